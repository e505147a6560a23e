//! CSV (RFC 4180) of the entry table: a header row, then a row for each entry.

use crate::model::table::{Column, cell, escape_formula};
use crate::model::{Bundle, Entry};

/// Byte order mark, by which spreadsheets recognise UTF-8.
pub const BOM: &str = "\u{feff}";

/// Returns the header row.
pub fn csv_head(bundle: &Bundle) -> String {
    let columns = Column::all(&bundle.languages);
    row(columns.iter().map(|column| column.key().into_owned()))
}

/// Returns the row of an entry.
///
/// ```
/// use pobratim::{export::{csv_head, csv_row}, model::load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// assert!(csv_head(&bundle).starts_with("id,class,kind,title_en,"));
/// assert!(csv_row(&bundle, &bundle.entries[0]).ends_with("\r\n"));
/// ```
pub fn csv_row(bundle: &Bundle, entry: &Entry) -> String {
    let columns = Column::all(&bundle.languages).into_iter();
    row(columns.map(|column| cell(bundle, entry, column)))
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        push_field(&mut text, &escape_formula(&cell));
    }
    text.push_str("\r\n");
    text
}

/// Writes a field, in quotes where it contains a separator, a quote or a line end.
fn push_field(out: &mut String, text: &str) {
    if !text.contains([',', '"', '\r', '\n']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
