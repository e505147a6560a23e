//! Writes the ids of records into the rows of the office's own table. Everything else in the file
//! stays as it is.

use std::collections::BTreeMap;

use super::column::heading;
use super::csv::{csv_text, separator};
use super::diagnostic::Diagnostic;
use super::encoding::is_utf_16;
use super::headings::{Headings, Meaning};
use super::sheet::read_sheet;
use super::table::{Grid, HEADER_SEARCH_ROWS};
use super::{read_csv, xlsx_ids};
use crate::model::OfficeMessages;
use crate::model::table::Column;
use crate::text::Lang;

/// Returns a table with the ids of these rows, in the format of the file's extension: XLSX or CSV.
/// The result is read again, to be sure that only the ids differ.
///
/// # Errors
///
/// A file of another format, a table without a column for ids, a cell with a formula, a signed
/// workbook.
pub fn write_row_ids(
    file: &[u8],
    extension: &str,
    ids: &[(u32, String)],
    messages: &OfficeMessages,
) -> Result<Vec<u8>, Diagnostic> {
    let extension = extension.to_ascii_lowercase();
    let is_workbook = matches!(extension.as_str(), "xlsx" | "xlsm");
    if !is_workbook
        && matches!(
            extension.as_str(),
            "ods" | "ics" | "ical" | "json" | "jsonld" | "html" | "htm"
        )
    {
        return Err(Diagnostic::new("ids_format", &[("what", &extension)]));
    }
    let read = |file: &[u8]| match is_workbook {
        true => read_sheet(file),
        false => read_csv(file),
    };
    let mut expected = read(file)?;
    let Some(column) = id_column(&expected) else {
        let name = heading(Column::Id, messages);
        return Err(Diagnostic::new("ids_no_column", &[("column", &name)]));
    };
    let ids: BTreeMap<u32, &str> = ids.iter().map(|(row, id)| (*row, id.as_str())).collect();
    let new = match is_workbook {
        true => xlsx_ids::with_ids(file, column, &ids)?,
        false => csv_with_ids(file, column, &ids)?,
    };
    for (number, cells) in &mut expected.rows {
        if let Some(id) = ids.get(number) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = (*id).to_string();
            }
        }
    }
    match read(&new) {
        Ok(found) if found == expected => Ok(new),
        Ok(_) => Err(Diagnostic::new("ids_not_kept", &[])),
        Err(error) => Err(error),
    }
}

/// Returns the index of the column for ids, in the row with the names of the columns.
fn id_column(grid: &Grid) -> Option<usize> {
    let headings = Headings::new();
    let mut top = grid.rows.iter().take(HEADER_SEARCH_ROWS);
    let (_, head) = top.find(|(_, cells)| headings.is_header(cells))?;
    let is_id = |cell: &String| headings.meaning(cell, Lang::FALLBACK) == Meaning::Own(Column::Id);
    head.iter().position(is_id)
}

/// Returns a CSV file with the ids. Works on bytes: separators and quotes are ASCII in all encodings
/// that are read.
fn csv_with_ids(
    file: &[u8],
    column: usize,
    ids: &BTreeMap<u32, &str>,
) -> Result<Vec<u8>, Diagnostic> {
    // In UTF-16 a separator has two bytes.
    if is_utf_16(file, None) {
        return Err(Diagnostic::new("bad_encoding", &[("what", "UTF-16")]));
    }
    let separator = separator(&csv_text(file, None, "")?.text);
    let mut new = Vec::with_capacity(file.len() + ids.len() * 32);
    let mark = b"\xef\xbb\xbf";
    let start = if file.starts_with(mark) {
        mark.len()
    } else {
        0
    };
    new.extend_from_slice(file.get(..start).unwrap_or_default());
    let (mut row, mut index) = (1_u32, 0_usize);
    let mut cell: Vec<u8> = Vec::new();
    // As `read_csv`: a quote opens a cell only where nothing but blanks is before it.
    let (mut is_quoted, mut is_blank) = (false, true);
    let mut bytes = file.iter().copied().skip(start).peekable();
    while let Some(byte) = bytes.next() {
        let next = bytes.peek().copied();
        let ends_cell = !is_quoted && byte == separator;
        let ends_row = !is_quoted && (byte == b'\n' || (byte == b'\r' && next != Some(b'\n')));
        if ends_cell || ends_row {
            // The carriage return of a line end is not part of the cell.
            let returns = usize::from(byte == b'\n' && cell.last() == Some(&b'\r'));
            let end = cell.split_off(cell.len() - returns);
            let id = ids.get(&row).filter(|_| index <= column);
            push_cell(
                &mut new,
                &cell,
                id,
                column - index.min(column),
                ends_row,
                separator,
            );
            new.extend_from_slice(&end);
            new.push(byte);
            cell.clear();
            is_blank = true;
            index = if ends_row { 0 } else { index + 1 };
            row += u32::from(ends_row);
            continue;
        }
        cell.push(byte);
        if byte == b'"' && is_quoted && next == Some(b'"') {
            cell.extend(bytes.next());
            is_blank = false;
        } else if byte == b'"' && (is_quoted || is_blank) {
            is_quoted = !is_quoted;
        } else {
            is_blank &= byte.is_ascii_whitespace();
        }
    }
    if !cell.is_empty() || index > 0 {
        let id = ids.get(&row).filter(|_| index <= column);
        push_cell(
            &mut new,
            &cell,
            id,
            column - index.min(column),
            true,
            separator,
        );
    }
    Ok(new)
}

/// Writes a cell; in the column of ids the id in its place. `distance` is the number of columns up to
/// that of ids: the last cell of a row that is too short is followed by the missing ones.
fn push_cell(
    new: &mut Vec<u8>,
    cell: &[u8],
    id: Option<&&str>,
    distance: usize,
    is_last: bool,
    separator: u8,
) {
    match id {
        Some(id) if distance == 0 && cell.contains(&b'"') => {
            new.extend_from_slice(&[b"\"", id.as_bytes(), b"\""].concat());
        }
        Some(id) if distance == 0 => new.extend_from_slice(id.as_bytes()),
        Some(id) if is_last => {
            new.extend_from_slice(cell);
            new.extend(std::iter::repeat_n(separator, distance));
            new.extend_from_slice(id.as_bytes());
        }
        _ => new.extend_from_slice(cell),
    }
}
