//! Period that a view shows and steps by: a year, a month or a week.

use super::grid::{days_of_week, first_day, month_after, month_window, week_after, year_after};
use super::item::{Class, Item, day_range};
use crate::time::Window;
use ::time::{Date, Weekday};

/// Period of a page of the calendar.
///
/// ```
/// use pobratim::calendar::Unit;
/// use pobratim::time::{Weekday, days::date};
/// let day = date(2021, 5, 31).unwrap();
/// let week = Unit::Week.days(day, Weekday::Sunday);
/// assert_eq!(Some(week.first()), date(2021, 5, 30));
/// assert_eq!(Some(Unit::Month.step(day, 1)), date(2021, 6, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Year,
    Month,
    Week,
}

impl Unit {
    /// Returns the days of the page that contains `day`.
    ///
    /// A day outside the years -9998 to 9998 is clamped.
    pub fn days(self, day: Date, first_weekday: Weekday) -> Window {
        let month = |number| month_window(first_day(day.year(), number));
        let (first, last) = match self {
            Unit::Year => (month(1).first(), month(12).last()),
            Unit::Month => {
                let month = month(u8::from(day.month()));
                (month.first(), month.last())
            }
            Unit::Week => {
                let [first, .., last] = days_of_week(day, first_weekday);
                (first, last)
            }
        };
        Window::new(first, last).unwrap_or(Window::day(first))
    }

    /// Returns a day of the page `by` pages later, or earlier if negative: the first of a year or
    /// month, the same weekday of a week.
    pub fn step(self, day: Date, by: i32) -> Date {
        match self {
            Unit::Year => first_day(year_after(day.year(), by), 1),
            Unit::Month => {
                let (year, month) = month_after(day.year(), u8::from(day.month()), by);
                first_day(year, month)
            }
            Unit::Week => week_after(day, by),
        }
    }
}

/// Returns the day to show within a longer period, when the view changes to a week of a month or a
/// month of a year: today if it is in the period, else the first day of an exact item, else of a
/// vague one, else the first day of the period.
///
/// Takes time linear in the number of items.
pub fn day_within(items: &[Item], period: &Window, today: Date) -> Date {
    if period.contains(today) {
        return today;
    }
    let (mut exact, mut vague) = (None, None);
    for item in items.iter().filter(|item| item.when.overlaps(period)) {
        let first = day_range(item.when).0.max(period.first());
        let earliest = match Class::of(item.when) {
            Class::Exact => &mut exact,
            Class::Band(_) => &mut vague,
            Class::Year(_) | Class::Long | Class::Undated => continue,
        };
        *earliest = Some(earliest.map_or(first, |known: Date| known.min(first)));
    }
    exact.or(vague).unwrap_or(period.first())
}
