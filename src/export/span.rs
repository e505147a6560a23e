//! The part of a calendar that a date takes: whole days, or minutes.

use super::Export;
use crate::model::{Subject, View};
use crate::time::{ClockTime, Date, UtcOffset, days, local_at, utc_minutes};

/// Where something lies in a calendar. Formats of calendars have nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days, from the first to the one after the last.
    Days { first: Date, after: Date },
    /// Minutes since 1970-01-01T00:00Z; an end that is not known stays so.
    Minutes { start: i64, end: Option<i64> },
}

impl Export<'_> {
    /// The days that a date allows, or the minutes where they are known. `None` where it has no
    /// first or no last day: any span of days would say more than is known.
    pub(super) fn span(&self, view: &View<'_>) -> Option<Span> {
        let bounds = view.when.bounds();
        let (first, last) = (bounds.earliest?, bounds.latest?);
        // Calendars write years with four digits, and need the day after the last.
        let after = last.next_day().filter(|_| first.year() >= 1)?;
        match view.time {
            Some(time) if first == last && view.when.is_exact() => {
                let minute = |date, clock| match view.subject {
                    // An entry states the offset of its own day, a series only one of many.
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

/// A day with marks between its parts: `20260612`, `2026-06-12`.
pub fn day_text(date: Date, dash: &str) -> String {
    let mut text = String::new();
    push_number(&mut text, date.year().unsigned_abs(), 4);
    text.push_str(dash);
    push_number(&mut text, u32::from(u8::from(date.month())), 2);
    text.push_str(dash);
    push_number(&mut text, u32::from(date.day()), 2);
    text
}

/// A day and a time with seconds: `20260612T180000`, `2026-06-12T18:00:00`.
pub fn clock_text(date: Date, time: ClockTime, marks: [&str; 2]) -> String {
    let [dash, colon] = marks;
    let mut text = day_text(date, dash);
    text.push('T');
    push_number(&mut text, u32::from(time.hour()), 2);
    text.push_str(colon);
    push_number(&mut text, u32::from(time.minute()), 2);
    text.push_str(colon);
    text.push_str("00");
    text
}

/// A minute since 1970-01-01T00:00Z as a time in UTC: `20260612T090000Z`.
pub fn utc_text(minute: i64, marks: [&str; 2]) -> String {
    let (date, time) = local_at(minute, UtcOffset::UTC);
    let mut text = clock_text(date, time, marks);
    text.push('Z');
    text
}

/// Writes the last digits of a number, with leading zeros.
pub fn push_number(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        // A remainder of ten is a digit.
        let digit = number / 10_u32.pow(place) % 10;
        text.push(char::from(b'0' + digit as u8));
    }
}
