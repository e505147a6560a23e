//! Closed ranges of civil days: the days that a calendar shows or a filter covers.

use super::days;
use ::time::{Date, Weekday};

/// The days from `first` to `last`, both included; never empty.
///
/// ```
/// use pobratim::time::{Window, days};
/// let may = Window::month(2021, 5).unwrap();
/// assert_eq!(may.len(), 31);
/// assert!(may.contains(days::date(2021, 5, 31).unwrap()));
/// assert!(Window::new(may.last(), may.first()).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    first: Date,
    last: Date,
}

impl Window {
    /// Creates the range from `first` to `last`; `None` when `last` is earlier than `first`.
    pub fn new(first: Date, last: Date) -> Option<Window> {
        (first <= last).then_some(Window { first, last })
    }

    /// Creates a range of one day.
    pub const fn day(date: Date) -> Window {
        Window {
            first: date,
            last: date,
        }
    }

    /// Creates the range of the Saturday and the Sunday that are in the week of `date`, from Monday on.
    ///
    /// ```
    /// use pobratim::time::{Window, days};
    /// let day = |day| days::date(2026, 12, day).unwrap();
    /// for of in [day(1), day(5), day(6)] {
    ///     assert_eq!(Some(Window::weekend(of)), Window::new(day(5), day(6)));
    /// }
    /// ```
    pub fn weekend(date: Date) -> Window {
        let first = days::add_days(days::start_of_week(date, Weekday::Monday), 5);
        Window {
            first,
            last: days::add_days(first, 1),
        }
    }

    /// Creates the range of a month; `None` for a month outside 1 to 12 or a year outside -9999 to
    /// 9999.
    pub fn month(year: i32, month: u8) -> Option<Window> {
        let first = days::date(year, month, 1)?;
        Some(Window {
            first,
            last: days::last_of_month(first),
        })
    }

    /// Creates the range of a year; `None` outside -9999 to 9999.
    pub fn year(year: i32) -> Option<Window> {
        Some(Window {
            first: days::date(year, 1, 1)?,
            last: days::date(year, 12, 31)?,
        })
    }

    /// Returns the first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// Returns the last day, included.
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Returns whether `date` is within the range.
    pub fn contains(&self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// Returns the days that both windows contain, if any.
    pub fn intersection(&self, other: &Window) -> Option<Window> {
        Window::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Returns the number of days, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "a window is never empty")]
    pub fn len(&self) -> usize {
        usize::try_from(days::days_between(self.first, self.last)).unwrap_or(0) + 1
    }

    /// Returns the days, earliest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = Date> + use<> {
        // Julian day numbers between two dates are valid dates, so none is dropped.
        (self.first.to_julian_day()..=self.last.to_julian_day())
            .filter_map(|number| Date::from_julian_day(number).ok())
    }
}
