//! `pobratim import`: the office's tables and calendars into a bundle, shown before it is written.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, ValueEnum};
use pobratim::import::{
    Consent, Fate, Meeting, Note, Options, Plan, Planned, Table, apply, code_in, heading, plan,
    read_csv, read_ical, read_jsonld, read_sheet, template, template_csv, template_xlsx,
};
use pobratim::locale;
use pobratim::model::table::Column;
use pobratim::model::{Bundle, Class, Office, Severity, check, load};
use pobratim::text::Lang;
use pobratim::time::{Date, UtcOffset};

use crate::lock::Lock;
use crate::today::{parse_day, today};

/// Read a table (CSV, XLSX, ODS), a calendar (.ics) or JSON-LD into a bundle.
///
/// Shows what would be added, filled in and changed. What only adds is written at once; what
/// overwrites is written with `--accept`. Ends with 0 where all is written or nothing is to do, 1
/// where the table has a fault (nothing is written), 2 where a file cannot be read, 3 where changes
/// wait for `--accept`.
#[derive(ClapArgs, Debug)]
pub struct Args {
    /// The table or calendar; with --template the file to be made.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The bundle that takes it in.
    #[arg(long, value_name = "BUNDLE", required_unless_present = "template")]
    into: Option<PathBuf>,
    /// The bundle from which the table was made: what changed in the bundle since is kept, and
    /// what changed in both is told.
    #[arg(long, value_name = "BUNDLE")]
    base: Option<PathBuf>,
    /// Language of the report, and of texts that name none.
    #[arg(long, default_value = "ru", value_parser = a_language())]
    lang: Lang,
    /// Only show what would happen.
    #[arg(long)]
    dry_run: bool,
    /// Write changes too: `all`, or the ids of records, parted by commas.
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    accept: Vec<String>,
    /// How far the host's clocks are ahead of UTC, for times that do not say: +10:00.
    #[arg(long, value_parser = parse_offset, allow_hyphen_values = true)]
    offset: Option<UtcOffset>,
    /// Kind of new records that name none.
    #[arg(long)]
    kind: Option<String>,
    /// Category of new records that name none.
    #[arg(long)]
    category: Option<String>,
    /// Field of new records that name none.
    #[arg(long)]
    direction: Option<String>,
    /// Source of new records that name none.
    #[arg(long)]
    source: Option<String>,
    /// The day of the change, for the revisions; today where it is absent.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_day)]
    today: Option<Date>,
    /// Write the empty table to fill in, to FILE.
    #[arg(long, value_enum)]
    template: Option<Template>,
}

/// What a template is written as.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Template {
    Xlsx,
    Csv,
}

/// Reads a language by its code.
pub fn a_language() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code))
        .try_map(|code| Lang::from_code(&code).ok_or("no language has this code"))
}

fn parse_offset(text: &str) -> Result<UtcOffset, String> {
    text.parse::<UtcOffset>()
        .map_err(|error| format!("{error}; {}", error.hint()))
}

/// Why the command ends without doing its work: an exit code and a sentence.
type Stop = (u8, String);

/// Runs the command.
pub fn run(args: &Args) -> ExitCode {
    let office = Office::of(args.lang);
    let done = match args.template {
        Some(form) => make_template(args, form, &office),
        None => import(args, &office),
    };
    let (code, text) = match done {
        Ok((code, report)) => {
            // Whoever reads only the beginning closes the pipe.
            let _ = io::stdout().write_all(report.as_bytes());
            return ExitCode::from(code);
        }
        Err(stop) => stop,
    };
    eprintln!("{text}");
    ExitCode::from(code)
}

fn make_template(args: &Args, form: Template, office: &Office) -> Result<(u8, String), Stop> {
    let name = args.file.display().to_string();
    // A table that somebody has filled in is not replaced by an empty one.
    if std::fs::metadata(&args.file).is_ok_and(|file| file.len() > 0) {
        return Err((2, office.say("new_exists", &[("what", &name)])));
    }
    let file = args.into.as_deref().map(read_bundle).transpose()?;
    let bundle = file.as_ref().map(|(_, bundle)| bundle);
    let mut languages = bundle.map_or(Lang::ALL.to_vec(), |bundle| bundle.languages.clone());
    if bundle.is_none() {
        // The reader's own language comes first.
        languages.retain(|lang| *lang != args.lang);
        languages.insert(0, args.lang);
    }
    let columns = template(&languages, office, bundle);
    let bytes = match form {
        Template::Csv => template_csv(&columns).into_bytes(),
        Template::Xlsx => {
            template_xlsx(&columns, office).map_err(|error| (2, error.to_string()))?
        }
    };
    write(&args.file, &bytes)?;
    Ok((0, [&name, "\n"].concat()))
}

