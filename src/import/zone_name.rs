//! Names of time zones in files of other programs.

use super::local_offset::OffsetAt;
use crate::time::{UtcOffset, is_zone_name};

/// Returns the name in the IANA database for a name in a file: the same, one with a prefix such as
/// `/mozilla.org/20050126_1/Europe/Berlin`, or a name of Windows. `None` where `offset_at` does not know
/// it.
pub fn zone_name(text: &str, offset_at: OffsetAt) -> Option<String> {
    let text = text.trim().trim_matches('"');
    let is_known = |name: &&str| is_zone_name(name) && offset_at(name, 0).is_some();
    let parts: Vec<&str> = text.split('/').collect();
    // A name has one to three parts: `America/Argentina/Ushuaia`.
    let endings = (1..=3.min(parts.len())).rev().map(|count| {
        let start = parts.len() - count;
        parts.get(start..).unwrap_or_default().join("/")
    });
    let mut endings = endings.filter(|name| name.contains('/') || name == text);
    if let Some(found) = endings.find(|name| is_known(&name.as_str())) {
        return Some(found);
    }
    if ["UTC", "GMT", "Z"].contains(&text.to_ascii_uppercase().as_str()) {
        return Some("UTC".to_string()).filter(|name| is_known(&name.as_str()));
    }
    windows_zone(text).filter(is_known).map(str::to_string)
}

/// Returns the zone of the IANA database for a name of Windows: `Korea Standard Time`, or the text that
/// it shows, `(UTC+09:00) Seoul`.
#[cfg(feature = "cli")]
fn windows_zone(text: &str) -> Option<&'static str> {
    use strum::IntoEnumIterator;
    use windows_timezones::WindowsTimezone;
    if let Ok(zone) = text.parse::<WindowsTimezone>() {
        return Some(zone.tzdb_id());
    }
    // Programs write the name of the summer too, older ones GMT in what is shown.
    let name = text.replace("Daylight Time", "Standard Time");
    let shown = text.replace("(GMT", "(UTC").to_lowercase();
    let found = WindowsTimezone::iter().find(|zone| {
        zone.name().eq_ignore_ascii_case(&name) || zone.description().to_lowercase() == shown
    });
    found.map(WindowsTimezone::tzdb_id)
}

/// Returns `None`: only the command has the names.
#[cfg(not(feature = "cli"))]
fn windows_zone(_: &str) -> Option<&'static str> {
    None
}

/// Returns the offset that a name states: `UTC+11`, `GMT-0330`, `+09:00`, `(UTC+09:00) Osaka`.
pub fn offset_in_name(text: &str) -> Option<UtcOffset> {
    let text = text.trim().trim_start_matches('(');
    let text = text.split(')').next().unwrap_or_default();
    let digits = text
        .strip_prefix("UTC")
        .or_else(|| text.strip_prefix("GMT"))
        .unwrap_or(text);
    utc_offset(digits)
}

/// Parses `+0900`, `-03:30`, `+9` and `+090000`.
pub fn utc_offset(text: &str) -> Option<UtcOffset> {
    let text = text.trim();
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = text.get(1..)?.replace(':', "");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i16>().ok()?, 0),
        4 | 6 => (number(0, 2)?, number(2, 4)?),
        _ => return None,
    };
    UtcOffset::from_minutes(sign * (hours * 60 + minutes))
}
