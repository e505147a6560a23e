//! How long it is until an event, no more precise than its date.

use super::{Class, Group, View};
use crate::time::{Date, Edtf, Precision, days};

/// Up to this number of days an exact date is counted in days, afterwards in weeks or months.
const MAX_DAYS: i32 = 31;
/// Up to this number of days a date that is not counted in days is counted in weeks.
const MAX_WEEK_DAYS: i32 = 59;
/// The number of days before and after an approximate day that count as around it.
const AROUND_DAYS: i32 = 3;
/// From this number of months on, time is counted in years.
const MIN_YEAR_MONTHS: i32 = 22;
/// Days by which the ends of a long vague interval may differ from what is assumed.
const EDGE_DAYS: i32 = 31;

/// The time until an event; numbers are at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countdown {
    /// Its last possible day has passed.
    Over,
    /// Of several days, one of which is the present day.
    Now,
    /// The present day is one of those that a vague date allows.
    AroundNow,
    Today,
    Tomorrow,
    Days(usize),
    AboutWeeks(usize),
    ThisMonth,
    NextMonth,
    AboutMonths(usize),
    ThisYear,
    NextYear,
    AboutYears(usize),
}

impl Countdown {
    /// Returns the time from the day `today` until a date; `None` without a date.
    ///
    /// ```
    /// use pobratim::{model::Countdown, time::days};
    /// let today = days::date(2026, 11, 30).unwrap();
    /// let until = |when: &str| Countdown::of(&when.parse().unwrap(), today);
    /// assert_eq!(until("2026-12-12"), Some(Countdown::Days(12)));
    /// assert_eq!(until("2027-02"), Some(Countdown::AboutMonths(3)));
    /// ```
    pub fn of(when: &Edtf, today: Date) -> Option<Countdown> {
        if *when == Edtf::Unknown {
            return None;
        }
        if when.ends_before(today) {
            return Some(Countdown::Over);
        }
        Some(match when.bounds().earliest {
            Some(first) if today < first => until(when, first, today),
            Some(_) | None => during(when, today),
        })
    }
}

impl View<'_> {
    /// Returns the time from the day `today` until the event. `None` for one that is cancelled,
    /// postponed or undated, and for programmes and documents.
    pub fn countdown(&self, today: Date) -> Option<Countdown> {
        let is_on = match self.group(today) {
            Group::Cancelled | Group::Undated => false,
            Group::Past | Group::Announced | Group::Expected => self.class == Class::Event,
        };
        is_on.then(|| Countdown::of(&self.when, today)).flatten()
    }
}

/// The time on a day that the date allows.
fn during(when: &Edtf, today: Date) -> Countdown {
    let bounds = when.bounds();
    if when.is_exact() {
        return match when.is_day() {
            true => Countdown::Today,
            false => Countdown::Now,
        };
    }
    let month = |day: Option<Date>| day.map(|day| (day.year(), day.month()));
    if month(bounds.earliest) == month(Some(today)) && month(bounds.latest) == month(Some(today)) {
        return Countdown::ThisMonth;
    }
    if matches!(when, Edtf::Interval { .. }) && is_within(when, today) {
        return Countdown::Now;
    }
    let year = |day: Option<Date>| day.map(Date::year);
    let is_this_year = year(bounds.earliest) == year(bounds.latest);
    match when.precision() {
        Some(Precision::Year) if is_this_year => Countdown::ThisYear,
        Some(Precision::Year | Precision::Season | Precision::Month | Precision::Day) | None => {
            Countdown::AroundNow
        }
    }
}

/// Whether the day is far enough from both ends of an interval whose ends are vague.
fn is_within(interval: &Edtf, day: Date) -> bool {
    let bounds = interval.bounds();
    let Some((first, last)) = bounds.earliest.zip(bounds.latest) else {
        return false;
    };
    EDGE_DAYS <= days::days_between(first, day) && EDGE_DAYS <= days::days_between(day, last)
}

/// The time until a date whose first possible day is later than `today`.
fn until(when: &Edtf, first: Date, today: Date) -> Countdown {
    let to_first = days::days_between(today, first);
    if when.is_exact() {
        return match to_first {
            1 => Countdown::Tomorrow,
            2..=MAX_DAYS => Countdown::Days(count(to_first)),
            _ => about(to_first),
        };
    }
    // A long interval begins around its first days.
    let last = when.bounds().latest.unwrap_or(first);
    let spread = days::days_between(first, last).min(EDGE_DAYS);
    let starting = when.dates().next().map(|date| date.precision());
    match starting {
        Some(Precision::Year) => match first.year() - today.year() {
            1 => Countdown::NextYear,
            years => Countdown::AboutYears(count(years)),
        },
        Some(Precision::Month) => match months(first) - months(today) {
            1 => Countdown::NextMonth,
            number => about_months(number),
        },
        Some(Precision::Season) => {
            let middle = days::add_days(days::add_months(first, 1), 15);
            about(days::days_between(today, middle))
        }
        Some(Precision::Day) | None => match to_first + spread / 2 {
            ..=AROUND_DAYS => Countdown::AroundNow,
            number => about(number),
        },
    }
}

/// A number of days in weeks, months or years.
fn about(number: i32) -> Countdown {
    match number {
        ..=MAX_WEEK_DAYS => Countdown::AboutWeeks(count((number + 3) / 7)),
        // The mean length of a month is 30.44 days.
        _ => about_months((number * 100 + 1522) / 3044),
    }
}

fn about_months(number: i32) -> Countdown {
    match number {
        ..MIN_YEAR_MONTHS => Countdown::AboutMonths(count(number)),
        _ => Countdown::AboutYears(count((number + 6) / 12)),
    }
}

/// The number of the month, counted from the year 0.
fn months(day: Date) -> i32 {
    day.year() * 12 + i32::from(u8::from(day.month()))
}

/// A number that is at least 1.
fn count(number: i32) -> usize {
    usize::try_from(number).map_or(1, |number| number.max(1))
}
