//! `pobratim import`: reads tables and calendars into a bundle, with a report of the changes.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use pobratim::import::{
    AcceptedChanges, CellMerge, Diagnostic, Options, Plan, PlannedRecord, RowOutcome, Table, apply,
    heading, parse_cell, plan, read_csv, read_ical, read_jsonld, read_sheet, template,
    template_csv, template_xlsx,
};
use pobratim::locale;
use pobratim::model::table::Column;
use pobratim::model::{Bundle, Class, OfficeMessages, Severity, check, load};
use pobratim::text::Lang;
use pobratim::time::{Date, UtcOffset};

use crate::lock::Lock;
use crate::today::{parse_day, today};

/// Read a table (CSV, XLSX, ODS), a calendar (.ics) or JSON-LD into a bundle.
///
/// Reports what would be added, filled in and changed. Additions are written at once, changes of
/// existing values with `--accept`. Exit codes: 0 everything written or nothing to do, 1 the table has
/// faults (nothing is written), 2 a file cannot be read, 3 changes need `--accept`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The table or calendar; with --template the file to create.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The bundle to import into.
    #[arg(long, value_name = "BUNDLE", required_unless_present = "template")]
    into: Option<PathBuf>,
    /// The bundle from which the table was made: later changes of the bundle are kept, and changes in
    /// both are reported as conflicts.
    #[arg(long, value_name = "BUNDLE")]
    base: Option<PathBuf>,
    /// Language of the report, and of texts without a language.
    #[arg(long, default_value = "ru", value_parser = language_parser())]
    lang: Lang,
    /// Report the changes without writing them.
    #[arg(long)]
    dry_run: bool,
    /// Also write changes of existing values: `all`, or ids of records separated by commas.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    accept: Vec<String>,
    /// The host's offset from UTC, for times without one: +10:00.
    #[arg(long, value_parser = parse_offset, allow_hyphen_values = true)]
    offset: Option<UtcOffset>,
    /// Kind of new records without one.
    #[arg(long)]
    kind: Option<String>,
    /// Category of new records without one.
    #[arg(long)]
    category: Option<String>,
    /// Field (direction) of new records without one.
    #[arg(long)]
    direction: Option<String>,
    /// Source of new records without one.
    #[arg(long)]
    source: Option<String>,
    /// The day of the change, for the revisions; default: today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    today: Option<Date>,
    /// Write an empty table to fill in to FILE.
    #[arg(long, value_enum)]
    template: Option<Template>,
}

/// The format of a template.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Template {
    Xlsx,
    Csv,
}

/// Returns the parser of an argument that is the code of a language.
pub fn language_parser() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code))
        .try_map(|code| Lang::from_code(&code).ok_or("no language has this code"))
}

fn parse_offset(text: &str) -> Result<UtcOffset, String> {
    text.parse::<UtcOffset>()
        .map_err(|error| format!("{error}; {}", error.hint()))
}

/// Exit code and message of a command that fails.
type CommandError = (u8, String);

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let messages = OfficeMessages::of(args.lang);
    let done = match args.template {
        Some(format) => make_template(args, format, &messages),
        None => import(args, &messages),
    };
    let (code, text) = match done {
        Ok((code, report)) => {
            // An error here means that the reader has closed the pipe.
            let _ = io::stdout().write_all(report.as_bytes());
            return ExitCode::from(code);
        }
        Err(error) => error,
    };
    eprintln!("{text}");
    ExitCode::from(code)
}

fn make_template(
    args: &Args,
    format: Template,
    messages: &OfficeMessages,
) -> Result<(u8, String), CommandError> {
    let name = args.file.display().to_string();
    // An existing table is not overwritten.
    if std::fs::metadata(&args.file).is_ok_and(|file| file.len() > 0) {
        return Err((2, messages.format("new_exists", &[("what", &name)])));
    }
    let file = args.into.as_deref().map(read_bundle).transpose()?;
    let bundle = file.as_ref().map(|(_, bundle)| bundle);
    let mut languages = bundle.map_or(Lang::ALL.to_vec(), |bundle| bundle.languages.clone());
    if bundle.is_none() {
        // The language of the report comes first.
        languages.retain(|lang| *lang != args.lang);
        languages.insert(0, args.lang);
    }
    let columns = template(&languages, messages, bundle);
    let bytes = match format {
        Template::Csv => template_csv(&columns).into_bytes(),
        Template::Xlsx => {
            template_xlsx(&columns, messages).map_err(|error| (2, error.to_string()))?
        }
    };
    write(&args.file, &bytes)?;
    Ok((0, [&name, "\n"].concat()))
}

