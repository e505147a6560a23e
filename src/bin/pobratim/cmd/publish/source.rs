//! The bundle to publish: without what is not published on the day, with the names of its countries and
//! with its published pictures. All outputs are made from it.

use std::path::Path;

use pobratim::model::{Bundle, Loaded, Severity, load, published, with_country_names};
use pobratim::time::Date;

use super::images::Images;
use crate::image_file::folder;
use crate::zone;

/// A bundle to publish.
pub struct Source {
    pub text: String,
    /// Leaked, because views need a `'static` bundle.
    pub bundle: &'static Bundle,
    /// The day for which the site is made.
    pub today: Date,
    pub images: Images,
}

impl Source {
    /// Reads a bundle. Without a day it is published for today in the zone of its host. Reports what is
    /// left out, unless `is_quiet`.
    ///
    /// # Errors
    ///
    /// A message with a hint where the bundle cannot be read, a published edition has a series that is
    /// not published, or a picture cannot be published.
    pub fn read(path: &Path, today: Option<Date>, is_quiet: bool) -> Result<Source, String> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            format!(
                "{}: {error}\n  hint: name the bundle with --bundle",
                path.display()
            )
        })?;
        let mut loaded = read_text(path, &text)?;
        let errors = loaded.faults.iter();
        let errors = errors.filter(|fault| fault.severity == Severity::Error);
        let errors = errors.count();
        if errors > 0 {
            eprintln!(
                "{}: {errors} errors: faulty records are left out; run `pobratim check` for details",
                path.display()
            );
        }
        let today = today.unwrap_or_else(|| zone::today(&loaded.bundle.host.zone));
        let mut text = text;
        let published = published(&text, &loaded.bundle, today);
        if !published.orphans.is_empty() {
            let orphans = published.orphans.iter();
            let orphans = orphans.map(|orphan| format!("\n  {orphan}"));
            return Err(format!(
                "{}: these editions are published and their series are not:{}\n  hint: publish the series too, or make the editions drafts",
                path.display(),
                orphans.collect::<String>()
            ));
        }
        if !published.left_out.is_empty() {
            if !is_quiet {
                eprintln!(
                    "left out, not published on this day: {}",
                    published.left_out.len()
                );
                for record in &published.left_out {
                    eprintln!("  {record}");
                }
            }
            text = published.text;
            loaded = read_text(path, &text)?;
        }
        // The names of countries in the bundle take precedence over the browser's, so the program shows
        // the same names as the pages.
        let (text, _) = with_country_names(&text, &loaded.bundle);
        let images = Images::read(&loaded.bundle, folder(path))?;
        let text = images.entered(&text);
        let bundle = read_text(path, &text)?.bundle;
        Ok(Source {
            text,
            bundle: Box::leak(Box::new(bundle)),
            today,
            images,
        })
    }
}

fn read_text(path: &Path, text: &str) -> Result<Loaded, String> {
    load(text).map_err(|failure| {
        format!(
            "{}: {} {failure}\n  hint: run `pobratim check` for details",
            path.display(),
            failure.code()
        )
    })
}
