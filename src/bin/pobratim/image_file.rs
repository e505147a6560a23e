//! Pictures beside a bundle: which files are accepted, and faults of the others.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Cursor};
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};
use pobratim::model::{Bundle, Fault, Severity};

/// Largest size of a file, in bytes.
const MAX_BYTES: u64 = 20_000_000;
/// Largest number of pixels.
const MAX_PIXELS: u64 = 100_000_000;
/// Largest width and height that a JPEG file can have, in pixels.
const MAX_SIDE: u32 = 65_535;
/// Smallest width in pixels.
const MIN_WIDTH: u32 = 200;
/// Memory that decoding may take, in bytes: the largest picture with 8 bytes per pixel.
const MAX_MEMORY: u64 = 800_000_000;

/// A picture file that is accepted.
pub struct ImageFile {
    pub bytes: Vec<u8>,
    /// Width and height in pixels, upright.
    pub size: (u32, u32),
}

impl ImageFile {
    /// Reads a file and its header.
    ///
    /// # Errors
    ///
    /// A problem where the file cannot be published.
    pub fn read(path: &Path) -> Result<ImageFile, Problem> {
        let data = fs::metadata(path).map_err(Problem::Unreadable)?;
        if data.len() > MAX_BYTES {
            return Err(Problem::TooManyBytes(data.len()));
        }
        let bytes = fs::read(path).map_err(Problem::Unreadable)?;
        let size = upright_size(&bytes)?;
        Ok(ImageFile { bytes, size })
    }
}

/// Returns a decoder of a picture.
///
/// # Errors
///
/// A problem where it is not a JPEG, PNG or WebP picture.
pub fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, Problem> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(Problem::Unreadable)?;
    let is_read =
        |format| [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP].contains(&format);
    match reader.format() {
        Some(ImageFormat::Avif) => return Err(Problem::Avif),
        Some(format) if is_read(format) => {}
        Some(_) | None => return Err(Problem::NotAnImage("its format is unknown".to_string())),
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder();
    decoder.map_err(|error| Problem::NotAnImage(error.to_string()))
}

/// Returns the orientation in the metadata of a picture; upright where they cannot be read.
pub fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// Returns width and height of a picture that is turned upright.
fn upright_size(bytes: &[u8]) -> Result<(u32, u32), Problem> {
    let mut decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    let (width, height) = match orientation(&mut decoder) {
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
    };
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(Problem::TooManyPixels(width, height));
    }
    if width < MIN_WIDTH {
        return Err(Problem::TooNarrow(width, height));
    }
    Ok((width, height))
}

/// Why a picture file cannot be published.
#[derive(Debug)]
pub enum Problem {
    Unreadable(io::Error),
    /// Its size in bytes.
    TooManyBytes(u64),
    /// Its width and height.
    TooManyPixels(u32, u32),
    /// Its width and height.
    TooNarrow(u32, u32),
    Avif,
    /// What the decoder reports.
    NotAnImage(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => {
                f.write_str("there is no such file beside the bundle")
            }
            Problem::Unreadable(error) => write!(f, "the file cannot be read: {error}"),
            Problem::TooManyBytes(bytes) => write!(
                f,
                "the file has {} MB, and at most {} are allowed",
                bytes.div_ceil(1_000_000),
                MAX_BYTES / 1_000_000
            ),
            Problem::TooManyPixels(width, height) => write!(
                f,
                "the picture has {width} × {height} pixels; at most {} million are allowed, and {MAX_SIDE} on a side",
                MAX_PIXELS / 1_000_000
            ),
            Problem::TooNarrow(width, height) => write!(
                f,
                "the picture has {width} × {height} pixels; it must be at least {MIN_WIDTH} pixels wide"
            ),
            Problem::Avif => f.write_str("the file is an AVIF picture, which cannot be read"),
            Problem::NotAnImage(error) => {
                write!(f, "the file is not a JPEG, PNG or WebP picture: {error}")
            }
        }
    }
}

impl Problem {
    /// Returns the stable kebab-case code.
    fn code(&self) -> &'static str {
        match self {
            Problem::Unreadable(_) => "missing-image",
            Problem::TooManyBytes(_) | Problem::TooManyPixels(..) => "large-image",
            Problem::TooNarrow(..) => "small-image",
            Problem::Avif | Problem::NotAnImage(_) => "not-an-image",
        }
    }

    /// Returns how to correct it.
    pub fn hint(&self) -> &'static str {
        match self {
            Problem::Unreadable(_) => "put the file there, or correct its path",
            Problem::TooManyBytes(_) | Problem::TooManyPixels(..) => {
                "save a smaller copy: 1600 pixels in width are enough"
            }
            Problem::TooNarrow(..) => "use a larger picture, or leave it out",
            Problem::Avif | Problem::NotAnImage(_) => "save the picture as JPEG, PNG or WebP",
        }
    }
}

/// A picture of a record.
pub struct ImageUse<'a> {
    /// Id of the record.
    id: &'a str,
    /// Title of the record in the first language of the bundle; the id where it has none.
    title: &'a str,
    /// Path of the file in the folder of the bundle.
    pub file: &'a str,
}

impl ImageUse<'_> {
    /// Returns the file with its record: `images/a.jpg of “Concert” [concert]`.
    pub fn name(&self) -> String {
        format!("{} of “{}” [{}]", self.file, self.title, self.id)
    }
}

/// Returns the pictures of all entries, then of all series, in the order of the bundle.
pub fn uses(bundle: &Bundle) -> Vec<ImageUse<'_>> {
    let entries = bundle.entries.iter();
    let entries = entries.map(|entry| (&entry.id, &entry.title, &entry.details));
    let series = bundle.series.iter();
    let series = series.map(|series| (&series.id, &series.title, &series.details));
    let mut uses = Vec::new();
    for (id, title, details) in entries.chain(series) {
        let lang = bundle.languages.first();
        let title = lang.and_then(|lang| title.get(*lang, &bundle.order));
        let images = details.iter().flat_map(|details| &details.images);
        uses.extend(images.map(|image| ImageUse {
            id,
            title: title.map_or(id, |found| found.text),
            file: &image.file,
        }));
    }
    uses
}

/// Returns errors for the pictures of a bundle in this folder that cannot be published.
pub fn faults(bundle: &Bundle, folder: &Path) -> Vec<Fault> {
    let mut problems: BTreeMap<&str, Option<Problem>> = BTreeMap::new();
    let mut faults = Vec::new();
    for used in &uses(bundle) {
        let problem = problems
            .entry(used.file)
            .or_insert_with(|| ImageFile::read(&folder.join(used.file)).err());
        faults.extend(problem.as_ref().map(|problem| Fault {
            severity: Severity::Error,
            code: problem.code(),
            path: format!("the images of `{}`", used.id),
            message: format!("{}: {problem}", used.name()),
            hint: problem.hint().to_owned(),
        }));
    }
    faults
}

/// Returns the folder of a bundle, which its pictures are relative to.
pub fn folder(bundle: &Path) -> &Path {
    bundle.parent().unwrap_or(Path::new(""))
}
