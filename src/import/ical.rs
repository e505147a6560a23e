//! iCalendar (RFC 5545): events of other calendars as rows of the entry table.

mod component;
mod group;
mod line;
mod moment;
mod value;
mod zone;

use super::diagnostic::Diagnostic;
use super::local_offset::OffsetAt;
use super::plain_text::{plain_line, plain_text};
use super::recurrence::{MAX_OCCURRENCES, refuse_long};
use super::table::{Field, Row, Table};
use crate::model::table::{Column, joined};
use crate::model::{Bundle, SafeUrl};
use crate::text::Lang;
use crate::time::UtcOffset;

use component::{Component, components};
use group::{Event, events};
use line::{Property, quoted_printable, unescaped};
use zone::{Zone, Zones};

#[cfg(feature = "cli")]
pub use line::unfold;
pub(super) use value::{DateTime, Duration, parse_date_time, parse_duration};

/// Parses the events of a calendar. Rows are numbered by the line on which each begins. `lang` is
/// the language of texts without one; `offset` is that of the host city, where `offset_at` does not know
/// its zone. Times in UTC are converted to the host city's. Properties that are not read are notes. A
/// recurring event becomes a row for each of its first [`MAX_OCCURRENCES`] dates.
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
    let mut found = components(text);
    let zones = Zones::new(&found, &bundle.host.zone, offset, offset_at);
    let calendar = |name: &str| {
        found
            .properties
            .iter()
            .find(|property| property.name == name)
    };
    let zone = calendar("X-WR-TIMEZONE").and_then(|property| zones.find(property.value.trim()));
    let method = calendar("METHOD").map(|property| property.value.trim().to_ascii_uppercase());
    let mut reader = Reader {
        bundle,
        lang,
        default_zone: zone.unwrap_or(zones.host()),
        zones,
        is_cancelled: method.as_deref() == Some("CANCEL"),
        table: Table::default(),
    };
    reader.table.notes = std::mem::take(&mut found.notes);
    reader.table.faults = std::mem::take(&mut found.faults);
    let mut not_taken = std::mem::take(&mut found.not_taken);
    for event in events(&found.events) {
        let is_read = reader.event(&event);
        if refuse_long(&mut reader.table) {
            return reader.table;
        }
        for component in event.components().filter(|_| is_read) {
            for property in &component.properties {
                let name = property.name.as_str();
                if !TAKEN.contains(&name) && !ABOUT_THE_RECORD.contains(&name) {
                    not_taken.add(name, &property.value, component.number);
                }
            }
            for inner in &component.inner {
                not_taken.add(&inner.kind, "", component.number);
            }
        }
    }
    let mut table = reader.table;
    table.rows.sort_by_key(|row| row.number);
    table.notes.extend(not_taken.notes());
    if table.rows.is_empty() && table.faults.is_empty() && found.events.is_empty() {
        table
            .faults
            .push(Diagnostic::new("ics_empty", &[]).in_row(1));
    }
    table
}

/// The properties that are read.
const TAKEN: [&str; 17] = [
    "UID",
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DURATION",
    "STATUS",
    "DESCRIPTION",
    "X-ALT-DESC",
    "LOCATION",
    "URL",
    "CONFERENCE",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "SEQUENCE",
    "LAST-MODIFIED",
];

/// Properties of the calendar's record, which say nothing about the event.
const ABOUT_THE_RECORD: [&str; 4] = ["DTSTAMP", "CREATED", "TRANSP", "CLASS"];

struct Reader<'a> {
    bundle: &'a Bundle,
    lang: Lang,
    zones: Zones,
    /// The zone of times without one.
    default_zone: Zone,
    /// Whether the whole calendar cancels its events.
    is_cancelled: bool,
    table: Table,
}

/// Returns the text of a property: decoded, and without escapes.
fn text_of(property: &Property) -> String {
    let encoding = property.parameter("ENCODING").unwrap_or_default();
    if encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE") || encoding.eq_ignore_ascii_case("Q") {
        let bytes = quoted_printable(&property.value);
        let charset = property.parameter("CHARSET").unwrap_or("UTF-8");
        return unescaped(&super::encoding::decode_labelled(&bytes, charset));
    }
    unescaped(&property.value)
}

