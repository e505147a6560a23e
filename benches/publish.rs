//! Speed and peak memory of publishing a site with 1,000, 10,000 and 100,000 invented events in two
//! languages.
//!
//! Pages per second and memory should not depend on the size. The benchmark reports and never fails.
//! The largest run writes some 4 GB, which it removes again. `POBRATIM_BENCH_EVENTS=10000` runs one
//! size.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    dead_code,
    reason = "a benchmark reports to a terminal, stops where it fails, and measures"
)]

mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// The seed of the test of the generator.
const SEED: u64 = 2021;
/// Index of a release without a program, because only pages are measured.
const INDEX: &str = "<!doctype html><html><meta charset=utf-8><base href=/>\
    <meta name=pobratim:bundle content=bundle.json>\
    <link href=/a.css rel=stylesheet><script data-js=/a.js data-wasm=/a.wasm defer src=/boot.js>\
    </script></head><body></body></html>";

fn main() {
    let size = std::env::var("POBRATIM_BENCH_EVENTS").ok();
    let size = size.and_then(|size| size.parse().ok());
    let sizes = size.map_or(SIZES.to_vec(), |size: usize| vec![size]);
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-publish");
    for events in sizes {
        let release = root.join("release");
        std::fs::create_dir_all(&release).expect("the folder of the build can be written");
        std::fs::write(release.join("index.html"), INDEX).unwrap();
        let mut bundle: serde_json::Value =
            serde_json::from_str(&generate::bundle(events, SEED)).unwrap();
        bundle["languages"] = serde_json::json!(["ru", "en"]);
        std::fs::write(release.join("bundle.json"), bundle.to_string()).unwrap();
        drop(bundle);
        let out = root.join("site");
        let (took, peak_mb) = measured(&release, &out);
        let pages = count(&out, "index.html");
        let seconds = took.as_secs_f64();
        println!(
            "publish {events} events: {pages} pages in {seconds:.1} s, {:.0} pages per second, {peak_mb} MB at most",
            pages as f64 / seconds
        );
        std::fs::remove_dir_all(&root).unwrap();
    }
}

/// Returns the duration and the peak memory of the process in MB (Linux only, else 0).
fn measured(release: &Path, out: &Path) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_pobratim"))
        .args([
            "publish",
            "--quiet",
            "--url",
            "https://example.org/",
            "--release",
        ])
        .arg(release)
        .arg("--out")
        .arg(out)
        .stderr(Stdio::null())
        .spawn()
        .expect("the command starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kb = 0;
    loop {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak_kb = peak_kb.max(kb.unwrap_or(0));
        if child
            .try_wait()
            .expect("the status of the command can be read")
            .is_some()
        {
            return (started.elapsed(), peak_kb / 1024);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Counts the files of a name in a folder and its subfolders.
fn count(folder: &Path, name: &str) -> usize {
    let mut found = 0;
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false => found += usize::from(path.file_name().is_some_and(|file| file == name)),
            }
        }
    }
    found
}
