//! Offsets of times: those of the host's zone at that day and time.

use super::{bundle, grid, read};
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use pobratim::import::{
    LocalOffset, Options, Plan, Table, local_offset, plan, read_ical, read_jsonld,
};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;
use pobratim::time::{ClockTime, UtcOffset, days};

pub(super) fn offset_at(zone: &str, minute: i64) -> Option<UtcOffset> {
    let zone: Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp(minute * 60, 0)?;
    let offset = zone.offset_from_utc_datetime(&at.naive_utc());
    UtcOffset::from_minutes(i16::try_from(offset.fix().local_minus_utc() / 60).ok()?)
}

/// The bundle of the tests, with its host in another zone.
fn in_zone(zone: &str) -> Bundle {
    let text = read("tests/fixtures/week.json");
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["host"]["zone"] = zone.into();
    bundle(&json.to_string())
}

fn options() -> Options<'static> {
    Options {
        offset_at: Some(offset_at),
        defaults: vec![
            (Column::Kind, "festival".into()),
            (Column::Category, "cultural".into()),
            (Column::Direction, "culture".into()),
            (Column::Status, "planned".into()),
        ],
        ..Options::default()
    }
}

/// The planned time of a row, or its fault.
fn outcome(plan: &Plan) -> Result<String, String> {
    let office = OfficeMessages::of(Lang::En);
    match plan.faults.first() {
        Some(fault) => Err(fault.message(&office)),
        None => {
            let mut cells = plan.records.iter().flat_map(|record| &record.cells);
            let time = cells.find(|cell| cell.column == Column::Time);
            Ok(time.map_or(String::new(), |cell| cell.new.clone()))
        }
    }
}

fn import(
    bundle: &Bundle,
    when: &str,
    time: &str,
    options: &Options<'_>,
) -> Result<String, String> {
    let rows = [["title_en", "when", "time"], ["A new fair", when, time]];
    let rows = rows.map(|row| row.map(str::to_string).to_vec());
    let office = OfficeMessages::of(Lang::En);
    outcome(&plan(
        bundle,
        &Table::of(&grid(&rows), &office),
        &office,
        options,
    ))
}

#[test]
fn the_offset_is_that_of_the_zone_at_the_time() {
    for (zone, day, time, expected) in [
        (
            "Asia/Tokyo",
            "2026-06-12",
            "13:30～",
            "13:30 +09:00 Asia/Tokyo",
        ),
        (
            "Europe/Oslo",
            "2026-06-12",
            "18:00–20:00",
            "18:00–20:00 +02:00 Europe/Oslo",
        ),
        (
            "Europe/Oslo",
            "2026-12-12",
            "18:00",
            "18:00 +01:00 Europe/Oslo",
        ),
        (
            "Europe/London",
            "2026-12-12",
            "18:00",
            "18:00 Z Europe/London",
        ),
        (
            "America/Vancouver",
            "12 December 2026",
            "6 pm",
            "18:00 -08:00 America/Vancouver",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "開場18:30 開演19:00",
            "19:00 +09:00 Asia/Tokyo doors 18:30",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "19:00–21:00 +09:00 Asia/Tokyo doors 18:30",
            "19:00–21:00 +09:00 Asia/Tokyo doors 18:30",
        ),
        // A given offset and another zone.
        (
            "Europe/Oslo",
            "2026-06-12",
            "18:00 +02:00",
            "18:00 +02:00 Europe/Oslo",
        ),
        (
            "Europe/Oslo",
            "2026-06-12",
            "18:00 Asia/Tokyo",
            "18:00 +09:00 Asia/Tokyo",
        ),
        (
            "Europe/Oslo",
            "2026-10-25",
            "02:30 +01:00",
            "02:30 +01:00 Europe/Oslo",
        ),
        (
            "America/Vancouver",
            "2026-12-12",
            "18:00 -08:00",
            "18:00 -08:00 America/Vancouver",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "18:00 -20:00",
            "18:00–20:00 +09:00 Asia/Tokyo",
        ),
    ] {
        let found = import(&in_zone(zone), day, time, &options());
        assert_eq!(found.as_deref(), Ok(expected), "{zone} {day} {time}");
    }
}

