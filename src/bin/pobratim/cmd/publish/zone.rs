//! Offsets of time zones, from the IANA database that the command carries.

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use pobratim::time::UtcOffset;

/// The offset of a zone at a minute since 1970-01-01T00:00Z; `None` for an unknown zone.
pub fn offset_at(zone: &str, minute: i64) -> Option<UtcOffset> {
    let zone: Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp(minute.checked_mul(60)?, 0)?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    let minutes = offset.fix().local_minus_utc() / 60;
    UtcOffset::from_minutes(i16::try_from(minutes).ok()?)
}
