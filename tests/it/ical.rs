//! Calendar files and links: complete outputs, properties of any text, and comparison with other
//! parsers.

mod details;
mod links;
mod output;
mod parsers;
mod properties;
mod zones;

use crate::fixture::{changed, loaded};
use chrono::{DateTime, Offset, TimeZone};
use pobratim::export::{Calendar, Export, Label, PRODID, Phrase};
use pobratim::model::{Bundle, Occurrence, load};
use pobratim::text::Lang;
use pobratim::time::{UtcOffset, Window};
use serde_json::{Value, json};

/// The messages that a page would pass.
fn phrase(phrase: Phrase<'_>) -> String {
    match phrase {
        Phrase::Fact(Label::Sources, sources) => format!("Source: {sources}"),
        Phrase::Fact(label, value) => format!("{label:?}: {value}"),
        Phrase::Vague(precision) => format!("Known only by {precision:?}").to_lowercase(),
        Phrase::EffectiveStatus(standing) => standing.code().to_string(),
        Phrase::SoldOut => "No places left".to_owned(),
        Phrase::Free => "free".to_owned(),
    }
}

/// The offsets of the time-zone database.
fn offset_at(zone: &str, minute: i64) -> Option<UtcOffset> {
    let zone: chrono_tz::Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp(minute * 60, 0)?.naive_utc();
    let seconds = zone.offset_from_utc_datetime(&at).fix().local_minus_utc();
    UtcOffset::from_minutes(i16::try_from(seconds / 60).unwrap())
}

fn export(bundle: &Bundle, lang: Lang) -> Export<'_> {
    Export {
        bundle,
        lang,
        base: None,
        bundle_folder: "bundle/",
        phrase: &phrase,
        offset_at: &offset_at,
    }
}

/// All occurrences from one year to another.
fn between(bundle: &Bundle, first: i32, last: i32) -> Vec<Occurrence> {
    let (from, to) = (Window::year(first).unwrap(), Window::year(last).unwrap());
    let window = Window::new(from.first(), to.last()).unwrap();
    let found = bundle.occurrences(&window, 10_000);
    assert!(!found.truncated);
    found.list
}

fn calendar(bundle: &Bundle, lang: Lang, years: (i32, i32)) -> Calendar {
    let list = between(bundle, years.0, years.1);
    let made = export(bundle, lang).feed(&list, "Trial", PRODID);
    let again = export(bundle, lang).feed(&list, "Trial", PRODID);
    assert_eq!(made, again, "the same bundle gives the same bytes");
    made
}

/// A bundle with one event only, with these fields in addition to the required ones.
fn with_event(fields: Value) -> Bundle {
    let mut event = json!({
        "id": "feast", "kind": "festival", "title": { "en": "Feast" }, "when": "2021-05-14",
        "category": "cultural", "direction": "culture", "format": "in-person", "status": "planned",
        "sources": [{ "source": "page" }],
    });
    for (name, value) in fields.as_object().unwrap() {
        event[name] = value.clone();
    }
    let mut whole = changed("/events", json!([event]));
    whole["series"] = json!([]);
    whole["documents"] = json!([]);
    whole["programmes"] = json!([]);
    checked(&whole)
}

/// A bundle with one series and these events.
fn with_series(fields: Value, events: Value) -> Bundle {
    let mut series = json!({
        "id": "market", "title": { "en": "Market" }, "category": "cultural",
        "direction": "culture", "format": "in-person", "sources": [{ "source": "page" }],
    });
    for (name, value) in fields.as_object().unwrap() {
        series[name] = value.clone();
    }
    let mut whole = changed("/events", events);
    whole["series"] = json!([series]);
    whole["documents"] = json!([]);
    checked(&whole)
}

fn checked(whole: &Value) -> Bundle {
    let loaded = loaded(whole);
    let errors = loaded
        .faults
        .iter()
        .filter(|fault| fault.severity == pobratim::model::Severity::Error);
    assert_eq!(
        errors.count(),
        0,
        "{}",
        crate::fixture::fault_lines(&loaded)
    );
    loaded.bundle
}

fn otherville() -> Bundle {
    load(include_str!("../fixtures/otherville.json"))
        .unwrap()
        .bundle
}

fn khabarovsk() -> Bundle {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/bundle/khabarovsk.json");
    load(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .bundle
}

/// Returns the lines before folding.
fn unfold(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    let lines = text.split_terminator("\r\n");
    lines.map(str::to_string).collect()
}

/// Returns the events only, folded, with plain line ends.
fn events(made: &Calendar) -> String {
    let from = made.text.find("BEGIN:VEVENT").unwrap_or(made.text.len());
    let to = made.text.find("END:VCALENDAR").unwrap();
    made.text
        .get(from..to)
        .unwrap_or_default()
        .replace("\r\n", "\n")
}
