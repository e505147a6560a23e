//! OpenDocument spreadsheets. `calamine` is not used, because it expands repeated rows, cells and
//! spaces in memory before they can be counted.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "of the events of an XML file only some matter here"
)]

use std::io::{BufRead, BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::QName;
use zip::ZipArchive;

use super::cell_text;
use super::sheet::MAX_SHEETS;
use super::sheet_limits::{Cells, Merged, SheetError, xml_reader};

/// Maximum text of a cell, bytes; the limit of LibreOffice is 65,535 characters.
const MAX_CELL_BYTES: usize = 1 << 20;

/// Reads the sheets whose names `wants` accepts, one by one.
///
/// # Errors
///
/// A file that is not a spreadsheet, or exceeds a limit.
pub fn read(
    bytes: Cursor<&[u8]>,
    wants: &mut dyn FnMut(&str) -> bool,
    take: &mut dyn FnMut(&str, Cells) -> Result<(), SheetError>,
) -> Result<(), SheetError> {
    let mut archive = ZipArchive::new(bytes).map_err(SheetError::broken)?;
    let content = archive.by_name("content.xml").map_err(SheetError::broken)?;
    let mut xml = xml_reader(BufReader::new(content));
    let mut buffer = Vec::new();
    let mut sheets = 0;
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(SheetError::broken)?
        {
            Event::Start(element) if element.name() == QName("table:table") => {
                let name = attribute(&element, "table:name").unwrap_or_default();
                if !wants(&name) {
                    let mut skipped = Vec::new();
                    xml.read_to_end_into(QName("table:table"), &mut skipped)
                        .map_err(SheetError::broken)?;
                } else {
                    take(&name, table(&mut xml)?)?;
                }
                sheets += 1;
                if sheets == MAX_SHEETS {
                    return Ok(());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads the rows of a table, up to its end.
fn table<R: BufRead>(xml: &mut Reader<R>) -> Result<Cells, SheetError> {
    let mut cells = Cells::default();
    let mut next = 0_u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(SheetError::broken)?
        {
            Event::Start(element) if element.name() == QName("table:table-row") => {
                let times = repetitions(&element, "table:number-rows-repeated");
                let (filled, spans) = row(xml)?;
                for (column, rows) in spans {
                    cells.add_merged(Merged {
                        first_row: next,
                        last_row: next.saturating_add(rows - 1),
                        column,
                    });
                }
                // An empty row may be repeated to the end of the sheet.
                for number in (next..next.saturating_add(times)).take_while(|_| !filled.is_empty())
                {
                    for (from, times, text) in &filled {
                        // From the last one, so that the row is resized once.
                        for column in (*from..from.saturating_add(*times)).rev() {
                            cells.put(number, column, text.clone())?;
                        }
                    }
                }
                next = next.saturating_add(times);
            }
            Event::End(element) if element.name() == QName("table:table") => return Ok(cells),
            Event::Eof => return Err(SheetError::Broken("content.xml ends within a table".into())),
            _ => {}
        }
    }
}

/// The filled cells of a row: column, number of repetitions, and text; and its cells that are merged with
/// those below: column, and number of rows.
type FilledRow = (Vec<(u32, u32, String)>, Vec<(u32, u32)>);

/// Reads the filled cells of a row.
fn row<R: BufRead>(xml: &mut Reader<R>) -> Result<FilledRow, SheetError> {
    let mut filled = Vec::new();
    let mut spans = Vec::new();
    let mut next = 0_u32;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(SheetError::broken)?
        {
            Event::Start(element)
                if ["table:table-cell", "table:covered-table-cell"]
                    .contains(&element.name().as_ref()) =>
            {
                let times = repetitions(&element, "table:number-columns-repeated");
                let rows = repetitions(&element, "table:number-rows-spanned");
                let text = cell(xml, &element)?;
                if !text.is_empty() {
                    if rows > 1 {
                        spans.push((next, rows));
                    }
                    filled.push((next, times, text));
                }
                next = next.saturating_add(times);
            }
            Event::End(element) if element.name() == QName("table:table-row") => {
                return Ok((filled, spans));
            }
            Event::Eof => return Err(SheetError::Broken("content.xml ends within a row".into())),
            _ => {}
        }
    }
}

/// Reads a cell up to its end, and returns its displayed text.
fn cell<R: BufRead>(xml: &mut Reader<R>, element: &BytesStart<'_>) -> Result<String, SheetError> {
    let value = match attribute(element, "office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            attribute(element, "office:value").map(|value| match value.parse::<f64>() {
                Ok(number) => number.to_string(),
                Err(_) => value,
            })
        }
        Some("date") => {
            attribute(element, "office:date-value").map(|value| cell_text::of_iso_date(&value))
        }
        Some("time") => {
            attribute(element, "office:time-value").map(|value| cell_text::of_iso_duration(&value))
        }
        Some("boolean") => attribute(element, "office:boolean-value")
            .map(|value| if value == "true" { "yes" } else { "no" }.to_string()),
        _ => attribute(element, "office:string-value").filter(|value| !value.is_empty()),
    };
    let is_typed = attribute(element, "office:value-type").is_some();
    let content = content(xml, element.name())?;
    // A cell without a type is empty, even with content drawn over it.
    let text = value.unwrap_or(if is_typed { content } else { String::new() });
    Ok(cell_text::of_text(&text))
}

/// Reads the paragraphs of a cell, up to its end.
fn content<R: BufRead>(xml: &mut Reader<R>, end: QName<'_>) -> Result<String, SheetError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut depth = 0_usize;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(SheetError::broken)?
        {
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" => {
                    let name = element.name().as_ref().to_owned();
                    let mut skipped = Vec::new();
                    xml.read_to_end_into(QName(&name), &mut skipped)
                        .map_err(SheetError::broken)?;
                }
                "text:p" => {
                    depth += 1;
                    paragraphs += 1;
                    if paragraphs > 1 {
                        text.push('\n');
                    }
                }
                "text:s" => {
                    let count = repetitions(&element, "text:c") as usize;
                    let room = MAX_CELL_BYTES.saturating_sub(text.len()) + 1;
                    text.extend(std::iter::repeat_n(' ', count.min(room)));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                _ => {}
            },
            Event::End(element) if element.name() == end => return Ok(text),
            Event::End(element) if element.name() == QName("text:p") => {
                depth = depth.saturating_sub(1);
            }
            // Text between paragraphs is indentation of the file.
            Event::Text(part) if depth > 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if depth > 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) if depth > 0 => text.push_str(&entity(&part)),
            Event::Eof => return Err(SheetError::Broken("content.xml ends within a cell".into())),
            _ => {}
        }
        if text.len() > MAX_CELL_BYTES {
            return Err(SheetError::Broken(format!(
                "a cell has more than {MAX_CELL_BYTES} bytes of text"
            )));
        }
    }
}

/// Returns the character of a reference such as `&amp;` or `&#8212;`; empty for an unknown one.
fn entity(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(char)) => char.to_string(),
        _ => resolve_predefined_entity(&reference.xml10_content())
            .unwrap_or_default()
            .to_string(),
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// Returns a number of repetitions; 1 if it is missing or invalid.
fn repetitions(element: &BytesStart<'_>, name: &str) -> u32 {
    let number = attribute(element, name).and_then(|number| number.trim().parse::<u64>().ok());
    number.map_or(1, |number| u32::try_from(number).unwrap_or(u32::MAX))
}
