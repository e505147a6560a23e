//! Cells for times: hours with the offset and the zone of the host city.

use super::date_time::{is_spreadsheet_epoch, split_date_time};
use super::diagnostic::Diagnostic;
use super::local_offset::{LocalOffset, OffsetAt, local_offset};
use super::read_date;
use super::time::read_time;
use crate::time::{ClockTime, Date, Edtf, Moment, UtcOffset, days};

/// What a time needs from its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct TimeContext<'a> {
    /// The zone of the host city.
    pub zone: &'a str,
    /// The offset for times without one, where the zone is unknown.
    pub offset: Option<UtcOffset>,
    pub offset_at: Option<OffsetAt>,
    /// The day of the row, if its date is one exact day.
    pub day: Option<Date>,
}

/// Parses `18:00–20:00`, optionally with an offset and a zone, which default to the host city's, and
/// returns `18:00–20:00 +10:00 Asia/Vladivostok`, with ` doors 17:30` if the doors are named.
///
/// # Errors
///
/// A time that cannot be read, that the zone does not have on that day, or whose offset contradicts
/// the zone.
pub fn read_time_cell(text: &str, context: &TimeContext<'_>) -> Result<String, Diagnostic> {
    let (clock, doors) = split_doors(text);
    let (clock, offset, zone) = split_zone(clock);
    let clock = without_day(clock, context.day)?;
    let span = read_time(clock).map_err(|error| Diagnostic::of_time(text, &error))?;
    let bad = || Diagnostic::new("bad_time", &[("what", text)]);
    let given = offset
        .map(|offset| offset.parse::<UtcOffset>().map_err(|_| bad()))
        .transpose()?;
    let zone = zone.unwrap_or(context.zone);
    // Any day will do: only the name of the zone is checked.
    let any_day = days::date(2024, 1, 1).ok_or_else(bad)?;
    Moment::new(any_day, span.start, UtcOffset::UTC, zone).map_err(|_| bad())?;
    let offset = context.offset_of(text, span.start, given, zone)?;
    let end = span.end.map_or(String::new(), |end| format!("–{end}"));
    let doors = match doors {
        Some(doors) => Some(doors.parse::<ClockTime>().map_err(|_| bad())?),
        None => span.doors,
    };
    let doors = doors.map_or(String::new(), |doors| format!(" doors {doors}"));
    Ok(format!("{}{end} {offset} {zone}{doors}", span.start))
}

/// Splits off the doors of our own notation, after the zone: `18:00 +09:00 Asia/Tokyo doors 17:30`.
fn split_doors(text: &str) -> (&str, Option<&str>) {
    match text.rsplit_once(" doors ") {
        Some((rest, doors)) if split_zone(rest).2.is_some() => (rest, Some(doors.trim())),
        _ => (text, None),
    }
}

impl TimeContext<'_> {
    /// Returns the offset of a time; `given` is that of the cell.
    fn offset_of(
        &self,
        text: &str,
        start: ClockTime,
        given: Option<UtcOffset>,
        zone: &str,
    ) -> Result<UtcOffset, Diagnostic> {
        let stated = given.or(self.offset.filter(|_| zone == self.zone));
        let known = match (self.offset_at, self.day) {
            (Some(offset_at), Some(day)) => local_offset(offset_at, zone, day, start),
            // Without a day the row is refused, whatever the offset.
            (Some(offset_at), None) => offset_at(zone, 0)
                .map_or(LocalOffset::UnknownZone, |offset| {
                    LocalOffset::One(stated.unwrap_or(offset))
                }),
            (None, _) => LocalOffset::UnknownZone,
        };
        let start = start.to_string();
        let values = [("what", text), ("word", zone), ("first", start.as_str())];
        match (known, stated) {
            (LocalOffset::One(offset), None) => Ok(offset),
            (LocalOffset::One(offset), Some(stated)) if offset == stated => Ok(offset),
            (LocalOffset::One(offset), Some(stated)) => {
                let [own, other] = [offset, stated].map(offset_text);
                let values = [
                    ("what", text),
                    ("word", zone),
                    ("first", &*own),
                    ("second", &*other),
                ];
                Err(Diagnostic::new("time_offset", &values))
            }
            (LocalOffset::Skipped, _) => Err(Diagnostic::new("time_skipped", &values)),
            (LocalOffset::Repeated(first, second), Some(stated))
                if [first, second].contains(&stated) =>
            {
                Ok(stated)
            }
            (LocalOffset::Repeated(first, second), _) => {
                let [first, second] = [first, second].map(offset_text);
                let values = [
                    ("what", text),
                    ("word", zone),
                    ("first", &*first),
                    ("second", &*second),
                ];
                Err(Diagnostic::new("time_repeated", &values))
            }
            (LocalOffset::UnknownZone, Some(stated)) => Ok(stated),
            (LocalOffset::UnknownZone, None) => {
                Err(Diagnostic::new("no_offset", &[("what", text)]))
            }
        }
    }
}

/// Formats an offset for a message: `+00:00` in place of `Z`.
fn offset_text(offset: UtcOffset) -> String {
    match offset {
        UtcOffset::UTC => "+00:00".to_string(),
        offset => offset.to_string(),
    }
}

/// Splits a cell into hours, offset and zone.
pub fn split_zone(text: &str) -> (&str, Option<&str>, Option<&str>) {
    let is_zone = |word: &str| {
        let is_capital = word.starts_with(|first: char| first.is_ascii_uppercase());
        word == "UTC" || (is_capital && word.is_ascii() && word.contains('/'))
    };
    let (hours, zone) = split_last(text.trim(), is_zone);
    let (hours, offset) = split_last(hours, |word| is_offset(word, zone.is_some()));
    (hours, offset, zone)
}

/// Splits off the last word if it is of a kind.
fn split_last(text: &str, is: impl Fn(&str) -> bool) -> (&str, Option<&str>) {
    match text.rsplit_once(char::is_whitespace) {
        Some((rest, word)) if is(word) => (rest.trim_end(), Some(word)),
        _ => (text, None),
    }
}

/// Returns whether a word is an offset. `18:00 -20:00` has an end: no zone is more than 12 hours
/// behind UTC.
fn is_offset(word: &str, is_before_zone: bool) -> bool {
    match word.parse::<UtcOffset>() {
        Ok(offset) => is_before_zone || offset.minutes() >= -720,
        Err(_) => is_before_zone && word.starts_with(['+', '-']),
    }
}

/// Returns the hours of a cell that a spreadsheet filled with a date and a time.
fn without_day(text: &str, day: Option<Date>) -> Result<&str, Diagnostic> {
    let Some((date, hours)) = split_date_time(text) else {
        return match read_time(text).is_err() && is_day(text) {
            true => Err(Diagnostic::new("time_is_date", &[("what", text)])),
            false => Ok(text),
        };
    };
    if is_spreadsheet_epoch(date) || read_date(date).ok() == day.map(Edtf::day) {
        return Ok(hours);
    }
    Err(Diagnostic::new(
        "time_other_day",
        &[("what", text), ("first", date)],
    ))
}

fn is_day(text: &str) -> bool {
    matches!(read_date(text), Ok(Edtf::Date(_)))
}
