//! iCalendar (RFC 5545): events of other calendars as rows of the entry table.

use super::diagnostic::Diagnostic;
use super::local_offset::{LocalOffset, OffsetAt, local_offset};
use super::not_taken::NotTaken;
use super::table::{Field, Row, Table};
use crate::model::Bundle;
use crate::model::table::{Column, joined};
use crate::text::Lang;
use crate::time::{ClockTime, Date, Edtf, UtcOffset, Window, days, local_at, utc_minutes};

/// A property: its name, its parameters as written, its value.
struct Property<'a> {
    name: String,
    parameters: &'a str,
    value: &'a str,
}

/// Parses the events of a calendar. Rows are numbered by the line on which each begins. `lang` is
/// the language of texts without one; `offset` is that of the host city, where `offset_at` does not know
/// its zone. Times in UTC are converted to the host city's. Properties that are not read are notes.
///
/// For an event in the bundle, found by its UID, only the title, an exact date and a cancellation
/// are read: the bundle is more precise about the rest.
pub fn read_ical(
    text: &str,
    bundle: &Bundle,
    lang: Lang,
    offset: Option<UtcOffset>,
    offset_at: Option<OffsetAt>,
) -> Table {
    let mut table = Table::default();
    let mut not_taken = NotTaken::default();
    let lines = unfolded(text);
    let offsets = zones(&lines);
    let mut open: Option<(u32, Vec<Property<'_>>)> = None;
    let mut nested = 0;
    for (number, line) in &lines {
        let Some(property) = property(line) else {
            continue;
        };
        match (property.name.as_str(), property.value) {
            ("BEGIN", "VEVENT") => open = Some((*number, Vec::new())),
            ("END", "VEVENT") => {
                if let Some((number, properties)) = open.take() {
                    let event = Event {
                        number,
                        properties,
                        bundle,
                        lang,
                        offset,
                        offset_at,
                        offsets: &offsets,
                    };
                    match event.row() {
                        Ok(Some(row)) => {
                            event.report_not_taken(&mut not_taken);
                            table.rows.push(row);
                        }
                        Ok(None) => {}
                        Err(diagnostic) => table.faults.push(diagnostic),
                    }
                }
            }
            // An alarm (VALARM) has a description of its own.
            ("BEGIN", name) => {
                nested += 1;
                if let Some((number, _)) = &open {
                    not_taken.add(name, *number);
                }
            }
            ("END", _) => nested -= 1,
            _ => {
                if let Some((_, properties)) = &mut open
                    && nested <= 1
                {
                    properties.push(property);
                }
            }
        }
    }
    table.notes = not_taken.notes();
    if let Some((number, _)) = open {
        table
            .faults
            .push(Diagnostic::new("ics_broken", &[("what", "VEVENT")]).at(number, "BEGIN"));
    } else if table.rows.is_empty() && table.faults.is_empty() {
        table
            .faults
            .push(Diagnostic::new("ics_empty", &[]).in_row(1));
    }
    table
}

/// Returns lines without folding, with the number of their first line.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end_matches('\r');
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((number, line.to_string())),
        }
    }
    lines
}

fn property(line: &str) -> Option<Property<'_>> {
    let mut is_quoted = false;
    let colon = line.find(|found| {
        is_quoted ^= found == '"';
        found == ':' && !is_quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some(Property {
        name: name.to_uppercase(),
        parameters,
        value,
    })
}

impl Property<'_> {
    fn parameter(&self, wanted: &str) -> Option<&str> {
        let pairs = self
            .parameters
            .split(';')
            .filter_map(|pair| pair.split_once('='));
        let mut found = pairs.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.next().map(|(_, value)| value.trim_matches('"'))
    }
}

/// Returns the zones that have one offset all year, as defined in the file.
fn zones(lines: &[(u32, String)]) -> Vec<(String, UtcOffset)> {
    let mut zones: Vec<(String, Vec<UtcOffset>)> = Vec::new();
    for (_, line) in lines {
        let Some(property) = property(line) else {
            continue;
        };
        match property.name.as_str() {
            "TZID" => zones.push((property.value.to_string(), Vec::new())),
            "TZOFFSETTO" => {
                let colon = property.value.get(..3).zip(property.value.get(3..5));
                let offset = colon.and_then(|(hours, minutes)| {
                    match [hours, ":", minutes].concat().as_str() {
                        "+00:00" => Some(UtcOffset::UTC),
                        text => text.parse().ok(),
                    }
                });
                if let (Some((_, offsets)), Some(offset)) = (zones.last_mut(), offset)
                    && !offsets.contains(&offset)
                {
                    offsets.push(offset);
                }
            }
            _ => {}
        }
    }
    let single = zones.into_iter().filter(|(_, offsets)| offsets.len() == 1);
    single
        .filter_map(|(zone, offsets)| Some((zone, *offsets.first()?)))
        .collect()
}

