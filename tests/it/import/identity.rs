//! The same event in later versions of a file: one record, whatever has changed in it.

use super::{bundle, read};
use pobratim::import::{
    AcceptedChanges, FileKind, Options, Plan, Reading, RowOutcome, apply, plan, read_file,
};
use pobratim::model::table::{Column, cell};
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use pobratim::time::days;

fn planned(bundle: &Bundle, kind: FileKind, text: &str) -> Plan {
    let messages = OfficeMessages::of(Lang::En);
    let reading = Reading {
        bundle,
        messages: &messages,
        offset: None,
        offset_at: Some(super::zones::offset_at),
        encoding: None,
    };
    let table = read_file(text.as_bytes(), kind, &reading);
    assert_eq!(table.faults, []);
    let defaults = [
        (Column::Kind, "festival"),
        (Column::Category, "tourist"),
        (Column::Direction, "tourism"),
        (Column::Sources, "report-2021"),
        (Column::Status, "planned"),
    ];
    let options = Options {
        offset_at: reading.offset_at,
        defaults: defaults
            .map(|(column, value)| (column, value.into()))
            .to_vec(),
        ..Options::default()
    };
    plan(bundle, &table, &messages, &options)
}

/// The text of the bundle after an import that is accepted.
fn imported(text: &str, kind: FileKind, file: &str) -> String {
    let bundle = bundle(text);
    let plan = planned(&bundle, kind, file);
    assert_eq!(plan.faults, []);
    let accepted = AcceptedChanges {
        all: true,
        ids: Vec::new(),
    };
    apply(
        text,
        &bundle,
        &plan,
        &accepted,
        days::date(2026, 1, 1).unwrap(),
    )
}

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a;b@x.example\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
}

#[test]
fn an_event_of_a_calendar_with_another_title_and_date_is_the_same() {
    let old = read("public/bundle/khabarovsk.json");
    let first = event("SUMMARY:Concert\nDTSTART;VALUE=DATE:20260607");
    let text = imported(&old, FileKind::Calendar, &first);
    let with_one = bundle(&text);
    assert_eq!(planned(&with_one, FileKind::Calendar, &first).unchanged, 1);
    let second = event("SUMMARY:Evening of the choir\nDTSTART;VALUE=DATE:20261114");
    let plan = planned(&with_one, FileKind::Calendar, &second);
    let [record] = plan.records.as_slice() else {
        panic!("{:?}", plan.records);
    };
    assert_eq!(
        (record.id.as_str(), &record.outcome),
        ("concert-2026", &RowOutcome::Existing)
    );
    assert!(record.needs_acceptance());
    let changed: Vec<&str> = record.cells.iter().map(|cell| cell.new.as_str()).collect();
    assert_eq!(changed, ["Evening of the choir", "2026-11-14"]);
}

#[test]
fn occurrences_are_records_of_their_own() {
    let old = read("public/bundle/khabarovsk.json");
    let rule = "SUMMARY:Class\nDTSTART;VALUE=DATE:20260601\nRRULE:FREQ=WEEKLY;COUNT=3";
    let text = imported(&old, FileKind::Calendar, &event(rule));
    let changed = [
        &event(rule),
        "BEGIN:VEVENT\nUID:a;b@x.example\nRECURRENCE-ID;VALUE=DATE:20260608\nSUMMARY:Trip\nDTSTART;VALUE=DATE:20260610\nEND:VEVENT\n",
    ]
    .concat();
    let plan = planned(&bundle(&text), FileKind::Calendar, &changed);
    assert_eq!((plan.unchanged, plan.records.len()), (2, 1));
    assert_eq!(plan.records[0].id, "class-2026-2");
    assert_eq!(plan.records[0].outcome, RowOutcome::Existing);
}

#[test]
fn an_event_of_a_page_keeps_its_address_beside_other_ids() {
    let old = read("public/bundle/khabarovsk.json");
    let page = |name: &str| {
        format!(
            r#"{{"@type": "Event", "@id": "https://a.example/e/1", "name": "{name}", "startDate": "2026-06-07"}}"#
        )
    };
    let text = imported(&old, FileKind::Page, &page("Concert"));
    // The calendar of the same organiser has another id; the record is found by title and date.
    let calendar = event("SUMMARY:Concert\nDTSTART;VALUE=DATE:20260607");
    let text = imported(&text, FileKind::Calendar, &calendar);
    let with_both = bundle(&text);
    let index = with_both.find_entry("concert-2026").unwrap();
    let ids = cell(&with_both, with_both.entry(index), Column::ExternalIds);
    assert_eq!(ids, "https://a.example/e/1; a\\;b@x.example");
    for (kind, file) in [
        (FileKind::Page, page("Another name")),
        (
            FileKind::Calendar,
            event("SUMMARY:A third\nDTSTART;VALUE=DATE:20260607"),
        ),
    ] {
        let plan = planned(&with_both, kind, &file);
        assert_eq!(plan.records.len(), 1);
        assert_eq!(plan.records[0].id, "concert-2026");
    }
}
