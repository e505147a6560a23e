//! The five groups into which every occurrence falls on a given day.

use super::{Status, View, Word};
use crate::time::{Date, Edtf};

words! {
    /// Where an occurrence is on a given day: each is in exactly one group.
    ///
    /// The groups are tested in this order, and the first that fits is taken.
    Group {
        /// It does not take place at the time that is given: cancelled or postponed. Whether that
        /// time is over makes no difference.
        Cancelled = "cancelled",
        /// No date is known.
        Undated = "undated",
        /// Its latest possible day is before the day asked about. Of what was only planned, the
        /// outcome is not recorded ([`View::is_outcome_unrecorded`]).
        Past = "past",
        /// Not over, and somebody has announced it or reported on it: planned, ongoing, moved
        /// online. What a source calls held, produced or adopted is here too for as long as its
        /// date allows a day that is still to come, as `2021-05` does until the end of that May.
        Announced = "announced",
        /// Not over, and nobody has announced it: an occurrence that follows from a series alone, or
        /// an entry that says so of itself.
        Expected = "expected",
    }
}

impl Group {
    /// Returns the group of what has this status and date, on the day `today`.
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
    /// Whether it does not take place at the time that is given.
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

impl View<'_> {
    /// Returns the group on the day `today`. An edition of a series is grouped by its own status
    /// and date, as any entry is.
    pub fn group(&self, today: Date) -> Group {
        Group::of(self.status, &self.when, today)
    }

    /// Whether it is past on the day `today` and was only planned, so that no source says what came
    /// of it.
    pub fn is_outcome_unrecorded(&self, today: Date) -> bool {
        self.status == Status::Planned && self.group(today) == Group::Past
    }
}
