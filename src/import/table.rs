//! A table of cells as rows with named columns.

use super::combine::{Given, combined};
use super::diagnostic::Diagnostic;
use super::headings::{Headings, Meaning, Target, misspelt};
use crate::model::OfficeMessages;
use crate::model::table::{Column, unescape_formula};

/// Cells by row, with the row numbers of the spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub rows: Vec<(u32, Vec<String>)>,
    /// Whether cells have names such as `B7`; in a text file they only have an index.
    pub is_spreadsheet: bool,
}

/// A cell with its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub column: Column,
    /// The name of the column in the table.
    pub heading: String,
    pub text: String,
}

/// The fields of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1.
    pub number: u32,
    pub fields: Vec<Field>,
}

impl Row {
    /// Returns the field of a column.
    pub fn field(&self, column: Column) -> Option<&Field> {
        self.fields.iter().find(|field| field.column == column)
    }
}

/// The filled rows, and the faults of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    pub faults: Vec<Diagnostic>,
    /// What was taken for another name, and what is not taken.
    pub notes: Vec<Diagnostic>,
}

/// What a column of the table is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Head {
    /// Without a name, beginning with `#`, or faulty.
    Ignored,
    /// A column that the bundle has no place for, with the number of its filled cells.
    NotTaken(String, usize),
    Taken(Target, String),
}

/// Number of rows searched for the column names: a title may be above them.
pub(super) const HEADER_SEARCH_ROWS: usize = 10;

impl Table {
    /// Finds the row with the column names, and reads the rows below it. Ignores columns whose name
    /// begins with `#`, and empty columns without a name; lists those that have no place in the
    /// bundle.
    pub fn of(grid: &Grid, messages: &OfficeMessages) -> Table {
        let headings = Headings::new();
        let head = grid
            .rows
            .iter()
            .take(HEADER_SEARCH_ROWS)
            .position(|(_, cells)| headings.is_header(cells));
        let Some((at, (number, names))) = head.and_then(|at| Some((at, grid.rows.get(at)?))) else {
            let fault = match grid.rows.is_empty() {
                true => Diagnostic::new("no_rows", &[]),
                false => Diagnostic::new("no_header", &[]).in_row(1),
            };
            return Table {
                faults: vec![fault],
                ..Table::default()
            };
        };
        let mut table = Table::default();
        let mut columns: Vec<Head> = Vec::new();
        for name in names {
            let head = match head_of(name.trim(), &columns, &headings, messages) {
                Ok(head) => head,
                Err(fault) => {
                    table.faults.push(fault.at(*number, name.trim()));
                    Head::Ignored
                }
            };
            columns.push(head);
        }
        let mut totals = Vec::new();
        for (number, cells) in grid.rows.iter().skip(at + 1) {
            match total(cells) {
                Some(total) => {
                    let note = Diagnostic::new("total_line", &[("what", total)]);
                    totals.push(note.in_row(*number));
                }
                None => table.row(*number, cells, &mut columns, grid.is_spreadsheet),
            }
        }
        table.notes = notes(&columns, &headings, messages);
        table.notes.extend(totals);
        if table.rows.is_empty() && table.faults.is_empty() {
            table.faults.push(Diagnostic::new("no_rows", &[]));
        }
        table
    }

    fn row(&mut self, number: u32, cells: &[String], columns: &mut [Head], is_spreadsheet: bool) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let width = columns.len();
        let mut given = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            let text = unescape_formula(cell.trim()).replace("\r\n", "\n");
            let text = text.replace('\r', "\n").replace('\t', " ");
            match columns.get_mut(index) {
                Some(Head::Taken(target, heading)) => given.push(Given {
                    target: *target,
                    heading: heading.clone(),
                    text: match target.is_date() && is_spreadsheet {
                        true => serial_date(&text).unwrap_or(text),
                        false => text,
                    },
                }),
                _ if text.is_empty() => {}
                Some(Head::NotTaken(_, count)) => *count += 1,
                Some(Head::Ignored) => {}
                None if is_spreadsheet => {
                    let cell = [&letters(index), &*number.to_string()].concat();
                    let values = [("what", text.as_str()), ("first", &cell)];
                    self.faults
                        .push(Diagnostic::new("cell_without_column", &values).in_row(number));
                    // The other cells of the row may have faults too.
                    if given.iter().all(|given| given.text.is_empty()) {
                        return;
                    }
                }
                // A separator within an unquoted cell shifts all cells after it.
                None => {
                    let (count, wanted) = (cells.len().to_string(), width.to_string());
                    let values = [
                        ("what", text.as_str()),
                        ("count", &count),
                        ("first", &wanted),
                    ];
                    self.faults
                        .push(Diagnostic::new("too_many_cells", &values).in_row(number));
                    return;
                }
            }
        }
        let fields = combined(number, given, &mut self.faults);
        self.rows.push(Row { number, fields });
    }
}

