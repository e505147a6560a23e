//! The table of fields by which a bundle is read, held to serde's reading of the same types, to the
//! published JSON Schema, and the reader of JSON to serde_json.

use crate::fixture::{changed, loaded, small};
use pobratim::model::raw::{BUNDLE, Field, Presence, Shape, explain};
use pobratim::model::{Failure, FaultCode, Loaded, load};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Expects the fields of an object in the schema to be those of the table, to the last.
fn check_fields(fields: &[Field], schema: &Value, all: &Value) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => &all["$defs"][name.trim_start_matches("#/$defs/")],
        None => schema,
    };
    let known = schema["properties"].as_object().unwrap();
    let mut names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    names.sort_unstable();
    let mut expected: Vec<&str> = known.keys().map(String::as_str).collect();
    expected.sort_unstable();
    assert_eq!(names, expected);
    let needed = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
    for field in fields {
        let is_needed = needed.contains(&json!(field.name));
        assert_eq!(field.presence == Presence::Needed, is_needed, "{field:?}");
        let mut value = known[field.name].clone();
        assert_eq!(
            field.presence == Presence::Optional,
            or_null(&mut value),
            "{field:?}"
        );
        check_shape(&field.shape, &value, all);
    }
}

/// Whether the schema of a value allows null beside something else, which is left over.
fn or_null(schema: &mut Value) -> bool {
    if let Some(choice) = schema["anyOf"].as_array() {
        assert_eq!(choice[1], json!({ "type": "null" }));
        *schema = choice[0].clone();
        return true;
    }
    let both = schema["type"].as_array().map(|types| types.to_vec());
    if let Some(types) = &both {
        assert_eq!(types[1], "null");
        schema["type"] = types[0].clone();
    }
    both.is_some()
}

fn check_shape(shape: &Shape, schema: &Value, all: &Value) {
    let expected = match shape {
        Shape::Object(fields) => return check_fields(fields, schema, all),
        Shape::List(shape) => {
            check_shape(shape, &schema["items"], all);
            "array"
        }
        Shape::Texts => {
            assert_eq!(schema["additionalProperties"], json!({ "type": "string" }));
            "object"
        }
        Shape::Whole(least, most) => {
            let range = match schema["format"].as_str() {
                Some("uint8") => (0, u32::from(u8::MAX)),
                Some("uint32") => (0, u32::MAX),
                Some("int32") => (i32::MIN, i32::MAX as u32),
                other => panic!("{other:?}"),
            };
            assert_eq!((*least, *most), range);
            "integer"
        }
        Shape::Text => "string",
        Shape::Flag => "boolean",
        Shape::Number => "number",
    };
    assert_eq!(schema["type"], expected, "{shape:?} {schema}");
}

#[test]
fn the_published_schema_has_the_fields_that_are_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/bundle/schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    check_fields(BUNDLE, &schema, &schema);
}

/// The faults of records that have another shape.
fn misfits(loaded: &Loaded) -> usize {
    let is_it = |code: &str| code == FaultCode::BadRecord.code();
    loaded.faults.iter().filter(|one| is_it(one.code)).count()
}

