//! Vague dates: one date, an interval, or unknown.

use super::{EdtfError, EdtfProblem, Part, PartialDate, Precision, Qualifier, Season};
use crate::time::Window;
use ::time::Date;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    Date(PartialDate),
    /// `..`: the interval has no end (or no beginning).
    Open,
    /// Empty: the interval has this end, but its date is unknown.
    Unknown,
}

impl Edge {
    /// Returns the date of this end, if it has one.
    pub const fn date(&self) -> Option<&PartialDate> {
        match self {
            Edge::Date(date) => Some(date),
            Edge::Open | Edge::Unknown => None,
        }
    }
}

/// A date as precise as it is known, in EDTF (ISO 8601-2:2019).
///
/// It deliberately has no order: "2021" is neither before nor after "May 2021". Compare
/// [`Edtf::bounds`], or use the predicates [`Edtf::overlaps`] and [`Edtf::certainly_before`].
///
/// ```
/// use pobratim::time::{Edtf, Precision};
/// let spring: Edtf = "2021-21".parse().unwrap();
/// assert_eq!(spring.precision(), Some(Precision::Season));
/// let autumn: Edtf = "2021-23~".parse().unwrap();
/// let may: Edtf = "2021-05".parse().unwrap();
/// assert!(may.certainly_before(&"2021-06-01".parse().unwrap()));
/// assert!(!may.certainly_before(&autumn)); // "around autumn" promises no day
/// assert_eq!("2022/..".parse::<Edtf>().unwrap().to_string(), "2022/..");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    Date(PartialDate),
    /// From some day within `start` to some day within `end`; at least one end is a date.
    /// Constructed by [`Edtf::interval`], which validates it.
    Interval {
        start: Edge,
        end: Edge,
    },
    /// No date is known: `XXXX`.
    Unknown,
}

impl Edtf {
    /// Creates one exact day.
    pub fn day(date: Date) -> Edtf {
        Edtf::Date(PartialDate::from_day(date))
    }

    /// Creates a month: some day of it, or all of it. Fails as [`PartialDate::new`] does.
    pub fn month(year: i32, month: u8) -> Result<Edtf, EdtfError> {
        PartialDate::new(year, Part::Month(month), Qualifier::NONE).map(Edtf::Date)
    }

    /// Creates a season: some day of it, or all of it. Fails as [`PartialDate::new`] does.
    pub fn season(year: i32, season: Season) -> Result<Edtf, EdtfError> {
        PartialDate::new(year, Part::Season(season), Qualifier::NONE).map(Edtf::Date)
    }

    /// Creates a year: some day of it, or all of it. Fails as [`PartialDate::new`] does.
    pub fn year(year: i32) -> Result<Edtf, EdtfError> {
        PartialDate::new(year, Part::Year, Qualifier::NONE).map(Edtf::Date)
    }

    /// Creates exactly the days of a window: a day, or an interval of two days.
    pub fn days(window: &Window) -> Edtf {
        if window.first() == window.last() {
            return Edtf::day(window.first());
        }
        let edge = |date| Edge::Date(PartialDate::from_day(date));
        Edtf::Interval {
            start: edge(window.first()),
            end: edge(window.last()),
        }
    }

    /// Creates the interval between two ends.
    ///
    /// Fails (at column 1) when neither end is a date, or when every day of the start is later than
    /// every day of the end. `2021-05/2021` is valid: the end may be any later day of 2021.
    pub fn interval(start: Edge, end: Edge) -> Result<Edtf, EdtfError> {
        let problem = match (start.date(), end.date()) {
            (None, None) => EdtfProblem::NoKnownEdge,
            (Some(start), Some(end)) if start.first() > end.last() => EdtfProblem::Backwards {
                start: *start,
                end: *end,
            },
            _ => return Ok(Edtf::Interval { start, end }),
        };
        Err(EdtfError::new(problem, 1))
    }

    /// Returns the written dates: one of a date, one or two of an interval, none of `XXXX`.
    pub fn dates(&self) -> impl Iterator<Item = &PartialDate> {
        let (first, second) = match self {
            Edtf::Date(date) => (Some(date), None),
            Edtf::Interval { start, end } => (start.date(), end.date()),
            Edtf::Unknown => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// Returns the coarsest precision of the written dates; `None` when no date is known.
    pub fn precision(&self) -> Option<Precision> {
        self.dates().map(PartialDate::precision).max()
    }

    /// Returns whether any written date is qualified by `?`, `~` or `%`.
    pub fn is_qualified(&self) -> bool {
        self.dates().any(|date| !date.qualifier().is_none())
    }

    /// Returns whether every day is known: day precision at every end, no qualifier, no open or
    /// unknown end. Only exact dates are shown in day cells.
    pub fn is_exact(&self) -> bool {
        let closed = match self {
            Edtf::Date(_) => true,
            Edtf::Interval { start, end } => start.date().is_some() && end.date().is_some(),
            Edtf::Unknown => false,
        };
        closed && self.precision() == Some(Precision::Day) && !self.is_qualified()
    }

    /// Returns whether it is written as one exact day, as a clock time requires.
    pub fn is_day(&self) -> bool {
        matches!(self, Edtf::Date(_)) && self.is_exact()
    }
}
