//! The card of an event over other pages: opening and closing, position, content.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

const MAY: &str = "ru/calendar?view=month&date=2021-05";
const CITY_DAY: &str = "День города Хабаровска*";
const WITH_CITY_DAY: &str = "ru/calendar?view=month&date=2021-05&open=city-day-2021";

/// Opens the site of an invented city in a time zone. Its bundle has hours, a cancelled regatta and a
/// minimum age.
fn otherville(zone: &str) -> Page {
    let bundle = include_str!("../fixtures/otherville.json");
    let open_upwards = bundle.replace("\"from\": 14,\n    \"to\": 17", "\"from\": 12");
    assert_ne!(bundle, open_upwards, "the fixture has other ages");
    let settings = Settings {
        zone: zone.into(),
        ..Settings::default()
    };
    let bundle = Bundle::Text(open_upwards);
    Page::with(
        &settings,
        Hosting {
            bundle,
            ..Hosting::default()
        },
    )
}

/// Returns the id of the event whose link has the focus, or an empty string.
fn focused_event(page: &Page) -> String {
    let script = "return document.activeElement?.closest('[data-event]')?.dataset.event ?? ''";
    page.script(script, json!([]))
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn wait_for_address(page: &Page, address: &str) {
    page.wait_for(address, || (page.address() == address).then_some(()));
}

fn length_of_history(page: &Page) -> i64 {
    let length = page.script("return history.length", json!([]));
    length.as_i64().unwrap_or_default()
}

#[test]
fn a_click_opens_the_card_and_escape_returns_to_the_event() {
    let page = Page::open();
    page.visit(MAY);
    page.click(&page.find("link", CITY_DAY));
    let card = page.find("dialog", CITY_DAY);
    assert_eq!(page.address(), WITH_CITY_DAY);
    page.wait_for("the focus on the card", || {
        (page.focused()?.id == card.id).then_some(())
    });
    assert_eq!(page.role_and_name(&card).0, "dialog");
    page.press("Tab");
    assert_eq!(page.focused().expect("a button").name, "Закрыть");

    page.press("Escape");
    page.gone("dialog", CITY_DAY);
    wait_for_address(&page, MAY);
    assert_eq!(focused_event(&page), "city-day-2021");

    // Closing goes back in the history: Forward opens the card again, and neither adds an entry.
    let length = length_of_history(&page);
    page.forward();
    page.find("dialog", CITY_DAY);
    page.click(&page.find("button", "Закрыть"));
    page.gone("dialog", CITY_DAY);
    wait_for_address(&page, MAY);
    assert_eq!(length_of_history(&page), length);
}

#[test]
fn enter_opens_the_card_and_back_closes_it() {
    let page = Page::open();
    page.visit("ru/calendar?view=schedule&date=2021-05");
    page.ready();
    page.tab_to("link", CITY_DAY);
    page.press("Enter");
    page.find("dialog", CITY_DAY);
    page.back();
    page.gone("dialog", CITY_DAY);
    wait_for_address(&page, "ru/calendar?view=schedule&date=2021-05");
    assert_eq!(focused_event(&page), "city-day-2021");
}

#[test]
fn an_address_opens_the_card_without_taking_the_focus_and_closing_it_leaves_the_page() {
    let page = Page::open();
    page.visit(WITH_CITY_DAY);
    page.find("dialog", CITY_DAY);
    let body = page.script("return document.activeElement === document.body", json!([]));
    assert_eq!(body, json!(true));
    let length = length_of_history(&page);
    page.press("Escape");
    page.gone("dialog", CITY_DAY);
    assert_eq!(page.address(), MAY);
    assert_eq!(length_of_history(&page), length);

    // An unknown id opens no card.
    page.visit("ru/calendar?view=month&date=2021-05&open=atlantis-day");
    page.find("link", CITY_DAY);
    let open = page.script(
        "return document.querySelector('dialog.event-card').open",
        json!([]),
    );
    assert_eq!(open, json!(false));
}

#[test]
fn another_event_takes_the_place_of_the_open_one_and_a_click_elsewhere_closes_it() {
    let page = Page::open();
    page.visit(MAY);
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    page.click(&page.find("link", "Видеопоздравления от мэров*"));
    page.find("dialog", "Видеопоздравления от мэров*");
    page.gone("dialog", CITY_DAY);
    page.click(&page.find("heading", "Календарь событий"));
    page.gone("dialog", "Видеопоздравления от мэров*");
    wait_for_address(&page, MAY);

    // A step to another month closes the card and is kept.
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    let next = page.find("button", "Следующий месяц");
    // The card may cover the button, which keyboard and voice control reach nevertheless.
    page.script("arguments[0].click()", json!([next.as_argument()]));
    page.gone("dialog", CITY_DAY);
    page.find("heading", "Июнь 2021");
    assert_eq!(page.address(), "ru/calendar?view=month&date=2021-06");
}

#[test]
fn a_click_with_a_key_held_is_left_to_the_browser() {
    let page = Page::open();
    page.visit(MAY);
    page.find("link", CITY_DAY);
    let left_alone = "const link = document.querySelector('[data-event=\"city-day-2021\"] a');\
        let prevented = null;\
        addEventListener('click', (event) => {\
            prevented = event.defaultPrevented; event.preventDefault();\
        }, { once: true });\
        link.dispatchEvent(new MouseEvent('click',\
            { bubbles: true, cancelable: true, ctrlKey: true, view: window }));\
        return [prevented, link.getAttribute('href'), document.querySelector('dialog.event-card').open]";
    let found = page.script(left_alone, json!([]));
    assert_eq!(found, json!([false, "/ru/events/city-day-2021", false]));
    assert_eq!(page.address(), MAY);
}

/// Returns left, top, right and bottom of the card in the window, then width and height of the window.
fn box_of_card(page: &Page) -> [f64; 6] {
    let script = "const box = document.querySelector('dialog.event-card').getBoundingClientRect();\
        const root = document.documentElement;\
        return [box.left, box.top, box.right, box.bottom, root.clientWidth, root.clientHeight]";
    let found = page.script(script, json!([]));
    let number = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
    std::array::from_fn(number)
}

#[test]
fn the_card_stays_inside_the_window_and_beside_its_event() {
    let page = Page::open();
    for (width_px, height_px) in [(1440, 900), (1024, 600), (768, 1024)] {
        page.screen(width_px, height_px);
        for path in [
            "en/calendar?view=month&date=2021-05&open=",
            "en/calendar?view=schedule&date=2021&open=",
            "en/?date=2021-05&open=",
        ] {
            for id in ["city-day-2021", "mayors-video-greetings-2021-05"] {
                page.visit(&format!("{path}{id}"));
                page.ready();
                page.wait_for("the card in its place", || {
                    let [left, top, right, bottom, width, height] = box_of_card(&page);
                    let inside = left >= 0.0 && top >= 0.0 && right <= width && bottom <= height;
                    (inside && right > left).then_some(())
                });
                let covers = "const card = document.querySelector('dialog.event-card').getBoundingClientRect();\
                    const link = [...document.querySelectorAll(`[data-event=\"${arguments[0]}\"] a`)]\
                        .find((link) => !link.closest('dialog') && link.offsetWidth > 0)\
                        ?.getBoundingClientRect();\
                    return !!link && card.left < link.right && link.left < card.right\
                        && card.top < link.bottom && link.top < card.bottom\
                        && [card.left, card.top, link.left, link.top]";
                let covers = page.script(covers, json!([id]));
                assert_eq!(covers, json!(false), "{path}{id} at {width_px} px");
            }
        }
    }
}

#[test]
fn on_a_phone_the_card_is_a_sheet_that_keeps_the_focus() {
    let page = Page::open();
    page.screen(360, 740);
    page.visit(MAY);
    // On a phone the band shows three entries.
    page.click(&page.find("button", "Ещё 5"));
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    let modal = "return document.querySelector('dialog.event-card').matches(':modal')";
    assert_eq!(page.script(modal, json!([])), json!(true));
    let [left, _, right, bottom, width, height] = box_of_card(&page);
    assert_eq!((left, right, bottom), (0.0, width, height));
    for _ in 0..12 {
        page.press("Tab");
        let outside = "const now = document.activeElement;\
            return now !== document.body && !document.querySelector('dialog.event-card').contains(now)";
        assert_eq!(page.script(outside, json!([])), json!(false));
    }
    let button = page.find("button", "Закрыть");
    let size = "const box = arguments[0].getBoundingClientRect();\
        return Math.min(box.width, box.height)";
    let size_px = page.script(size, json!([button.as_argument()]));
    assert!(size_px.as_f64() >= Some(44.0), "{size_px}");

    page.press("Escape");
    page.gone("dialog", CITY_DAY);
    wait_for_address(&page, MAY);
    assert_eq!(focused_event(&page), "city-day-2021");

    // A tap on the backdrop closes the sheet.
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    page.tap(180, 20);
    page.gone("dialog", CITY_DAY);
    wait_for_address(&page, MAY);

    // In a wider window the sheet becomes a card.
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    page.screen(1200, 800);
    page.wait_for("a card beside its event", || {
        (page.script(modal, json!([])) == json!(false)).then_some(())
    });
    page.find("dialog", CITY_DAY);
    assert_eq!(page.address(), WITH_CITY_DAY);
}

#[test]
fn the_card_changes_its_language_with_the_page() {
    let page = Page::open();
    page.visit(MAY);
    page.click(&page.find("link", CITY_DAY));
    page.find("dialog", CITY_DAY);
    page.visit("ja/calendar?view=month&date=2021-05&open=city-day-2021");
    page.find("dialog", "2021年ハバロフスク市の日");
    page.press("Escape");
    page.gone("dialog", "2021年ハバロフスク市の日");
    assert_eq!(page.address(), "ja/calendar?view=month&date=2021-05");
}

#[test]
fn a_card_says_what_is_known_and_how_exactly() {
    let page = Page::open();
    page.visit(
        "en/calendar?view=month&date=2021-05&open=music-school1-gyeonggi-masterclass-2021-05",
    );
    let card = page.find("dialog", "Master class of Music School*");
    let text = page.text(&card);
    for known in [
        "In May 2021",
        "The source names only the month.",
        "Held",
        "Bucheon",
        "Sources",
        "paragraph",
    ] {
        assert!(
            text.to_lowercase().contains(&known.to_lowercase()),
            "{known}: {text}"
        );
    }
    assert_eq!(
        page.texts("dialog a[href=\"/en/cities/bucheon\"]"),
        ["Bucheon"]
    );
}

#[test]
fn a_series_says_how_it_recurs_and_each_of_its_years_says_it_too() {
    let page = Page::open();
    for id in ["city-day-2021", "city-day@2031"] {
        page.visit(&format!("ru/calendar?view=month&date=2021-05&open={id}"));
        let card = page.find("dialog", "День города*");
        let text = page.text(&card);
        assert!(
            text.contains("Каждый год с конца мая до начала июня"),
            "{id}: {text}"
        );
    }
}

#[test]
fn a_cancelled_event_says_so_in_words_in_card_row_and_day() {
    let page = otherville("Asia/Tokyo");
    page.visit("en/calendar?view=month&date=2026-06");
    let chip = page.find("link", "Cancelled Partner Cities’ Regatta");
    page.click(&chip);
    let card = page.find("dialog", "Partner Cities’ Regatta");
    assert!(page.text(&card).contains("Cancelled"));
    let struck = "return getComputedStyle(arguments[0]).textDecorationLine";
    let title = page.find("heading", "Partner Cities’ Regatta");
    let line = page.script(struck, json!([title.as_argument()]));
    assert_eq!(line, json!("line-through"));
    page.press("Escape");
    // The accessible name of a planned event contains its status.
    page.find("link", "18:00 Concert on the quay*");

    page.visit("en/calendar?view=schedule&date=2026-06");
    page.find("link", "Partner Cities’ Regatta");
    assert_eq!(
        page.texts("[data-event=\"regatta-2026\"] .badge"),
        ["Cancelled"]
    );
    page.visit("en/calendar?view=schedule&date=2025");
    page.ready();
    assert_eq!(
        page.texts("[data-event=\"lantern-days-2025\"] .badge"),
        ["Held"]
    );
    let past = page.script(
        "return ['lantern-days-2025', 'second-saturday@2031-01-11'].map((id) =>\
            document.querySelector(`[data-event=\"${id}\"]`)?.hasAttribute('data-past') ?? null)",
        json!([]),
    );
    assert_eq!(past[0], json!(true));
}

#[test]
fn hours_are_shown_by_the_clock_of_the_city_and_of_the_reader() {
    let page = otherville("America/Vancouver");
    page.visit("en/calendar?view=month&date=2026-06&open=harbour-concert-2026");
    let card = page.find("dialog", "Concert on the quay");
    let text = page.text(&card);
    for line in [
        "Saturday, 20 June 2026",
        "18:00–20:30 Otherville time, UTC+9",
        "02:00–04:30 Your time, UTC−7",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }

    drop(page);
    let page = otherville("Asia/Tokyo");
    page.visit("en/events/harbour-concert-2026");
    page.find("heading", "Concert on the quay");
    assert!(
        page.all_text()
            .contains("18:00–20:30 Otherville time, UTC+9")
    );
    assert!(
        !page.all_text().contains("Your time"),
        "{}",
        page.all_text()
    );
}

#[test]
fn a_minimum_age_is_shown_as_a_mark() {
    let page = otherville("Asia/Tokyo");
    page.visit("en/calendar?view=month&date=2026-07&open=young-rowers-2026");
    page.find("dialog", "Young rowers’ summer");
    assert_eq!(page.texts("dialog .age-mark"), ["12+"]);
    // A range of ages has no mark.
    page.visit("en/calendar?view=month&date=2026-06&open=picture-letters-2026");
    let card = page.find("dialog", "Picture letters");
    assert_eq!(page.texts("dialog .age-mark"), Vec::<String>::new());
    assert!(page.text(&card).contains("9–12 years"));
}

#[test]
fn a_film_is_fetched_only_when_somebody_asks_for_it() {
    let text = include_str!("../fixtures/otherville.json");
    let mut bundle: serde_json::Value = serde_json::from_str(text).expect("JSON");
    bundle["media"] = json!([{
        "id": "lanterns",
        "kind": "video",
        "url": "media/lanterns.webm",
        "description": { "en": "Lanterns on the water" },
        "credit": { "en": "An invented hand, CC0" },
    }]);
    for event in bundle["events"].as_array_mut().into_iter().flatten() {
        if event["id"] == "lantern-days-2026" {
            event["media"] = json!(["lanterns"]);
        }
    }
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.to_string()),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/events/lantern-days-2026");
    page.find("heading", "Media");
    assert!(page.all_text().contains("An invented hand, CC0"));
    let film = page.find("link", "Film: Lanterns on the water*");
    assert_eq!(page.attribute(&film, "target").as_deref(), Some("_blank"));
    let asked = || page.site.requests().concat().contains("lanterns");
    assert!(!asked());
    page.click(&film);
    page.wait_for("the film", || asked().then_some(()));
}
