//! Imports: dates as people write them, tables, calendars, and merging into a bundle.

#[cfg(feature = "cli")]
mod any_bytes;
#[cfg(feature = "cli")]
mod bad_tables;
#[cfg(feature = "cli")]
mod cases;
#[cfg(feature = "cli")]
mod concurrency;
mod contacts;
#[cfg(feature = "cli")]
mod cycle;
mod dates;
#[cfg(feature = "cli")]
mod deletion;
mod details;
mod edit;
#[cfg(feature = "cli")]
mod export;
mod headings;
mod ical_jsonld;
#[cfg(feature = "cli")]
mod identity;
#[cfg(all(feature = "cli", target_os = "linux"))]
mod limits;
mod matching;
mod merge;
mod records;
#[cfg(feature = "cli")]
mod row_ids;
#[cfg(feature = "cli")]
mod sheets;
mod times;
#[cfg(feature = "cli")]
mod typed_cells;
mod zones;

use pobratim::import::{Grid, Options, Plan, Table, heading, plan};
use pobratim::model::table::{Column, cell};
use pobratim::model::{Bundle, OfficeMessages, load};
use pobratim::text::Lang;

/// A file of the checkout.
fn read(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn bundle(text: &str) -> Bundle {
    load(text).unwrap().bundle
}

/// The table of a bundle, with the names of columns in a language.
fn exported(bundle: &Bundle, lang: Lang) -> Vec<Vec<String>> {
    let office = OfficeMessages::of(lang);
    let columns = Column::all(&bundle.languages);
    let mut rows = vec![
        columns
            .iter()
            .map(|column| heading(*column, &office))
            .collect(),
    ];
    for entry in &bundle.entries {
        rows.push(
            columns
                .iter()
                .map(|column| cell(bundle, entry, *column))
                .collect(),
        );
    }
    rows
}

fn grid(rows: &[Vec<String>]) -> Grid {
    Grid {
        rows: (1..).zip(rows.iter().cloned()).collect(),
        ..Grid::default()
    }
}

/// Returns the index of a column in the table of a bundle.
fn place(bundle: &Bundle, column: Column) -> usize {
    let columns = Column::all(&bundle.languages);
    columns.iter().position(|own| *own == column).unwrap()
}

fn planned(bundle: &Bundle, rows: &[Vec<String>], options: &Options<'_>) -> Plan {
    let office = OfficeMessages::of(Lang::Ru);
    plan(bundle, &Table::of(&grid(rows), &office), &office, options)
}

/// The faults in Russian, one per line.
fn fault_lines(plan: &Plan) -> String {
    let office = OfficeMessages::of(Lang::Ru);
    let lines: Vec<String> = plan
        .faults
        .iter()
        .map(|fault| fault.message(&office))
        .collect();
    lines.join("\n")
}

/// A table as CSV with semicolons.
#[cfg(feature = "cli")]
fn csv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        cells.join(";") + "\r\n"
    };
    rows.iter().map(line).collect()
}
