//! A tourist: finds cities and events, and returns.

use serde_json::json;

use crate::language_texts::{EN, JA};
use crate::page::Page;

#[test]
fn a_city_chosen_on_the_map_narrows_the_calendar_and_back_undoes_it() {
    let page = Page::open();
    page.visit("en/?date=2021-06");
    page.find("heading", "June 2021");
    let drawings = "harbin-youth-palace-drawings-2021-06".to_owned();
    let schools = "school43-konan-meeting-2021-06".to_owned();
    let events = page.data_values("data-event");
    assert!(events.contains(&drawings) && events.contains(&schools));

    page.click(&page.find("button", "Harbin,*"));
    page.find("heading", "Harbin 哈尔滨");
    assert_eq!(page.address(), "en/?date=2021-06&city=harbin");
    let events = page.data_values("data-event");
    assert!(events.contains(&drawings) && !events.contains(&schools));

    page.back();
    page.gone("heading", "Harbin 哈尔滨");
    assert_eq!(page.address(), "en/?date=2021-06");
    assert!(page.data_values("data-event").contains(&schools));
}

#[test]
fn a_city_in_the_list_leads_to_its_card_its_page_and_back() {
    let page = Page::open();
    page.visit("ja/map");
    page.click(&page.find("link", JA.bucheon));
    page.find("heading", "富川 부천");
    assert_eq!(page.address(), "ja/map?city=bucheon");
    page.click(&page.find("link", "都市のページ"));
    page.gone("heading", "パートナー都市の地図");
    page.find("heading", "富川 부천");
    assert_eq!(page.address(), "ja/cities/bucheon");
    assert!(page.title().starts_with("富川"), "{}", page.title());
    page.back();
    page.find("heading", "パートナー都市の地図");
    assert_eq!(page.address(), "ja/map?city=bucheon");
    page.forward();
    page.find("heading", "富川 부천");
}

#[test]
fn the_list_of_another_year_shows_that_year() {
    let page = Page::open();
    page.visit("en/calendar?view=schedule&date=2021");
    page.find("heading", "2021");
    let of_2021 = page.data_values("data-event");
    page.click(&page.find("button", "Next year"));
    page.find("heading", "2022");
    page.wait_for("the list of the other year", || {
        (page.data_values("data-event") != of_2021).then_some(())
    });
    page.click(&page.find("button", "Previous year"));
    page.wait_for("the first list again", || {
        (page.data_values("data-event") == of_2021).then_some(())
    });
}

#[test]
fn months_are_stepped_without_filling_the_history() {
    let page = Page::open();
    page.visit("en/about");
    page.click(&page.find("link", EN.calendar));
    page.find("heading", "Calendar of events");
    page.click(&page.find("button", "Month"));
    page.find("grid", "*");
    page.click(&page.find("button", "Today"));
    let now = "const now = new Date();\
        return `en/calendar?view=month&date=${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`";
    let now = page.script(now, json!([]));
    page.wait_for("the month of today", || {
        (json!(page.address()) == now).then_some(())
    });

    page.visit("en/about");
    page.click(&page.find("link", EN.calendar));
    page.script(
        "history.replaceState(null, '', 'en/calendar?view=month&date=2021-11');\
         dispatchEvent(new PopStateEvent('popstate'))",
        json!([]),
    );
    page.find("heading", "November 2021");
    for (button, heading, date) in [
        ("Next month", "December 2021", "2021-12"),
        ("Next month", "January 2022", "2022-01"),
        ("Previous month", "December 2021", "2021-12"),
        ("Previous month", "November 2021", "2021-11"),
    ] {
        page.click(&page.find("button", button));
        page.find("heading", heading);
        assert_eq!(
            page.address(),
            format!("en/calendar?view=month&date={date}")
        );
    }
    page.back();
    page.find("heading", "About this site");
    assert_eq!(page.address(), "en/about");
}

#[test]
fn may_2021_in_japanese_is_in_the_band_and_on_no_day() {
    let page = Page::open();
    page.visit("ja/calendar?view=month&date=2021-05");
    page.find("heading", JA.may_2021);
    page.find("heading", JA.band);
    let band = page.script(
        "return [...document.querySelectorAll('[data-span=\"2021-05\"][data-event]')]\
            .map((entry) => entry.dataset.event).sort()",
        json!([]),
    );
    let expected = [
        "city-day-2021",
        "gymnasts-masterclass-portland-2021-05",
        "healthy-cities-forum-2021-05",
        "mayors-greetings-translation-2021",
        "mayors-video-greetings-2021-05",
        "music-school1-gyeonggi-masterclass-2021-05",
    ];
    assert_eq!(band, json!(expected));
    assert_eq!(
        page.texts("[data-date] [data-event]"),
        Vec::<String>::new(),
        "an event stands on a day that nobody named"
    );
    page.find("link", "2021年ハバロフスク市の日");
    assert!(page.all_text().contains("2021年5月"), "{}", page.all_text());

    let hidden = "tourism-concept-2021".to_owned();
    assert!(!page.data_values("data-event").contains(&hidden));
    page.click(&page.find("summary", JA.during_2021));
    page.wait_for("what is known by year", || {
        page.data_values("data-event")
            .contains(&hidden)
            .then_some(())
    });
    assert_eq!(page.address(), "ja/calendar?view=month&date=2021-05");
}

