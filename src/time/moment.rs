//! A minute on the clock somewhere: a day, a time, its offset from UTC and the name of its zone.
//!
//! Offsets are given, never looked up: the bundle states them beside the zone, so that neither the
//! page nor the tests need a time-zone database.

use super::{ClockTime, UtcOffset};
use ::time::Date;
use std::fmt::{self, Display, Formatter};

/// Why a clock time, an offset or a zone is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// Not `HH:MM` from 00:00 to 23:59.
    ClockTime { found: String, column: usize },
    /// Not `Z`, `+HH:MM` or `-HH:MM` up to 18 hours.
    Offset { found: String, column: usize },
    /// Not shaped like a name of the IANA time-zone database.
    Zone { found: String, column: usize },
}

impl MomentError {
    /// A stable kebab-case name of the kind of fault.
    pub const fn code(&self) -> &'static str {
        match self {
            MomentError::ClockTime { .. } => "moment-clock-time",
            MomentError::Offset { .. } => "moment-offset",
            MomentError::Zone { .. } => "moment-zone",
        }
    }

    /// Where the fault begins, counted in characters from 1.
    pub const fn column(&self) -> usize {
        match self {
            MomentError::ClockTime { column, .. }
            | MomentError::Offset { column, .. }
            | MomentError::Zone { column, .. } => *column,
        }
    }

    /// What to do about it.
    pub const fn hint(&self) -> &'static str {
        match self {
            MomentError::ClockTime { .. } => "write hours and minutes, such as `09:30`",
            MomentError::Offset { .. } => "write the offset with a colon, such as `+10:00`, or `Z`",
            MomentError::Zone { .. } => {
                "write an area and a city in Latin letters, such as `Asia/Vladivostok`"
            }
        }
    }
}

impl Display for MomentError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            MomentError::ClockTime { found, .. } => {
                write!(f, "`{found}` is no time from 00:00 to 23:59")
            }
            MomentError::Offset { found, .. } => {
                write!(f, "`{found}` is no offset from -18:00 to +18:00")
            }
            MomentError::Zone { found, .. } => write!(f, "`{found}` is no name of a time zone"),
        }
    }
}

impl std::error::Error for MomentError {}

/// A minute at a place.
///
/// ```
/// use pobratim::time::{ClockTime, Moment, UtcOffset, days};
/// let date = days::date(2021, 5, 14).unwrap();
/// let time = ClockTime::new(9, 30).unwrap();
/// let offset: UtcOffset = "+10:00".parse().unwrap();
/// let moment = Moment::new(date, time, offset, "Asia/Vladivostok").unwrap();
/// let (there, clock) = moment.at_offset("-07:00".parse().unwrap());
/// assert_eq!((there.day(), clock.to_string().as_str()), (13, "16:30"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    date: Date,
    time: ClockTime,
    offset: UtcOffset,
    zone: Box<str>,
}

impl Moment {
    /// A minute by the local calendar and clock, their offset from UTC and the IANA zone's name.
    ///
    /// Fails for a zone whose name cannot be one. That the offset is the zone's on that day is
    /// not known here.
    pub fn new(
        date: Date,
        time: ClockTime,
        offset: UtcOffset,
        zone: &str,
    ) -> Result<Moment, MomentError> {
        match zone_fault(zone) {
            None => Ok(Moment {
                date,
                time,
                offset,
                zone: zone.into(),
            }),
            Some(column) => Err(MomentError::Zone {
                found: quoted(zone),
                column,
            }),
        }
    }

    /// The local day.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The local time.
    pub const fn time(&self) -> ClockTime {
        self.time
    }

    pub const fn offset(&self) -> UtcOffset {
        self.offset
    }

    /// The IANA name of the zone, such as `Asia/Vladivostok`.
    pub const fn zone(&self) -> &str {
        &self.zone
    }

    /// Minutes since 1970-01-01T00:00Z, negative before.
    pub fn to_utc_minutes(&self) -> i64 {
        utc_minutes(self.date, self.time, self.offset)
    }

    /// The same minute on a calendar and a clock with another offset.
    pub fn at_offset(&self, offset: UtcOffset) -> (Date, ClockTime) {
        local_at(self.to_utc_minutes(), offset)
    }
}

