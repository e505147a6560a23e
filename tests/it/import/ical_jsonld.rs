//! Calendars (iCalendar) and web pages (JSON-LD) of other organisations.

use super::{bundle, read};
use pobratim::export::{Export, PRODID};
use pobratim::import::{Options, Plan, Table, plan, read_ical, read_jsonld};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use pobratim::time::{UtcOffset, Window};

fn week() -> Bundle {
    bundle(&read("tests/fixtures/week.json"))
}

fn planned(bundle: &Bundle, table: &Table) -> Plan {
    let options = Options {
        defaults: vec![
            (Column::Kind, "festival".into()),
            (Column::Category, "cultural".into()),
            (Column::Direction, "culture".into()),
            (Column::Status, "planned".into()),
        ],
        ..Options::default()
    };
    plan(bundle, table, &OfficeMessages::of(Lang::En), &options)
}

/// The cells of the rows as `column=text`, one row per line.
fn cells(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<String> = row
            .fields
            .iter()
            .map(|field| format!("{}={}", field.column.key(), field.text))
            .collect();
        format!("{}: {}", row.number, cells.join(" | "))
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn faults(table: &Table) -> String {
    let office = OfficeMessages::of(Lang::En);
    let lines: Vec<String> = table
        .faults
        .iter()
        .map(|fault| fault.message(&office))
        .collect();
    lines.join("\n")
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n\
BEGIN:STANDARD\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nDTSTART:19700101T000000\r\n\
END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:abc@example.org\r\nSUMMARY:Music\\, and a \r\n \
long title\r\nDTSTART;TZID=Asia/Tokyo:20260701T180000\r\nDTEND;TZID=Asia/Tokyo:20260701T200000\r\n\
LOCATION:The hall\r\nDESCRIPTION:Two lines\\nof text\r\nURL:https://example.org/a?b=c\r\n\
BEGIN:VALARM\r\nDESCRIPTION:Wake up\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
UID:days@example.org\r\nSUMMARY;LANGUAGE=ja:祭り\r\nDTSTART;VALUE=DATE:20260703\r\n\
DTEND;VALUE=DATE:20260706\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_calendar_becomes_rows() {
    let bundle = week();
    let table = read_ical(CALENDAR, &bundle, Lang::En, None, None);
    insta::assert_snapshot!(cells(&table), @r"
    11: title_en=Music, and a long title | when=2026-07-01 | time=18:00–20:00 +09:00 Asia/Tokyo | summary_en=Two lines
    of text | place=The hall | links=Music, and a long title https://example.org/a?b=c | external_ids=abc@example.org
    24: title_ja=祭り | when=2026-07-03/2026-07-05 | status=cancelled | external_ids=days@example.org
    ");
    let plan = planned(&bundle, &table);
    assert_eq!(plan.faults, []);
    assert_eq!(plan.records[0].id, "music-and-a-long-title-2026");
    // A title without letters has no words for an id.
    assert_eq!(plan.records[1].id, "event-2026");
}

#[test]
fn our_own_calendar_changes_nothing() {
    let bundle = week();
    for lang in Lang::ALL {
        let export = Export {
            bundle: &bundle,
            lang,
            base: None,
            bundle_folder: "bundle/",
            phrase: &|_| String::new(),
            offset_at: &|_, _| None,
        };
        let year = bundle.occurrences(&Window::year(2026).unwrap(), 1000);
        let calendar = export.calendar(&year.list, "2026", PRODID);
        let offset = UtcOffset::from_minutes(540);
        let table = read_ical(&calendar.text, &bundle, lang, offset, None);
        assert_eq!(faults(&table), "");
        let plan = planned(&bundle, &table);
        let changes: Vec<_> = plan
            .records
            .iter()
            .flat_map(|record| &record.cells)
            .collect();
        // Events without a title in this language were exported in another one.
        let own = changes
            .iter()
            .filter(|cell| cell.column != Column::Title(lang));
        assert_eq!(own.count(), 0);
    }
}

#[test]
fn what_a_calendar_leaves_open_is_asked() {
    let bundle = week();
    let event = |lines: &str| format!("BEGIN:VEVENT\nSUMMARY:A\n{lines}\nEND:VEVENT\n");
    for (lines, expected) in [
        (
            "DTSTART:20260631",
            "row 1, column “DTSTART”: `20260631` is no date of a calendar",
        ),
        (
            "DTSTART:2026063",
            "row 1, column “DTSTART”: `2026063` is no date of a calendar",
        ),
        ("DTSTART:20260630T250000", "`20260630T250000` is no date"),
        (
            "DTSTART:20260630T180000Z",
            "how far are the clocks ahead of UTC?",
        ),
        (
            "DTSTART;TZID=Mars/Base:20260630T180000",
            "the zone Mars/Base is neither known nor described",
        ),
        (
            "DTSTART:20260630\nRRULE:FREQ=OFTEN",
            "column “RRULE”: the recurrence rule FREQ=OFTEN cannot be read",
        ),
    ] {
        let table = read_ical(&event(lines), &bundle, Lang::En, None, None);
        assert!(
            faults(&table).contains(expected),
            "{lines}: {}",
            faults(&table)
        );
    }
    let open = read_ical("BEGIN:VEVENT\nSUMMARY:A\n", &bundle, Lang::En, None, None);
    assert!(faults(&open).contains("VEVENT is not closed"));
    assert!(faults(&read_ical("", &bundle, Lang::En, None, None)).contains("no event"));
}

#[cfg(feature = "cli")]
#[test]
fn a_page_of_schema_org_becomes_rows() {
    let bundle = week();
    let page = r##"<!DOCTYPE html><script>var a = "<b>";</script>
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
          {"@type": "Organization", "name": "Us"},
          {"@type": ["MusicEvent", "Thing"], "name": [{"@language": "ru", "@value": "Концерт"},
            {"@language": "en", "@value": "Concert"}], "startDate": "2026-07-01T18:00:00+09:00",
            "endDate": "2026-07-01T20:30+09:00", "eventStatus": "https://schema.org/EventMovedOnline",
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "url": "https://example.org"},
            "organizer": [{"name": "Choir; old"}, {"name": "City"}], "url": "https://example.org/c",
            "typicalAgeRange": "10-17"}]}</script>
        <script type="application/ld+json">{"@type": "Festival", "@id": "https://otherville.example/partners/en/events/choirs-2026#event",
            "name": "Festival of choirs", "startDate": "2026-06-01", "endDate": "2026-06-30"}</script>"##;
    let office = OfficeMessages::of(Lang::En);
    let reading = pobratim::import::Reading {
        bundle: &bundle,
        messages: &office,
        offset: None,
        offset_at: None,
        encoding: None,
    };
    let kind = pobratim::import::FileKind::Page;
    let table = pobratim::import::read_file(page.as_bytes(), kind, &reading);
    insta::assert_snapshot!(cells(&table), @r"
    1: title_ru=Концерт | title_en=Concert | status=moved-online | format=online | online=https://example.org | ages=10-17 | organisers=Choir\; old; City | links=Концерт https://example.org/c | when=2026-07-01 | time=18:00–20:30 +09:00 Asia/Tokyo | external_ids=https://example.org/c
    2: id=choirs-2026 | title_en=Festival of choirs
    ");
    assert_eq!(faults(&table), "");
    let broken = read_jsonld("{\"@type\": \"Event\", ", &bundle, Lang::En, None);
    assert!(
        faults(&broken).contains("no JSON-LD"),
        "{}",
        faults(&broken)
    );
    assert!(faults(&read_jsonld("[]", &bundle, Lang::En, None)).contains("no event"));
}

/// The notes of a table, one per line.
fn notes(table: &Table) -> String {
    let office = OfficeMessages::of(Lang::En);
    let notes = table.notes.iter().map(|note| note.message(&office));
    notes.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_not_taken_is_listed() {
    let bundle = week();
    let page = r#"[{"@context": "https://schema.org", "@type": "Event", "name": "Fair",
          "startDate": "2026-07-01", "typicalAgeRange": "20-", "image": "a.jpg",
          "offers": {"@type": "Offer", "price": 5}, "maximumAttendeeCapacity": 20,
          "location": {"@type": "Place", "name": "Hall", "address": "1 Street", "geo": {"latitude": 1}},
          "organizer": [{"@type": "Organization", "name": "City", "url": "https://a.example"}, "Choir"]},
        {"@type": "Event", "name": "Concert", "startDate": "2026-07-02", "offers": [], "image": "b.jpg",
          "location": [{"name": "Hall"}, {"@type": "VirtualLocation", "url": "https://b.example"}],
          "subEvent": [{"@type": "Event", "name": "Part"}]}]"#;
    let table = read_jsonld(page, &bundle, Lang::En, None);
    insta::assert_snapshot!(notes(&table), @r"
    row 1: not taken: `image` with “a.jpg” (found 2×, here first)
    row 1: not taken: `organizer.url` with “https://a.example” (found 1×, here first)
    row 1: not taken: `location.geo` (found 1×, here first)
    row 1: not taken: `location.address` with “1 Street” (found 1×, here first)
    row 1: not taken: `offers.price` with “5” (found 1×, here first)
    row 2: not taken: `subEvent` with “Part” (found 1×, here first)
    ");
    let plan = planned(&bundle, &table);
    assert_eq!(plan.faults, []);
    let ages = plan.records[0]
        .cells
        .iter()
        .find(|cell| cell.column == Column::Ages);
    assert_eq!(ages.unwrap().new, "20+");

    let calendar = "BEGIN:VCALENDAR\nX-WR-CALNAME:All\nBEGIN:VEVENT\nUID:a@b\nDTSTAMP:20260101T000000Z\nSUMMARY:Fair\n\
        DTSTART;VALUE=DATE:20260701\nGEO:1;2\nORGANIZER;CN=City:mailto:a@b.example\nCATEGORIES:Fairs\n\
        BEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Concert\n\
        DTSTART;VALUE=DATE:20260702\nDURATION:PT1H\nATTACH:https://a.example/b.pdf\nGEO:1;2\nEND:VEVENT\nEND:VCALENDAR\n";
    let table = read_ical(calendar, &bundle, Lang::En, None, None);
    assert_eq!(faults(&table), "");
    insta::assert_snapshot!(notes(&table), @r"
    row 3: not taken: `GEO` with “1;2” (found 2×, here first)
    row 3: not taken: `ORGANIZER` with “mailto:a@b.example” (found 1×, here first)
    row 3: not taken: `CATEGORIES` with “Fairs” (found 1×, here first)
    row 3: not taken: `VALARM` (found 1×, here first)
    row 15: not taken: `ATTACH` with “https://a.example/b.pdf” (found 1×, here first)
    ");
}
