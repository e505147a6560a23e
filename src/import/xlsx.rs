//! Excel workbooks (XLSX).

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError, open_workbook_from_rs};

use super::cell_text;
use super::sheet::MAX_SHEETS;
use super::sheet_limits::{Cells, Merged, SheetError};

/// Reads the sheets whose names `wants` accepts, one by one. Cells are
/// read one by one, because a rectangle with one distant cell would span the whole sheet.
///
/// # Errors
///
/// A file that is not a workbook, or exceeds a limit.
pub fn read(
    bytes: Cursor<&[u8]>,
    wants: &mut dyn FnMut(&str) -> bool,
    take: &mut dyn FnMut(&str, Cells) -> Result<(), SheetError>,
) -> Result<(), SheetError> {
    let mut book: Xlsx<_> =
        open_workbook_from_rs(bytes).map_err(|error: XlsxError| SheetError::broken(error))?;
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        if !wants(&name) {
            continue;
        }
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
        drop(reader);
        for region in book
            .merge_cells_by_sheet_name(&name)
            .map_err(SheetError::broken)?
        {
            cells.add_merged(Merged {
                first_row: region.start.0,
                last_row: region.end.0,
                column: region.start.1,
            });
        }
        take(&name, cells)?;
    }
    Ok(())
}

/// Returns the displayed text of a cell.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => cell_text::of_escaped(text),
        Data::DurationIso(text) => cell_text::of_iso_duration(text),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => if *flag { "yes" } else { "no" }.to_string(),
        Data::DateTimeIso(text) => cell_text::of_iso_date(text),
        Data::DateTime(date) => date_time(date),
        // `#REF!`, which is reported when the cell is parsed.
        Data::Error(error) => error.to_string(),
    }
}

/// Returns the day and the time of a serial date; only the time on the first day of the calendar, and
/// for durations.
fn date_time(date: &ExcelDateTime) -> String {
    let serial = date.as_f64();
    if serial < 1.0 || date.is_duration() {
        // Negative for no time that a spreadsheet shows.
        return cell_text::clock((serial * 86_400.0).round() as u32);
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    // Serial dates are stored with an error of less than a second.
    match ((serial.fract() * 86_400.0).round() as u32).min(86_399) {
        0 => day,
        seconds => [&day, " ", &cell_text::clock(seconds)].concat(),
    }
}
