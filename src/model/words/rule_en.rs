//! Rules in English.

use super::pattern::{Ending, Pattern, join, spaced};
use super::west::en_point;
use crate::time::recur::Frequency;
use crate::time::{Weekday, days};

const UNITS: [&str; 4] = ["day", "week", "month", "year"];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// How often and on which days.
pub fn say(pattern: &Pattern) -> String {
    let unit = UNITS[pattern.unit as usize];
    let is_plain = !pattern.has_month_days() && !pattern.has_ordinals();
    // "Every Tuesday", but "every 2 weeks on Tuesdays".
    let every_weekday = is_plain && pattern.every == 1 && pattern.is(Frequency::Weekly);
    let head = match pattern.every {
        1 if every_weekday => "every".to_string(),
        1 => ["every ", unit].concat(),
        every => ["every ", &every.to_string(), " ", unit, "s"].concat(),
    };
    let ending = if every_weekday || pattern.has_ordinals() {
        ""
    } else {
        "s"
    };
    let weekday = |day: Weekday| [weekday_name(day), ending].concat();
    let weekdays = pattern.nth_weekdays(" ", &|number, _| ordinal(number), &weekday);
    let weekdays = join(&weekdays, ", ", " and ");
    let months = pattern
        .months
        .iter()
        .map(|month| days::month_name(*month).to_string());
    let months = join(&months.collect::<Vec<_>>(), ", ", " and ");
    let days = if pattern.has_month_days() {
        let days = join(&month_days(pattern), ", ", " and ");
        match weekdays.is_empty() {
            true => ["on ", &days].concat(),
            false => ["on ", &days, " (", &weekdays, " only)"].concat(),
        }
    } else if pattern.has_ordinals() {
        let of = match pattern.unit {
            Frequency::Yearly if months.is_empty() => " of the year".to_string(),
            Frequency::Yearly => [" of ", &months].concat(),
            _ => String::new(),
        };
        ["on the ", &weekdays, &of].concat()
    } else if every_weekday || weekdays.is_empty() {
        weekdays
    } else {
        ["on ", &weekdays].concat()
    };
    let limit = match months.is_empty() || pattern.is_within_months() {
        true => String::new(),
        false => ["in ", &months].concat(),
    };
    spaced([head, days, limit])
}

/// What follows about its end; nothing where there is none.
pub fn end(ending: &Ending) -> String {
    match ending {
        Ending::Never => String::new(),
        Ending::Times(1) => ", once".to_string(),
        Ending::Times(2) => ", twice".to_string(),
        Ending::Times(times) => [", ", &times.to_string(), " times"].concat(),
        Ending::Until(point) => [", until ", &en_point(point)].concat(),
    }
}

fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "second", "20th"; from the end "last", "second to last".
fn ordinal(number: i8) -> String {
    let count = number.unsigned_abs();
    let word = ORDINALS.get(usize::from(count).wrapping_sub(1));
    let word = word.map_or_else(|| numbered(count), |word| word.to_string());
    match number {
        -1 => "last".to_string(),
        1.. => word,
        _ => word + " to last",
    }
}

/// "1st", "22nd", "13th".
fn numbered(count: u8) -> String {
    let ending = match (count % 10, count) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    count.to_string() + ending
}

/// "31 May", "the last day of May"; without months "the 15th", "the last day".
fn month_days(pattern: &Pattern) -> Vec<String> {
    let mut said = Vec::new();
    for month in pattern.within() {
        let (ahead, from_end) = pattern.days_from_both_ends();
        let number = |day: &i8| match month {
            Some(_) => day.to_string(),
            None => numbered(day.unsigned_abs()),
        };
        let days: Vec<String> = ahead.iter().map(number).collect();
        let days = join(&days, ", ", " and ");
        match month {
            _ if days.is_empty() => {}
            Some(month) => said.push([&days, " ", days::month_name(month)].concat()),
            None => said.push(["the ", &days].concat()),
        }
        let of = month.map_or(String::new(), |month| {
            [" of ", days::month_name(month)].concat()
        });
        for day in from_end {
            said.push(["the ", &ordinal(*day), " day", &of].concat());
        }
    }
    said
}
