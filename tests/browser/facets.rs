//! Facets: each option shows the number of entries that it would leave, and is in the address.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::Hosting;

#[test]
fn options_show_their_counts_and_are_removed_one_by_one_or_all() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    page.find(
        "status",
        "58 entries: in 2021. 58 of them have no exact day.",
    );
    let niigata = page.find("checkbox", "Niigata 3*");
    page.click(&niigata);
    page.find(
        "status",
        "3 entries: Niigata, in 2021. 3 of them have no exact day.",
    );
    assert_eq!(
        page.address(),
        "en/calendar?view=schedule&date=2021&city=niigata"
    );
    assert_eq!(
        page.attribute(&niigata, "aria-checked").as_deref(),
        Some("true")
    );
    // The chosen option keeps the focus, and the counts of the others are updated.
    assert!(
        page.focused()
            .expect("the choice")
            .name
            .starts_with("Niigata 3")
    );
    page.click(&page.find("checkbox", "Harbin 4*"));
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");
    page.click(&page.find("summary", "For whom"));
    page.click(&page.find("checkbox", "Schoolchildren 3*"));
    page.find(
        "status",
        "3 entries: Niigata, Harbin, Schoolchildren, in 2021.*",
    );
    let query = "en/calendar?view=schedule&date=2021&city=niigata,harbin&audience=schoolchildren";
    assert_eq!(page.address(), query);

    // The panel lies over the filters that can be removed.
    page.click(&page.find("button", "Show 3 entries"));
    page.gone("checkbox", "Schoolchildren*");
    // Removes one facet, then all; Back restores them.
    page.click(&page.find("button", "Remove: Schoolchildren"));
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");
    page.click(&page.find("button", "Show everything"));
    page.wait_for("no filter", || {
        (page.address() == "en/calendar?view=schedule&date=2021").then_some(())
    });
    assert_eq!(page.focused().expect("the summary").name, "Filters");
    page.back();
    page.find("status", "7 entries: Niigata, Harbin, in 2021.*");

    // The same filter applies to the map, and to a page that is loaded by its address.
    page.visit("en/map?city=niigata&date=2021-04/2021-12");
    page.find("status", "3 entries: Niigata*");
    page.visit("en/?city=atlantis,niigata&format=dance&age=abc&status=");
    page.find("status", "4 entries: Niigata. 4 of them have no exact day.");
}

#[test]
fn a_tourist_finds_the_events_of_may_and_exports_one() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2027-05");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    page.click(&page.find("checkbox", "City 1"));
    page.wait_for("what is the city’s own", || {
        let events = page.data_values("data-event");
        let has = |id: &str| events.iter().any(|event| event == id);
        (has("city-day@2027") && !has("amur-waves@2027")).then_some(())
    });
    page.press("Escape");
    page.click(&page.find("link", "Khabarovsk City Day*"));
    page.find("dialog", "Khabarovsk City Day");
    page.click(&page.find("summary", "Add to my calendar"));
    let (name, file) = page.download(&page.find("link", "Download .ics"));
    assert_eq!(name, "city-day-2027.ics");
    assert!(file.contains("STATUS:TENTATIVE"), "{file}");
}

#[test]
fn years_are_offered_with_their_counts() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021&city=harbin");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    let chosen = page.find("checkbox", "2021 4*");
    assert_eq!(
        page.attribute(&chosen, "aria-checked").as_deref(),
        Some("true")
    );
    // The count of a year does not depend on the chosen year.
    page.click(&page.find("checkbox", "2022 1*"));
    page.find("status", "1 entry: Harbin, in 2022.*");
    assert_eq!(
        page.address(),
        "en/calendar?view=schedule&date=2022&city=harbin"
    );
    page.click(&page.find("checkbox", "2022 1*"));
    page.wait_for("no date", || {
        (page.address() == "en/calendar?view=schedule&city=harbin").then_some(())
    });
}

