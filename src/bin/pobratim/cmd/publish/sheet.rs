//! The table of entries as a spreadsheet (XLSX).

use std::path::Path;

use pobratim::export::{Column, cell};
use pobratim::model::Bundle;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// Writes the table. All cells are text, so that no spreadsheet converts `10–17` into a day. Rows are
/// streamed, so that memory does not grow with their number.
pub fn write(bundle: &Bundle, path: &Path) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    // The timestamp is that of the bundle, so that equal bundles give equal bytes.
    let made = bundle.site.updated.map_or((1980, 1, 1), |day| {
        (day.year(), u8::from(day.month()), day.day())
    });
    let year = u16::try_from(made.0).unwrap_or(1980).max(1980);
    let made = ExcelDateTime::from_ymd(year, made.1, made.2)?;
    let properties = DocProperties::new()
        .set_author("Pobratim")
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    let head = Format::new().set_bold().set_num_format("@");
    let text = Format::new().set_num_format("@").set_text_wrap();
    let columns = Column::all(&bundle.languages);
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name("events")?;
    sheet.set_freeze_panes(1, 1)?;
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_width(at, column.width())?;
        sheet.write_string_with_format(0, at, column.key(), &head)?;
    }
    for (row, entry) in (1..).zip(&bundle.entries) {
        for (at, column) in (0..).zip(&columns) {
            let cell = cell(bundle, entry, *column);
            if !cell.is_empty() {
                sheet.write_string_with_format(row, at, cell, &text)?;
            }
        }
    }
    book.save(path)
}
