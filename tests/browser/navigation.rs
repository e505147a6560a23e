//! Navigation while a lazy-loaded module is being fetched.

use serde_json::json;

use crate::engine::Settings;
use crate::language_texts::{EN, JA};
use crate::page::Page;
use crate::partner::{host, inside};
use crate::server::Hosting;

/// Starts a host that delays files, by the end of their names and in milliseconds.
fn slow(slow: &'static [(&'static str, u64)]) -> Page {
    let hosting = Hosting {
        slow,
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Returns the length of the history.
fn history_length(page: &Page) -> u64 {
    let length = page.script("return history.length", json!([]));
    length.as_u64().expect("a number")
}

/// Waits until the lazy-loaded module is fetched and its view is painted.
fn wait_for_module(page: &Page) {
    let come = "return performance.getEntriesByType('resource')\
        .some((file) => file.name.endsWith('-pages.lazy.wasm') && file.responseEnd > 0)";
    page.wait_for("the lazy-loaded module", || {
        (page.script(come, json!([])) == json!(true)).then_some(())
    });
    let wait =
        "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => done()), 300)";
    page.script_async(wait, json!([]));
}

/// Checks that heading, address and language agree, that there are no errors, and that links work.
fn check_alive(page: &Page, path: &str, lang: &str, heading: &str) {
    page.find("heading", heading);
    assert_eq!(page.address(), path);
    assert_eq!(page.language(), lang);
    let broken: Vec<String> = page
        .console()
        .into_iter()
        .filter(|line| line.starts_with("SEVERE"))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
    let (next, title) = match lang {
        "ja" => (JA.about, "このサイトについて"),
        _ => (EN.about, "About this site"),
    };
    page.click(&page.find("link", next));
    page.find("heading", title);
    let code = if lang == "ja" { "ja" } else { "en" };
    page.wait_for("the next address", || {
        (page.address() == format!("{code}/about")).then_some(())
    });
}

#[test]
fn going_back_twice_quickly_leads_to_the_second_page() {
    let page = slow(&[("-pages.lazy.wasm", 2_500)]);
    page.visit("en/about");
    page.ready();
    page.click(&page.find("link", EN.calendar));
    page.find("heading", "Calendar of events");
    page.click(&page.find("link", EN.map));
    page.find("heading", "Map of partner cities");
    page.click(&page.find("summary", EN.menu));
    page.click(&page.find("link", JA.name));
    page.find("link", JA.about);
    page.reload();
    page.ready();
    // The second step is requested while the page of the first is shown, before its module arrives.
    let twice = "history.back(); setTimeout(() => history.back(), 250)";
    page.script(twice, json!([]));
    page.find("heading", "About this site");
    wait_for_module(&page);
    assert_eq!(page.address(), "en/about");
    assert_eq!(page.language(), "en");
    page.click(&page.find("link", EN.map));
    check_alive(&page, "en/map", "en", "Map of partner cities");
}

#[test]
fn a_page_that_was_left_before_its_code_came_leaves_no_entry() {
    let page = slow(&[("-pages.lazy.wasm", 2_500)]);
    page.visit("en/map");
    page.ready();
    let before = history_length(&page);
    page.click(&page.find("link", EN.about));
    page.click(&page.find("link", EN.calendar));
    page.find("heading", "Calendar of events");
    wait_for_module(&page);
    assert_eq!(history_length(&page), before + 1);
    check_alive(&page, "en/calendar", "en", "Calendar of events");
}

#[test]
fn a_page_whose_code_is_refused_does_not_take_the_reader_from_a_later_one() {
    let hosting = Hosting {
        slow: &[("-pages.lazy.wasm", 1_500)],
        blocks: "-pages.lazy.wasm",
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map");
    page.ready();
    page.script("window.same = true", json!([]));
    page.click(&page.find("link", EN.about));
    page.click(&page.find("link", EN.calendar));
    wait_for_module(&page);
    page.find("heading", "Calendar of events");
    assert_eq!(page.script("return window.same", json!([])), json!(true));
    assert_eq!(page.address(), "en/calendar");
}

#[test]
fn code_that_did_not_come_is_fetched_again_when_it_is_asked_for_again() {
    let hosting = Hosting {
        blocks: ".lazy.wasm",
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map");
    page.ready();
    page.script("window.same = true", json!([]));
    page.press("/");
    page.find("status", "This part of the page did not load.*");
    page.site.set_blocks("");
    page.press("/");
    page.find("dialog", "Search");
    page.press("Escape");
    page.click(&page.find("link", EN.about));
    page.find("heading", "About this site");
    page.gone("status", "This part of the page did not load.*");
    assert_eq!(page.script("return window.same", json!([])), json!(true));
}

#[test]
fn a_map_view_in_the_address_does_not_cancel_a_navigation() {
    let page = slow(&[("-pages.lazy.wasm", 2_500)]);
    page.visit("en/map");
    page.ready();
    page.click(&page.find("link", EN.about));
    page.click(&page.find("summary", "View of the world*"));
    page.click(&page.find("button", "Globe"));
    page.wait_for("the globe in the address", || {
        page.address().contains("map=globe").then_some(())
    });
    check_alive(&page, "en/about", "en", "About this site");
}

#[test]
fn a_language_chosen_while_code_is_fetched_keeps_the_page_that_is_shown() {
    let page = slow(&[("-pages.lazy.wasm", 2_500)]);
    page.visit("en/map");
    page.ready();
    page.click(&page.find("link", EN.about));
    page.click(&page.find("summary", EN.menu));
    page.click(&page.find("link", JA.name));
    page.find("heading", "パートナー都市の地図");
    wait_for_module(&page);
    check_alive(&page, "ja/map", JA.tag, "パートナー都市の地図");
}

/// Imitates Firefox: `link.target` returns the target of `<base>` where the link has none.
const FIREFOX: &str = "Object.defineProperty(HTMLAnchorElement.prototype, 'target', {\
    configurable: true,\
    get() {\
        const base = document.querySelector('base[target]');\
        return this.getAttribute('target') ?? base?.getAttribute('target') ?? '';\
    },\
    set(value) { this.setAttribute('target', value); },\
})";

#[test]
fn links_in_an_embedded_page_stay_in_it_whatever_the_base_says() {
    let page = Page::open();
    page.engine.chromium("Page.enable", json!({}));
    let source = json!({ "source": FIREFOX });
    page.engine
        .chromium("Page.addScriptToEvaluateOnNewDocument", source);
    let html = format!(
        "<!doctype html><title>partner</title><script async src=\"{}\"></script>\
         <pobratim-widget id=\"calendar\" view=\"calendar\" date=\"2021-05\" lang=\"en\">\
         <a href=\"{}\">Calendar</a></pobratim-widget>",
        page.site.url("embed.js"),
        page.site.url("en/calendar"),
    );
    let partner = host(&html);
    page.load_url(&partner.url("partner.html"));
    inside(&page, "calendar", || {
        page.ready();
        let link = page.find("link", "Khabarovsk City Day*");
        let target = page.script("return arguments[0].target", json!([link.as_argument()]));
        assert_eq!(target, json!("_blank"), "the property is not Firefox's");
        page.click(&link);
        page.find("heading", "Khabarovsk City Day*");
        let query = page.script("return location.search", json!([]));
        let query = query.as_str().unwrap_or_default().to_owned();
        assert!(query.contains("open=city-day-2021"), "{query}");
    });
    let windows = page.engine.call("GET", "window/handles", json!(null));
    assert_eq!(windows.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_city_is_chosen_at_once_and_its_card_follows() {
    let page = slow(&[("-details.lazy.wasm", 2_500)]);
    page.visit("en/map");
    page.ready();
    page.click(&page.find("link", "Weihai"));
    page.wait_for("the address of the city", || {
        (page.address() == "en/map?city=weihai").then_some(())
    });
    let current = page.attribute(&page.find("link", "Weihai"), "aria-current");
    assert_eq!(current.as_deref(), Some("true"));
    page.find("heading", "Weihai 威海");
    // An address with a city, and the list of a year, need the same code at the start.
    page.visit("en/map?city=weihai");
    page.find("heading", "Weihai 威海");
    page.visit("en/calendar?view=schedule&date=2021");
    page.find("heading", "Calendar of events");
    page.wait_for("the list", || {
        (!page.texts(".schedule-count").is_empty()).then_some(())
    });
}
