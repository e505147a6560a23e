//! What falls into a span of days, such as the stay of a visitor: for certain, or possibly.

use super::{Bundle, Class, Occurrence, Scope, Status};
use crate::locale;
use crate::time::{Date, Edge, Edtf, PartialDate, Precision, Window, days};

/// How far ahead the nearest coming occurrences are sought, in months: a yearly event may move by
/// some weeks.
const AHEAD_MONTHS: i32 = 13;

/// Whether an occurrence falls into a span of days for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// It is announced, or took place, and one of its exact days is in the span, or all days that its
    /// date allows are.
    Sure,
    /// Any other occurrence whose date allows a day of the span: its day is not known, or nobody has
    /// announced it.
    Possible,
}

impl Certainty {
    /// Returns whether an occurrence falls into the window for certain; `None` if it does not fall
    /// into it, because its date allows no day of it or because it is cancelled or postponed.
    ///
    /// An interval of exact days lasts on all of them, and goes on after an exact day with an open
    /// end. Of a month, a season, a year, a part of a month and an interval of those only some
    /// unknown day is meant. An expected occurrence, and a planned one whose outcome is not recorded
    /// on the day `today`, are at most possible, and so is a date with a qualifier, because "around"
    /// has no known width.
    ///
    /// ```
    /// use pobratim::{model::{Certainty, Status}, time::{Window, days}};
    /// let (december, today) = (Window::month(2026, 12).unwrap(), days::date(2026, 11, 30).unwrap());
    /// let of = |when: &str| Certainty::of(Status::Planned, &when.parse().unwrap(), &december, today);
    /// assert_eq!(of("2026-12-01/2027-01-31"), Some(Certainty::Sure));
    /// assert_eq!(of("2026-12-16~/2026-12-31~"), Some(Certainty::Sure));
    /// assert_eq!(of("2026-12-21~/2027-01-10~"), Some(Certainty::Possible));
    /// ```
    pub fn of(status: Status, when: &Edtf, window: &Window, today: Date) -> Option<Certainty> {
        if status.is_called_off() || !when.overlaps(window) {
            return None;
        }
        let is_sure = is_announced(status, when, today)
            && (has_exact_day_in(when, window) || is_inside(when, window));
        Some(match is_sure {
            true => Certainty::Sure,
            false => Certainty::Possible,
        })
    }
}

/// Whether it is announced, or known to have taken place.
fn is_announced(status: Status, when: &Edtf, today: Date) -> bool {
    match status {
        Status::Expected | Status::Cancelled | Status::Postponed => false,
        Status::Planned => !when.ends_before(today),
        Status::Held
        | Status::Ongoing
        | Status::MovedOnline
        | Status::Produced
        | Status::Adopted => true,
    }
}

/// Whether one of its exact days is in the window.
fn has_exact_day_in(when: &Edtf, window: &Window) -> bool {
    let days = match when {
        Edtf::Date(date) => exact_day(date).map(|day| (day, day)),
        Edtf::Interval { start, end } => {
            let known = |edge: &Edge| edge.date().and_then(exact_day);
            // An open end goes on; of an unknown or a vague one no day is known.
            let or_open = |edge: &Edge, day: Date, open: Date| match edge {
                Edge::Open => open,
                Edge::Date(_) | Edge::Unknown => day,
            };
            match (known(start), known(end)) {
                (Some(first), Some(last)) => Some((first, last)),
                (Some(day), None) => Some((day, or_open(end, day, Date::MAX))),
                (None, Some(day)) => Some((or_open(start, day, Date::MIN), day)),
                (None, None) => None,
            }
        }
        Edtf::Unknown => None,
    };
    let days = days.and_then(|(first, last)| Window::new(first, last));
    days.is_some_and(|days| days.intersection(window).is_some())
}

/// Whether all days that it allows are in the window.
fn is_inside(when: &Edtf, window: &Window) -> bool {
    let bounds = when.bounds();
    let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) else {
        return false;
    };
    window.contains(first) && window.contains(last) && locale::is_stated(when)
}

