//! Spreadsheets: XLSX and ODS.

use std::io::Cursor;

use super::column::column_of;
use super::note::Note;
use super::table::Grid;
use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

/// Reads the first sheet that has names of columns, else the first; rows keep the numbers that the
/// spreadsheet shows. Cells that are dates of the spreadsheet's own are read as days.
///
/// # Errors
///
/// A file that is no workbook.
pub fn read_sheet(bytes: &[u8]) -> Result<Grid, Note> {
    let broken =
        |error: &dyn std::fmt::Display| Note::new("not_sheet", &[("what", &error.to_string())]);
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut first = None;
    for name in book.sheet_names() {
        let range = book
            .worksheet_range(&name)
            .map_err(|error| broken(&error))?;
        let grid = grid(&range);
        let is_ours = grid.rows.iter().take(10).any(|(_, cells)| {
            cells
                .iter()
                .filter(|cell| column_of(cell).is_some())
                .count()
                >= 2
        });
        if is_ours {
            return Ok(grid);
        }
        first.get_or_insert(grid);
    }
    Ok(first.unwrap_or_default())
}

fn grid(range: &Range<Data>) -> Grid {
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Grid::default();
    for (number, row) in (top + 1..).zip(range.rows()) {
        let mut cells = vec![String::new(); usize::try_from(left).unwrap_or(0)];
        cells.extend(row.iter().map(text));
        grid.rows.push((number, cells));
    }
    grid
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
