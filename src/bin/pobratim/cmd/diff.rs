//! `pobratim diff`: the differences between two bundles, in words.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::import::{display_value, record_title};
use pobratim::locale;
use pobratim::model::compare::{Change, ChangeKind, compare};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, OfficeMessages};
use pobratim::text::Lang;

use super::import::{language, language_parser, read_bundle};

/// List the differences between two bundles.
///
/// Exit codes: 0 no differences, 1 differences, 2 a file cannot be read.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The old bundle.
    old: PathBuf,
    /// The new bundle.
    new: PathBuf,
    /// Language of the report; default: the first of the new bundle.
    #[arg(long, value_parser = language_parser())]
    lang: Option<Lang>,
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let read = read_bundle(&args.old).and_then(|old| Ok((old, read_bundle(&args.new)?)));
    let (old, new) = match read {
        Ok(both) => both,
        Err((code, text)) => {
            eprintln!("{text}");
            return ExitCode::from(code);
        }
    };
    let messages = OfficeMessages::of(language(args.lang, Some(&new.1)));
    let changes = compare(&old.0, &new.0);
    let report = report(&changes, [&old.1, &new.1], &messages);
    // An error here means that the reader has closed the pipe.
    let _ = io::stdout().write_all(report.as_bytes());
    ExitCode::from(u8::from(!changes.is_empty()))
}

/// Formats the changes with a heading for each list and record.
fn report(changes: &[Change], [old, new]: [&Bundle; 2], messages: &OfficeMessages) -> String {
    if changes.is_empty() {
        return [messages.text("diff_none"), "\n"].concat();
    }
    let mut report = String::new();
    let mut above = ("", "");
    for change in changes {
        // Writing to a string cannot fail.
        if above.0 != change.list {
            let key = ["list_", change.list].concat();
            let _ = writeln!(report, "{}", messages.text(&key));
        }
        let title_in = |bundle| record_title(bundle, change.list, &change.id, messages.lang);
        let name = match title_in(new).or_else(|| title_in(old)) {
            Some(title) => messages.format("diff_title", &[("what", &title), ("id", &change.id)]),
            None => change.id.clone(),
        };
        match &change.kind {
            ChangeKind::Added => {
                let _ = writeln!(report, "  {name}: {}", messages.text("diff_added"));
            }
            ChangeKind::Removed => {
                let _ = writeln!(report, "  {name}: {}", messages.text("diff_removed"));
            }
            ChangeKind::Changed {
                path,
                old: before,
                new: after,
            } => {
                if above != (change.list, change.id.as_str()) && !name.is_empty() {
                    let _ = writeln!(report, "  {name}");
                }
                let what = field(path, messages);
                let [before, after] = [(before, old), (after, new)]
                    .map(|(value, bundle)| format_value(path, value, bundle, messages));
                let values = [("what", what.as_str()), ("old", &before), ("new", &after)];
                let _ = writeln!(report, "    {}", messages.format("diff_field", &values));
            }
        }
        above = (change.list, &change.id);
    }
    let _ = writeln!(report, "{}", messages.count("diff_count", changes.len()));
    report
}

/// Returns the name of a field with its inner fields: `title`, `ru` gives «Название, Русский». Two
/// fields may have a name together: `registration`, `opens`.
fn field(path: &[String], messages: &OfficeMessages) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut rest = path;
    while let Some((name, inner)) = rest.split_first() {
        rest = inner;
        if let Some(lang) = Lang::from_code(name) {
            names.push(lang.own_name().to_string());
            continue;
        }
        let both = inner.first().and_then(|inner| {
            let key = ["field_", name, "_", inner].concat();
            messages.find(&key)
        });
        if let Some(both) = both {
            names.push(both.to_string());
            rest = inner.get(1..).unwrap_or_default();
            continue;
        }
        let key = ["field_", name].concat();
        names.push(messages.find(&key).unwrap_or(name).to_string());
    }
    names.join(", ")
}

/// Formats a value: dates in words, names of ids, labels of codes.
fn format_value(
    path: &[String],
    value: &str,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> String {
    if value.is_empty() {
        return messages.text("report_empty").to_string();
    }
    let first = path.first().map_or("", String::as_str);
    let last = path.last().map_or("", String::as_str);
    let is_date = [
        "when",
        "date",
        "previous_when",
        "announced_until",
        "publish_from",
        "publish_until",
        "opens",
        "closes",
    ];
    match value.parse() {
        Ok(when) if is_date.contains(&last) => return locale::of(messages.lang).date(&when),
        _ => {}
    }
    let flag = match value {
        "true" => Some("yes"),
        "false" => Some("no"),
        _ => None,
    };
    if let Some(code) = flag {
        return display_value(Column::Exchange, code, bundle, messages);
    }
    let column = match first {
        "category_more" => Some(Column::Category),
        "direction_more" => Some(Column::Direction),
        "place" if path.get(1).is_some_and(|name| name == "city") => Some(Column::PlaceCity),
        name if path.len() == 1 => Column::from_key(name),
        _ => None,
    };
    match column {
        Some(column) => display_value(column, value, bundle, messages),
        None => value.to_string(),
    }
}
