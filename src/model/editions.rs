//! What is near an occurrence: other editions of its series, and other events around its dates.

use super::{Bundle, Class, Group, Occurrence, Scope, SeriesIx, Subject, newest_first};
use crate::time::{Date, Edtf, Precision, Window, days};

/// How many days before and after an exact date are around it.
const AROUND_DAYS: i32 = 7;
/// The longest span of days that has other events around it: longer than a season, shorter than two.
const MAX_SPAN_DAYS: i32 = 100;

/// The other editions of a series, seen from one of its occurrences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editions {
    /// The last dated edition before it.
    pub previous: Option<Occurrence>,
    /// The first edition after it: a dated one, or the coming one.
    pub next: Option<Occurrence>,
    /// The first edition that is not over, announced or expected, unless it is the occurrence itself.
    pub coming: Option<Occurrence>,
    /// All of them: the coming one, then the dated ones, the newest first.
    pub list: Vec<Occurrence>,
}

impl Bundle {
    /// Returns the other editions of the series of a subject: all that are dated, and the first one
    /// that is not over on `today`. `None` if it has no series.
    ///
    /// ```
    /// use pobratim::{model::load, time::days};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
    /// let bundle = load(json).unwrap().bundle;
    /// let sea_day = bundle.find_subject("sea-day-2026").unwrap();
    /// let editions = bundle.editions(sea_day, days::date(2026, 12, 1).unwrap()).unwrap();
    /// assert_eq!(editions.next.unwrap().subject.id(&bundle), "sea-day@2027");
    /// ```
    pub fn editions(&self, subject: Subject, today: Date) -> Option<Editions> {
        let own = self.view(subject);
        let series = own.series?;
        let is_other = |other: &Occurrence| other.subject != subject;
        let coming = self.coming_edition(series, today).filter(is_other);
        let mut dated = self.entries_where(&|entry| entry.series == Some(series));
        dated.retain(is_other);
        let mut list: Vec<Occurrence> = coming.into_iter().collect();
        let others = newest_first(dated).into_iter();
        list.extend(others.filter(|other| Some(*other) != coming));

        let day = |when: &Edtf| {
            let bounds = when.bounds();
            bounds.earliest.or(bounds.latest)
        };
        let nearest = |is_later: bool| {
            let own = day(&own.when)?;
            let on_side = list.iter().filter(|other| {
                day(&other.when).is_some_and(|day| match is_later {
                    true => own < day,
                    false => day < own,
                })
            });
            match is_later {
                true => on_side.min_by_key(|other| day(&other.when)).copied(),
                false => on_side.max_by_key(|other| day(&other.when)).copied(),
            }
        };
        Some(Editions {
            previous: nearest(false),
            next: nearest(true),
            coming,
            list,
        })
    }

    /// Returns the first occurrence of a series that is neither over on `today` nor cancelled, until
    /// the end of the next year: published sites have pages for that time.
    pub fn coming_edition(&self, series: SeriesIx, today: Date) -> Option<Occurrence> {
        let last = days::date(today.year() + 1, 12, 31)?;
        let window = Window::new(today, last)?;
        let scope = self.series(series).scope;
        let found = self.occurrences_of(&[scope], &window, usize::MAX - 1).list;
        found.into_iter().find(|one| {
            let view = self.view_of(one);
            view.series == Some(series) && view.group(today) != Group::Cancelled
        })
    }

    /// Returns at most `limit` other events of the city around the dates of a subject: those whose
    /// date overlaps its own, or is within seven days of it if it is exact. Events on exact days come
    /// first, then the earliest. Occurrences that are only expected count until they are past on
    /// `today`, and if they begin in this or the next year, as published sites have pages for those.
    /// Nothing if the subject is known only by its year, lasts longer than a season, or has no date.
    pub fn around(&self, subject: Subject, today: Date, limit: usize) -> Vec<Occurrence> {
        let own = self.view(subject);
        let Some(window) = window_around(&own.when) else {
            return Vec::new();
        };
        let mut list = self.occurrences(&window, usize::MAX - 1).list;
        list.retain(|other| {
            let view = self.view_of(other);
            let begins = view.when.bounds().earliest;
            let is_in_time = match other.subject {
                Subject::Entry(_) => true,
                Subject::Expected { .. } => {
                    view.group(today) != Group::Past
                        && begins.is_some_and(|day| day.year() <= today.year() + 1)
                }
            };
            other.subject != subject
                && is_in_time
                && view.class == Class::Event
                && view.scope == Scope::City
                && view.group(today) != Group::Cancelled
                && view.when.precision() != Some(Precision::Year)
        });
        // Occurrences come the earliest first; partitioning keeps that order.
        let (mut exact, vague): (Vec<_>, Vec<_>) =
            list.into_iter().partition(|other| other.when.is_exact());
        exact.extend(vague);
        exact.truncate(limit);
        exact
    }
}

/// Returns the days around a date; see [`Bundle::around`].
fn window_around(when: &Edtf) -> Option<Window> {
    let bounds = when.bounds();
    let (first, last) = bounds.earliest.zip(bounds.latest)?;
    if MAX_SPAN_DAYS < days::days_between(first, last) {
        return None;
    }
    let margin = match when.is_exact() {
        true => AROUND_DAYS,
        false => 0,
    };
    Window::new(days::add_days(first, -margin), days::add_days(last, margin))
}
