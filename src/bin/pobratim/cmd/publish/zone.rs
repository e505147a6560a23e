//! Offsets of time zones, from the IANA database that the command carries.

use crate::today::now;
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use pobratim::time::{ClockTime, Date, UtcOffset, local_at, offset_of_local, utc_minutes};

/// The offset of a zone at a minute since 1970-01-01T00:00Z; `None` for an unknown zone.
pub fn offset_at(zone: &str, minute: i64) -> Option<UtcOffset> {
    let zone: Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp(minute.checked_mul(60)?, 0)?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let minutes = offset.fix().local_minus_utc() / 60;
    UtcOffset::from_minutes(i16::try_from(minutes).ok()?)
}

/// Today by the clock of a zone; of UTC where the zone is unknown.
pub fn today(zone: &str) -> Date {
    let minute = now();
    local_at(minute, offset_at(zone, minute).unwrap_or(UtcOffset::UTC)).0
}

/// Noon of a day by the clock of a zone, in minutes since 1970-01-01T00:00Z.
pub fn noon(day: Date, zone: &str) -> i64 {
    let asked = |minute| offset_at(zone, minute);
    let offset = offset_of_local(day, ClockTime::NOON, UtcOffset::UTC, &asked);
    utc_minutes(day, ClockTime::NOON, offset)
}
