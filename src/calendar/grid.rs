//! The days of a month's grid: whole weeks, from the week of the first day to that of the last.

use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// Grids show whole weeks, so they stop a year short of where [`Date`] does.
const LAST_YEAR: i32 = Date::MAX.year() - 1;

/// The first day of a month. A month outside 1 to 12 and a year outside -9998 to 9998 are taken as
/// the nearest that is inside: a calendar shows its last page rather than none.
pub(super) fn first_day(year: i32, month: u8) -> Date {
    let year = year.clamp(-LAST_YEAR, LAST_YEAR);
    days::date(year, month.clamp(1, 12), 1).unwrap_or(Date::MIN)
}

/// The month that begins on `first`, all of it.
pub(super) fn month_window(first: Date) -> Window {
    Window::new(first, days::last_of_month(first)).unwrap_or(Window::day(first))
}

/// The year and month (1 to 12) that lie `by` months later, or earlier when negative; saturates at
/// the years -9998 and 9998.
///
/// ```
/// use pobratim::calendar::month_after;
/// assert_eq!(month_after(2021, 12, 1), (2022, 1));
/// assert_eq!(month_after(2021, 1, -13), (2019, 12));
/// ```
pub fn month_after(year: i32, month: u8, by: i32) -> (i32, u8) {
    let moved = days::add_months(first_day(year, month), by);
    let moved = moved.clamp(first_day(-LAST_YEAR, 1), first_day(LAST_YEAR, 12));
    (moved.year(), u8::from(moved.month()))
}

/// The days of each week that the month touches, 4 to 6 weeks that begin on `first_weekday`.
///
/// A month outside 1 to 12 and a year outside -9998 to 9998 are taken as the nearest inside.
///
/// ```
/// use pobratim::calendar::weeks_of_month;
/// use pobratim::time::Weekday;
/// assert_eq!(weeks_of_month(2021, 2, Weekday::Monday).len(), 4);
/// assert_eq!(weeks_of_month(2021, 2, Weekday::Sunday).len(), 5);
/// ```
pub fn weeks_of_month(year: i32, month: u8, first_weekday: Weekday) -> Vec<[Date; 7]> {
    let first = first_day(year, month);
    let last = days::last_of_month(first);
    let mut weeks = Vec::with_capacity(6);
    let mut start = days::start_of_week(first, first_weekday);
    while start <= last {
        weeks.push(std::array::from_fn(|column| {
            days::add_days(start, column as i32)
        }));
        start = days::add_days(start, 7);
    }
    weeks
}

/// The ISO 8601 number, 1 to 53, of a row of seven days: that of its Thursday, for ISO gives a
/// week to the year that holds its Thursday. A row that begins on Sunday has six days of it.
pub(super) fn iso_week_of_row(days_of_row: &[Date; 7]) -> u8 {
    let thursday = days_of_row
        .iter()
        .find(|day| day.weekday() == Weekday::Thursday);
    thursday.map_or(0, |day| days::iso_week(*day).1)
}
