//! Dates and times of JSON-LD (ISO 8601) as cells.

use super::Reader;
use crate::import::ical::{DateTime, Duration, parse_date_time, parse_duration};
use crate::time::{ClockTime, Date, Edtf, UtcOffset, days, local_at, utc_minutes};

/// The cells of a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateCells {
    pub when: String,
    pub time: String,
    /// The hours of an event of several days, for which a row has no cell.
    pub hours: Option<String>,
}

/// A start or end by the clock of the zone of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Point {
    date: Date,
    time: Option<ClockTime>,
    offset: Option<UtcOffset>,
}

const DAY_MINUTES: i64 = 24 * 60;

impl Reader<'_> {
    /// Returns the cells of an event from a start to an end, or of a length, in a zone. A
    /// value that is not a day with or without a time, such as a month, is kept as it is.
    pub fn date_cells(&self, start: &str, end: &str, duration: &str, zone: &str) -> DateCells {
        let Some(first) = parse_date_time(start) else {
            return vague(start, end);
        };
        let last = parse_date_time(end);
        let is_whole = is_whole_day(first.time, last.map(|last| last.time));
        let first = self.point(first, zone, is_whole);
        let last = last.map(|last| self.point(last, zone, is_whole));
        let last = last.or_else(|| added(first, parse_duration(duration)?));
        let Some(from) = first.time else {
            // The planner reports an end that cannot be read as a day.
            let end = match (last, end) {
                (Some(last), _) => Edtf::day(last.date).to_string(),
                (None, end) => end.to_string(),
            };
            return vague(&Edtf::day(first.date).to_string(), &end);
        };
        if last.is_none() && !end.is_empty() {
            return vague(&Edtf::day(first.date).to_string(), end);
        }
        let last = last.unwrap_or(first);
        let minutes = match last.time {
            Some(until) => minute(last.date, until) - minute(first.date, from),
            None => i64::from(days::days_between(first.date, last.date)) * DAY_MINUTES,
        };
        if minutes < 0 {
            return vague(&Edtf::day(first.date).to_string(), end);
        }
        self.timed(first, from, last, minutes, zone)
    }

    fn timed(
        &self,
        first: Point,
        from: ClockTime,
        last: Point,
        minutes: i64,
        zone: &str,
    ) -> DateCells {
        let is_midnight = |time| time == ClockTime::FIRST;
        let until = last.time.filter(|_| minutes > 0);
        let ends_at_midnight = until.is_some_and(is_midnight) && last.date > first.date;
        let last_day = match ends_at_midnight {
            true => days::add_days(last.date, -1),
            false => last.date,
        };
        let span = vague(
            &Edtf::day(first.date).to_string(),
            &Edtf::day(last_day).to_string(),
        );
        let hours = match until {
            Some(until) => format!("{from}–{until}"),
            None => from.to_string(),
        };
        if is_whole_day(Some(from), Some(until)) {
            return span;
        }
        if minutes >= DAY_MINUTES {
            return DateCells {
                hours: Some(hours),
                ..span
            };
        }
        let offset = first
            .offset
            .map_or(String::new(), |offset| format!(" {offset} {zone}"));
        DateCells {
            when: Edtf::day(first.date).to_string(),
            time: [hours, offset].concat(),
            hours: None,
        }
    }

    /// Returns a time with an offset by the clock of a zone; of whole days the date as it is.
    fn point(&self, at: DateTime, zone: &str, is_whole: bool) -> Point {
        let own = Point {
            date: at.date,
            time: at.time.filter(|_| !is_whole),
            offset: at.offset.filter(|_| !is_whole),
        };
        let converted = || {
            let (time, offset) = own.time.zip(own.offset)?;
            let minute = utc_minutes(at.date, time, offset);
            let here = self.offset_at?(zone, minute)?;
            let (date, time) = local_at(minute, here);
            Some(Point {
                date,
                time: Some(time),
                offset: Some(here),
            })
        };
        converted().unwrap_or(own)
    }
}

/// Whether times mean whole days: programs write midnight where a time is required. The end is absent,
/// without a time, midnight or the last minute.
fn is_whole_day(start: Option<ClockTime>, end: Option<Option<ClockTime>>) -> bool {
    let is_end = |time| time == ClockTime::FIRST || time == ClockTime::LAST;
    start == Some(ClockTime::FIRST) && end.flatten().is_none_or(is_end)
}

fn minute(date: Date, time: ClockTime) -> i64 {
    utc_minutes(date, time, UtcOffset::UTC)
}

/// Returns the end of an event of a length.
fn added(start: Point, length: Duration) -> Option<Point> {
    let Some(time) = start.time else {
        let days = i64::from(length.days) + length.minutes / DAY_MINUTES - 1;
        let days = i32::try_from(days.max(0)).ok()?;
        return Some(Point {
            date: days::add_days(start.date, days),
            ..start
        });
    };
    let minutes = i64::from(length.days) * DAY_MINUTES + length.minutes;
    let (date, time) = local_at(minute(start.date, time) + minutes, UtcOffset::UTC);
    Some(Point {
        date,
        time: Some(time),
        ..start
    })
}

/// Returns the cell of a date that may be vague, from its start to its end.
fn vague(start: &str, end: &str) -> DateCells {
    let (start, end) = (start.trim(), end.trim());
    let when = match end.is_empty() || start == end {
        true => start.to_string(),
        false => [start, "/", end].concat(),
    };
    DateCells {
        when,
        ..DateCells::default()
    }
}
