//! How large a spreadsheet may be. A file of 2 KB can ask for terabytes: by a cell in the last column
//! of the last row, by repetition, by what it unpacks to, by numbers that it declares.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::note::Note;

/// The most that all files of the archive may unpack to together, and all texts of a sheet, bytes.
const MOST_BYTES: u64 = 64 << 20;

/// The most cells of a sheet, each row counted up to its last filled cell and at least as far as the
/// names of columns reach.
const MOST_CELLS: usize = 1_000_000;

/// The most rows of a sheet that have a filled cell.
const MOST_ROWS: usize = 100_000;

/// The most formats, fonts, fills and borders of a workbook; Excel itself stops at 65,490 formats.
const MOST_STYLES: usize = 100_000;

/// The longest attributes of an element of the styles, bytes; a format has at most 255 characters.
const MOST_OF_STYLE: usize = 2_048;

/// Error from reading a spreadsheet.
#[derive(Debug)]
pub enum Limit {
    /// It is damaged, or of another kind.
    Broken(String),
    /// Its files unpack to more than [`MOST_BYTES`].
    Archive,
    /// A sheet has more than [`MOST_CELLS`]; the row where that was found, counted from 1.
    Cells { row: u32, count: usize },
    /// A sheet has more than [`MOST_ROWS`]; the row where that was found.
    Rows { row: u32 },
    /// The texts of a sheet are longer than [`MOST_BYTES`]; the row where that was found.
    Texts { row: u32 },
}

impl Limit {
    /// Any error of a library.
    pub fn broken(error: impl std::fmt::Display) -> Limit {
        Limit::Broken(error.to_string())
    }

    /// The sentence for the office, with what was found, the limit, and what to do.
    pub fn note(self) -> Note {
        let bytes = (MOST_BYTES >> 20).to_string();
        let cells = MOST_CELLS.to_string();
        match self {
            Limit::Broken(what) => Note::new("not_sheet", &[("what", &what)]),
            Limit::Archive => Note::new("sheet_too_large", &[("count", &bytes)]),
            Limit::Cells { row, count } => {
                let values = [("what", &*count.to_string()), ("count", &*cells)];
                Note::new("sheet_too_many_cells", &values).in_row(row)
            }
            Limit::Rows { row } => {
                let rows = MOST_ROWS.to_string();
                Note::new("sheet_too_many_rows", &[("count", &rows)]).in_row(row)
            }
            Limit::Texts { row } => {
                Note::new("sheet_too_much_text", &[("count", &bytes)]).in_row(row)
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
}

impl Cells {
    /// Fills a cell; row and column are counted from 0.
    ///
    /// # Errors
    ///
    /// Too many cells, or too much text.
    pub fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), Limit> {
        if text.is_empty() {
            return Ok(());
        }
        let row = row.saturating_add(1);
        let column = column as usize;
        self.bytes += text.len() as u64;
        if self.bytes > MOST_BYTES {
            return Err(Limit::Texts { row });
        }
        if self.rows.len() == MOST_ROWS && !self.rows.contains_key(&row) {
            return Err(Limit::Rows { row });
        }
        let cells = self.rows.entry(row).or_default();
        grow(cells, column.saturating_add(1), &mut self.count, row)?;
        if let Some(cell) = cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Lengthens every row to this width at least, with the empty cells that a file leaves out.
    ///
    /// # Errors
    ///
    /// Too many cells.
    pub fn widen(&mut self, width: usize) -> Result<(), Limit> {
        for (row, cells) in &mut self.rows {
            grow(cells, width, &mut self.count, *row)?;
        }
        Ok(())
    }

    /// The first rows.
    pub fn top(&self, count: usize) -> impl Iterator<Item = &Vec<String>> {
        self.rows.values().take(count)
    }

    /// The rows in their order, each with its number, counted from 1.
    pub fn rows(self) -> Vec<(u32, Vec<String>)> {
        self.rows.into_iter().collect()
    }
}

/// Lengthens a row to a width, unless it is as long or `count` would exceed [`MOST_CELLS`].
fn grow(cells: &mut Vec<String>, width: usize, count: &mut usize, row: u32) -> Result<(), Limit> {
    *count = count.saturating_add(width.saturating_sub(cells.len()));
    if *count > MOST_CELLS {
        return Err(Limit::Cells { row, count: *count });
    }
    if cells.len() < width {
        cells.resize(width, String::new());
    }
    Ok(())
}

/// Checks how much an archive unpacks to, by unpacking it: what it declares may be untrue. Returns
/// whether it is an OpenDocument file.
///
/// # Errors
///
/// No archive, or one that is too large.
pub fn check_archive(bytes: &[u8]) -> Result<bool, Limit> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Limit::broken)?;
    let mut left = MOST_BYTES;
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).map_err(Limit::broken)?;
        let name = file.name().map_err(Limit::broken)?.to_ascii_lowercase();
        // One byte more than is left shows that there is more.
        let mut file = Read::take(&mut file, left + 1);
        let size = match name.rsplit('/').next() {
            Some("sharedstrings.xml") => check_strings(&mut file)?,
            Some("styles.xml") => check_styles(&mut file)?,
            _ => 0,
        };
        let rest = io::copy(&mut file, &mut io::sink()).map_err(Limit::broken)?;
        left = left.checked_sub(size + rest).ok_or(Limit::Archive)?;
    }
    Ok(archive.index_for_name("content.xml").is_some())
}

/// Counts the bytes that are read through it.
struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.bytes += count as u64;
        Ok(count)
    }
}

/// Reads the start of each element of a file, and returns how many bytes were read. What is no XML is
/// left to the reader of workbooks.
fn each_element<R: Read>(
    file: R,
    mut check: impl FnMut(&quick_xml::events::BytesStart<'_>) -> Result<(), String>,
) -> Result<u64, Limit> {
    let counted = Counted {
        inner: file,
        bytes: 0,
    };
    let mut reader = reader(BufReader::new(counted));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => check(&element).map_err(Limit::Broken)?,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Ok(reader.into_inner().into_inner().bytes)
}

/// The number of texts that the file declares is reserved by the reader of workbooks: it must be one
/// that the file can hold. A text takes five bytes at least.
fn check_strings<R: Read>(file: R) -> Result<u64, Limit> {
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
        true => Err(Limit::Broken(format!(
            "sharedStrings.xml declares {declared} texts in {size} bytes"
        ))),
        false => Ok(size),
    }
}

/// Each format keeps a copy of its font and its pattern, so that there may not be too many of them,
/// nor any that is too long.
fn check_styles<R: Read>(file: R) -> Result<u64, Limit> {
    let mut count = 0;
    each_element(file, |element| {
        let name = element.local_name();
        count += usize::from(matches!(
            name.as_ref(),
            "xf" | "font" | "fill" | "border" | "numFmt"
        ));
        if count > MOST_STYLES {
            return Err(format!("styles.xml has more than {MOST_STYLES} styles"));
        }
        if element.attributes_raw().len() > MOST_OF_STYLE {
            return Err(format!(
                "styles.xml has a style of more than {MOST_OF_STYLE} bytes"
            ));
        }
        Ok(())
    })
}

/// A reader of XML that takes `<a/>` for `<a></a>`, as the reader of workbooks does.
pub(super) fn reader<R: BufRead>(source: R) -> quick_xml::Reader<R> {
    let mut reader = quick_xml::Reader::from_reader(source);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    reader
}
