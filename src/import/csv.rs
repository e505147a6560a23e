//! CSV files from spreadsheets, by the `csv` crate: commas, semicolons, tabs or vertical bars.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use super::diagnostic::Diagnostic;
use super::encoding::{DecodedText, decode};
use super::headings::Headings;
use super::table::{Grid, HEADER_SEARCH_ROWS};

/// The separators that are tried, the most frequent of two wins otherwise.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Parses a CSV file whose encoding is detected, as [`csv_grid`].
///
/// # Errors
///
/// A quote that is never closed, a spreadsheet under another name, and an unknown encoding.
pub fn read_csv(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    csv_grid(&csv_text(bytes, None, "")?.text)
}

/// Decodes a CSV file; `label` and `country` as in [`decode`].
///
/// # Errors
///
/// A spreadsheet under another name, and an unknown encoding.
pub fn csv_text(
    bytes: &[u8],
    label: Option<&str>,
    country: &str,
) -> Result<DecodedText, Diagnostic> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Diagnostic::new("not_csv", &[]));
    }
    decode(bytes, label, country)
}

/// Parses CSV. The separator is the one with which the names of columns are found; quotes follow RFC
/// 4180, and blanks may be before them. Rows are numbered as in a spreadsheet.
///
/// # Errors
///
/// A quote that is never closed.
pub fn csv_grid(text: &str) -> Result<Grid, Diagnostic> {
    let separator = separator(text);
    let text = without_blanks(text, separator);
    let mut rows = Rows::new(&text, separator);
    let mut grid = Grid::default();
    while let Some(row) = rows.next_row()? {
        grid.rows.push(row);
    }
    Ok(grid)
}

/// Returns the separator with which the first rows have the names of columns, else the most frequent
/// one of the first line that has any.
pub(super) fn separator(text: &str) -> u8 {
    let headings = Headings::new();
    let has_header = |separator: &u8| {
        let text = without_blanks(text, *separator);
        let mut rows = Rows::new(&text, *separator);
        (0..HEADER_SEARCH_ROWS).any(|_| match rows.next_row() {
            Ok(Some((_, cells))) => cells.len() > 1 && headings.is_header(&cells),
            Ok(None) | Err(_) => false,
        })
    };
    let found = SEPARATORS.into_iter().find(has_header);
    found.unwrap_or_else(|| frequent_separator(text))
}

fn frequent_separator(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut counts = [0_usize; SEPARATORS.len()];
    for byte in text.trim_start_matches(['\n', '\r']).bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted && counts.iter().any(|count| *count > 0) => break,
            byte if !is_quoted => {
                let known = SEPARATORS.iter().position(|separator| *separator == byte);
                if let Some(count) = known.and_then(|index| counts.get_mut(index)) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let first = counts.iter().position(|count| *count == most && most > 0);
    let first = first.and_then(|index| SEPARATORS.get(index));
    first.copied().unwrap_or(b',')
}

/// Returns the text without blanks between a separator and a quote, where the library would not see the
/// quote.
fn without_blanks(text: &str, separator: u8) -> Cow<'_, str> {
    let is_gap = |byte: u8| byte == b' ' && byte != separator;
    let bytes = text.as_bytes();
    let has_gap = bytes.windows(2).any(|pair| pair == b" \"");
    if !has_gap {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let (mut is_quoted, mut is_start, mut from) = (false, true, 0);
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        if is_start && is_gap(byte) {
            let blanks = bytes.get(at..).unwrap_or_default().iter();
            let end = at + blanks.take_while(|byte| is_gap(**byte)).count();
            if bytes.get(end) == Some(&b'"') {
                kept.push_str(text.get(from..at).unwrap_or_default());
                from = end;
            }
            at = end;
            is_start = bytes.get(end) == Some(&b'"');
            continue;
        }
        is_quoted ^= byte == b'"' && (is_quoted || is_start);
        is_start = !is_quoted && (byte == separator || byte == b'\n' || byte == b'\r');
        at += 1;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// The rows of a text, numbered as in a spreadsheet, with its blank rows.
struct Rows<'a> {
    text: &'a str,
    separator: u8,
    reader: csv::Reader<&'a [u8]>,
    record: StringRecord,
    number: u32,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: u8) -> Rows<'a> {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(text.as_bytes());
        Rows {
            text,
            separator,
            reader,
            record: StringRecord::new(),
            number: 0,
        }
    }

    fn next_row(&mut self) -> Result<Option<(u32, Vec<String>)>, Diagnostic> {
        let place =
            |position: &csv::Position| usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let start = place(self.reader.position());
        // The text is UTF-8 and rows may have any length, so nothing else can fail.
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            return Ok(None);
        }
        let end = place(self.reader.position()).min(self.text.len());
        let raw = self.text.get(start..end).unwrap_or_default();
        // Blank rows before the row, which the library skips.
        let row = raw.trim_start_matches(['\n', '\r']);
        let blank = raw.get(..raw.len() - row.len()).unwrap_or_default();
        let returns = blank.replace("\r\n", "\n").len();
        let is_first = start == 0;
        // A line end of the row before may be left, as its CR is read before its LF.
        let left =
            usize::from(!is_first && blank.starts_with('\n') && self.ends_with_return(start));
        self.number += 1 + u32::try_from(returns - left).unwrap_or(u32::MAX);
        if end == self.text.len() && ends_within_quotes(row, self.separator) {
            return Err(Diagnostic::new("open_quote", &[]).in_row(self.number));
        }
        let cells = self.record.iter().map(str::to_string).collect();
        Ok(Some((self.number, cells)))
    }

    /// Whether the byte before an index is the CR of a line end.
    fn ends_with_return(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        before.and_then(|at| self.text.as_bytes().get(at)) == Some(&b'\r')
    }
}

/// Whether the last cell of a row begins with a quote that is not closed.
fn ends_within_quotes(row: &str, separator: u8) -> bool {
    let (mut is_quoted, mut is_start) = (false, true);
    let mut bytes = row.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if is_quoted && bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            b'"' if is_quoted || is_start => is_quoted = !is_quoted,
            _ => {}
        }
        is_start = !is_quoted && byte == separator;
    }
    is_quoted
}
