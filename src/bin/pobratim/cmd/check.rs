//! `pobratim check`: tells what is wrong with bundles, to people or to scripts.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::import::{Mended, mend};
use pobratim::model::{Bundle, Failure, Fault, Loaded, Severity, care, check, with_country_names};
use pobratim::route::{Address, Page};
use pobratim::time::Date;
use serde_json::{Value, json};

use crate::lock::Lock;
use crate::today::{parse_day, today};

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
    /// Mend what can be mended in one way only, in the files themselves, and tell what. Also adds the
    /// names of the countries that a bundle uses.
    #[arg(long)]
    fix: bool,
    /// The day by which plans and expectations are judged; today where it is absent.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    today: Option<Date>,
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
    let today = args.today.unwrap_or_else(today);
    for path in &args.files {
        let name = path.display().to_string();
        let mut mended = Vec::new();
        let text = match args.fix {
            true => fix(path).map(|(text, list)| {
                mended = list;
                text
            }),
            false => std::fs::read_to_string(path),
        };
        let outcome = match text {
            Err(error) => Outcome::Unreadable(error),
            Ok(text) => Outcome::of(&text, path, today),
        };
        worst = worst.max(outcome.exit_code());
        if args.json {
            list.push(outcome.to_json(&name, &mended));
        } else {
            outcome.tell(&name, &mut report);
            for one in &mended {
                // Writing to a string cannot fail.
                let _ = writeln!(
                    report,
                    "  mended at {}: `{}` to `{}`",
                    one.path, one.old, one.new
                );
            }
        }
    }
    if args.json {
        report = format!("{:#}\n", Value::Array(list));
    }
    // Whoever reads only the beginning closes the pipe; that is no fault of the bundle.
    let _ = io::stdout().write_all(report.as_bytes());
    ExitCode::from(worst)
}

/// Mends a file, which is written only where something was mended. Returns its text by then.
fn fix(path: &Path) -> io::Result<(String, Vec<Mended>)> {
    let old = std::fs::read_to_string(path)?;
    if find_fixes(&old).1.is_empty() {
        return Ok((old, Vec::new()));
    }
    // Read again under the lock: another run may have written it meanwhile.
    let _lock = Lock::wait(&crate::file::target(path)).map_err(io::Error::other)?;
    let (new, mended) = find_fixes(&std::fs::read_to_string(path)?);
    if !mended.is_empty() {
        crate::file::write(path, new.as_bytes())?;
    }
    Ok((new, mended))
}

/// The text with all that can be mended in one way only, and what that is.
fn find_fixes(text: &str) -> (String, Vec<Mended>) {
    let Ok(loaded) = check(text) else {
        return (text.to_owned(), Vec::new());
    };
    let (new, mut mended) = mend(text, &loaded.faults);
    let (new, countries) = match check(&new) {
        Ok(loaded) => with_country_names(&new, &loaded.bundle),
        Err(_) => (new, Vec::new()),
    };
    mended.extend(countries.iter().map(|country| Mended {
        path: "$.countries".to_owned(),
        old: String::new(),
        new: country.as_str().to_owned(),
    }));
    (new, mended)
}

/// Media and links of a bundle's own site that lead nowhere.
fn dead_ends(bundle: &Bundle, path: &Path) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut dead = |path: String, message: String, hint: &str| {
        faults.push(Fault {
            severity: Severity::Warning,
            code: "dead-reference",
            path,
            message,
            hint: hint.to_owned(),
        });
    };
    // Bundles lie in `public/bundle/`, media below `public/`.
    let public = path
        .parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new(""));
    for (place, medium) in bundle.media.iter().enumerate() {
        let url = medium.url.as_str();
        if !medium.url.is_page() && !public.join(url).exists() {
            dead(
                format!("$.media[{place}].url"),
                format!("there is no file `{url}` in the site's folder"),
                "put the file there, or correct its path",
            );
        }
    }
    let Some(site) = bundle
        .site
        .url
        .as_ref()
        .map(|url| url.as_str().trim_end_matches('/'))
    else {
        return faults;
    };
    for entry in &bundle.entries {
        for link in &entry.links {
            let inside = link.url.as_str().strip_prefix(site);
            let address = inside
                .and_then(|rest| rest.strip_prefix('/'))
                .map(|rest| Address::parse(rest, ""));
            let leads = |address: &Address| match &address.page {
                Page::Event(id) => bundle.find_subject(id).is_some(),
                Page::City(id) => bundle.find_city(id).is_some(),
                Page::Home
                | Page::Map
                | Page::Calendar
                | Page::Programmes
                | Page::About
                | Page::Review(_)
                | Page::Embed => true,
                // It may be a file of the site.
                Page::NotFound(_) => true,
            };
            if !address.as_ref().is_none_or(leads) {
                dead(
                    format!("the links of `{}`", entry.id),
                    format!("`{}` is no page of this site", link.url.as_str()),
                    "correct the id in the address, or leave the link out",
                );
            }
        }
    }
    faults
}

impl Outcome {
    /// What the check finds in a text, and what its keepers should look at.
    fn of(text: &str, path: &Path, today: Date) -> Outcome {
        match check(text) {
            Err(failure) => Outcome::Failed(failure),
            Ok(mut loaded) => {
                loaded.faults.extend(care::look(&loaded.bundle, today));
                loaded.faults.extend(dead_ends(&loaded.bundle, path));
                Outcome::Loaded(Box::new(loaded))
            }
        }
    }

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

    fn loaded(&self) -> Option<&Loaded> {
        match self {
            Outcome::Loaded(loaded) => Some(loaded),
            Outcome::Unreadable(_) | Outcome::Failed(_) => None,
        }
    }

    /// A summary in one line, then each fault with its hint.
    fn tell(&self, name: &str, report: &mut String) {
        let failure = self.failure();
        let failed = || {
            failure.map_or(String::new(), |(code, message)| {
                format!("{code}: {message}")
            })
        };
        let summary = self.loaded().map_or_else(failed, summary);
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{name}: {summary}");
        if let Some(loaded) = self.loaded() {
            let parts = care::coverage(&loaded.bundle).into_iter().map(|part| {
                let missing = match part.all - part.there {
                    0 => String::new(),
                    missing => format!(" ({missing} of {} missing)", part.all),
                };
                format!("{} {} %{missing}", part.lang.code(), part.percent())
            });
            let parts: Vec<String> = parts.collect();
            let _ = writeln!(report, "  texts: {}", parts.join(", "));
        }
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

    fn to_json(&self, name: &str, mended: &[Mended]) -> Value {
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
        let left_out = self.loaded().map(|loaded| loaded.left_out);
        let languages = self.loaded().map(|loaded| {
            let parts = care::coverage(&loaded.bundle).into_iter();
            let parts = parts.map(|part| {
                let of = json!({ "there": part.there, "all": part.all, "percent": part.percent() });
                (part.lang.code().to_owned(), of)
            });
            Value::Object(parts.collect())
        });
        let mended: Vec<Value> = mended
            .iter()
            .map(|one| json!({ "path": one.path, "old": one.old, "new": one.new }))
            .collect();
        json!({
            "file": name, "failure": failure, "left_out": left_out, "faults": faults,
            "texts": languages, "mended": mended,
        })
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
