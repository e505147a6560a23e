//! The Khabarovsk bundle against the report that it retells: every paragraph that states something
//! is served by exactly the records that are meant to serve it, and no date is better than the
//! report's own.

use pobratim::time::Edtf;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const BUNDLE: &str = include_str!("../../public/bundle/khabarovsk.json");
/// Paragraphs of the report with the ids of the records made from them.
const PARAGRAPHS: &str = include_str!("../fixtures/paragraphs.json");
/// The id of the report among the bundle's sources.
const REPORT: &str = "report-2021";

/// Paragraph to the ids of its records.
type Served = BTreeMap<String, BTreeSet<String>>;

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("the file is JSON")
}

fn text<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

fn list<'a>(record: &'a Value, field: &str) -> &'a [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

/// Events, programmes, documents, and the sections of the directions.
fn records(bundle: &Value) -> Vec<&Value> {
    let entries = ["events", "programmes", "documents"]
        .into_iter()
        .flat_map(|field| list(bundle, field));
    let sections = list(bundle, "directions")
        .iter()
        .flat_map(|direction| list(direction, "sections"));
    entries.chain(sections).collect()
}

/// The paragraphs of the report that a record names.
fn paragraphs(record: &Value) -> impl Iterator<Item = &str> {
    list(record, "sources")
        .iter()
        .filter(|reference| text(reference, "source") == REPORT)
        .flat_map(|reference| list(reference, "paragraphs"))
        .filter_map(Value::as_str)
}

fn served(bundle: &Value) -> Served {
    let mut served = Served::new();
    for record in records(bundle) {
        for paragraph in paragraphs(record) {
            let ids = served.entry(paragraph.to_owned()).or_default();
            ids.insert(text(record, "id").to_owned());
        }
    }
    served
}

fn meant() -> Served {
    let rows = read(PARAGRAPHS);
    let rows = rows.as_array().expect("a list of paragraphs").iter();
    rows.map(|row| {
        let ids = list(row, "records").iter().filter_map(Value::as_str);
        let ids = ids.map(str::to_owned).collect();
        (text(row, "paragraph").to_owned(), ids)
    })
    .collect()
}

/// Records made from the report whose `when` names a day, which the report never does.
fn days_claimed(bundle: &Value) -> Vec<&str> {
    let claims_day = |record: &&Value| {
        let when = text(record, "when");
        let date: Option<Edtf> = (!when.is_empty()).then(|| when.parse().expect("EDTF"));
        date.is_some_and(|date| date.dates().any(|end| end.day().is_some()))
    };
    let reported = records(bundle)
        .into_iter()
        .filter(|record| paragraphs(record).next().is_some());
    reported
        .filter(claims_day)
        .map(|record| text(record, "id"))
        .collect()
}

#[test]
fn every_paragraph_is_served_by_exactly_its_records() {
    let (served, meant) = (served(&read(BUNDLE)), meant());
    for (paragraph, ids) in &meant {
        assert_eq!(served.get(paragraph), Some(ids), "{paragraph}");
    }
    let all: BTreeSet<&String> = meant.keys().chain(served.keys()).collect();
    assert_eq!(all.len(), meant.len(), "a paragraph that states nothing");
}

#[test]
fn all_records_and_cities_are_there() {
    let bundle = read(BUNDLE);
    assert_eq!(records(&bundle).len(), 78);
    let ids: BTreeSet<&str> = records(&bundle).iter().map(|r| text(r, "id")).collect();
    assert_eq!(ids.len(), 78);
    // 18 of the report, and Sanya from public pages.
    assert_eq!(list(&bundle, "cities").len(), 19);
}

#[test]
fn no_date_is_better_than_the_reports_own() {
    assert_eq!(days_claimed(&read(BUNDLE)), Vec::<&str>::new());
}

#[test]
fn a_lost_source_and_an_invented_day_are_noticed() {
    let mut bundle = read(BUNDLE);
    let event = &mut bundle["events"][0];
    let id = text(event, "id").to_owned();
    event["when"] = "2021-05-14".into();
    assert_eq!(days_claimed(&bundle), [id.as_str()]);
    bundle["events"][0]["sources"] = Value::Array(Vec::new());
    assert_ne!(served(&bundle), meant());
}
