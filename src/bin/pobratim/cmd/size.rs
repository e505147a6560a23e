//! `pobratim size`: the transfer size of a first visit, and its limits.
//!
//! A first visit loads index.html and every file that it names: style sheet, scripts, program, coast and
//! icon, and the bundle in the reader's language, of which the heaviest counts. The whole bundle and the
//! lazy-loaded modules are loaded later. A page of another site with a widget loads `embed.js` first,
//! then all of these but the whole bundle.

mod files;
mod html;
mod limits;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;

use files::{FileSize, Kind, measure_site};
use limits::LIMITS;

/// Measure the transfer size of a first visit to a built site; fail above the limits.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The folder of the built site.
    #[arg(value_name = "DIR", default_value = "dist")]
    site: PathBuf,
}

/// Runs the command: prints the table, then a message for each exceeded limit.
pub fn run(args: &Args) -> ExitCode {
    let files = match measure_site(&args.site) {
        Ok(files) => files,
        Err(fault) => {
            eprintln!("{}: {fault}", fault.code());
            return ExitCode::FAILURE;
        }
    };
    print!("{}", table(&files));
    let exceeded = LIMITS
        .iter()
        .filter_map(|limit| limit.excess(&files))
        .collect::<Vec<_>>();
    for message in &exceeded {
        eprintln!("{message}");
    }
    if exceeded.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Formats a size in KB of 1,024 bytes.
fn kb(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1024.0)
}

/// Formats the sizes of the files, and of the sums that have limits.
fn table(files: &[FileSize]) -> String {
    let width = files
        .iter()
        .map(|file| file.name.len())
        .max()
        .unwrap_or(0)
        .max(27);
    let mut out = format!(
        "{:width$}  {:>9}  {:>9}\n",
        "first visit (KB)", "raw", "brotli"
    );
    for file in files {
        let (raw, wire) = (kb(file.raw_bytes), kb(file.wire_bytes));
        out.push_str(&format!("{:width$}  {raw:>9}  {wire:>9}\n", file.name));
    }
    for limit in &LIMITS {
        let sum = kb(limit.wire_bytes(files));
        out.push_str(&format!(
            "{:width$}  {:>9}  {sum:>9}  limit {}, aim {}\n",
            limit.what, "", limit.limit_kb, limit.aim_kb
        ));
    }
    let sum = |counts: &dyn Fn(Kind) -> bool| -> usize {
        let counted = files.iter().filter(|file| counts(file.kind));
        counted.map(|file| file.wire_bytes).sum()
    };
    let later = sum(&|kind| matches!(kind, Kind::WholeBundle));
    let widget = sum(&|kind| !matches!(kind, Kind::WholeBundle));
    for (what, bytes) in [
        ("first load of a widget", widget),
        ("whole bundle, fetched later", later),
    ] {
        let wire = kb(bytes);
        out.push_str(&format!("{what:width$}  {:>9}  {wire:>9}\n", ""));
    }
    out
}
