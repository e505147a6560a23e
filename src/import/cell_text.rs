//! Text of dates and times in spreadsheets: `2026-05-14`, `2026-05-14 13:30`, `13:30`.

use crate::time::{Edtf, days};

/// Returns the text of an ISO 8601 date with or without a time. Midnight is no time, because programs
/// write it for whole days.
pub fn of_iso_date(value: &str) -> String {
    let Some((day, time)) = value.split_once(['T', ' ']) else {
        return value.to_string();
    };
    let time = time.split(['.', 'Z']).next().unwrap_or_default();
    let time = time
        .strip_suffix(":00")
        .filter(|time| time.len() >= 5)
        .unwrap_or(time);
    match (day, time) {
        ("1899-12-30" | "1899-12-31", _) => time.to_string(),
        (_, "" | "00:00") => day.to_string(),
        _ => [day, " ", time].concat(),
    }
}

/// Returns a text of a workbook with the characters that it escapes as `_x000D_` (ISO 29500-1, ST_Xstring),
/// and `\n` for any line end.
pub fn of_escaped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        whole.push_str(before);
        let digits = after.get(2..6).filter(|_| after.get(6..7) == Some("_"));
        let is_hex = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = digits
            .filter(is_hex)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code.and_then(char::from_u32) {
            Some(found) => {
                whole.push(found);
                rest = after.get(7..).unwrap_or_default();
            }
            None => {
                whole.push_str("_x");
                rest = after.get(2..).unwrap_or_default();
            }
        }
    }
    whole.push_str(rest);
    of_text(&whole)
}

/// Returns a text with `\n` for any line end.
pub fn of_text(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns day and time of a serial date of a spreadsheet that has no format, from the years 1940 to
/// 2100: `46178`. `None` for other numbers and texts.
pub fn of_serial(text: &str) -> Option<String> {
    const EPOCH: (i32, u8, u8) = (1899, 12, 30);
    let serial: f64 = text.trim().parse().ok()?;
    if !(14_611.0..73_051.0).contains(&serial) {
        return None;
    }
    let (year, month, day) = EPOCH;
    let day = days::add_days(days::date(year, month, day)?, serial as i32);
    let day = Edtf::day(day).to_string();
    // Serial dates are stored with an error of less than a second.
    Some(
        match ((serial.fract() * 86_400.0).round() as u32).min(86_399) {
            0 => day,
            seconds => [&day, " ", &clock(seconds)].concat(),
        },
    )
}

/// Returns the text of an ISO 8601 duration since midnight, such as `PT13H30M00S`; the value itself if
/// it is another one.
pub fn of_iso_duration(value: &str) -> String {
    let read = || {
        let mut rest = value.strip_prefix("PT")?;
        let mut parts = [0_u32; 3];
        for (part, unit) in parts.iter_mut().zip(['H', 'M', 'S']) {
            if let Some((number, after)) = rest.split_once(unit) {
                let whole = number.split(['.', ',']).next().unwrap_or_default();
                *part = whole.parse().ok()?;
                rest = after;
            }
        }
        let [hours, minutes, seconds] = parts;
        rest.is_empty()
            .then(|| clock(hours * 3600 + minutes * 60 + seconds))
    };
    read().unwrap_or_else(|| value.to_string())
}

/// Returns the text of seconds since midnight; 25:00 is an hour of the next day.
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    }
}