#[test]
fn an_event_opens_beside_its_link_and_on_its_own_page_with_its_cities_and_source() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.click(&page.find("link", "Master class of Music School*"));
    page.find("dialog", "Master class of Music School*");
    page.click(&page.find("link", "Open the full page"));
    page.wait_for("the page of the event", || {
        (page.address() == "en/events/music-school1-gyeonggi-masterclass-2021-05").then_some(())
    });
    page.gone("dialog", "Master class of Music School*");
    page.find("heading", "Master class of Music School*");
    page.find("link", EN.bucheon);
    page.find("heading", "Sources");
    assert!(page.all_text().contains("May 2021"));
    page.back();
    page.find("dialog", "Master class of Music School*");
    page.back();
    page.gone("dialog", "Master class of Music School*");
    page.find("heading", EN.may_2021);
}

/// Checks the heading of the page of an address.
fn check_deep_link(page: &Page, path: &str, heading: &str, then: &str) {
    page.visit(path);
    page.find("heading", heading);
    assert_eq!(page.address(), then);
}

#[test]
fn every_page_opens_by_its_address() {
    let page = Page::open();
    for (path, heading) in [
        ("ru/", "Хабаровск и города-партнёры"),
        ("zh/map", "伙伴城市地图"),
        ("ko/calendar?view=schedule&date=2021", "2021년"),
        ("en/calendar?view=month&date=2021-05-14", "May 2021"),
        ("ru/calendar?view=month&date=2021-05/2021-08", "Май 2021"),
        ("ru/cities/khabarovsk", "Хабаровск"),
        ("ko/cities/bucheon", "부천"),
        ("ja/about", "このサイトについて"),
        ("en/nowhere/at/all", "Page not found"),
        ("en/cities/atlantis", "No such city in the data"),
        ("en/events/nothing-2021", "No such entry"),
    ] {
        check_deep_link(&page, path, heading, path);
    }
    // An expected occurrence of a series has a page.
    page.visit("en/events/city-day@2031");
    page.find("heading", "Khabarovsk City Day");
    assert!(page.all_text().contains("Expected"));
}

#[test]
fn a_bad_value_in_the_address_is_ignored_and_the_rest_works() {
    let page = Page::open();
    let july = "July 2021";
    let all = |page: &Page| {
        let events = page.data_values("data-event");
        assert!(events.contains(&"sejong-agreement-prolongation-2021-07".to_owned()));
        assert!(events.contains(&"mogilev-city-day-delegation-2021-07".to_owned()));
    };
    for query in [
        "city=atlantis",
        "view=sideways",
        "category=none",
        "age=old",
        "utm_source=mail",
    ] {
        page.visit(&format!("en/calendar?view=month&date=2021-07&{query}"));
        page.find("heading", july);
        all(&page);
    }
    // Unknown parameters are kept.
    assert_eq!(
        page.address(),
        "en/calendar?view=month&date=2021-07&utm_source=mail"
    );
    page.visit("en/calendar?view=month&date=yesterday&city=mogilev");
    page.find("heading", "Calendar of events");
    page.find("button", "Today");
    page.find("status", "1 entry: Mogilev*");
}

#[test]
fn theme_and_low_vision_mode_last_over_a_reload() {
    let page = Page::open();
    let dark = |page: &Page| {
        let paper = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g)\
            .slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384";
        page.script(paper, json!([])) == json!(true)
    };
    let letters_px = |page: &Page| {
        let size = "return parseFloat(getComputedStyle(document.body).fontSize)";
        page.script(size, json!([])).as_f64().unwrap_or_default()
    };
    page.visit("en/about");
    page.ready();
    assert!(!dark(&page));
    let small_px = letters_px(&page);

    page.click(&page.find("summary", "Text size and theme"));
    page.click(&page.find("button", "Dark"));
    page.wait_for("night", || dark(&page).then_some(()));
    page.click(&page.find("button", "Large"));
    page.wait_for("larger letters", || {
        (letters_px(&page) > small_px * 1.1).then_some(())
    });
    let large_px = letters_px(&page);
    page.click(&page.find("switch", "Low-vision mode*"));
    page.wait_for("the largest letters", || {
        (letters_px(&page) > large_px * 1.1).then_some(())
    });
    page.reload();
    page.ready();
    assert!(dark(&page) && letters_px(&page) > large_px * 1.1);
    page.click(&page.find("summary", "Text size and theme"));
    let state = |role: &str, name: &str, state: &str| {
        let found = page.find(role, name);
        page.attribute(&found, state)
    };
    let checked = state("switch", "Low-vision mode*", "aria-checked");
    assert_eq!(checked.as_deref(), Some("true"));
    let pressed = state("button", "Largest", "aria-pressed");
    assert_eq!(pressed.as_deref(), Some("true"));
    page.click(&page.find("switch", "Low-vision mode*"));
    page.wait_for("the usual letters", || {
        (letters_px(&page) == small_px).then_some(())
    });

    // A theme in the address does not change the saved choice.
    page.visit("en/about?theme=light");
    page.ready();
    assert!(!dark(&page));
    page.visit("en/about");
    page.ready();
    assert!(dark(&page));
}

#[test]
fn a_printed_month_has_no_header() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=2021-05");
    page.find("heading", "Май 2021");
    page.find("banner", "");
    page.emulate_print();
    page.gone("banner", "");
    page.gone("button", "Следующий месяц");
    page.find("heading", "Май 2021");
    page.find("link", "День города Хабаровска*");
}
