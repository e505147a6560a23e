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

/// The languages whose words the page has asked for.
fn words_asked_for(page: &Page) -> Vec<String> {
    let ended = |request: &String| {
        let stem = request.split('?').next()?.strip_suffix(".txt")?;
        Some(stem.rsplit('-').next()?.to_owned())
    };
    page.site.requests().iter().filter_map(ended).collect()
}

#[test]
fn the_words_of_one_language_come_first_and_the_others_later() {
    let page = Page::open();
    page.visit("ja/about");
    page.ready();
    assert_eq!(words_asked_for(&page), ["ja"]);
    let sorted = || {
        let mut asked = words_asked_for(&page);
        asked.sort();
        asked
    };
    page.wait_for("the words of the other languages", || {
        (sorted() == ["en", "ja", "ko", "ru", "zh"]).then_some(())
    });
    // Now a switch needs no network.
    page.offline(true);
    switch(&page, &JA, &KO);
    page.find("link", KO.calendar);
}

#[test]
fn a_month_turned_while_words_are_on_their_way_is_not_lost() {
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
fn a_language_whose_words_do_not_come_leaves_the_page_as_it_is() {
    let page = Page::open();
    page.visit("en/about");
    page.ready();
    page.offline(true);
    switch(&page, &EN, &KO);
    let note = "The words in 한국어 did not arrive.";
    page.wait_for("the note", || page.words().contains(note).then_some(()));
    assert_eq!(page.address(), "en/about");
    page.find("link", EN.calendar);
    page.offline(false);
    page.click(&page.find("link", KO.name));
    page.find("link", KO.calendar);
    assert_eq!(page.address(), "ko/about");
    assert!(!page.words().contains(note));
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
