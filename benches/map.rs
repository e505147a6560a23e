//! Frame times of the map while it is dragged, in a real browser with software rendering: 300 frames of
//! a scripted drag in each mode, with cities and their names, and without.
//!
//! *Work* is the time of one frame: the pointer event, the layout of markers and names, painting the
//! canvas, and rasterising it. The benchmark reports times and never fails on them. Compare only times
//! of one run on one machine.
//!
//! `cargo bench --features browser-tests --bench map` after `make build`; `make bench` does both.

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

use serde_json::{Value, json};

use engine::Settings;
use page::Page;
use server::{Bundle, Hosting};

const FRAMES: usize = 300;

/// Drags the map for a number of frames and returns the times of each in milliseconds: first the event
/// with its effects, then the frame with the canvas, whose pixels are read at the end so that they are
/// rasterised by then. The pointer moves in curves without a pause.
const DRAG: &str = "
    const [frames] = arguments, done = arguments[arguments.length - 1];
    const stage = document.querySelector('.map-stage');
    const canvas = document.querySelector('.map-canvas');
    const context = canvas.getContext('2d');
    const box = stage.getBoundingClientRect();
    const at = (frame) => ({
        x: box.left + box.width / 2 + 0.3 * box.width * Math.cos(frame / 24),
        y: box.top + box.height / 2 + 0.3 * box.height * Math.sin(frame / 17),
    });
    const send = (type, frame, buttons) => {
        const { x, y } = at(frame);
        stage.dispatchEvent(new PointerEvent(type, {
            pointerId: 1, pointerType: 'mouse', isPrimary: true, bubbles: true, cancelable: true,
            button: type === 'pointermove' ? -1 : 0, buttons, clientX: x, clientY: y,
        }));
    };
    // A pointer that no device moves cannot be captured.
    stage.setPointerCapture = () => {};
    const frame = () => new Promise(requestAnimationFrame);
    const task = () => new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(0);
    });
    (async () => {
        const times = [];
        send('pointerdown', 0, 1);
        for (let step = 1; step <= frames + 10; step += 1) {
            const begun = frame().then(() => performance.now());
            const sent = performance.now();
            send('pointermove', step, 1);
            await Promise.resolve();
            const ended = new Promise((resolve) => queueMicrotask(async () => {
                await null; await null; await null;
                const script = performance.now() - sent;
                requestAnimationFrame(() => {
                    document.body.getBoundingClientRect();
                    context.getImageData(0, 0, 1, 1);
                    resolve([script, performance.now()]);
                });
            }));
            const start = await begun;
            const [script, end] = await ended;
            // Warm-up frames are not recorded.
            if (step > 10) times.push([script, end - start]);
            await task();
        }
        send('pointerup', frames, 0);
        done([times, canvas.width, canvas.height]);
    })();
";

fn main() {
    println!(
        "{:<12} {:<8} {:<16} {:>22} {:>22} {:>22}",
        "mode",
        "view",
        "pixels",
        "event median / p95 ms",
        "frame median / p95",
        "work median / p95"
    );
    for (labels, bundle) in [
        ("all", None),
        ("no city", Some(Bundle::Text(without_cities()))),
    ] {
        let hosting = Hosting {
            bundle: bundle.unwrap_or_default(),
            ..Hosting::default()
        };
        let page = Page::with(&Settings::default(), hosting);
        let limits = json!({ "script": 600_000, "pageLoad": 300_000 });
        page.engine.call("POST", "timeouts", limits);
        for mode in ["fisheye", "equidistant", "globe"] {
            measure(&page, mode, labels);
        }
    }
}

/// Returns the bundle of the site without cities and places.
fn without_cities() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/bundle/khabarovsk.json");
    let text = std::fs::read_to_string(path).expect("the bundle");
    let mut bundle: Value = serde_json::from_str(&text).expect("JSON");
    bundle["cities"] = json!([]);
    for list in ["events", "programmes", "documents", "series"] {
        for entry in bundle[list].as_array_mut().expect("a list") {
            entry["cities"] = json!([]);
            entry["place"] = Value::Null;
        }
    }
    bundle.to_string()
}

fn measure(page: &Page, mode: &str, labels: &str) {
    page.visit(&format!("en/map?map={mode}"));
    page.ready();
    page.wait_for("the coast", || {
        let loaded = page.fetched().iter().any(|name| name.ends_with(".bin"));
        loaded.then_some(())
    });
    let result = page.script_async(DRAG, json!([FRAMES]));
    let times = result[0].as_array().expect("a list of times");
    let column = |pick: &dyn Fn(&Value) -> f64| -> (f64, f64) {
        let mut column: Vec<f64> = times.iter().map(pick).collect();
        column.sort_by(f64::total_cmp);
        (column[FRAMES / 2], column[FRAMES * 95 / 100])
    };
    let part = |row: &Value, at: usize| row[at].as_f64().unwrap_or_default();
    let (event, frame, work) = (
        column(&|row| part(row, 0)),
        column(&|row| part(row, 1)),
        column(&|row| part(row, 0) + part(row, 1)),
    );
    println!(
        "{mode:<12} {labels:<8} {:<16} {:>13.1} / {:>6.1} {:>13.1} / {:>6.1} {:>13.1} / {:>6.1}",
        format!("{} x {}", result[1], result[2]),
        event.0,
        event.1,
        frame.0,
        frame.1,
        work.0,
        work.1
    );
}