fn import(args: &Args, messages: &OfficeMessages) -> Result<(u8, String), CommandError> {
    let Some(into) = &args.into else {
        return Err((2, "name the bundle with `--into`".to_owned()));
    };
    // Held until the bundle is written, so that concurrent imports run one after the other.
    let _lock = match args.dry_run {
        true => None,
        false => Some(lock(into)?),
    };
    let (text, bundle) = read_bundle(into)?;
    let base = args.base.as_deref().map(read_bundle).transpose()?;
    let table = read_table(args, &bundle, messages)?;
    let options = Options {
        base: base.as_ref().map(|(_, bundle)| bundle),
        offset: args.offset,
        defaults: defaults(args, &bundle, messages)?,
    };
    let plan = plan(&bundle, &table, messages, &options);
    let mut report = String::new();
    if !plan.faults.is_empty() {
        for fault in &plan.faults {
            let _ = writeln!(report, "{}", fault.message(messages));
        }
        let _ = writeln!(
            report,
            "{}",
            messages.count("report_faults", plan.faults.len())
        );
        return Ok((1, report));
    }
    report_plan(&plan, &bundle, messages, &mut report);
    let accepted = AcceptedChanges {
        all: args.accept.iter().any(|id| id == "all"),
        ids: args.accept.clone(),
    };
    let has_open = plan.records.iter().any(|record| !accepted.covers(record));
    let code = finish(
        args,
        into,
        (&text, &bundle),
        &plan,
        (&accepted, has_open),
        messages,
        &mut report,
    )?;
    Ok((code, report))
}

/// Writes the bundle with the accepted changes, reports the result, and returns the exit code.
/// `has_open` is whether there are changes that are not accepted.
fn finish(
    args: &Args,
    into: &Path,
    (text, bundle): (&str, &Bundle),
    plan: &Plan,
    (accepted, has_open): (&AcceptedChanges, bool),
    messages: &OfficeMessages,
    report: &mut String,
) -> Result<u8, CommandError> {
    if plan.records.is_empty() {
        let _ = writeln!(report, "{}", messages.text("report_nothing"));
        return Ok(0);
    }
    if args.dry_run {
        let _ = writeln!(report, "{}", messages.text("report_dry"));
        return Ok(0);
    }
    // With ids in `--accept` a part is written; the next run reports the rest again.
    let is_named = !args.accept.is_empty();
    let covered = plan
        .records
        .iter()
        .filter(|record| accepted.covers(record))
        .count();
    if (has_open && !is_named) || covered == 0 {
        let _ = writeln!(report, "{}", messages.text("report_ask"));
        return Ok(3);
    }
    let new = apply(
        text,
        bundle,
        plan,
        accepted,
        args.today.unwrap_or_else(today),
    );
    if let Some(fault) = new_error(text, &new) {
        let _ = writeln!(
            report,
            "{}",
            messages.format("report_broken", &[("what", &fault)])
        );
        return Ok(1);
    }
    write(into, new.as_bytes())?;
    let _ = writeln!(report, "{}", messages.count("report_written", covered));
    Ok(if has_open { 3 } else { 0 })
}

