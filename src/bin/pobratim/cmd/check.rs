//! `pobratim check`: tells what is wrong with bundles, to people or to scripts.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::model::{Failure, Fault, Loaded, Severity, check};
use serde_json::{Value, json};

/// Check bundles: every fault with its place, and what to do about it.
///
/// Ends with 0 where there is no error (warnings and notes do not count), 1 where there is one,
/// 2 where a file cannot be read.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The bundles.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write a JSON array with one object per file.
    #[arg(long)]
    json: bool,
}

/// What came of one file.
enum Outcome {
    Unreadable(io::Error),
    Failed(Failure),
    Loaded(Box<Loaded>),
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let mut worst = 0;
    let mut report = String::new();
    let mut list = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let outcome = match std::fs::read_to_string(path) {
            Err(error) => Outcome::Unreadable(error),
            Ok(text) => match check(&text) {
                Err(failure) => Outcome::Failed(failure),
                Ok(loaded) => Outcome::Loaded(Box::new(loaded)),
            },
        };
        worst = worst.max(outcome.exit_code());
        if args.json {
            list.push(outcome.to_json(&name));
        } else {
            outcome.tell(&name, &mut report);
        }
    }
    if args.json {
        report = format!("{:#}\n", Value::Array(list));
    }
    // Whoever reads only the beginning closes the pipe; that is no fault of the bundle.
    let _ = io::stdout().write_all(report.as_bytes());
    ExitCode::from(worst)
}

impl Outcome {
    fn exit_code(&self) -> u8 {
        match self {
            Outcome::Unreadable(_) => 2,
            Outcome::Failed(_) => 1,
            Outcome::Loaded(loaded) => u8::from(count(&loaded.faults, Severity::Error) > 0),
        }
    }

    fn faults(&self) -> &[Fault] {
        match self {
            Outcome::Unreadable(_) => &[],
            Outcome::Failed(failure) => failure.faults(),
            Outcome::Loaded(loaded) => &loaded.faults,
        }
    }

    /// The code and the sentence of what leaves nothing to check further.
    fn failure(&self) -> Option<(&'static str, String)> {
        match self {
            Outcome::Unreadable(error) => Some(("unreadable-file", error.to_string())),
            Outcome::Failed(failure) => Some((failure.code(), failure.to_string())),
            Outcome::Loaded(_) => None,
        }
    }

    /// A summary in one line, then each fault with its hint.
    fn tell(&self, name: &str, report: &mut String) {
        let summary = match (self, self.failure()) {
            (Outcome::Loaded(loaded), _) => summary(loaded),
            (_, Some((code, message))) => format!("{code}: {message}"),
            (_, None) => String::new(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{name}: {summary}");
        for fault in self.faults() {
            let _ = writeln!(
                report,
                "  {} {} at {}\n    {}\n    hint: {}",
                fault.severity.code(),
                fault.code,
                fault.path,
                fault.message,
                fault.hint
            );
        }
    }

    fn to_json(&self, name: &str) -> Value {
        let faults: Vec<Value> = self
            .faults()
            .iter()
            .map(|fault| {
                json!({
                    "severity": fault.severity.code(), "code": fault.code, "path": fault.path,
                    "message": fault.message, "hint": fault.hint,
                })
            })
            .collect();
        let failure = self
            .failure()
            .map(|(code, message)| json!({ "code": code, "message": message }));
        let left_out = match self {
            Outcome::Loaded(loaded) => Some(loaded.left_out),
            _ => None,
        };
        json!({ "file": name, "failure": failure, "left_out": left_out, "faults": faults })
    }
}

fn count(faults: &[Fault], severity: Severity) -> usize {
    faults
        .iter()
        .filter(|fault| fault.severity == severity)
        .count()
}

fn summary(loaded: &Loaded) -> String {
    let bundle = &loaded.bundle;
    let number = |severity| count(&loaded.faults, severity);
    format!(
        "{} with {} and {}: {}, {}, {}",
        match loaded.left_out {
            0 => "whole".to_owned(),
            left_out => format!("{} left out, the rest", plural(left_out, "record")),
        },
        plural(bundle.cities.len(), "city"),
        plural(bundle.entries.len(), "entry"),
        plural(number(Severity::Error), "error"),
        plural(number(Severity::Warning), "warning"),
        plural(number(Severity::Note), "note"),
    )
}

/// A count with its noun: `1 error`, `2 cities`.
fn plural(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}
