//! Response times of the calendar in a real browser: a step to the next month, a filter, a character
//! typed into the search, and a change of language, with 1,000, 10,000 and 100,000 events.
//!
//! Each action begins at the start of a frame on an idle page. *Work* is the time until the visible
//! part is changed, laid out and painted on the main thread; *painted* is the time until the browser
//! has presented the frame, at sixty frames per second at least the rest of one. Content below the
//! window is rendered in the next frame; the last columns include it, because they cover the whole
//! action. The benchmark reports times and never fails on them. Compare only times of one run on one
//! machine.
//!
//! `cargo bench --features browser-tests --bench calendar` after `make build`; `make bench` does
//! both. `POBRATIM_BENCH_EVENTS=10000` runs one size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    dead_code,
    reason = "a benchmark stops where it fails, and uses a part of the test harness"
)]

#[path = "../tests/browser/actions.rs"]
mod actions;
#[path = "../tests/browser/engine.rs"]
mod engine;
mod generate;
#[path = "../tests/browser/locator.rs"]
mod locator;
#[path = "../tests/browser/page.rs"]
mod page;
#[path = "../tests/browser/queries.rs"]
mod queries;
#[path = "../tests/browser/server.rs"]
mod server;
#[path = "../tests/browser/webdriver.rs"]
mod webdriver;

use serde_json::json;

use engine::Settings;
use page::Page;
use server::{Bundle, Hosting};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Number of measured runs of each action.
const RUNS: usize = 60;
/// Number of warm-up runs before that; `MEASURE` has the same number.
const WARM_UP_RUNS: usize = 4;
/// The seed of the test of the generator.
const SEED: u64 = 2021;

/// Runs the actions in turn and returns pairs of work and painted, in milliseconds. An action is an
/// address of the site, which is opened by a click on a link.
const MEASURE: &str = "
    const [paths, runs] = arguments, done = arguments[arguments.length - 1];
    const frame = () => new Promise(requestAnimationFrame);
    const task = () => new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(0);
    });
    const link = document.createElement('a');
    link.dataset.replace = '';
    document.body.append(link);
    (async () => {
        const times = [];
        for (let run = -4; run < runs; run += 1) {
            link.href = paths[(run + 4) % paths.length];
            await frame();
            const start = performance.now();
            link.click();
            await task();
            document.body.getBoundingClientRect();
            const work = performance.now() - start;
            await frame();
            await task();
            // Warm-up runs are not recorded.
            if (run >= 0) times.push([work, performance.now() - start]);
            // Waits for content below the window.
            for (let wait = 0; wait < 2; wait += 1) {
                await frame();
                await task();
            }
        }
        link.remove();
        done(times);
    })();
";

fn main() {
    // Not an argument: `cargo bench` passes arguments of its own harness.
    let only = std::env::var("POBRATIM_BENCH_EVENTS").ok();
    println!(
        "{:<9} {:<28} {:>21} {:>21}   {:>19}",
        "events", "action", "work median / p95 ms", "painted median / p95", "script+style+layout"
    );
    for size in SIZES {
        if only.as_ref().is_none_or(|only| *only == size.to_string()) {
            measure(size);
        }
    }
}

fn measure(events: usize) {
    let text = generate::bundle(events, SEED);
    let hosting = Hosting {
        bundle: Bundle::Text(text),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.engine.call(
        "POST",
        "timeouts",
        json!({ "script": 600_000, "pageLoad": 300_000 }),
    );
    page.visit("en/calendar?date=2020-05");
    page.ready();
    // The search and the counts read the bundle after the first page.
    page.wait_for("all of the bundle", || {
        let read = "return document.documentElement.hasAttribute('data-indexed')";
        (page.script(read, json!([])) == json!(true)).then_some(())
    });

    let months = |query: &str| -> Vec<String> {
        let months = (1..=12).map(|month| format!("en/calendar?date=2020-{month:02}{query}"));
        months.collect()
    };
    report(&page, events, "month step", &months(""));
    report(
        &page,
        events,
        "month step, filtered",
        &months("&category=sports"),
    );
    let filters = [
        "",
        "&city=niigata",
        "&category=sports",
        "&city=harbin&category=city",
    ];
    let filters = filters.map(|filter| format!("en/calendar?date=2020-05{filter}"));
    report(&page, events, "filter, month", &filters);
    let languages = pobratim::text::Lang::ALL.map(|lang| lang.code());
    report(
        &page,
        events,
        "language, month",
        &languages.map(|lang| format!("{lang}/calendar?date=2020-05")),
    );
    let typed = [
        "N",
        "Ni",
        "Nii",
        "Niig",
        "Niiga",
        "Niigata",
        "%D0%B2%D1%81",
        "%D0%B2%D1%81%D1%82",
    ];
    report(
        &page,
        events,
        "search, a character",
        &typed.map(|typed| format!("en/calendar?date=2020-05&q={typed}")),
    );
    let years: Vec<String> = (2014..2026)
        .map(|year| format!("en/calendar?view=year&date={year}"))
        .collect();
    report(&page, events, "year step", &years);
    let lists: Vec<String> = (2014..2026)
        .map(|year| format!("en/calendar?view=agenda&date={year}"))
        .collect();
    report(&page, events, "list of a year, step", &lists);
    report(
        &page,
        events,
        "list of a year, language",
        &languages.map(|lang| format!("{lang}/calendar?view=agenda&date=2020")),
    );
}

fn report(page: &Page, events: usize, action: &str, paths: &[String]) {
    let urls: Vec<String> = paths.iter().map(|path| page.site.url(path)).collect();
    let before = spent(page);
    let times = page.script_async(MEASURE, json!([urls, RUNS]));
    let spent = spent(page);
    let share = |at: usize| (spent[at] - before[at]) * 1000.0 / (RUNS + WARM_UP_RUNS) as f64;
    let column = |at: usize| -> Vec<f64> {
        let rows = times.as_array().expect("a list of times");
        let mut column: Vec<f64> = rows.iter().filter_map(|row| row[at].as_f64()).collect();
        column.sort_by(f64::total_cmp);
        column
    };
    let [work, painted] = [column(0), column(1)];
    println!(
        "{events:<9} {action:<28} {:>12.1} / {:>6.1} {:>12.1} / {:>6.1}   {:>5.1} + {:>4.1} + {:>4.1}",
        work[RUNS / 2],
        work[RUNS * 95 / 100],
        painted[RUNS / 2],
        painted[RUNS * 95 / 100],
        share(0),
        share(1),
        share(2),
    );
}

/// Returns the seconds that the page has spent in scripts and the program, in style recalculation, and
/// in layout.
fn spent(page: &Page) -> [f64; 3] {
    page.engine.chromium("Performance.enable", json!({}));
    let answer = page.engine.chromium("Performance.getMetrics", json!({}));
    let metrics = answer["metrics"].as_array().expect("a list of metrics");
    ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map(|name| {
        let metric = metrics.iter().find(|metric| metric["name"] == name);
        metric
            .and_then(|metric| metric["value"].as_f64())
            .expect("a metric of Chromium")
    })
}