/// Returns an error of the new text that the old one does not have.
fn new_error(old: &str, new: &str) -> Option<String> {
    let errors = |text: &str| match check(text) {
        Ok(loaded) => {
            let faults = loaded.faults.into_iter();
            let errors = faults.filter(|fault| fault.severity == Severity::Error);
            errors
                .map(|fault| format!("{} ({})", fault.message, fault.path))
                .collect()
        }
        Err(failure) => vec![failure.to_string()],
    };
    let before = errors(old);
    errors(new)
        .into_iter()
        .find(|error| !before.contains(error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    crate::file::write(path, bytes).map_err(|error| (2, format!("{}: {error}", path.display())))
}

fn lock(path: &Path) -> Result<Lock, CommandError> {
    let target = crate::file::target(path);
    Lock::wait(&target).map_err(|error| (2, error.to_string()))
}

/// Reads a bundle and its text.
pub fn read_bundle(path: &Path) -> Result<(String, Bundle), CommandError> {
    let failed = |error: &dyn std::fmt::Display| (2, format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| failed(&error))?;
    let loaded = load(&text).map_err(|failure| failed(&failure))?;
    Ok((text, loaded.bundle))
}

/// Reads the file in the format of its extension; CSV for unknown ones.
fn read_table(
    args: &Args,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> Result<Table, CommandError> {
    let path = &args.file;
    let bytes = std::fs::read(path).map_err(|error| (2, format!("{}: {error}", path.display())))?;
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    let of_grid = |grid| match grid {
        Ok(grid) => Table::of(&grid, messages),
        Err(fault) => Table {
            faults: vec![fault],
            ..Table::default()
        },
    };
    Ok(match extension.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" | "ods" => of_grid(read_sheet(&bytes)),
        "ics" | "ical" => read_ical(&text(), bundle, args.lang, args.offset),
        "json" | "jsonld" | "html" | "htm" => read_jsonld(&text(), bundle, args.lang),
        _ => of_grid(read_csv(&bytes)),
    })
}

/// Returns the values of new records whose cells are empty.
fn defaults(
    args: &Args,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> Result<Vec<(Column, String)>, CommandError> {
    let given = [
        (Column::Kind, &args.kind),
        (Column::Category, &args.category),
        (Column::Direction, &args.direction),
        (Column::Sources, &args.source),
    ];
    let mut defaults = Vec::new();
    for (column, text) in given {
        if let Some(text) = text {
            let value = parse_cell(bundle, messages, column, text, Class::Event)
                .map_err(|note: Diagnostic| (2, note.message(messages)))?;
            defaults.push((column, value));
        }
    }
    Ok(defaults)
}

/// Reports a plan, grouped by how much attention a record needs.
fn report_plan(plan: &Plan, bundle: &Bundle, messages: &OfficeMessages, report: &mut String) {
    type Group = (&'static str, fn(&PlannedRecord) -> bool);
    let conflicts = |record: &PlannedRecord| {
        record
            .cells
            .iter()
            .any(|cell| cell.merge == CellMerge::Conflicts)
    };
    let groups: [Group; 5] = [
        ("report_new", |record| record.outcome == RowOutcome::New),
        ("report_filled", |record| {
            record.outcome == RowOutcome::Existing && !record.needs_acceptance()
        }),
        ("report_changed", |record| {
            record.outcome == RowOutcome::Existing
                && record.needs_acceptance()
                && !record.must_be_named()
        }),
        ("report_conflict", |record| {
            record.outcome == RowOutcome::Existing && record.must_be_named()
        }),
        ("report_alike", |record| {
            matches!(record.outcome, RowOutcome::PossibleDuplicate(_))
        }),
    ];
    for (key, belongs) in groups {
        let records: Vec<&PlannedRecord> = plan.records.iter().filter(|it| belongs(it)).collect();
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(report, "{}: {}", messages.text(key), records.len());
        for record in records {
            report_record(record, bundle, messages, report);
            if let RowOutcome::PossibleDuplicate(other) = &record.outcome {
                let values = [("id", other.as_str()), ("what", record.id.as_str())];
                let _ = writeln!(
                    report,
                    "    {}",
                    messages.format("report_alike_of", &values)
                );
            } else if conflicts(record) {
                let _ = writeln!(report, "    --accept {}", record.id);
            }
        }
    }
    if plan.unchanged > 0 {
        let _ = writeln!(report, "{}", messages.count("report_same", plan.unchanged));
    }
}

/// Reports a record with its changed cells.
fn report_record(
    record: &PlannedRecord,
    bundle: &Bundle,
    messages: &OfficeMessages,
    report: &mut String,
) {
    let row = record.row.to_string();
    let values = [
        ("row", row.as_str()),
        ("what", &record.title),
        ("id", &record.id),
    ];
    let _ = writeln!(report, "  {}", messages.format("report_record", &values));
    for cell in &record.cells {
        // The title of a new record is in its heading.
        if cell.old.is_empty() && cell.new == record.title {
            continue;
        }
        let column = heading(cell.column, messages);
        let [old, new] =
            [&cell.old, &cell.new].map(|value| display_value(cell.column, value, bundle, messages));
        let values = [("column", column.as_str()), ("old", &old), ("new", &new)];
        let key = match record.outcome {
            RowOutcome::Existing => "report_cell",
            RowOutcome::New | RowOutcome::PossibleDuplicate(_) => "report_cell_new",
        };
        let _ = writeln!(report, "    {}", messages.format(key, &values));
    }
    let stale = stale_languages(record, bundle);
    if !stale.is_empty() {
        let list = stale.join(", ");
        let _ = writeln!(
            report,
            "    {}",
            messages.format("report_other_langs", &[("list", &list)])
        );
    }
}

/// Returns the languages whose title or summary was not changed with that of another language.
fn stale_languages(record: &PlannedRecord, bundle: &Bundle) -> Vec<String> {
    let Some(entry) = bundle
        .find_entry(&record.id)
        .map(|index| bundle.entry(index))
    else {
        return Vec::new();
    };
    let changed = |column: Column| {
        record
            .cells
            .iter()
            .any(|cell| cell.column == column && !cell.old.is_empty())
    };
    let mut stale = Vec::new();
    for (texts, column) in [
        (&entry.title, Column::Title as fn(Lang) -> Column),
        (&entry.summary, Column::Summary),
    ] {
        let langs: Vec<Lang> = texts.iter().map(|found| found.lang).collect();
        if langs.iter().any(|lang| changed(column(*lang))) {
            let kept = langs.iter().filter(|lang| !changed(column(**lang)));
            stale.extend(kept.map(|lang| lang.own_name().to_string()));
        }
    }
    stale.dedup();
    stale
}

/// Formats a value in the language of the report; dates in words.
fn display_value(
    column: Column,
    value: &str,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> String {
    if value.is_empty() {
        return messages.text("report_empty").to_string();
    }
    let name = pobratim::import::display_value(column, value, bundle, messages);
    let when = value.parse().ok().filter(|_| column == Column::When);
    when.map_or(name, |when| locale::of(messages.lang).date(&when))
}
