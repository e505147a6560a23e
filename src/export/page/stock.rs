//! What pages and feeds are made of, gathered once for all of them.

use std::collections::BTreeSet;

use crate::calendar::Class;
use crate::model::{Bundle, Group, Occurrence, Subject};
use crate::route::Folders;
use crate::text::places_by;
use crate::time::{Date, Window};

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
    /// The months and years with a page of their own.
    pub folders: Folders,
}

impl Stock {
    /// Gathers all of a bundle. `today` is the day for which the pages are made.
    pub fn of(bundle: &Bundle, today: Date) -> Stock {
        let entries = bundle.entries_where(&|_| true);
        let years = years(bundle, today);
        let (mut months, mut expected) = (BTreeSet::new(), Vec::new());
        for year in &years {
            let found = Window::year(*year).map(|window| bundle.occurrences(&window, MANY).list);
            for occurrence in found.unwrap_or_default() {
                add_months(&occurrence, *year, &mut months);
                if let Subject::Expected { .. } = occurrence.subject {
                    expected.push(occurrence);
                }
            }
        }
        // What lasts into the next year was found in both.
        let mut seen = BTreeSet::new();
        expected.retain(|one| seen.insert(one.subject.id(bundle).into_owned()));
        let coming = expected.iter().copied();
        let coming = coming.filter(|one| bundle.view_of(one).group(today) == Group::Expected);
        Stock {
            told: by_day(&entries).into_iter().chain(coming).collect(),
            folders: Folders {
                years,
                months: months.into_iter().collect(),
            },
            expected,
        }
    }
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
fn add_months(occurrence: &Occurrence, year: i32, months: &mut BTreeSet<(i32, u8)>) {
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
