//! The template as a workbook, with notes and lists of choices.

use rust_xlsxwriter::XlsxError;

use super::export_book::export_xlsx;
use super::export_sheet::ExportSheet;
use super::template::TemplateColumn;
use crate::model::OfficeMessages;

/// Returns the template as XLSX: the exported workbook without records.
///
/// # Errors
///
/// An error of the XLSX writer.
pub fn template_xlsx(
    columns: &[TemplateColumn],
    messages: &OfficeMessages,
) -> Result<Vec<u8>, XlsxError> {
    let sheet = ExportSheet {
        name: messages.text("template_sheet").to_string(),
        columns: columns.iter().cloned().map(Into::into).collect(),
        rows: Vec::new(),
    };
    export_xlsx(&[sheet], messages)
}
