//! The definition of the format, held to an independent validator of JSON Schema.

use crate::fixture::{both, changed, copy, loaded, small};
use jsonschema::Validator;
use pobratim::model::schema::{
    BUNDLE, Shape, TextForm, field_table, json_schema, with_field_table,
};
use pobratim::model::{FaultCode, Loaded, Severity, check, load};
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

/// What the validator says of a bundle, one fault a line.
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
    let document = read("CONTRIBUTING.md");
    assert!(
        with_field_table(&document).as_deref() == Some(&document),
        "the table of fields in CONTRIBUTING.md is out of date; write it with: \
         cargo run --features cli -- schema --document CONTRIBUTING.md"
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

/// Every shape of the format, with its path.
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
        | Shape::Flag
        | Shape::Degrees(_)
        | Shape::Whole(..)
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

/// A value that is wrong for each form of text, and the code of the fault that follows.
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
    bundle["events"][0]["summary"] = both("A concert");
    bundle["events"][0]["contact"] = contact.clone();
    bundle["events"][0]["ages"]["to"] = json!(99);
    bundle["events"][0]["place"]["position"] = position.clone();
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
        "place": bundle["events"][0]["place"],
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
        crate::fixture::told(&check(&whole.to_string()).unwrap()),
        ""
    );
    let mut seen = 0;
    shapes(Shape::Object(&BUNDLE), "", &mut |path, shape| {
        let Shape::Text(form) = shape else { return };
        // The host has no field of its own, and series differ in how they recur.
        let path = path.replace("/series/0/rule", "/series/1/rule");
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

/// The faults of records that have another shape.
fn misfits(loaded: &Loaded) -> usize {
    let is_it = |code: &str| code == FaultCode::BadRecord.code();
    loaded.faults.iter().filter(|one| is_it(one.code)).count()
}

/// Reads the small bundle with this record added to a list. What is no record to the loader is none
/// to the validator either, and whatever the validator refuses the check reports.
fn check_verdict(validator: &Validator, list: &str, record: &str) {
    let mut bundle = small();
    bundle[list].as_array_mut().unwrap().push(json!("RECORD"));
    let text = bundle.to_string().replacen("\"RECORD\"", record, 1);
    let checked = check(&text).unwrap();
    // What serde_json cannot hold is no value to the validator.
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

/// Calls `each` with every change of one value within a record.
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
    for (pointer, value, told) in [
        ("/cities/0/position", position, "$.cities[0]"),
        ("/events/0/revision", json!([]), "$.events[0]"),
        ("/series/0/sources/0", json!(["report"]), "$.series[0]"),
    ] {
        let loaded = loaded(&changed(pointer, value));
        let fault = &loaded.faults[0];
        assert_eq!((fault.code, &*fault.path), ("bad-record", told));
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

/// An event for ages from a number, as it is written.
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
        // Where in the file, other tests look at.
        let message = fault.message.split(" (line ").next().unwrap_or_default();
        format!("{}: {message}", fault.code)
    });
    lines.collect()
}

#[test]
fn what_json_schema_does_not_see_is_a_fault_too() {
    // A whole number is one that is written as such; to JSON Schema 1.0 is whole.
    for number in ["-0", "1.0", "1e0"] {
        let expected = format!(
            "bad-record: `ages.from`: expected a whole number from 0 to 255, found the number `{number}`"
        );
        assert_eq!(faults_of("events", &aged(number)), [expected]);
    }
    // Of two fields with one name most readers drop one.
    let media =
        r#"{"id":"a","kind":"image","url":"a.png","description":{"ru":"a"},"kind":"video"}"#;
    assert_eq!(
        faults_of("media", media),
        ["bad-record: the field `kind` is there twice"]
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
            "a text holds half of a surrogate pair, which is no character",
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
        // The place of what was set, in the one line of the file.
        let name = format!("\"{}\":", &pointer[1..]);
        let start = bundle.find(&name).unwrap_or_default();
        let column = start + bundle[start..].find(set).unwrap() + 1;
        assert_eq!(
            load(&bundle).unwrap_err().to_string(),
            format!("the bundle's outline is wrong: {expected} (line 1, column {column})")
        );
    }
}
