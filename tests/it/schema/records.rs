//! Records of another shape: the loader against the validator.

use jsonschema::Validator;
use pobratim::model::{FaultCode, Loaded, Severity, check, load};
use serde_json::{Value, json};

use super::{push, refused, validator, whole};
use crate::fixture::{both, changed, copy, loaded, small};

/// Returns the number of records of another shape.
fn misfits(loaded: &Loaded) -> usize {
    let is_it = |code: &str| code == FaultCode::BadRecord.code();
    loaded.faults.iter().filter(|one| is_it(one.code)).count()
}

/// Loads the small bundle with this record added to a list. A record that the loader refuses is
/// invalid for the validator too, and the check reports every record that the validator refuses.
fn check_verdict(validator: &Validator, list: &str, record: &str) {
    let mut bundle = small();
    bundle[list].as_array_mut().unwrap().push(json!("RECORD"));
    let text = bundle.to_string().replacen("\"RECORD\"", record, 1);
    let checked = check(&text).unwrap();
    // The validator cannot read values that serde_json refuses.
    let Ok(bundle) = serde_json::from_str::<Value>(&text) else {
        return;
    };
    let is_valid = validator.is_valid(&bundle);
    let is_reported = |fault: &pobratim::model::Fault| fault.severity != Severity::Note;
    assert!(
        is_valid || checked.faults.iter().any(is_reported),
        "{list}: {record} is not reported:\n{}",
        refused(validator, &bundle)
    );
    if misfits(&checked) > 0 {
        assert!(!is_valid, "{list}: {record} is valid");
        let is_it = |fault: &&pobratim::model::Fault| fault.code == FaultCode::BadRecord.code();
        let message = &checked.faults.iter().find(is_it).unwrap().message;
        assert!(message.contains(" (line 1, column "), "{record}: {message}");
    }
}

