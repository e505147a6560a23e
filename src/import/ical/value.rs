//! Values of iCalendar: dates, times and durations (RFC 5545, section 3.3).

use crate::import::zone_name::utc_offset;
use crate::time::{ClockTime, Date, UtcOffset, days};

/// A day and a time without a zone.
pub type Local = (Date, ClockTime);

/// A date, with a time and an offset if the value has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime {
    pub date: Date,
    pub time: Option<ClockTime>,
    pub offset: Option<UtcOffset>,
}

/// Parses `20260612`, `20260612T180000`, with `Z` or an offset, also with hyphens and colons.
pub fn parse_date_time(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let (day, rest) = match text.split_once(['T', 't', ' ']) {
        Some((day, rest)) => (day, Some(rest.trim())),
        None => (text, None),
    };
    let date = parse_day(day)?;
    let Some(rest) = rest else {
        return Some(DateTime {
            date,
            time: None,
            offset: None,
        });
    };
    let end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = (rest.get(..end)?, rest.get(end..)?);
    let offset = match zone {
        "" => None,
        "Z" | "z" => Some(UtcOffset::UTC),
        zone => Some(utc_offset(zone)?),
    };
    let (date, time) = match parse_clock(clock)? {
        // The end of a day in ISO 8601.
        (24, 0) => (days::add_days(date, 1), ClockTime::FIRST),
        (hour, minute) => (date, ClockTime::new(hour, minute)?),
    };
    Some(DateTime {
        date,
        time: Some(time),
        offset,
    })
}

fn parse_day(text: &str) -> Option<Date> {
    let digits = match text.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _] => text.replace('-', ""),
        _ => text.to_string(),
    };
    if digits.len() != 8 {
        return None;
    }
    let (year, month, day) = (
        number(&digits, 0, 4)?,
        number(&digits, 4, 6)?,
        number(&digits, 6, 8)?,
    );
    days::date(
        i32::from(year),
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
}

/// Parses `180000`, `1800`, `18:00:00.000`.
fn parse_clock(text: &str) -> Option<(u8, u8)> {
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    let digits = whole.replace(':', "");
    if ![4, 6].contains(&digits.len())
        || number(&digits, 0, digits.len()).is_none() && digits.len() == 4
    {
        return None;
    }
    if digits.len() == 6 {
        number(&digits, 4, 6).filter(|second| *second <= 60)?;
    }
    let hour = u8::try_from(number(&digits, 0, 2)?).ok()?;
    let minute = u8::try_from(number(&digits, 2, 4)?).ok()?;
    Some((hour, minute))
}

fn number(text: &str, from: usize, to: usize) -> Option<u16> {
    let digits = text.get(from..to)?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// A length of time: whole days by the calendar, then minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duration {
    pub days: i32,
    pub minutes: i64,
}

/// Maximum number of days of a duration.
const MAX_DAYS: i64 = 3_660;

/// Parses `P3D`, `P1W`, `PT1H30M`; `None` for other texts, and for a negative or very long duration.
pub fn parse_duration(text: &str) -> Option<Duration> {
    let text = text.trim().to_ascii_uppercase();
    let rest = text.trim_start_matches('+').strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    if date.is_empty() && time.is_empty() {
        return None;
    }
    let day_parts = parts(date, &[('W', 7), ('D', 1)])?;
    let seconds = parts(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    let minutes = seconds / 60;
    if day_parts > MAX_DAYS || minutes > MAX_DAYS * 24 * 60 {
        return None;
    }
    Some(Duration {
        days: i32::try_from(day_parts).ok()?,
        minutes,
    })
}

/// Returns the sum of numbers with units, in the order of the units.
fn parts(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let mut rest = text;
    let mut sum: i64 = 0;
    for (unit, size) in units {
        if let Some((number, after)) = rest.split_once(*unit) {
            let number: u32 = number.parse().ok()?;
            sum = sum.checked_add(i64::from(number).checked_mul(*size)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(sum)
}
