//! A bundle that cannot be loaded, or has faults.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// The expected texts of the error screen in a language.
struct Screen {
    /// The address to open.
    path: &'static str,
    tag: &'static str,
    title: &'static str,
    cause: &'static str,
    remedy: &'static str,
    retry: &'static str,
    /// A heading of the page with a good bundle.
    heading_after: &'static str,
}

/// Checks the screen for a bundle that cannot be loaded, and that its button loads a good one.
fn check_failure(page: &Page, bundle: Bundle, screen: &Screen) {
    page.site.set_bundle(bundle);
    page.visit(screen.path);
    page.find("heading", screen.title);
    page.find("paragraph", screen.cause);
    page.find("paragraph", screen.remedy);
    assert_eq!(page.language(), screen.tag);
    assert_eq!(page.title(), screen.title);
    let ready = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(page.script(ready, json!([])), json!(false));

    // The same screen while the bundle is broken, and the page once it is repaired.
    let before = page.site.requests().len();
    page.click(&page.find("button", screen.retry));
    page.wait_for("a second try", || {
        let requests = page.site.requests();
        requests[before..]
            .iter()
            .any(|path| path.contains("bundle/"))
            .then_some(())
    });
    page.find("heading", screen.title);
    page.site.set_bundle(Bundle::AsBuilt);
    page.click(&page.find("button", screen.retry));
    page.find("heading", screen.heading_after);
    page.ready();
}

#[test]
fn an_empty_file_is_explained_in_russian() {
    let page = Page::open();
    let screen = Screen {
        path: "ru/calendar?view=month&date=2021-05",
        tag: "ru",
        title: "Не удалось загрузить данные",
        cause: "Файл данных пуст.",
        remedy: "Обновите страницу позже или сообщите владельцу сайта.",
        retry: "Повторить",
        heading_after: "Май 2021",
    };
    check_failure(&page, Bundle::Text(String::new()), &screen);
    check_failure(&page, Bundle::Text(" \n".into()), &screen);
}

#[test]
fn a_truncated_file_and_one_that_is_not_json_are_explained_in_english() {
    let page = Page::open();
    let screen = Screen {
        path: "en/about",
        tag: "en",
        title: "The data could not be loaded",
        cause: "The data file is damaged or incomplete.",
        remedy: "Reload the page later, or tell the site’s owner.",
        retry: "Try again",
        heading_after: "About this site",
    };
    let whole = page.site.built_bundle();
    let half: String = whole.chars().take(whole.chars().count() / 2).collect();
    check_failure(&page, Bundle::Text(half), &screen);
    let hello = "<!doctype html><title>Welcome</title>";
    check_failure(&page, Bundle::Text(hello.into()), &screen);
}

#[test]
fn another_format_version_is_explained_in_chinese() {
    let page = Page::open();
    let screen = Screen {
        path: "zh/map",
        tag: "zh-Hans",
        title: "无法加载数据",
        cause: "数据文件版本不符：pobratim/2。需要：pobratim/1。",
        remedy: "请稍后刷新页面，或告知网站管理者。",
        retry: "重试",
        heading_after: "伙伴城市地图",
    };
    let other = page
        .site
        .built_bundle()
        .replacen("pobratim/1", "pobratim/2", 1);
    check_failure(&page, Bundle::Text(other), &screen);
}

#[test]
fn a_server_that_answers_with_an_error_is_explained_in_korean() {
    let settings = Settings {
        languages: "ko-KR,ko".into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, Hosting::default());
    for (status, cause) in [
        (404, "서버가 오류를 반환했습니다: 404."),
        (500, "서버가 오류를 반환했습니다: 500."),
    ] {
        let screen = Screen {
            // Without a language in the address the browser's applies.
            path: "",
            tag: "ko",
            title: "데이터를 불러올 수 없습니다",
            cause,
            remedy: "잠시 후 다시 시도하세요. 해결되지 않으면 사이트 운영자에게 알려 주세요.",
            retry: "다시 시도",
            heading_after: "하바롭스크와 협력 도시",
        };
        check_failure(&page, Bundle::Status(status), &screen);
    }
}

