//! The language of the page: chosen by the browser on the first load, switched by the menu, and
//! remembered.

use serde_json::json;

use crate::engine::Settings;
use crate::language_texts::{ALL, EN, JA, KO, LanguageTexts, RU, ZH};
use crate::page::Page;
use crate::server::Hosting;

/// Checks the first load of an address without a language.
fn check_first_load(texts: &LanguageTexts) {
    let settings = Settings {
        languages: texts.browser.into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    page.visit("");
    page.ready();
    assert_eq!(page.address(), format!("{}/", texts.code));
    check_language(&page, texts);
    assert_eq!(page.title(), texts.site);
    let boot = "return document.querySelectorAll('#boot, #boot-late, .boot-note').length";
    let left = page.script(boot, json!([]));
    // The note for browsers without scripts is not part of the loading shell.
    assert_eq!(left, json!(0), "the loading shell is still there");

    page.visit("calendar?view=month&date=2021-05");
    page.find("heading", texts.may_2021);
    assert_eq!(
        page.address(),
        format!("{}/calendar?view=month&date=2021-05", texts.code)
    );
    page.find("heading", texts.band);
}

/// Checks that header, map and the language of the document are in this language.
fn check_language(page: &Page, texts: &LanguageTexts) {
    page.find("heading", texts.site);
    page.find("heading", texts.seen_from);
    for section in [texts.map, texts.calendar, texts.about] {
        page.find("link", section);
    }
    page.find("summary", texts.menu);
    assert_eq!(page.language(), texts.tag);
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

/// Chooses another language in the menu.
pub fn switch(page: &Page, from: &LanguageTexts, to: &LanguageTexts) {
    page.click(&page.find("summary", from.menu));
    page.click(&page.find("link", to.name));
}

#[test]
fn the_language_changes_everything_at_once_and_keeps_the_view() {
    let page = Page::open();
    page.visit("en/?view=month&date=2021-05&city=bucheon");
    page.ready();
    page.script("window.notReloaded = true", json!([]));
    let mut before = &EN;
    for texts in [&JA, &RU, &KO, &ZH, &EN] {
        switch(&page, before, texts);
        page.find("heading", texts.may_2021);
        check_language(&page, texts);
        page.find("heading", texts.band);
        // On the map and in the list.
        page.find("button", &format!("{}*", texts.bucheon));
        page.find("link", texts.bucheon);
        assert_eq!(page.title(), texts.site);
        let address = format!("{}/?view=month&date=2021-05&city=bucheon", texts.code);
        assert_eq!(page.address(), address);
        let same = page.script("return window.notReloaded === true", json!([]));
        assert_eq!(same, json!(true), "the page was loaded again");
        before = texts;
    }
}

#[test]
fn another_language_needs_no_network() {
    let page = Page::open();
    page.visit("ja/map");
    page.ready();
    page.whole();
    page.offline(true);
    let mut before = &JA;
    for texts in [&KO, &ZH, &EN, &RU] {
        switch(&page, before, texts);
        page.find("link", texts.calendar);
        before = texts;
    }
    assert_eq!(page.address(), "ru/map");
}

#[test]
fn languages_and_months_chosen_at_once_are_all_applied() {
    let page = Page::open();
    page.visit("en/calendar?view=month&date=2021-05");
    page.ready();
    page.script(
        "const link = (lang) => document.querySelector(`header a[hreflang=\"${lang}\"]`);\
         const [, , next] = document.querySelectorAll('.calendar-steps button');\
         link('ko').click(); link('ja').click(); next.click(); next.click()",
        json!([]),
    );
    page.find("heading", "2021年7月");
    assert_eq!(page.address(), "ja/calendar?view=month&date=2021-07");
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
    // A language in the address does not change the saved choice.
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
    for texts in ALL {
        let link = page.find("link", texts.name);
        let href = page.attribute(&link, "href").unwrap_or_default();
        let expected = format!("/{}/cities/bucheon?theme=dark", texts.code);
        assert_eq!(href, expected);
        assert_eq!(page.attribute(&link, "lang").as_deref(), Some(texts.tag));
        assert_eq!(
            page.attribute(&link, "hreflang").as_deref(),
            Some(texts.tag)
        );
    }
}
