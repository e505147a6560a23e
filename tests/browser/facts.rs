//! What the calendar shows from December 2026 to December 2027, compared month by month with an
//! independent expansion of the facts (`tests/facts.py`, by python-dateutil).

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::page::Page;

type Months = BTreeMap<String, BTreeSet<String>>;

/// What the calendar shows in a month beyond the facts, each with its reason.
const LONGER: [(&str, &str, &str); 1] = [(
    "2027-02",
    "jiamusi-snow-splashing@2026",
    "the span of the facts is that of the opening; the festival lasts to February",
)];

fn expected() -> Months {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = Command::new(tests.join(".venv/bin/python"))
        .arg(tests.join("facts.py"))
        .args(["2026-12", "2027-12"])
        .output()
        .expect("Python runs: `make setup-tests` installs it");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let mut months: Months = serde_json::from_slice(&output.stdout).expect("JSON");
    for (month, id, _) in LONGER {
        let is_new = months.entry(month.into()).or_default().insert(id.into());
        assert!(is_new, "{id} is among the facts of {month}");
    }
    months
}

#[test]
fn each_month_shows_what_the_facts_say() {
    let expected = expected();
    assert_eq!(expected.len(), 13);
    let series: BTreeSet<&str> = expected
        .values()
        .flatten()
        .filter_map(|id| id.split('@').next())
        .collect();
    assert!(series.len() > 60, "{}", series.len());
    let page = Page::open();
    for (month, expected) in &expected {
        page.visit(&format!(
            "en/calendar?view=schedule&date={month}&scope=city,partner,observance"
        ));
        page.ready();
        let shown: BTreeSet<String> = page.data_values("data-event").into_iter().collect();
        let of_facts = shown.iter().filter(|id| {
            let series_id = id.split('@').next().unwrap_or_default();
            id.contains('@') && series.contains(series_id)
        });
        let of_facts: BTreeSet<&String> = of_facts.collect();
        assert_eq!(of_facts, expected.iter().collect(), "{month}");
    }
}

#[test]
fn a_visitor_sees_holidays_and_asks_for_the_festivals_of_a_partner() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2027-05");
    page.ready();
    // The holiday is named on its day, which is marked as a day off.
    page.find("gridcell", "Sunday, 9 May 2027, Victory Day*");
    page.find("link", "Victory Day");
    let events = page.data_values("data-event");
    assert!(events.iter().any(|id| id == "city-day@2027"));
    assert!(!events.iter().any(|id| id == "chuncheon-mime@2027"));

    page.click(&page.find("summary", "Filters"));
    page.click(&page.find("summary", "Show"));
    page.click(&page.find("checkbox", "Festivals in partner cities"));
    page.wait_for("the festivals of partner cities alone", || {
        let events = page.data_values("data-event");
        let has = |id: &str| events.iter().any(|event| event == id);
        (has("chuncheon-mime@2027") && !has("city-day@2027") && !has("victory-day@2027-05-09"))
            .then_some(())
    });
    page.back();
    page.wait_for("the city's own", || {
        let events = page.data_values("data-event");
        events.iter().any(|id| id == "city-day@2027").then_some(())
    });

    // A chosen city brings its own festivals and the holidays of its country.
    page.visit("en/calendar?view=month&date=2027-02&city=harbin");
    page.ready();
    page.find("link", "Chinese New Year*");
    page.visit("en/cities/sapporo");
    page.ready();
    page.find("heading", "Festivals of the city");
    page.click(&page.find("link", "Sapporo Snow Festival"));
    page.find("dialog", "Sapporo Snow Festival");
}
