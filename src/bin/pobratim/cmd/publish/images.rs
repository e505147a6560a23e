//! Pictures of records: makes files of several widths from each picture beside the bundle, and enters
//! them into the bundle. The originals are not published.
//!
//! Encoding takes seconds, so files are kept in a cache by a hash of the original and of [`RECIPE`].

mod cache;
mod encode;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use pobratim::model::Bundle;
use pobratim::model::edit::{BundleText, Json, RecordText};
use pobratim::ui::environment::folder_of;
use sha2::{Digest, Sha256};

use super::folder::Folder;
use crate::image_file::{ImageFile, ImageUse, Problem, uses};
use cache::Cache;
use encode::{Format, RECIPE};

/// Widths of published pictures in pixels.
const WIDTHS: [u32; 3] = [400, 800, 1600];
/// The lists whose records have pictures.
const LISTS: [&str; 4] = ["events", "programmes", "documents", "series"];
/// Largest number of pictures encoded at a time; each may take some hundred MB.
const MAX_THREADS: usize = 2;

/// The folder of a bundle with pictures, relative to the bundle.
pub const FOLDER: &str = "images/";

/// Returns the folder with the pictures of a bundle, with a final slash.
pub fn images_of(bundle: &str) -> String {
    [folder_of(bundle), FOLDER].concat()
}

/// A picture to publish.
struct Picture {
    /// Path of the original in the folder of the bundle.
    file: String,
    /// The file with the first record that uses it.
    name: String,
    /// Hash of the original and of the recipe, in hexadecimal digits.
    hash: String,
    /// Widths and heights of the published files, by width.
    sizes: Vec<(u32, u32)>,
}

impl Picture {
    fn new(used: &ImageUse<'_>, image: &ImageFile) -> Picture {
        let (width, height) = image.size;
        let mut widths: Vec<u32> = WIDTHS.to_vec();
        widths.retain(|published| *published <= width);
        if widths.is_empty() {
            widths.push(width);
        }
        let size = |own: u32| {
            let exact = u64::from(height) * u64::from(own) + u64::from(width) / 2;
            let scaled = exact / u64::from(width.max(1));
            (own, u32::try_from(scaled).unwrap_or(u32::MAX).max(1))
        };
        Picture {
            file: used.file.to_string(),
            name: used.name(),
            hash: hash(&image.bytes),
            sizes: widths.into_iter().map(size).collect(),
        }
    }

    /// Returns the path of a published file in the folder of the bundle.
    fn path(&self, width: u32, format: Format) -> String {
        let stem = self.file.rsplit_once('.').map_or("", |(stem, _)| stem);
        let hash = self.hash.get(..8).unwrap_or_default();
        format!("{stem}-{hash}-{width}.{}", format.extension())
    }

    fn largest(&self) -> (u32, u32) {
        self.sizes.last().copied().unwrap_or_default()
    }
}

