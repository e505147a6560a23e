//! Dates of ISO 8601 with the precision that is known.

use crate::export::span::{clock_text, day_text};
use crate::model::Timed;
use crate::time::{ClockTime, Date, Edge, Edtf, Part, PartialDate, days};

/// Returns the first and the last day with their known precision; empty if they cannot be
/// expressed.
pub(super) fn dates(when: &Edtf, time: Option<&Timed>) -> [String; 2] {
    if let (Some(day), Some(time)) = (when.exact_day(), time) {
        let end = time.end.map(|end| {
            let next = i32::from(end < time.start);
            moment(days::add_days(day, next), end, time)
        });
        return [moment(day, time.start, time), end.unwrap_or_default()];
    }
    match *when {
        Edtf::Date(date) => [reduced_precision(&date), String::new()],
        Edtf::Interval {
            start: Edge::Date(start),
            end: Edge::Date(end),
        } => match [reduced_precision(&start), reduced_precision(&end)] {
            [start, end] if start.is_empty() || end.is_empty() => [String::new(), String::new()],
            both => both,
        },
        Edtf::Interval { .. } | Edtf::Unknown => [String::new(), String::new()],
    }
}

/// Returns a date of ISO 8601 with reduced precision; empty for a season or a qualified date.
fn reduced_precision(date: &PartialDate) -> String {
    if !date.qualifier().is_none() || date.year() < 1 {
        return String::new();
    }
    match date.part() {
        Part::Year => format!("{:04}", date.year()),
        Part::Month(month) => format!("{:04}-{month:02}", date.year()),
        Part::Day { .. } => day_text(date.first(), "-"),
        Part::Season(_) => String::new(),
    }
}

/// Returns when the doors open; empty if it is unknown.
pub(super) fn door_time(when: &Edtf, time: Option<&Timed>) -> String {
    let Some((day, time)) = when.exact_day().zip(time) else {
        return String::new();
    };
    let doors = time.doors.map(|doors| moment(day, doors, time));
    doors.unwrap_or_default()
}

/// Returns a clock time of a day with the offset of these hours: `2026-06-12T18:00:00+09:00`.
fn moment(day: Date, clock: ClockTime, time: &Timed) -> String {
    [clock_text(day, clock, ["-", ":"]), time.offset.to_string()].concat()
}
