//! The timeline under the map: it begins with the present year and shares the date with the calendar.

use serde_json::json;

use crate::page::Page;

#[test]
fn the_timeline_begins_at_the_present_with_what_is_expected() {
    let page = Page::open();
    for path in ["en/", "en/map"] {
        page.visit(path);
        page.ready();
        let now = page.script(
            "const now = new Date(); return [now.getFullYear(), now.getMonth() + 1]",
            json!([]),
        );
        let year = page.texts(".timeline-year");
        assert_eq!(year, [now[0].to_string()], "{path}");
        let current =
            "return document.querySelector('.timeline-month[aria-current]').dataset.month";
        assert_eq!(
            page.script(current, json!([])),
            json!(now[1].to_string()),
            "{path}"
        );
        // What is expected in the next year is in the bars and in words.
        page.click(&page.find("button", "Next year"));
        let next = now[0].as_i64().expect("a year") + 1;
        page.wait_for("the next year", || {
            page.address()
                .ends_with(&format!("date={next}"))
                .then_some(())
        });
        let may = format!("May {next}: ");
        page.wait_for("what is expected in May", || {
            let buttons = page.find_all("button");
            let mut names = buttons.iter().map(|button| &button.name);
            names
                .any(|name| name.starts_with(&may) && name.ends_with(" expected"))
                .then_some(())
        });
        let bars = "return [...document.querySelectorAll('.timeline-expected:not([hidden])')]\
            .every((bar) => bar.getBoundingClientRect().height > 1)\
            && document.querySelectorAll('.timeline-expected:not([hidden])').length > 0";
        assert_eq!(page.script(bars, json!([])), json!(true), "{path}");
        // A month without anything has no bar.
        let empty = "return [...document.querySelectorAll('.timeline-month')].every((month) =>\
            month.querySelector('.timeline-count').textContent !== '' ||\
            month.querySelectorAll('.timeline-bars > :not(.timeline-count):not([hidden])').length === 0)";
        assert_eq!(page.script(empty, json!([])), json!(true), "{path}");
    }
}

#[test]
fn the_map_stays_in_view_beside_the_list_of_cities() {
    let page = Page::open();
    page.screen(1440, 900);
    page.visit("en/map");
    page.ready();
    let to_end = "document.querySelector('.city-list li:last-child').scrollIntoView()";
    page.script(to_end, json!([]));
    let top = "return document.querySelector('.map-stage').getBoundingClientRect().top";
    page.wait_for("the map in view", || {
        let top = page.script(top, json!([])).as_f64().unwrap_or(-1.0);
        (top >= 0.0).then_some(())
    });
    // Timeline and legend are in view as well.
    let bottom = "return document.querySelector('.map-legend').getBoundingClientRect().bottom";
    assert!(page.script(bottom, json!([])).as_f64() <= Some(900.0));
    // On a low screen the map is not sticky.
    page.screen(1440, 600);
    let position = "return getComputedStyle(document.querySelector('.map')).position";
    assert_eq!(page.script(position, json!([])), json!("relative"));
}
