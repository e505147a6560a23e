//! A table of cells as rows with named columns.

use super::column::{column_of, nearest_heading};
use super::diagnostic::Diagnostic;
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
}

/// Number of rows searched for the column names: a title may be above them.
pub(super) const HEADER_SEARCH_ROWS: usize = 10;

impl Table {
    /// Finds the row with the column names, and reads the rows below it. Ignores columns whose name
    /// begins with `#`, and empty columns without a name.
    pub fn of(grid: &Grid, messages: &OfficeMessages) -> Table {
        let known = |cells: &[String]| cells.iter().filter_map(|cell| column_of(cell)).count();
        let head = grid
            .rows
            .iter()
            .take(HEADER_SEARCH_ROWS)
            .position(|(_, cells)| known(cells) >= 2);
        let Some((at, (number, names))) = head.and_then(|at| Some((at, grid.rows.get(at)?))) else {
            let fault = match grid.rows.is_empty() {
                true => Diagnostic::new("no_rows", &[]),
                false => Diagnostic::new("no_header", &[]).in_row(1),
            };
            return Table {
                rows: Vec::new(),
                faults: vec![fault],
            };
        };
        let mut table = Table::default();
        let mut columns: Vec<Option<(Column, String)>> = Vec::new();
        for name in names {
            let name = name.trim();
            let found = column_of(name);
            if name.is_empty() || name.starts_with('#') {
                columns.push(None);
                continue;
            }
            let is_twice = columns
                .iter()
                .flatten()
                .any(|(column, _)| Some(*column) == found);
            if found.is_none() || is_twice {
                let fault = match nearest_heading(name, messages) {
                    _ if is_twice => Diagnostic::new("column_twice", &[]),
                    Some(near) => Diagnostic::new("column_like", &[("word", &near)]),
                    None => Diagnostic::new("no_column", &[]),
                };
                table.faults.push(fault.at(*number, name));
            }
            columns.push(found.map(|column| (column, name.to_string())));
        }
        for (number, cells) in grid.rows.iter().skip(at + 1) {
            table.row(*number, cells, &columns, grid.is_spreadsheet);
        }
        if table.rows.is_empty() && table.faults.is_empty() {
            table.faults.push(Diagnostic::new("no_rows", &[]));
        }
        table
    }

    fn row(
        &mut self,
        number: u32,
        cells: &[String],
        columns: &[Option<(Column, String)>],
        is_spreadsheet: bool,
    ) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let mut fields = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            let text = unescape_formula(cell.trim()).to_string();
            match columns.get(index) {
                Some(Some((column, heading))) => fields.push(Field {
                    column: *column,
                    heading: heading.clone(),
                    text,
                }),
                _ if text.is_empty() => {}
                Some(None) => {}
                None if is_spreadsheet => {
                    let cell = [&letters(index), &*number.to_string()].concat();
                    let values = [("what", text.as_str()), ("first", &cell)];
                    self.faults
                        .push(Diagnostic::new("cell_without_column", &values).in_row(number));
                    return;
                }
                // A separator within an unquoted cell shifts all cells after it.
                None => {
                    let (count, wanted) = (cells.len().to_string(), columns.len().to_string());
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
        self.rows.push(Row { number, fields });
    }
}

/// Returns the letters of a column counted from 0: `A`, `Z`, `AA`, `XFD`.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
