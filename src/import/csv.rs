//! CSV parser for files from spreadsheets: commas, semicolons or tabs, in UTF-8 or windows-1251.

use super::diagnostic::Diagnostic;
use super::table::Grid;

/// Parses a CSV file. The separator is detected; quotes follow RFC 4180. Rows are numbered as in a
/// spreadsheet.
///
/// # Errors
///
/// A quote that is never closed, and any other encoding.
pub fn read_csv(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    let text = decode(bytes)?;
    let separator = separator(&text);
    let mut grid = Grid::default();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut number = 1;
    // The row of the open quote.
    let mut quoted: Option<u32> = None;
    let mut chars = text.chars().peekable();
    while let Some(found) = chars.next() {
        match (found, quoted) {
            ('"', Some(_)) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', Some(_)) => quoted = None,
            ('"', None) if cell.trim().is_empty() => {
                cell.clear();
                quoted = Some(number);
            }
            (found, None) if found == separator => row.push(std::mem::take(&mut cell)),
            ('\r', None) if chars.peek() == Some(&'\n') => {}
            ('\n' | '\r', None) => {
                row.push(std::mem::take(&mut cell));
                grid.rows.push((number, std::mem::take(&mut row)));
                number += 1;
            }
            (found, _) => cell.push(found),
        }
    }
    if let Some(row) = quoted {
        return Err(Diagnostic::new("open_quote", &[]).in_row(row));
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        grid.rows.push((number, row));
    }
    Ok(grid)
}

/// Decodes UTF-8 with or without a byte order mark, else windows-1251, which Russian spreadsheets
/// write.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Diagnostic::new("bad_encoding", &[("what", "UTF-16")]));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Diagnostic::new("not_csv", &[]));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_string()),
        Err(_) => {
            let text: String = bytes
                .iter()
                .map(|byte| decode_windows_1251(*byte))
                .collect();
            // Chinese, Korean and Japanese encodings decode to garbage with few letters of the
            // Russian alphabet.
            let letters = text
                .chars()
                .filter(|found| ('А'..='я').contains(found))
                .count();
            let others = text.chars().filter(|found| !found.is_ascii()).count();
            if letters * 10 < others * 6 {
                return Err(Diagnostic::new("bad_encoding", &[("what", "?")]));
            }
            Ok(text)
        }
    }
}

/// Decodes a character of windows-1251.
fn decode_windows_1251(byte: u8) -> char {
    /// 0x80 to 0xbf; <https://encoding.spec.whatwg.org/index-windows-1251.txt>.
    const HIGH: &str =
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї";
    match byte {
        0..0x80 => char::from(byte),
        0x80..0xc0 => HIGH
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or('\u{fffd}'),
        0xc0.. => char::from_u32(0x410 + u32::from(byte) - 0xc0).unwrap_or('\u{fffd}'),
    }
}

/// Returns the most frequent separator of the first line that has any, outside of quotes.
pub(super) fn separator(text: &str) -> char {
    let mut is_quoted = false;
    let mut counts = [0_usize; 3];
    for found in text.trim_start_matches(['\n', '\r']).chars() {
        match found {
            '"' => is_quoted = !is_quoted,
            '\n' if !is_quoted && counts.iter().any(|count| *count > 0) => break,
            found if !is_quoted => {
                if let Some(index) = [';', '\t', ','].iter().position(|mark| *mark == found) {
                    counts[index] += 1;
                }
            }
            _ => {}
        }
    }
    let [semicolons, tabs, commas] = counts;
    if semicolons >= tabs && semicolons >= commas && semicolons > 0 {
        ';'
    } else if tabs >= commas && tabs > 0 {
        '\t'
    } else {
        ','
    }
}
