//! A reader without a mouse: the month as a grid, the map's cities as buttons, nothing out of
//! reach.

use serde_json::json;

use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// The day whose cell has the focus, as `YYYY-MM-DD`; empty elsewhere.
fn day(page: &Page) -> String {
    let script = "return document.activeElement?.dataset?.date ?? ''";
    page.script(script, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Presses each key and looks where the focus is then; at all times one cell is the Tab stop.
fn check_keys(page: &Page, keys: &[(&str, &str)]) {
    for (key, expected) in keys {
        let before = day(page);
        page.press(key);
        page.wait_for(&format!("{key} from {before} to {expected}"), || {
            (day(page) == *expected).then_some(())
        });
        let stops = "return [...document.querySelectorAll('[role=grid] [tabindex=\"0\"]')]\
            .map((cell) => cell.dataset.date)";
        assert_eq!(
            page.script(stops, json!([])),
            json!([expected]),
            "after {key}"
        );
    }
}

#[test]
fn the_keys_of_the_month_grid_move_by_day_week_month_and_year() {
    let page = Page::open();
    page.visit("en/calendar?date=2021-05");
    page.ready();
    page.tab_to("gridcell", "Saturday, May 1, 2021*");
    check_keys(
        &page,
        &[
            ("ArrowRight", "2021-05-02"),
            ("ArrowLeft", "2021-05-01"),
            ("ArrowDown", "2021-05-08"),
            ("ArrowUp", "2021-05-01"),
            ("ArrowDown", "2021-05-08"),
            ("ArrowDown", "2021-05-15"),
            // In the United States a week begins on Sunday.
            ("Home", "2021-05-09"),
            ("Home", "2021-05-09"),
            ("End", "2021-05-15"),
            ("PageDown", "2021-06-15"),
            ("PageUp", "2021-05-15"),
            ("Shift+PageDown", "2022-05-15"),
            ("Shift+PageUp", "2021-05-15"),
            ("ArrowDown", "2021-05-22"),
            ("ArrowDown", "2021-05-29"),
            // Past the end of a month the page turns.
            ("ArrowDown", "2021-06-05"),
            ("ArrowUp", "2021-05-29"),
            ("ArrowRight", "2021-05-30"),
            ("ArrowRight", "2021-05-31"),
            // April has no 31st day: the last one it has.
            ("PageUp", "2021-04-30"),
            ("ArrowRight", "2021-05-01"),
            ("ArrowLeft", "2021-04-30"),
        ],
    );
    page.find("heading", "April 2021");
    assert_eq!(page.address(), "en/calendar?date=2021-04");
    page.press("Tab");
    assert_eq!(day(&page), "", "Tab stays in the grid");
    page.press("Shift+Tab");
    assert_eq!(day(&page), "2021-04-30", "the grid forgets its day");
}

#[test]
fn a_russian_week_begins_on_monday() {
    let page = Page::open();
    page.visit("ru/calendar?date=2024-02");
    page.ready();
    page.tab_to("gridcell", "четверг, 1 февраля 2024*");
    check_keys(
        &page,
        &[
            ("ArrowDown", "2024-02-08"),
            ("Home", "2024-02-05"),
            ("End", "2024-02-11"),
            ("ArrowDown", "2024-02-18"),
            ("ArrowDown", "2024-02-25"),
            ("ArrowRight", "2024-02-26"),
            ("ArrowRight", "2024-02-27"),
            ("ArrowRight", "2024-02-28"),
            ("ArrowRight", "2024-02-29"),
            ("Shift+PageUp", "2023-02-28"),
        ],
    );
}

#[test]
fn enter_opens_the_day_and_back_returns_to_its_month() {
    let page = Page::with(
        &crate::engine::Settings::default(),
        Hosting {
            bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
            ..Hosting::default()
        },
    );
    page.visit("en/calendar?date=2026-06");
    page.ready();
    page.tab_to("gridcell", "Monday, June 1, 2026*");
    check_keys(
        &page,
        &[
            ("ArrowDown", "2026-06-08"),
            ("ArrowDown", "2026-06-15"),
            ("End", "2026-06-20"),
        ],
    );
    page.press("Enter");
    page.wait_for("the concert's page", || {
        (page.address() == "en/events/harbour-concert-2026").then_some(())
    });
    page.back();
    page.find("heading", "June 2026");
}

#[test]
fn a_city_is_chosen_on_the_map_and_given_up_by_keys() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    page.tab_to("button", "Sapporo,*");
    page.press("Enter");
    page.find("heading", "Sapporo 札幌");
    assert_eq!(page.address(), "en/map?city=sapporo");
    let marker = page.focused().expect("the focus stays");
    assert!(marker.name.starts_with("Sapporo"), "{marker:?}");
    assert_eq!(
        page.attribute(&marker, "aria-pressed").as_deref(),
        Some("true")
    );
    page.press("Space");
    page.gone("heading", "Sapporo 札幌");
    assert_eq!(page.address(), "en/map");
}

#[test]
fn the_first_tab_offers_to_skip_to_the_content() {
    let page = Page::open();
    page.visit("en/about");
    page.ready();
    page.press("Tab");
    let skip = page.focused().expect("something has the focus");
    assert_eq!(skip.name, "Skip to content");
    page.press("Enter");
    page.press("Tab");
    let inside = "return document.querySelector('main').contains(document.activeElement)";
    assert_eq!(page.script(inside, json!([])), json!(true));
    assert_eq!(page.address().split('#').next(), Some("en/about"));
}

#[test]
fn a_new_page_takes_the_focus_to_its_content() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    page.tab_to("link", "About");
    page.press("Enter");
    page.find("heading", "About this site");
    page.wait_for("the focus on the content", || {
        let main = "return document.activeElement === document.querySelector('main')";
        (page.script(main, json!([])) == json!(true)).then_some(())
    });
}
