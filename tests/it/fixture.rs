//! A small bundle without faults, and functions that change it.

use pobratim::model::{Loaded, load};
use serde_json::{Value, json};

/// A text in both languages of the small bundle.
pub fn both(text: &str) -> Value {
    json!({ "ru": text, "en": text })
}

/// An event with every field.
fn concert() -> Value {
    json!({
        "id": "concert", "kind": "festival", "title": both("Concert"), "when": "2021-05-14",
        "time": { "start": "19:00", "end": "21:30", "offset": "+10:00", "zone": "Asia/Vladivostok" },
        "series": "city-day", "cities": ["niigata"], "countries": ["KR"],
        "category": "cultural", "direction": "culture", "format": "in-person",
        "audience": ["public", "youth"], "topics": ["music"], "ages": { "from": 7 },
        "exchange": true, "status": "held",
        "place": { "name": both("Square"), "city": "khabarovsk" },
        "organisers": [both("City hall")],
        "links": [
            { "title": both("Page"), "url": "https://example.org/concert", "lang": "ru" },
            { "title": both("Mail"), "url": "mailto:office@example.org" },
        ],
        "media": ["poster"], "sources": [{ "source": "report", "paragraphs": ["P05"] }], "revision": { "number": 2, "date": "2021-05-01" },
    })
}

/// A small bundle without faults, with a record in every list.
pub fn small() -> Value {
    let report = json!([{ "source": "report", "paragraphs": ["P05"] }]);
    json!({
        "format": "pobratim/1",
        "site": {
            "title": both("Amur"), "summary": both("A city and its sisters"),
            "url": "https://example.org/amur/",
            "contact": { "name": both("Office"), "email": "office@example.org" },
            "updated": "2022-02-01",
        },
        "languages": ["ru", "en"],
        "fallback": ["en", "ru"],
        "host": {
            "id": "khabarovsk", "name": both("Khabarovsk"), "country": "RU",
            "position": { "lat": 48.462, "lon": 135.0971 }, "zone": "Asia/Vladivostok",
        },
        "cities": [{
            "id": "niigata", "name": both("Niigata"), "own_name": { "lang": "ja", "text": "新潟" },
            "aliases": ["Niigata-shi"], "country": "JP",
            "position": { "lat": 37.9226, "lon": 139.0412 }, "zone": "Asia/Tokyo",
            "ties": [{
                "kind": "sister", "since": "1965-04-23", "status": "active", "as_of": "2021",
                "basis": "stated", "sources": report,
            }],
        }],
        "categories": [{ "id": "cultural", "title": both("Culture") }],
        "directions": [{
            "id": "culture", "title": both("Culture"),
            "sections": [{
                "id": "culture-ties", "title": both("Ties"), "text": both("Long"), "when": "2021",
                "cities": ["niigata"], "sources": report,
            }],
        }],
        "events": [concert()],
        "programmes": [{
            "id": "pupils", "kind": "programme", "title": both("Pupils"),
            "category": "cultural", "direction": "culture", "format": "online",
            "status": "ongoing", "sources": report,
        }],
        "documents": [{
            "id": "booklet", "kind": "document", "title": both("Booklet"), "when": "2021",
            "category": "cultural", "direction": "culture", "format": "unstated",
            "status": "produced", "sources": report,
        }],
        "series": [{
            "id": "city-day", "title": both("City day"), "yearly": "05-31~", "first_year": 1999,
            "without": [2020], "category": "cultural", "direction": "culture",
            "format": "in-person", "sources": report,
        }],
        "media": [{
            "id": "poster", "kind": "image", "url": "media/poster.webp",
            "description": both("A poster"), "credit": both("Office"),
        }],
        "sources": [
            { "id": "report", "kind": "document", "title": both("Report"), "date": "2021" },
            { "id": "page", "kind": "page", "title": both("Page"), "url": "https://example.org/" },
        ],
        "countries": [
            { "code": "JP", "name": both("Japan") },
            { "code": "RU", "name": both("Russia") },
            { "code": "KR", "name": both("Korea") },
        ],
    })
}

/// The small bundle with one value set (`null` removes the field) or added to a list.
pub fn changed(pointer: &str, value: Value) -> Value {
    let mut bundle = small();
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match bundle.pointer_mut(parent).unwrap() {
        Value::Object(fields) if value.is_null() => {
            fields.remove(last).unwrap();
        }
        Value::Object(fields) => {
            fields.insert(last.to_owned(), value);
        }
        Value::Array(items) if last == "-" => items.push(value),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
            panic!("{parent} is {other}")
        }
    }
    bundle
}

/// A copy of the record at `pointer` with some fields set.
pub fn copy(pointer: &str, fields: Value) -> Value {
    let mut record = small().pointer(pointer).unwrap().clone();
    for (name, value) in fields.as_object().unwrap() {
        record[name] = value.clone();
    }
    record
}

pub fn loaded(bundle: &Value) -> Loaded {
    load(&bundle.to_string()).unwrap()
}

/// Faults as `code path: message; hint`, one per line.
pub fn fault_lines(loaded: &Loaded) -> String {
    let mut lines = String::new();
    for fault in &loaded.faults {
        lines += &format!(
            "{} {}: {}; {}\n",
            fault.code, fault.path, fault.message, fault.hint
        );
    }
    lines
}
