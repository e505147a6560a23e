//! What a view shows at once, and steps by: a year, a month or a week.

use super::grid::{days_of_week, first_day, month_after, month_window, week_after, year_after};
use super::item::{Class, Item, reach};
use crate::time::Window;
use ::time::{Date, Weekday};

/// A page of the calendar by its length.
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
    /// The days of the page that holds `day`.
    ///
    /// A day outside the years -9998 to 9998 is taken as the nearest inside.
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

    /// A day of the page that lies `by` pages later, or earlier when negative: the first of a year
    /// or month, the same weekday of a week.
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

/// The day to show of a longer period, as the week of a month or the month of a year: today where
/// it is one of these days, else the first that has something, else that from which something is
/// known more vaguely, else the first of all.
///
/// Time is linear in items.
pub fn day_within(items: &[Item], period: &Window, today: Date) -> Date {
    if period.contains(today) {
        return today;
    }
    let (mut exact, mut vague) = (None, None);
    for item in items.iter().filter(|item| item.when.overlaps(period)) {
        let first = reach(item.when).0.max(period.first());
        let earliest = match Class::of(item.when) {
            Class::Exact => &mut exact,
            Class::Band(_) => &mut vague,
            Class::Year(_) | Class::Long | Class::Undated => continue,
        };
        *earliest = Some(earliest.map_or(first, |known: Date| known.min(first)));
    }
    exact.or(vague).unwrap_or(period.first())
}