#[test]
fn at_most_five_groups_are_open() {
    let page = Page::open();
    let open = |query: &str| {
        page.visit(&["en/calendar?view=schedule", query].concat());
        page.ready();
        page.click(&page.find("summary", "Filters"));
        page.find("summary", "Category*");
        let names = "return [...document.querySelectorAll('.facets-group[open] > summary')]\
            .map((one) => one.textContent.trim())";
        let names = page.script(names, json!([]));
        names.as_array().expect("a list of names").len()
    };
    assert_eq!(open(""), 3);
    assert_eq!(open("&status=held"), 4);
    let many =
        "&upcoming=1&age=9&city=harbin&audience=youth&format=online&status=planned&tie=sister";
    assert_eq!(open(many), 5);
    // A group says how many of its choices are active.
    let when = page.text(&page.find("summary", "When*"));
    assert!(when.contains("1 choice made"), "{when}");
}

#[test]
fn on_a_phone_the_panel_shows_the_number_of_results_and_closes() {
    let page = Page::with(
        &Settings {
            width_px: 500,
            ..Settings::default()
        },
        Hosting::default(),
    );
    page.screen(360, 740);
    page.visit("en/calendar?view=schedule&date=2021");
    page.ready();
    page.click(&page.find("summary", "Filters"));
    page.find("button", "Show 58 entries");
    // A sheet at the end of the screen, whose groups scroll above its buttons.
    let sheet = "const box = document.querySelector('.facets-body').getBoundingClientRect();\
        const foot = document.querySelector('.facets-foot').getBoundingClientRect();\
        return [box.left, box.right, box.bottom <= innerHeight, foot.bottom <= innerHeight,\
            box.height < innerHeight]";
    assert_eq!(
        page.script(sheet, json!([])),
        json!([0, 360, true, true, true])
    );
    page.click(&page.find("checkbox", "Niigata 3*"));
    page.click(&page.find("button", "Show 3 entries"));
    page.gone("checkbox", "Niigata*");
    assert_eq!(page.focused().expect("the button").name, "Filters");
    page.find("status", "3 entries: Niigata, in 2021.*");

    // One button removes all choices.
    page.click(&page.find("summary", "Filters"));
    page.click(&page.find("button", "Clear"));
    page.wait_for("no choice", || {
        (page.address() == "en/calendar?view=schedule").then_some(())
    });
}

#[test]
fn escape_closes_the_panel_and_returns_the_focus() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    let top = "return document.querySelector('.calendar').getBoundingClientRect().top + scrollY";
    let before = page.script(top, json!([]));
    page.click(&page.find("summary", "Filters"));
    page.click(&page.find("checkbox", "Niigata*"));
    page.press("Escape");
    page.gone("checkbox", "Niigata*");
    assert_eq!(page.focused().expect("the button").name, "Filters");

    // The panel lies over the calendar, which keeps its position.
    page.click(&page.find("button", "Show everything"));
    page.click(&page.find("summary", "Filters"));
    page.find("checkbox", "Niigata*");
    assert_eq!(page.script(top, json!([])), before);
    // So does a click beside it.
    page.tap(3, 500);
    page.gone("checkbox", "Niigata*");
}

#[test]
fn what_is_upcoming_is_chosen_first() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021/2027");
    page.ready();
    let has = |id: &str| page.data_values("data-event").iter().any(|it| it == id);
    page.wait_for("an old entry", || has("city-day-2021").then_some(()));
    page.click(&page.find("summary", "Filters"));
    page.find("checkbox", "Next year, 20*");
    page.click(&page.find("checkbox", "Upcoming only*"));
    page.wait_for("what is upcoming", || {
        (!has("city-day-2021") && has("city-day@2027")).then_some(())
    });
    let address = "en/calendar?view=schedule&date=2021/2027&upcoming=1";
    assert_eq!(page.address(), address);
    page.press("Escape");
    page.click(&page.find("button", "Remove: Upcoming only"));
    page.wait_for("everything", || has("city-day-2021").then_some(()));
}
