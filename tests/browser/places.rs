//! The page of places: from the header, from an event and from the search, by its address, on a phone.

use serde_json::json;

use crate::accessibility::violations;
use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Opens the site of an invented city with venues.
fn lanternport() -> Page {
    let hosting = Hosting {
        bundle: Bundle::Text(include_str!("../fixtures/fair.json").into()),
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Waits until a place has the focus and is in the viewport.
fn is_reached(page: &Page, name: &str) {
    page.wait_for(name, || (page.focused()?.name == name).then_some(()));
    let script = "const box = document.activeElement.getBoundingClientRect();\
        return box.top >= 0 && box.top < innerHeight";
    page.wait_for("a place in the viewport", || {
        (page.script(script, json!([])) == json!(true)).then_some(())
    });
}

#[test]
fn a_tourist_reads_the_places_and_follows_the_contents() {
    let page = lanternport();
    page.visit("en/calendar?view=month&date=2026-06");
    page.click(&page.find("link", "Places"));
    page.find("heading", "Places");
    assert_eq!(page.address(), "en/places");
    assert!(page.title().starts_with("Places · "), "{}", page.title());
    page.find("article", "Harbour Hall");
    page.find("article", "Salt Museum");
    page.click(&page.find("link", "Theatres and concert halls"));
    is_reached(&page, "Theatres and concert halls");

    // An event of a place opens as any other event.
    page.click(&page.find("link", "Lantern Workshop"));
    page.find("dialog", "Lantern Workshop");
    page.press("Escape");
    page.gone("dialog", "Lantern Workshop");
    page.find("heading", "Places");
}

#[test]
fn the_place_of_an_event_leads_to_its_anchor_and_back_to_the_event() {
    let page = lanternport();
    page.visit("en/events/lantern-fair-2026");
    page.click(&page.find("link", "Harbour Hall"));
    page.find("heading", "Places");
    is_reached(&page, "Harbour Hall");
    assert_eq!(page.address(), "en/places#places-harbour-hall");
    page.back();
    page.find("heading", "Lantern Fair");
    assert_eq!(page.address(), "en/events/lantern-fair-2026");

    // The same address as a link from elsewhere.
    page.screen(360, 640);
    page.visit("en/about");
    page.visit("en/places#places-salt-museum");
    is_reached(&page, "Salt Museum");
    assert_eq!(page.address(), "en/places#places-salt-museum");
}

#[test]
fn a_place_is_found_by_the_search() {
    let page = lanternport();
    page.visit("ja/");
    page.ready();
    page.press("/");
    let field = page.find("combobox", "何をお探しですか？");
    page.type_into(&field, "塩の博物館");
    page.find("option", "塩の博物館 博物館*");
    page.press("Enter");
    page.find("heading", "スポット");
    is_reached(&page, "塩の博物館");
    assert_eq!(page.address(), "ja/places#places-salt-museum");
}

#[test]
fn places_fit_on_a_phone_and_keep_the_accessibility_rules_in_both_themes() {
    let page = lanternport();
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        for (width, height) in [(360, 740), (480, 740), (1280, 900)] {
            page.screen(width, height);
            page.visit(&format!("{lang}/places"));
            page.ready();
            // The sections are in one row, and one link leads to places: in the header or on phones in
            // the menu.
            let fits = "const shown = (selector) => [...document.querySelectorAll(selector)]\
                    .filter((link) => link.getClientRects().length);\
                const links = shown('.site-nav a').map((link) => link.getBoundingClientRect());\
                const menu = document.querySelector('.site-menu ul');\
                const of_menu = getComputedStyle(menu).display === 'none' ? [] :\
                    menu.querySelectorAll('a[href$=\"/places\"]');\
                const places = [...shown('.site-nav a[href$=\"/places\"]'), ...of_menu];\
                return document.documentElement.scrollWidth <= innerWidth && places.length === 1\
                    && links.every((box) => box.top === links[0].top && box.right <= innerWidth)";
            assert_eq!(page.script(fits, json!([])), json!(true), "{lang} {width}");
            for theme in ["light", "dark"] {
                page.prefer("prefers-color-scheme", theme);
                let found = violations(&page);
                assert_eq!(found, Vec::<String>::new(), "{lang} {width} {theme}");
            }
        }
    }
}
