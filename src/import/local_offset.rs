//! UTC offsets of local times, from the database of the command.

use crate::time::{ClockTime, Date, UtcOffset, utc_minutes};

/// Returns the offset of a zone at a minute since 1970-01-01T00:00Z; `None` for an unknown zone.
pub type OffsetAt = fn(zone: &str, minute: i64) -> Option<UtcOffset>;

/// The offset of a local time in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalOffset {
    /// The zone is not in the database.
    UnknownZone,
    One(UtcOffset),
    /// The clock skips this time.
    Skipped,
    /// The clock shows this time twice, with these offsets in order.
    Repeated(UtcOffset, UtcOffset),
}

/// Returns the offset of a zone at a local day and time.
pub fn local_offset(offset_at: OffsetAt, zone: &str, day: Date, time: ClockTime) -> LocalOffset {
    let minute = utc_minutes(day, time, UtcOffset::UTC);
    // Every offset that the zone has near this time; offsets are below 24 hours.
    let near = [-1440, 1440].map(|minutes| offset_at(zone, minute + minutes));
    let [Some(before), Some(after)] = near else {
        return LocalOffset::UnknownZone;
    };
    let fits = |offset: UtcOffset| offset_at(zone, utc_minutes(day, time, offset)) == Some(offset);
    match (fits(before), fits(after)) {
        (true, true) if before != after => LocalOffset::Repeated(before, after),
        (true, _) => LocalOffset::One(before),
        (false, true) => LocalOffset::One(after),
        (false, false) => LocalOffset::Skipped,
    }
}
