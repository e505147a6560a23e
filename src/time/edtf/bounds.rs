//! Comparison of vague dates with days and windows.

use super::{Edge, Edtf, PartialDate};
use crate::time::Window;
use ::time::Date;

/// The earliest and the latest day that a date as written allows; `None` is unbounded.
///
/// A qualifier does not widen them: EDTF gives "around" no width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
}

impl Bounds {
    /// Returns whether some day lies within both the bounds and the window.
    pub fn overlaps(&self, window: &Window) -> bool {
        self.earliest
            .is_none_or(|earliest| earliest <= window.last())
            && self.latest.is_none_or(|latest| window.first() <= latest)
    }

    /// Returns the days of the window that lie within the bounds, if any.
    pub fn clip(&self, window: &Window) -> Option<Window> {
        let first = self.earliest.unwrap_or(window.first()).max(window.first());
        let last = self.latest.unwrap_or(window.last()).min(window.last());
        Window::new(first, last)
    }
}

impl Edge {
    /// Returns the bounds of this end alone; unbounded where it is not a date.
    fn bounds(&self) -> Bounds {
        match self.date() {
            Some(date) => date.bounds(),
            None => Bounds {
                earliest: None,
                latest: None,
            },
        }
    }
}

impl PartialDate {
    /// Returns the earliest and the latest day that the date as written allows; both are present.
    pub fn bounds(&self) -> Bounds {
        Bounds {
            earliest: Some(self.first()),
            latest: Some(self.last()),
        }
    }
}

impl Edtf {
    /// Returns the earliest and the latest day that the date as written allows.
    ///
    /// An open or unknown end is unbounded, and so are both ends of `XXXX`.
    ///
    /// ```
    /// use pobratim::time::{Edtf, days};
    /// let bounds = "2021-24/..".parse::<Edtf>().unwrap().bounds();
    /// assert_eq!(bounds.earliest, days::date(2021, 12, 1));
    /// assert_eq!(bounds.latest, None);
    /// ```
    pub fn bounds(&self) -> Bounds {
        match self {
            Edtf::Date(date) => date.bounds(),
            Edtf::Interval { start, end } => Bounds {
                earliest: start.bounds().earliest,
                latest: end.bounds().latest,
            },
            Edtf::Unknown => Bounds {
                earliest: None,
                latest: None,
            },
        }
    }

    /// Returns the day of a date that is one exact day, also written as an interval.
    ///
    /// ```
    /// use pobratim::time::{Edtf, days};
    /// let day = |text: &str| text.parse::<Edtf>().unwrap().exact_day();
    /// assert_eq!(day("2021-05-14"), days::date(2021, 5, 14));
    /// assert_eq!((day("2021-05-14~"), day("2021-05"), day("2021-05-14/2021-05-15")), (None, None, None));
    /// ```
    pub fn exact_day(&self) -> Option<Date> {
        let bounds = self.bounds();
        let day = bounds.earliest.filter(|_| self.is_exact());
        day.filter(|day| bounds.latest == Some(*day))
    }

    /// Returns whether a day of the window lies within the bounds.
    ///
    /// `XXXX` overlaps no window, since nothing places it there.
    pub fn overlaps(&self, window: &Window) -> bool {
        *self != Edtf::Unknown && self.bounds().overlaps(window)
    }

    /// Returns whether every day that the date allows is earlier than `day`. Qualifiers are
    /// ignored: the result for `2021-05~` is that for `2021-05`.
    pub fn ends_before(&self, day: Date) -> bool {
        self.bounds().latest.is_some_and(|latest| latest < day)
    }

    /// Returns whether this is over before the other begins, whatever days they turn out to mean.
    ///
    /// Always false for a date with a qualifier. The relation is irreflexive and transitive, but
    /// not a total order: of two overlapping dates neither is before the other.
    pub fn certainly_before(&self, other: &Edtf) -> bool {
        if self.is_qualified() || other.is_qualified() {
            return false;
        }
        match (self.bounds().latest, other.bounds().earliest) {
            (Some(latest), Some(earliest)) => latest < earliest,
            _ => false,
        }
    }

    /// Returns whether all of it, from start to end, may turn out to lie within the window.
    ///
    /// Both ends of an interval must allow a day of the window. An unknown end allows every day, an
    /// open end none; for `XXXX` the result is false.
    pub fn possibly_within(&self, window: &Window) -> bool {
        match self {
            Edtf::Date(date) => date.bounds().overlaps(window),
            Edtf::Interval { start, end } => [start, end]
                .into_iter()
                .all(|edge| *edge != Edge::Open && edge.bounds().overlaps(window)),
            Edtf::Unknown => false,
        }
    }

    /// Returns whether all of it lies within the window, whatever days it turns out to mean.
    ///
    /// Always false for a date with a qualifier, an open or an unknown end.
    pub fn certainly_within(&self, window: &Window) -> bool {
        let bounds = self.bounds();
        !self.is_qualified()
            && bounds
                .earliest
                .is_some_and(|earliest| window.first() <= earliest)
            && bounds.latest.is_some_and(|latest| latest <= window.last())
    }
}
