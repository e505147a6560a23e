//! Requests, layout shifts, horizontal overflow, and memory.

use serde_json::{Value, json};

use crate::page::Page;
use crate::queries;

/// An address of each kind of page.
const PAGES: [&str; 9] = [
    "",
    "map",
    "calendar?date=2021-05",
    "calendar?view=schedule&date=2021",
    "cities/bucheon",
    "events/music-school1-gyeonggi-masterclass-2021-05",
    "about",
    "review/2022",
    "nowhere",
];

#[test]
fn pages_make_at_most_eight_requests_and_none_to_other_hosts() {
    let page = Page::open();
    let home = page.site.url("");
    for path in PAGES {
        let before = page.site.requests().len();
        page.visit(&format!("zh/{path}"));
        page.ready();
        let requests = page.site.requests().len() - before;
        assert!(requests <= 8, "zh/{path}: {requests} requests");
        let elsewhere: Vec<String> = page
            .fetched()
            .into_iter()
            .filter(|url| !url.starts_with(&home))
            .collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "zh/{path}");
    }
    let messages: Vec<String> = page
        .console()
        .into_iter()
        // Chromium's remarks about preloads: hashes, and a preload that only pages with a map use.
        .filter(|line| !line.contains("integrity") && !line.contains("was preloaded using"))
        .collect();
    assert_eq!(messages, Vec::<String>::new());
}

/// Returns the cumulative layout shift and the elements that moved (web.dev/cls, without session
/// windows, which only make it smaller).
fn layout_shift(page: &Page) -> Value {
    page.script_async(
        "const done = arguments[arguments.length - 1];\
         const moved = [];\
         const observer = new PerformanceObserver((list) => moved.push(...list.getEntries()));\
         observer.observe({ type: 'layout-shift', buffered: true });\
         setTimeout(() => done([moved.reduce((sum, one) => sum + one.value, 0),\
            moved.flatMap((one) => one.sources.map(({ node }) =>\
                `${one.value.toFixed(3)} ${node?.nodeName} ${node?.className}`))]), 300)",
        json!([]),
    )
}

fn check_layout_shift(width_px: u32, height_px: u32) {
    let page = Page::open();
    page.screen(width_px, height_px);
    for path in [
        "ru/",
        "ja/",
        "ru/calendar",
        "ru/calendar?date=2021-05",
        "ja/calendar?date=2021-05",
    ] {
        page.visit(path);
        page.ready();
        let moved = layout_shift(&page);
        let total = moved[0].as_f64().unwrap_or(f64::MAX);
        assert!(
            total <= 0.02,
            "{path} at {width_px} px moves by {total:.3}: {:#}",
            moved[1]
        );
    }
}

#[test]
fn nothing_moves_while_a_phone_loads() {
    check_layout_shift(360, 740);
}

#[test]
fn nothing_moves_while_a_wide_screen_loads() {
    check_layout_shift(1440, 900);
}

#[test]
fn short_and_long_pages_are_equally_wide() {
    let page = Page::open();
    page.screen(1200, 1000);
    let width = |path: &str| {
        page.visit(path);
        page.ready();
        let measured = page.script(
            "return [document.scrollingElement.scrollHeight > innerHeight, \
                document.querySelector('header').getBoundingClientRect().width]",
            json!([]),
        );
        (measured[0].as_bool(), measured[1].as_f64())
    };
    // A page that is long only later, such as one that loads slowly, would move.
    let (short, long) = (width("en/nowhere"), width("en/about"));
    assert_eq!((short.0, long.0), (Some(false), Some(true)), "scrollable");
    assert_eq!(short.1, long.1, "width of the header");
}

/// Returns the elements beyond the right edge of the window, with their right edges in CSS pixels.
pub fn overflow(page: &Page) -> Vec<String> {
    let script = "const width = document.documentElement.clientWidth;\
        if (document.scrollingElement.scrollWidth <= width) return [];\
        return [`${document.scrollingElement.scrollWidth} of ${width}`,\
            ...[...document.body.querySelectorAll('*')]\
            .filter((element) => element.getBoundingClientRect().right > width + 0.5)\
            .filter((element) => !element.closest('nav'))\
            .slice(0, 8)\
            .map((element) => `${element.tagName} ${element.className} ` +\
                element.getBoundingClientRect().right + ' ' + element.textContent.slice(0, 30))]";
    queries::strings(&page.script(script, json!([])))
}

fn check_fits(lang: &str) {
    let page = Page::open();
    page.screen(360, 740);
    for path in PAGES {
        page.visit(&format!("{lang}/{path}"));
        page.ready();
        assert_eq!(overflow(&page), Vec::<String>::new(), "{lang}/{path}");
        // The mode for low vision, and text of twice the usual size.
        for (name, on, off) in [
            (
                "the mode for low vision",
                "Object.assign(document.documentElement.dataset, { textSize: 'largest', lowVision: '' })",
                "['textSize', 'lowVision'].forEach((name) => delete document.documentElement.dataset[name])",
            ),
            (
                "200 % text",
                "document.documentElement.style.fontSize = '200%'",
                "document.documentElement.style.fontSize = ''",
            ),
        ] {
            page.script(on, json!([]));
            assert_eq!(
                overflow(&page),
                Vec::<String>::new(),
                "{lang}/{path}: {name}"
            );
            page.script(off, json!([]));
        }
    }
}

#[test]
fn russian_fits_a_narrow_phone_also_with_large_text() {
    check_fits("ru");
}

