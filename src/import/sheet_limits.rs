//! Size limits of spreadsheets. A file of 2 KB can require terabytes of memory: by a cell in the
//! last column of the last row, by repetition, by compression, or by counts that it declares.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::diagnostic::Diagnostic;
use super::encoding::composed;

/// Maximum uncompressed size of all files of the archive, and of all texts of a sheet, bytes.
const MAX_BYTES: u64 = 64 << 20;

/// Maximum number of cells of a sheet; each row counts up to its last filled cell, at least the
/// width of the header.
const MAX_CELLS: usize = 1_000_000;

/// Maximum number of rows with a filled cell in a sheet.
const MAX_ROWS: usize = 100_000;

/// Maximum number of formats, fonts, fills and borders of a workbook; Excel's limit is 65,490
/// formats.
const MAX_STYLES: usize = 100_000;

/// Maximum length of the attributes of a style element, bytes; a format has at most 255 characters.
const MAX_STYLE_BYTES: usize = 2_048;

/// Error from reading a spreadsheet.
#[derive(Debug)]
pub enum SheetError {
    /// It is damaged, or of another kind.
    Broken(String),
    /// Its files unpack to more than [`MAX_BYTES`].
    Archive,
    /// A sheet has more than [`MAX_CELLS`]; the row that exceeds the limit, counted from 1.
    Cells { row: u32, count: usize },
    /// A sheet has more than [`MAX_ROWS`]; the row that exceeds the limit.
    Rows { row: u32 },
    /// The texts of a sheet are longer than [`MAX_BYTES`]; the row that exceeds the limit.
    Texts { row: u32 },
}

impl SheetError {
    /// Wraps any error of a library.
    pub fn broken(error: impl std::fmt::Display) -> SheetError {
        SheetError::Broken(error.to_string())
    }

    /// Returns the message with what was found, the limit, and what to do.
    pub fn diagnostic(self) -> Diagnostic {
        let bytes = (MAX_BYTES >> 20).to_string();
        let cells = MAX_CELLS.to_string();
        match self {
            SheetError::Broken(what) => Diagnostic::new("not_sheet", &[("what", &what)]),
            SheetError::Archive => Diagnostic::new("sheet_too_large", &[("count", &bytes)]),
            SheetError::Cells { row, count } => {
                let values = [("what", &*count.to_string()), ("count", &*cells)];
                Diagnostic::new("sheet_too_many_cells", &values).in_row(row)
            }
            SheetError::Rows { row } => {
                let rows = MAX_ROWS.to_string();
                Diagnostic::new("sheet_too_many_rows", &[("count", &rows)]).in_row(row)
            }
            SheetError::Texts { row } => {
                Diagnostic::new("sheet_too_much_text", &[("count", &bytes)]).in_row(row)
            }
        }
    }
}

/// The filled cells of a sheet by row.
#[derive(Debug, Default)]
pub struct Cells {
    rows: BTreeMap<u32, Vec<String>>,
    count: usize,
    bytes: u64,
    merged: Vec<Merged>,
}

/// Merged cells below each other; counted from 0.
#[derive(Clone, Copy, Debug)]
pub struct Merged {
    pub first_row: u32,
    pub last_row: u32,
    pub column: u32,
}

impl Cells {
    /// Fills a cell; row and column are counted from 0.
    ///
    /// # Errors
    ///
    /// Too many cells, or too much text.
    pub fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), SheetError> {
        if text.is_empty() {
            return Ok(());
        }
        let text = composed(&text).into_owned();
        let row = row.saturating_add(1);
        let column = column as usize;
        self.bytes += text.len() as u64;
        if self.bytes > MAX_BYTES {
            return Err(SheetError::Texts { row });
        }
        if self.rows.len() == MAX_ROWS && !self.rows.contains_key(&row) {
            return Err(SheetError::Rows { row });
        }
        let cells = self.rows.entry(row).or_default();
        extend_row(cells, column.saturating_add(1), &mut self.count, row)?;
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Adds merged cells, of which only the first has a value.
    pub fn add_merged(&mut self, merged: Merged) {
        if merged.last_row > merged.first_row {
            self.merged.push(merged);
        }
    }

    /// Fills merged cells below each other with the value of their first, in the rows that have other
    /// cells; those that begin in the row `header`, counted from 1, or above stay empty.
    ///
    /// # Errors
    ///
    /// Too many cells, or too much text.
    pub fn fill_merged(&mut self, header: u32) -> Result<(), SheetError> {
        let mut filled = 0;
        for merged in std::mem::take(&mut self.merged) {
            // Rows of the cells are counted from 1.
            let first = merged.first_row.saturating_add(1);
            let last = merged.last_row.saturating_add(1);
            let value = self
                .rows
                .get(&first)
                .and_then(|cells| cells.get(merged.column as usize));
            let Some(value) = value
                .cloned()
                .filter(|value| !value.is_empty() && first > header)
            else {
                continue;
            };
            let others = self.rows.range(first..=last).skip(1);
            let others: Vec<u32> = others.map(|(row, _)| *row).collect();
            for row in others {
                filled += 1;
                if filled > MAX_CELLS {
                    return Err(SheetError::Cells { row, count: filled });
                }
                self.put(row - 1, merged.column, value.clone())?;
            }
        }
        Ok(())
    }

    /// Extends every row to at least this width, with the empty cells that a file leaves out.
    ///
    /// # Errors
    ///
    /// Too many cells.
    pub fn widen(&mut self, width: usize) -> Result<(), SheetError> {
        for (row, cells) in &mut self.rows {
            extend_row(cells, width, &mut self.count, *row)?;
        }
        Ok(())
    }

    /// Adds the size of another sheet that is kept with this one, so that the limits are for both.
    ///
    /// # Errors
    ///
    /// Too many cells, or too much text.
    pub fn add_size(&mut self, other: &Cells) -> Result<(), SheetError> {
        let row = other.rows.keys().next_back().copied().unwrap_or(1);
        self.bytes += other.bytes;
        if self.bytes > MAX_BYTES {
            return Err(SheetError::Texts { row });
        }
        self.count = self.count.saturating_add(other.count);
        match self.count > MAX_CELLS {
            true => Err(SheetError::Cells {
                row,
                count: self.count,
            }),
            false => Ok(()),
        }
    }

    /// Returns the first rows, each with its number, counted from 1.
    pub fn top(&self, count: usize) -> impl Iterator<Item = (&u32, &Vec<String>)> {
        self.rows.iter().take(count)
    }

    /// Returns the rows in order, each with its number, counted from 1.
    pub fn rows(self) -> Vec<(u32, Vec<String>)> {
        self.rows.into_iter().collect()
    }
}

