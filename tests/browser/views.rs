//! The views of the calendar: year, month, week and list, steps between dates, and time zones.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Opens the site of an invented city, whose events have hours, in a time zone.
fn otherville(zone: &str) -> Page {
    let settings = Settings {
        zone: zone.into(),
        ..Settings::default()
    };
    let bundle = Bundle::Text(include_str!("../fixtures/otherville.json").into());
    Page::with(
        &settings,
        Hosting {
            bundle,
            ..Hosting::default()
        },
    )
}

fn open(page: &Page, address: &str) {
    page.visit(address);
    page.ready();
}

fn wait_for_address(page: &Page, address: &str) {
    page.wait_for(address, || (page.address() == address).then_some(()));
}

/// Returns the days and hours of the blocks of an event in a week.
fn hours(page: &Page, event: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(`.block[data-event='${arguments[0]}']`)]\
        .map((block) => block.closest('[data-date]').dataset.date + ' '\
            + block.querySelector('.block-time').textContent)";
    crate::queries::strings(&page.script(script, json!([event])))
}

#[test]
fn a_year_leads_to_its_months_and_days_and_back() {
    let page = otherville("Asia/Tokyo");
    open(&page, "en/calendar?view=year&date=2026");
    page.find("heading", "2026");
    let day = page.find("link", "13 June 2026: 2 entries");
    let june = page.find("link", "June 2026: *");
    page.click(&june);
    page.find("heading", "June 2026");
    assert_eq!(page.address(), "en/calendar?view=month&date=2026-06");
    page.back();
    page.find("heading", "2026");
    page.forward();
    page.find("heading", "June 2026");
    page.back();
    let day = page.find("link", &day.name);
    page.click(&day);
    page.find("heading", "June 2026");
    assert_eq!(page.address(), "en/calendar?view=month&date=2026-06-13");
}

#[test]
fn a_year_without_exact_days_lists_its_entries() {
    let page = Page::open();
    open(&page, "ru/calendar?view=year&date=2022-08");
    page.find("heading", "2022 год");
    // An entry that goes beyond the year says so in words.
    let plans = page.texts(".plan");
    // The programme of 2021 to 2025, and two seasons that cross the turn of a year.
    assert_eq!(plans.len(), 3, "{plans:?}");
    assert!(plans[0].contains("началось раньше"), "{plans:?}");
    for (plan, is_later) in plans.iter().zip([true, false, true]) {
        assert_eq!(plan.contains("продолжится позже"), is_later, "{plans:?}");
    }
    // The band expands and lists each of its entries once.
    let before = page.data_values("data-event").len();
    let band = "document.querySelector('.during > summary').click()";
    page.script(band, json!([]));
    page.wait_for("the entries of 2022", || {
        (page.data_values("data-event").len() == before + 9).then_some(())
    });
    // No entry is shown on a day.
    let days = "return document.querySelectorAll('a.mini-day').length";
    assert_eq!(page.script(days, json!([])), json!(0));
}

#[test]
fn each_view_steps_by_its_own_length() {
    let page = otherville("Asia/Tokyo");
    let check = |from: &str, next: &str, to: &str, previous: &str| {
        open(&page, from);
        page.click(&page.find("button", next));
        wait_for_address(&page, to);
        page.click(&page.find("button", previous));
        page.click(&page.find("button", previous));
        page.click(&page.find("button", next));
        page.wait_for("the page itself", || {
            let shown = page.address();
            (shown.starts_with(&from[..from.find("date=").unwrap_or(0) + 9])).then_some(())
        });
    };
    check(
        "en/calendar?view=year&date=2026",
        "Next year",
        "en/calendar?view=year&date=2027",
        "Previous year",
    );
    check(
        "en/calendar?view=month&date=2026-12",
        "Next month",
        "en/calendar?view=month&date=2027-01",
        "Previous month",
    );
    check(
        "en/calendar?view=week&date=2026-06-12",
        "Next week",
        "en/calendar?view=week&date=2026-06-19",
        "Previous week",
    );
}

