//! Times of the search by words and by time, of building its index, and of facet counts, and the memory of both, with 1,000,
//! 10,000 and 100,000 events.
//!
//! The benchmark reports times and never fails on them. Compare only times of one run on one machine; a
//! browser takes one and a half to three times as long.

#![allow(clippy::print_stdout, reason = "a benchmark reports to a terminal")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures")]

mod generate;

use std::hint::black_box;
use std::time::Instant;

use pobratim::model::{Bundle, Filter, Format, Scope, Values, load};
use pobratim::search::{Excerpt, Index, Query, Record, TimeQuery};
use pobratim::text::Lang;
use pobratim::time::{Weekday, days};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const SEED: u64 = 2021;
const RUNS: usize = 40;
/// Records that are indexed per step; the page checks its clock after each step.
const SLICE: usize = 32;

/// Queries that are typed character by character.
const TYPED: [&str; 8] = [
    "Niigata",
    "встреча школ",
    "концрет дружбы",
    "Friendship concert 4711",
    "友谊音乐会",
    "학교 교류",
    "友好コンサート",
    "Харбин турнир",
];

/// Queries with a time, alone and with a word.
const TIMES: [&str; 4] = [
    "2021",
    "декабрь 2021",
    "concert summer 2021",
    "2021年の音楽",
];

fn main() {
    println!(
        "{:<9} {:>9} {:>11} {:>9} {:>21} {:>15} {:>15} {:>15}",
        "events",
        "memory MB",
        "built in ms",
        "slice ms",
        "keystroke med/p95 ms",
        "with excerpts",
        "by time",
        "facet counts"
    );
    for size in SIZES {
        let text = generate::bundle(size, SEED);
        if let Ok(loaded) = load(&text) {
            measure(size, &loaded.bundle);
        }
    }
}

fn measure(events: usize, bundle: &Bundle) {
    let mut index = Index::new(bundle, Vec::new());
    let mut longest_ms = 0.0_f64;
    let mut build_ms = 0.0;
    let mut is_whole = false;
    while !is_whole {
        let started = Instant::now();
        is_whole = index.step(bundle, SLICE);
        let ms = started.elapsed().as_secs_f64() * 1e3;
        longest_ms = longest_ms.max(ms);
        build_ms += ms;
    }
    let mut find = Vec::new();
    let mut show = Vec::new();
    for _ in 0..RUNS {
        for typed in TYPED {
            let letters: Vec<usize> = typed.char_indices().map(|(at, _)| at).skip(1).collect();
            for end in letters.into_iter().chain([typed.len()]) {
                let started = Instant::now();
                let query = Query::new(&typed[..end]);
                let answer = index.find(bundle, &query, Lang::En, 8);
                find.push(started.elapsed().as_secs_f64() * 1e3);
                for hit in answer.groups.iter().flat_map(|group| &group.hits) {
                    let (query, record) = (&answer.query, hit.record);
                    black_box(Excerpt::title(bundle, query, record, Lang::En));
                    black_box(Excerpt::reason(bundle, query, record, Lang::En));
                }
                show.push(started.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    let mut during = Vec::new();
    for typed in TIMES.into_iter().cycle().take(RUNS) {
        let started = Instant::now();
        black_box(find_in_time(bundle, &index, typed));
        during.push(started.elapsed().as_secs_f64() * 1e3);
    }
    let online = Filter {
        formats: vec![Format::Online],
        ..Filter::default()
    };
    let mut values = Values::new(bundle);
    while !values.step(bundle, SLICE) {}
    let mut count = Vec::new();
    for filter in [&Filter::default(), &online].into_iter().cycle().take(RUNS) {
        let started = Instant::now();
        black_box(values.count(bundle, filter, None));
        count.push(started.elapsed().as_secs_f64() * 1e3);
    }
    let both = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or(0.0);
        format!("{:.2} / {:.2}", at(50), at(95))
    };
    println!(
        "{events:<9} {:>9.1} {build_ms:>11.0} {longest_ms:>9.2} {:>21} {:>15} {:>15} {:>15}",
        (index.bytes() + values.bytes()) as f64 / 1024.0 / 1024.0,
        both(&mut find),
        both(&mut show),
        both(&mut during),
        both(&mut count),
    );
}

/// Returns the number of entries in the time of a query that match its words.
fn find_in_time(bundle: &Bundle, index: &Index, typed: &str) -> Option<usize> {
    let today = days::date(2021, 6, 15)?;
    let time = TimeQuery::parse(typed, today, Weekday::Monday)?;
    let words = Query::new(&time.rest);
    let matches = index.matches(&words);
    let found = bundle.during(Scope::ALL, &time.window()?, today, 8, &|occurrence| {
        words.is_empty() || index.is_match(&matches, Record::of(occurrence.subject))
    });
    Some(found.count())
}
