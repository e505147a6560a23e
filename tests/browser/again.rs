//! A page that becomes another in its place is what the other is when it is opened by itself: in
//! whatever order a reader goes through months, views, filters, languages and pages, nothing of an
//! earlier one is left behind.

use serde_json::json;

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// The page as lines: elements with their attributes in order, and texts.
const WRITTEN: &str = "
    const lines = [];
    const write = (node, depth) => {
        const indent = ' '.repeat(depth);
        // Leptos marks places with comments.
        if (node.nodeType === Node.COMMENT_NODE) return;
        if (node.nodeType === Node.TEXT_NODE) {
            // The clock of a city goes on between one look and the next.
            const isClock = node.parentElement.closest('[data-now]');
            const text = isClock ? node.data.replace(/\\d\\d:\\d\\d/, 'now') : node.data;
            const last = lines.at(-1);
            if (text && last?.depth === depth && last.text) last.line += text;
            else if (text) lines.push({ depth, text: true, line: indent + text });
            return;
        }
        // A `style` from which all properties were taken away is as none.
        const set = [...node.attributes].filter(({ name, value }) => name !== 'style' || value);
        const attributes = set.map(({ name, value }) => `${name}=${value}`);
        lines.push({ depth, line: indent + [node.localName, ...attributes.sort()].join(' ') });
        for (const inside of node.childNodes) write(inside, depth + 1);
        lines.push({ depth, line: indent + '/' });
    };
    write(document.getElementById('app'), 0);
    return [document.title, document.documentElement.lang, ...lines.map(({ line }) => line)];
";

/// Follows links, as a reader does, and writes down each page when it has come to rest.
const FOLLOW: &str = "
    const [url, done] = arguments;
    const link = document.createElement('a');
    link.href = url;
    link.dataset.whole = '';
    document.body.append(link);
    link.click();
    link.remove();
    let rest = 12;
    const wait = () => rest-- ? requestAnimationFrame(() => setTimeout(wait)) : done();
    wait();
";

/// Lines that are in one of two and not in the other, a few of them.
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
        vec!["reached:".to_owned()],
        part(one),
        vec!["opened:".to_owned()],
        part(other),
    ]
    .concat()
}

fn check_paths(page: &Page, paths: &[&str]) {
    let written = || crate::see::strings(&page.script(WRITTEN, json!([])));
    let open = |path: &str| {
        page.visit(path);
        page.ready();
        page.wait_for("the rest of the program", || {
            let read = "return document.documentElement.hasAttribute('data-indexed')";
            (page.script(read, json!([])) == json!(true)).then_some(())
        });
    };
    let follow = |path: &str| {
        page.script_later(FOLLOW, json!([page.site.url(path)]));
        written()
    };
    open(paths[0]);
    let reached: Vec<_> = paths.iter().map(|path| follow(path)).collect();
    for (path, reached) in paths.iter().zip(&reached) {
        open(path);
        let found = difference(reached, &follow(path));
        assert_eq!(found, Vec::<String>::new(), "{path}");
    }
}

/// Ways through the calendar of an invented city, with much that has days and hours.
const MONTHS: [&str; 14] = [
    "en/calendar?date=2026-06",
    "en/calendar?date=2026-07",
    "en/calendar?date=2026-05",
    "ja/calendar?date=2026-05",
    "ja/calendar?date=2026-06-20",
    "ja/calendar?date=2026-06-13&weeks=1",
    "ja/calendar?date=2026-02",
    "en/calendar?date=2026-06",
    "en/calendar?view=week&date=2026-06-13",
    "ja/calendar?view=week&date=2026-06-20",
    "en/calendar?view=agenda&date=2026",
    "ja/calendar?view=year&date=2026",
    "ja/calendar?date=2026-06&city=niigata",
    "en/calendar?date=2026-06",
];

fn otherville(settings: &Settings) -> Page {
    let hosting = Hosting {
        bundle: Bundle::Text(include_str!("../fixtures/otherville.json").into()),
        ..Hosting::default()
    };
    Page::with(settings, hosting)
}

#[test]
fn a_month_that_is_reached_is_the_month_that_is_opened() {
    let page = otherville(&Settings::default());
    check_paths(&page, &MONTHS);
    // Where only the first weeks are in view.
    page.resize(1280, 700);
    check_paths(&page, &MONTHS);
}

#[test]
fn a_month_on_a_phone_that_is_reached_is_the_month_that_is_opened() {
    let page = otherville(&Settings {
        width_px: 500,
        ..Settings::default()
    });
    check_paths(&page, &MONTHS);
}

#[test]
fn a_page_that_is_reached_is_the_page_that_is_opened() {
    let page = Page::open();
    check_paths(
        &page,
        &[
            "en/calendar?date=2021-05",
            "en/calendar?date=2021-06",
            "en/calendar?date=2021-06&city=niigata",
            "en/calendar?view=agenda&date=2021&city=niigata&category=sports",
            "en/calendar?view=agenda&date=2021",
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
            "ru/calendar?date=2021-05",
        ],
    );
}

#[test]
fn a_map_that_is_reached_is_the_map_that_is_opened() {
    let page = Page::open();
    // Where it looks is reached at once, and not by a flight.
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
fn an_embedded_page_that_is_reached_is_the_page_that_is_opened() {
    let page = Page::open();
    check_paths(
        &page,
        &[
            "en/calendar?embed=1&date=2021-05",
            "en/calendar?embed=1&date=2021-06",
            "ja/calendar?embed=1&date=2021-06",
            "ja/calendar?embed=1&view=agenda&date=2021&city=niigata",
            "ja/map?embed=1&map=globe@50,150,8000",
            "ko/programmes?embed=1",
            "ko/cities/niigata?embed=1",
            "en/cities/harbin?embed=1",
            "en/calendar?embed=1&date=2021-05",
        ],
    );
}
