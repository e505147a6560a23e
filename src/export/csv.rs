//! CSV (RFC 4180) of the office's table: one row for each entry, after the row of names.

use crate::model::table::{Column, cell, guarded};
use crate::model::{Bundle, Entry};

/// So that spreadsheets read the file as UTF-8.
pub const BOM: &str = "\u{feff}";

/// The row of names.
pub fn csv_head(bundle: &Bundle) -> String {
    let columns = Column::all(&bundle.languages);
    row(columns.iter().map(|column| column.key().into_owned()))
}

/// The row of an entry.
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
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        push_field(&mut text, &guarded(&cell));
    }
    text.push_str("\r\n");
    text
}

/// A field in quotes where it holds what else would end it.
fn push_field(out: &mut String, text: &str) {
    if !text.contains([',', '"', '\r', '\n']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}
