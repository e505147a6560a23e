//! Events of schema.org in JSON-LD, as in web pages.

use super::diagnostic::Diagnostic;
use super::local_offset::OffsetAt;
use super::not_taken::NotTaken;
use super::table::{Field, Row, Table};
use crate::model::json::{self, ALL_LEVELS, Node};
use crate::model::table::{Column, joined};
use crate::model::{Bundle, is_id};
use crate::text::Lang;
use crate::time::{ClockTime, Date, Edtf, days, local_at, utc_minutes};

/// Parses the events of a JSON-LD file, or of the scripts of a page. Rows are numbered by the order
/// of the events. Times with an offset are converted to the host city's zone, whose offsets `offset_at`
/// returns. Properties that are not read are notes.
pub fn read_jsonld(text: &str, bundle: &Bundle, lang: Lang, offset_at: Option<OffsetAt>) -> Table {
    let mut table = Table::default();
    let mut reader = Reader {
        bundle,
        lang,
        offset_at,
        not_taken: NotTaken::default(),
    };
    for piece in scripts(text) {
        match json::read(piece, ALL_LEVELS) {
            Ok(node) => reader.collect(&node, &mut table.rows),
            Err(error) => {
                let at = error.at;
                let at = piece.get(..at).map_or(at, |before| before.chars().count()) + 1;
                table
                    .faults
                    .push(Diagnostic::new("not_json", &[("what", &at.to_string())]).in_row(1));
            }
        }
    }
    table.notes = reader.not_taken.notes();
    if table.rows.is_empty() && table.faults.is_empty() {
        table
            .faults
            .push(Diagnostic::new("ics_empty", &[]).in_row(1));
    }
    table
}

/// Returns the JSON-LD scripts of a page; the whole text if it is not HTML.
fn scripts(text: &str) -> Vec<&str> {
    if !text.trim_start().starts_with('<') {
        return vec![text.trim_start_matches('\u{feff}')];
    }
    let openings = text.split("<script").skip(1);
    let ours = openings.filter_map(|rest| {
        let (head, body) = rest.split_once('>')?;
        head.contains("application/ld+json").then_some(body)
    });
    ours.filter_map(|body| body.split_once("</script").map(|(body, _)| body))
        .collect()
}

fn field<'a>(node: &'a Node<'a>, key: &str) -> Option<&'a Node<'a>> {
    let Node::Object(fields) = node else {
        return None;
    };
    let found = fields.iter().find(|(name, _)| name == key);
    found.map(|(_, value)| value)
}

/// Returns a text, or the first of a list.
fn text<'a>(node: Option<&'a Node<'a>>) -> &'a str {
    match node {
        Some(Node::Text(text)) => text,
        Some(Node::List(items)) => text(items.first()),
        Some(node @ Node::Object(_)) => text(field(node, "@value").or(field(node, "name"))),
        _ => "",
    }
}

/// Returns whether the type is an event's: `Event`, `MusicEvent`, `Festival`.
fn is_event(node: &Node<'_>) -> bool {
    let of = |kind: &str| {
        let name = kind.rsplit(['/', ':']).next().unwrap_or_default();
        name.ends_with("Event")
            || name == "Festival"
            || name == "EventSeries"
            || name == "CourseInstance"
    };
    match field(node, "@type") {
        Some(Node::Text(kind)) => of(kind),
        Some(Node::List(kinds)) => kinds.iter().any(|kind| of(text(Some(kind)))),
        _ => false,
    }
}

struct Reader<'a> {
    bundle: &'a Bundle,
    lang: Lang,
    offset_at: Option<OffsetAt>,
    not_taken: NotTaken,
}

