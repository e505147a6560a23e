//! The office's table: the columns of the template, filled with the records of a bundle.
//!
//! An import of the unchanged table changes nothing. It is in the language of the office, and its
//! texts, choices and dates are those that an editor would write; `data/events.csv` of a published
//! site, with codes and EDTF, is for programs.

use std::collections::HashMap;

use super::display::written_value;
use super::template::{TemplateColumn, template};
use crate::model::table::{Column, cell, escape_formula};
use crate::model::{Bundle, Class, Entry, OfficeMessages};
use crate::time::Date;

/// A sheet of an exported workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportSheet {
    pub name: String,
    pub columns: Vec<ExportColumn>,
    /// The cells of each record, as many as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportColumn {
    pub heading: String,
    pub note: String,
    /// The permitted words; empty for free text.
    pub choices: Vec<String>,
    /// Whether a cell may hold several items, which a list of choices would reject.
    pub is_list: bool,
    /// In characters of the spreadsheet's standard font.
    pub width: f64,
}

impl From<TemplateColumn> for ExportColumn {
    fn from(column: TemplateColumn) -> ExportColumn {
        ExportColumn {
            is_list: column.column.is_list(),
            width: column.column.width(),
            heading: column.heading,
            note: column.note,
            choices: column.choices,
        }
    }
}

/// Returns the sheets of an exported workbook, that of the entries first: an import without further
/// options reads the first sheet whose headings it knows.
///
/// ```
/// use pobratim::{import::export_sheets, model::{OfficeMessages, load}, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let sheets = export_sheets(&bundle, &OfficeMessages::of(Lang::Ja));
/// assert_eq!((sheets[0].name.as_str(), sheets[0].columns[0].heading.as_str()), ("行事", "ID"));
/// assert_eq!(sheets[0].rows.len(), bundle.entries.len());
/// ```
pub fn export_sheets(bundle: &Bundle, messages: &OfficeMessages) -> Vec<ExportSheet> {
    vec![entries(bundle, messages)]
}

/// Returns the sheet of the entries: by class, then by date, then by id.
fn entries(bundle: &Bundle, messages: &OfficeMessages) -> ExportSheet {
    let columns = template(&bundle.languages, messages, Some(bundle));
    let mut entries: Vec<&Entry> = bundle.entries.iter().collect();
    entries.sort_by_key(|entry| (rank(entry.class), first_day(entry), &entry.id));
    // Few values are different where words are looked up.
    let mut known: HashMap<(Column, Class, String), String> = HashMap::new();
    let mut written = |entry: &Entry, column: Column| {
        if column.lang().is_some() {
            return written_value(bundle, entry, column, messages);
        }
        let key = (column, entry.class, cell(bundle, entry, column));
        let words = known.entry(key);
        words
            .or_insert_with(|| written_value(bundle, entry, column, messages))
            .clone()
    };
    let mut row = |entry: &&Entry| {
        let cells = columns.iter().map(|it| written(entry, it.column));
        cells.collect()
    };
    ExportSheet {
        name: messages.text("template_sheet").to_string(),
        rows: entries.iter().map(&mut row).collect(),
        columns: columns.into_iter().map(ExportColumn::from).collect(),
    }
}

const fn rank(class: Class) -> u8 {
    match class {
        Class::Event => 0,
        Class::Programme => 1,
        Class::Document => 2,
    }
}

/// Returns the first possible day; entries without one come last.
fn first_day(entry: &Entry) -> (bool, Option<Date>, Option<Date>) {
    let bounds = entry.when.bounds();
    (bounds.earliest.is_none(), bounds.earliest, bounds.latest)
}

/// Returns a sheet as CSV with semicolons and a byte order mark, as the template.
pub fn export_csv(sheet: &ExportSheet) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let quoted: Vec<String> = cells
            .map(|cell| ["\"", &cell.replace('"', "\"\""), "\""].concat())
            .collect();
        [&quoted.join(";"), "\r\n"].concat()
    };
    let mut text = String::from("\u{feff}");
    text.push_str(&line(
        &mut sheet.columns.iter().map(|column| column.heading.as_str()),
    ));
    for row in &sheet.rows {
        let cells: Vec<_> = row.iter().map(|cell| escape_formula(cell)).collect();
        text.push_str(&line(&mut cells.iter().map(AsRef::as_ref)));
    }
    text
}
