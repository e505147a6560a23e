//! Clock times and UTC offsets.

use super::MomentError;
use super::moment::quoted;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// A time of day, to the minute.
///
/// ```
/// use pobratim::time::ClockTime;
/// let time: ClockTime = "19:30".parse().unwrap();
/// assert_eq!((time.hour(), time.minute()), (19, 30));
/// assert_eq!("24:00".parse::<ClockTime>().unwrap_err().code(), "moment-clock-time");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

impl ClockTime {
    /// 00:00.
    pub const FIRST: ClockTime = ClockTime { hour: 0, minute: 0 };

    /// 12:00.
    pub const NOON: ClockTime = ClockTime {
        hour: 12,
        minute: 0,
    };

    /// 23:59.
    pub const LAST: ClockTime = ClockTime {
        hour: 23,
        minute: 59,
    };

    /// Creates a time; `None` outside 00:00 to 23:59.
    pub fn new(hour: u8, minute: u8) -> Option<ClockTime> {
        (hour < 24 && minute < 60).then_some(ClockTime { hour, minute })
    }

    /// Returns the hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// Returns the minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// Returns the minutes since midnight, 0 to 1439.
    pub const fn minutes(self) -> i64 {
        self.hour as i64 * 60 + self.minute as i64
    }

    /// Returns the time at a minute of the day, 0 to 1439; larger values wrap at midnight.
    pub(super) const fn from_minutes_of_day(minutes: u16) -> ClockTime {
        ClockTime {
            hour: (minutes / 60 % 24) as u8,
            minute: (minutes % 60) as u8,
        }
    }
}

impl FromStr for ClockTime {
    type Err = MomentError;

    fn from_str(text: &str) -> Result<ClockTime, MomentError> {
        hours_and_minutes(text)
            .and_then(|(hour, minute)| ClockTime::new(hour, minute))
            .ok_or_else(|| MomentError::ClockTime {
                found: quoted(text),
                column: 1,
            })
    }
}

impl Display for ClockTime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// An offset from UTC in minutes, -1080 to 1080 (18 hours).
///
/// ```
/// use pobratim::time::UtcOffset;
/// let khabarovsk: UtcOffset = "+10:00".parse().unwrap();
/// assert_eq!(khabarovsk.minutes(), 600);
/// assert_eq!("Z".parse(), Ok(UtcOffset::UTC));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UtcOffset {
    minutes: i16,
}

impl UtcOffset {
    /// No offset, `Z`.
    pub const UTC: UtcOffset = UtcOffset { minutes: 0 };

    /// Creates an offset from minutes, positive to the east; `None` beyond 18 hours.
    pub fn from_minutes(minutes: i16) -> Option<UtcOffset> {
        (-1080..=1080)
            .contains(&minutes)
            .then_some(UtcOffset { minutes })
    }

    /// Returns the minutes ahead of UTC, -1080 to 1080.
    pub const fn minutes(self) -> i16 {
        self.minutes
    }
}

impl FromStr for UtcOffset {
    type Err = MomentError;

    /// Parses `Z`, `+HH:MM` or `-HH:MM`. `-00:00` is refused: in RFC 3339 it may mean "unknown".
    fn from_str(text: &str) -> Result<UtcOffset, MomentError> {
        if text == "Z" {
            return Ok(UtcOffset::UTC);
        }
        let read = || {
            let (sign, digits) = match text.strip_prefix('-') {
                Some(digits) => (-1, digits),
                None => (1, text.strip_prefix('+')?),
            };
            let (hours, minutes) = hours_and_minutes(digits)?;
            let total = i16::from(hours) * 60 + i16::from(minutes);
            let fits = minutes < 60 && !(sign < 0 && total == 0);
            if fits {
                UtcOffset::from_minutes(sign * total)
            } else {
                None
            }
        };
        read().ok_or_else(|| MomentError::Offset {
            found: quoted(text),
            column: 1,
        })
    }
}

impl Display for UtcOffset {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// Parses two pairs of digits, `HH:MM`; the caller checks their ranges.
fn hours_and_minutes(text: &str) -> Option<(u8, u8)> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok() } else { None }
    };
    Some((number(hours)?, number(minutes)?))
}
