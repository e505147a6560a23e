//! Spreadsheets: XLSX and ODS.

use std::cell::{Cell, RefCell};
use std::io::Cursor;

use super::diagnostic::Diagnostic;
use super::headings::Headings;
use super::records::{NamedGrid, SheetNames};
use super::sheet_limits::{Cells, SheetError, check_archive};
use super::table::{Grid, HEADER_SEARCH_ROWS};
use super::{ods, xlsx};

/// Maximum number of sheets searched for column names.
pub(super) const MAX_SHEETS: usize = 256;

/// The sheets of a workbook that are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetGrids {
    /// The first sheet with names of columns of the table of entries, else the first sheet; `None` if
    /// there are only sheets of records.
    pub table: Option<NamedGrid>,
    /// Sheets of records, in order.
    pub records: Vec<NamedGrid>,
    /// Names of all other sheets.
    pub others: Vec<String>,
}

/// Reads the first sheet with column names, else the first sheet; sheets of records only if there are
/// no others. Rows keep the numbers of the spreadsheet; empty rows are left out. Cells of a date type
/// are read as `2026-05-14` or `2026-05-14 13:30`, those of a time type as `13:30`.
///
/// # Errors
///
/// A file that is not a workbook, or exceeds [`super::sheet_limits`].
pub fn read_sheet(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    let sheets = read_sheets(bytes)?;
    let found = sheets.table.or(sheets.records.into_iter().next());
    Ok(found.map(|found| found.grid).unwrap_or_default())
}

/// Reads the table of entries like [`read_sheet`], and all sheets of records. The limits are for all
/// of them together.
///
/// # Errors
///
/// A file that is not a workbook, or exceeds [`super::sheet_limits`].
pub fn read_sheets(bytes: &[u8]) -> Result<SheetGrids, Diagnostic> {
    let is_ods = check_archive(bytes).map_err(SheetError::diagnostic)?;
    let headings = Headings::new();
    let sheet_names = SheetNames::new();
    let has_table = Cell::new(false);
    let others = RefCell::new(Vec::new());
    let mut found = SheetGrids::default();
    let mut total = Cells::default();
    let mut wants = |name: &str| {
        let is_records = sheet_names.contains(name);
        if !is_records {
            others.borrow_mut().push(name.to_owned());
        }
        is_records || !has_table.get()
    };
    let mut take = |name: &str, mut cells: Cells| {
        let is_records = sheet_names.contains(name);
        let names = |(_, row): &(&u32, &Vec<String>)| headings.is_header(row);
        let header = cells.top(HEADER_SEARCH_ROWS).find(names);
        let header = header.map(|(number, row)| (*number, row.len()));
        if let Some((number, width)) = header {
            cells.fill_merged(number)?;
            cells.widen(width)?;
        }
        let width = header.map(|(_, width)| width);
        let is_table = !is_records && width.is_some();
        if is_records || is_table {
            total.add_size(&cells)?;
        }
        let grid = NamedGrid {
            name: name.to_owned(),
            grid: Grid {
                rows: cells.rows(),
                is_spreadsheet: true,
            },
        };
        if is_records {
            found.records.push(grid);
        } else if is_table {
            has_table.set(true);
            found.table = Some(grid);
        } else {
            found.table.get_or_insert(grid);
        }
        Ok(())
    };
    let read = match is_ods {
        true => ods::read(Cursor::new(bytes), &mut wants, &mut take),
        false => xlsx::read(Cursor::new(bytes), &mut wants, &mut take),
    };
    read.map_err(SheetError::diagnostic)?;
    if !has_table.get() && !found.records.is_empty() {
        found.table = None;
    }
    let table = found.table.as_ref().map(|table| table.name.clone());
    found.others = others.into_inner();
    found.others.retain(|name| Some(name) != table.as_ref());
    Ok(found)
}
