//! `pobratim check`: reports the faults of bundles, as text or as JSON.

mod names;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::import::{AppliedFix, autofix};
use pobratim::model::{Bundle, Failure, Fault, Loaded, Severity, check, lint, with_country_names};
use pobratim::route::{Address, PageRecord};
use pobratim::time::{Date, utc_minutes};
use serde_json::{Value, json};

use crate::image_file;
use crate::lock::Lock;
use crate::today::{parse_day, today};
use crate::zone;
use names::{RecordName, names};

/// Check bundles: every fault with its path and a hint.
///
/// Exit codes: 0 no errors (warnings and notes do not count), 1 errors, 2 a file cannot be read.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The bundles.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write a JSON array with one object per file.
    #[arg(long)]
    json: bool,
    /// Fix faults with a single possible correction in the files, and list the fixes. Also adds the
    /// names of the countries that a bundle uses.
    #[arg(long)]
    fix: bool,
    /// The day for which plans and expected events are judged; default: today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    today: Option<Date>,
}

/// The result of checking one file.
enum Outcome {
    Unreadable(io::Error),
    Failed(Failure),
    /// With the record of each fault.
    Loaded(Box<Loaded>, Vec<Option<RecordName>>),
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let mut worst = 0;
    let mut report = String::new();
    let mut list = Vec::new();
    let today = args.today.unwrap_or_else(today);
    for path in &args.files {
        let name = path.display().to_string();
        let mut fixes = Vec::new();
        let text = match args.fix {
            true => fix(path).map(|(text, list)| {
                fixes = list;
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
            list.push(outcome.to_json(&name, &fixes));
        } else {
            outcome.write_report(&name, &mut report);
            for fix in &fixes {
                // Writing to a string cannot fail.
                let _ = writeln!(
                    report,
                    "  fixed at {}: `{}` to `{}`",
                    fix.path, fix.old, fix.new
                );
            }
        }
    }
    if args.json {
        report = format!("{:#}\n", Value::Array(list));
    }
    // An error here means that the reader has closed the pipe.
    let _ = io::stdout().write_all(report.as_bytes());
    ExitCode::from(worst)
}

/// Fixes a file, which is written only where there are fixes. Returns its new text and the fixes.
fn fix(path: &Path) -> io::Result<(String, Vec<AppliedFix>)> {
    let old = std::fs::read_to_string(path)?;
    if find_fixes(&old).1.is_empty() {
        return Ok((old, Vec::new()));
    }
    // Read again under the lock, because another process may have written it.
    let _lock = Lock::wait(&crate::file::target(path)).map_err(io::Error::other)?;
    let (new, fixes) = find_fixes(&std::fs::read_to_string(path)?);
    if !fixes.is_empty() {
        crate::file::write(path, new.as_bytes())?;
    }
    Ok((new, fixes))
}

/// Returns the text with all faults fixed that have a single possible correction, and the fixes.
fn find_fixes(text: &str) -> (String, Vec<AppliedFix>) {
    let Ok(loaded) = check(text) else {
        return (text.to_owned(), Vec::new());
    };
    let (new, mut fixes) = autofix(text, &loaded.faults);
    let (new, countries) = match check(&new) {
        Ok(loaded) => with_country_names(&new, &loaded.bundle),
        Err(_) => (new, Vec::new()),
    };
    fixes.extend(countries.iter().map(|country| AppliedFix {
        path: "$.countries".to_owned(),
        old: String::new(),
        new: country.as_str().to_owned(),
    }));
    (new, fixes)
}

/// Returns warnings for media files and links of the bundle's own site that do not exist.
fn dead_references(bundle: &Bundle, path: &Path) -> Vec<Fault> {
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
    // Bundles are in `public/bundle/`, media below `public/`.
    let public = path
        .parent()
        .and_then(Path::parent)
        .unwrap_or(Path::new(""));
    for (index, medium) in bundle.media.iter().enumerate() {
        let url = medium.url.as_str();
        if !medium.url.is_page() && !public.join(url).exists() {
            dead(
                format!("$.media[{index}].url"),
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
            // An unknown path may be a file of the site.
            let exists = |address: &Address| match address.page.record() {
                Some(PageRecord::Event(id)) => bundle.find_subject(id).is_some(),
                Some(PageRecord::City(id)) => bundle.find_city(id).is_some(),
                None => true,
            };
            if !address.as_ref().is_none_or(exists) {
                dead(
                    format!("the links of `{}`", entry.id),
                    format!("`{}` is not a page of this site", link.url.as_str()),
                    "correct the id in the address, or leave the link out",
                );
            }
        }
    }
    faults
}

/// Returns warnings for unknown time zones, and for offsets that a zone does not have at the time of an
/// event.
fn zone_faults(bundle: &Bundle) -> Vec<Fault> {
    let warning = |code, path, message, hint: &str| Fault {
        severity: Severity::Warning,
        code,
        path,
        message,
        hint: hint.to_owned(),
    };
    let unknown = |path, message| {
        let hint = "write the name of an IANA time zone, such as `Asia/Tokyo`";
        warning("unknown-zone", path, message, hint)
    };
    let mut faults = Vec::new();
    let cities = bundle.cities.iter().enumerate();
    let cities = cities.map(|(index, city)| (format!("$.cities[{index}].zone"), city));
    for (path, city) in std::iter::once(("$.host.zone".to_owned(), &bundle.host)).chain(cities) {
        if !zone::is_name(&city.zone) {
            let message = format!("`{}` of `{}` is not a known time zone", city.zone, city.id);
            faults.push(unknown(path, message));
        }
    }
    for entry in &bundle.entries {
        let (Some(time), Some(day)) = (&entry.time, entry.when.bounds().earliest) else {
            continue;
        };
        let path = format!("the time of `{}`", entry.id);
        let minute = utc_minutes(day, time.start, time.offset);
        let known = Some(&*time.zone).filter(|zone| zone::is_name(zone));
        match known.and_then(|zone| zone::offset_at(zone, minute)) {
            None => {
                let message = format!("`{}` is not a known time zone", time.zone);
                faults.push(unknown(path, message));
            }
            Some(offset) if offset != time.offset => faults.push(warning(
                "wrong-offset",
                path,
                format!(
                    "`{}` has the offset {offset} then, not {}",
                    time.zone, time.offset
                ),
                "correct the offset or the zone",
            )),
            Some(_) => {}
        }
    }
    faults
}

impl Outcome {
    /// Checks the text of a bundle, with lints and dead references.
    fn of(text: &str, path: &Path, today: Date) -> Outcome {
        match check(text) {
            Err(failure) => Outcome::Failed(failure),
            Ok(mut loaded) => {
                let of_file = loaded.faults.len();
                loaded.faults.extend(lint::lint(&loaded.bundle, today));
                loaded.faults.extend(dead_references(&loaded.bundle, path));
                loaded.faults.extend(zone_faults(&loaded.bundle));
                let images = image_file::faults(&loaded.bundle, image_file::folder(path));
                loaded.faults.extend(images);
                let names = names(text, &loaded, of_file);
                Outcome::Loaded(Box::new(loaded), names)
            }
        }
    }

    fn exit_code(&self) -> u8 {
        match self {
            Outcome::Unreadable(_) => 2,
            Outcome::Failed(_) => 1,
            Outcome::Loaded(loaded, _) => u8::from(count(&loaded.faults, Severity::Error) > 0),
        }
    }

    fn faults(&self) -> &[Fault] {
        match self {
            Outcome::Unreadable(_) => &[],
            Outcome::Failed(failure) => failure.faults(),
            Outcome::Loaded(loaded, _) => &loaded.faults,
        }
    }

    /// Returns code and message of a failure after which nothing can be checked.
    fn failure(&self) -> Option<(&'static str, String)> {
        match self {
            Outcome::Unreadable(error) => Some(("unreadable-file", error.to_string())),
            Outcome::Failed(failure) => Some((failure.code(), failure.to_string())),
            Outcome::Loaded(..) => None,
        }
    }

    fn loaded(&self) -> Option<&Loaded> {
        match self {
            Outcome::Loaded(loaded, _) => Some(loaded),
            Outcome::Unreadable(_) | Outcome::Failed(_) => None,
        }
    }

    /// Returns the record that a fault is in, by the index of the fault.
    fn name(&self, fault: usize) -> Option<&RecordName> {
        match self {
            Outcome::Loaded(_, names) => names.get(fault)?.as_ref(),
            Outcome::Unreadable(_) | Outcome::Failed(_) => None,
        }
    }

    /// Writes a summary in one line, then each fault with its hint.
    fn write_report(&self, name: &str, report: &mut String) {
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
            let parts = lint::coverage(&loaded.bundle).into_iter().map(|part| {
                let missing = match part.all - part.translated {
                    0 => String::new(),
                    missing => format!(" ({missing} of {} missing)", part.all),
                };
                format!("{} {} %{missing}", part.lang.code(), part.percent())
            });
            let parts: Vec<String> = parts.collect();
            let _ = writeln!(report, "  texts: {}", parts.join(", "));
        }
        for (index, fault) in self.faults().iter().enumerate() {
            let name = self.name(index).map_or(String::new(), RecordName::text);
            let _ = writeln!(
                report,
                "  {} {} at {}{name}\n    {}\n    hint: {}",
                fault.severity.code(),
                fault.code,
                fault.path,
                fault.message,
                fault.hint
            );
        }
    }

    fn to_json(&self, name: &str, fixes: &[AppliedFix]) -> Value {
        let faults: Vec<Value> = self
            .faults()
            .iter()
            .enumerate()
            .map(|(index, fault)| {
                json!({
                    "severity": fault.severity.code(), "code": fault.code, "path": fault.path,
                    "message": fault.message, "hint": fault.hint,
                    "record": self.name(index).map(RecordName::to_json),
                })
            })
            .collect();
        let failure = self
            .failure()
            .map(|(code, message)| json!({ "code": code, "message": message }));
        let left_out = self.loaded().map(|loaded| loaded.left_out);
        let languages = self.loaded().map(|loaded| {
            let parts = lint::coverage(&loaded.bundle).into_iter();
            let parts = parts.map(|part| {
                let of =
                    json!({ "there": part.translated, "all": part.all, "percent": part.percent() });
                (part.lang.code().to_owned(), of)
            });
            Value::Object(parts.collect())
        });
        let fixes: Vec<Value> = fixes
            .iter()
            .map(|fix| json!({ "path": fix.path, "old": fix.old, "new": fix.new }))
            .collect();
        json!({
            "file": name, "failure": failure, "left_out": left_out, "faults": faults,
            "texts": languages, "mended": fixes,
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

/// Formats a count with its noun: `1 error`, `2 cities`.
fn plural(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}