#[test]
fn a_broken_connection_is_explained_in_japanese() {
    let page = Page::open();
    let screen = Screen {
        path: "ja/calendar?view=month&date=2021-05",
        tag: "ja",
        title: "データを読み込めませんでした",
        cause: "サーバーに接続できません。",
        remedy: "インターネット接続を確認して、もう一度お試しください。",
        retry: "もう一度試す",
        heading_after: "2021年5月",
    };
    check_failure(&page, Bundle::Disconnect, &screen);
}

#[test]
fn a_file_without_a_usable_entry_is_explained_in_english() {
    let page = Page::open();
    let mut bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("JSON");
    for list in ["events", "programmes", "documents", "series", "cities"] {
        bundle[list] = json!([{}]);
    }
    let screen = Screen {
        path: "en/calendar",
        tag: "en",
        title: "The data could not be loaded",
        cause: "The data file holds no usable entry.",
        remedy: "Reload the page later, or tell the site’s owner.",
        retry: "Try again",
        heading_after: "Calendar of events",
    };
    check_failure(&page, Bundle::Text(bundle.to_string()), &screen);
}

/// Returns the lines that the page has written to the console.
fn our_lines(page: &Page) -> Vec<String> {
    page.console()
        .into_iter()
        .filter(|line| line.contains("pobratim: "))
        .collect()
}

#[test]
fn one_broken_event_is_left_out_and_named_once_in_the_console() {
    let page = Page::open();
    let mut bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("JSON");
    let events = bundle["events"].as_array_mut().expect("events");
    let broken = events
        .iter_mut()
        .find(|event| event["id"] == json!("city-day-2021"))
        .expect("the City Day");
    broken["when"] = json!("2021-05-32");
    page.site.set_bundle(Bundle::Text(bundle.to_string()));
    page.visit("en/calendar?view=schedule&date=2021-01/2026-12");
    page.ready();
    let lines = our_lines(&page);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(
        lines[0].contains("bad-date") && lines[0].contains("events["),
        "{lines:?}"
    );

    let shown = page.data_values("data-event");
    assert!(!shown.contains(&"city-day-2021".to_owned()));
    let events = bundle["events"].as_array().expect("events");
    let is_shown = |event: &&Value| shown.iter().any(|id| event["id"] == json!(id));
    let dated = events.iter().filter(|event| event.get("when").is_some());
    assert_eq!(dated.clone().filter(is_shown).count(), dated.count() - 1);
    // Neither the whole bundle nor navigation reports it again.
    page.whole();
    assert_eq!(our_lines(&page), Vec::<String>::new());
    page.click(&page.find("link", "Map"));
    page.find("heading", "Map of partner cities");
    assert_eq!(our_lines(&page), Vec::<String>::new());
}

#[test]
fn a_bundle_with_many_faults_still_shows_what_is_right() {
    let text = include_str!("../fixtures/broken-event.json");
    let page = Page::with(
        &Settings::default(),
        Hosting {
            bundle: Bundle::Text(text.into()),
            ..Hosting::default()
        },
    );
    page.visit("en/calendar?view=month&date=2026-06");
    page.ready();
    page.find("heading", "June 2026");
    let loaded = pobratim::model::load(text).expect("a usable bundle");
    let lines = our_lines(&page);
    assert_eq!(lines.len(), loaded.faults.len(), "{lines:#?}");
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for fault in &loaded.faults {
        let beginning = format!("pobratim: {} {}", fault.code, fault.path);
        *count.entry(beginning).or_default() += 1;
    }
    for (beginning, times) in count {
        let found = lines
            .iter()
            .filter(|line| line.contains(&beginning))
            .count();
        assert!(
            found >= times,
            "`{beginning}` is reported {found} times of {times}"
        );
    }
    assert!(
        page.data_values("data-event")
            .contains(&"regatta-2026".to_owned())
    );
}
