//! Text of dates and times in spreadsheets: `2026-05-14`, `2026-05-14 13:30`, `13:30`.

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
