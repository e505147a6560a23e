//! VTIMEZONE against the time-zone database.

use super::{calendar, offset_at, unfold, with_series};
use pobratim::text::Lang;
use serde_json::json;

/// A clock change of a VTIMEZONE: minute, and the offset in minutes after it.
fn onsets(lines: &[String]) -> Vec<(i64, i64)> {
    let from = lines
        .iter()
        .position(|line| line == "BEGIN:VTIMEZONE")
        .unwrap();
    let to = lines
        .iter()
        .position(|line| line == "END:VTIMEZONE")
        .unwrap();
    let mut found = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for line in &lines[from + 2..to] {
        let (name, value) = line.split_once(':').unwrap();
        if name == "BEGIN" {
            known.clear();
        }
        known.insert(name, value);
        if name != "END" {
            continue;
        }
        let offset = |name: &str| {
            let (sign, digits) = known[name].split_at(1);
            let digits: i64 = digits.parse().unwrap();
            let minutes = digits / 100 * 60 + digits % 100;
            if sign == "-" { -minutes } else { minutes }
        };
        // Rules give local times, which are read here as UTC.
        let start = known["DTSTART"];
        let local: Vec<i64> = match known.get("RRULE") {
            None => {
                let at = chrono::NaiveDateTime::parse_from_str(start, "%Y%m%dT%H%M%S").unwrap();
                vec![at.and_utc().timestamp() / 60]
            }
            Some(rule) => {
                let set: rrule::RRuleSet =
                    format!("DTSTART:{start}Z\nRRULE:{rule}").parse().unwrap();
                let dates = set.all(60).dates;
                dates.iter().map(|at| at.timestamp() / 60).collect()
            }
        };
        found.extend(
            local
                .iter()
                .map(|at| (at - offset("TZOFFSETFROM"), offset("TZOFFSETTO"))),
        );
    }
    found.sort_unstable();
    found
}

/// Checks that the offsets of a series from a day on, for some years, are those of the database.
fn check(zone: &str, start: &str, years: i64) -> Vec<String> {
    let bundle = with_series(
        json!({
            "rule": { "start": start, "rrule": "FREQ=WEEKLY" },
            "time": { "start": "10:00", "end": "12:00", "offset": "Z", "zone": zone },
        }),
        json!([]),
    );
    let year: i32 = start[..4].parse().unwrap();
    let made = calendar(&bundle, Lang::En, (year, year));
    let lines = unfold(&made.text);
    assert!(lines.contains(&format!("TZID:{zone}")));
    let onsets = onsets(&lines);
    let first = chrono::NaiveDate::parse_from_str(start, "%Y-%m-%d").unwrap();
    let first = first.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp() / 60;
    let hour = 60;
    for step in 0..years * 365 * 8 {
        let at = first + step * 3 * hour;
        let onsets_read = onsets.iter().rev().find(|(onset, _)| *onset <= at);
        let known = offset_at(zone, at).unwrap().minutes();
        assert_eq!(
            onsets_read.map(|(_, offset)| *offset),
            Some(i64::from(known)),
            "{zone} at {at}"
        );
    }
    let from = lines
        .iter()
        .position(|line| line == "BEGIN:VTIMEZONE")
        .unwrap();
    let to = lines
        .iter()
        .position(|line| line == "END:VTIMEZONE")
        .unwrap();
    lines[from..=to].to_vec()
}

#[test]
fn zones_with_a_yearly_rule() {
    for zone in [
        "America/Los_Angeles",
        "America/St_Johns",
        "Europe/Oslo",
        "Europe/Dublin",
        "Pacific/Auckland",
        "Australia/Lord_Howe",
    ] {
        // Rules apply beyond the requested years: the bundle is of 2022.
        let onsets_read = check(zone, "2021-01-06", 25);
        let rules = onsets_read
            .iter()
            .filter(|line| line.starts_with("RRULE:"))
            .count();
        assert!(rules == 2 && onsets_read.len() < 30, "{onsets_read:#?}");
    }
    // Chile counts Sundays from the second of the month on.
    let onsets_read = check("America/Santiago", "2023-01-04", 25);
    let rule = "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU";
    assert!(
        onsets_read.iter().any(|line| line == rule),
        "{onsets_read:#?}"
    );
}

#[test]
fn zones_without_changes() {
    for zone in [
        "Asia/Tokyo",
        "Asia/Vladivostok",
        "Asia/Seoul",
        "Asia/Shanghai",
        "Asia/Kolkata",
    ] {
        let onsets_read = check(zone, "2021-01-06", 25);
        assert_eq!(onsets_read.len(), 8, "{onsets_read:#?}");
    }
}

#[test]
fn zones_that_changed_their_rules() {
    // Russia changed its offsets in 2011 and 2014, the United States moved their days in 2007,
    // Mexico ended summer time in 2022, and Morocco suspends it in Ramadan.
    check("Asia/Vladivostok", "2005-01-06", 17 + 12);
    check("America/New_York", "1999-01-06", 23 + 12);
    check("America/Mexico_City", "2015-01-06", 7 + 12);
    check("Africa/Casablanca", "2021-01-06", 12);
    check("Europe/London", "1990-01-06", 40);
}

#[test]
fn an_unknown_zone_keeps_the_offset_of_the_bundle() {
    let bundle = with_series(
        json!({
            "rule": { "start": "2021-01-06", "rrule": "FREQ=WEEKLY" },
            "time": { "start": "10:00", "offset": "+10:30", "zone": "Mars/Olympus" },
        }),
        json!([]),
    );
    let made = calendar(&bundle, Lang::En, (2021, 2021));
    assert!(made.text.contains("TZOFFSETTO:+1030"));
    assert!(
        made.text
            .contains("DTSTART;TZID=Mars/Olympus:20210106T100000")
    );
}
