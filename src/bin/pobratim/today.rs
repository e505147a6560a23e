//! The one clock of the command.

use pobratim::time::{Date, Edtf, UtcOffset, local_at};

/// A day as an argument, `2022-05-23`.
///
/// # Errors
///
/// What is no day of the calendar.
pub fn parse_day(text: &str) -> Result<Date, String> {
    match text.parse::<Edtf>() {
        Ok(Edtf::Date(date)) if date.qualifier().is_none() => date
            .day()
            .ok_or_else(|| "write a day, such as 2022-05-23".to_owned()),
        Ok(_) => Err("write a day, such as 2022-05-23".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Today in UTC, by the system's clock.
pub fn today() -> Date {
    local_at(now(), UtcOffset::UTC).0
}

/// The present by the system's clock, in minutes since 1970-01-01T00:00Z.
pub fn now() -> i64 {
    #[expect(
        clippy::disallowed_methods,
        reason = "a command asks the system for the day where its caller names none"
    )]
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs() / 60).unwrap_or(0))
}
