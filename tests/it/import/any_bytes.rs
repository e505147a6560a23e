//! Any bytes in any format: an answer, and never a panic.

use super::{bundle, read};
use pobratim::import::{FileKind, Options, Reading, plan, read_file};
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use proptest::prelude::*;
use std::sync::LazyLock;

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(&read("tests/fixtures/week.json")));

fn imported(bytes: &[u8], kind: FileKind) {
    let messages = OfficeMessages::of(Lang::En);
    let reading = Reading {
        bundle: &BUNDLE,
        messages: &messages,
        offset: None,
        offset_at: Some(super::zones::offset_at),
        encoding: None,
    };
    let table = read_file(bytes, kind, &reading);
    let options = Options {
        offset_at: reading.offset_at,
        ..Options::default()
    };
    let plan = plan(&BUNDLE, &table, &messages, &options);
    for message in table.notes.iter().chain(&plan.faults) {
        assert!(!message.message(&messages).is_empty());
    }
}

/// Parts of calendars, pages and tables, from which files are put together.
const PARTS: [&str; 48] = [
    "BEGIN:VCALENDAR\r\n",
    "END:VCALENDAR\r\n",
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "BEGIN:VTIMEZONE\n",
    "END:VTIMEZONE\n",
    "BEGIN:STANDARD\n",
    "END:STANDARD\n",
    "TZID:A\n",
    "TZOFFSETTO:+0900\n",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
    "RRULE:FREQ=SECONDLY;INTERVAL=65535\n",
    "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO,TU\n",
    "RRULE:FREQ=WEEKLY;UNTIL=00010101\n",
    "UID:a\n",
    "DTSTART:20260601T100000Z\n",
    "DTSTART;TZID=A:99991231T235959\n",
    "DTSTART:00000101\n",
    "DTEND:00010101T000000-1800\n",
    "DURATION:P99999999W\n",
    "RDATE:20260601,99991231\n",
    "RECURRENCE-ID:20260601\n",
    "SUMMARY;ENCODING=QUOTED-PRINTABLE:=D0=\n",
    " fold\n",
    "\r",
    "\n",
    "\"",
    ";",
    ",",
    "\t",
    "title_en",
    "when",
    "time",
    "2026-06-01",
    "25:00",
    "{",
    "}",
    "[",
    "]",
    ":",
    "\"@type\":\"Event\"",
    "\"name\":\"A\"",
    "\"startDate\":\"2026-06-01T10:00Z\"",
    "\"subEvent\":",
    "\"eventSchedule\":{\"repeatFrequency\":\"P1D\",\"startDate\":\"2026-06-01\"}",
    "<script type=\"application/ld+json\">",
    "</script>",
    "&lt;p&gt;\u{0}\u{feff}",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        8 => prop::sample::select(&PARTS[..]).prop_map(|part| part.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn kind() -> impl Strategy<Value = FileKind> {
    prop::sample::select(
        &[
            FileKind::Calendar,
            FileKind::Page,
            FileKind::Table,
            FileKind::Workbook,
        ][..],
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in bytes(), kind in kind()) {
        imported(&bytes, kind);
    }

    #[test]
    fn a_file_with_changed_bytes_is_read_or_refused(
        file in prop::sample::select(&["duration-ignored.ics", "zone-with-summer-time-refused.ics",
            "eventSchedule-lost.jsonld", "raw-newline-in-string.html", "crlf-in-cell-refused.csv",
            "merged-date-lost-silently.xlsx", "time-cell-shows-PT18H.ods"][..]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/");
        let mut bytes = std::fs::read([folder, file].concat()).unwrap();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        imported(&bytes, FileKind::of(file.rsplit('.').next().unwrap()));
    }
}

#[test]
fn a_calendar_of_too_many_dates_is_refused() {
    let event = "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20260601\nRRULE:FREQ=DAILY\nEND:VEVENT\n";
    let messages = OfficeMessages::of(Lang::En);
    let table = pobratim::import::read_ical(&event.repeat(1001), &BUNDLE, Lang::En, None, None);
    assert_eq!(table.rows.len(), 0);
    let fault = table.faults[0].message(&messages);
    assert!(fault.contains("more than 100000 dates"), "{fault}");
}
