//! `pobratim import`: reads tables and calendars into a bundle, with a report of the changes.

mod deletion;
mod ids;
mod report;
mod sheets;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use pobratim::import::{
    AcceptedChanges, Diagnostic, FileKind, Options, Plan, Reading, Table, apply, delete,
    parse_cell, plan, read_file, records, template, template_csv, template_xlsx,
};
use pobratim::model::table::Column;
use pobratim::model::{Bundle, Class, Fault, OfficeMessages, Severity, Status, check, load};
use pobratim::text::Lang;
use pobratim::time::{Date, UtcOffset};

use deletion::{deleted, refuse_referred};
use ids::TableFile;
use report::{report_missing, report_plan};
use sheets::Sheets;

use crate::lock::Lock;
use crate::today::{parse_day, today};
use crate::zone::offset_at;

/// Read a table (CSV, XLSX, ODS), a calendar (.ics) or JSON-LD into a bundle.
///
/// Reports what would be added, filled in and changed. Additions are written at once, changes of
/// existing values with `--accept`. Exit codes: 0 everything written or nothing to do, 1 the table has
/// faults (nothing is written), 2 a file cannot be read or written, 3 changes need `--accept`, or rows
/// were left out with `--skip`.
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
    /// Language of the report, and of texts without a language; default: the first of the bundle.
    #[arg(long, value_parser = language_parser())]
    lang: Option<Lang>,
    /// Report the changes without writing them.
    #[arg(long)]
    dry_run: bool,
    /// Also write changes of existing values: `all`, or ids of records separated by commas.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    accept: Vec<String>,
    /// Import the rows without faults, and list the others.
    #[arg(long)]
    skip: bool,
    /// Delete records that the table no longer has: `all`, or ids separated by commas; those of other
    /// sheets with their lists: `venues/old-hall`.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    delete: Vec<String>,
    /// Write the ids of the records into the column of ids in FILE (XLSX, CSV).
    #[arg(long)]
    write_ids: bool,
    /// The host's offset from UTC, for times without one where the zone of the host is unknown: +10:00.
    #[arg(long, value_parser = parse_offset, allow_hyphen_values = true)]
    offset: Option<UtcOffset>,
    /// The encoding of a text file, such as windows-1251, gbk or utf-16le; default: detected.
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Status of new records without one; default for calendars and pages: planned.
    #[arg(long)]
    status: Option<String>,
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

