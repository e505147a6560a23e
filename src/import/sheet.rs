//! Spreadsheets: XLSX and ODS.

use std::io::Cursor;

use super::diagnostic::Diagnostic;
use super::headings::Headings;
use super::sheet_limits::{Cells, SheetError, check_archive};
use super::table::{Grid, HEADER_SEARCH_ROWS};
use super::{ods, xlsx};

/// Maximum number of sheets searched for column names.
pub(super) const MAX_SHEETS: usize = 256;

/// Reads the first sheet with column names, else the first sheet. Rows keep the numbers of the
/// spreadsheet; empty rows are left out. Cells of a date type are read as
/// `2026-05-14` or `2026-05-14 13:30`, those of a time type as `13:30`.
///
/// # Errors
///
/// A file that is not a workbook, or exceeds [`super::sheet_limits`].
pub fn read_sheet(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    let is_ods = check_archive(bytes).map_err(SheetError::diagnostic)?;
    let headings = Headings::new();
    let mut first = None;
    let mut take = |mut cells: Cells| {
        let names = |row: &&Vec<String>| {
            let named = row.iter().filter(|cell| headings.is_heading(cell));
            named.count() >= 2
        };
        let width = cells.top(HEADER_SEARCH_ROWS).find(names).map(Vec::len);
        if let Some(width) = width {
            cells.widen(width)?;
        }
        let grid = Grid {
            rows: cells.rows(),
            is_spreadsheet: true,
        };
        Ok(match width {
            Some(_) => Some(grid),
            None => {
                first.get_or_insert(grid);
                None
            }
        })
    };
    let found = match is_ods {
        true => ods::read(Cursor::new(bytes), &mut take),
        false => xlsx::read(Cursor::new(bytes), &mut take),
    };
    let found = found.map_err(SheetError::diagnostic)?;
    Ok(found.or(first).unwrap_or_default())
}
