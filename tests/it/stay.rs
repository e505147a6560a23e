//! What falls into a span of days: for certain, possibly, or not.

use crate::fixture::{changed, copy, loaded, small};
use pobratim::model::{Bundle, Certainty, During, Scope, Status};
use pobratim::time::{Date, Edtf, Window};
use serde_json::{Value, json};

fn window(text: &str) -> Window {
    let bounds = text.parse::<Edtf>().unwrap().bounds();
    Window::new(bounds.earliest.unwrap(), bounds.latest.unwrap()).unwrap()
}

fn day(text: &str) -> Date {
    window(text).first()
}

/// The spans of days of the columns of [`TABLE`]: a week, the second half of December, December,
/// a winter, a year, and days before all of them.
const SPANS: [&str; 6] = [
    "2026-12-21/2026-12-27",
    "2026-12-16/2026-12-31",
    "2026-12",
    "2026-12/2027-02",
    "2026",
    "2026-11-28/2026-11-29",
];

/// A row for each date of an announced event, a column for each of [`SPANS`].
const TABLE: &str = "
2026-12-24               sure     sure     sure     sure     sure     -
2026-12-31               -        sure     sure     sure     sure     -
2026-12-24/2026-12-24    sure     sure     sure     sure     sure     -
2026-12-01/2027-01-31    sure     sure     sure     sure     sure     -
2026-12-27/2027-01-03    sure     sure     sure     sure     sure     -
2026-12-28/2027-01-03    -        sure     sure     sure     sure     -
2026-12                  possible possible sure     sure     sure     -
2026-12-16~/2026-12-31~  possible sure     sure     sure     sure     -
2026-12-21~/2026-12-31~  possible sure     sure     sure     sure     -
2026-12-01~/2026-12-10~  -        -        sure     sure     sure     -
2026-12-21~/2027-01-10~  possible possible possible sure     possible -
2026-24                  possible possible possible sure     possible -
2026                     possible possible possible possible sure     possible
2026-11/2027-03          possible possible possible possible possible possible
2026-12/2027-01          possible possible possible sure     possible -
2026/2028                possible possible possible possible possible possible
2026-12-24/2027-01       sure     sure     sure     sure     sure     -
2026-11/2026-12-24       sure     sure     sure     sure     sure     possible
2026-12-24/2026-12       sure     sure     sure     sure     sure     -
2026-11-29/..            sure     sure     sure     sure     sure     sure
2026-11/..               possible possible possible possible possible possible
2026-11-29/              possible possible possible possible sure     sure
../2026-12-24            sure     sure     sure     sure     sure     sure
/2026-12-24              sure     sure     sure     sure     sure     possible
2026-12-24~              possible possible possible possible possible -
2026-12-24?              possible possible possible possible possible -
2026-12~                 possible possible possible possible possible -
2026-12?                 possible possible possible possible possible -
2026-24~                 possible possible possible possible possible -
2026-12-01~/2026-12-24   sure     sure     sure     sure     sure     -
XXXX                     -        -        -        -        -        -
2027-06                  -        -        -        -        -        -
";

fn code(certainty: Option<Certainty>) -> &'static str {
    match certainty {
        Some(Certainty::Sure) => "sure",
        Some(Certainty::Possible) => "possible",
        None => "-",
    }
}

#[test]
fn every_precision_of_a_date_is_certain_only_where_it_is_known() {
    let mut table = String::from("\n");
    for row in TABLE.trim().lines() {
        let when = row.split_whitespace().next().unwrap();
        let date = when.parse().unwrap();
        let cells = SPANS.map(|span| {
            let found = Certainty::of(Status::Planned, &date, &window(span), day("2026-11-01"));
            format!("{:8}", code(found))
        });
        table += &format!("{when:24} {}", cells.join(" "));
        table.truncate(table.trim_end().len());
        table.push('\n');
    }
    assert_eq!(table, TABLE);
}

