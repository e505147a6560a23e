//! The template as a workbook, with notes and lists of choices.

use super::template::TemplateColumn;
use crate::model::OfficeMessages;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatBorder, Note, Workbook, XlsxError,
};

/// Number of rows to which lists of choices apply.
const ROWS: u32 = 1000;

/// Returns the template as XLSX. The choices are on a second sheet, because a list within a
/// validation rule is limited to 255 characters.
///
/// # Errors
///
/// An error of the XLSX writer.
pub fn template_xlsx(
    columns: &[TemplateColumn],
    messages: &OfficeMessages,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed date, so that the same template gives the same bytes.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin);
    // Text format, so that the spreadsheet does not convert «10–17» or «май 2021» to a day.
    let plain = Format::new().set_num_format("@").set_text_wrap();
    let words = messages.text("template_words");
    let sheet = book.add_worksheet();
    sheet.set_name(messages.text("template_sheet"))?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, column.column.width())?;
        sheet.set_column_format(at, &plain)?;
        sheet.write_string_with_format(0, at, &column.heading, &head)?;
        let note = Note::new(&column.note)
            .add_author_prefix(false)
            .set_width(260);
        sheet.insert_note(0, at, &note)?;
        if column.choices.is_empty() {
            continue;
        }
        let letters = letters(at);
        let last = column.choices.len() + 1;
        let source = format!("='{words}'!${letters}$2:${letters}${last}");
        let mut rule = DataValidation::new()
            .allow_list_formula(source.as_str().into())
            .set_error_title(column.heading.chars().take(32).collect::<String>())?
            .set_error_message(messages.text("template_choose"))?;
        // A list has several items with semicolons, which the rule would reject.
        if column.column.is_list() {
            rule = rule.set_error_style(DataValidationErrorStyle::Information);
        }
        sheet.add_data_validation(1, at, ROWS, at, &rule)?;
    }
    let lists = book.add_worksheet();
    lists.set_name(words)?;
    for (at, column) in (0_u16..).zip(columns) {
        if column.choices.is_empty() {
            continue;
        }
        // Without the `#` this sheet would be taken for the table.
        lists.write_string_with_format(0, at, ["#", &column.heading].concat(), &head)?;
        lists.set_column_width(at, 24.0)?;
        for (row, word) in (1_u32..).zip(&column.choices) {
            lists.write_string(row, at, word)?;
        }
    }
    book.save_to_buffer()
}

/// Returns the letters of a column counted from 0: `A`, `Z`, `AA`.
fn letters(at: u16) -> String {
    let letter = |number: u16| char::from(b'A' + (number % 26) as u8);
    match at.checked_sub(26) {
        None => letter(at).to_string(),
        Some(rest) => [letter(rest / 26), letter(at)].iter().collect(),
    }
}
