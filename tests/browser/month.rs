//! The month view on wide and narrow screens, with touch, and in print: days and their lists, collapsed
//! entries, the month picker, week numbers, swipes.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_texts::ALL;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Opens the site of an invented city with forty additional events on 20 June 2026.
fn busy(settings: &Settings) -> Page {
    let text = include_str!("../fixtures/otherville.json");
    let mut bundle: Value = serde_json::from_str(text).expect("the fixture is JSON");
    let events = bundle["events"].as_array_mut().expect("a list of events");
    let concert = events
        .iter()
        .find(|event| event["id"] == "harbour-concert-2026");
    let concert = concert.expect("the concert").clone();
    for number in 1..=40 {
        let mut event = concert.clone();
        event["id"] = json!(format!("quay-{number:02}"));
        event["title"] = json!({ "en": format!("Quay meeting {number}") });
        event["time"]["start"] = json!(format!("08:{number:02}"));
        events.push(event);
    }
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.to_string()),
        ..Hosting::default()
    };
    Page::with(settings, hosting)
}

fn phone() -> Settings {
    Settings {
        width_px: 500,
        ..Settings::default()
    }
}

/// Returns the day of the focused cell as `YYYY-MM-DD`, or an empty string.
fn day(page: &Page) -> String {
    let script = "return document.activeElement?.dataset?.date ?? ''";
    page.script(script, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn what_does_not_fit_into_a_day_opens_in_its_place_by_mouse_and_keys() {
    let page = busy(&Settings::default());
    page.visit("en/calendar?view=month&date=2026-06");
    page.click(&page.find("button", "38 more"));
    page.find("dialog", "Saturday, 20 June 2026");
    let listed = || page.texts("[role=dialog] .entry-title");
    assert_eq!(listed().len(), 41);
    assert_eq!(listed()[0], "Quay meeting 1");
    page.wait_for("the focus in the list", || {
        let found = page.focused()?;
        (found.name == "Quay meeting 1").then_some(())
    });
    page.press("ArrowDown");
    assert_eq!(page.focused().expect("a link").name, "Quay meeting 2");
    page.press("Escape");
    page.gone("dialog", "Saturday, 20 June 2026");
    assert_eq!(day(&page), "2026-06-20", "the focus comes back to the day");
    page.press("Enter");
    page.find("dialog", "Saturday, 20 June 2026");
    page.click(&page.find("button", "Close"));
    page.gone("dialog", "Saturday, 20 June 2026");
    assert_eq!(day(&page), "2026-06-20");

    // A bar over several days is listed on each of them.
    page.press("ArrowUp");
    assert_eq!(day(&page), "2026-06-13");
    page.press("Space");
    page.find("dialog", "Saturday, 13 June 2026");
    assert_eq!(listed(), ["Lantern Days", "Second Saturday at the market"]);
}

#[test]
fn a_cancelled_event_is_struck_and_says_so() {
    let page = busy(&Settings::default());
    page.visit("en/calendar?view=month&date=2026-06");
    let link = page.find("link", "Cancelled Partner Cities’ Regatta");
    let lines = "return ['.chip-title', '.chip-status'].map((part) => \
        getComputedStyle(arguments[0].querySelector(part)).textDecorationLine)";
    let lines = page.script(lines, json!([link.as_argument()]));
    assert_eq!(lines, json!(["line-through", "none"]));
}

#[test]
fn the_day_of_the_address_is_marked_and_takes_the_tab_stop() {
    let page = busy(&Settings::default());
    page.visit("en/calendar?view=month&date=2026-06-19");
    page.ready();
    let cell = page.tab_to("gridcell", "Friday, 19 June 2026*");
    assert_eq!(
        page.attribute(&cell, "aria-selected").as_deref(),
        Some("true")
    );
    page.press("ArrowRight");
    page.press("ArrowUp");
    // An empty day has nothing to open: it is selected, and the cells are not replaced.
    page.script("document.activeElement.dataset.same = ''", json!([]));
    page.press("ArrowLeft");
    page.press("ArrowLeft");
    page.press("Enter");
    page.wait_for("the other day in the address", || {
        (page.address() == "en/calendar?view=month&date=2026-06-11").then_some(())
    });
    assert_eq!(day(&page), "2026-06-11");
    assert_eq!(page.data_values("data-same").len(), 1);
    let selected = "return [...document.querySelectorAll('[aria-selected]')]\
        .map((cell) => cell.dataset.date)";
    assert_eq!(page.script(selected, json!([])), json!(["2026-06-11"]));
}

#[test]
fn a_day_below_the_window_is_reached_by_keys_in_another_month() {
    let page = busy(&Settings::default());
    page.resize(1280, 640);
    page.visit("en/calendar?view=month&date=2026-05");
    page.ready();
    page.tab_to("gridcell", "Friday, 1 May 2026*");
    page.script("scrollTo(0, 0)", json!([]));
    for (keys, to) in [
        ("PageDown", "2026-06-01"),
        ("ArrowDown", "2026-06-08"),
        ("ArrowDown", "2026-06-15"),
        ("ArrowDown", "2026-06-22"),
        ("ArrowDown", "2026-06-29"),
        ("PageUp", "2026-05-29"),
        ("PageDown", "2026-06-29"),
        ("Shift+PageDown", "2027-06-29"),
        ("Shift+PageUp", "2026-06-29"),
        ("PageDown", "2026-07-29"),
    ] {
        page.script("scrollTo(0, 0)", json!([]));
        page.press(keys);
        page.wait_for(to, || (day(&page) == to).then_some(()));
    }
    // All weeks of the month are rendered, and one day is the Tab stop.
    let read = "return [...document.querySelectorAll('[role=gridcell]')]\
        .map((cell) => cell.dataset.date)";
    let days = crate::queries::strings(&page.script(read, json!([])));
    assert_eq!(days.len(), 35);
    assert_eq!((&*days[0], &*days[34]), ("2026-06-29", "2026-08-02"));
    let stops = "return document.querySelectorAll('[role=gridcell][tabindex=\"0\"]').length";
    assert_eq!(page.script(stops, json!([])), json!(1));
}

#[test]
fn days_have_titles_where_there_is_room_and_dots_where_there_is_not() {
    let page = busy(&Settings::default());
    page.visit("en/calendar?view=month&date=2026-06");
    page.find("link", "08:01 Quay meeting 1, Outcome unknown");
    let dots = || page.texts(".month-grid .mark").len();
    assert_eq!(dots(), 0);
    for (width_px, has_dots) in [(360, true), (1280, false), (500, true), (1024, false)] {
        page.screen(width_px, 800);
        page.wait_for("the days of this width", || {
            ((dots() > 0) == has_dots).then_some(())
        });
    }
    page.click(&page.find("summary", "Text size and theme"));
    page.click(&page.find("button", "Largest"));
    page.screen(700, 800);
    page.wait_for("dots with larger text", || (dots() > 0).then_some(()));
}

#[test]
fn a_phone_lists_the_day_that_is_tapped() {
    let page = busy(&phone());
    page.screen(360, 740);
    page.visit("en/calendar?view=month&date=2026-06-12");
    page.find("heading", "Friday, 12 June 2026");
    page.find("link", "Lantern Days");
    page.click(&page.find("gridcell", "Saturday, 20 June 2026*"));
    page.find("heading", "Saturday, 20 June 2026");
    assert_eq!(page.address(), "en/calendar?view=month&date=2026-06-20");
    assert_eq!(page.texts(".day-list .entry-title").len(), 41);
    let dots = page.texts("[data-date=\"2026-06-20\"] .mark");
    assert!(dots.len() >= 3, "{dots:?}");

    // An empty day has a note and a link to the nearest day with entries; the band stays visible.
    page.press("ArrowDown");
    page.press("ArrowLeft");
    page.press("Enter");
    page.find("heading", "Friday, 26 June 2026");
    page.find("paragraph", "Nothing is published for this day.");
    page.click(&page.find("button", "Nearest day with entries: Saturday, 27 June 2026"));
    page.find("heading", "Saturday, 27 June 2026");
    page.wait_for("the focus on the day with entries", || {
        (day(&page) == "2026-06-27").then_some(())
    });
    page.find("heading", "This month, day not given");

    // A day of the next month shows that month.
    page.click(&page.find("gridcell", "Saturday, 4 July 2026*"));
    page.find("heading", "July 2026");
    assert_eq!(page.address(), "en/calendar?view=month&date=2026-07-04");
    page.wait_for("the focus on the day", || {
        (day(&page) == "2026-07-04").then_some(())
    });
}

#[test]
fn a_month_is_picked_by_keys_and_by_typing() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    page.tab_to("button", "May 2021");
    page.press("Enter");
    page.find("dialog", "Choose a month");
    let named = |name: &str| {
        page.wait_for(&format!("the focus on {name}"), || {
            page.focused()?.name.starts_with(name).then_some(())
        });
    };
    named("May, 6 entries");
    assert_eq!(
        page.attribute(&page.focused().expect("May"), "aria-pressed")
            .as_deref(),
        Some("true")
    );
    page.press("ArrowDown");
    named("August, 2 entries");
    page.press("ArrowLeft");
    named("July, 2 entries");
    page.press("Escape");
    page.gone("dialog", "Choose a month");
    named("May 2021");

    page.press("Enter");
    named("May, 6 entries");
    let year = page.find("spinbutton", "Year");
    page.script("arguments[0].select()", json!([year.as_argument()]));
    page.type_into(&year, "2022");
    page.find("button", "January");
    page.click(&page.find("button", "March*"));
    page.find("heading", "March 2022");
    assert_eq!(page.address(), "en/calendar?view=month&date=2022-03");
    named("March 2022");

    // The buttons next to the field, and the choice of a year in a view of whole years.
    page.click(&page.find("button", "March 2022"));
    page.click(&page.find("button", "Previous year"));
    page.find("button", "May, 6 entries, 2 unconfirmed");
    page.visit("en/calendar?view=year&date=2021");
    page.click(&page.find("button", "2021"));
    page.find("dialog", "Choose a year");
    let year = page.find("spinbutton", "Year");
    page.script("arguments[0].select()", json!([year.as_argument()]));
    page.type_into(&year, "2022");
    page.find("heading", "2022");
    page.press("Enter");
    page.gone("dialog", "Choose a year");
    assert_eq!(page.address(), "en/calendar?view=year&date=2022");
}

#[test]
fn the_numbers_of_the_weeks_are_shown_on_request() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=2021-05");
    page.gone("rowheader", "20-я неделя");
    page.click(&page.find("button", "Май 2021"));
    page.click(&page.find("checkbox", "Номера недель"));
    page.find("rowheader", "20-я неделя");
    assert_eq!(
        page.address(),
        "ru/calendar?view=month&date=2021-05&weeks=1"
    );
    let numbers = page.find_all("rowheader");
    let numbers: Vec<String> = numbers.iter().map(|number| page.text(number)).collect();
    assert_eq!(numbers, ["17", "18", "19", "20", "21", "22"]);
    page.press("Escape");
    page.click(&page.find("button", "Следующий месяц"));
    page.find("rowheader", "26-я неделя");
}

