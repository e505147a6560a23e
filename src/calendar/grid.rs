//! Days of a month or week grid in whole weeks, and steps between pages.

use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// Last year of a grid: grids show whole weeks, so they end a year before [`Date`] does.
const LAST_YEAR: i32 = Date::MAX.year() - 1;

/// Returns the first day of a month. A month outside 1 to 12 and a year outside -9998 to 9998 are
/// clamped, so that a calendar shows its last page rather than none.
pub(super) fn first_day(year: i32, month: u8) -> Date {
    let year = year.clamp(-LAST_YEAR, LAST_YEAR);
    days::date(year, month.clamp(1, 12), 1).unwrap_or(Date::MIN)
}

/// Returns the whole month that begins on `first`.
pub(super) fn month_window(first: Date) -> Window {
    Window::new(first, days::last_of_month(first)).unwrap_or(Window::day(first))
}

/// Returns the year and month (1 to 12) `by` months later, or earlier if negative; saturates at the
/// years -9998 and 9998.
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

/// Returns the year `by` years later, or earlier if negative; saturates at -9998 and 9998.
pub fn year_after(year: i32, by: i32) -> i32 {
    year.saturating_add(by).clamp(-LAST_YEAR, LAST_YEAR)
}

/// Returns the same weekday `by` weeks later, or earlier if negative; saturates at the first day of
/// the year -9998 and the last of 9998.
///
/// ```
/// use pobratim::calendar::week_after;
/// use pobratim::time::days::date;
/// assert_eq!(Some(week_after(date(2021, 12, 31).unwrap(), 1)), date(2022, 1, 7));
/// ```
pub fn week_after(date: Date, by: i32) -> Date {
    inside(days::add_days(date, by.saturating_mul(7)))
}

/// Returns the seven days of the week that contains `date`, in weeks that begin on `first_weekday`.
///
/// A day outside the years -9998 to 9998 is clamped.
pub fn days_of_week(date: Date, first_weekday: Weekday) -> [Date; 7] {
    days_from(days::start_of_week(inside(date), first_weekday))
}

/// Returns the day clamped to the years that a calendar shows.
fn inside(date: Date) -> Date {
    let last = days::last_of_month(first_day(LAST_YEAR, 12));
    date.clamp(first_day(-LAST_YEAR, 1), last)
}

/// Returns seven consecutive days.
fn days_from(start: Date) -> [Date; 7] {
    std::array::from_fn(|column| days::add_days(start, column as i32))
}

/// Returns the days of each week that overlaps the month, 4 to 6 weeks that begin on
/// `first_weekday`.
///
/// A month outside 1 to 12 and a year outside -9998 to 9998 are clamped.
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
        weeks.push(days_from(start));
        start = days::add_days(start, 7);
    }
    weeks
}

/// Returns the ISO 8601 number, 1 to 53, of a row of seven days: that of its Thursday, because ISO
/// assigns a week to the year of its Thursday. A row that begins on Sunday shares six days with
/// that week.
pub(super) fn iso_week_of_row(days_of_row: &[Date; 7]) -> u8 {
    let thursday = days_of_row
        .iter()
        .find(|day| day.weekday() == Weekday::Thursday);
    thursday.map_or(0, |day| days::iso_week(*day).1)
}
