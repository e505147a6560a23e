//! Keyboard operation: the month as a grid, the skip link, the focus after navigation.

use serde_json::json;

use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Returns the day of the focused cell as `YYYY-MM-DD`, or an empty string.
fn day(page: &Page) -> String {
    let script = "return document.activeElement?.dataset?.date ?? ''";
    page.script(script, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Presses each key and checks the focused day, which is the only Tab stop.
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
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    page.tab_to("gridcell", "Saturday, 1 May 2021*");
    check_keys(
        &page,
        &[
            ("ArrowRight", "2021-05-02"),
            ("ArrowLeft", "2021-05-01"),
            ("ArrowDown", "2021-05-08"),
            ("ArrowUp", "2021-05-01"),
            ("ArrowDown", "2021-05-08"),
            ("ArrowDown", "2021-05-15"),
            // In English weeks begin as in the host's country: in Russia on Monday.
            ("Home", "2021-05-10"),
            ("Home", "2021-05-10"),
            ("End", "2021-05-16"),
            ("ArrowLeft", "2021-05-15"),
            ("PageDown", "2021-06-15"),
            ("PageUp", "2021-05-15"),
            ("Shift+PageDown", "2022-05-15"),
            ("Shift+PageUp", "2021-05-15"),
            ("ArrowDown", "2021-05-22"),
            ("ArrowDown", "2021-05-29"),
            // Past the end of a month the next one is shown.
            ("ArrowDown", "2021-06-05"),
            ("ArrowUp", "2021-05-29"),
            ("ArrowRight", "2021-05-30"),
            ("ArrowRight", "2021-05-31"),
            // April has no 31st day: the focus moves to the last one.
            ("PageUp", "2021-04-30"),
            ("ArrowRight", "2021-05-01"),
            ("ArrowLeft", "2021-04-30"),
        ],
    );
    page.find("heading", "April 2021");
    assert_eq!(page.address(), "en/calendar?view=month&date=2021-04");
    page.press("Tab");
    assert_eq!(day(&page), "", "Tab stays in the grid");
    page.press("Shift+Tab");
    assert_eq!(day(&page), "2021-04-30", "the grid has lost its Tab stop");
}

#[test]
fn a_russian_week_begins_on_monday() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=2024-02");
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
            ("ArrowRight", "2023-03-01"),
            ("Shift+PageDown", "2024-03-01"),
            ("ArrowLeft", "2024-02-29"),
            ("Shift+PageDown", "2025-02-28"),
            ("PageDown", "2025-03-28"),
        ],
    );
}

#[test]
fn a_step_by_button_keeps_the_focus_and_is_announced() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    page.tab_to("button", "Next month");
    page.press("Enter");
    page.find("heading", "June 2021");
    let live = "const heading = document.querySelector('#calendar-heading');\
        const live = heading.closest('[aria-live=polite]');\
        return [live.getAttribute('aria-atomic'), live.textContent]";
    page.wait_for("month and count", || {
        let text = page.script(live, json!([]));
        (text == json!(["true", "June 20213 entries, 1 unconfirmed"])).then_some(())
    });
    assert_eq!(page.focused().expect("the button").name, "Next month");
    page.press("Enter");
    page.find("heading", "July 2021");
    assert_eq!(page.focused().expect("the button").name, "Next month");
}

#[test]
fn a_day_is_named_before_its_events_and_weekdays_in_full() {
    let page = otherville("en/calendar?view=month&date=2026-06");
    let cell = page.find("gridcell", "Saturday, 20 June 2026*");
    let announced = page.role_and_name(&cell);
    let name = "Saturday, 20 June 2026: 1 entry 18:00 Concert on the quay , Outcome unknown";
    assert_eq!(announced, ("gridcell".to_owned(), name.to_owned()));
    let heads: Vec<String> = page
        .find_all("columnheader")
        .iter()
        .map(|head| page.role_and_name(head).1)
        .collect();
    assert_eq!(heads.len(), 7);
    assert_eq!((&*heads[0], &*heads[6]), ("Monday", "Sunday"));
}

/// Opens the calendar of an invented city, whose bundle has exact days.
fn otherville(path: &str) -> Page {
    let page = Page::with(
        &crate::engine::Settings::default(),
        Hosting {
            bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
            ..Hosting::default()
        },
    );
    page.visit(path);
    page.ready();
    page
}

#[test]
fn enter_and_space_open_the_day_and_escape_closes_it() {
    let page = otherville("en/calendar?view=month&date=2026-06");
    page.tab_to("gridcell", "Monday, 1 June 2026*");
    check_keys(
        &page,
        &[
            ("ArrowDown", "2026-06-08"),
            ("ArrowDown", "2026-06-15"),
            ("End", "2026-06-21"),
            ("ArrowLeft", "2026-06-20"),
        ],
    );
    let opened = "en/calendar?view=month&date=2026-06&open=harbour-concert-2026";
    page.press("Enter");
    page.find("dialog", "Concert on the quay");
    assert_eq!(page.address(), opened);
    page.back();
    page.gone("dialog", "Concert on the quay");
    page.find("heading", "June 2026");
    page.tab_to("gridcell", "Saturday, 20 June 2026*");
    page.press("Space");
    page.find("dialog", "Concert on the quay");
    assert_eq!(page.address(), opened);
    page.press("Escape");
    page.gone("dialog", "Concert on the quay");
    // The focus is on the event within its day, and the arrows move from there.
    page.wait_for("the focus in the day", || {
        let script = "return document.activeElement.closest('[data-date]')?.dataset.date";
        (page.script(script, json!([])) == json!("2026-06-20")).then_some(())
    });
    check_keys(&page, &[("ArrowLeft", "2026-06-19")]);
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
