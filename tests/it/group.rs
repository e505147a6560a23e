//! Groups of occurrences: each occurrence is in exactly one group on each day.

use crate::fixture::{changed, copy, loaded};
use pobratim::model::{Bundle, EffectiveStatus, Group, Status, View};
use pobratim::time::{Date, Edtf};
use serde_json::json;

fn day(text: &str) -> Date {
    text.parse::<Edtf>().unwrap().bounds().latest.unwrap()
}

/// A group as the tables below write it: `past?` is a past one without a recorded outcome.
fn written(view: &View<'_>, today: &str) -> String {
    let mark = match view.is_outcome_unrecorded(day(today)) {
        true => "?",
        false => "",
    };
    [view.group(day(today)).code(), mark].concat()
}

/// Dates with the days on which they are viewed.
const SEEN: [(&str, &str); 8] = [
    ("XXXX", "2021-06-01"),
    ("2021-05-31", "2021-06-01"),
    ("2021-05", "2021-06-01"),
    ("2021-05-31", "2021-05-31"),
    ("2021-05", "2021-05-31"),
    ("2021-05", "2021-05-01"),
    ("2021-05/..", "2030-01-01"),
    ("2021-06-01", "2021-05-31"),
];

/// A row for each status, a column for each pair of [`SEEN`].
const TABLE: &str = "
held         undated   past      past      announced announced announced announced announced
planned      undated   past?     past?     announced announced announced announced announced
ongoing      undated   past      past      announced announced announced announced announced
cancelled    cancelled cancelled cancelled cancelled cancelled cancelled cancelled cancelled
postponed    cancelled cancelled cancelled cancelled cancelled cancelled cancelled cancelled
moved-online undated   past      past      announced announced announced announced announced
expected     undated   past      past      expected  expected  expected  expected  expected
produced     undated   past      past      announced announced announced announced announced
adopted      undated   past      past      announced announced announced announced announced
";

/// The event of the small bundle, as a single entry and as an edition of a series.
fn with_own() -> Bundle {
    let own = copy(
        "/events/0",
        json!({ "id": "own", "series": null, "time": null }),
    );
    let loaded = loaded(&changed("/events/-", own));
    assert_eq!(loaded.faults, []);
    loaded.bundle
}

fn view<'a>(bundle: &'a Bundle, id: &str) -> View<'a> {
    bundle.view(bundle.find_subject(id).unwrap())
}

#[test]
fn every_status_and_date_has_one_group() {
    let bundle = with_own();
    let (own, edition) = (view(&bundle, "own"), view(&bundle, "concert"));
    assert!(own.series.is_none() && edition.series.is_some());
    for entry in [own, edition] {
        let mut table = String::from("\n");
        for status in Status::ALL {
            let cells = SEEN.map(|(when, today)| {
                let when = when.parse().unwrap();
                let seen = View {
                    status: *status,
                    when,
                    ..entry
                };
                assert_eq!(
                    seen.group(day(today)),
                    Group::of(*status, &when, day(today))
                );
                format!(" {:9}", written(&seen, today))
            });
            let row = format!("{:12}{}", status.code(), cells.concat());
            table += row.trim_end();
            table.push('\n');
        }
        assert_eq!(table, TABLE);
    }
}

#[test]
fn what_follows_from_a_series_alone_is_expected_until_it_is_past() {
    let month = copy("/series/0", json!({ "id": "may", "yearly": "05" }));
    let daily = copy(
        "/series/0",
        json!({
            "id": "weekly", "yearly": null, "first_year": null, "without": [],
            "rule": { "start": "2021-05-03", "rrule": "FREQ=WEEKLY" },
        }),
    );
    let mut bundle = changed("/series/-", month);
    bundle["series"].as_array_mut().unwrap().push(daily);
    let loaded = loaded(&bundle);
    assert_eq!(loaded.faults, []);
    let rows = [
        // About a day, in a month, and on a day.
        ("city-day@2022", "2022-05-31", "expected"),
        ("city-day@2022", "2022-06-01", "past"),
        ("city-day@2022", "2021-01-01", "expected"),
        ("may@2022", "2022-05-31", "expected"),
        ("may@2022", "2022-06-01", "past"),
        ("may@2022", "2022-04-30", "expected"),
        ("weekly@2021-05-10", "2021-05-10", "expected"),
        ("weekly@2021-05-10", "2021-05-11", "past"),
        ("weekly@2021-05-10", "2021-05-09", "expected"),
        // An entry has replaced this occurrence.
        ("city-day@2021", "2021-05-14", "announced"),
        ("city-day@2021", "2021-05-15", "past"),
    ];
    for (id, today, group) in rows {
        let found = written(&view(&loaded.bundle, id), today);
        assert_eq!(found, group, "{id} seen on {today}");
    }
}

#[test]
fn a_past_occurrence_without_an_outcome_says_so_in_words() {
    let bundle = with_own();
    let entry = view(&bundle, "own");
    for status in Status::ALL {
        for (when, today) in SEEN {
            let seen = View {
                status: *status,
                when: when.parse().unwrap(),
                ..entry
            };
            let standing = seen.effective_status(day(today));
            assert_eq!(standing.status(), *status);
            let is_open = matches!(
                standing,
                EffectiveStatus::OutcomeUnknown | EffectiveStatus::Unconfirmed
            );
            let is_unconfirmed_past = seen.group(day(today)) == Group::Past
                && [Status::Planned, Status::Expected].contains(status);
            assert_eq!(is_open, is_unconfirmed_past, "{status:?} {when} on {today}");
            let is_unrecorded = seen.is_outcome_unrecorded(day(today));
            assert_eq!(is_unrecorded, standing == EffectiveStatus::OutcomeUnknown);
        }
    }
}
