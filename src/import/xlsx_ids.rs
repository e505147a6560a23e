//! Writes ids into an XLSX workbook. Only the XML of the table's sheet changes, and there only the
//! cells of the ids; all other files of the archive are copied unchanged, compressed as they are.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::diagnostic::Diagnostic;
use super::headings::Headings;
use super::records::SheetNames;
use super::sheet_limits::{Cells, SheetError, check_archive};
use super::table::HEADER_SEARCH_ROWS;
use super::{xlsx, xlsx_edit};

/// Returns the workbook with ids in a column, by row.
///
/// # Errors
///
/// A workbook that cannot be edited without losing something, or is not one.
pub fn with_ids(
    file: &[u8],
    column: usize,
    ids: &BTreeMap<u32, &str>,
) -> Result<Vec<u8>, Diagnostic> {
    let broken = |error: SheetError| error.diagnostic();
    check_archive(file).map_err(broken)?;
    let number = table_number(file).map_err(broken)?;
    let mut archive = ZipArchive::new(Cursor::new(file))
        .map_err(SheetError::broken)
        .map_err(broken)?;
    if archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.starts_with("_xmlsignatures/")))
    {
        return Err(Diagnostic::new("ids_signed", &[]));
    }
    let path = sheet_path(&mut archive, number).map_err(broken)?;
    let text = part(&mut archive, &path).map_err(broken)?;
    let text = xlsx_edit::with_cells(&text, column, ids)?;
    repacked(archive, &path, &text).map_err(broken)
}

/// Returns the number of worksheets before the one with the table.
fn table_number(file: &[u8]) -> Result<usize, SheetError> {
    let mut number = 0;
    let mut found = None;
    let headings = Headings::new();
    let sheet_names = SheetNames::new();
    let mut take = |name: &str, cells: Cells| {
        let mut top = cells.top(HEADER_SEARCH_ROWS);
        let has_names = top.any(|(_, row)| headings.is_header(row));
        if has_names && !sheet_names.contains(name) {
            found.get_or_insert(number);
        }
        number += 1;
        Ok(())
    };
    xlsx::read(Cursor::new(file), &mut |_| true, &mut take)?;
    Ok(found.unwrap_or(0))
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Returns the text of a file in the archive.
fn part(archive: &mut Archive<'_>, path: &str) -> Result<String, SheetError> {
    let mut text = String::new();
    let mut file = archive.by_name(path).map_err(SheetError::broken)?;
    file.read_to_string(&mut text).map_err(SheetError::broken)?;
    Ok(text)
}

/// Returns the path of a worksheet in the archive.
fn sheet_path(archive: &mut Archive<'_>, number: usize) -> Result<String, SheetError> {
    let of_type = |relations: &[Relation], kind: &str, id: Option<&str>| {
        let mut found = relations.iter().filter(|it| it.kind.ends_with(kind));
        found
            .find(|it| id.is_none_or(|id| it.id == id))
            .map(|it| it.target.clone())
    };
    let top = relations(&part(archive, "_rels/.rels")?, "")?;
    let book = of_type(&top, "/officeDocument", None)
        .ok_or_else(|| SheetError::Broken("the archive has no workbook".to_owned()))?;
    let (folder, name) = book.rsplit_once('/').unwrap_or(("", &book));
    let own = [folder, "/_rels/", name, ".rels"].concat();
    let inner = relations(&part(archive, own.trim_start_matches('/'))?, folder)?;
    let mut sheets = Vec::new();
    each_element(&part(archive, &book)?, |element| {
        if element.local_name().as_ref() == "sheet" {
            let mut ids = element.attributes().flatten();
            let id = ids.find(|it| it.key.local_name().as_ref() == "id");
            let id = id.map(|it| it.value.into_owned()).unwrap_or_default();
            sheets.extend(of_type(&inner, "/worksheet", Some(&id)));
        }
    })?;
    let found = sheets.into_iter().nth(number);
    found.ok_or_else(|| SheetError::Broken("the workbook lacks a sheet".to_owned()))
}

/// A relationship of the Open Packaging Conventions.
struct Relation {
    id: String,
    kind: String,
    /// Path in the archive.
    target: String,
}

fn relations(xml: &str, folder: &str) -> Result<Vec<Relation>, SheetError> {
    let mut found = Vec::new();
    each_element(xml, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let [id, kind, target] = ["Id", "Type", "Target"].map(|name| attribute(element, name));
            let target = match target.strip_prefix('/') {
                Some(from_top) => from_top.to_owned(),
                None => [folder, "/", &target]
                    .concat()
                    .trim_start_matches('/')
                    .to_owned(),
            };
            found.push(Relation { id, kind, target });
        }
    })?;
    Ok(found)
}

/// Calls `found` with each element.
fn each_element(xml: &str, mut found: impl FnMut(&BytesStart<'_>)) -> Result<(), SheetError> {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(SheetError::broken)? {
            Event::Start(element) | Event::Empty(element) => found(&element),
            Event::Eof => return Ok(()),
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// Returns an attribute; empty if it is missing.
fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.try_get_attribute(name).ok().flatten();
    found.map_or(String::new(), |found| {
        let text = quick_xml::escape::unescape(&found.value);
        text.map(|text| text.into_owned()).unwrap_or_default()
    })
}

/// Returns the archive with another text of one file.
fn repacked(mut archive: Archive<'_>, path: &str, text: &str) -> Result<Vec<u8>, SheetError> {
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    new.set_raw_comment(archive.comment().into())
        .map_err(SheetError::broken)?;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(SheetError::broken)?;
        if !file.name().is_ok_and(|name| name == path) {
            new.raw_copy_file(file).map_err(SheetError::broken)?;
            continue;
        }
        let mut options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        if let Some(time) = file.last_modified() {
            options = options.last_modified_time(time);
        }
        new.start_file(path, options).map_err(SheetError::broken)?;
        new.write_all(text.as_bytes()).map_err(SheetError::broken)?;
    }
    let new = new.finish().map_err(SheetError::broken)?;
    Ok(new.into_inner())
}