/// Extends a row to a width, unless it is longer or `count` would exceed [`MAX_CELLS`].
fn extend_row(
    cells: &mut Vec<String>,
    width: usize,
    count: &mut usize,
    row: u32,
) -> Result<(), SheetError> {
    *count = count.saturating_add(width.saturating_sub(cells.len()));
    if *count > MAX_CELLS {
        return Err(SheetError::Cells { row, count: *count });
    }
    if cells.len() < width {
        cells.resize(width, String::new());
    }
    Ok(())
}

/// Checks the uncompressed size of an archive by unpacking it, because declared sizes may be wrong.
/// Returns whether it is an OpenDocument file.
///
/// # Errors
///
/// A file that is not an archive, or is too large.
pub fn check_archive(bytes: &[u8]) -> Result<bool, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(SheetError::broken)?;
    let mut left = MAX_BYTES;
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).map_err(SheetError::broken)?;
        let name = file
            .name()
            .map_err(SheetError::broken)?
            .to_ascii_lowercase();
        // One byte more than allowed shows that the limit is exceeded.
        let mut file = Read::take(&mut file, left + 1);
        let size = match name.rsplit('/').next() {
            Some("sharedstrings.xml") => check_strings(&mut file)?,
            Some("styles.xml") => check_styles(&mut file)?,
            _ => 0,
        };
        let rest = io::copy(&mut file, &mut io::sink()).map_err(SheetError::broken)?;
        left = left.checked_sub(size + rest).ok_or(SheetError::Archive)?;
    }
    Ok(archive.index_for_name("content.xml").is_some())
}

/// Counts the bytes that are read through it.
struct CountingReader<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.bytes += count as u64;
        Ok(count)
    }
}

/// Calls `check` for each start tag of a file, and returns the number of bytes read. Invalid XML is
/// left to the spreadsheet parser.
fn each_element<R: Read>(
    file: R,
    mut check: impl FnMut(&quick_xml::events::BytesStart<'_>) -> Result<(), String>,
) -> Result<u64, SheetError> {
    let counted = CountingReader {
        inner: file,
        bytes: 0,
    };
    let mut reader = xml_reader(BufReader::new(counted));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => check(&element).map_err(SheetError::Broken)?,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Ok(reader.into_inner().into_inner().bytes)
}

/// Checks the declared number of shared strings, for which the spreadsheet parser allocates memory:
/// the file must be able to contain them. A string takes five bytes at least.
fn check_strings<R: Read>(file: R) -> Result<u64, SheetError> {
    let mut declared = 0;
    let size = each_element(file, |element| {
        if element.local_name().as_ref() == "sst"
            && let Ok(Some(count)) = element.try_get_attribute("uniqueCount")
        {
            declared = count.value.parse().unwrap_or(u64::MAX).max(declared);
        }
        Ok(())
    })?;
    match declared > size / 5 {
        true => Err(SheetError::Broken(format!(
            "sharedStrings.xml declares {declared} texts in {size} bytes"
        ))),
        false => Ok(size),
    }
}

/// Checks number and length of styles, because each format keeps a copy of its font and pattern.
fn check_styles<R: Read>(file: R) -> Result<u64, SheetError> {
    let mut count = 0;
    each_element(file, |element| {
        let name = element.local_name();
        count += usize::from(matches!(
            name.as_ref(),
            "xf" | "font" | "fill" | "border" | "numFmt"
        ));
        if count > MAX_STYLES {
            return Err(format!("styles.xml has more than {MAX_STYLES} styles"));
        }
        if element.attributes_raw().len() > MAX_STYLE_BYTES {
            return Err(format!(
                "styles.xml has a style of more than {MAX_STYLE_BYTES} bytes"
            ));
        }
        Ok(())
    })
}

/// Creates an XML parser that treats `<a/>` as `<a></a>`, like the spreadsheet parser.
pub(super) fn xml_reader<R: BufRead>(source: R) -> quick_xml::Reader<R> {
    let mut reader = quick_xml::Reader::from_reader(source);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    reader
}