#[test]
fn a_switch_of_views_keeps_the_date() {
    let page = otherville("Asia/Tokyo");
    open(&page, "en/calendar?view=month&date=2026-06");
    page.click(&page.find("button", "Week"));
    // Lantern Days, from the 12th, are the first entry of June.
    page.find("heading", "8–14 June 2026");
    page.click(&page.find("button", "Year"));
    page.find("heading", "2026");
    page.click(&page.find("button", "Month"));
    page.find("heading", "June 2026");
    // Back undoes a change of view.
    page.back();
    page.find("heading", "2026");
    page.back();
    page.find("heading", "8–14 June 2026");
    page.click(&page.find("button", "Next week"));
    page.find("heading", "15–21 June 2026");
    page.click(&page.find("button", "Schedule"));
    page.find("heading", "June 2026");
    assert_eq!(page.address(), "en/calendar?view=schedule&date=2026-06");
}

#[test]
fn a_week_without_hours_says_so_and_all_views_are_offered() {
    let page = Page::open();
    open(&page, "en/calendar?view=month&date=2021-05");
    for view in ["Schedule", "Month", "Week", "Year"] {
        page.find("button", view);
    }
    open(&page, "en/calendar?view=week&date=2021-05");
    page.find("heading", "26 April – 2 May 2021");
    assert!(
        page.all_text()
            .contains("No entry names a day of this week.")
    );
    assert_eq!(page.texts(".week-axis span"), Vec::<String>::new());
}

#[test]
fn a_reader_in_khabarovsk_reads_the_citys_hours_and_their_own() {
    let page = otherville("Asia/Vladivostok");
    open(&page, "en/calendar?view=week&date=2026-06-20");
    page.find("heading", "15–21 June 2026");
    assert!(page.all_text().contains("Otherville time, UTC+9"));
    let concert = "harbour-concert-2026";
    assert_eq!(hours(&page, concert), ["2026-06-20 18:00–20:30"]);
    page.click(&page.find("button", "Show in my time"));
    wait_for_address(&page, "en/calendar?view=week&date=2026-06-20&zone=mine");
    page.wait_for("the reader's hours", || {
        (hours(&page, concert) == ["2026-06-20 19:00–21:30"]).then_some(())
    });
    assert!(page.all_text().contains("Your time, UTC+10"));
}

#[test]
fn a_reader_in_portland_sees_the_day_before_on_both_sides_of_summer_time() {
    let page = otherville("America/Los_Angeles");
    let check = |date: &str, event: &str, city: &str, mine: &str, clock: &str| {
        let address = ["en/calendar?view=week&date=", date].concat();
        open(&page, &address);
        assert_eq!(hours(&page, event), [city]);
        open(&page, &[&address, "&zone=mine"].concat());
        assert_eq!(hours(&page, event), [mine]);
        assert!(page.all_text().contains(clock), "{clock}");
    };
    check(
        "2026-07-11",
        "second-saturday@2026-07-11",
        "2026-07-11 10:00–14:00",
        "2026-07-10 18:00–22:00",
        "Your time, UTC−7",
    );
    check(
        "2026-12-12",
        "second-saturday@2026-12-12",
        "2026-12-12 10:00–14:00",
        "2026-12-11 17:00–21:00",
        "Your time, UTC−8",
    );
    // The week of the change to summer time has both offsets.
    open(&page, "en/calendar?view=week&date=2026-03-08&zone=mine");
    assert!(page.all_text().contains("Your time, UTC−8 / UTC−7"));
}

#[test]
fn the_list_of_a_year_has_no_link_to_itself() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    let year_link = "The year 2021*";
    page.click(&page.find("link", year_link));
    page.gone("link", year_link);
    assert_eq!(page.address(), "en/calendar?view=schedule&date=2021");
    page.back();
    page.find("link", year_link);
}