/// Calls `each` with every change of one value in a record.
fn change(record: &mut Value, at: &str, values: &[Value], each: &mut dyn FnMut(&Value)) {
    let below: Vec<String> = match record.pointer(at).unwrap() {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for key in below {
        let pointer = format!("{at}/{key}");
        let was = record.pointer(&pointer).unwrap().clone();
        for value in values {
            *record.pointer_mut(&pointer).unwrap() = value.clone();
            each(record);
        }
        *record.pointer_mut(&pointer).unwrap() = was;
        change(record, &pointer, values, each);
    }
    // The same record without one of its fields.
    if let Some(Value::Object(fields)) = record.pointer(at).cloned() {
        for key in fields.keys() {
            let mut fewer = fields.clone();
            fewer.remove(key);
            *record.pointer_mut(at).unwrap() = Value::Object(fewer);
            each(record);
        }
        *record.pointer_mut(at).unwrap() = Value::Object(fields);
    }
}

#[test]
fn a_record_is_taken_or_refused_as_the_schema_does() {
    let validator = validator();
    let values = [
        json!(null),
        json!(true),
        json!(7),
        json!(-7),
        json!(300),
        json!(7.5),
        json!(5_000_000_000_u64),
        json!("text"),
        json!({}),
        json!({ "ru": null }),
        json!({ "ru": "text" }),
        json!([null]),
        json!([7]),
        json!([{}]),
        json!(["text"]),
    ];
    for list in [
        "cities",
        "categories",
        "directions",
        "events",
        "programmes",
        "documents",
        "series",
        "media",
        "sources",
        "countries",
    ] {
        let mut record = whole()[list][0].clone();
        match list {
            "countries" => record["code"] = json!("FR"),
            _ => record["id"] = json!("another"),
        }
        change(&mut record, "", &values, &mut |changed| {
            check_verdict(&validator, list, &changed.to_string());
        });
    }
}

#[test]
fn a_list_is_no_object() {
    let position = json!([37.9, 139.0]);
    for (pointer, value, path) in [
        ("/cities/0/position", position, "$.cities[0]"),
        ("/events/0/revision", json!([]), "$.events[0]"),
        ("/series/0/sources/0", json!(["report"]), "$.series[0]"),
    ] {
        let loaded = loaded(&changed(pointer, value));
        let fault = &loaded.faults[0];
        assert_eq!((fault.code, &*fault.path), ("bad-record", path));
        assert!(fault.message.contains(" (line 1, column "), "{fault:?}");
    }
}

#[test]
fn odd_records_are_taken_or_refused_as_the_schema_does() {
    let validator = validator();
    let media = |id: &str, more: &str| {
        format!(
            r#"{{"id":{id},"kind":"image","url":"a.png","description":{{"ru":"a"}},"credit":{{"ru":"a"}}{more}}}"#
        )
    };
    for record in [
        media("\"a\"", ""),
        media("\"a\"", r#", "more": 1, "more": 2"#),
        media("\"a\"", r#", "more": 1e999"#),
        media("\"a\"", r#", "more": "\ud800""#),
        media(r#""\u0061""#, ""),
        media(r#""\ud83d\ude00""#, ""),
        media(r#""\ud800""#, ""),
        media(r#""\udc00\ud800""#, ""),
        media(r#""\ud800\n""#, ""),
        media(r#""\ud800\ud800""#, ""),
    ] {
        check_verdict(&validator, "media", &record);
    }
    for number in ["0", "255", "256", "1e400", "-1", "0.5", "true"] {
        check_verdict(&validator, "events", &aged(number));
    }
    for number in ["-0.0", "1e0", "90.0", "90.1", "1e400"] {
        let mut event = small()["events"][0].clone();
        event["id"] = json!("another");
        event["place"]["position"] = json!({ "lat": "NUMBER", "lon": 0 });
        let place = event.to_string().replace("\"NUMBER\"", number);
        check_verdict(&validator, "events", &place);
    }
}

/// The JSON text of an event for ages from a number.
fn aged(number: &str) -> String {
    let mut event = small()["events"][0].clone();
    event["id"] = json!("another");
    event["ages"]["from"] = json!("NUMBER");
    event.to_string().replace("\"NUMBER\"", number)
}

/// The faults of the small bundle with this record added, as `code: message`.
fn faults_of(list: &str, record: &str) -> Vec<String> {
    let mut bundle = small();
    push(&mut bundle, list, json!("RECORD"));
    let text = bundle.to_string().replacen("\"RECORD\"", record, 1);
    let faults = load(&text).unwrap().faults.into_iter();
    let lines = faults.map(|fault| {
        // Other tests check the position in the file.
        let message = fault.message.split(" (line ").next().unwrap_or_default();
        format!("{}: {message}", fault.code)
    });
    lines.collect()
}

#[test]
fn what_json_schema_does_not_see_is_a_fault_too() {
    // A whole number must be written without fraction and exponent; in JSON Schema 1.0 is whole.
    for number in ["-0", "1.0", "1e0"] {
        let expected = format!(
            "bad-record: `ages.from`: expected a whole number from 0 to 255, found the number `{number}`"
        );
        assert_eq!(faults_of("events", &aged(number)), [expected]);
    }
    // Most parsers drop one of two fields with the same name.
    let media =
        r#"{"id":"a","kind":"image","url":"a.png","description":{"ru":"a"},"kind":"video"}"#;
    assert_eq!(
        faults_of("media", media),
        ["bad-record: the field `kind` is repeated"]
    );
}

#[test]
fn a_value_of_another_shape_is_described_with_its_place() {
    let record = |changes: Value| copy("/events/0", changes).to_string();
    for (list, record, expected) in [
        (
            "events",
            "null".to_owned(),
            "expected an object, found `null`",
        ),
        ("events", "{}".to_owned(), "the field `id` is missing"),
        (
            "events",
            "{\"\\ud800\":1}".to_owned(),
            "a text has an unpaired surrogate, which is not a character",
        ),
        (
            "events",
            record(json!({ "title": "Concert" })),
            "`title`: expected a text per language, found the text `Concert`",
        ),
        (
            "events",
            record(json!({ "title": { "ru": 7 } })),
            "`title.ru`: expected a text, found the number `7`",
        ),
        (
            "events",
            record(json!({ "when": 2021 })),
            "`when`: expected a date as text, such as `2021-05`, found the number `2021`",
        ),
        (
            "events",
            record(json!({ "links": [{ "title": both("A"), "url": "https://example.org/" }, {}] })),
            "`links[1]`: the field `title` is missing",
        ),
        (
            "events",
            record(
                json!({ "place": { "name": both("A"), "position": { "lat": "north", "lon": 1 } } }),
            ),
            "`place.position.lat`: expected a number, found the text `north`",
        ),
        (
            "events",
            record(json!({ "cities": null })),
            "`cities`: expected a list, found `null`",
        ),
        (
            "events",
            record(json!({ "exchange": "yes" })),
            "`exchange`: expected `true` or `false`, found the text `yes`",
        ),
    ] {
        assert_eq!(
            faults_of(list, &record),
            [format!("bad-record: {expected}")]
        );
    }
    for (pointer, value, set, expected) in [
        (
            "/events",
            json!({}),
            "{}",
            "`events`: expected a list, found an object",
        ),
        (
            "/languages",
            json!(["ru", 7]),
            "7",
            "`languages[1]`: expected a text, found the number `7`",
        ),
        ("/site", Value::Null, "{", "the field `site` is missing"),
    ] {
        let bundle = changed(pointer, value).to_string();
        // The position of the changed value in the file, which has one line.
        let name = format!("\"{}\":", &pointer[1..]);
        let start = bundle.find(&name).unwrap_or_default();
        let column = start + bundle[start..].find(set).unwrap() + 1;
        assert_eq!(
            load(&bundle).unwrap_err().to_string(),
            format!("the bundle's outline is wrong: {expected} (line 1, column {column})")
        );
    }
}
