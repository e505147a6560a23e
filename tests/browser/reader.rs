//! A reader of each language: the page speaks it from the first load, switches at once, and
//! remembers what was chosen.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::Hosting;
use crate::tongue::{ALL, EN, JA, KO, RU, Tongue, ZH};

/// The first load of a reader who follows a link without a language.
fn check_first_load(tongue: &Tongue) {
    let settings = Settings {
        languages: tongue.browser.into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    page.visit("");
    page.ready();
    assert_eq!(page.address(), format!("{}/", tongue.code));
    sees(&page, tongue);
    assert_eq!(page.title(), tongue.site);
    let boot = "return document.querySelectorAll('#boot, #boot-late, .boot-note').length";
    let left = page.script(boot, json!([]));
    // The note for browsers without scripts is no part of the loading shell.
    assert_eq!(left, json!(0), "the loading shell is still there");

    page.visit("calendar?date=2021-05");
    page.find("heading", tongue.may_2021);
    assert_eq!(
        page.address(),
        format!("{}/calendar?date=2021-05", tongue.code)
    );
    page.find("heading", tongue.band);
}

/// Header, map, language of the document: all in this language.
fn sees(page: &Page, tongue: &Tongue) {
    page.find("heading", tongue.site);
    page.find("heading", tongue.seen_from);
    for section in [tongue.map, tongue.calendar, tongue.about] {
        page.find("link", section);
    }
    page.find("summary", tongue.menu);
    assert_eq!(page.language(), tongue.tag);
}

#[test]
fn a_russian_browser_begins_in_russian() {
    check_first_load(&RU);
}

#[test]
fn an_english_browser_begins_in_english() {
    check_first_load(&EN);
}

#[test]
fn a_chinese_browser_begins_in_chinese() {
    check_first_load(&ZH);
}

#[test]
fn a_korean_browser_begins_in_korean() {
    check_first_load(&KO);
}

#[test]
fn a_japanese_browser_begins_in_japanese() {
    check_first_load(&JA);
}

/// Opens the menu of languages and takes another.
pub fn switch(page: &Page, from: &Tongue, to: &Tongue) {
    page.click(&page.find("summary", from.menu));
    page.click(&page.find("link", to.name));
}

#[test]
fn the_language_changes_everything_at_once_and_keeps_the_view() {
    let page = Page::open();
    page.visit("en/?date=2021-05&city=bucheon");
    page.ready();
    page.script("window.notReloaded = true", json!([]));
    let mut before = &EN;
    for tongue in [&JA, &RU, &KO, &ZH, &EN] {
        switch(&page, before, tongue);
        page.find("heading", tongue.may_2021);
        sees(&page, tongue);
        page.find("heading", tongue.band);
        // On the map and in the list.
        page.find("button", &format!("{}*", tongue.bucheon));
        page.find("link", tongue.bucheon);
        assert_eq!(page.title(), tongue.site);
        let address = format!("{}/?date=2021-05&city=bucheon", tongue.code);
        assert_eq!(page.address(), address);
        let same = page.script("return window.notReloaded === true", json!([]));
        assert_eq!(same, json!(true), "the page was loaded again");
        before = tongue;
    }
}

#[test]
fn another_language_needs_no_network() {
    let page = Page::open();
    page.visit("ja/map");
    page.ready();
    page.offline(true);
    let mut before = &JA;
    for tongue in [&KO, &ZH, &EN, &RU] {
        switch(&page, before, tongue);
        page.find("link", tongue.calendar);
        before = tongue;
    }
    assert_eq!(page.address(), "ru/map");
}

#[test]
fn languages_and_months_chosen_at_once_are_all_applied() {
    let page = Page::open();
    page.visit("en/calendar?date=2021-05");
    page.ready();
    page.script(
        "const link = (lang) => document.querySelector(`header a[hreflang=\"${lang}\"]`);\
         const [, , next] = document.querySelectorAll('.calendar-steps button');\
         link('ko').click(); link('ja').click(); next.click(); next.click()",
        json!([]),
    );
    page.find("heading", "2021年7月");
    assert_eq!(page.address(), "ja/calendar?date=2021-07");
}

#[test]
fn a_chosen_language_is_remembered_and_an_address_names_its_own() {
    let page = Page::open();
    page.visit("en/about");
    switch(&page, &EN, &KO);
    page.find("link", KO.calendar);
    page.visit("map?city=niigata");
    page.ready();
    assert_eq!(page.address(), "ko/map?city=niigata");
    // A link from a friend does not change what was chosen.
    page.visit("ja/calendar");
    page.find("link", JA.map);
    page.visit("");
    page.ready();
    assert_eq!(page.address(), "ko/");
}

#[test]
fn the_menu_offers_the_same_page_in_five_languages() {
    let page = Page::open();
    page.visit("ru/cities/bucheon?theme=dark");
    page.click(&page.find("summary", RU.menu));
    for tongue in ALL {
        let link = page.find("link", tongue.name);
        let href = page.attribute(&link, "href").unwrap_or_default();
        let expected = format!("/{}/cities/bucheon?theme=dark", tongue.code);
        assert_eq!(href, expected);
        assert_eq!(page.attribute(&link, "lang").as_deref(), Some(tongue.tag));
        assert_eq!(
            page.attribute(&link, "hreflang").as_deref(),
            Some(tongue.tag)
        );
    }
}
