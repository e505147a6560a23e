//! Workbooks of Excel and whatever writes like it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError, open_workbook_from_rs};

use super::sheet::MOST_SHEETS;
use super::sheet_limits::{Cells, Limit};
use super::table::Grid;

/// Reads one sheet after the other until `take` has found the one that it wants. The cells are read
/// one by one: as a rectangle, one far cell would make it span the whole sheet.
///
/// # Errors
///
/// A file that is no workbook, and limits that are exceeded.
pub fn read(
    bytes: Cursor<&[u8]>,
    take: &mut dyn FnMut(Cells) -> Result<Option<Grid>, Limit>,
) -> Result<Option<Grid>, Limit> {
    let mut book: Xlsx<_> =
        open_workbook_from_rs(bytes).map_err(|error: XlsxError| Limit::broken(error))?;
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(Limit::broken(error)),
        };
        let mut cells = Cells::default();
        while let Some(cell) = reader.next_cell().map_err(Limit::broken)? {
            let (row, column) = cell.get_position();
            let value = Data::from(cell.get_value().clone());
            cells.put(row, column, text(&value))?;
        }
        if let Some(grid) = take(cells)? {
            return Ok(Some(grid));
        }
    }
    Ok(None)
}

/// A cell as a person sees it.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_string(),
        // A day, or a day and a time: the time has a column of its own.
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // `#REF!`, which is told where the cell is read.
        Data::Error(error) => error.to_string(),
    }
}