#[test]
fn times_that_the_zone_does_not_have_are_refused() {
    for (zone, day, time, expected) in [
        (
            "Europe/Oslo",
            "2026-03-29",
            "02:30",
            "row 2, column “time”: `02:30`: the clocks in the zone Europe/Oslo skip 02:30 on that day",
        ),
        (
            "Europe/Oslo",
            "2026-10-25",
            "02:30",
            "show this time twice on that day. Add +02:00 for the first or +01:00 for the second time",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "18:00 +10:00",
            "in the zone Asia/Tokyo the offset from UTC is +09:00 at that time, not +10:00",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "18:00 +10:00 Asia/Tokyo",
            "in the zone Asia/Tokyo the offset from UTC is +09:00",
        ),
        (
            "Asia/Tokyo",
            "2026-06",
            "18:00",
            "stands without an exact day",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "2026-12-10",
            "is a date, not a time",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "2026-06-13 18:00",
            "the time is one of 2026-06-13",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "7時",
            "is `7:00` 07:00 or 19:00?",
        ),
        (
            "Asia/Tokyo",
            "2026-06-12",
            "18:00 Mars/Base",
            "how far are the clocks ahead of UTC?",
        ),
    ] {
        let message = import(&in_zone(zone), day, time, &options()).unwrap_err();
        assert!(message.contains(expected), "{zone} {day} {time}: {message}");
    }
    // Without a database an offset is asked for, or the one of the command is taken.
    let host = in_zone("Asia/Tokyo");
    let none = Options {
        offset_at: None,
        ..options()
    };
    let message = import(&host, "2026-06-12", "18:00", &none).unwrap_err();
    assert!(message.contains("--offset"), "{message}");
    let offset = UtcOffset::from_minutes(540);
    let given = Options { offset, ..none };
    let found = import(&host, "2026-06-12", "18:00", &given);
    assert_eq!(found.as_deref(), Ok("18:00 +09:00 Asia/Tokyo"));
}

#[test]
fn local_times_have_one_offset_two_or_none() {
    let at = |zone: &str, (year, month, day): (i32, u8, u8), hour, minute| {
        let day = days::date(year, month, day).unwrap();
        local_offset(offset_at, zone, day, ClockTime::new(hour, minute).unwrap())
    };
    let offset = |hours: i16| UtcOffset::from_minutes(hours * 60).unwrap();
    for (zone, day, hour, minute, expected) in [
        (
            "Europe/Oslo",
            (2026, 3, 29),
            1,
            59,
            LocalOffset::One(offset(1)),
        ),
        ("Europe/Oslo", (2026, 3, 29), 2, 0, LocalOffset::Skipped),
        (
            "Europe/Oslo",
            (2026, 3, 29),
            3,
            0,
            LocalOffset::One(offset(2)),
        ),
        (
            "Europe/Oslo",
            (2026, 10, 25),
            1,
            59,
            LocalOffset::One(offset(2)),
        ),
        (
            "Europe/Oslo",
            (2026, 10, 25),
            2,
            0,
            LocalOffset::Repeated(offset(2), offset(1)),
        ),
        (
            "Europe/Oslo",
            (2026, 10, 25),
            3,
            0,
            LocalOffset::One(offset(1)),
        ),
        // A whole day was left out.
        ("Pacific/Apia", (2011, 12, 30), 12, 0, LocalOffset::Skipped),
        ("Mars/Base", (2026, 1, 1), 0, 0, LocalOffset::UnknownZone),
    ] {
        assert_eq!(
            at(zone, day, hour, minute),
            expected,
            "{zone} {day:?} {hour}:{minute}"
        );
    }
}

