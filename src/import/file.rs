//! Files of any format as tables of entries.

use super::csv::{csv_grid, csv_text};
use super::diagnostic::Diagnostic;
use super::encoding::{DecodedText, composed, decode, is_utf_16};
use super::html::jsonld_scripts;
use super::ical::{read_ical, unfold};
use super::jsonld::{read_jsonld, read_scripts};
use super::local_offset::OffsetAt;
use super::sheet::read_sheet;
use super::table::{Grid, Table};
use crate::model::{Bundle, OfficeMessages};
use crate::time::UtcOffset;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// XLSX and ODS.
    Workbook,
    /// iCalendar.
    Calendar,
    /// JSON-LD, alone or in an HTML page.
    Page,
    /// CSV.
    Table,
}

impl FileKind {
    /// Returns the format of an extension in lower case; CSV for unknown ones.
    pub fn of(extension: &str) -> FileKind {
        match extension {
            "xlsx" | "xlsm" | "ods" => FileKind::Workbook,
            "ics" | "ical" | "ifb" | "icalendar" | "vcs" => FileKind::Calendar,
            "json" | "jsonld" | "html" | "htm" | "xhtml" => FileKind::Page,
            _ => FileKind::Table,
        }
    }
}

/// What the readers need to know.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    pub bundle: &'a Bundle,
    /// In the language of the report, which is that of texts without one.
    pub messages: &'a OfficeMessages,
    /// The UTC offset of the host city, where its zone is unknown.
    pub offset: Option<UtcOffset>,
    pub offset_at: Option<OffsetAt>,
    /// The encoding of text files; detected if it is `None`.
    pub encoding: Option<&'a str>,
}

/// Reads a file; of a workbook only the table of entries.
pub fn read_file(bytes: &[u8], kind: FileKind, reading: &Reading<'_>) -> Table {
    match kind {
        FileKind::Workbook => of_grid(read_sheet(bytes), reading.messages),
        FileKind::Calendar => of_text(calendar_text(bytes, reading), |text| {
            read_ical(
                text,
                reading.bundle,
                reading.messages.lang,
                reading.offset,
                reading.offset_at,
            )
        }),
        FileKind::Page => of_text(reading.decode(bytes), |text| read_page(text, reading)),
        FileKind::Table => {
            let country = &reading.bundle.host.country;
            let text = csv_text(bytes, reading.encoding, country.as_str());
            of_text(text, |text| of_grid(csv_grid(text), reading.messages))
        }
    }
}

impl Reading<'_> {
    fn decode(&self, bytes: &[u8]) -> Result<DecodedText, Diagnostic> {
        decode(bytes, self.encoding, self.bundle.host.country.as_str())
    }
}

/// Decodes a calendar. A fold may be within a character, so lines are unfolded before; in UTF-16 a line
/// end has two bytes.
fn calendar_text(bytes: &[u8], reading: &Reading<'_>) -> Result<DecodedText, Diagnostic> {
    match is_utf_16(bytes, reading.encoding) {
        true => reading.decode(bytes),
        false => reading.decode(&unfold(bytes)),
    }
}

/// Reads JSON-LD, alone or in the scripts of a page.
fn read_page(text: &str, reading: &Reading<'_>) -> Table {
    let lang = reading.messages.lang;
    if !text.trim_start().starts_with('<') {
        return read_jsonld(text, reading.bundle, lang, reading.offset_at);
    }
    let scripts = jsonld_scripts(text);
    let scripts: Vec<&str> = scripts.iter().map(String::as_str).collect();
    read_scripts(&scripts, reading.bundle, lang, reading.offset_at)
}

/// Reads a decoded text in the composed form of Unicode; the note about its encoding comes first.
fn of_text(decoded: Result<DecodedText, Diagnostic>, read: impl FnOnce(&str) -> Table) -> Table {
    match decoded {
        Ok(decoded) => {
            let mut table = read(&composed(&decoded.text));
            table.notes.splice(..0, decoded.note());
            table
        }
        Err(fault) => faulty(fault),
    }
}

fn faulty(fault: Diagnostic) -> Table {
    Table {
        faults: vec![fault],
        ..Table::default()
    }
}

fn of_grid(grid: Result<Grid, Diagnostic>, messages: &OfficeMessages) -> Table {
    match grid {
        Ok(grid) => Table::of(&grid, messages),
        Err(fault) => faulty(fault),
    }
}