/// Words for the total at the end of a table, in the languages of tables.
const TOTALS: [&str; 19] = [
    "итого",
    "всего",
    "итог",
    "total",
    "totals",
    "grand total",
    "sum",
    "in total",
    "合计",
    "总计",
    "小计",
    "共计",
    "합계",
    "총계",
    "소계",
    "총합계",
    "合計",
    "総計",
    "小計",
];

/// Returns the word with which a row begins that has only a total: the word, then nothing but numbers.
fn total(cells: &[String]) -> Option<&str> {
    let mut filled = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let first = filled.next()?;
    let word = first.split([':', '：']).next().unwrap_or_default();
    let number = |text: &str| {
        let is_digit = |found: char| found.is_ascii_digit() || " .,\u{a0}".contains(found);
        text.chars().all(is_digit)
    };
    let after = first.get(word.len()..).unwrap_or_default();
    let is_total = TOTALS.contains(&word.trim().to_lowercase().as_str())
        && number(after.trim_start_matches([':', '：']));
    (is_total && filled.all(number)).then_some(first)
}

/// Returns the date of a serial number of a spreadsheet, which has no format.
#[cfg(feature = "cli")]
fn serial_date(text: &str) -> Option<String> {
    super::cell_text::of_serial(text)
}

/// Returns `None`: only the command reads spreadsheets.
#[cfg(not(feature = "cli"))]
fn serial_date(_: &str) -> Option<String> {
    None
}

/// Returns what a column is; an error for a heading that is not clear.
fn head_of(
    name: &str,
    before: &[Head],
    headings: &Headings,
    messages: &OfficeMessages,
) -> Result<Head, Diagnostic> {
    if name.is_empty() || name.starts_with('#') {
        return Ok(Head::Ignored);
    }
    let target = match headings.meaning(name, messages.lang) {
        Meaning::Own(column) => Target::Column(column),
        Meaning::Alias(target) => target,
        Meaning::Either(first, second) => {
            let [first, second] = [first, second].map(|target| target.label(messages));
            let values = [("first", first.as_str()), ("second", &second)];
            return Err(Diagnostic::new("column_which", &values));
        }
        Meaning::NoPlace => return Ok(Head::NotTaken(name.to_string(), 0)),
        Meaning::Unknown => {
            return match misspelt(name, messages) {
                Some(near) => Err(Diagnostic::new("column_like", &[("word", &near)])),
                None => Ok(Head::NotTaken(name.to_string(), 0)),
            };
        }
    };
    let is_same = |head: &Head| match head {
        Head::Taken(other, _) => other.excludes(target),
        Head::NotTaken(..) | Head::Ignored => false,
    };
    match before.iter().any(is_same) {
        true => Err(Diagnostic::new("column_twice", &[])),
        false => Ok(Head::Taken(target, name.to_string())),
    }
}

/// Returns which headings were taken for which columns, and which were not.
fn notes(columns: &[Head], headings: &Headings, messages: &OfficeMessages) -> Vec<Diagnostic> {
    let mut taken = Vec::new();
    let mut left = Vec::new();
    for head in columns {
        match head {
            Head::Taken(target, name) => match headings.meaning(name, messages.lang) {
                Meaning::Alias(_) => {
                    taken.push([name.as_str(), " → ", &target.label(messages)].concat());
                }
                Meaning::Own(_) | Meaning::Either(..) | Meaning::NoPlace | Meaning::Unknown => {}
            },
            Head::NotTaken(name, count) => left.push(format!("{name} ({count})")),
            Head::Ignored => {}
        }
    }
    let note = |key, list: Vec<String>| {
        (!list.is_empty()).then(|| Diagnostic::new(key, &[("list", &list.join(", "))]))
    };
    [
        note("headings_taken", taken),
        note("columns_not_taken", left),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Returns the letters of a column counted from 0: `A`, `Z`, `AA`, `XFD`.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
