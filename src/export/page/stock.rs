//! What pages and feeds are made of, gathered once for all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Class, Item, opening};
use crate::geo::distance_km;
use crate::model::{Bundle, CityIx, Group, Occurrence, SeriesIx, Subject};
use crate::text::places_by;
use crate::time::{Date, Edtf, Window, days};

/// No bundle has so many occurrences in a year.
const MANY: usize = 1_000_000;

/// The occurrences of a site, and the years and months that have any.
#[derive(Clone, Debug, Default)]
pub struct Stock {
    /// Entries in the order of their earliest days, those without a date last; then what is
    /// expected from the present year on.
    pub told: Vec<Occurrence>,
    /// What is expected in any year that has a page: it can be linked to.
    pub expected: Vec<Occurrence>,
    /// Years with a page of their own, in order.
    pub years: Vec<i32>,
    /// Months with a page of their own, in order: year, month 1 to 12.
    pub months: Vec<(i32, u8)>,
    /// The month that a calendar opens with.
    pub opening: (i32, u8),
    /// The year with the most entries, and how many it has.
    pub fullest: Option<(i32, usize)>,
    /// Cities, the nearest to the host first.
    pub nearest: Vec<CityIx>,
    /// How many entries name a city, by its place in the bundle.
    pub entries_of: Vec<usize>,
    /// Titles, in any language, that several pages of events have.
    pub twice: BTreeSet<String>,
    /// Entries of a series.
    pub editions: BTreeMap<SeriesIx, Vec<Occurrence>>,
}

impl Stock {
    /// Gathers all of a bundle. `today` is the day on which its data was last changed.
    pub fn of(bundle: &Bundle, today: Date) -> Stock {
        let mut stock = Stock {
            nearest: nearest(bundle),
            entries_of: entries_of(bundle),
            ..Stock::default()
        };
        let entries = bundle.entries_where(&|_| true);
        for occurrence in &entries {
            if let Some(series) = bundle.view_of(occurrence).series {
                stock.editions.entry(series).or_default().push(*occurrence);
            }
        }
        stock.years = years(bundle, today);
        let (mut months, mut counts) = (BTreeSet::new(), BTreeMap::new());
        for year in stock.years.clone() {
            let Some(window) = Window::year(year) else {
                continue;
            };
            let found = bundle.occurrences(&window, MANY).list;
            for occurrence in &found {
                stand_in_months(occurrence, year, &mut months);
                match occurrence.subject {
                    Subject::Entry(_) => *counts.entry(year).or_insert(0) += 1,
                    Subject::Expected { .. } => stock.expected.push(*occurrence),
                }
            }
        }
        // What lasts into the next year was found in both.
        let mut seen = BTreeSet::new();
        stock
            .expected
            .retain(|one| seen.insert(one.subject.id(bundle).into_owned()));
        stock.twice = twice(bundle, entries.iter().chain(&stock.expected));
        stock.months = months.into_iter().collect();
        stock.fullest = counts
            .into_iter()
            .max_by_key(|(year, count)| (*count, *year));
        let coming = stock.expected.iter().copied();
        let coming = coming.filter(|one| bundle.view_of(one).group(today) == Group::Expected);
        stock.told = by_day(&entries).into_iter().chain(coming).collect();
        stock.opening = opening(&stock.told, today);
        stock
    }
}

/// Titles that are shown more than once in some language.
fn twice<'a>(bundle: &Bundle, all: impl Iterator<Item = &'a Occurrence>) -> BTreeSet<String> {
    let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
    for occurrence in all {
        let title = bundle.view_of(occurrence).title;
        for lang in &bundle.languages {
            let found = title.get(*lang, &bundle.order);
            let text = found.map_or("", |found| found.text);
            if !once.insert((lang.index(), text)) {
                twice.insert(text.to_string());
            }
        }
    }
    twice
}

/// Items of a calendar's views; each key is the place in the list.
pub(super) fn items<'a>(bundle: &Bundle, list: &'a [Occurrence]) -> Vec<Item<'a>> {
    let item = |(key, occurrence): (u32, &'a Occurrence)| {
        let view = bundle.view_of(occurrence);
        Item {
            key,
            when: &occurrence.when,
            rank: u16::from(view.category.0),
            minutes: view.time.map(|time| time.start_minutes()),
            length_minutes: view.time.and_then(|time| time.length_minutes()),
        }
    };
    (0..).zip(list).map(item).collect()
}

/// Entries by their earliest day, and what has none at the end.
fn by_day(entries: &[Occurrence]) -> Vec<Occurrence> {
    let day = |place: usize| {
        let bounds = entries.get(place).map(|one| one.when.bounds());
        let day = bounds.and_then(|bounds| bounds.earliest.or(bounds.latest));
        day.map_or(i64::MAX, |day| i64::from(day.to_julian_day()))
    };
    let order = places_by(entries.len(), &|place| (day(place), 0)).into_iter();
    order
        .filter_map(|place| entries.get(place).copied())
        .collect()
}

/// Every year that an entry touches, and the present and the next one.
fn years(bundle: &Bundle, today: Date) -> Vec<i32> {
    let this = today.year();
    let mut years = BTreeSet::from([this, this + 1]);
    years.extend(bundle.years_told(today));
    years.into_iter().filter(|year| *year > 0).collect()
}

/// A month has a page where something may be on one of its days and on few others.
fn stand_in_months(occurrence: &Occurrence, year: i32, months: &mut BTreeSet<(i32, u8)>) {
    if !matches!(Class::of(&occurrence.when), Class::Exact | Class::Band(_)) {
        return;
    }
    for month in 1..=12 {
        let window = Window::month(year, month);
        if window.is_some_and(|window| occurrence.when.overlaps(&window)) {
            months.insert((year, month));
        }
    }
}

fn opening(told: &[Occurrence], today: Date) -> (i32, u8) {
    let last = days::add_months(today, 12);
    let near = told.iter().filter(|one| {
        let earliest = one.when.bounds().earliest;
        one.when != Edtf::Unknown && earliest.is_none_or(|earliest| earliest <= last)
    });
    let items: Vec<Item<'_>> = near
        .map(|one| Item {
            key: 0,
            when: &one.when,
            rank: 0,
            minutes: None,
            length_minutes: None,
        })
        .collect();
    let opening = opening::choose(&items, today, opening::SOON_DAYS);
    (opening.year, opening.month)
}

fn nearest(bundle: &Bundle) -> Vec<CityIx> {
    let host = bundle.host.position;
    let metres = |place: usize| {
        let city = bundle.cities.get(place);
        city.map_or(0, |city| (distance_km(host, city.position) * 1000.0) as i64)
    };
    let order = places_by(bundle.cities.len(), &|place| (metres(place), 0)).into_iter();
    order.filter_map(CityIx::new).collect()
}

fn entries_of(bundle: &Bundle) -> Vec<usize> {
    let mut counts = vec![0; bundle.cities.len()];
    for city in bundle.entries.iter().flat_map(|entry| &entry.cities) {
        if let Some(count) = counts.get_mut(city.index()) {
            *count += 1;
        }
    }
    counts
}