struct Event<'a> {
    number: u32,
    properties: Vec<Property<'a>>,
    bundle: &'a Bundle,
    lang: Lang,
    offset: Option<UtcOffset>,
    offset_at: Option<OffsetAt>,
    offsets: &'a [(String, UtcOffset)],
}

/// The properties that are read.
const TAKEN: [&str; 9] = [
    "UID",
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "STATUS",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "RRULE",
];

/// Properties of the calendar's record, which say nothing about the event.
const ABOUT_THE_RECORD: [&str; 4] = ["DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"];

/// A day, and a time with its offset and zone if the property has one.
type DateTime = (Date, Option<(ClockTime, UtcOffset, String)>);

impl Event<'_> {
    fn find(&self, name: &str) -> Option<&Property<'_>> {
        self.properties
            .iter()
            .find(|property| property.name == name)
    }

    fn text(&self, name: &str) -> String {
        self.find(name)
            .map(|property| unescaped(property.value))
            .unwrap_or_default()
    }

    fn report_not_taken(&self, not_taken: &mut NotTaken) {
        for property in &self.properties {
            let name = property.name.as_str();
            if !TAKEN.contains(&name) && !ABOUT_THE_RECORD.contains(&name) {
                not_taken.add(name, self.number);
            }
        }
    }

    /// Returns the row; `None` for an occurrence of a series of the bundle.
    fn row(&self) -> Result<Option<Row>, Diagnostic> {
        let mut fields = Vec::new();
        let mut add = |column: Column, heading: &str, text: String| {
            if !text.is_empty() {
                fields.push(Field {
                    column,
                    heading: heading.to_string(),
                    text,
                });
            }
        };
        let uid = self.text("UID");
        let id = uid.split('@').next().unwrap_or_default().to_string();
        // In files of this site, `city-day.2026` is a single day of a series.
        let series = id.split('.').next().unwrap_or_default();
        if self.bundle.find_series(series).is_some() {
            return Ok(None);
        }
        if let Some(rule) = self.find("RRULE") {
            return Err(
                Diagnostic::new("ics_recurs", &[("what", rule.value)]).at(self.number, "RRULE")
            );
        }
        let is_known = self.bundle.find_entry(&id).is_some();
        if is_known {
            add(Column::Id, "UID", id);
        }
        let summary = self.find("SUMMARY");
        let lang = summary
            .and_then(|summary| summary.parameter("LANGUAGE"))
            .and_then(Lang::from_browser_tag)
            .unwrap_or(self.lang);
        let is_vague = self.text("STATUS") == "TENTATIVE";
        let title = self.text("SUMMARY");
        if !(is_known && is_vague) {
            add(Column::Title(lang), "SUMMARY", title.clone());
            let (when, time) = self.dates()?;
            add(Column::When, "DTSTART", when);
            add(Column::Time, "DTSTART", time);
        }
        match (self.text("STATUS").as_str(), is_known) {
            ("CANCELLED", _) => add(Column::Status, "STATUS", "cancelled".to_string()),
            // A calendar announces plans; only a source can confirm that an event was held.
            (_, false) => add(Column::Status, "STATUS", "planned".to_string()),
            _ => {}
        }
        if !is_known {
            add(
                Column::Summary(lang),
                "DESCRIPTION",
                self.text("DESCRIPTION"),
            );
            add(Column::Place, "LOCATION", self.text("LOCATION"));
            let url = self.text("URL");
            if !url.is_empty() {
                let link = [&title, " ", &url].concat();
                add(Column::Links, "URL", joined([link.as_str()].into_iter()));
            }
        }
        Ok(Some(Row {
            number: self.number,
            fields,
        }))
    }

    /// Returns the cells for date and time.
    fn dates(&self) -> Result<(String, String), Diagnostic> {
        let Some(start) = self.find("DTSTART") else {
            return Ok((String::new(), String::new()));
        };
        let (first, clock) = self.when(start)?;
        let end = self.find("DTEND").map(|end| self.when(end)).transpose()?;
        let Some((time, offset, zone)) = clock else {
            // DTEND of an all-day event is the day after the last.
            let last = end.map_or(first, |(after, _)| days::add_days(after, -1));
            let window = Window::new(first, last.max(first)).unwrap_or(Window::day(first));
            return Ok((Edtf::days(&window).to_string(), String::new()));
        };
        let (last, until) = match end {
            Some((last, Some((until, ..)))) if (last, until) != (first, time) => {
                (last, format!("–{until}"))
            }
            _ => (first, String::new()),
        };
        // What ends after midnight is still one day; what lasts longer is a span.
        let minutes = |day, time: ClockTime| utc_minutes(day, time, UtcOffset::UTC);
        let is_long = end.is_some_and(|(last, clock)| {
            clock.is_some_and(|(until, ..)| minutes(last, until) - minutes(first, time) >= 24 * 60)
        });
        let when = match Window::new(first, last).filter(|_| is_long) {
            Some(window) => Edtf::days(&window),
            None => Edtf::day(first),
        };
        Ok((when.to_string(), format!("{time}{until} {offset} {zone}")))
    }

    /// Parses `20260612`, `20260612T180000`, with or without `Z`.
    fn when(&self, property: &Property<'_>) -> Result<DateTime, Diagnostic> {
        let value = property.value.trim();
        let fault = |key| Diagnostic::new(key, &[("what", value)]).at(self.number, &property.name);
        let number = |from: usize, to: usize| {
            let digits = value
                .get(from..to)
                .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
            digits.and_then(|digits| digits.parse::<u16>().ok())
        };
        let small = |from, to| number(from, to).and_then(|value| u8::try_from(value).ok());
        let date = number(0, 4)
            .zip(small(4, 6))
            .zip(small(6, 8))
            .and_then(|((year, month), day)| days::date(i32::from(year), month, day))
            .ok_or_else(|| fault("ics_date"))?;
        if value.len() == 8 {
            return Ok((date, None));
        }
        let time = small(9, 11)
            .zip(small(11, 13))
            .and_then(|(hour, minute)| ClockTime::new(hour, minute))
            .filter(|_| value.get(8..9) == Some("T"))
            .ok_or_else(|| fault("ics_date"))?;
        let host = self.bundle.host.zone.to_string();
        let in_utc = utc_minutes(date, time, UtcOffset::UTC);
        let host_time = |minute: i64| {
            let offset = self.offset_at.and_then(|at| at(&host, minute));
            let offset = offset.or(self.offset)?;
            let (date, time) = local_at(minute, offset);
            Some((date, Some((time, offset, host.clone()))))
        };
        if value.ends_with('Z') {
            return host_time(in_utc).ok_or_else(|| fault("no_offset"));
        }
        let zone = property.parameter("TZID").unwrap_or(&host).to_string();
        let stated = self.offsets.iter().find(|(name, _)| *name == zone);
        let stated = stated.map(|(_, offset)| *offset);
        let of_zone = self
            .offset_at
            .and_then(|at| match local_offset(at, &zone, date, time) {
                LocalOffset::One(offset) | LocalOffset::Repeated(offset, _) => Some(offset),
                // Reported with the cell.
                LocalOffset::Skipped => at(&zone, in_utc),
                LocalOffset::UnknownZone => None,
            });
        // A zone that only the file describes, such as `Tokyo Standard Time`.
        if let (Some(offset), None, Some(_)) = (stated, of_zone, self.offset_at)
            && let Some(converted) = host_time(utc_minutes(date, time, offset))
        {
            return Ok(converted);
        }
        let own = self.offset.filter(|_| zone == host);
        match stated.or(of_zone).or(own) {
            Some(offset) => Ok((date, Some((time, offset, zone)))),
            None => {
                Err(Diagnostic::new("ics_zone", &[("what", &zone)]).at(self.number, &property.name))
            }
        }
    }
}

/// Unescapes a TEXT value.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(found) = chars.next() {
        match found {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            found => text.push(found),
        }
    }
    text.trim().to_string()
}
