//! How quickly the map follows a hand, in a real browser that paints by software: 300 frames of a
//! scripted drag in each mode, with the cities and their names, and without any.
//!
//! *Work* is what one frame takes: the pointer's event, the layout of markers and names, the
//! painting of the canvas, and the filling of its pixels. Reports and never fails on time. Times
//! are only worth comparing within one run on one machine.
//!
//! `cargo bench --features browser-tests --bench map` after `make build`; `make bench` does both.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    dead_code,
    reason = "a benchmark stops where it fails, and uses a part of the tests' language"
)]

#[path = "../tests/browser/act.rs"]
mod act;
#[path = "../tests/browser/engine.rs"]
mod engine;
#[path = "../tests/browser/find.rs"]
mod find;
#[path = "../tests/browser/page.rs"]
mod page;
#[path = "../tests/browser/see.rs"]
mod see;
#[path = "../tests/browser/server.rs"]
mod server;
#[path = "../tests/browser/wire.rs"]
mod wire;

use serde_json::{Value, json};

use engine::Settings;
use page::Page;
use server::{Bundle, Hosting};

const FRAMES: usize = 300;

/// Drags the map for so many frames and gives back what each took, in milliseconds: first the
/// event with all that follows from it, then the frame with the canvas, whose pixels are asked for
/// at its end so that they are filled by then. The hand goes round and never rests.
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
            // The first few warm up.
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

/// The site's own bundle with all that happens in it, but nowhere.
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
    let told = page.script_later(DRAG, json!([FRAMES]));
    let times = told[0].as_array().expect("a list of times");
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
        format!("{} x {}", told[1], told[2]),
        event.0,
        event.1,
        frame.0,
        frame.1,
        work.0,
        work.1
    );
}
