//! Civil day arithmetic for calendars: months that clamp, weeks with a chosen first day.
//!
//! Results saturate at [`Date::MIN`] and [`Date::MAX`] (years -9999 and 9999) instead of failing,
//! so that a calendar cannot fail at the ends of the range.

use ::time::{Date, Duration, Month, Weekday};

/// Returns a day by its numbers; `None` where the calendar has no such day.
///
/// ```
/// use pobratim::time::days;
/// assert!(days::date(2024, 2, 29).is_some());
/// assert!(days::date(2021, 2, 29).is_none());
/// ```
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Returns the number of days in a month, 28 to 31; `None` for a month outside 1 to 12.
///
/// The Gregorian leap rule applies to every year, also before 1582 (as in ISO 8601).
pub fn days_in_month(year: i32, month: u8) -> Option<u8> {
    Some(Month::try_from(month).ok()?.length(year))
}

/// Returns the English name of a month for messages; empty for numbers outside 1 to 12.
pub(crate) fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::from(month)
        .checked_sub(1)
        .and_then(|index| NAMES.get(index))
        .copied()
        .unwrap_or("")
}

/// Returns the first day of the month of `date`.
pub fn first_of_month(date: Date) -> Date {
    date.replace_day(1).unwrap_or(date)
}

/// Returns the last day of the month of `date`.
pub fn last_of_month(date: Date) -> Date {
    date.replace_day(date.month().length(date.year()))
        .unwrap_or(date)
}

/// Returns the same day of the month `months` later (or earlier, when negative), or that month's
/// last day when it is shorter.
///
/// ```
/// use pobratim::time::days::{add_months, date};
/// assert_eq!(Some(add_months(date(2021, 5, 31).unwrap(), -1)), date(2021, 4, 30));
/// assert_eq!(Some(add_months(date(2023, 12, 31).unwrap(), 2)), date(2024, 2, 29));
/// ```
pub fn add_months(date: Date, months: i32) -> Date {
    let zero_based = i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1;
    let target = zero_based + i64::from(months);
    let saturated = if months < 0 { Date::MIN } else { Date::MAX };
    let Ok(year) = i32::try_from(target.div_euclid(12)) else {
        return saturated;
    };
    // The remainder is 0 to 11, so the month exists.
    let month = u8::try_from(target.rem_euclid(12) + 1)
        .ok()
        .and_then(|number| Month::try_from(number).ok())
        .unwrap_or(Month::January);
    let day = date.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).unwrap_or(saturated)
}

/// Returns the day `count` days later (or earlier, when negative).
pub fn add_days(date: Date, count: i32) -> Date {
    date.saturating_add(Duration::days(i64::from(count)))
}

/// Returns the number of days from `from` to `to`: 0 for the same day, negative when `to` is
/// earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    to.to_julian_day() - from.to_julian_day()
}

/// Returns the weekday of `date`.
pub fn weekday(date: Date) -> Weekday {
    date.weekday()
}

/// Returns the ISO 8601 week of `date`: its year (which may differ from the civil year around new
/// year) and its number, 1 to 53.
///
/// ```
/// use pobratim::time::days::{date, iso_week};
/// assert_eq!(iso_week(date(2021, 1, 3).unwrap()), (2020, 53));
/// ```
pub fn iso_week(date: Date) -> (i32, u8) {
    let (year, week, _) = date.to_iso_week_date();
    (year, week)
}

/// Returns the first day of the week of `date`, in weeks that begin on `first_weekday`.
///
/// ```
/// use pobratim::time::days::{date, start_of_week};
/// use pobratim::time::Weekday;
/// let saturday = date(2021, 5, 1).unwrap();
/// assert_eq!(Some(start_of_week(saturday, Weekday::Monday)), date(2021, 4, 26));
/// assert_eq!(Some(start_of_week(saturday, Weekday::Sunday)), date(2021, 4, 25));
/// ```
pub fn start_of_week(date: Date, first_weekday: Weekday) -> Date {
    let past =
        date.weekday().number_days_from_monday() + 7 - first_weekday.number_days_from_monday();
    add_days(date, -i32::from(past % 7))
}
