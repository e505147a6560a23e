//! `pobratim diff`: what became different between two bundles, in words.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args as ClapArgs;
use pobratim::import::said;
use pobratim::locale;
use pobratim::model::compare::{Change, What, compare};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, Office};
use pobratim::text::{Lang, Localized};

use super::import::{a_language, read_bundle};

/// Tell what became different between two bundles.
///
/// Ends with 0 where nothing did, 1 where something did, 2 where a file cannot be read.
#[derive(ClapArgs, Debug)]
pub struct Args {
    old: PathBuf,
    new: PathBuf,
    /// Language of the report.
    #[arg(long, default_value = "ru", value_parser = a_language())]
    lang: Lang,
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
    let office = Office::of(args.lang);
    let changes = compare(&old.0, &new.0);
    let report = tell(&changes, [&old.1, &new.1], &office);
    // Whoever reads only the beginning closes the pipe.
    let _ = io::stdout().write_all(report.as_bytes());
    ExitCode::from(u8::from(!changes.is_empty()))
}

/// The changes, one heading for each list and record.
fn tell(changes: &[Change], [old, new]: [&Bundle; 2], office: &Office) -> String {
    if changes.is_empty() {
        return [office.text("diff_none"), "\n"].concat();
    }
    let mut report = String::new();
    let mut above = ("", "");
    for change in changes {
        // Writing to a string cannot fail.
        if above.0 != change.list {
            let key = ["list_", change.list].concat();
            let _ = writeln!(report, "{}", office.text(&key));
        }
        let title = title(new, change, office).or_else(|| title(old, change, office));
        let name = match title {
            Some(title) => office.say("diff_title", &[("what", &title), ("id", &change.id)]),
            None => change.id.clone(),
        };
        match &change.what {
            What::Added => {
                let _ = writeln!(report, "  {name}: {}", office.text("diff_added"));
            }
            What::Removed => {
                let _ = writeln!(report, "  {name}: {}", office.text("diff_removed"));
            }
            What::Changed {
                path,
                old: before,
                new: after,
            } => {
                if above != (change.list, change.id.as_str()) && !name.is_empty() {
                    let _ = writeln!(report, "  {name}");
                }
                let what = field(path, office);
                let [before, after] = [(before, old), (after, new)]
                    .map(|(value, bundle)| value_said(path, value, bundle, office));
                let values = [("what", what.as_str()), ("old", &before), ("new", &after)];
                let _ = writeln!(report, "    {}", office.say("diff_field", &values));
            }
        }
        above = (change.list, &change.id);
    }
    let _ = writeln!(report, "{}", office.count("diff_count", changes.len()));
    report
}

/// What the record is called.
fn title(bundle: &Bundle, change: &Change, office: &Office) -> Option<String> {
    let id = change.id.as_str();
    let texts: &Localized = match change.list {
        "countries" => {
            let mut countries = bundle.countries.iter();
            &countries.find(|country| country.code.as_str() == id)?.name
        }
        "cities" => &bundle.city(bundle.find_city(id)?).name,
        "categories" => &bundle.category(bundle.find_category(id)?).title,
        "directions" => &bundle.direction(bundle.find_direction(id)?).title,
        "series" => &bundle.series(bundle.find_series(id)?).title,
        "media" => &bundle.medium(bundle.find_medium(id)?).description,
        "sources" => &bundle.source(bundle.find_source(id)?).title,
        "events" | "programmes" | "documents" => &bundle.entry(bundle.find_entry(id)?).title,
        _ => return None,
    };
    let found = texts.get(office.lang, &bundle.order)?;
    Some(found.text.to_string())
}

/// The name of a field with those within it: `title`, `ru` is «Название, Русский».
fn field(path: &[String], office: &Office) -> String {
    let words = path.iter().map(|name| {
        if let Some(lang) = Lang::from_code(name) {
            return lang.own_name().to_string();
        }
        let key = ["field_", name].concat();
        office.find(&key).unwrap_or(name).to_string()
    });
    words.collect::<Vec<_>>().join(", ")
}

/// A value in words: dates, names of ids, words of codes.
fn value_said(path: &[String], value: &str, bundle: &Bundle, office: &Office) -> String {
    if value.is_empty() {
        return office.text("report_empty").to_string();
    }
    let first = path.first().map_or("", String::as_str);
    let is_date = matches!(first, "when" | "date");
    match value.parse() {
        Ok(when) if is_date => return locale::of(office.lang).date(&when),
        _ => {}
    }
    let column = match first {
        "exchange" => {
            let code = if value == "true" { "yes" } else { "no" };
            return said(Column::Exchange, code, bundle, office);
        }
        "category_more" => Some(Column::Category),
        "direction_more" => Some(Column::Direction),
        name if path.len() == 1 => Column::from_key(name),
        _ => None,
    };
    match column {
        Some(column) => said(column, value, bundle, office),
        None => value.to_string(),
    }
}