#[test]
fn calendars_and_pages_are_converted_to_the_zone_of_the_host() {
    let host = in_zone("Asia/Tokyo");
    let office = OfficeMessages::of(Lang::En);
    for (lines, when, time) in [
        (
            "DTSTART:20260630T180000Z",
            "2026-07-01",
            "03:00 +09:00 Asia/Tokyo",
        ),
        (
            "DTSTART:20260630T090000Z\nDTEND:20260630T110000Z",
            "2026-06-30",
            "18:00–20:00 +09:00 Asia/Tokyo",
        ),
        (
            "DTSTART:20260630T180000",
            "2026-06-30",
            "18:00 +09:00 Asia/Tokyo",
        ),
        (
            "DTSTART;TZID=Europe/Oslo:20260630T180000",
            "2026-06-30",
            "18:00 +02:00 Europe/Oslo",
        ),
        (
            "DTSTART:20260630T220000\nDTEND:20260701T010000",
            "2026-06-30",
            "22:00–01:00 +09:00 Asia/Tokyo",
        ),
        // A name that only the file explains.
        (
            "DTSTART;TZID=Office:20260630T180000",
            "2026-06-30",
            "19:00 +09:00 Asia/Tokyo",
        ),
    ] {
        let zone = "BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n";
        let text = format!("{zone}BEGIN:VEVENT\nSUMMARY:Fair\n{lines}\nEND:VEVENT\n");
        let table = read_ical(&text, &host, Lang::En, None, Some(offset_at));
        let found = table.rows[0].field(Column::When).unwrap();
        assert_eq!(found.text, when, "{lines}");
        let plan = plan(&host, &table, &office, &options());
        assert_eq!(outcome(&plan).as_deref(), Ok(time), "{lines}");
    }
    // A row has no hours of several days: the days are read, and the hours are a note.
    let long =
        "BEGIN:VEVENT\nSUMMARY:Fair\nDTSTART:20260206T100000\nDTEND:20260207T170000\nEND:VEVENT\n";
    let table = read_ical(long, &host, Lang::En, None, Some(offset_at));
    assert_eq!(
        table.rows[0].field(Column::When).unwrap().text,
        "2026-02-06/2026-02-07"
    );
    assert_eq!(
        outcome(&plan(&host, &table, &office, &options())).as_deref(),
        Ok("")
    );
    let note = table.notes[0].message(&office);
    assert!(
        note.contains("the hours 10:00–17:00 are not taken"),
        "{note}"
    );

    for (start, end, when, time) in [
        (
            "2026-06-30T18:00:00Z",
            "",
            "2026-07-01",
            "03:00 +09:00 Asia/Tokyo",
        ),
        (
            "2026-06-30T18:00:00.000+08:00",
            "2026-06-30T20:00+08:00",
            "2026-06-30",
            "19:00–21:00 +09:00 Asia/Tokyo",
        ),
        (
            "2026-06-30T22:00+09:00",
            "2026-07-01T01:00+09:00",
            "2026-06-30",
            "22:00–01:00 +09:00 Asia/Tokyo",
        ),
        (
            "2026-06-30T18:00",
            "",
            "2026-06-30",
            "18:00 +09:00 Asia/Tokyo",
        ),
        ("2026-06-30T00:00:00Z", "", "2026-06-30", ""),
    ] {
        let text = format!(
            r#"{{"@type": "Event", "name": "Fair", "startDate": "{start}", "endDate": "{end}"}}"#
        );
        let table = read_jsonld(&text, &host, Lang::En, Some(offset_at));
        assert_eq!(
            table.rows[0].field(Column::When).unwrap().text,
            when,
            "{start}"
        );
        let plan = plan(&host, &table, &office, &options());
        assert_eq!(outcome(&plan).as_deref(), Ok(time), "{start}");
    }
}
