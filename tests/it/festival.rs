//! A bundle with a festival that has every detail, and a market whose days are announced in part.

use serde_json::{Value, json};

use crate::fixture::{both, small};

/// A place that is not the host's, so that its city is named.
fn venues() -> Value {
    json!([
        {
            "id": "hall", "name": both("River Hall"), "city": "khabarovsk",
            "address": both("1 Quay Street"), "getting_there": both("Tram 5 to the quay"),
            "url": "https://hall.example/", "position": { "lat": 48.4725, "lon": 135.0577 },
            "accessibility": ["wheelchair", "hearing-loop"],
        },
        { "id": "park", "name": both("Lime Park"), "city": "khabarovsk" },
    ])
}

fn time(start: &str, end: &str) -> Value {
    json!({ "start": start, "end": end, "offset": "+10:00", "zone": "Asia/Vladivostok" })
}

/// A festival of two days, last changed on 1 February 2022.
pub fn festival() -> Value {
    let mut opening = time("10:00", "12:00");
    opening["doors"] = json!("09:30");
    json!({
        "id": "fair", "kind": "festival", "title": both("Fair"), "summary": both("Songs and crafts."),
        "description": both("Two days of songs.\n\nCrafts from both banks."),
        "when": "2022-06-11/2022-06-12", "previous_when": "2022-05",
        "reason": both("The river was high."),
        "sessions": [
            { "day": "2022-06-12", "time": time("18:00", "20:00"), "title": both("Closing concert"), "venue": "park" },
            { "day": "2022-06-11", "time": opening, "title": both("Opening"), "place": both("Room 2") },
            { "day": "2022-06-11", "time": time("10:00", "11:00"), "title": both("Crafts") },
            { "day": "2022-06-12", "title": both("Open house") },
        ],
        "cities": ["niigata"], "category": "cultural", "direction": "culture", "format": "mixed",
        "status": "planned", "venue": "hall", "online": "https://example.org/live",
        "price": {
            "amounts": [
                { "label": both("Adults"), "amount": "500", "currency": "JPY" },
                { "label": both("Children"), "amount": "12.5", "currency": "EUR" },
            ],
            "note": both("Cash only"),
        },
        "tickets": "https://example.org/tickets",
        "registration": {
            "url": "mailto:desk@example.org?subject=Fair", "opens": "2022-05-01",
            "closes": "2022-06-01", "note": both("by mail"),
        },
        "capacity": 120, "sold_out": true, "languages": ["ru", "ja"],
        "accessibility": ["sign-language", "wheelchair"],
        "organisers": [both("City hall")], "participants": [both("Amur Choir"), both("A. Singer")],
        "images": [{
            "file": "images/fair-0a1b2c3d-800.jpg", "alt": both("A choir"), "credit": both("A. Painter"),
            "width": 800, "height": 600, "widths": [400, 800],
        }],
        "sources": [{ "source": "page" }],
    })
}

/// The small bundle with these events and series, and the venues.
pub fn bundle(events: Value, series: Value) -> Value {
    let mut bundle = small();
    bundle["venues"] = venues();
    bundle["events"] = events;
    bundle["series"] = series;
    bundle["programmes"] = json!([]);
    bundle["documents"] = json!([]);
    bundle
}

/// A series with these fields, announced up to a day.
pub fn market(fields: Value, announced_until: &str) -> Value {
    let mut series = json!({
        "id": "market", "title": both("Market"), "announced_until": announced_until,
        "category": "cultural", "direction": "culture", "format": "in-person",
        "sources": [{ "source": "page" }],
    });
    for (name, value) in fields.as_object().unwrap() {
        series[name] = value.clone();
    }
    series
}
