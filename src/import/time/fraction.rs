//! Times that a spreadsheet stores as a fraction of the day: `0.5625` is 13:30.

use super::{ClockSpan, TimeParseError};
use crate::time::ClockTime;

/// Returns the time of a fraction of the day; `None` if the text is not one. `0.25` may be 06:00 or
/// the clock time 0.25, which is an error with both readings.
pub fn read_fraction(text: &str) -> Option<Result<ClockSpan, TimeParseError>> {
    let digits = text
        .strip_prefix("0.")
        .or_else(|| text.strip_prefix("0,"))
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let fraction = ["0.", digits].concat().parse::<f64>().ok()?;
    let start = clock_of_day(fraction)?;
    let minute = digits.parse().ok().filter(|_| digits.len() == 2);
    if let Some(clock) = minute.and_then(|minute| ClockTime::new(0, minute)) {
        return Some(Err(TimeParseError::HalfOfDay {
            text: text.to_string(),
            first: clock.to_string(),
            second: start.to_string(),
            column: 1,
        }));
    }
    Some(Ok(ClockSpan {
        doors: None,
        start,
        end: None,
    }))
}

/// Returns the time at a fraction of the day, from 0 below 1, rounded by at most a second; `None` for
/// times with seconds.
pub fn clock_of_day(fraction: f64) -> Option<ClockTime> {
    let seconds = fraction * 86_400.0;
    let minute = (seconds / 60.0).round();
    if !(0.0..1.0).contains(&fraction) || (seconds - minute * 60.0).abs() > 1.0 {
        return None;
    }
    // At most 1440, which is midnight of the next day.
    let minute = minute as u16;
    ClockTime::new((minute / 60) as u8, (minute % 60) as u8)
}
