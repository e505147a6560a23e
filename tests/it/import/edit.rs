//! Edits of the text of a bundle: unchanged records keep every byte.

use super::read;
use pobratim::model::edit::{BundleText, Json};
use pobratim::model::schema::fields_of;
use proptest::prelude::*;
use serde_json::Value;

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn setting_what_is_there_changes_nothing_else() {
    let file = read("public/bundle/khabarovsk.json");
    for (place, path) in [(0, "status"), (7, "when"), (43, "format")] {
        let mut text = BundleText::new(&file);
        let old = text.value("events", place, &[path]).unwrap().to_string();
        text.set("events", place, &[path], Some(Json::text("other")));
        let [before, after]: [Vec<&str>; 2] =
            [&file, text.as_str()].map(|text| text.lines().collect());
        let differing = before
            .iter()
            .zip(&after)
            .filter(|(one, other)| one != other);
        assert_eq!(
            (before.len(), differing.count()),
            (after.len(), 1),
            "{path}"
        );
        text.set("events", place, &[path], Some(Json::Raw(old)));
        assert_eq!(text.as_str(), file, "{path}");
    }
}

#[test]
fn a_record_that_is_written_anew_looks_like_the_others() {
    let file = read("public/bundle/khabarovsk.json");
    let mut text = BundleText::new(&file);
    // Every event, parsed and written in the field order of the format.
    for place in (0..text.len("events")).step_by(7) {
        let record = value(text.record("events", place).unwrap());
        text.push("events", Json::Object(vec![("id".into(), Json::text("x"))]));
        let last = text.len("events") - 1;
        for field in fields_of("events") {
            if let Some(own) = record.get(field.name) {
                text.set("events", last, &[field.name], Some(json(own)));
            }
        }
        let original = BundleText::new(&file);
        let expected = original.record("events", place).unwrap();
        assert_eq!(value(text.record("events", last).unwrap()), record);
        // The committed file has the field order of the format, so the text is the same.
        if expected.lines().count() == text.record("events", last).unwrap().lines().count() {
            let sorted = |text: &str| {
                let mut lines: Vec<String> = text
                    .lines()
                    .map(|line| line.trim_end_matches(',').into())
                    .collect();
                lines.sort();
                lines
            };
            assert_eq!(
                sorted(text.record("events", last).unwrap()),
                sorted(expected)
            );
        }
    }
    let rest = text.as_str().split("\"programmes\"").nth(1).unwrap();
    assert_eq!(rest, file.split("\"programmes\"").nth(1).unwrap());
}

/// Converts a value of serde_json to one of the writer.
fn json(value: &Value) -> Json {
    match value {
        Value::String(text) => Json::text(text),
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Array(items) => Json::List(items.iter().map(json).collect()),
        Value::Object(fields) => Json::Object(
            fields
                .iter()
                .map(|(key, value)| (key.clone(), json(value)))
                .collect(),
        ),
        Value::Null | Value::Number(_) => Json::Raw(value.to_string()),
    }
}

#[test]
fn lists_that_are_empty_or_missing_take_records_too() {
    for (file, expected) in [
        (
            "{\n \"events\": []\n}\n",
            "{\n \"events\": [\n  {\n   \"id\": \"a\"\n  }\n ]\n}\n",
        ),
        (
            "{\n \"format\": \"x\"\n}\n",
            "{\n \"format\": \"x\",\n \"events\": [\n  {\n   \"id\": \"a\"\n  }\n ]\n}\n",
        ),
        (
            "{\"events\":[{\"id\":\"z\"}]}",
            "{\"events\":[{\"id\":\"z\"},{\"id\": \"a\"}]}",
        ),
        (
            "{\r\n\t\"events\": [\r\n\t\t{}\r\n\t]\r\n}\r\n",
            "{\r\n\t\"events\": [\r\n\t\t{},\r\n\t\t{\r\n\t\t\t\"id\": \"a\"\r\n\t\t}\r\n\t]\r\n}\r\n",
        ),
    ] {
        let mut text = BundleText::new(file);
        text.push("events", Json::Object(vec![("id".into(), Json::text("a"))]));
        assert_eq!(text.as_str(), expected);
    }
}

#[test]
fn what_is_no_bundle_is_left_alone() {
    for file in [
        "",
        "[]",
        "{",
        "null",
        "{\"events\": 5}",
        "{\"events\": [1, 2]}",
    ] {
        let mut text = BundleText::new(file);
        text.set("events", 0, &["when"], Some(Json::text("2021")));
        text.set("events", 9, &["when"], None);
        assert_eq!(text.as_str(), file);
    }
}

proptest! {
    /// A value that is set is read back, and the rest is unchanged.
    #[test]
    fn what_is_set_is_read_back(
        place in 0_usize..3, field in 0_usize..26, text in "\\PC{0,12}|[\"\\\\\n\t\u{1}]{0,4}", takes in any::<bool>(),
    ) {
        let file = read("tests/fixtures/otherville.json");
        let name = fields_of("events")[field].name;
        let mut edited = BundleText::new(&file);
        let new = (!takes).then(|| Json::text(&text));
        edited.set("events", place, &[name], new);
        let mut expected = value(&file);
        let record = expected["events"][place].as_object_mut().unwrap();
        if takes {
            record.remove(name);
        } else {
            record.insert(name.to_string(), Value::String(text));
        }
        prop_assert_eq!(value(edited.as_str()), expected);
    }
}