/// Returns the hash of an original and of the recipe.
fn hash(bytes: &[u8]) -> String {
    let mut hash = Sha256::new_with_prefix(RECIPE);
    hash.update(bytes);
    let mut digits = String::new();
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Returns a message for a picture, with what to do.
fn message(name: &str, problem: &Problem) -> String {
    format!("{name}: {problem}\n  hint: {}", problem.hint())
}

/// The pictures of a bundle.
pub struct Images {
    /// The folder of the bundle.
    from: PathBuf,
    pictures: Vec<Picture>,
}

impl Images {
    /// Reads the pictures that a bundle in this folder uses.
    ///
    /// # Errors
    ///
    /// A message with record, file and hint for each picture that cannot be published.
    pub fn read(bundle: &Bundle, from: &Path) -> Result<Images, String> {
        let mut pictures: BTreeMap<&str, Picture> = BTreeMap::new();
        let mut errors = Vec::new();
        for used in &uses(bundle) {
            if pictures.contains_key(used.file) {
                continue;
            }
            match ImageFile::read(&from.join(used.file)) {
                Ok(image) => {
                    pictures.insert(used.file, Picture::new(used, &image));
                }
                Err(problem) => errors.push(message(&used.name(), &problem)),
            }
        }
        if !errors.is_empty() {
            return Err(errors.join("\n"));
        }
        Ok(Images {
            from: from.to_path_buf(),
            pictures: pictures.into_values().collect(),
        })
    }

    /// Returns the text of the bundle with the published files in place of the originals; all other
    /// bytes stay.
    pub fn entered(&self, text: &str) -> String {
        if self.pictures.is_empty() {
            return text.to_string();
        }
        let mut text = BundleText::new(text);
        for list in LISTS {
            text.edit_records(list, |record| {
                self.enter(record);
                true
            });
        }
        text.as_str().to_string()
    }

    fn enter(&self, record: &mut RecordText<'_>) {
        for index in (0..).map(|index: usize| index.to_string()) {
            let at = ["images", &index];
            if record.value(&at).is_none() {
                return;
            }
            let of = |field| [at[0], at[1], field];
            let file = record.value(&of("file"));
            let file: Option<String> = file.and_then(|file| serde_json::from_str(file).ok());
            let mut pictures = self.pictures.iter();
            let Some(picture) = pictures.find(|picture| Some(&picture.file) == file.as_ref())
            else {
                continue;
            };
            let (width, height) = picture.largest();
            let widths = picture.sizes.iter();
            let widths = widths.map(|(width, _)| Json::Number(i64::from(*width)));
            let fields = [
                ("file", Json::text(picture.path(width, Format::Jpeg))),
                ("width", Json::Number(i64::from(width))),
                ("height", Json::Number(i64::from(height))),
                ("widths", Json::List(widths.collect())),
            ];
            for (field, value) in fields {
                record.set(&of(field), Some(value));
            }
        }
    }

    /// Writes the published files below `base`, the folder of the bundle in the site. Existing files
    /// of the cache and of the earlier site are used. Returns the numbers of all files and of those
    /// made.
    ///
    /// # Errors
    ///
    /// A message where a picture cannot be decoded, or a file cannot be written.
    pub fn write(
        &self,
        folder: &mut Folder,
        base: &str,
        report: &(dyn Fn(&str) + Sync),
    ) -> Result<(usize, usize), String> {
        if self.pictures.is_empty() {
            return Ok((0, 0));
        }
        let cache = Cache::find();
        let mut written = Vec::new();
        let mut jobs = Vec::new();
        for picture in &self.pictures {
            let mut missing = Vec::new();
            for size in &picture.sizes {
                for format in Format::ALL {
                    let path = [base, &picture.path(size.0, format)].concat();
                    let to = folder.location(&path)?;
                    let old = [cache.file(&picture.hash, size.0, format), folder.old(&path)];
                    let found = old.into_iter().flatten().find_map(|old| format.read(&old));
                    match found {
                        Some(bytes) => std::fs::write(&to, bytes)
                            .map_err(|error| format!("{}: {error}", to.display()))?,
                        None => missing.push((*size, format, to.clone())),
                    }
                    written.push(to);
                }
            }
            if !missing.is_empty() {
                jobs.push((picture, missing));
            }
        }
        let made = jobs.iter().map(|(_, missing)| missing.len()).sum();
        self.make(&jobs, &cache, report)?;
        for path in &written {
            folder.count(path);
        }
        Ok((written.len(), made))
    }

    /// Makes the missing files of several pictures at a time.
    fn make(
        &self,
        jobs: &[(&Picture, Vec<Missing>)],
        cache: &Cache,
        report: &(dyn Fn(&str) + Sync),
    ) -> Result<(), String> {
        let next = AtomicUsize::new(0);
        let error: Mutex<Option<String>> = Mutex::new(None);
        let work = || {
            while let Some((picture, missing)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                report(&picture.file);
                if let Err(message) = self.make_files(picture, missing, cache) {
                    next.store(jobs.len(), Ordering::Relaxed);
                    if let Ok(mut error) = error.lock() {
                        error.get_or_insert(message);
                    }
                }
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 1..cores.min(MAX_THREADS).min(jobs.len()) {
                scope.spawn(work);
            }
            work();
        });
        error.into_inner().unwrap_or_default().map_or(Ok(()), Err)
    }

    /// Makes the missing files of a picture, in the site and in the cache.
    fn make_files(
        &self,
        picture: &Picture,
        missing: &[Missing],
        cache: &Cache,
    ) -> Result<(), String> {
        let failed = |problem| message(&picture.name, &problem);
        let image = ImageFile::read(&self.from.join(&picture.file)).map_err(failed)?;
        if hash(&image.bytes) != picture.hash {
            return Err(format!(
                "{}: the file has changed\n  hint: publish again",
                picture.name
            ));
        }
        let scaled = encode::scaled(&image.bytes, &picture.sizes).map_err(failed)?;
        for (size, format, to) in missing {
            let Some(pixels) = scaled.iter().find(|pixels| pixels.dimensions() == *size) else {
                continue;
            };
            let bytes = format
                .encode(pixels)
                .map_err(|error| format!("{}: {error}", picture.name))?;
            std::fs::write(to, &bytes).map_err(|error| format!("{}: {error}", to.display()))?;
            cache.keep(&picture.hash, size.0, *format, &bytes);
        }
        Ok(())
    }
}

/// A file to make: its size, its format and where it is written.
type Missing = ((u32, u32), Format, PathBuf);
