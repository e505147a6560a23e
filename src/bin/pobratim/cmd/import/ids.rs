//! The office's own table: reading it, and writing the ids of its rows back.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use pobratim::import::{AcceptedChanges, FileKind, Plan, write_row_ids};
use pobratim::model::OfficeMessages;

use super::CommandError;

/// A file to import.
pub struct TableFile {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// In lower case.
    pub extension: String,
}

/// The table with the ids of its rows, and their number.
pub struct TableWithIds {
    bytes: Vec<u8>,
    count: usize,
}

impl TableFile {
    pub fn read(path: &Path) -> Result<TableFile, CommandError> {
        let bytes =
            std::fs::read(path).map_err(|error| (2, format!("{}: {error}", path.display())))?;
        let extension = path.extension().and_then(|extension| extension.to_str());
        Ok(TableFile {
            path: path.to_owned(),
            bytes,
            extension: extension.unwrap_or_default().to_ascii_lowercase(),
        })
    }

    /// Returns the format, by the extension.
    pub fn kind(&self) -> FileKind {
        FileKind::of(&self.extension)
    }

    /// Whether it is a table, and not a calendar or a web page.
    pub fn is_table(&self) -> bool {
        match self.kind() {
            FileKind::Workbook | FileKind::Table => true,
            FileKind::Calendar | FileKind::Page => false,
        }
    }

    /// Returns the table with the ids of the rows that are written or already in the bundle; `None`
    /// if all rows have theirs.
    pub fn with_ids(
        &self,
        plan: &Plan,
        accepted: &AcceptedChanges,
        messages: &OfficeMessages,
    ) -> Result<Option<TableWithIds>, CommandError> {
        let is_open = |row: u32| {
            let mut records = plan.records.iter();
            records.any(|record| record.row == row && !accepted.covers(record))
        };
        let rows = plan.row_ids.iter().filter(|(row, _)| !is_open(*row));
        let rows: Vec<(u32, String)> = rows.cloned().collect();
        let bytes = write_row_ids(&self.bytes, &self.extension, &rows, messages)
            .map_err(|error| (2, error.message(messages)))?;
        if let Some(lock) = self.open_elsewhere() {
            let what = lock.display().to_string();
            return Err((2, messages.format("ids_open", &[("what", &what)])));
        }
        let count = rows.len();
        Ok((count > 0).then_some(TableWithIds { bytes, count }))
    }

    /// Returns the file by which LibreOffice or Excel marks a table that is open.
    fn open_elsewhere(&self) -> Option<PathBuf> {
        let name = self.path.file_name()?.to_str()?;
        let marks = [format!(".~lock.{name}#"), format!("~${name}")];
        let mut marks = marks.iter().map(|mark| self.path.with_file_name(mark));
        marks.find(|mark| mark.exists())
    }
}

/// Writes the ids, unless another program has changed the file meanwhile.
pub fn write(
    file: &TableFile,
    table: Option<Option<TableWithIds>>,
    messages: &OfficeMessages,
    report: &mut String,
) -> Result<(), CommandError> {
    let Some(table) = table else { return Ok(()) };
    let name = file.path.display().to_string();
    let Some(table) = table else {
        let _ = writeln!(report, "{}", messages.text("ids_all"));
        return Ok(());
    };
    if TableFile::read(&file.path)?.bytes != file.bytes {
        return Err((2, messages.format("ids_changed", &[("what", &name)])));
    }
    super::write(&file.path, &table.bytes)?;
    let values = [("what", name.as_str())];
    let line = messages.count_with("ids_written", table.count, &values);
    let _ = writeln!(report, "{line}");
    Ok(())
}
