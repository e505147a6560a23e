//! UTC offsets of time zones, from the IANA database in the command.

use crate::today::now;
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use pobratim::time::{
    ClockTime, Date, UtcOffset, is_zone_name, local_at, offset_of_local, utc_minutes,
};

/// Returns the offset of a zone at a time in minutes since 1970-01-01T00:00Z; `None` for an unknown
/// zone.
pub fn offset_at(zone: &str, minute: i64) -> Option<UtcOffset> {
    let zone: Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp(minute.checked_mul(60)?, 0)?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let minutes = offset.fix().local_minus_utc() / 60;
    UtcOffset::from_minutes(i16::try_from(minutes).ok()?)
}

/// Returns whether a text is the name of a zone that the database has, in the form that a bundle
/// may have ([`is_zone_name`]).
pub fn is_name(text: &str) -> bool {
    is_zone_name(text) && text.parse::<Tz>().is_ok()
}

/// Returns the present day in a zone, or in UTC where the zone is unknown.
pub fn today(zone: &str) -> Date {
    let minute = now();
    local_at(minute, offset_at(zone, minute).unwrap_or(UtcOffset::UTC)).0
}

/// Returns noon of a day in a zone, in minutes since 1970-01-01T00:00Z.
pub fn noon(day: Date, zone: &str) -> i64 {
    let offset_at = |minute| offset_at(zone, minute);
    let offset = offset_of_local(day, ClockTime::NOON, UtcOffset::UTC, &offset_at);
    utc_minutes(day, ClockTime::NOON, offset)
}
