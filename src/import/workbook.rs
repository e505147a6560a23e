//! The template as a workbook, with notes and lists to choose from.

use super::template::TemplateColumn;
use crate::model::Office;
use crate::model::table::Column;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatBorder, Note, Workbook, XlsxError,
};

/// How many rows the lists reach down.
const ROWS: u32 = 1000;

/// The template as XLSX. The words to choose from stand on a second sheet, because a list within a
/// cell's rule may have no more than 255 characters.
///
/// # Errors
///
/// What the writer of the format refuses.
pub fn template_xlsx(columns: &[TemplateColumn], office: &Office) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same template on every day.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_border_bottom(FormatBorder::Thin);
    // Text, so that the spreadsheet turns no «10–17» and no «май 2021» into a day of its own.
    let plain = Format::new().set_num_format("@").set_text_wrap();
    let words = office.text("template_words");
    let sheet = book.add_worksheet();
    sheet.set_name(office.text("template_sheet"))?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(columns) {
        let width = match column.column {
            Column::Title(_) => 36.0,
            Column::Summary(_) | Column::Links | Column::Contact => 48.0,
            Column::Id
            | Column::Class
            | Column::Kind
            | Column::When
            | Column::Time
            | Column::Series
            | Column::Cities
            | Column::Countries
            | Column::Category
            | Column::Direction
            | Column::Format
            | Column::Audience
            | Column::Ages
            | Column::Exchange
            | Column::Status
            | Column::Place
            | Column::PlaceCity
            | Column::Organisers
            | Column::Sources => 20.0,
        };
        sheet.set_column_width(at, width)?;
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
            .set_error_message(office.text("template_choose"))?;
        // A list of several is written with semicolons, which the rule would refuse.
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
        // A star, or any name of a column, would make this sheet look like the table.
        lists.write_string_with_format(0, at, ["#", &column.heading].concat(), &head)?;
        lists.set_column_width(at, 24.0)?;
        for (row, word) in (1_u32..).zip(&column.choices) {
            lists.write_string(row, at, word)?;
        }
    }
    book.save_to_buffer()
}

/// The letters of a column counted from 0: `A`, `Z`, `AA`.
fn letters(at: u16) -> String {
    let letter = |number: u16| char::from(b'A' + (number % 26) as u8);
    match at.checked_sub(26) {
        None => letter(at).to_string(),
        Some(rest) => [letter(rest / 26), letter(at)].iter().collect(),
    }
}