impl Reader<'_> {
    fn collect(&mut self, node: &Node<'_>, rows: &mut Vec<Row>) {
        match node {
            Node::List(items) => {
                for item in items {
                    self.collect(item, rows);
                }
            }
            Node::Object(_) if is_event(node) => {
                let number = u32::try_from(rows.len())
                    .unwrap_or(u32::MAX)
                    .saturating_add(1);
                self.report_not_taken(node, number);
                rows.push(self.row(number, node));
            }
            Node::Object(_) => {
                for key in [
                    "@graph",
                    "itemListElement",
                    "item",
                    "event",
                    "events",
                    "subjectOf",
                ] {
                    if let Some(inner) = field(node, key) {
                        self.collect(inner, rows);
                    }
                }
            }
            Node::Raw(_)
            | Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Broken => {}
        }
    }

    fn row(&self, number: u32, node: &Node<'_>) -> Row {
        let bundle = self.bundle;
        let mut row = Row {
            number,
            fields: Vec::new(),
        };
        let mut add = |column: Column, heading: &str, text: &str| {
            if !text.is_empty() {
                row.fields.push(Field {
                    column,
                    heading: heading.to_string(),
                    text: text.to_string(),
                });
            }
        };
        let get = |key: &str| text(field(node, key));
        let own = Lang::from_browser_tag(get("inLanguage")).unwrap_or(self.lang);
        let identifier = get("identifier");
        let address = get("@id").split('#').next().unwrap_or_default();
        let last = address
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let known = [identifier, last]
            .into_iter()
            .find_map(|id| bundle.find_entry(id));
        let known = known.map(|place| bundle.entry(place));
        match known {
            Some(entry) => add(Column::Id, "@id", &entry.id),
            None if is_id(identifier) => add(Column::Id, "identifier", identifier),
            None => {}
        }
        each_translation(field(node, "name"), own, &mut |lang, text| {
            add(Column::Title(lang), "name", text)
        });
        // For an entry in the bundle, the bundle is more precise about the rest.
        let is_new = known.is_none();
        each_translation(
            field(node, "description").filter(|_| is_new),
            own,
            &mut |lang, text| {
                add(Column::Summary(lang), "description", text);
            },
        );
        let zone = known.and_then(|entry| entry.time.as_ref());
        let zone = zone.map_or(&*bundle.host.zone, |time| &*time.zone);
        let [start, end] = ["startDate", "endDate"].map(|key| self.in_zone(get(key), zone));
        let first = day(&start);
        let last = match ends_at_night(&start, &end) {
            true => first,
            false => day(&end),
        };
        match (first, last) {
            // A page can write a month only as its days.
            _ if known.is_some_and(|entry| has_bounds(&entry.when, first, last)) => {}
            (first, last) if last.is_empty() || first == last => {
                add(Column::When, "startDate", first)
            }
            (first, last) => add(Column::When, "startDate", &[first, "/", last].concat()),
        }
        let time = hours(&start, if first == last { &end } else { "" }, zone);
        add(Column::Time, "startDate", &time);
        let name = |key: &str| get(key).rsplit('/').next().unwrap_or_default().to_string();
        let status = match name("eventStatus").as_str() {
            "EventCancelled" => "cancelled",
            "EventPostponed" | "EventRescheduled" => "postponed",
            "EventMovedOnline" => "moved-online",
            _ if is_new => "planned",
            _ => "",
        };
        add(Column::Status, "eventStatus", status);
        let format = match name("eventAttendanceMode").as_str() {
            "OnlineEventAttendanceMode" => "online",
            "OfflineEventAttendanceMode" => "in-person",
            "MixedEventAttendanceMode" => "mixed",
            _ => "",
        };
        add(Column::Format, "eventAttendanceMode", format);
        if !is_new {
            return row;
        }
        let location = field(node, "location").filter(|place| get_type(place) != "VirtualLocation");
        add(Column::Place, "location", text(location));
        add(Column::Ages, "typicalAgeRange", get("typicalAgeRange"));
        let organisers = match field(node, "organizer") {
            Some(Node::List(items)) => joined(items.iter().map(|item| text(Some(item)))),
            one => joined([text(one)].into_iter().filter(|name| !name.is_empty())),
        };
        add(Column::Organisers, "organizer", &organisers);
        if !get("url").is_empty() {
            let link = [get("name"), " ", get("url")].concat();
            add(Column::Links, "url", &joined([link.trim()].into_iter()));
        }
        row
    }

    /// Returns a date with time and offset as one in a zone. Midnight stays, because it means the whole
    /// day.
    fn in_zone(&self, text: &str, zone: &str) -> String {
        let converted = || {
            let (date, rest) = text.split_once('T')?;
            let (clock, offset) = clock_and_offset(rest)?;
            let date = match date.parse::<Edtf>().ok()? {
                date @ Edtf::Date(_) => date.bounds().earliest?,
                Edtf::Interval { .. } | Edtf::Unknown => return None,
            };
            let clock: ClockTime = clock
                .parse()
                .ok()
                .filter(|clock| *clock != ClockTime::FIRST)?;
            let minute = utc_minutes(date, clock, offset.parse().ok()?);
            let offset = self.offset_at?(zone, minute)?;
            let (date, clock) = local_at(minute, offset);
            Some(format!("{}T{clock}{offset}", Edtf::day(date)))
        };
        converted().unwrap_or_else(|| text.to_string())
    }

    fn report_not_taken(&mut self, node: &Node<'_>, number: u32) {
        self.report_others(node, "", &TAKEN, number);
        let location = field(node, "location");
        self.report_nested(location, "location", &["@type", "@id", "name"], number);
        let organizer = field(node, "organizer");
        self.report_nested(organizer, "organizer", &["@type", "@id", "name"], number);
        for (key, node) in [("location", location), ("url", field(node, "url"))] {
            if let Some(Node::List(items)) = node {
                // Only the first is read.
                for index in 1..items.len() {
                    self.not_taken.add(&format!("{key}[{index}]"), number);
                }
            }
        }
    }

    fn report_nested(&mut self, node: Option<&Node<'_>>, key: &str, taken: &[&str], number: u32) {
        match node {
            Some(Node::List(items)) => {
                for item in items {
                    self.report_nested(Some(item), key, taken, number);
                }
            }
            Some(node) => self.report_others(node, key, taken, number),
            None => {}
        }
    }

    /// Reports the properties of an object that are not among those that are read.
    fn report_others(&mut self, node: &Node<'_>, key: &str, taken: &[&str], number: u32) {
        let Node::Object(fields) = node else {
            return;
        };
        let names = fields.iter().map(|(name, _)| &**name);
        for name in names.filter(|name| !taken.contains(name)) {
            let path = if key.is_empty() {
                name.to_string()
            } else {
                [key, ".", name].concat()
            };
            self.not_taken.add(&path, number);
        }
    }
}