/// The Julian day number of 1970-01-01.
const UNIX_EPOCH_JULIAN_DAY: i32 = 2_440_588;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// The minute since 1970-01-01T00:00Z, negative before, at which a clock with this offset shows
/// this day and time.
pub fn utc_minutes(date: Date, time: ClockTime, offset: UtcOffset) -> i64 {
    let day = i64::from(date.to_julian_day() - UNIX_EPOCH_JULIAN_DAY);
    day * MINUTES_PER_DAY + time.minutes() - i64::from(offset.minutes())
}

/// The offset with which a zone's clock shows this day and time. `offset_at` tells the zone's
/// offset at a minute since 1970-01-01T00:00Z; `guess` is the offset on some other day.
///
/// Of the hour that a clock shows twice, the guess decides which is meant. A time that the clock
/// skips is counted on from before the gap, as RFC 5545 has it (3.3.5).
///
/// ```
/// use pobratim::time::{ClockTime, UtcOffset, days, offset_of_local};
/// let hours = |hours: i16| UtcOffset::from_minutes(hours * 60).unwrap();
/// // Oslo in 2026: summer time from 29 March, 01:00 UTC.
/// let change = 29_579_100;
/// let oslo = |minute| Some(hours(if minute < change { 1 } else { 2 }));
/// let noon = |day| (days::date(2026, 3, day).unwrap(), ClockTime::new(12, 0).unwrap());
/// let (date, time) = noon(28);
/// assert_eq!(offset_of_local(date, time, hours(2), &oslo), hours(1));
/// let (date, time) = noon(29);
/// assert_eq!(offset_of_local(date, time, hours(1), &oslo), hours(2));
/// ```
pub fn offset_of_local(
    date: Date,
    time: ClockTime,
    guess: UtcOffset,
    offset_at: &dyn Fn(i64) -> Option<UtcOffset>,
) -> UtcOffset {
    let told = |offset| offset_at(utc_minutes(date, time, offset)).unwrap_or(offset);
    let first = told(guess);
    let second = told(first);
    if first == second {
        return first;
    }
    // Neither offset shows this time: it lies in a gap, before which the clock was less ahead.
    if first.minutes() < second.minutes() {
        first
    } else {
        second
    }
}

/// The local day and time of a minute since 1970-01-01T00:00Z; the day saturates at the ends of
/// the calendar.
pub fn local_at(utc_minutes: i64, offset: UtcOffset) -> (Date, ClockTime) {
    let local = utc_minutes.saturating_add(i64::from(offset.minutes()));
    let day = local.div_euclid(MINUTES_PER_DAY) + i64::from(UNIX_EPOCH_JULIAN_DAY);
    let nearest = if local < 0 { Date::MIN } else { Date::MAX };
    let date = i32::try_from(day)
        .ok()
        .and_then(|day| Date::from_julian_day(day).ok());
    // The remainder is 0 to 1439.
    let minute = local.rem_euclid(MINUTES_PER_DAY);
    (
        date.unwrap_or(nearest),
        ClockTime::of_minutes(minute as u16),
    )
}

/// The column at which a name stops looking like one of the IANA time-zone database, if it does.
///
/// Its `theory.html` allows ASCII letters, digits, `.`, `-`, `_` and (for `Etc/GMT+1`) `+` between
/// slashes, no part empty or beginning with a digit or sign; we want a letter first.
fn zone_fault(zone: &str) -> Option<usize> {
    let mut at_part_start = true;
    for (index, found) in zone.chars().enumerate() {
        let fits = match found {
            'A'..='Z' | 'a'..='z' => true,
            '0'..='9' | '.' | '-' | '_' | '+' | '/' => !at_part_start,
            _ => false,
        };
        if !fits {
            return Some(index + 1);
        }
        at_part_start = found == '/';
    }
    // All of it was ASCII.
    at_part_start.then_some(zone.len() + 1)
}

/// Enough of a text to recognise it in a message.
pub(super) fn quoted(text: &str) -> String {
    text.chars().take(30).collect()
}