/// Returns the language of a report: the given one, or the first of the bundle.
pub fn language(given: Option<Lang>, bundle: Option<&Bundle>) -> Lang {
    let own = bundle.and_then(|bundle| bundle.languages.first().copied());
    given.or(own).unwrap_or(Lang::Ru)
}

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let done = match args.template {
        Some(format) => make_template(args, format),
        None => import(args),
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

fn make_template(args: &Args, format: Template) -> Result<(u8, String), CommandError> {
    let name = args.file.display().to_string();
    let file = args.into.as_deref().map(read_bundle).transpose()?;
    let bundle = file.as_ref().map(|(_, bundle)| bundle);
    let lang = language(args.lang, bundle);
    let messages = &OfficeMessages::of(lang);
    // An existing table is not overwritten.
    if std::fs::metadata(&args.file).is_ok_and(|file| file.len() > 0) {
        return Err((2, messages.format("new_exists", &[("what", &name)])));
    }
    let mut languages = bundle.map_or(Lang::ALL.to_vec(), |bundle| bundle.languages.clone());
    if bundle.is_none() {
        // The language of the report comes first.
        languages.retain(|own| *own != lang);
        languages.insert(0, lang);
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

/// What an import reads.
struct Input<'a> {
    args: &'a Args,
    into: &'a Path,
    text: String,
    bundle: Bundle,
    messages: OfficeMessages,
    table: TableFile,
}

fn import(args: &Args) -> Result<(u8, String), CommandError> {
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
    let lang = language(args.lang, Some(&bundle));
    let input = Input {
        args,
        into,
        text,
        bundle,
        messages: OfficeMessages::of(lang),
        table: TableFile::read(&args.file)?,
    };
    let Input {
        bundle, messages, ..
    } = &input;
    let (table, sheets) = read_table(&input.table, bundle, messages, args);
    let options = Options {
        base: base.as_ref().map(|(_, bundle)| bundle),
        offset: args.offset,
        offset_at: Some(offset_at),
        defaults: defaults(args, input.table.kind(), bundle, messages)?,
        names_missing: input.table.is_table() && sheets.has_table,
    };
    // The table may refer to new records of the other sheets.
    let with_new = sheets.with_new(&input.text, messages);
    let named = with_new.as_ref().unwrap_or(bundle);
    let plan = plan(named, &table, messages, &options);
    let texts = (input.text.as_str(), bundle);
    let base = base.as_ref().map(|(text, _)| text.as_str());
    let day = args.today.unwrap_or_else(today);
    let mut records = sheets.plan(texts, base, (&plan, &table), (messages, day));
    let mut report = String::new();
    for note in &table.notes {
        let _ = writeln!(report, "{}", note.message(messages));
    }
    for fault in &plan.faults {
        let _ = writeln!(report, "{}", fault.message(messages));
    }
    for fault in &records.faults {
        let _ = writeln!(report, "{}", fault.message(messages));
    }
    let is_skipping = args.skip && !plan.is_blocked();
    let faults = plan.faults.len() + records.faults.len();
    if faults > 0 && !is_skipping {
        let count = messages.count("report_faults", faults);
        let _ = writeln!(report, "{count}");
        return Ok((1, report));
    }
    if !records.faults.is_empty() {
        // A sheet depends on the others: all of them are left out.
        records.records.clear();
    }
    report_plan(&plan, named, messages, &mut report);
    sheets::report(&records, messages, &mut report);
    let unchanged = plan.unchanged + records.unchanged;
    if unchanged > 0 {
        let _ = writeln!(report, "{}", messages.count("report_same", unchanged));
    }
    report_missing(&plan, messages, &mut report);
    let code = finish(&input, (&plan, &records), &mut report)?;
    if faults == 0 {
        return Ok((code, report));
    }
    let skipped = plan.faulty_rows() + records.faults.len();
    let count = messages.count("report_skipped", skipped);
    let _ = writeln!(report, "{count}");
    // The rows that were left out are still to be imported.
    Ok((if code == 0 { 3 } else { code }, report))
}

/// Writes the bundle with the accepted changes and without the deleted records, and the ids into the
/// table; reports the result, and returns the exit code.
fn finish(
    input: &Input<'_>,
    (plan, records): (&Plan, &records::Plan),
    report: &mut String,
) -> Result<u8, CommandError> {
    let Input {
        args,
        bundle,
        messages,
        ..
    } = input;
    let accepted = AcceptedChanges {
        all: args.accept.iter().any(|id| id == "all"),
        ids: args.accept.clone(),
    };
    let consent = sheets::accepted(&args.accept, &args.delete);
    let removed = sheets::covered(records, &consent, true);
    // Records of the other sheets are named with their lists: `venues/old-hall`.
    let of_table: Vec<String> = args
        .delete
        .iter()
        .filter(|id| !id.contains('/'))
        .cloned()
        .collect();
    let deleted = deleted(plan, &of_table, messages)?;
    let is_empty = plan.records.is_empty() && deleted.is_empty() && records.records.is_empty();
    if args.dry_run {
        let nothing = is_empty;
        let key = if nothing {
            "report_nothing"
        } else {
            "report_dry"
        };
        let _ = writeln!(report, "{}", messages.text(key));
        return Ok(0);
    }
    // Whether the ids can be written is known before the bundle changes.
    let table = args
        .write_ids
        .then(|| input.table.with_ids(plan, &accepted, messages))
        .transpose()?;
    if is_empty {
        let _ = writeln!(report, "{}", messages.text("report_nothing"));
        ids::write(&input.table, table, messages, report)?;
        return Ok(0);
    }
    // With ids in `--accept` a part is written; the next run reports the rest again.
    let has_open = plan.records.iter().any(|record| !accepted.covers(record))
        || sheets::has_open(records, &consent);
    let deletions = deleted.len() + removed;
    let is_named = !args.accept.is_empty() || deletions > 0;
    let covered = plan
        .records
        .iter()
        .filter(|record| accepted.covers(record))
        .count()
        + sheets::covered(records, &consent, false);
    if (has_open && !is_named) || (covered == 0 && deletions == 0) {
        let _ = writeln!(report, "{}", messages.text("report_ask"));
        return Ok(3);
    }
    let day = args.today.unwrap_or_else(today);
    let new = apply(&input.text, bundle, plan, &accepted, day);
    let new = delete(&new, &deleted, day);
    let new = records::apply(&new, &input.text, records, &consent, day);
    refuse_referred(&new, &deleted, messages)?;
    let message = |fault: &Fault| sheets::message(&new, records, fault, messages);
    if let Some(fault) = new_error(&input.text, &new, &message) {
        let values = [("what", fault.as_str())];
        let _ = writeln!(report, "{}", messages.format("report_broken", &values));
        return Ok(1);
    }
    // A program without our lock may have written the bundle meanwhile.
    if std::fs::read_to_string(input.into).ok().as_ref() != Some(&input.text) {
        let name = input.into.display().to_string();
        return Err((2, messages.format("bundle_changed", &[("what", &name)])));
    }
    write(input.into, new.as_bytes())?;
    if covered > 0 {
        let _ = writeln!(report, "{}", messages.count("report_written", covered));
    }
    if deletions > 0 {
        let count = messages.count("report_deleted", deletions);
        let _ = writeln!(report, "{count}");
    }
    ids::write(&input.table, table, messages, report)?;
    Ok(if has_open { 3 } else { 0 })
}

/// Returns the message of an error of the new text that the old one does not have. Numbers in paths do
/// not count, because deleted records move those after them.
fn new_error(old: &str, new: &str, message: &dyn Fn(&Fault) -> String) -> Option<String> {
    let errors = |text: &str| match check(text) {
        Ok(loaded) => {
            let mut faults = loaded.faults;
            faults.retain(|fault| fault.severity == Severity::Error);
            Ok(faults)
        }
        Err(failure) => Err(failure.to_string()),
    };
    let key = |fault: &Fault| {
        let field = fault.path.replace(|found: char| found.is_ascii_digit(), "");
        (field, fault.message.clone())
    };
    let mut before: Vec<_> = errors(old).unwrap_or_default().iter().map(key).collect();
    let after = match errors(new) {
        Ok(after) => after,
        Err(failure) => return Some(failure),
    };
    let mut is_new = |fault: &&Fault| match before.iter().position(|it| *it == key(fault)) {
        Some(at) => {
            before.swap_remove(at);
            false
        }
        None => true,
    };
    let mut after = after.iter();
    after.find(|fault| is_new(fault)).map(message)
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

/// Reads the file in the format of its extension; CSV for unknown ones. Workbooks also have sheets of
/// records.
fn read_table(
    file: &TableFile,
    bundle: &Bundle,
    messages: &OfficeMessages,
    args: &Args,
) -> (Table, Sheets) {
    let kind = file.kind();
    if kind == FileKind::Workbook {
        return Sheets::of(&file.bytes, bundle, messages);
    }
    let reading = Reading {
        bundle,
        messages,
        offset: args.offset,
        offset_at: Some(offset_at),
        encoding: args.encoding.as_deref(),
    };
    let table = read_file(&file.bytes, kind, &reading);
    (table, Sheets::none(messages))
}

/// Returns the values of new records whose cells are empty.
fn defaults(
    args: &Args,
    kind: FileKind,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> Result<Vec<(Column, String)>, CommandError> {
    // A calendar announces plans; only a source can confirm that an event was held.
    let planned = match kind {
        FileKind::Calendar | FileKind::Page => Some(Status::Planned.code().to_owned()),
        FileKind::Workbook | FileKind::Table => None,
    };
    let status = args.status.clone().or(planned);
    let given = [
        (Column::Status, &status),
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
