//! Contents of pages and feeds, collected once for all of them.

use std::collections::BTreeSet;

use crate::calendar::Class;
use crate::model::{Bundle, Group, Occurrence, Scope, Subject};
use crate::route::Folders;
use crate::text::sorted_indices;
use crate::time::{Date, Window};

/// Upper limit of occurrences in a year.
const MAX_OCCURRENCES: usize = 1_000_000;

/// The occurrences of a site, and the years and months that have any.
#[derive(Clone, Debug, Default)]
pub struct SiteContent {
    /// Entries of the city by first day, those without a date last; then the occurrences of its series
    /// that are not over.
    pub listed: Vec<Occurrence>,
    /// Occurrences of series of all scopes, announced or not, in any year that has a page, so that the
    /// page can link to them.
    pub expected: Vec<Occurrence>,
    /// The months and years with a page of their own.
    pub folders: Folders,
}

impl SiteContent {
    /// Collects the contents of a bundle. `today` is the day for which the pages are rendered.
    pub fn of(bundle: &Bundle, today: Date) -> SiteContent {
        let entries = bundle.entries_where(&|entry| entry.is_own());
        let years = years(bundle, today);
        let (mut months, mut expected) = (BTreeSet::new(), Vec::new());
        for year in &years {
            let found = Window::year(*year).map(|window| {
                bundle
                    .occurrences_of(Scope::ALL, &window, MAX_OCCURRENCES)
                    .list
            });
            for occurrence in found.unwrap_or_default() {
                if bundle.scope(occurrence.subject) == Scope::City {
                    add_months(&occurrence, *year, &mut months);
                }
                if let Subject::Expected { .. } = occurrence.subject {
                    expected.push(occurrence);
                }
            }
        }
        // An occurrence that lasts into the next year was found in both years.
        let mut seen = BTreeSet::new();
        expected.retain(|one| seen.insert(one.subject.id(bundle).into_owned()));
        let upcoming = expected.iter().copied();
        let upcoming = upcoming.filter(|one| {
            let view = bundle.view_of(one);
            let group = view.group(today);
            view.scope == Scope::City && [Group::Announced, Group::Expected].contains(&group)
        });
        SiteContent {
            listed: sorted_by_day(&entries)
                .into_iter()
                .chain(upcoming)
                .collect(),
            folders: Folders {
                years,
                months: months.into_iter().collect(),
            },
            expected,
        }
    }
}

/// Sorts entries by their first day, those without a date last.
fn sorted_by_day(entries: &[Occurrence]) -> Vec<Occurrence> {
    let day = |index: usize| {
        let bounds = entries.get(index).map(|one| one.when.bounds());
        let day = bounds.and_then(|bounds| bounds.earliest.or(bounds.latest));
        day.map_or(i64::MAX, |day| i64::from(day.to_julian_day()))
    };
    let order = sorted_indices(entries.len(), &|index| (day(index), 0)).into_iter();
    order
        .filter_map(|index| entries.get(index).copied())
        .collect()
}

/// Returns every year with an entry, the present and the next one.
fn years(bundle: &Bundle, today: Date) -> Vec<i32> {
    let this = today.year();
    let mut years = BTreeSet::from([this, this + 1]);
    years.extend(bundle.years_with_entries(today));
    years.into_iter().filter(|year| *year > 0).collect()
}

/// Adds the months of an occurrence with an exact date or one vague within a few days.
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
