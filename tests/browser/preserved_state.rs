//! State that a change must preserve: the focus, the scroll position, a published page; and the day of
//! today.

use serde_json::json;

use crate::engine::Settings;
use crate::language_texts::{ALL, EN};
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Returns the name of the focused element, and whether it opens a menu.
fn focus(page: &Page) -> (String, bool) {
    let focused = page.focused().map(|focused| focused.name);
    let is_opener = "return document.activeElement.matches('.menu > summary')";
    let is_opener = page.script(is_opener, json!([])) == json!(true);
    (focused.unwrap_or_default(), is_opener)
}

#[test]
fn a_change_of_language_leaves_the_focus_on_the_menu_and_closes_it() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    let mut before = &EN;
    for texts in ALL.iter().rev() {
        page.click(&page.find("summary", before.menu));
        page.click(&page.find("link", texts.name));
        page.find("link", texts.calendar);
        page.wait_for("the focus on the menu", || {
            (focus(&page) == (texts.menu.to_owned(), true)).then_some(())
        });
        assert!(
            page.texts("details.menu[open]").is_empty(),
            "{}",
            texts.code
        );
        before = texts;
    }
}

#[test]
fn escape_closes_the_menus_and_returns_the_focus() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    for menu in [EN.menu, "Text size and theme"] {
        page.click(&page.find("summary", menu));
        assert_eq!(page.texts("details.menu[open]").len(), 1, "{menu}");
        page.press("Tab");
        page.press("Escape");
        assert!(page.texts("details.menu[open]").is_empty(), "{menu}");
        assert_eq!(focus(&page), (menu.to_owned(), true));
    }
}

fn scrolled_px(page: &Page) -> f64 {
    let y_px = page.script("return scrollY", json!([]));
    y_px.as_f64().expect("a number")
}

#[test]
fn back_and_forward_restore_the_scroll_position() {
    let page = Page::open();
    page.visit("en/review/2021");
    page.ready();
    page.script("scrollTo(0, 1500)", json!([]));
    page.wait_for("the scrolling", || {
        (scrolled_px(&page) > 1_490.0).then_some(())
    });
    // The scroll position is saved with the next frame.
    page.script_async(
        "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 50))",
        json!([]),
    );
    // A click by the driver would scroll to the link first.
    let link = "document.querySelector('header a[href$=\"/about\"]').click()";
    page.script(link, json!([]));
    page.find("heading", "About this site");
    page.wait_for("the top", || (scrolled_px(&page) < 1.0).then_some(()));
    page.back();
    page.find("heading", "2021 in review*");
    page.wait_for("the earlier scroll position", || {
        ((scrolled_px(&page) - 1_500.0).abs() < 20.0).then_some(())
    });
    page.forward();
    page.find("heading", "About this site");
    page.wait_for("the top again", || {
        (scrolled_px(&page) < 10.0).then_some(())
    });
}

