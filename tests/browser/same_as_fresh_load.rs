//! Client-side navigation yields the same DOM as a fresh load, in any order of months, views, filters,
//! languages and pages.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Serialises the page as lines: elements with their attributes in order, and texts.
const SERIALISE: &str = "
    const lines = [];
    const write = (node, depth) => {
        const indent = ' '.repeat(depth);
        // Leptos uses comments as placeholders.
        if (node.nodeType === Node.COMMENT_NODE) return;
        if (node.nodeType === Node.TEXT_NODE) {
            // The time in a city differs between two readings.
            const isClock = node.parentElement.closest('[data-now]');
            const text = isClock ? node.data.replace(/\\d\\d:\\d\\d/, 'now') : node.data;
            const last = lines.at(-1);
            if (text && last?.depth === depth && last.text) last.line += text;
            else if (text) lines.push({ depth, text: true, line: indent + text });
            return;
        }
        // An empty `style` attribute counts as none.
        const set = [...node.attributes].filter(({ name, value }) => name !== 'style' || value);
        const attributes = set.map(({ name, value }) => `${name}=${value}`);
        lines.push({ depth, line: indent + [node.localName, ...attributes.sort()].join(' ') });
        for (const inside of node.childNodes) write(inside, depth + 1);
        lines.push({ depth, line: indent + '/' });
    };
    write(document.getElementById('app'), 0);
    return [document.title, document.documentElement.lang, ...lines.map(({ line }) => line)];
";

/// Follows a link and waits until all deferred rendering is done.
const FOLLOW: &str = "
    const [url, done] = arguments;
    const link = document.createElement('a');
    link.href = url;
    link.dataset.fullPage = '';
    document.body.append(link);
    link.click();
    link.remove();
    let rest = 12;
    const wait = () => rest-- ? requestAnimationFrame(() => setTimeout(wait)) : done();
    wait();
";

/// Returns a few lines of both pages from the first difference; nothing where they are equal.
fn difference(one: &[String], other: &[String]) -> Vec<String> {
    if one == other {
        return Vec::new();
    }
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    let at = at.unwrap_or(one.len().min(other.len()));
    let part = |lines: &[String]| {
        let lines = lines.get(at.saturating_sub(3)..).unwrap_or_default();
        lines.iter().take(8).cloned().collect::<Vec<_>>()
    };
    [
        vec!["after navigation:".to_owned()],
        part(one),
        vec!["after a fresh load:".to_owned()],
        part(other),
    ]
    .concat()
}

fn check_paths(page: &Page, paths: &[&str]) {
    let serialised = || crate::queries::strings(&page.script(SERIALISE, json!([])));
    let open = |path: &str| {
        page.visit(path);
        page.ready();
        page.wait_for("the rest of the program", || {
            let read = "return document.documentElement.hasAttribute('data-indexed')";
            (page.script(read, json!([])) == json!(true)).then_some(())
        });
    };
    let follow = |path: &str| {
        page.script_async(FOLLOW, json!([page.site.url(path)]));
        page.wait_for(
            "the land of the map of a city, which is fetched later",
            || {
                let drawn = "return !document.querySelector('.small-map')\
                || !!document.querySelector('.small-map-land')";
                (page.script(drawn, json!([])) == json!(true)).then_some(())
            },
        );
        serialised()
    };
    open(paths[0]);
    let reached: Vec<_> = paths.iter().map(|path| follow(path)).collect();
    for (path, reached) in paths.iter().zip(&reached) {
        open(path);
        let found = difference(reached, &follow(path));
        assert_eq!(found, Vec::<String>::new(), "{path}");
    }
}

/// A walk through the calendar of an invented city, whose bundle has many days and hours.
const MONTHS: [&str; 14] = [
    "en/calendar?view=month&date=2026-06",
    "en/calendar?view=month&date=2026-07",
    "en/calendar?view=month&date=2026-05",
    "ja/calendar?view=month&date=2026-05",
    "ja/calendar?view=month&date=2026-06-20",
    "ja/calendar?view=month&date=2026-06-13&weeks=1",
    "ja/calendar?view=month&date=2026-02",
    "en/calendar?view=month&date=2026-06",
    "en/calendar?view=week&date=2026-06-13",
    "ja/calendar?view=week&date=2026-06-20",
    "en/calendar?view=schedule&date=2026",
    "ja/calendar?view=year&date=2026",
    "ja/calendar?view=month&date=2026-06&city=niigata",
    "en/calendar?view=month&date=2026-06",
];

fn otherville(settings: &Settings) -> Page {
    let hosting = Hosting {
        bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
        ..Hosting::default()
    };
    Page::with(settings, hosting)
}

#[test]
fn a_month_after_navigation_equals_a_fresh_load() {
    let page = otherville(&Settings::default());
    check_paths(&page, &MONTHS);
    // Only the first weeks fit into this window.
    page.resize(1280, 700);
    check_paths(&page, &MONTHS);
}

#[test]
fn a_month_on_a_phone_after_navigation_equals_a_fresh_load() {
    let page = otherville(&Settings {
        width_px: 500,
        ..Settings::default()
    });
    check_paths(&page, &MONTHS);
}

#[test]
fn a_page_after_navigation_equals_a_fresh_load() {
    let page = Page::open();
    check_paths(
        &page,
        &[
            "en/calendar?view=month&date=2021-05",
            "en/calendar?view=month&date=2021-06",
            "en/calendar?view=month&date=2021-06&city=niigata",
            "en/calendar?view=schedule&date=2021&city=niigata&category=sports",
            "en/calendar?view=schedule&date=2021",
            "ru/cities/niigata",
            "ru/cities/harbin",
            "ja/cities/harbin",
            "ja/programmes",
            "ko/programmes?age=12",
            "ko/about",
            "zh/about",
            "zh/review/2021",
            "zh/review/2022",
            "en/review/2021",
            "en/events/school43-konan-meeting-2021-06",
            "ru/events/school43-konan-meeting-2021-06",
            "ru/calendar?view=month&date=2021-05",
        ],
    );
}

#[test]
fn a_map_after_navigation_equals_a_fresh_load() {
    let page = Page::open();
    // Without the animation to another map view.
    page.prefer("prefers-reduced-motion", "reduce");
    check_paths(
        &page,
        &[
            "en/map?map=equidistant@48,135,9000",
            "en/map?map=equidistant@48,135,9000&city=niigata",
            "ja/map?map=equidistant@48,135,9000&city=niigata",
            "ja/map?map=equidistant@48,135,9000&city=harbin",
            "ja/map?map=globe@50,150,8000&tie=sister",
            "ru/map?map=globe@50,150,8000&date=2021-05",
            "en/map?map=globe@50,150,8000",
        ],
    );
}

#[test]
fn an_embedded_page_after_navigation_equals_a_fresh_load() {
    let page = Page::open();
    check_paths(
        &page,
        &[
            "en/calendar?embed=1&date=2021-05",
            "en/calendar?embed=1&date=2021-06",
            "ja/calendar?embed=1&date=2021-06",
            "ja/calendar?embed=1&view=schedule&date=2021&city=niigata",
            "ja/map?embed=1&map=globe@50,150,8000",
            "ko/programmes?embed=1",
            "ko/cities/niigata?embed=1",
            "en/cities/harbin?embed=1",
            "en/calendar?embed=1&date=2021-05",
        ],
    );
}
