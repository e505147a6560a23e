//! The definition of the format, compared with an independent validator of JSON Schema.

mod records;

use crate::fixture::{both, copy, small};
use jsonschema::Validator;
use pobratim::model::check;
use pobratim::model::schema::{
    BUNDLE, Shape, TextForm, field_table, json_schema, with_field_table,
};
use serde_json::{Value, json};

const HOME: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{HOME}/{path}")).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(&json_schema()).unwrap()
}

pub fn validator() -> Validator {
    jsonschema::draft202012::options().build(&schema()).unwrap()
}

/// Returns the validator's errors for a bundle, one per line.
pub fn refused(validator: &Validator, bundle: &Value) -> String {
    let faults = validator.iter_errors(bundle);
    let lines = faults.map(|fault| format!("{}: {fault}\n", fault.instance_path()));
    lines.collect()
}

#[test]
fn the_committed_schema_and_the_table_of_fields_are_those_of_the_format() {
    assert!(
        json_schema() == read("public/bundle/schema.json"),
        "public/bundle/schema.json is out of date; write it with: \
         cargo run --features cli -- schema > public/bundle/schema.json"
    );
    let document = read("src/model/schema/README.md");
    assert!(
        with_field_table(&document).as_deref() == Some(&document),
        "the table of fields in src/model/schema/README.md is out of date; write it with: \
         cargo run --features cli -- schema --document src/model/schema/README.md"
    );
    assert_eq!(with_field_table("no marks"), None);
}

#[test]
fn the_schema_is_one_by_its_own_standard() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}

#[test]
fn bundles_without_a_fault_satisfy_the_schema() {
    let validator = validator();
    let mut bundles = vec![small()];
    for path in [
        "public/bundle/khabarovsk.json",
        "tests/fixtures/otherville.json",
        "tests/fixtures/week.json",
        "tests/fixtures/week-before.json",
    ] {
        bundles.push(serde_json::from_str(&read(path)).unwrap());
    }
    for bundle in &bundles {
        assert_eq!(refused(&validator, bundle), "");
    }
    let broken: Value = serde_json::from_str(&read("tests/fixtures/broken-event.json")).unwrap();
    assert!(!refused(&validator, &broken).is_empty());
}

/// Visits every shape of the format with its path.
fn shapes(shape: Shape, path: &str, each: &mut dyn FnMut(&str, Shape)) {
    each(path, shape);
    match shape {
        Shape::List(inner, _) => shapes(*inner, &format!("{path}/0"), each),
        Shape::Object(record) => {
            for field in record.fields {
                shapes(field.shape, &format!("{path}/{}", field.name), each);
            }
        }
        Shape::Text(_)
        | Shape::Texts(_)
        | Shape::Bool
        | Shape::Degrees(_)
        | Shape::Integer(..)
        | Shape::Year => {}
    }
}

#[test]
fn every_field_has_a_sentence_and_refers_to_a_list() {
    shapes(Shape::Object(&BUNDLE), "", &mut |path, shape| {
        if let Shape::Object(record) = shape {
            assert!(record.doc.ends_with('.'), "{path}");
            for (place, field) in record.fields.iter().enumerate() {
                assert!(field.doc.ends_with('.'), "{path}/{}", field.name);
                let before = &record.fields[..place];
                assert!(
                    before.iter().all(|other| other.name != field.name),
                    "{path}"
                );
            }
        }
        if let Shape::Text(TextForm::Reference(list)) = shape {
            assert!(BUNDLE.field(list).is_some(), "{path}: {list}");
        }
    });
    let table = field_table();
    assert!(table.contains("| `when` |  | date (EDTF) |"), "{table}");
}