/// The properties of an event that are read.
const TAKEN: [&str; 15] = [
    "@context",
    "@type",
    "@id",
    "identifier",
    "inLanguage",
    "name",
    "description",
    "startDate",
    "endDate",
    "eventStatus",
    "eventAttendanceMode",
    "location",
    "typicalAgeRange",
    "organizer",
    "url",
];

fn get_type<'a>(node: &'a Node<'a>) -> &'a str {
    text(field(node, "@type"))
}

/// Calls `add` for each language of a text.
fn each_translation(node: Option<&Node<'_>>, own: Lang, add: &mut dyn FnMut(Lang, &str)) {
    match node {
        Some(Node::List(items)) => {
            for item in items {
                each_translation(Some(item), own, add);
            }
        }
        Some(object @ Node::Object(_)) => {
            let lang = Lang::from_browser_tag(text(field(object, "@language"))).unwrap_or(own);
            add(lang, text(field(object, "@value")));
        }
        other => add(own, text(other)),
    }
}

/// Returns whether a vague date allows exactly the days from the first to the last.
fn has_bounds(when: &Edtf, first: &str, last: &str) -> bool {
    let bounds = when.bounds();
    let day = |day: Option<Date>| {
        day.map(|day| Edtf::day(day).to_string())
            .unwrap_or_default()
    };
    let last = if last.is_empty() { first } else { last };
    !when.is_exact() && day(bounds.earliest) == first && day(bounds.latest) == last
}

/// Returns the day of a date with or without a time.
fn day(text: &str) -> &str {
    text.split('T').next().unwrap_or_default()
}

/// Returns the cell for hours; empty without a time, or at midnight, which means the whole day
/// where a time is required.
fn hours(start: &str, end: &str, zone: &str) -> String {
    let parts = |text: &str| {
        let (clock, offset) = clock_and_offset(text.split_once('T')?.1)?;
        Some((clock.to_string(), offset.to_string()))
    };
    let Some((from, offset)) = parts(start).filter(|(clock, _)| clock != "00:00") else {
        return String::new();
    };
    let until = parts(end)
        .map(|(until, _)| ["–", &until].concat())
        .unwrap_or_default();
    match offset.as_str() {
        "" => from + &until,
        offset => [&from, until.as_str(), " ", offset, " ", zone].concat(),
    }
}

/// Splits `18:00:00.000+09:00` into `18:00` and `+09:00`.
fn clock_and_offset(text: &str) -> Option<(&str, &str)> {
    let offset = text
        .get(5..)?
        .trim_start_matches([':', '.'])
        .trim_start_matches(|found: char| found.is_ascii_digit())
        .trim_start_matches('.')
        .trim_start_matches(|found: char| found.is_ascii_digit());
    Some((text.get(..5)?, offset))
}

/// Returns whether the end is on the day after the start, at an earlier hour.
fn ends_at_night(start: &str, end: &str) -> bool {
    let parts = |text: &str| {
        let (day, rest) = text.split_once('T')?;
        let day = day.parse::<Edtf>().ok()?.bounds().earliest?;
        Some((day, rest.get(..5)?.parse::<ClockTime>().ok()?))
    };
    match (parts(start), parts(end)) {
        (Some((day, from)), Some((next, until))) => days::add_days(day, 1) == next && until < from,
        _ => false,
    }
}