fn import(args: &Args, office: &Office) -> Result<(u8, String), Stop> {
    let Some(into) = &args.into else {
        return Err((2, "--into names the bundle".to_owned()));
    };
    // Held until the bundle is written: of several imports at once, each reads what the one before
    // has written.
    let _lock = match args.dry_run {
        true => None,
        false => Some(lock(into)?),
    };
    let (text, bundle) = read_bundle(into)?;
    let base = args.base.as_deref().map(read_bundle).transpose()?;
    let table = read_table(args, &bundle, office)?;
    let options = Options {
        base: base.as_ref().map(|(_, bundle)| bundle),
        offset: args.offset,
        defaults: defaults(args, &bundle, office)?,
    };
    let plan = plan(&bundle, &table, office, &options);
    let mut report = String::new();
    if !plan.faults.is_empty() {
        for fault in &plan.faults {
            let _ = writeln!(report, "{}", fault.say(office));
        }
        let _ = writeln!(
            report,
            "{}",
            office.count("report_faults", plan.faults.len())
        );
        return Ok((1, report));
    }
    tell(&plan, &bundle, office, &mut report);
    let consent = Consent {
        all: args.accept.iter().any(|id| id == "all"),
        ids: args.accept.clone(),
    };
    let waits = plan.records.iter().any(|record| !consent.covers(record));
    let code = finish(
        args,
        into,
        (&text, &bundle),
        &plan,
        (&consent, waits),
        office,
        &mut report,
    )?;
    Ok((code, report))
}

/// Writes the bundle where nothing waits for consent, and says so or why not.
fn finish(
    args: &Args,
    into: &Path,
    (text, bundle): (&str, &Bundle),
    plan: &Plan,
    (consent, waits): (&Consent, bool),
    office: &Office,
    report: &mut String,
) -> Result<u8, Stop> {
    if plan.records.is_empty() {
        let _ = writeln!(report, "{}", office.text("report_nothing"));
        return Ok(0);
    }
    if args.dry_run {
        let _ = writeln!(report, "{}", office.text("report_dry"));
        return Ok(0);
    }
    // What is consented to in part is written in part: the rest is shown again next time.
    let is_named = !args.accept.is_empty();
    let covered = plan
        .records
        .iter()
        .filter(|record| consent.covers(record))
        .count();
    if (waits && !is_named) || covered == 0 {
        let _ = writeln!(report, "{}", office.text("report_ask"));
        return Ok(3);
    }
    let new = apply(
        text,
        bundle,
        plan,
        consent,
        args.today.unwrap_or_else(today),
    );
    if let Some(fault) = damage(text, &new) {
        let _ = writeln!(
            report,
            "{}",
            office.say("report_broken", &[("what", &fault)])
        );
        return Ok(1);
    }
    write(into, new.as_bytes())?;
    let _ = writeln!(report, "{}", office.count("report_written", covered));
    Ok(if waits { 3 } else { 0 })
}

/// An error of the new text that the old one did not have.
fn damage(old: &str, new: &str) -> Option<String> {
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

fn write(path: &Path, bytes: &[u8]) -> Result<(), Stop> {
    crate::file::write(path, bytes).map_err(|error| (2, format!("{}: {error}", path.display())))
}

fn lock(path: &Path) -> Result<Lock, Stop> {
    let target = crate::file::target(path);
    Lock::wait(&target).map_err(|error| (2, error.to_string()))
}

/// A bundle and its text.
pub fn read_bundle(path: &Path) -> Result<(String, Bundle), Stop> {
    let stop = |error: &dyn std::fmt::Display| (2, format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| stop(&error))?;
    let loaded = load(&text).map_err(|failure| stop(&failure))?;
    Ok((text, loaded.bundle))
}

/// What stands in the file, by the ending of its name.
fn read_table(args: &Args, bundle: &Bundle, office: &Office) -> Result<Table, Stop> {
    let path = &args.file;
    let bytes = std::fs::read(path).map_err(|error| (2, format!("{}: {error}", path.display())))?;
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let text = || String::from_utf8_lossy(&bytes).into_owned();
    let of_grid = |grid| match grid {
        Ok(grid) => Table::of(&grid, office),
        Err(fault) => Table {
            faults: vec![fault],
            ..Table::default()
        },
    };
    Ok(match ending.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" | "ods" => of_grid(read_sheet(&bytes)),
        "ics" | "ical" => read_ical(&text(), bundle, args.lang, args.offset),
        "json" | "jsonld" | "html" | "htm" => read_jsonld(&text(), bundle, args.lang),
        _ => of_grid(read_csv(&bytes)),
    })
}

