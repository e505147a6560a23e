//! Finds sheets, header rows and columns, and reads the rows.

use super::layout::{Sheet, SheetKind, layouts};
use super::names::{ColumnNames, Key, Names};
use crate::import::column::folded;
use crate::import::diagnostic::Diagnostic;
use crate::import::table::{Grid, HEADER_SEARCH_ROWS, letters};
use crate::model::OfficeMessages;
use crate::text::Lang;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedGrid {
    pub name: String,
    pub grid: Grid,
}

/// A fault and its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFault {
    /// Name of the sheet in the workbook.
    pub sheet: String,
    pub diagnostic: Diagnostic,
}

impl SheetFault {
    /// Formats the message in a language.
    pub fn message(&self, messages: &OfficeMessages) -> String {
        let what = self.diagnostic.message(messages);
        let values = [("sheet", self.sheet.as_str()), ("what", &what)];
        messages.format("at_sheet", &values)
    }
}

/// The rows of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRows {
    /// Name of the sheet in the workbook.
    pub name: String,
    pub layout: Sheet,
    pub rows: Vec<SheetRow>,
    /// Indices of the leaves that have a column.
    pub columns: Vec<(usize, String)>,
}

/// A row, or for a single object all its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    pub number: u32,
    /// The id of the record, or of the owner of the item.
    pub record: String,
    /// The cell that says whether it is the host; `None` without this column.
    pub host: Option<String>,
    pub cells: Vec<SheetCell>,
}

/// A cell of a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCell {
    pub leaf: usize,
    /// Counted from 1.
    pub row: u32,
    /// Name of its column in the workbook.
    pub heading: String,
    pub text: String,
}

/// Rows and faults of several sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    pub sheets: Vec<SheetRows>,
    pub faults: Vec<SheetFault>,
}

/// Codes and titles, in all languages, of the sheets that have records, and not the table of entries.
#[derive(Clone, Debug)]
pub struct SheetNames(Vec<String>);

impl SheetNames {
    /// Collects the names.
    pub fn new() -> SheetNames {
        let names = Names::of(&OfficeMessages::of(Lang::FALLBACK));
        SheetNames(names.sheet_names(&layouts(&Lang::ALL)))
    }

    /// Returns whether this is the name of such a sheet.
    pub fn contains(&self, name: &str) -> bool {
        self.0.contains(&folded(name))
    }
}

impl Default for SheetNames {
    fn default() -> SheetNames {
        SheetNames::new()
    }
}

/// Returns the name of a sheet of records that resembles this name.
pub fn sheet_like(name: &str, names: &Names) -> Option<String> {
    let name = folded(name);
    // Short names resemble too many others.
    if name.chars().count() < 4 {
        return None;
    }
    names.sheet_like(&name, &layouts(&Lang::ALL))
}

/// Reads the sheets of a workbook that have records, for a bundle in these languages.
pub fn read(grids: &[NamedGrid], languages: &[Lang], names: &Names) -> Rows {
    let layouts = layouts(languages);
    let mut rows = Rows::default();
    for grid in grids {
        let Some((_, layout)) = names.sheet(&grid.name, &layouts) else {
            continue;
        };
        let fault = |diagnostic: Diagnostic| SheetFault {
            sheet: grid.name.clone(),
            diagnostic,
        };
        if let Some(first) = rows.sheets.iter().find(|other| other.layout == *layout) {
            let values = [("what", first.name.as_str())];
            rows.faults
                .push(fault(Diagnostic::new("sheet_twice", &values)));
            continue;
        }
        let (sheet, faults) = sheet(grid, layout, names);
        rows.faults.extend(faults.into_iter().map(fault));
        rows.sheets.extend(sheet);
    }
    // Records before the items that belong to them.
    let order = |sheet: &SheetRows| layouts.iter().position(|own| *own == sheet.layout);
    rows.sheets.sort_by_key(order);
    rows
}

/// A column of the sheet, with its heading there; `None` for one that is left out.
type Columns = Vec<Option<(Key, String)>>;

fn sheet(grid: &NamedGrid, layout: &Sheet, names: &Names) -> (Option<SheetRows>, Vec<Diagnostic>) {
    let main = match layout.kind {
        SheetKind::Single(_) => Some(Key::Field),
        SheetKind::Records => layout.key().map(Key::Leaf),
        SheetKind::More | SheetKind::Items(_) => Some(Key::Record),
    };
    let known = names.columns(layout);
    let mut top = grid.grid.rows.iter().take(HEADER_SEARCH_ROWS);
    let head = top.position(|(_, cells)| {
        let mut cells = cells.iter();
        cells.any(|cell| main.is_some() && known.find(cell) == main)
    });
    let Some((at, (number, cells))) = head.and_then(|at| Some((at, grid.grid.rows.get(at)?)))
    else {
        if grid.grid.rows.is_empty() {
            return (None, Vec::new());
        }
        let key = main.unwrap_or(Key::Record);
        let all = names.own_headings(layout).into_iter();
        let mut headings = all.filter(|(own, _)| *own == key).map(|(_, name)| name);
        let word = headings.next().unwrap_or_default();
        let fault = Diagnostic::new("no_key_column", &[("word", &word)]).in_row(1);
        return (None, vec![fault]);
    };
    let mut faults = Vec::new();
    let columns = columns(*number, cells, (layout, &known), names, &mut faults);
    let mut rows = SheetRows {
        name: grid.name.clone(),
        layout: layout.clone(),
        rows: Vec::new(),
        columns: leaves_of(&columns),
    };
    for (number, cells) in grid.grid.rows.iter().skip(at + 1) {
        match row(*number, cells, &columns, layout) {
            Ok(row) => rows.rows.extend(row),
            Err(fault) => faults.push(fault),
        }
    }
    if let SheetKind::Single(field) = layout.kind {
        rows.rows = transposed(field, rows.rows, (layout, &known), names, &mut faults);
    }
    (Some(rows), faults)
}

