//! The span of a date in a calendar: whole days, or minutes.

use super::Export;
use crate::model::{Subject, View};
use crate::time::{ClockTime, Date, UtcOffset, days, local_at, utc_minutes};

/// A span of time as calendar formats express it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days, from the first to the one after the last.
    Days { first: Date, after: Date },
    /// Minutes since 1970-01-01T00:00Z; `None` for an unknown end.
    Minutes { start: i64, end: Option<i64> },
}

impl Export<'_> {
    /// Returns the days that a date allows, or the minutes if they are known. `None` if the first
    /// or the last day is unknown.
    pub(super) fn span(&self, view: &View<'_>) -> Option<Span> {
        let bounds = view.when.bounds();
        let (first, last) = (bounds.earliest?, bounds.latest?);
        // Calendars write years with four digits, and need the day after the last.
        let after = last.next_day().filter(|_| first.year() >= 1)?;
        match view.time {
            Some(time) if first == last && view.when.is_exact() => {
                let minute = |date, clock| match view.subject {
                    // An entry has the offset of its own day, a series only that of one of many.
                    Subject::Entry(_) => utc_minutes(date, clock, time.offset),
                    Subject::Expected { .. } => {
                        self.minute_at(date, clock, &time.zone, time.offset)
                    }
                };
                let end = time.end.filter(|end| *end != time.start).map(|end| {
                    let next = i32::from(end < time.start);
                    minute(days::add_days(first, next), end)
                });
                Some(Span::Minutes {
                    start: minute(first, time.start),
                    end,
                })
            }
            _ => Some(Span::Days { first, after }),
        }
    }
}

/// Formats a day with a separator: `20260612`, `2026-06-12`.
pub fn day_text(date: Date, dash: &str) -> String {
    let mut text = String::new();
    push_padded(&mut text, date.year().unsigned_abs(), 4);
    text.push_str(dash);
    push_padded(&mut text, u32::from(u8::from(date.month())), 2);
    text.push_str(dash);
    push_padded(&mut text, u32::from(date.day()), 2);
    text
}

/// Formats a day and a time with seconds: `20260612T180000`, `2026-06-12T18:00:00`.
pub fn clock_text(date: Date, time: ClockTime, separators: [&str; 2]) -> String {
    let [dash, colon] = separators;
    let mut text = day_text(date, dash);
    text.push('T');
    push_padded(&mut text, u32::from(time.hour()), 2);
    text.push_str(colon);
    push_padded(&mut text, u32::from(time.minute()), 2);
    text.push_str(colon);
    text.push_str("00");
    text
}

/// Formats a minute since 1970-01-01T00:00Z in UTC: `20260612T090000Z`.
pub fn utc_text(minute: i64, separators: [&str; 2]) -> String {
    let (date, time) = local_at(minute, UtcOffset::UTC);
    let mut text = clock_text(date, time, separators);
    text.push('Z');
    text
}

/// Writes the last `digits` digits of a number, with leading zeros.
pub fn push_padded(text: &mut String, number: u32, digits: u32) {
    for exponent in (0..digits).rev() {
        // The remainder is below 10.
        let digit = number / 10_u32.pow(exponent) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
}
