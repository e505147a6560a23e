//! A partner's web editor: the site below a path, in a frame, and for another city.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_texts::{EN, KO, RU};
use crate::page::Page;
use crate::server::{Bundle, Hosting};

#[test]
fn below_a_path_every_link_and_deep_address_works() {
    let page = Page::with(
        &Settings::default(),
        Hosting {
            below_a_path: true,
            ..Hosting::default()
        },
    );
    page.visit("");
    page.ready();
    assert_eq!(page.address(), "en/");
    page.click(&page.find("link", "Calendar"));
    page.find("heading", "Calendar of events");
    assert_eq!(page.address(), "en/calendar");
    page.visit("ko/calendar?view=month&date=2021-05");
    page.find("heading", KO.may_2021);
    page.click(&page.find("link", "2021년 하바롭스크 도시의 날"));
    page.reload();
    page.ready();
    page.back();
    page.find("heading", KO.may_2021);
    let base = page.site.url("");
    let base = base
        .trim_start_matches("http://")
        .split_once('/')
        .map_or("", |(_, path)| path);
    let links = page.script(
        "return [...document.querySelectorAll('a[href]')].filter((link) => !link.target)\
            .map((link) => link.getAttribute('href'))",
        json!([]),
    );
    for link in crate::queries::strings(&links) {
        let inside = link.starts_with('#') || link.starts_with(&format!("/{base}"));
        assert!(inside, "`{link}` leaves the site");
    }
    let outside: Vec<String> = page
        .site
        .requests()
        .into_iter()
        .filter(|path| !path.starts_with(&format!("/{base}")))
        .collect();
    assert_eq!(outside, Vec::<String>::new());
}

#[test]
fn inside_another_page_header_and_footer_stay_hidden() {
    let page = Page::open();
    page.visit("ru/calendar?view=month&date=2021-05&embed=1&theme=dark");
    page.find("heading", RU.may_2021);
    page.gone("link", RU.about);
    let link = page.find("link", "День города Хабаровска*");
    let href = page.attribute(&link, "href").unwrap_or_default();
    assert_eq!(href, "/ru/events/city-day-2021?embed=1&theme=dark");
    page.click(&link);
    page.find("heading", "День города Хабаровска*");
    page.gone("link", RU.about);
}

/// The spellings in five languages, and the old Chinese name.
const KHABAROVSK: [&str; 6] = [
    "хабаровск",
    "khabarovsk",
    "哈巴罗夫斯克",
    "伯力",
    "하바롭스크",
    "ハバロフスク",
];

fn otherville() -> Hosting {
    Hosting {
        bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
        ..Hosting::default()
    }
}

#[test]
fn the_site_of_another_city_never_names_khabarovsk() {
    let page = Page::with(&Settings::default(), otherville());
    let pages = [
        ("", "Otherville and its partner cities"),
        ("map", "Map of partner cities"),
        ("calendar?view=month&date=2026-06", "June 2026"),
        ("calendar?view=schedule&date=2026", "2026"),
        ("cities/otherville", "Otherville"),
        ("cities/tallpine", "Tallpine"),
        ("events/harbour-concert-2026", ""),
        ("about", "About this site"),
        ("nowhere", "Page not found"),
    ];
    for lang in ["en", "ja"] {
        for (path, heading) in pages {
            page.visit(&format!("{lang}/{path}"));
            page.ready();
            if lang == "en" && !heading.is_empty() {
                page.find("heading", heading);
            }
            // Everything that is shown to people, screen readers and search engines. The names of
            // the two data files are those of the build.
            let text = page.script(
                "const metas = [...document.querySelectorAll('meta')]\
                    .filter((meta) => !meta.name.startsWith('pobratim:')).map((meta) => meta.content);\
                 return [document.title, ...metas, document.body.outerHTML].join('\\n').toLowerCase()",
                json!([]),
            );
            let text = text.as_str().unwrap_or_default();
            for name in KHABAROVSK {
                let at = text.find(name).map(|at| {
                    let from = text[..at]
                        .char_indices()
                        .rev()
                        .nth(80)
                        .map_or(0, |(at, _)| at);
                    text[from..].chars().take(160).collect::<String>()
                });
                assert_eq!(at, None, "{lang}/{path} contains `{name}`");
            }
        }
    }
}

#[test]
fn the_site_of_another_city_offers_its_own_two_languages() {
    let settings = Settings {
        languages: "ru-RU,ru,ja".into(),
        ..Settings::default()
    };
    let page = Page::with(&settings, otherville());
    // Russian is not offered: the next of the browser's languages applies.
    page.visit("ru/calendar?view=month&date=2026-06");
    page.find("heading", "2026年6月");
    assert_eq!(page.address(), "ja/calendar?view=month&date=2026-06");
    page.click(&page.find("summary", "言語：日本語"));
    page.find("link", "English");
    page.find("link", "日本語");
    let offered = page.texts("nav ~ * a[hreflang], header a[hreflang]");
    assert_eq!(offered, ["English", "日本語"]);
    page.click(&page.find("link", "English"));
    page.find("heading", "June 2026");
}

#[test]
fn a_missing_text_falls_back_and_says_so() {
    let mut bundle: Value =
        serde_json::from_str(include_str!("../fixtures/otherville.json")).expect("JSON");
    for event in bundle["events"].as_array_mut().expect("events") {
        if event["id"] == json!("picture-letters-2026") {
            event["title"].as_object_mut().expect("texts").remove("ja");
        }
    }
    let title = bundle["events"]
        .as_array()
        .and_then(|events| {
            events
                .iter()
                .find(|event| event["id"] == json!("picture-letters-2026"))
        })
        .and_then(|event| event["title"]["en"].as_str())
        .expect("an English title")
        .to_owned();
    let page = Page::with(&Settings::default(), otherville());
    page.site.set_bundle(Bundle::Text(bundle.to_string()));
    page.visit("ja/calendar?view=month&date=2026-06");
    page.find("heading", "2026年6月");
    let link = page.find("link", &format!("{title}*"));
    assert!(
        link.name.contains("未翻訳です。原文の言語：英語"),
        "{link:?}"
    );
    let own = page.script(
        "return [...arguments[0].querySelectorAll('[lang]')].map((text) =>\
            [text.lang, text.textContent])",
        json!([link.as_argument()]),
    );
    assert_eq!(own, json!([["en", title]]));
    assert!(page.text(&link).contains("英語"), "the mark is not visible");
    // A text in the language of the page has no mark.
    page.visit("en/calendar?view=month&date=2026-06");
    page.find("link", &title);
    page.find("summary", EN.menu);
}
