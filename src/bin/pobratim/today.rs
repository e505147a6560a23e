//! The one clock of the command.

use pobratim::time::{Date, Edtf, days};

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
    #[expect(
        clippy::disallowed_methods,
        reason = "a command asks the system for the day where its caller names none"
    )]
    let now = std::time::SystemTime::now();
    let seconds = now
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let epoch = days::date(1970, 1, 1).unwrap_or(Date::MIN);
    days::add_days(epoch, i32::try_from(seconds / 86_400).unwrap_or(0))
}