#[test]
fn the_status_decides_before_the_date() {
    let of = |status: Status, today: &str| {
        let when = "2026-12-24".parse().unwrap();
        code(Certainty::of(status, &when, &window("2026-12"), day(today)))
    };
    // Each status before the day, and after it.
    let table: Vec<[&str; 3]> = [
        ("held", Status::Held),
        ("planned", Status::Planned),
        ("ongoing", Status::Ongoing),
        ("moved-online", Status::MovedOnline),
        ("expected", Status::Expected),
        ("cancelled", Status::Cancelled),
        ("postponed", Status::Postponed),
    ]
    .into_iter()
    .map(|(name, status)| [name, of(status, "2026-12-24"), of(status, "2026-12-25")])
    .collect();
    assert_eq!(
        table,
        [
            ["held", "sure", "sure"],
            // The outcome of a plan is not recorded.
            ["planned", "sure", "possible"],
            ["ongoing", "sure", "sure"],
            ["moved-online", "sure", "sure"],
            ["expected", "possible", "possible"],
            ["cancelled", "-", "-"],
            ["postponed", "-", "-"],
        ]
    );
}

/// The small bundle with one event at each time, with ids that are the times.
fn at(times: &[&str]) -> Bundle {
    let mut bundle = small();
    bundle["events"] = Value::Array(
        times
            .iter()
            .enumerate()
            .map(|(index, when)| {
                let fields = json!({
                    "id": format!("e{index}"), "when": when, "status": "planned", "series": null, "time": null,
                });
                copy("/events/0", fields)
            })
            .collect(),
    );
    let loaded = loaded(&bundle);
    assert_eq!(loaded.faults, []);
    loaded.bundle
}

/// The dates of the occurrences, with their counts.
fn listed(found: &During) -> String {
    let list = |found: &pobratim::model::Found| {
        let dates = found.list.iter().map(|one| one.when.to_string());
        format!("{}: {}", found.count, dates.collect::<Vec<_>>().join(" "))
    };
    format!("{}\n{}", list(&found.sure), list(&found.possible))
}

#[test]
fn the_nearest_come_first_and_all_are_counted() {
    let bundle = at(&[
        "2026-12-30",
        "2026-12-02",
        "2026-11-01/2027-01-31",
        "2026-12-10",
        "2027",
        "2026-12",
        "2026-12-05",
    ]);
    let city = [Scope::City];
    let find = |limit| {
        bundle.during(
            &city,
            &window("2026-12"),
            day("2026-12-04"),
            limit,
            &|one| one.when != "2027".parse().unwrap(),
        )
    };
    // First what is not over and begins then, then what began before, then what is over.
    insta::assert_snapshot!(listed(&find(9)), @r"
    5: 2026-12 2026-12-05 2026-12-10 2026-12-30 2026-11-01/2027-01-31
    1: 2026-12-02
    ");
    insta::assert_snapshot!(listed(&find(2)), @r"
    5: 2026-12 2026-12-05
    1: 2026-12-02
    ");
}

#[test]
fn a_series_is_expected_until_it_is_announced() {
    let during = |bundle: &Bundle, limit| {
        let found = bundle.during(
            &[Scope::City],
            &window("2026-05"),
            day("2026-01-01"),
            limit,
            &|_| true,
        );
        (found.sure.count, found.possible.count)
    };
    let series = json!({ "yearly": "05-31", "first_year": 2012, "rule": null });
    let expected = loaded(&changed("/series/0", copy("/series/0", series.clone()))).bundle;
    let announced = json!({ "yearly": "05-31", "first_year": 2012, "rule": null, "announced_until": "2026-12-31" });
    let announced = loaded(&changed("/series/0", copy("/series/0", announced))).bundle;
    assert_eq!(
        (during(&expected, 5), during(&announced, 5)),
        ((0, 1), (1, 0))
    );
}

#[test]
fn the_coming_entries_begin_later_and_are_not_called_off() {
    let bundle = at(&[
        "2026-11-29",
        "2026-11-01/2027-01-31",
        "2027-02",
        "2026-12-05",
        "2027",
        "2026-12-16~/2026-12-31~",
    ]);
    let coming = |from: &str, limit| -> Vec<String> {
        let list = bundle.coming(&[Scope::City], day(from), limit);
        list.iter()
            .filter(|one| matches!(one.subject, pobratim::model::Subject::Entry(_)))
            .map(|one| one.when.to_string())
            .collect()
    };
    assert_eq!(
        coming("2026-11-30", 9),
        ["2026-12-05", "2026-12-16~/2026-12-31~", "2027-02"]
    );
    assert_eq!(coming("2026-11-30", 1), ["2026-12-05"]);
    assert_eq!(coming("2026-11-29", 1), ["2026-11-29"]);
}