/// Returns the columns of a header row.
fn columns(
    number: u32,
    cells: &[String],
    (layout, known): (&Sheet, &ColumnNames),
    names: &Names,
    faults: &mut Vec<Diagnostic>,
) -> Columns {
    let mut columns = Columns::new();
    for name in cells.iter().map(|cell| cell.trim()) {
        if name.is_empty() || name.starts_with('#') {
            columns.push(None);
            continue;
        }
        let found = known.find(name);
        let is_own = |key: &Key| {
            let is_leaf = matches!(key, Key::Leaf(_));
            // In a sheet with one field per row, only two columns are known.
            !(is_leaf && matches!(layout.kind, SheetKind::Single(_)))
        };
        let found = found.filter(is_own);
        let is_twice =
            found.is_some() && columns.iter().flatten().any(|(key, _)| Some(*key) == found);
        if is_twice {
            faults.push(Diagnostic::new("column_twice", &[]).at(number, name));
        } else if found.is_none() {
            faults.push(unknown_column(name, layout, names).at(number, name));
        }
        columns.push(found.map(|key| (key, name.to_owned())));
    }
    columns
}

/// Returns the fault of an unknown column, with the most similar one.
fn unknown_column(name: &str, layout: &Sheet, names: &Names) -> Diagnostic {
    match names.column_like(name, layout) {
        Some(near) => Diagnostic::new("column_like", &[("word", &near)]),
        None => Diagnostic::new("no_column", &[]),
    }
}

fn leaves_of(columns: &Columns) -> Vec<(usize, String)> {
    let leaves = columns.iter().flatten().filter_map(|(key, heading)| {
        if let Key::Leaf(leaf) = key {
            Some((*leaf, heading.clone()))
        } else {
            None
        }
    });
    leaves.collect()
}

/// Reads a row; `None` if it is empty.
fn row(
    number: u32,
    cells: &[String],
    columns: &Columns,
    layout: &Sheet,
) -> Result<Option<SheetRow>, Diagnostic> {
    let mut row = SheetRow {
        number,
        record: String::new(),
        host: None,
        cells: Vec::new(),
    };
    let mut is_filled = false;
    for (index, cell) in cells.iter().enumerate() {
        let text = cell.trim().to_owned();
        let Some((key, heading)) = columns.get(index).and_then(Option::as_ref) else {
            if index >= columns.len() && !text.is_empty() {
                let cell = [&letters(index), &*number.to_string()].concat();
                let values = [("what", text.as_str()), ("first", &cell)];
                return Err(Diagnostic::new("cell_without_column", &values).in_row(number));
            }
            continue;
        };
        is_filled |= !text.is_empty();
        match key {
            Key::Record | Key::Field => row.record = text,
            Key::Host => row.host = Some(text),
            Key::Value => row.cells.push(SheetCell {
                leaf: 0,
                row: number,
                heading: heading.clone(),
                text,
            }),
            Key::Leaf(leaf) => {
                if layout.kind == SheetKind::Records && layout.key() == Some(*leaf) {
                    row.record.clone_from(&text);
                }
                row.cells.push(SheetCell {
                    leaf: *leaf,
                    row: number,
                    heading: heading.clone(),
                    text,
                });
            }
        }
    }
    Ok(is_filled.then_some(row))
}

/// Joins rows of one field each to one row.
fn transposed(
    record: &str,
    rows: Vec<SheetRow>,
    (layout, known): (&Sheet, &ColumnNames),
    names: &Names,
    faults: &mut Vec<Diagnostic>,
) -> Vec<SheetRow> {
    let mut all = SheetRow {
        number: rows.first().map_or(1, |row| row.number),
        record: record.to_owned(),
        host: None,
        cells: Vec::new(),
    };
    for row in rows {
        let Some(Key::Leaf(leaf)) = known.find(&row.record) else {
            let mut fault = unknown_column(&row.record, layout, names);
            if row.record.starts_with('#') {
                continue;
            }
            if row.record.is_empty() {
                fault = Diagnostic::new("needed", &[]);
            }
            faults.push(fault.at(row.number, &row.record));
            continue;
        };
        if all.cells.iter().any(|cell| cell.leaf == leaf) {
            faults.push(Diagnostic::new("column_twice", &[]).at(row.number, &row.record));
        }
        let text = row.cells.into_iter().map(|cell| cell.text).next();
        all.cells.push(SheetCell {
            leaf,
            row: row.number,
            heading: row.record,
            text: text.unwrap_or_default(),
        });
    }
    vec![all]
}