#[test]
fn japanese_fits_a_narrow_phone_also_with_large_text() {
    check_fits("ja");
}

/// Steps through months and languages by the controls of the page. A script, because a thousand
/// WebDriver commands would take minutes.
const WALK: &str = "
    const [steps, done] = [arguments[0], arguments[arguments.length - 1]];
    const turn = () => new Promise((next) => setTimeout(next));
    (async () => {
        for (let step = 0; step < steps; step++) {
            const [back, , on] = document.querySelectorAll('.calendar-steps button');
            (step < steps / 2 ? on : back).click();
            await turn();
            if (step % 5 === 4) {
                const others = [...document.querySelectorAll('header a[hreflang]')];
                const at = others.findIndex((link) => link.hasAttribute('aria-current'));
                others[(at + 1) % others.length].click();
                await turn();
            }
        }
        done(true);
    })();
";

/// Allows scripts of hundreds of steps, each of which draws a month, on a slow machine: 80 s instead of
/// WebDriver's 30 s.
fn allow_long_scripts(page: &Page) {
    page.engine
        .call("POST", "timeouts", json!({ "script": 80_000 }));
}

/// Returns the number of DOM nodes in memory, including detached ones.
fn live_nodes(page: &Page) -> i64 {
    // Nodes that the program releases in finalizers are collected by a later run.
    for _ in 0..3 {
        page.engine
            .chromium("HeapProfiler.collectGarbage", json!({}));
    }
    let counters = page.engine.chromium("Memory.getDOMCounters", json!({}));
    counters["nodes"].as_i64().unwrap_or(i64::MAX)
}

#[test]
fn a_long_walk_through_months_and_languages_leaks_no_nodes() {
    let page = Page::open();
    allow_long_scripts(&page);
    page.visit("en/?date=2021-05");
    page.ready();
    page.whole();
    let here = page.address();
    let walk = |steps: u32| {
        page.script_async(WALK, json!([steps]));
        assert_eq!(page.address(), here, "the walk does not end where it began");
        page.find("heading", "May 2021");
        live_nodes(&page)
    };
    // The first steps fill caches.
    let nodes = walk(50);
    let more_nodes = walk(250);
    // A view or two may not have been released yet; a leak would keep one for each of fifty languages.
    assert!(
        more_nodes <= nodes * 3,
        "{nodes} nodes after 50 steps, {more_nodes} after 300"
    );
}

/// Returns the numbers of DOM nodes and listeners and the bytes of the heap after a collection.
fn alive(page: &Page) -> [f64; 3] {
    // Callbacks for the next frame keep their views alive.
    page.script_async(
        "const done = arguments[0];\
         requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))",
        json!([]),
    );
    page.engine
        .chromium("HeapProfiler.collectGarbage", json!({}));
    let counted = page.engine.chromium("Memory.getDOMCounters", json!({}));
    let heap = page.engine.chromium("Runtime.getHeapUsage", json!({}));
    [
        &counted["nodes"],
        &counted["jsEventListeners"],
        &heap["usedSize"],
    ]
    .map(|number| number.as_f64().expect("a number"))
}

/// Follows the links in turn `times` times, each in a task of its own.
fn follow(page: &Page, paths: &[&str], times: usize) {
    let urls: Vec<String> = paths.iter().map(|path| page.site.url(path)).collect();
    page.script_async(
        "const [urls, times] = arguments, done = arguments[arguments.length - 1];\
         const link = document.createElement('a');\
         link.dataset.replace = '';\
         document.body.append(link);\
         let at = 0;\
         const next = () => {\
            if (at === times) { link.remove(); done(true); return; }\
            link.href = urls[at % urls.length];\
            at += 1;\
            link.click();\
            setTimeout(next);\
         };\
         next();",
        json!([urls, times]),
    );
}

#[test]
fn a_thousand_months_and_two_hundred_languages_leak_no_memory() {
    let months = [
        "ru/calendar?view=month&date=2021-05",
        "ru/calendar?view=month&date=2021-06",
        "ru/calendar?view=month&date=2021-07",
        "ru/calendar?view=month&date=2021-08",
    ];
    let languages = ["en", "zh", "ko", "ja", "ru"]
        .map(|lang| format!("{lang}/calendar?view=month&date=2021-08"));
    let languages: Vec<&str> = languages.iter().map(String::as_str).collect();
    let page = Page::open();
    allow_long_scripts(&page);
    page.visit(months[3]);
    page.ready();
    // The lazy-loaded modules are fetched and the search index is complete.
    page.wait_for("the index of the search", || {
        let indexed = "return document.documentElement.hasAttribute('data-indexed')";
        (page.script(indexed, json!([])) == json!(true)).then_some(())
    });
    follow(&page, &months, 100);
    follow(&page, &languages, 20);
    let [nodes, listeners, _] = alive(&page);
    follow(&page, &months, 1_000);
    follow(&page, &languages, 200);
    let [nodes_later, listeners_later, bytes] = alive(&page);
    assert_eq!(
        (nodes_later, listeners_later),
        (nodes, listeners),
        "nodes and listeners"
    );
    // The browser compiles frequently used code, so bytes are compared after that.
    follow(&page, &months, 1_000);
    let [_, _, bytes_later] = alive(&page);
    assert!(
        bytes_later <= bytes * 1.02,
        "{bytes} bytes, and {bytes_later} a thousand months later"
    );
}
