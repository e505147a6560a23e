//! The Khabarovsk bundle, compared with the report that is its source: every paragraph with a
//! statement has exactly the records that are listed for it, and no date is more precise than in
//! the report.

use pobratim::model::{Bundle, SourceIx, SourceRef, load};
use pobratim::time::Edtf;
use std::collections::{BTreeMap, BTreeSet};

const KHABAROVSK: &str = include_str!("../../public/bundle/khabarovsk.json");
/// Paragraphs of the report with the ids of the records made from them.
const PARAGRAPHS: &str = include_str!("../fixtures/paragraphs.json");
/// The id of the report among the bundle's sources.
const REPORT: &str = "report-2021";

/// Paragraphs with the ids of their records.
type RecordsByParagraph = BTreeMap<String, BTreeSet<String>>;

/// The origin of an entry or a section.
struct Record<'a> {
    id: &'a str,
    when: &'a Edtf,
    /// Paragraphs of the report.
    paragraphs: Vec<&'a str>,
}

fn bundle(json: &str) -> Bundle {
    load(json).expect("the bundle loads").bundle
}

impl<'a> Record<'a> {
    fn new(id: &'a str, when: &'a Edtf, sources: &'a [SourceRef], report: SourceIx) -> Self {
        let of_report = sources.iter().filter(|found| found.source == report);
        let paragraphs = of_report.flat_map(|found| found.paragraphs.iter().map(|text| &**text));
        Record {
            id,
            when,
            paragraphs: paragraphs.collect(),
        }
    }
}

/// Events, programmes, documents, and the sections of the directions.
fn records(bundle: &Bundle) -> Vec<Record<'_>> {
    let report = bundle.find_source(REPORT).expect("the report is a source");
    let entries = bundle.entries.iter();
    let entries = entries.map(|entry| Record::new(&entry.id, &entry.when, &entry.sources, report));
    let sections = bundle.directions.iter().flat_map(|topic| &topic.sections);
    let sections = sections.map(|part| Record::new(&part.id, &part.when, &part.sources, report));
    entries.chain(sections).collect()
}

fn records_by_paragraph(bundle: &Bundle) -> RecordsByParagraph {
    let mut found = RecordsByParagraph::new();
    for record in records(bundle) {
        for paragraph in record.paragraphs {
            let ids = found.entry(paragraph.to_owned()).or_default();
            ids.insert(record.id.to_owned());
        }
    }
    found
}

fn expected_records() -> RecordsByParagraph {
    let rows: serde_json::Value = serde_json::from_str(PARAGRAPHS).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let row = |row: &serde_json::Value| {
        let ids = row["records"].as_array().expect("a list of ids");
        (text(&row["paragraph"]), ids.iter().map(text).collect())
    };
    let rows = rows.as_array().expect("a list of paragraphs");
    rows.iter().map(row).collect()
}

/// Records from the report with an exact day, which the report never has.
fn days_claimed(bundle: &Bundle) -> Vec<String> {
    let names_day = |record: &Record<'_>| {
        !record.paragraphs.is_empty() && record.when.dates().any(|date| date.day().is_some())
    };
    let records = records(bundle).into_iter().filter(names_day);
    records.map(|record| record.id.to_owned()).collect()
}

#[test]
fn every_paragraph_is_served_by_exactly_its_records() {
    let (found, expected) = (
        records_by_paragraph(&bundle(KHABAROVSK)),
        expected_records(),
    );
    for (paragraph, ids) in &expected {
        assert_eq!(found.get(paragraph), Some(ids), "{paragraph}");
    }
    let all: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
    assert_eq!(all.len(), expected.len(), "a paragraph that states nothing");
}

#[test]
fn all_records_and_cities_are_there() {
    let bundle = bundle(KHABAROVSK);
    let records = records(&bundle);
    let of_report = records
        .iter()
        .filter(|record| !record.paragraphs.is_empty());
    let ids: BTreeSet<&str> = of_report.map(|record| record.id).collect();
    assert_eq!(ids.len(), 78);
    // 18 from the report, and Sanya from public pages.
    assert_eq!(bundle.cities.len(), 19);
}

#[test]
fn no_date_is_better_than_the_reports_own() {
    assert_eq!(days_claimed(&bundle(KHABAROVSK)), Vec::<String>::new());
}

#[test]
fn a_lost_source_and_an_invented_day_are_noticed() {
    let mut bundle = bundle(KHABAROVSK);
    let id = bundle.entries[0].id.to_string();
    bundle.entries[0].when = "2021-05-14".parse().expect("EDTF");
    assert_eq!(days_claimed(&bundle), [id]);
    bundle.entries[0].sources.clear();
    assert_ne!(records_by_paragraph(&bundle), expected_records());
}
