//! The system clock, and days as arguments of the command.

use pobratim::time::{Date, Edtf, UtcOffset, local_at};

/// Parses a day, such as `2022-05-23`.
///
/// # Errors
///
/// A text that is not a day of the calendar.
pub fn parse_day(text: &str) -> Result<Date, String> {
    match text.parse::<Edtf>() {
        Ok(Edtf::Date(date)) if date.qualifier().is_none() => date
            .day()
            .ok_or_else(|| "write a day, such as 2022-05-23".to_owned()),
        Ok(_) => Err("write a day, such as 2022-05-23".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Returns the present day in UTC.
pub fn today() -> Date {
    local_at(now(), UtcOffset::UTC).0
}

/// Returns the present time in minutes since 1970-01-01T00:00Z.
pub fn now() -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "the present day is the default of an argument"
    )]
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs() / 60).unwrap_or(0))
}
