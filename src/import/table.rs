//! A table of cells as rows with named columns.

use super::column::{column_of, nearest_heading};
use super::note::Note;
use crate::model::Office;
use crate::model::table::{Column, unguarded};

/// Cells by row; the number of each row as a spreadsheet counts it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub rows: Vec<(u32, Vec<String>)>,
    /// Whether cells have names such as `B7`, and not only places in a line of text.
    pub is_spreadsheet: bool,
}

/// A cell under its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub column: Column,
    /// The column's name as the table has it.
    pub heading: String,
    pub text: String,
}

/// What one row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Counted from 1.
    pub number: u32,
    pub fields: Vec<Field>,
}

impl Row {
    /// The field of a column.
    pub fn field(&self, column: Column) -> Option<&Field> {
        self.fields.iter().find(|field| field.column == column)
    }
}

/// The rows that hold something, and what keeps the table from being read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    pub faults: Vec<Note>,
}

/// How far down the names of columns are looked for: a title may stand above them.
pub(super) const HEAD_ROWS: usize = 10;

impl Table {
    /// Finds the row with the names of columns, and reads what stands below it. Names that begin
    /// with `#` are the clerk's own; so are columns without a name, while they are empty.
    pub fn of(grid: &Grid, office: &Office) -> Table {
        let known = |cells: &[String]| cells.iter().filter_map(|cell| column_of(cell)).count();
        let head = grid
            .rows
            .iter()
            .take(HEAD_ROWS)
            .position(|(_, cells)| known(cells) >= 2);
        let Some((at, (number, names))) = head.and_then(|at| Some((at, grid.rows.get(at)?))) else {
            let fault = match grid.rows.is_empty() {
                true => Note::new("no_rows", &[]),
                false => Note::new("no_header", &[]).in_row(1),
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
                let fault = match nearest_heading(name, office) {
                    _ if is_twice => Note::new("column_twice", &[]),
                    Some(near) => Note::new("column_like", &[("word", &near)]),
                    None => Note::new("no_column", &[]),
                };
                table.faults.push(fault.at(*number, name));
            }
            columns.push(found.map(|column| (column, name.to_string())));
        }
        for (number, cells) in grid.rows.iter().skip(at + 1) {
            table.row(*number, cells, &columns, grid.is_spreadsheet);
        }
        if table.rows.is_empty() && table.faults.is_empty() {
            table.faults.push(Note::new("no_rows", &[]));
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
        for (place, cell) in cells.iter().enumerate() {
            let text = unguarded(cell.trim()).to_string();
            match columns.get(place) {
                Some(Some((column, heading))) => fields.push(Field {
                    column: *column,
                    heading: heading.clone(),
                    text,
                }),
                _ if text.is_empty() => {}
                Some(None) => {}
                None if is_spreadsheet => {
                    let cell = [&letters(place), &*number.to_string()].concat();
                    let values = [("what", text.as_str()), ("first", &cell)];
                    self.faults
                        .push(Note::new("cell_without_column", &values).in_row(number));
                    return;
                }
                // A separator within a cell without quotes moves all that follows.
                None => {
                    let (count, wanted) = (cells.len().to_string(), columns.len().to_string());
                    let values = [
                        ("what", text.as_str()),
                        ("count", &count),
                        ("first", &wanted),
                    ];
                    self.faults
                        .push(Note::new("too_many_cells", &values).in_row(number));
                    return;
                }
            }
        }
        self.rows.push(Row { number, fields });
    }
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`, `XFD`.
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