/// Swipes over the middle of the calendar with a touch pointer.
fn swipe(page: &Page, across_px: i32, down_px: i32) {
    let middle = "const at = arguments[0].getBoundingClientRect();\
        return [at.left + at.width / 2, at.top + at.height / 2]";
    let grid = page.find("grid", "*");
    page.script(
        "arguments[0].scrollIntoView({ block: 'center' })",
        json!([grid.as_argument()]),
    );
    let at = page.script(middle, json!([grid.as_argument()]));
    let (x, y) = (
        at[0].as_f64().unwrap_or(0.0) as i32,
        at[1].as_f64().unwrap_or(0.0) as i32,
    );
    let touch = json!({ "actions": [{
        "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
        "actions": [
            { "type": "pointerMove", "x": x, "y": y, "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "x": x + across_px / 2, "y": y + down_px / 2, "duration": 60 },
            { "type": "pointerMove", "x": x + across_px, "y": y + down_px, "duration": 60 },
            { "type": "pointerUp", "button": 0 },
        ],
    }] });
    page.engine.call("POST", "actions", touch);
}

#[test]
fn a_horizontal_swipe_shows_another_month() {
    let page = busy(&phone());
    page.screen(360, 740);
    page.visit("en/calendar?view=month&date=2026-06");
    page.find("heading", "June 2026");
    swipe(&page, -140, 10);
    page.find("heading", "July 2026");
    swipe(&page, 140, -10);
    page.find("heading", "June 2026");
    // A vertical swipe scrolls the page; a short one is a tap.
    swipe(&page, 70, 140);
    swipe(&page, 20, 0);
    page.find("heading", "June 2026");
    assert!(
        page.address()
            .starts_with("en/calendar?view=month&date=2026-06"),
        "{}",
        page.address()
    );
}

#[test]
fn each_month_of_2021_is_printed_on_one_landscape_sheet() {
    let page = Page::open();
    for month in 1..=12 {
        page.visit(&format!("ru/calendar?view=month&date=2021-{month:02}"));
        page.ready();
        assert_eq!(page.print().sizes, [(842, 595)], "2021-{month:02}");
    }
    for texts in ALL {
        page.visit(&format!("{}/calendar?view=month&date=2021-05", texts.code));
        page.find("heading", texts.may_2021);
        assert_eq!(page.print().sizes, [(842, 595)], "{}", texts.code);
        page.visit(&format!("{}/calendar?view=schedule&date=2021", texts.code));
        page.ready();
        let list = page.print().sizes;
        assert!(
            list.len() > 1 && list.iter().all(|sheet| *sheet == (595, 842)),
            "{list:?}"
        );
    }
}

#[test]
fn a_month_printed_from_a_phone_has_the_titles_that_its_screen_has_no_room_for() {
    let page = busy(&phone());
    page.visit("en/calendar?view=month&date=2026-06");
    page.find("heading", "June 2026*");
    let dots = || page.texts(".month-grid .mark").len();
    assert!(dots() > 0);
    let printed = page.print();
    for title in [
        "Lantern Days",
        "Quay meeting 1",
        "Quay meeting 40",
        "Yearbook of the desk",
    ] {
        assert!(printed.contains(title), "`{title}` is missing");
    }
    page.wait_for("the dots again", || (dots() > 0).then_some(()));
}

#[test]
fn a_printed_month_names_the_collapsed_entries() {
    let page = busy(&Settings::default());
    page.visit("en/calendar?view=month&date=2026-06");
    page.find("button", "38 more");
    page.emulate_print();
    let text = page.all_text();
    for number in 1..=40 {
        assert!(
            text.contains(&format!("Quay meeting {number}")),
            "{number} is not printed"
        );
    }
    assert!(
        !text.contains("Nearest day"),
        "the list for phones is printed"
    );
}

/// Records the days of all cells of the grid that change.
const WATCH_CELLS: &str = "
    window.changed = new Set();
    new MutationObserver((records) => {
        for (const { target } of records)
            window.changed.add(target.closest('[role=gridcell]')?.dataset.date ?? target.className);
    }).observe(document.querySelector('.month-grid'), { subtree: true, childList: true, attributes: true });";

#[test]
fn choosing_a_day_changes_no_other_days() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    page.script(WATCH_CELLS, json!([]));
    let choose = "document.querySelector('[data-date=\"2021-05-12\"]').click()";
    page.script(choose, json!([]));
    page.wait_for("the chosen day", || {
        let chosen = page.texts("[role=gridcell][aria-selected]");
        (chosen.len() == 1).then_some(())
    });
    // The other cell is the one that was the Tab stop.
    let changed = page.script("return [...window.changed].sort()", json!([]));
    assert_eq!(changed, json!(["2021-05-01", "2021-05-12"]));
}
