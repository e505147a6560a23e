//! The bundle of one language, which is fetched first, and the whole one, which follows.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_choice::switch;
use crate::language_texts::{EN, JA, KO, LanguageTexts, RU, ZH};
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Returns the names of the bundles that were requested, in order.
fn bundles(page: &Page) -> Vec<String> {
    let requests = page.site.requests();
    let names = requests
        .iter()
        .filter_map(|path| path.split("/bundle/").nth(1));
    names.map(str::to_owned).collect()
}

/// A host that sends the whole bundle after this time.
fn slow(wait_ms: &'static [(&'static str, u64)]) -> Page {
    let hosting = Hosting {
        slow: wait_ms,
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Checks the requests of a first visit with a browser of these languages.
fn check_first_visit(hosting: Hosting, browser: &str, path: &str, first: &str) {
    let settings = Settings {
        languages: browser.into(),
        ..Settings::default()
    };
    let hosting = Hosting {
        slow: &[("_bg.wasm", 1_500)],
        ..hosting
    };
    let page = Page::with(&settings, hosting);
    page.visit(path);
    page.ready();
    assert_eq!(bundles(&page), [first], "{path}");
    // The browser fetches it while it waits for the program.
    let begun = "const at = (end) => performance.getEntriesByType('resource')
        .find((one) => new URL(one.name).pathname.endsWith(end));
        return at(arguments[0]).responseEnd < at('_bg.wasm').responseEnd";
    assert_eq!(page.script(begun, json!([first])), json!(true), "{path}");
    page.whole();
    assert_eq!(bundles(&page), [first, "khabarovsk.json"], "{path}");
}

#[test]
fn a_first_visit_fetches_the_bundle_of_the_language_of_the_address() {
    check_first_visit(
        Hosting::default(),
        "ja",
        "ru/calendar?view=month&date=2021-05",
        "khabarovsk.ru.json",
    );
}

#[test]
fn a_first_visit_fetches_the_bundle_of_the_language_of_the_browser() {
    check_first_visit(Hosting::default(), "de,zh-TW,en", "", "khabarovsk.zh.json");
}

#[test]
fn a_first_visit_below_a_path_fetches_one_bundle() {
    let hosting = Hosting {
        below_a_path: true,
        ..Hosting::default()
    };
    check_first_visit(hosting, "en", "ko/map", "khabarovsk.ko.json");
}

#[test]
fn a_published_page_fetches_the_bundle_of_its_language() {
    let hosting = Hosting {
        published: true,
        ..Hosting::default()
    };
    check_first_visit(hosting, "en", "ja/calendar/2021-05/", "khabarovsk.ja.json");
}

#[test]
fn a_remembered_language_is_fetched_first() {
    let page = Page::open();
    page.visit("en/about");
    page.ready();
    switch(&page, &EN, &KO);
    page.find("link", KO.calendar);
    let before = bundles(&page).len();
    page.visit("");
    page.ready();
    assert_eq!(page.address(), "ko/");
    assert_eq!(bundles(&page)[before..], ["khabarovsk.ko.json"]);
}

/// Checks that the page is in a language, with the texts of the bundle.
fn check_home(page: &Page, texts: &LanguageTexts) {
    page.find("heading", texts.site);
    // In the list of cities; entries name it too.
    page.wait_for("the city in the list", || {
        let names = page.texts(".city-list .city-name");
        names
            .iter()
            .any(|name| name.starts_with(texts.bucheon))
            .then_some(())
    });
    page.find("summary", texts.menu);
}

#[test]
fn a_language_chosen_before_its_texts_are_there_is_shown_with_them() {
    let page = slow(&[("khabarovsk.json", 2_500)]);
    page.visit("ru/?date=2021-05&city=bucheon");
    page.ready();
    page.script("window.notReloaded = true", json!([]));
    switch(&page, &RU, &JA);
    // The page stays until then.
    assert_eq!(page.language(), "ru");
    page.find("heading", RU.site);
    assert_eq!(page.address(), "ru/?date=2021-05&city=bucheon");
    // The page can be used until then, and the last language wins.
    let chosen = "const link = (lang) => document.querySelector(`header a[hreflang=\"${lang}\"]`);
        const [, , next] = document.querySelectorAll('.calendar-steps button');
        link('zh-Hans').click(); link('en').click(); next.click()";
    page.script(chosen, json!([]));
    page.find("heading", "Июнь 2021");
    page.find("heading", "June 2021");
    check_home(&page, &EN);
    assert_eq!(page.address(), "en/?date=2021-06&city=bucheon");
    // On the map too, whose cities were computed from the first bundle.
    page.find("button", &format!("{}*", EN.bucheon));
    let same = page.script("return window.notReloaded === true", json!([]));
    assert_eq!(same, json!(true), "the page was loaded again");
    assert_eq!(bundles(&page), ["khabarovsk.ru.json", "khabarovsk.json"]);
}

#[test]
fn without_a_network_a_loaded_site_has_every_language_and_before_it_says_so() {
    let page = Page::open();
    page.visit("ru/");
    page.ready();
    page.site.set_bundle(Bundle::Disconnect);
    switch(&page, &RU, &EN);
    page.find("status", "Эта часть страницы не загрузилась.*");
    check_home(&page, &RU);
    assert_eq!(page.address(), "ru/");
    assert_eq!(page.language(), "ru");
    // The next choice tries again.
    page.site.set_bundle(Bundle::AsBuilt);
    switch(&page, &RU, &EN);
    check_home(&page, &EN);
    page.gone("status", "Эта часть страницы не загрузилась.*");
    page.offline(true);
    let mut before = &EN;
    for texts in [&KO, &ZH, &JA, &RU] {
        switch(&page, before, texts);
        check_home(&page, texts);
        assert_eq!(page.address(), format!("{}/", texts.code));
        before = texts;
    }
}

#[test]
fn the_search_finds_titles_of_other_languages() {
    let page = slow(&[("khabarovsk.json", 1_500)]);
    page.visit("ru/calendar?view=month&date=2021-12");
    page.ready();
    page.press("/");
    let field = page.find("combobox", "Что вы ищете?");
    // In the language of the page at once, in another one as soon as the whole bundle is indexed.
    page.type_into(&field, "тхэквондо");
    page.find("option", "Турнир по тхэквондо*");
    page.press("Control+a");
    page.type_into(&field, "テコンドー");
    page.find("option", "Турнир по тхэквондо*");
    assert_eq!(bundles(&page), ["khabarovsk.ru.json", "khabarovsk.json"]);
}

/// Checks a site whose file for Russian is answered so.
fn check_without_file(answer: Bundle) {
    let hosting = Hosting {
        overrides: vec![("bundle/khabarovsk.ru.json", answer)],
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("ru/");
    page.ready();
    page.whole();
    check_home(&page, &RU);
    let found = bundles(&page);
    assert_eq!(found.last().map(String::as_str), Some("khabarovsk.json"));
    page.offline(true);
    switch(&page, &RU, &JA);
    check_home(&page, &JA);
}

#[test]
fn without_a_file_for_the_language_the_whole_bundle_is_fetched() {
    check_without_file(Bundle::Status(404));
    // A host that answers unknown paths with a page.
    check_without_file(Bundle::Text("<!doctype html><title>Welcome</title>".into()));
}

#[test]
fn a_bundle_published_meanwhile_is_loaded_with_the_next_language() {
    let page = Page::open();
    let mut newer: Value = serde_json::from_str(&page.site.built_bundle()).expect("JSON");
    newer["site"]["updated"] = json!("2030-01-01");
    newer["events"].as_array_mut().expect("events").remove(0);
    page.visit("ru/?date=2021-05");
    page.ready();
    page.script("window.notReloaded = true", json!([]));
    page.site.set_bundle(Bundle::Text(newer.to_string()));
    switch(&page, &RU, &EN);
    check_home(&page, &EN);
    page.ready();
    assert_eq!(page.address(), "en/?date=2021-05");
    let same = page.script("return window.notReloaded === true", json!([]));
    assert_eq!(same, json!(false));
    let warned = page.console();
    assert!(
        warned.iter().any(|line| line.contains("bundle-changed")),
        "{warned:?}"
    );
}
