//! Strategies for any items, and their properties computed one by one.

use super::Plan;
use pobratim::time::{
    Date, Edge, Edtf, Part, PartialDate, Qualifier, Season, Weekday, Window, days,
};
use proptest::prelude::*;

fn partial_date() -> impl Strategy<Value = PartialDate> {
    let part = prop_oneof![
        6 => (1..=12_u8, 1..=31_u8).prop_map(|(month, day)| Part::Day { month, day }),
        3 => (1..=12_u8).prop_map(Part::Month),
        1 => (0..4_usize).prop_map(|index| Part::Season(Season::ALL[index])),
        1 => Just(Part::Year),
    ];
    let qualifier = prop_oneof![
        6 => Just(Qualifier::NONE),
        1 => Just(Qualifier::APPROXIMATE),
        1 => Just(Qualifier::UNCERTAIN),
    ];
    (2020..=2022_i32, part, qualifier).prop_filter_map("no such day", |(year, part, qualifier)| {
        PartialDate::new(year, part, qualifier).ok()
    })
}

fn edge() -> impl Strategy<Value = Edge> {
    prop_oneof![
        8 => partial_date().prop_map(Edge::Date),
        1 => Just(Edge::Open),
        1 => Just(Edge::Unknown),
    ]
}

/// Every kind of date; close dates and exact intervals of some days more often than by chance.
pub fn when() -> impl Strategy<Value = Edtf> {
    let few_days = (partial_date(), 0..20_i32).prop_map(|(start, length)| {
        let first = start.first();
        Edtf::days(&Window::new(first, days::add_days(first, length)).unwrap())
    });
    prop_oneof![
        5 => partial_date().prop_map(Edtf::Date),
        3 => few_days,
        3 => (edge(), edge()).prop_filter_map("backwards", |(start, end)| Edtf::interval(start, end).ok()),
        1 => Just(Edtf::Unknown),
    ]
}

pub fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let length = prop::option::of(prop_oneof![0..200_u16, 0..3000_u16]);
    let minutes = prop::option::of(0..1440_u16);
    let plan = (when(), 0..4_u16, any::<bool>(), minutes, length).prop_map(
        |(when, rank, is_expected, minutes, length_minutes)| Plan {
            when,
            rank,
            is_expected,
            minutes,
            length_minutes,
        },
    );
    prop::collection::vec(plan, 0..60)
}

pub fn first_weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_map(|number| Weekday::Monday.nth_next(number))
}

pub fn a_day() -> impl Strategy<Value = Date> {
    (2020..=2022_i32, 1..=366_u16).prop_filter_map("no such day", |(year, ordinal)| {
        Date::from_ordinal_date(year, ordinal).ok()
    })
}

/// Returns how often a key occurs in a list of lists.
pub fn times<'a>(key: u32, lists: impl IntoIterator<Item = &'a Vec<u32>>) -> usize {
    lists
        .into_iter()
        .flatten()
        .filter(|other| **other == key)
        .count()
}

/// Returns the exact days of a date in a window, computed day by day.
pub fn exact_days(when: &Edtf, window: &Window) -> Vec<Date> {
    let on = |day: &Date| when.is_exact() && when.overlaps(&Window::day(*day));
    window.days().filter(on).collect()
}