/// Returns the day of a date that is one exact day.
fn exact_day(date: &PartialDate) -> Option<Date> {
    Edtf::Date(*date).exact_day()
}

/// Occurrences in a span of days.
///
/// ```
/// use pobratim::{model::{Scope, load}, time::{Window, days}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let june = Window::month(2026, 6).unwrap();
/// let found = bundle.during(&[Scope::City], &june, june.first(), 1, &|_| true);
/// assert_eq!((found.sure.count, found.sure.list.len()), (3, 1));
/// assert_eq!((found.possible.count, found.count()), (4, 7));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct During {
    /// Those of [`Certainty::Sure`].
    pub sure: Found,
    /// Those of [`Certainty::Possible`].
    pub possible: Found,
}

impl During {
    /// Returns the number of all occurrences.
    pub const fn count(&self) -> usize {
        self.sure.count + self.possible.count
    }
}

/// The first of the occurrences that were found, and the number of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// At most as many as requested. First those that are not over and begin in the span, then those
    /// that began before it, then in the same order those that are over; each by their earliest day.
    pub list: Vec<Occurrence>,
    /// The number of all.
    pub count: usize,
}

/// The parts of [`Found::list`], in order; none has more occurrences than requested.
#[derive(Default)]
struct Parts {
    parts: [Vec<Occurrence>; 4],
    count: usize,
}

impl Parts {
    fn found(self, limit: usize) -> Found {
        let mut list = self.parts.concat();
        list.truncate(limit);
        Found {
            list,
            count: self.count,
        }
    }
}

impl Bundle {
    /// Returns the occurrences of the scopes that fall into the window and pass, at most `limit` of
    /// each certainty. Cancelled, postponed and undated ones do not fall into it.
    pub fn during(
        &self,
        scopes: &[Scope],
        window: &Window,
        today: Date,
        limit: usize,
        passes: &dyn Fn(&Occurrence) -> bool,
    ) -> During {
        let (mut sure, mut possible) = (Parts::default(), Parts::default());
        for occurrence in self.occurrences_of(scopes, window, usize::MAX - 1).list {
            let status = self.status(&occurrence);
            let when = &occurrence.when;
            let Some(certainty) = Certainty::of(status, when, window, today) else {
                continue;
            };
            if !passes(&occurrence) {
                continue;
            }
            let found = match certainty {
                Certainty::Sure => &mut sure,
                Certainty::Possible => &mut possible,
            };
            found.count += 1;
            let earliest = when.bounds().earliest;
            let began_before = earliest.is_none_or(|earliest| earliest < window.first());
            let part = usize::from(when.ends_before(today)) * 2 + usize::from(began_before);
            if let Some(part) = found.parts.get_mut(part).filter(|part| part.len() < limit) {
                part.push(occurrence);
            }
        }
        During {
            sure: sure.found(limit),
            possible: possible.found(limit),
        }
    }

    /// Returns at most `limit` events of the scopes that begin on the day `from` or within thirteen
    /// months after it, announced or expected, the earliest first, each series once. Those of which
    /// only the year is known are left out, because nothing says that they are near.
    pub fn coming(&self, scopes: &[Scope], from: Date, limit: usize) -> Vec<Occurrence> {
        let Some(window) = Window::new(from, days::add_months(from, AHEAD_MONTHS)) else {
            return Vec::new();
        };
        let mut known = Vec::new();
        let is_coming = |occurrence: &Occurrence| {
            let view = self.view_of(occurrence);
            let begins = occurrence.when.bounds().earliest;
            let is_coming = begins.is_some_and(|earliest| from <= earliest)
                && occurrence.when.precision() != Some(Precision::Year)
                && view.class == Class::Event
                && !view.status.is_called_off()
                && view.series.is_none_or(|series| !known.contains(&series));
            if is_coming {
                known.extend(view.series);
            }
            is_coming
        };
        let all = self.occurrences_of(scopes, &window, usize::MAX - 1).list;
        all.into_iter().filter(is_coming).take(limit).collect()
    }
}
