//! Sets cells of a worksheet's XML (ECMA-376, SpreadsheetML), without touching anything else.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::diagnostic::Diagnostic;
use super::sheet_limits::SheetError;
use super::table::letters;

/// Returns the XML of a sheet with texts in one column, by row number. Each cell keeps its format; a
/// missing one gets that of its row or column.
///
/// # Errors
///
/// Invalid XML, and a cell with a formula, which would be lost.
pub fn with_cells(
    xml: &str,
    column: usize,
    texts: &BTreeMap<u32, &str>,
) -> Result<String, Diagnostic> {
    let mut scan = Scan {
        xml,
        is_data: false,
        column,
        texts,
        column_style: None,
        row: None,
        last_row: 0,
        edits: Vec::new(),
    };
    let mut reader = quick_xml::Reader::from_str(xml);
    let position = |reader: &quick_xml::Reader<&[u8]>| {
        usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
    };
    loop {
        let start = position(&reader);
        let event = reader.read_event();
        let event = event.map_err(|error| SheetError::broken(error).diagnostic())?;
        let end = position(&reader);
        match event {
            Event::Start(element) => scan.element(&element, (start, end), false)?,
            Event::Empty(element) => scan.element(&element, (start, end), true)?,
            Event::End(element) => scan.end(element.local_name().as_ref(), (start, end)),
            Event::Eof => break,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
    let mut new = String::with_capacity(xml.len() + scan.edits.len() * 96);
    let mut copied = 0;
    for edit in scan.edits {
        new.push_str(xml.get(copied..edit.start).unwrap_or_default());
        new.push_str(&edit.text);
        copied = edit.end;
    }
    new.push_str(xml.get(copied..).unwrap_or_default());
    Ok(new)
}

/// A replacement of bytes.
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// A row that is being read.
struct Row<'a> {
    number: u32,
    /// Prefix of the names of its elements: empty, or with its colon.
    prefix: String,
    style: Option<String>,
    next_column: usize,
    /// The text that is still to be written.
    text: Option<&'a str>,
    /// The cell that is being replaced: its start and its style.
    open: Option<(usize, Option<String>)>,
}

struct Scan<'a> {
    xml: &'a str,
    /// Whether this is within the rows of the sheet: drawings have elements of the same names.
    is_data: bool,
    column: usize,
    texts: &'a BTreeMap<u32, &'a str>,
    column_style: Option<String>,
    row: Option<Row<'a>>,
    last_row: u32,
    /// In the order of the file.
    edits: Vec<Edit>,
}

impl Scan<'_> {
    fn element(
        &mut self,
        element: &BytesStart<'_>,
        (start, end): (usize, usize),
        is_empty: bool,
    ) -> Result<(), Diagnostic> {
        match element.local_name().as_ref() {
            "col" => {
                let number = |name| attribute(element, name)?.parse::<usize>().ok();
                let range = number("min").zip(number("max"));
                if range.is_some_and(|(min, max)| (min..=max).contains(&(self.column + 1))) {
                    self.column_style = attribute(element, "style");
                }
            }
            "sheetData" => self.is_data = !is_empty,
            "row" if self.is_data => {
                let number = attribute(element, "r").and_then(|text| text.parse().ok());
                let number = number.unwrap_or(self.last_row + 1);
                self.last_row = number;
                if !is_empty {
                    self.remove_spans(number, (start, end));
                    let name = element.name();
                    let prefix = name.as_ref().strip_suffix("row").unwrap_or_default();
                    self.row = Some(Row {
                        number,
                        prefix: prefix.to_owned(),
                        style: attribute(element, "s"),
                        next_column: 0,
                        text: self.texts.get(&number).copied(),
                        open: None,
                    });
                }
            }
            "c" => self.cell(element, (start, end), is_empty),
            "f" => {
                if let Some(row) = &self.row
                    && row.open.is_some()
                {
                    let cell = [&letters(self.column), &*row.number.to_string()].concat();
                    return Err(Diagnostic::new("ids_formula", &[("first", &cell)]));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>, (start, end): (usize, usize), is_empty: bool) {
        let Some(row) = &mut self.row else { return };
        let at = attribute(element, "r").and_then(|name| column_of_cell(&name));
        let at = at.unwrap_or(row.next_column);
        row.next_column = at + 1;
        if row.text.is_none() || at < self.column {
            return;
        }
        if at > self.column {
            // The cell is missing, and belongs before this one.
            self.write(start, start, None);
        } else if is_empty {
            self.write(start, end, attribute(element, "s"));
        } else {
            row.open = Some((start, attribute(element, "s")));
        }
    }

    fn end(&mut self, name: &str, (start, end): (usize, usize)) {
        match (name, self.row.as_mut().and_then(|row| row.open.take())) {
            ("c", Some((from, style))) => self.write(from, end, style),
            (_, open) => {
                if let Some(row) = &mut self.row {
                    row.open = open;
                }
            }
        }
        if name == "row" {
            self.write(start, start, None);
            self.row = None;
        }
        self.is_data &= name != "sheetData";
    }

    /// Removes the range of the filled columns, which is optional, from a row that gets a text.
    fn remove_spans(&mut self, number: u32, (start, end): (usize, usize)) {
        let tag = self.xml.get(start..end).unwrap_or_default();
        let (Some(from), true) = (tag.find(" spans=\""), self.texts.contains_key(&number)) else {
            return;
        };
        let value = from + " spans=\"".len();
        let rest = tag.get(value..).unwrap_or_default();
        if let Some(length) = rest.find('"') {
            self.edits.push(Edit {
                start: start + from,
                end: start + value + length + 1,
                text: String::new(),
            });
        }
    }

    /// Replaces these bytes by the cell of the row, unless it is written.
    fn write(&mut self, start: usize, end: usize, style: Option<String>) {
        let Some(row) = &mut self.row else { return };
        let Some(text) = row.text.take() else { return };
        let is_new = start == end;
        let inherited = || row.style.clone().or(self.column_style.clone());
        let style = if is_new { inherited() } else { style };
        let style = style.map_or(String::new(), |style| format!(" s=\"{style}\""));
        let (prefix, number) = (&row.prefix, row.number);
        let name = letters(self.column);
        let text = quick_xml::escape::escape(text);
        self.edits.push(Edit {
            start,
            end,
            text: format!(
                "<{prefix}c r=\"{name}{number}\"{style} t=\"inlineStr\"><{prefix}is><{prefix}t>{text}</{prefix}t></{prefix}is></{prefix}c>"
            ),
        });
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    Some(found.value.into_owned())
}

/// Returns the column of a cell such as `B7`, counted from 0.
fn column_of_cell(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_usize, |sum, letter| {
        sum.saturating_mul(26) + usize::from(letter - b'A') + 1
    });
    number.checked_sub(1)
}
