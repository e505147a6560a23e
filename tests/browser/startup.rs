//! Start of the app: its requests, and messages where it cannot start.

use crate::engine::Settings;
use crate::page::Page;
use crate::server::Hosting;

/// Checks the message in a browser of these languages, with the program blocked.
fn check_blocked(languages: &str, path: &str, lang: &str, heading: &str, retry: &str) {
    let settings = Settings {
        languages: languages.into(),
        ..Settings::default()
    };
    let page = Page::with(
        &settings,
        Hosting {
            blocks: ".wasm",
            ..Hosting::default()
        },
    );
    page.visit(path);
    page.find("heading", heading);
    assert_eq!(page.language(), lang);
    let before = page.site.requests().len();
    page.click(&page.find("button", retry));
    page.wait_for("a second try", || {
        (page.site.requests().len() > before).then_some(())
    });
    page.find("heading", heading);
}

#[test]
fn a_missing_module_is_explained_and_other_pages_work() {
    let hosting = Hosting {
        blocks: ".lazy.wasm",
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("ru/map");
    page.ready();
    // A search that cannot be loaded shows a message over the unchanged page.
    page.press("/");
    page.find("status", "Эта часть страницы не загрузилась.*");
    page.find("heading", "Карта городов-партнёров");
    page.visit("ru/about");
    page.find("heading", "Часть страницы не загрузилась");
    page.find("button", "Попробовать ещё раз");
    page.visit("ru/calendar?view=month&date=2021-05");
    page.find("heading", "Часть страницы не загрузилась");
    page.visit("ru/calendar?date=2021-05");
    page.ready();
    // A menu that cannot be loaded shows the message inside.
    page.click(&page.find("summary", "Всё показанное — в мой календарь"));
    page.find("status", "Эта часть страницы не загрузилась.*");
    page.wait_for("the note in the menu", || {
        let notes = page.texts("details[open] > p");
        notes
            .iter()
            .any(|note| note.starts_with("Эта часть страницы не загрузилась."))
            .then_some(())
    });
    // A link to a page of a missing module reloads it, with the same message.
    page.visit("ru/map");
    page.ready();
    page.click(&page.find("link", "О проекте"));
    page.find("heading", "Часть страницы не загрузилась");
}

#[test]
fn a_blocked_program_is_explained_in_russian() {
    let heading = "Часть страницы не загрузилась";
    check_blocked("en-US", "ru/calendar", "ru", heading, "Попробовать ещё раз");
}

#[test]
fn a_blocked_program_is_explained_in_english() {
    check_blocked(
        "fr-FR,fr",
        "",
        "en",
        "Part of this page did not arrive",
        "Try again",
    );
}

#[test]
fn a_blocked_program_is_explained_in_chinese() {
    check_blocked("zh-CN,zh", "", "zh-Hans", "页面未能完整加载", "重试");
}

#[test]
fn a_blocked_program_is_explained_in_korean() {
    let heading = "페이지의 일부를 불러오지 못했습니다";
    check_blocked("ko-KR,ko", "calendar", "ko", heading, "다시 시도");
}

#[test]
fn a_blocked_program_is_explained_in_japanese() {
    let heading = "ページの一部を読み込めませんでした";
    check_blocked("ja,en", "map", "ja", heading, "もう一度試す");
}

#[test]
fn without_scripts_the_page_says_what_it_needs_in_five_languages() {
    let settings = Settings {
        scripts: false,
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    page.visit("ru/");
    let text = page.all_text();
    for sentence in [
        "Карте и календарю нужны JavaScript и WebAssembly.",
        "The map and the calendar need JavaScript and WebAssembly.",
        "地图和日历需要 JavaScript 和 WebAssembly。",
        "지도와 일정을 보려면 JavaScript와 WebAssembly가 필요합니다.",
        "地図とカレンダーの表示には JavaScript と WebAssembly が必要です。",
    ] {
        assert!(
            text.contains(sentence),
            "`{sentence}` is missing from:\n{text}"
        );
    }
}

#[test]
fn the_locator_and_the_browser_agree_on_names() {
    let page = Page::with(
        &Settings::default(),
        Hosting {
            blocks: ".wasm",
            ..Hosting::default()
        },
    );
    page.visit("en/");
    for (role, name) in [
        ("heading", "Part of this page did not arrive"),
        ("button", "Try again"),
    ] {
        let found = page.find(role, name);
        assert_eq!(
            page.role_and_name(&found),
            (role.to_owned(), name.to_owned())
        );
    }
}

/// Checks that no file is fetched twice or from another host, that there are at most eight requests,
/// and that the Content Security Policy blocks nothing.
fn check_start(hosting: Hosting) {
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/");
    page.wait_for("the program", || {
        page.site
            .requests()
            .iter()
            .any(|path| path.ends_with(".wasm"))
            .then_some(())
    });
    page.gone("status", "Pobratim");
    let home = page.site.url("");
    let elsewhere: Vec<String> = page
        .fetched()
        .into_iter()
        .filter(|url| !url.starts_with(&home))
        .collect();
    assert!(
        elsewhere.is_empty(),
        "fetched from other hosts: {elsewhere:?}"
    );

    let requests = page.site.requests();
    assert!(
        requests.len() <= 8,
        "{} requests: {requests:#?}",
        requests.len()
    );
    for (at, path) in requests.iter().enumerate() {
        assert!(
            !requests[..at].contains(path),
            "fetched twice: {path} in {requests:#?}"
        );
    }
    let refused: Vec<String> = page
        .console()
        .into_iter()
        .filter(|line| line.contains("Content Security Policy") || line.starts_with("SEVERE"))
        .collect();
    assert!(refused.is_empty(), "errors in the console: {refused:#?}");
}

#[test]
fn a_start_takes_at_most_eight_requests_to_its_own_host() {
    check_start(Hosting::default());
}

#[test]
fn a_start_below_a_path_is_the_same() {
    check_start(Hosting {
        below_a_path: true,
        ..Hosting::default()
    });
}