/// Returns a value that is invalid for a form of text, and the code of the fault.
fn wrong(form: TextForm) -> (Value, &'static str) {
    let (text, code) = match form {
        TextForm::Free => (" ", "empty-text"),
        TextForm::FormatName => ("pobratim/2", "wrong-format"),
        TextForm::Id => ("Two Words", "bad-id"),
        TextForm::Reference(_) => ("nobody", "unknown-reference"),
        TextForm::OneOf(_) => ("something", "bad-value"),
        TextForm::Language => ("fr", "bad-language"),
        TextForm::LanguageTag => ("in Russian", "bad-language"),
        TextForm::Edtf => ("May 2021", "bad-date"),
        TextForm::Day => ("2021-5-14", "bad-date"),
        TextForm::ClockTime => ("7 pm", "bad-time"),
        TextForm::Offset => ("10:00", "bad-time"),
        TextForm::Zone => ("+10:00", "bad-zone"),
        TextForm::YearlySpan => ("May", "bad-series"),
        TextForm::RecurrenceRule => ("every year", "bad-series"),
        TextForm::Country => ("korea", "bad-country"),
        TextForm::PageUrl => ("mailto:a@example.org", "unsafe-link"),
        TextForm::LinkUrl => ("javascript:alert(1)", "unsafe-link"),
        TextForm::FileUrl => ("data:image/png,x", "unsafe-link"),
        TextForm::ImageFile => ("../secret.jpg", "bad-image"),
        TextForm::Amount => ("5,00", "bad-price"),
        TextForm::Currency => ("yen", "bad-price"),
        TextForm::Email => ("office", "bad-contact"),
        TextForm::Phone => ("4212", "bad-contact"),
    };
    (json!(text), code)
}

/// A bundle with every field of the format.
fn whole() -> Value {
    let mut bundle = small();
    let contact = json!({
        "name": both("Desk"), "url": "https://example.org/desk", "email": "desk@example.org",
        "phone": "+7 4212 000000",
    });
    let position = json!({ "lat": 48.5, "lon": 135.1 });
    bundle["site"]["contact"] = contact.clone();
    bundle["site"]["mistakes_url"] = json!("https://example.org/mistakes");
    bundle["site"]["credits"] =
        json!([{ "text": both("Photographs"), "url": "https://example.org/archive" }]);
    bundle["events"][0]["summary"] = both("A concert");
    bundle["events"][0]["contact"] = contact.clone();
    bundle["events"][0]["ages"]["to"] = json!(99);
    bundle["events"][0]["place"]["position"] = position.clone();
    bundle["events"][0]["place"]["address"] = both("1 Main Street");
    bundle["events"][0]["category_more"] = json!(["city"]);
    bundle["events"][0]["direction_more"] = json!(["sport"]);
    push(
        &mut bundle,
        "categories",
        json!({ "id": "city", "title": both("City") }),
    );
    push(
        &mut bundle,
        "directions",
        json!({ "id": "sport", "title": both("Sport") }),
    );
    let report = json!([{ "source": "report", "paragraphs": ["P06"] }]);
    bundle["venues"] = json!([{
        "id": "hall", "name": both("Hall"), "city": "niigata", "position": position,
        "address": both("1 Main Street"), "getting_there": both("By tram"),
        "kind": "concert-hall", "summary": both("For music"), "opening": both("In the evening"),
        "url": "https://example.org/hall", "accessibility": ["wheelchair"], "sources": report,
    }]);
    bundle["events"][0]["time"]["doors"] = json!("17:30");
    for (field, value) in [
        ("description", both("Words")),
        ("previous_when", json!("2021-04")),
        ("reason", both("A storm")),
        ("online", json!("https://example.org/live")),
        (
            "price",
            json!({
                "amounts": [{ "label": both("Adults"), "amount": "12.50", "currency": "EUR" }],
                "note": both("Children pay half"),
            }),
        ),
        ("tickets", json!("https://example.org/tickets")),
        (
            "registration",
            json!({
                "url": "mailto:desk@example.org", "opens": "2021-04-01", "closes": "2021-05-01",
                "note": both("By post"),
            }),
        ),
        ("capacity", json!(120)),
        ("languages", json!(["ja"])),
        ("external_ids", json!(["a@b.example"])),
        ("accessibility", json!(["hearing-loop"])),
        ("participants", json!([both("Choir")])),
        (
            "images",
            json!([{
                "file": "images/concert-0a1b2c3d-800.jpg", "alt": both("A choir"),
                "credit": both("A. Photographer"), "licence": "CC BY 4.0",
                "licence_url": "https://example.org/licence", "width": 800, "height": 600,
                "widths": [400, 800],
            }]),
        ),
        ("publish_from", json!("2021-01-01")),
        ("publish_until", json!("2030-01-01")),
    ] {
        bundle["events"][0][field] = value;
    }
    // An event with sessions has no clock time, and one with a venue no place.
    let fair = json!({
        "id": "fair", "when": "2021-06-05/2021-06-06", "time": null, "place": null, "venue": "hall",
        "sessions": [{
            "day": "2021-06-05", "venue": "hall", "title": both("Opening"), "place": both("Stage"),
            "time": {
                "doors": "09:30", "start": "10:00", "end": "17:00", "offset": "+10:00",
                "zone": "Asia/Vladivostok",
            },
        }],
    });
    push(&mut bundle, "events", copy("/events/0", fair));
    bundle["cities"][0]["sources"] = json!([{ "source": "report", "paragraphs": ["P06"] }]);
    bundle["cities"][0]["ties"][0]["until"] = json!("2030");
    bundle["sources"][0]["lang"] = json!("en");
    bundle["sources"][0]["url"] = json!("https://example.org/report");
    let open_day = json!({
        "id": "open-day",
        "rule": {
            "start": "2021-05-01", "rrule": "FREQ=YEARLY;BYMONTH=5", "except": ["2022-05-01"],
            "also": ["2021-06-01"],
        },
        "yearly": null, "first_year": null, "without": [],
        "time": { "start": "10:00", "end": "12:00", "offset": "+10:00", "zone": "Asia/Vladivostok" },
        "contact": contact, "links": bundle["events"][0]["links"],
        "place": bundle["events"][0]["place"], "announced_until": "2022-06-01",
        "audience": ["public"], "topics": ["music"], "organisers": [both("City hall")],
        "summary": both("Doors are open"), "cities": ["niigata"],
        "revision": { "number": 1, "date": "2021-05-01" },
    });
    push(&mut bundle, "series", copy("/series/0", open_day));
    bundle
}

