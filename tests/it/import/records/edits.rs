//! Values of a small bundle, each written by its cell.

use super::{applied, fault_lines, grids, normal, planned, sheets_of, small_text};
use crate::fixture::{both, small};
use pobratim::text::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Values of the small bundle that other values replace, by JSON pointer.
fn edits() -> Vec<(&'static str, Value)> {
    vec![
        ("/site/title/en", json!("Other title")),
        ("/site/contact/phone", json!("+7 4212 000000")),
        (
            "/site/contact",
            json!({ "name": both("Office"), "phone": "+7 4212 000001" }),
        ),
        ("/fallback", json!(["ru", "en"])),
        ("/host/summary", both("The host")),
        ("/host/position/lat", json!(48.5)),
        ("/cities/0/own_name", Value::Null),
        ("/cities/0/own_name/text", json!("新潟市")),
        ("/cities/0/aliases", json!(["Niigata; city", "back\\slash"])),
        ("/cities/0/position/lon", json!(-139)),
        ("/cities/0/ties/0/until", json!("2020~")),
        ("/cities/0/ties/0/note", both("Two\nlines")),
        (
            "/cities/0/ties/0/sources",
            json!([{ "source": "page" }, { "source": "report", "paragraphs": ["P 1", "P2"] }]),
        ),
        ("/cities/0/ties", json!([])),
        ("/cities/0/sources", json!([{ "source": "page" }])),
        ("/directions/0/sections/0/when", json!("2021-05")),
        ("/directions/0/sections/0/cities", Value::Null),
        ("/directions/0/sections", Value::Null),
        ("/categories/0/introduction", both("=1+1")),
        ("/events/0/place/name/en", json!("Main square")),
        (
            "/events/0/place/position",
            json!({ "lat": 48.5, "lon": 135.1 }),
        ),
        ("/events/0/topics", json!(["art", "sport"])),
        ("/events/0/media", Value::Null),
        (
            "/events/0/organisers",
            json!([both("City hall"), { "en": "Museum" }]),
        ),
        ("/events/0/links/0/title/en", json!("Other page")),
        ("/events/0/links/1/lang", json!("en")),
        (
            "/programmes/0/links",
            json!([{ "title": both("New"), "url": "https://example.org/new" }]),
        ),
        ("/series/0/without", json!([2019, 2020])),
        ("/series/0/yearly", json!("05-late/06-early")),
        ("/series/0/exchange", json!(true)),
        (
            "/series/0/contact",
            json!({ "name": both("Desk"), "email": "desk@example.org" }),
        ),
        ("/series/0/place", json!({ "name": both("Park") })),
        ("/media/0/kind", json!("video")),
        ("/media/0/credit/en", Value::Null),
        ("/sources/1/lang", json!("ja")),
        ("/countries/0/name/en", json!("Nippon")),
        (
            "/venues",
            json!([{
                "id": "hall", "name": both("Hall"), "city": "khabarovsk", "position": { "lat": 48.4, "lon": 135.1 },
                "address": { "en": "1 Main street" }, "accessibility": ["wheelchair"], "sources": [{ "source": "page" }],
            }]),
        ),
        (
            "/events/0/price/amounts",
            json!([{ "label": both("Adults"), "amount": "12.50", "currency": "EUR" }, { "amount": "0", "currency": "EUR" }]),
        ),
        (
            "/events/0/price",
            json!({ "amounts": [{ "amount": "500", "currency": "JPY" }], "note": { "en": "Cash" } }),
        ),
        (
            "/events/0/sessions",
            json!([{
                "day": "2021-05-14", "title": { "en": "Opening" }, "place": both("Room 1"),
                "time": { "start": "10:00", "end": "12:00", "offset": "+10:00", "zone": "Asia/Vladivostok" },
            }]),
        ),
        (
            "/events/0/images",
            json!([{ "file": "images/a.jpg", "alt": both("A"), "credit": both("B"), "licence": "CC BY 4.0", "width": 800 }]),
        ),
        ("/events/0/participants", json!([both("Choir")])),
        (
            "/series/0/price",
            json!({ "free": true, "note": { "ru": "Вход свободный" } }),
        ),
        (
            "/categories/-",
            json!({ "id": "new-one", "title": both("New") }),
        ),
        (
            "/sources/-",
            json!({ "id": "third", "kind": "page", "title": both("Third"), "url": "https://example.org/3" }),
        ),
        (
            "/series/-",
            json!({
                "id": "market", "title": both("Market"), "rule": { "start": "2026-01-01", "rrule": "FREQ=WEEKLY", "except": ["2026-02-05"] },
                "category": "cultural", "direction": "culture", "format": "in-person",
                "organisers": [both("City")], "links": [{ "title": both("Market"), "url": "https://example.org/m" }],
            }),
        ),
    ]
}

/// Applies edits of the small bundle; an edit below a value that another has removed is left out.
fn edited(indices: &[usize]) -> Value {
    let mut bundle = small();
    let all = edits();
    for index in indices {
        let (pointer, value) = &all[*index];
        let (parent, last) = pointer.rsplit_once('/').unwrap();
        match bundle.pointer_mut(parent) {
            Some(Value::Object(fields)) if value.is_null() => {
                fields.remove(last);
            }
            Some(Value::Object(fields)) => {
                fields.insert(last.to_owned(), value.clone());
            }
            Some(Value::Array(items)) if last == "-" => items.push(value.clone()),
            _ => {}
        }
    }
    bundle
}

/// Checks that the sheets of the edited small bundle turn the small bundle into it.
fn check_edits(indices: &[usize]) {
    let before = small_text();
    let after = edited(indices).to_string();
    let plan = planned(&before, &grids(&sheets_of(&after, Lang::Ja)));
    assert_eq!(fault_lines(&plan), "", "{indices:?}");
    let written = applied(&before, &plan);
    let [found, expected]: [Value; 2] =
        [&written, &after].map(|text| normal(&serde_json::from_str(text).unwrap()));
    assert_eq!(found, expected, "{indices:?}");
    let again = planned(&written, &grids(&sheets_of(&after, Lang::Ru)));
    assert_eq!(again.records, [], "{indices:?}");
}

#[test]
fn each_value_is_written_as_it_is_in_the_sheets() {
    for index in 0..edits().len() {
        check_edits(&[index]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_values_are_written_as_they_are_in_the_sheets(
        // No edit twice: some add a record with an id.
        indices in prop::sample::subsequence((0..edits().len()).collect::<Vec<_>>(), 0..12)
            .prop_shuffle(),
    ) {
        check_edits(&indices);
    }
}
