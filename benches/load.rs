//! How long a bundle takes to load: once on every visit, before anything is painted.
//!
//! Reports and never fails. Times are only worth comparing within one run on one machine.

#![allow(clippy::print_stdout, reason = "a benchmark reports to a terminal")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures")]

use std::hint::black_box;
use std::time::Instant;

use pobratim::model::load;

const BUNDLE: &str = include_str!("../public/bundle/khabarovsk.json");
const RUNS: usize = 60;

fn main() {
    let mut times_us: Vec<u128> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            drop(black_box(load(black_box(BUNDLE))));
            started.elapsed().as_micros()
        })
        .collect();
    times_us.sort_unstable();
    let kb = BUNDLE.len() / 1024;
    println!(
        "load the Khabarovsk bundle, {kb} KB, {RUNS} runs: median {} µs, p95 {} µs",
        times_us[RUNS / 2],
        times_us[RUNS * 95 / 100]
    );
}
