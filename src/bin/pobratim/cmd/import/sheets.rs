//! Sheets of records in the workbook of an import.

use std::fmt::Write as _;

use pobratim::import::records::{
    Accepted, Context, Names, Outcome, Plan, Record, RecordChange, Rows, SheetFault, locate, plan,
    read, reconcile, sheet_like, with_new_records,
};
use pobratim::import::{
    CellMerge, Diagnostic, Grid, Plan as TablePlan, Table, list_of, read_sheets,
};
use pobratim::model::{Bundle, Fault, OfficeMessages, load};
use pobratim::time::Date;

/// The rows of the sheets of records.
pub struct Sheets {
    names: Names,
    rows: Rows,
    /// Whether the file has a table of entries.
    pub has_table: bool,
}

/// The bundle with its text.
pub type Text<'a> = (&'a str, &'a Bundle);

impl Sheets {
    /// Returns no sheets, for files without any.
    pub fn none(messages: &OfficeMessages) -> Sheets {
        Sheets {
            names: Names::of(messages),
            rows: Rows::default(),
            has_table: true,
        }
    }

    /// Reads the table of entries and the sheets of records of a workbook.
    pub fn of(bytes: &[u8], bundle: &Bundle, messages: &OfficeMessages) -> (Table, Sheets) {
        let mut sheets = Sheets::none(messages);
        let found = match read_sheets(bytes) {
            Ok(found) => found,
            Err(fault) => {
                let table = Table {
                    faults: vec![fault],
                    ..Table::default()
                };
                return (table, sheets);
            }
        };
        sheets.rows = read(&found.records, &bundle.languages, &sheets.names);
        for name in found.others.iter().filter(|name| !name.starts_with('#')) {
            if let Some(word) = sheet_like(name, &sheets.names) {
                sheets.rows.faults.push(SheetFault {
                    sheet: name.clone(),
                    diagnostic: Diagnostic::new("sheet_like", &[("word", &word)]),
                });
            }
        }
        sheets.has_table = found.table.is_some() || found.records.is_empty();
        let table = match (found.table, sheets.has_table) {
            (Some(table), _) => Table::of(&table.grid, messages),
            (None, true) => Table::of(&Grid::default(), messages),
            (None, false) => Table::default(),
        };
        (table, sheets)
    }

    /// Returns the bundle with the new records of the sheets, to which the table of entries may refer.
    pub fn with_new(&self, text: &str, messages: &OfficeMessages) -> Option<Bundle> {
        if self.rows.sheets.is_empty() {
            return None;
        }
        let context = Context {
            messages,
            names: &self.names,
            entries: Vec::new(),
        };
        let text = with_new_records(text, &self.rows, &context);
        load(&text).ok().map(|loaded| loaded.bundle)
    }

    /// Compares the rows with a bundle.
    pub fn plan(
        &self,
        (text, bundle): Text<'_>,
        base: Option<&str>,
        (table_plan, table): (&TablePlan, &Table),
        (messages, today): (&OfficeMessages, Date),
    ) -> Plan {
        let new = table_plan.records.iter().filter(|it| it.is_addition());
        let context = Context {
            messages,
            names: &self.names,
            entries: new.map(|it| (list_of(it.class), it.id.clone())).collect(),
        };
        let mut plan = plan(text, base, &self.rows, &context);
        if plan.faults.is_empty() && table_plan.faults.is_empty() {
            reconcile(&mut plan, (text, bundle), (table_plan, table), today);
        }
        plan
    }
}

/// Returns what the editor has accepted of the records.
pub fn accepted(accept: &[String], delete: &[String]) -> Accepted {
    Accepted {
        changed: accept.to_vec(),
        deleted: delete.to_vec(),
    }
}

/// Whether changes are not accepted; removals do not count, because the rest is right without them.
pub fn has_open(plan: &Plan, accepted: &Accepted) -> bool {
    let is_open = |record: &Record| !record.only_removes() && !record.is_accepted(accepted);
    plan.records.iter().any(is_open)
}

/// Returns the number of accepted records with this outcome: removed or not.
pub fn covered(plan: &Plan, accepted: &Accepted, is_removed: bool) -> usize {
    let records = plan
        .records
        .iter()
        .filter(|record| record.is_accepted(accepted));
    records
        .filter(|record| (record.outcome == Outcome::Removed) == is_removed)
        .count()
}

/// Returns the message of a fault of the new text, with its cell if it came from a sheet.
pub fn message(text: &str, plan: &Plan, fault: &Fault, messages: &OfficeMessages) -> String {
    match locate(text, plan, fault) {
        Some(fault) => fault.message(messages),
        None => format!("{} ({})", fault.message, fault.path),
    }
}

/// Reports a plan, grouped like the table of entries.
pub fn report(plan: &Plan, messages: &OfficeMessages, report: &mut String) {
    type Group = (&'static str, fn(&Record) -> bool);
    let groups: [Group; 6] = [
        ("report_new", |record| record.outcome == Outcome::New),
        ("report_filled", |record| {
            record.outcome == Outcome::Existing && !record.needs_acceptance()
        }),
        ("report_changed", |record| {
            record.outcome == Outcome::Existing
                && record.needs_acceptance()
                && !record.must_be_named()
        }),
        ("report_conflict", |record| {
            record.outcome == Outcome::Existing && record.must_be_named() && !record.only_removes()
        }),
        ("report_changed", |record| {
            record.outcome == Outcome::Existing && record.only_removes()
        }),
        ("report_missing", |record| {
            record.outcome == Outcome::Removed
        }),
    ];
    for (key, belongs) in groups {
        let records: Vec<&Record> = plan.records.iter().filter(|it| belongs(it)).collect();
        if records.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{}: {}", messages.text(key), records.len());
        for record in records {
            report_record(record, messages, report);
        }
    }
}

fn report_record(record: &Record, messages: &OfficeMessages, report: &mut String) {
    let (row, name) = (record.row.to_string(), record.name());
    let values = [
        ("row", row.as_str()),
        ("what", &record.title),
        ("id", &name),
    ];
    let key = match record.row {
        0 => "diff_title",
        _ => "report_record",
    };
    let what = messages.format(key, &values);
    let values = [("sheet", record.sheet.as_str()), ("what", &what)];
    let _ = writeln!(report, "  {}", messages.format("at_sheet", &values));
    for change in &record.changes {
        report_change(record, change, messages, report);
    }
    if record.must_be_named() {
        let option = match record.outcome {
            Outcome::Removed => "--delete",
            Outcome::New | Outcome::Existing => "--accept",
        };
        let _ = writeln!(report, "    {option} {name}");
    }
}

fn report_change(
    record: &Record,
    change: &RecordChange,
    messages: &OfficeMessages,
    report: &mut String,
) {
    let shown = |text: &str| match text {
        "" => messages.text("report_empty").to_owned(),
        text => text.to_owned(),
    };
    let [old, new] = [&change.old, &change.new].map(|text| shown(text));
    let values = [
        ("column", change.heading.as_str()),
        ("old", &old),
        ("new", &new),
    ];
    let key = match record.outcome {
        Outcome::New => "report_cell_new",
        Outcome::Existing | Outcome::Removed => "report_cell",
    };
    let _ = writeln!(report, "    {}", messages.format(key, &values));
    if let (CellMerge::Conflicts, Some(text)) = (change.merge, &change.in_table) {
        let name = record.name();
        let values = [("what", text.as_str()), ("id", &name)];
        let line = messages.format("report_two_sheets", &values);
        let _ = writeln!(report, "    {line}");
    }
}
