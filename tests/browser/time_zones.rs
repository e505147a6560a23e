//! Hours in the time zone of the city or of the browser, before and after a change to winter time.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// In Portland summer time ends on 1 November 2026; Khabarovsk has none.
const SUMMER: &str = "call-in-summer-time";
const WINTER: &str = "call-in-winter-time";

/// Opens the list of that autumn in a browser of this time zone.
fn open(zone: &str) -> Page {
    let settings = Settings {
        zone: zone.into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    let mut bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("a bundle");
    let events = bundle["events"].as_array_mut().expect("a list of events");
    let pattern = events[0].clone();
    for (id, day) in [(SUMMER, "2026-10-31"), (WINTER, "2026-11-02")] {
        let mut event = pattern.clone();
        event["id"] = json!(id);
        event["when"] = json!(day);
        event["time"] = json!({ "start": "10:00", "end": "11:30", "offset": "+10:00",
            "zone": "Asia/Vladivostok" });
        event["status"] = json!("planned");
        events.push(event);
    }
    page.site.set_bundle(Bundle::Text(bundle.to_string()));
    page.visit("en/calendar?view=schedule&date=2026-10/2026-11");
    page.ready();
    page
}

/// Returns the text of the row of an event.
fn row_text(page: &Page, id: &str) -> String {
    let script = "const row = document.querySelector(`li[data-event=\"${arguments[0]}\"]`);\
        return `${row?.innerText}`.replace(/\\s+/g, ' ')";
    let text = page.script(script, json!([id]));
    text.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn check(page: &Page, id: &str, expected: &[&str]) {
    page.wait_for("the hours", || {
        let text = row_text(page, id);
        expected
            .iter()
            .all(|words| text.contains(words))
            .then_some(())
    });
}

#[test]
fn a_reader_in_portland_chooses_the_clock_of_the_city_or_their_own() {
    let page = open("America/Los_Angeles");
    page.find("status", "Khabarovsk time, UTC+10");
    check(&page, SUMMER, &["Saturday, 31 October 2026", "10:00–11:30"]);
    check(&page, WINTER, &["Monday, 2 November 2026", "10:00–11:30"]);

    page.click(&page.find("button", "Show in my time"));
    assert!(page.address().contains("zone=mine"), "{}", page.address());
    page.find("status", "Your time, UTC−7 / UTC−8");
    check(&page, SUMMER, &["Friday, 30 October 2026", "17:00–18:30"]);
    check(&page, WINTER, &["Sunday, 1 November 2026", "16:00–17:30"]);

    // In the month view the event is on the reader's day, which may be in another month.
    page.visit("en/calendar?view=month&date=2026-11&zone=mine");
    page.ready();
    let day = "return document.querySelector(`[role=gridcell] [data-event=\"${arguments[0]}\"]`)\
        ?.closest('[data-date]').dataset.date";
    assert_eq!(page.script(day, json!([WINTER])), json!("2026-11-01"));
    page.visit("en/calendar?view=month&date=2026-11");
    page.ready();
    assert_eq!(page.script(day, json!([WINTER])), json!("2026-11-02"));
}

#[test]
fn a_reader_in_khabarovsk_sees_the_same_hours_by_either_clock() {
    let page = open("Asia/Vladivostok");
    check(&page, SUMMER, &["Saturday, 31 October 2026", "10:00–11:30"]);
    page.click(&page.find("button", "Show in my time"));
    page.find("status", "Your time, UTC+10");
    check(&page, SUMMER, &["Saturday, 31 October 2026", "10:00–11:30"]);
    check(&page, WINTER, &["Monday, 2 November 2026", "10:00–11:30"]);
    page.click(&page.find("button", "Show in the city’s time"));
    page.find("status", "Khabarovsk time, UTC+10");
    assert!(!page.address().contains("zone="), "{}", page.address());
}