impl Reader<'_> {
    /// Adds the rows of an event, and reports what is wrong with it. Returns whether it was read, which
    /// an occurrence of a series of the bundle is not.
    fn event(&mut self, event: &Event<'_>) -> bool {
        let uid = event.uid.unwrap_or_default();
        let id = uid.split('@').next().unwrap_or_default();
        // In files of this site, `city-day.2026` is a single day of a series.
        let series = id.split('.').next().unwrap_or_default();
        if self.bundle.find_series(series).is_some() {
            return false;
        }
        let dates = match self.dates(event) {
            Ok(dates) => dates,
            Err(faults) => {
                self.table.faults.extend(faults);
                return true;
            }
        };
        if dates.is_cut {
            let rule = event.master().find("RRULE");
            let rule = rule.map_or("RDATE", |rule| rule.value.as_str());
            let values = [("what", rule), ("count", &MAX_OCCURRENCES.to_string())];
            let note = Diagnostic::new("recurrence_limit", &values);
            self.table.notes.push(note.in_row(event.master().number));
        }
        self.table.notes.extend(dates.notes);
        for date in dates.rows {
            if let Some(hours) = &date.hours {
                let values = [("what", hours.as_str()), ("when", date.when.as_str())];
                let note = Diagnostic::new("hours_not_taken", &values);
                self.table
                    .notes
                    .push(note.at(date.component.number, "DTSTART"));
            }
            let mut row = self.row(date.component, id, &date.when, &date.time);
            if !uid.is_empty() && self.bundle.find_entry(id).is_none() {
                let external = match &date.occurrence {
                    Some(occurrence) => [uid, "#", occurrence].concat(),
                    None => uid.to_string(),
                };
                row.fields.push(Field {
                    column: Column::ExternalIds,
                    heading: "UID".to_string(),
                    text: joined([external.as_str()].into_iter()),
                });
            }
            self.table.rows.push(row);
        }
        true
    }

    /// Returns the row of an event on a date.
    fn row(&self, component: &Component, id: &str, when: &str, time: &str) -> Row {
        let mut row = Row {
            number: component.number,
            fields: Vec::new(),
        };
        let mut add = |column: Column, heading: &str, text: String| {
            if !text.is_empty() {
                row.fields.push(Field {
                    column,
                    heading: heading.to_string(),
                    text,
                });
            }
        };
        let text = |name: &str| component.find(name).map(text_of).unwrap_or_default();
        let is_known = self.bundle.find_entry(id).is_some();
        if is_known {
            add(Column::Id, "UID", id.to_string());
        }
        let summary = component.find("SUMMARY");
        let lang = language(summary).unwrap_or(self.lang);
        let status = text("STATUS").to_ascii_uppercase();
        let title = plain_line(&text("SUMMARY"));
        if !(is_known && status == "TENTATIVE") {
            add(Column::Title(lang), "SUMMARY", title.clone());
            add(Column::When, "DTSTART", when.to_string());
            add(Column::Time, "DTSTART", time.to_string());
        }
        let is_cancelled =
            self.is_cancelled || ["CANCELLED", "CANCELED"].contains(&status.as_str());
        if is_cancelled {
            add(Column::Status, "STATUS", "cancelled".to_string());
        }
        if is_known {
            return row;
        }
        let description = match plain_text(&text("DESCRIPTION")) {
            empty if empty.is_empty() => plain_text(&text("X-ALT-DESC")),
            description => description,
        };
        let description_lang = language(component.find("DESCRIPTION")).unwrap_or(lang);
        add(
            Column::Summary(description_lang),
            "DESCRIPTION",
            description,
        );
        let place = plain_text(&text("LOCATION")).replace('\n', ", ");
        let conference = text("CONFERENCE");
        // A URL is a link, not the name of a place.
        let online = [conference.as_str(), place.as_str()];
        let online = online.into_iter().find(|text| SafeUrl::page(text).is_ok());
        add(
            Column::Online,
            "LOCATION",
            online.unwrap_or_default().to_string(),
        );
        if SafeUrl::page(&place).is_err() {
            add(Column::Place, "LOCATION", place.clone());
        }
        let url = text("URL");
        if !url.is_empty() {
            let link = [&title, " ", &url].concat();
            add(Column::Links, "URL", joined([link.as_str()].into_iter()));
        }
        row
    }
}

/// Returns the language of a property.
fn language(property: Option<&Property>) -> Option<Lang> {
    property?
        .parameter("LANGUAGE")
        .and_then(Lang::from_browser_tag)
}
