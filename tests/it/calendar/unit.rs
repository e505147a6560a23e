//! Pages of the calendar: the days of a year, month and week, steps between pages, and the day that
//! represents a longer period.

use pobratim::calendar::{Unit, day_within};
use pobratim::time::{Edtf, Weekday};
use proptest::prelude::*;

use super::strategies::first_weekday;
use super::{Plan, day, edtf, items};

fn days(unit: Unit, of: &str) -> String {
    let days = unit.days(day(of), Weekday::Monday);
    format!("{} {}", days.first(), days.last())
}

#[test]
fn a_page_holds_its_days() {
    assert_eq!(days(Unit::Year, "2024-02-29"), "2024-01-01 2024-12-31");
    assert_eq!(days(Unit::Month, "2024-02-29"), "2024-02-01 2024-02-29");
    assert_eq!(days(Unit::Week, "2024-02-29"), "2024-02-26 2024-03-03");
}

#[test]
fn steps_lead_from_page_to_page() {
    let check = |unit: Unit, from: &str, by: i32, to: &str| {
        assert_eq!(unit.step(day(from), by), day(to), "{unit:?} {from} {by}");
    };
    check(Unit::Year, "2024-02-29", 1, "2025-01-01");
    check(Unit::Year, "2024-02-29", -1, "2023-01-01");
    check(Unit::Month, "2021-05-31", -1, "2021-04-01");
    check(Unit::Month, "2021-12-05", 1, "2022-01-01");
    check(Unit::Week, "2021-12-31", 1, "2022-01-07");
}

#[test]
fn a_longer_period_shows_its_most_useful_day() {
    let check = |plans: &[&str], period: &str, today: &str, expected: &str| {
        let plans = Plan::read_all(plans);
        let bounds = edtf(period).bounds();
        let window = bounds.clip(&Unit::Year.days(day("2021-01-01"), Weekday::Monday));
        let found = day_within(&items(&plans), &window.unwrap(), day(today));
        assert_eq!(found, day(expected), "{period}");
    };
    // Today, if it is one of the days.
    check(&["2021-05-20"], "2021-05", "2021-05-03", "2021-05-03");
    // Otherwise the first day of an item; a vaguer item before it does not count.
    let plans = [
        "2021-05",
        "2021-05-20",
        "2021-05-12/2021-05-14",
        "2021-04-01",
    ];
    check(&plans, "2021-05", "2021-11-22", "2021-05-12");
    // An earlier item continues on the first day.
    check(
        &["2021-04-28/2021-05-02"],
        "2021-05",
        "2021-11-22",
        "2021-05-01",
    );
    // Otherwise the beginning of the first vague item, except items known by year.
    check(
        &["2021", "2021-09", "2021-06"],
        "2021",
        "2026-11-22",
        "2021-06-01",
    );
    // Otherwise the first day.
    check(
        &["2021", "2020-03-01"],
        "2021-05",
        "2026-11-22",
        "2021-05-01",
    );
}

proptest! {
    #[test]
    fn a_step_there_and_back_returns_to_the_page(
        ordinal in 1..=365_u16, by in 1..40_i32, first in first_weekday(),
    ) {
        let start = Unit::Week.step(day("2021-01-01"), i32::from(ordinal) / 7);
        for unit in [Unit::Year, Unit::Month, Unit::Week] {
            let there = unit.step(start, by);
            prop_assert_eq!(unit.days(unit.step(there, -by), first), unit.days(start, first));
            // There is no gap between two pages.
            let next = unit.days(unit.step(start, 1), first);
            let last = unit.days(start, first).last();
            prop_assert_eq!(last.next_day(), Some(next.first()));
        }
    }

    #[test]
    fn the_day_of_a_period_is_one_of_its_days(texts in prop::collection::vec("2021-(0[1-9]|1[0-2])(-1[0-9])?", 0..6), month in 1..=12_u8) {
        let plans: Vec<Plan> = texts.iter().map(|text| Plan::read(text)).collect();
        let period = Edtf::month(2021, month).unwrap().bounds();
        let window = pobratim::time::Window::month(2021, month).unwrap();
        let found = day_within(&items(&plans), &window, day("2026-11-22"));
        prop_assert!(period.overlaps(&pobratim::time::Window::day(found)));
    }
}
