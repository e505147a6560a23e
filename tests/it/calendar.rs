//! The views of the calendar: months, weeks and years as drawings, tables of cases, and properties
//! of any items.

mod month;
mod properties;
mod session;
mod slices;
mod strategies;
mod tables;
mod unit;
mod week;
mod year;

use pobratim::calendar::Item;
use pobratim::time::days::date;
use pobratim::time::{Date, Edtf};

fn edtf(text: &str) -> Edtf {
    text.parse()
        .unwrap_or_else(|error| panic!("`{text}`: {error}"))
}

fn day(text: &str) -> Date {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().unwrap());
    let mut next = || parts.next().unwrap();
    date(next(), next() as u8, next() as u8).unwrap()
}

/// An item as tests write it: a date, then optionally `#` with a rank, `@` with a time (`@9` or
/// `@9:30`) and `+` with a length in minutes; `?` is an expected one.
#[derive(Clone, Debug)]
struct Plan {
    when: Edtf,
    rank: u16,
    is_expected: bool,
    minutes: Option<u16>,
    length_minutes: Option<u16>,
}

impl Plan {
    fn read(text: &str) -> Plan {
        let mut words = text.split(' ');
        let mut plan = Plan {
            when: edtf(words.next().unwrap()),
            rank: 0,
            is_expected: false,
            minutes: None,
            length_minutes: None,
        };
        for word in words {
            match word.split_at(1) {
                ("?", "") => plan.is_expected = true,
                ("#", rank) => plan.rank = rank.parse().unwrap(),
                ("@", time) => {
                    let (hour, minute) = time.split_once(':').unwrap_or((time, "0"));
                    let number = |text: &str| text.parse::<u16>().unwrap();
                    plan.minutes = Some(number(hour) * 60 + number(minute));
                }
                ("+", minutes) => plan.length_minutes = minutes.parse().ok(),
                _ => panic!("`{word}` is no rank, hour or length"),
            }
        }
        plan
    }

    fn read_all(texts: &[&str]) -> Vec<Plan> {
        texts.iter().map(|text| Plan::read(text)).collect()
    }
}

/// Returns the items of these plans; the key is the index in the list.
fn items(plans: &[Plan]) -> Vec<Item<'_>> {
    let numbered = plans.iter().zip(0..);
    numbered.map(|(plan, key)| plan_item(plan, key)).collect()
}

fn plan_item(plan: &Plan, key: u32) -> Item<'_> {
    Item {
        key,
        when: &plan.when,
        rank: plan.rank,
        is_expected: plan.is_expected,
        minutes: plan.minutes,
        length_minutes: plan.length_minutes,
    }
}

/// Returns the name of an item in drawings: a, b, … z, then its number.
fn name(key: u32) -> String {
    match u8::try_from(key) {
        Ok(small @ 0..26) => char::from(b'a' + small).to_string(),
        _ => key.to_string(),
    }
}

fn names(keys: &[u32]) -> String {
    keys.iter()
        .map(|key| name(*key))
        .collect::<Vec<_>>()
        .join(" ")
}