/// What new records have where their cells are empty.
fn defaults(args: &Args, bundle: &Bundle, office: &Office) -> Result<Vec<(Column, String)>, Stop> {
    let given = [
        (Column::Kind, &args.kind),
        (Column::Category, &args.category),
        (Column::Direction, &args.direction),
        (Column::Sources, &args.source),
    ];
    let mut defaults = Vec::new();
    for (column, text) in given {
        if let Some(text) = text {
            let value = code_in(bundle, office, column, text, Class::Event)
                .map_err(|note: Note| (2, note.say(office)))?;
            defaults.push((column, value));
        }
    }
    Ok(defaults)
}

/// The plan in words, sorted by what an editor must look at.
fn tell(plan: &Plan, bundle: &Bundle, office: &Office, report: &mut String) {
    type Group = (&'static str, fn(&Planned) -> bool);
    let conflicts = |record: &Planned| {
        record
            .cells
            .iter()
            .any(|cell| cell.meeting == Meeting::Conflicts)
    };
    let groups: [Group; 5] = [
        ("report_new", |record| record.fate == Fate::New),
        ("report_filled", |record| {
            record.fate == Fate::Known && !record.needs_consent()
        }),
        ("report_changed", |record| {
            record.fate == Fate::Known && record.needs_consent() && !record.must_be_named()
        }),
        ("report_conflict", |record| {
            record.fate == Fate::Known && record.must_be_named()
        }),
        ("report_alike", |record| {
            matches!(record.fate, Fate::Alike(_))
        }),
    ];
    for (key, belongs) in groups {
        let records: Vec<&Planned> = plan.records.iter().filter(|it| belongs(it)).collect();
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(report, "{}: {}", office.text(key), records.len());
        for record in records {
            tell_record(record, bundle, office, report);
            if let Fate::Alike(other) = &record.fate {
                let values = [("id", other.as_str()), ("what", record.id.as_str())];
                let _ = writeln!(report, "    {}", office.say("report_alike_of", &values));
            } else if conflicts(record) {
                let _ = writeln!(report, "    --accept {}", record.id);
            }
        }
    }
    if plan.same > 0 {
        let _ = writeln!(report, "{}", office.count("report_same", plan.same));
    }
}

fn tell_record(record: &Planned, bundle: &Bundle, office: &Office, report: &mut String) {
    let row = record.row.to_string();
    let values = [
        ("row", row.as_str()),
        ("what", &record.title),
        ("id", &record.id),
    ];
    let _ = writeln!(report, "  {}", office.say("report_record", &values));
    for cell in &record.cells {
        // The title of a new record stands above already.
        if cell.old.is_empty() && cell.new == record.title {
            continue;
        }
        let column = heading(cell.column, office);
        let [old, new] =
            [&cell.old, &cell.new].map(|value| said(cell.column, value, bundle, office));
        let values = [("column", column.as_str()), ("old", &old), ("new", &new)];
        let key = match record.fate {
            Fate::Known => "report_cell",
            Fate::New | Fate::Alike(_) => "report_cell_new",
        };
        let _ = writeln!(report, "    {}", office.say(key, &values));
    }
    let stale = stale_languages(record, bundle);
    if !stale.is_empty() {
        let list = stale.join(", ");
        let _ = writeln!(
            report,
            "    {}",
            office.say("report_other_langs", &[("list", &list)])
        );
    }
}

/// Languages whose title or summary says what the changed one said before.
fn stale_languages(record: &Planned, bundle: &Bundle) -> Vec<String> {
    let Some(entry) = bundle
        .find_entry(&record.id)
        .map(|place| bundle.entry(place))
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

/// A value as the reader's language says it.
fn said(column: Column, value: &str, bundle: &Bundle, office: &Office) -> String {
    if value.is_empty() {
        return office.text("report_empty").to_string();
    }
    let name = pobratim::import::said(column, value, bundle, office);
    let when = value.parse().ok().filter(|_| column == Column::When);
    when.map_or(name, |when| locale::of(office.lang).date(&when))
}