fn push(bundle: &mut Value, list: &str, record: Value) {
    bundle[list].as_array_mut().unwrap().push(record);
}

#[test]
fn each_form_of_text_has_its_fault() {
    let (validator, whole) = (validator(), whole());
    assert_eq!(refused(&validator, &whole), "");
    assert_eq!(
        crate::fixture::fault_lines(&check(&whole.to_string()).unwrap()),
        ""
    );
    let mut seen = 0;
    shapes(Shape::Object(&BUNDLE), "", &mut |path, shape| {
        let Shape::Text(form) = shape else { return };
        // The host has the fields of a city, and series recur in different ways.
        let path = path
            .replace("/series/0/rule", "/series/1/rule")
            .replace("/series/0/announced_until", "/series/1/announced_until")
            .replace("/events/0/sessions", "/events/1/sessions")
            .replace("/events/0/venue", "/events/1/venue");
        if path.starts_with("/host/") {
            return;
        }
        let is_there = |path: &&String| whole.pointer(path).is_some();
        let others = [
            "/series/0/",
            "/programmes/0/",
            "/documents/0/",
            "/categories/0/",
        ];
        let other = others.iter().find(|other| path.starts_with(*other));
        let path = match (Some(&path).filter(is_there), other) {
            (Some(path), _) => path.clone(),
            // Fields that another record of the same kind has are tested there.
            (None, Some(_)) => return,
            (None, None) => panic!("{path} has no example in the whole bundle"),
        };
        let (value, code) = wrong(form);
        let mut bundle = whole.clone();
        *bundle.pointer_mut(&path).unwrap() = value;
        if !matches!(form, TextForm::Reference(_)) {
            assert!(!refused(&validator, &bundle).is_empty(), "{path}");
        }
        let found: Vec<&str> = match check(&bundle.to_string()) {
            Ok(loaded) => loaded.faults.iter().map(|fault| fault.code).collect(),
            Err(failure) if failure.faults().is_empty() => vec![failure.code()],
            Err(failure) => failure.faults().iter().map(|fault| fault.code).collect(),
        };
        assert!(found.contains(&code), "{path}: {found:?} lacks {code}");
        seen += 1;
    });
    assert!(seen > 80, "{seen}");
}
