//! Sheets as a workbook, with notes and lists of choices.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatBorder,
    Note, Workbook, Worksheet, XlsxError,
};

use super::export_sheet::ExportSheet;
use super::table::letters;
use crate::model::OfficeMessages;

/// Number of rows to which lists of choices apply, at least.
const ROWS: u32 = 1000;

/// Returns the sheets as XLSX. The choices are on a last sheet, because a list within a validation
/// rule is limited to 255 characters. The same sheets give the same bytes.
///
/// # Errors
///
/// An error of the XLSX writer, such as a text of more than 32,767 characters.
pub fn export_xlsx(
    sheets: &[ExportSheet],
    messages: &OfficeMessages,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date, so that the same table gives the same bytes.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let words = messages.text("template_words");
    let mut lists = Worksheet::new();
    lists.set_name(words)?;
    let mut next_list = 0;
    for sheet in sheets {
        let written = book.add_worksheet();
        written.set_name(&sheet.name)?;
        write_sheet(written, sheet)?;
        for (at, column) in (0_u16..).zip(&sheet.columns) {
            if column.choices.is_empty() {
                continue;
            }
            // Without the `#` this sheet would be taken for the table.
            let heading = ["#", &column.heading].concat();
            lists.write_string_with_format(0, next_list, heading, &head())?;
            lists.set_column_width(next_list, 24.0)?;
            for (row, word) in (1_u32..).zip(&column.choices) {
                lists.write_string(row, next_list, word)?;
            }
            let letters = letters(usize::from(next_list));
            let last = column.choices.len() + 1;
            let source = format!("='{words}'!${letters}$2:${letters}${last}");
            let mut rule = DataValidation::new()
                .allow_list_formula(source.as_str().into())
                .set_error_title(column.heading.chars().take(32).collect::<String>())?
                .set_error_message(messages.text("template_choose"))?;
            // A list has several items with semicolons, which the rule would reject.
            if column.is_list {
                rule = rule.set_error_style(DataValidationErrorStyle::Information);
            }
            let filled = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
            written.add_data_validation(1, at, filled.saturating_add(ROWS), at, &rule)?;
            next_list += 1;
        }
    }
    if next_list > 0 {
        book.push_worksheet(lists);
    }
    book.save_to_buffer()
}

fn write_sheet(written: &mut Worksheet, sheet: &ExportSheet) -> Result<(), XlsxError> {
    // Text format, so that the spreadsheet does not convert «10–17» or «май 2021» to a day.
    let plain = Format::new().set_num_format("@").set_text_wrap();
    let head = head();
    written.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        written.set_column_width(at, column.width)?;
        written.set_column_format(at, &plain)?;
        written.write_string_with_format(0, at, &column.heading, &head)?;
        if column.note.is_empty() {
            continue;
        }
        let note = Note::new(&column.note)
            .add_author_prefix(false)
            .set_width(260);
        written.insert_note(0, at, &note)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (at, cell) in (0_u16..).zip(cells) {
            if !cell.is_empty() {
                written.write_string_with_format(row, at, cell, &plain)?;
            }
        }
    }
    Ok(())
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin)
}
