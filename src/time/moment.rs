//! Zoned minutes: a day, a time, its offset from UTC and the name of its zone.
//!
//! Offsets are given, never looked up: the bundle states them together with the zone, so that
//! neither the page nor the tests need a time-zone database.

use super::{ClockTime, UtcOffset};
use ::time::Date;
use std::fmt::{self, Display, Formatter};

/// Error from a clock time, an offset or a zone that cannot be parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentError {
    /// Not `HH:MM` from 00:00 to 23:59.
    ClockTime { found: String, column: usize },
    /// Not `Z`, `+HH:MM` or `-HH:MM` up to 18 hours.
    Offset { found: String, column: usize },
    /// Not of the form of an IANA time-zone name.
    Zone { found: String, column: usize },
}

impl MomentError {
    /// Returns the stable kebab-case code of the error.
    pub const fn code(&self) -> &'static str {
        match self {
            MomentError::ClockTime { .. } => "moment-clock-time",
            MomentError::Offset { .. } => "moment-offset",
            MomentError::Zone { .. } => "moment-zone",
        }
    }

    /// Returns the column of the error, counted in characters from 1.
    pub const fn column(&self) -> usize {
        match self {
            MomentError::ClockTime { column, .. }
            | MomentError::Offset { column, .. }
            | MomentError::Zone { column, .. } => *column,
        }
    }

    /// Returns the remedy.
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
                write!(f, "`{found}` is not a time from 00:00 to 23:59")
            }
            MomentError::Offset { found, .. } => {
                write!(f, "`{found}` is not an offset from -18:00 to +18:00")
            }
            MomentError::Zone { found, .. } => {
                write!(f, "`{found}` is not the name of a time zone")
            }
        }
    }
}

impl std::error::Error for MomentError {}

/// A minute of local time, with its UTC offset and zone.
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
    /// Creates a moment from the local day and time, their offset from UTC and the IANA zone name.
    ///
    /// Fails for a malformed zone name. Whether the offset is that of the zone on that day is not
    /// checked.
    pub fn new(
        date: Date,
        time: ClockTime,
        offset: UtcOffset,
        zone: &str,
    ) -> Result<Moment, MomentError> {
        match invalid_zone_column(zone) {
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

    /// Returns the local day.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Returns the local time.
    pub const fn time(&self) -> ClockTime {
        self.time
    }

    pub const fn offset(&self) -> UtcOffset {
        self.offset
    }

    /// Returns the IANA name of the zone, such as `Asia/Vladivostok`.
    pub const fn zone(&self) -> &str {
        &self.zone
    }

    /// Returns the minutes since 1970-01-01T00:00Z, negative before.
    pub fn to_utc_minutes(&self) -> i64 {
        utc_minutes(self.date, self.time, self.offset)
    }

    /// Returns the local day and time of this moment at another offset.
    pub fn at_offset(&self, offset: UtcOffset) -> (Date, ClockTime) {
        local_at(self.to_utc_minutes(), offset)
    }
}

/// The Julian day number of 1970-01-01.
const UNIX_EPOCH_JULIAN_DAY: i32 = 2_440_588;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// Returns the minutes since 1970-01-01T00:00Z, negative before, of a local day and time at an
/// offset.
pub fn utc_minutes(date: Date, time: ClockTime, offset: UtcOffset) -> i64 {
    let day = i64::from(date.to_julian_day() - UNIX_EPOCH_JULIAN_DAY);
    day * MINUTES_PER_DAY + time.minutes() - i64::from(offset.minutes())
}

/// Returns the offset of a zone at a local day and time. `offset_at` returns the zone's offset at a
/// minute since 1970-01-01T00:00Z; `guess` is the offset on some other day.
///
/// The guess decides between the two readings of an hour that the clock repeats. A time that the
/// clock skips uses the offset before the gap, as in RFC 5545 (3.3.5).
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
    let offset_for = |offset| offset_at(utc_minutes(date, time, offset)).unwrap_or(offset);
    let first = offset_for(guess);
    let second = offset_for(first);
    if first == second {
        return first;
    }
    // Neither offset yields this time: it lies in a gap, before which the offset was smaller.
    if first.minutes() < second.minutes() {
        first
    } else {
        second
    }
}

/// Returns the local day and time of a minute since 1970-01-01T00:00Z; the day saturates at the
/// ends of the calendar.
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
        ClockTime::from_minutes_of_day(minute as u16),
    )
}

/// Whether a text has the form of an IANA time-zone name: `UTC`, or an area and a place.
///
/// Abbreviations and names of countries, which the database has for old programs, have another form.
///
/// ```
/// use pobratim::time::is_zone_name;
/// assert!(is_zone_name("Asia/Tokyo") && is_zone_name("UTC"));
/// assert!(!is_zone_name("Japan") && !is_zone_name("JST") && !is_zone_name("+09:00"));
/// ```
pub fn is_zone_name(text: &str) -> bool {
    invalid_zone_column(text).is_none()
}

/// Returns the column of the first character that the name of a time zone cannot have there; `None`
/// for the form of [`is_zone_name`].
///
/// The database's `theory.html` allows ASCII letters, digits, `.`, `-`, `_` and (for `Etc/GMT+1`)
/// `+` between slashes, no part empty or beginning with a digit or sign. Here each part must begin
/// with a letter, and no name has a `.`.
fn invalid_zone_column(zone: &str) -> Option<usize> {
    let mut at_part_start = true;
    for (index, found) in zone.chars().enumerate() {
        let fits = match found {
            'A'..='Z' | 'a'..='z' => true,
            '0'..='9' | '-' | '_' | '+' | '/' => !at_part_start,
            _ => false,
        };
        if !fits {
            return Some(index + 1);
        }
        at_part_start = found == '/';
    }
    // All characters were ASCII, so bytes count characters.
    let is_whole = !at_part_start && (zone == "UTC" || zone.contains('/'));
    (!is_whole).then_some(zone.len() + 1)
}

/// Returns enough of a text to recognise it in a message.
pub(super) fn quoted(text: &str) -> String {
    text.chars().take(30).collect()
}
