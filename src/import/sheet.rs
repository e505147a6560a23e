//! Spreadsheets: XLSX and ODS.

use std::io::Cursor;

use super::column::column_of;
use super::note::Note;
use super::sheet_limits::{Cells, Limit, check_archive};
use super::table::{Grid, HEAD_ROWS};
use super::{ods, xlsx};

/// How many sheets are looked through for the one with names of columns.
pub(super) const MOST_SHEETS: usize = 256;

/// Reads the first sheet that has names of columns, else the first; rows keep the numbers that the
/// spreadsheet shows, and rows without a filled cell are left out. Cells that are dates of the
/// spreadsheet's own are read as days.
///
/// # Errors
///
/// A file that is no workbook, or one that is larger than [`super::sheet_limits`] allows.
pub fn read_sheet(bytes: &[u8]) -> Result<Grid, Note> {
    let is_ods = check_archive(bytes).map_err(Limit::note)?;
    let mut first = None;
    let mut take = |mut cells: Cells| {
        let names = |row: &&Vec<String>| {
            let named = row.iter().filter(|cell| column_of(cell).is_some());
            named.count() >= 2
        };
        let width = cells.top(HEAD_ROWS).find(names).map(Vec::len);
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
    let found = found.map_err(Limit::note)?;
    Ok(found.or(first).unwrap_or_default())
}