/// Reads the small bundle with this record added to a list, and expects serde's verdict on it.
fn check_verdict(list: &str, record: &str) {
    let mut bundle = small();
    bundle[list].as_array_mut().unwrap().push(json!("RECORD"));
    let text = bundle.to_string().replacen("\"RECORD\"", record, 1);
    let loaded = load(&text).unwrap();
    let expected = usize::from(explain(list, record).is_some());
    assert_eq!(misfits(&loaded), expected, "{list}: {record}");
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
        // By its place in a list, serde would take a value for a field; the format has no such form.
        let is_form = |value: &&Value| !(was.is_object() && value.is_array());
        for value in values.iter().filter(is_form) {
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
fn a_record_is_taken_or_refused_as_serde_does() {
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
        let mut record = small()[list][0].clone();
        record["id"] = json!("another");
        change(&mut record, "", &values, &mut |changed| {
            check_verdict(list, &changed.to_string());
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
fn odd_records_are_taken_or_refused_as_serde_does() {
    let media = |id: &str, more: &str| {
        format!(
            r#"{{"id":{id},"kind":"image","url":"a.png","description":{{"ru":"a"}},"credit":{{"ru":"a"}}{more}}}"#
        )
    };
    for record in [
        media("\"a\"", ""),
        media("\"a\"", r#", "kind": "image""#),
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
        check_verdict("media", &record);
    }
    for number in [
        "-0", "-0.0", "0", "1e0", "1.0", "255", "256", "1e400", "-1", "01e1",
    ] {
        if serde_json::from_str::<Value>(number).is_err() && number != "1e400" {
            continue;
        }
        let mut event = small()["events"][0].clone();
        event["id"] = json!("another");
        event["ages"]["from"] = json!("NUMBER");
        let ages = event.to_string().replace("\"NUMBER\"", number);
        check_verdict("events", &ages);
        event["ages"] = json!(null);
        event["place"]["position"] = json!({ "lat": "NUMBER", "lon": 0 });
        let place = event.to_string().replace("\"NUMBER\"", number);
        check_verdict("events", &place);
    }
}

/// Reads the small bundle with this text as the value of an unknown field, and expects what
/// serde_json says of the text: that it is JSON, or that it is not.
fn check_syntax(text: &str) {
    let bundle = small().to_string();
    let bundle = bundle.replacen('{', &format!("{{\"unknown\":{text},"), 1);
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&bundle).is_ok();
    match load(&bundle) {
        Ok(_) => assert!(is_json, "{text}"),
        Err(Failure::NotJson { line, .. }) => assert!(!is_json && line > 0, "{text}"),
        Err(other) => panic!("{text}: {other:?}"),
    }
}

#[test]
fn json_is_what_serde_json_takes_for_it() {
    for text in [
        "",
        " ",
        "0",
        "-",
        "-0",
        "00",
        "-01",
        "1.",
        ".5",
        "1.5e",
        "1e+",
        "1E-9",
        "+1",
        "0x1",
        "nul",
        "null",
        "nullx",
        "truefalse",
        "True",
        "NaN",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00e9\"",
        "\"\\u00G0\"",
        "\"\\u+123\"",
        "\"\\ud800\\x\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u12\"",
        "\"\t\"",
        "\"\u{0}\"",
        "\"\u{7f}\"",
        "\"ё\"",
        "[",
        "]",
        "[]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1]]",
        "{",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{1:2}",
        "[{\"a\":[{}]}]",
        "\u{a0}1",
        "\u{b}1",
        "1 // one",
        "[1}",
        "{\"a\":1]",
    ] {
        check_syntax(text);
    }
}

#[test]
fn values_that_stand_too_deep_are_refused_and_told() {
    for (depth, is_read) in [(100, true), (200, false), (100_000, false)] {
        let deep = "[".repeat(depth) + &"]".repeat(depth);
        let bundle = small().to_string();
        let bundle = bundle.replacen('{', &format!("{{\"unknown\":{deep},"), 1);
        match load(&bundle) {
            Ok(_) => assert!(is_read, "{depth}"),
            Err(failure) => {
                assert!(!is_read, "{depth}");
                assert!(failure.to_string().contains("too deep"), "{failure}");
            }
        }
    }
}

#[test]
fn texts_are_read_as_serde_json_reads_them() {
    let texts = [
        r"\u0041\n\t\/\\\r\b\f",
        r"\ud83c\udf89 x",
        r#"a\u00e9b\"c"#,
        r"日本\u672c",
    ];
    for text in texts {
        let text = format!("\"{text}\"");
        let expected: String = serde_json::from_str(&text).unwrap();
        let mut bundle = small();
        bundle["site"]["title"]["ru"] = json!("TITLE");
        let bundle = bundle.to_string().replace("\"TITLE\"", &text);
        let title = load(&bundle).unwrap().bundle.site.title;
        let found = title.exact(pobratim::text::Lang::Ru).unwrap();
        assert_eq!(found, expected);
    }
}

/// Reads a position with this latitude and expects this number.
fn check_number(text: &str, expected: Option<f64>) {
    let bundle = changed("/cities/0/position/lat", json!("LAT")).to_string();
    let loaded = load(&bundle.replace("\"LAT\"", text)).unwrap();
    let cities = loaded.bundle.cities.iter();
    let found = cities.map(|city| city.position.lat_deg()).next();
    assert_eq!(
        found.map(f64::to_bits),
        expected.map(f64::to_bits),
        "{text}"
    );
}

#[test]
fn numbers_are_read_as_the_standard_library_reads_them() {
    for text in [
        "0",
        "-0",
        "-0.0",
        "37.9226",
        "-37.9226",
        "0.1",
        "89.99999999999",
        "5e1",
        "5E+1",
        "5e-1",
        "450e-1",
        "0.000000000000000000001",
        "1e-400",
        "0e999",
        "0.5000000000000000000000000000",
        "0.00000000000000000000000000000000000000000000000000",
        "1e-22",
        "90",
        "90.0000",
    ] {
        check_number(text, Some(text.parse().unwrap()));
    }
    for text in [
        "90.1",
        "1e400",
        "-1e400",
        "1e99999999999",
        "100000000000000000000000",
    ] {
        check_number(text, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_latitude_is_right_to_the_last_bit(whole in -89_i32..90, fraction in "[0-9]{1,12}") {
        let text = format!("{whole}.{fraction}");
        check_number(&text, Some(text.parse().unwrap()));
    }

    #[test]
    fn what_is_json_is_agreed(text in r#"[\[\]{},:"\\ua0-9eE+.\-tf n]{0,12}"#) {
        check_syntax(&text);
    }
}
