//! Classification of occurrences into five groups on a given day.

use super::{Bundle, Occurrence, Scope, Status, View, Vocabulary};
use crate::time::{Date, Edtf};

vocabulary! {
    /// Group of an occurrence on a given day; each is in exactly one.
    ///
    /// Groups are tested in this order; the first match applies.
    Group {
        /// Does not take place at the given time: cancelled or postponed, whether or not that time
        /// has passed.
        Cancelled = "cancelled",
        /// No date is known.
        Undated = "undated",
        /// Its latest possible day is before the given day. If it was only planned, its outcome is
        /// not recorded ([`View::is_outcome_unrecorded`]).
        Past = "past",
        /// Not over, and announced or reported: planned, ongoing, moved online. Also held, produced
        /// or adopted while its date still allows a future day, as `2021-05` does until the end of
        /// that May.
        Announced = "announced",
        /// Not over and not announced: an occurrence derived from a series only, or an entry with
        /// this status.
        Expected = "expected",
    }
}

impl Group {
    /// Returns the group for a status and date on the day `today`.
    ///
    /// ```
    /// use pobratim::{model::{Group, Status}, time::days};
    /// let may = "2021-05".parse().unwrap();
    /// let on = |month, day| days::date(2021, month, day).unwrap();
    /// assert_eq!(Group::of(Status::Planned, &may, on(5, 31)), Group::Announced);
    /// assert_eq!(Group::of(Status::Planned, &may, on(6, 1)), Group::Past);
    /// assert_eq!(Group::of(Status::Postponed, &may, on(6, 1)), Group::Cancelled);
    /// ```
    pub fn of(status: Status, when: &Edtf, today: Date) -> Group {
        if status.is_called_off() {
            return Group::Cancelled;
        }
        if *when == Edtf::Unknown {
            return Group::Undated;
        }
        if when.ends_before(today) {
            return Group::Past;
        }
        match status {
            Status::Expected => Group::Expected,
            Status::Held
            | Status::Planned
            | Status::Ongoing
            | Status::Cancelled
            | Status::Postponed
            | Status::MovedOnline
            | Status::Produced
            | Status::Adopted => Group::Announced,
        }
    }
}

impl Status {
    /// Whether it does not take place at the given time.
    pub const fn is_called_off(self) -> bool {
        match self {
            Status::Cancelled | Status::Postponed => true,
            Status::Held
            | Status::Planned
            | Status::Ongoing
            | Status::MovedOnline
            | Status::Expected
            | Status::Produced
            | Status::Adopted => false,
        }
    }
}

/// Numbers of occurrences by group. Observances are not counted.
///
/// ```
/// use pobratim::{model::{GroupCounts, Scope, load}, time::{Window, days}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let june = Window::month(2026, 6).unwrap();
/// let list = bundle.occurrences_of(&[Scope::City], &june, 100).list;
/// let counts = GroupCounts::of(&bundle, &list, june.first());
/// assert_eq!((counts.announced, counts.expected, counts.cancelled), (6, 1, 1));
/// assert_eq!(counts.total(), 8);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupCounts {
    pub announced: usize,
    pub expected: usize,
    /// Past ones, without the unconfirmed ones.
    pub past: usize,
    /// Past ones that were expected and that nobody has confirmed.
    pub unconfirmed: usize,
    pub cancelled: usize,
    pub undated: usize,
}

impl GroupCounts {
    /// Counts occurrences on the day `today`.
    pub fn of<'a>(
        bundle: &Bundle,
        list: impl IntoIterator<Item = &'a Occurrence>,
        today: Date,
    ) -> GroupCounts {
        let mut counts = GroupCounts::default();
        for occurrence in list {
            if bundle.scope(occurrence.subject) == Scope::Observance {
                continue;
            }
            let status = bundle.status(occurrence);
            *match Group::of(status, &occurrence.when, today) {
                Group::Cancelled => &mut counts.cancelled,
                Group::Undated => &mut counts.undated,
                Group::Past if status == Status::Expected => &mut counts.unconfirmed,
                Group::Past => &mut counts.past,
                Group::Announced => &mut counts.announced,
                Group::Expected => &mut counts.expected,
            } += 1;
        }
        counts
    }

    /// Returns the number of all.
    pub const fn total(&self) -> usize {
        self.announced
            + self.expected
            + self.past
            + self.unconfirmed
            + self.cancelled
            + self.undated
    }
}

impl View<'_> {
    /// Returns the group on the day `today`. An edition of a series is grouped by its own status
    /// and date, like any entry.
    pub fn group(&self, today: Date) -> Group {
        Group::of(self.status, &self.when, today)
    }

    /// Whether it is past on the day `today` and was only planned, so that its outcome is not
    /// recorded. An observance has no outcome.
    pub fn is_outcome_unrecorded(&self, today: Date) -> bool {
        self.scope != Scope::Observance
            && self.status == Status::Planned
            && self.group(today) == Group::Past
    }
}
