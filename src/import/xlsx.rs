//! Excel workbooks (XLSX).

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, XlsxError, open_workbook_from_rs};

use super::sheet::MAX_SHEETS;
use super::sheet_limits::{Cells, SheetError};
use super::table::Grid;

/// Reads sheets one by one until `take` returns a grid. Cells are read one by one, because a
/// rectangle with one distant cell would span the whole sheet.
///
/// # Errors
///
/// A file that is not a workbook, or exceeds a limit.
pub fn read(
    bytes: Cursor<&[u8]>,
    take: &mut dyn FnMut(Cells) -> Result<Option<Grid>, SheetError>,
) -> Result<Option<Grid>, SheetError> {
    let mut book: Xlsx<_> =
        open_workbook_from_rs(bytes).map_err(|error: XlsxError| SheetError::broken(error))?;
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart sheet has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(SheetError::broken(error)),
        };
        let mut cells = Cells::default();
        while let Some(cell) = reader.next_cell().map_err(SheetError::broken)? {
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

/// Returns the displayed text of a cell.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_string(),
        // Only the day: times have a column of their own.
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // `#REF!`, which is reported when the cell is parsed.
        Data::Error(error) => error.to_string(),
    }
}