fn published(bundle: Bundle) -> Page {
    let hosting = Hosting {
        published: true,
        bundle,
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

#[test]
fn a_published_page_whose_data_does_not_come_stays_and_says_so() {
    for (bundle, cause) in [
        (Bundle::Status(404), "404"),
        (Bundle::Text("{".into()), "The data could not be loaded"),
    ] {
        let page = published(bundle);
        for path in [
            "en/about/",
            "en/calendar/2021-05/",
            "en/events/city-day-2021/",
        ] {
            page.visit(path);
            let written = page.script("return document.querySelector('h1').innerText", json!([]));
            page.find("heading", "The data could not be loaded");
            page.find("button", "Try again");
            assert!(page.all_text().contains(cause), "{path}: {cause}");
            let heading = page.script("return document.querySelector('h1').innerText", json!([]));
            assert_eq!(heading, written, "{path}");
            assert!(
                page.all_text().chars().count() > 400,
                "{path} lost its text"
            );
        }
    }
}

#[test]
fn a_published_page_stays_where_building_the_view_fails() {
    let page = published(Bundle::AsBuilt);
    page.engine.chromium("Page.enable", json!({}));
    // Leptos uses comments as placeholders: without them no view can be built.
    let source = "Document.prototype.createComment = () => { throw new Error('no comments') }";
    let source = json!({ "source": source });
    page.engine
        .chromium("Page.addScriptToEvaluateOnNewDocument", source);
    page.visit("en/calendar/2021-05/");
    let lines = || page.console();
    page.wait_for("the failure", || {
        let mut lines = lines().into_iter();
        lines.any(|line| line.contains("no comments")).then_some(())
    });
    page.find("heading", "May 2021");
    assert!(page.all_text().chars().count() > 400);
}

/// Imitates a browser's translator, which replaces text nodes by elements.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim())) {
        const font = document.createElement('font');
        font.textContent = text.data;
        text.replaceWith(font);
    }";

#[test]
fn a_translated_page_shows_no_texts_of_an_earlier_one() {
    let page = Page::open();
    let translate = |selector: &str| {
        let found = format!("return document.querySelector({selector:?})");
        let found = page.script(&found, json!([]));
        page.script(TRANSLATE, json!([found]));
    };
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    translate("#calendar-heading");
    page.click(&page.find("button", "Next month"));
    page.find("heading", "June 2021*");
    page.visit("en/cities/niigata");
    page.ready();
    translate("#app");
    page.script(
        "document.querySelector('header a[href*=\"/map\"]').click()",
        json!([]),
    );
    page.find("heading", "Map of partner cities");
    assert!(!page.all_text().contains("Niigata 新潟"));
}

/// Replaces the clock of the page by `window.clock`, in milliseconds since 1970.
pub const CLOCK: &str = "
    window.clock = Date.parse(WHEN);
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
        constructor(...given) { given.length ? super(...given) : super(window.clock); }
        static now() { return window.clock; }
    };";

fn at(when: &str, zone: &str) -> Page {
    let settings = Settings {
        zone: zone.into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    page.engine.chromium("Page.enable", json!({}));
    let source = json!({ "source": CLOCK.replace("WHEN", &format!("{when:?}")) });
    page.engine
        .chromium("Page.addScriptToEvaluateOnNewDocument", source);
    page
}

/// Returns the day that the month marks as today.
fn marked(page: &Page) -> String {
    let day = "return document.querySelector('[aria-current=date]')?.dataset.date ?? ''";
    let day = page.script(day, json!([]));
    day.as_str().unwrap_or_default().to_owned()
}

#[test]
fn today_depends_on_the_displayed_time_zone() {
    // 12:00 on 10 June in Khabarovsk.
    let page = at("2026-06-10T02:00:00Z", "Pacific/Honolulu");
    for (path, today) in [
        ("en/calendar?view=month&date=2026-06", "2026-06-10"),
        (
            "en/calendar?view=month&date=2026-06&zone=mine",
            "2026-06-09",
        ),
    ] {
        page.visit(path);
        page.ready();
        page.wait_for("the day of the clock", || {
            (marked(&page) == today).then_some(())
        });
    }
}

#[test]
fn today_changes_at_midnight_and_when_the_page_is_shown_again() {
    let page = at("2026-06-10T13:58:00Z", "Asia/Vladivostok");
    page.visit("en/calendar?view=month&date=2026-06");
    page.ready();
    assert_eq!(marked(&page), "2026-06-10");
    page.script(
        "window.clock += 5 * 60_000; dispatchEvent(new Event('pageshow'))",
        json!([]),
    );
    page.wait_for("the next day", || {
        (marked(&page) == "2026-06-11").then_some(())
    });
    // Without an event, by the timer.
    page.script("window.clock += 24 * 60 * 60_000", json!([]));
    page.wait_for("the day after", || {
        (marked(&page) == "2026-06-12").then_some(())
    });
}
