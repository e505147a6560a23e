//! Time of loading a bundle, which happens once on every visit before the first paint.
//!
//! The benchmark reports times and never fails on them. Compare only times of one run on one machine.

#![allow(clippy::print_stdout, reason = "a benchmark reports to a terminal")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures")]

mod generate;

use std::hint::black_box;
use std::time::Instant;

use pobratim::model::load;

const BUNDLE: &str = include_str!("../public/bundle/khabarovsk.json");
const RUNS: usize = 60;

fn main() {
    report("the Khabarovsk bundle", BUNDLE);
    report("10,000 events", &generate::bundle(10_000, 1));
}

fn report(what: &str, bundle: &str) {
    let mut times_us: Vec<u128> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            drop(black_box(load(black_box(bundle))));
            started.elapsed().as_micros()
        })
        .collect();
    times_us.sort_unstable();
    let kb = bundle.len() / 1024;
    println!(
        "load {what}, {kb} KB, {RUNS} runs: median {} µs, p95 {} µs",
        times_us[RUNS / 2],
        times_us[RUNS * 95 / 100]
    );
}
