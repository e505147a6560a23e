//! The differences between a browser and a native build.
//!
//! Everything else on a page follows from the bundle, the address and the language, so it is the
//! same wherever it is rendered.

use super::{browser, data, format};
use crate::route::Folders;
use crate::text::Lang;
use crate::time::{Date, UtcOffset};

/// Media query that estimates whether the calendar is narrow before its own width can be measured:
/// the width of the window.
const NARROW: &str = "(max-width: 43.75rem)";

/// The environment in which pages are rendered: read from the browser, or filled by the native
/// renderer.
///
/// Stored preferences (`prefs`) are not part of it: natively nothing is stored.
pub struct Environment {
    /// Today, if pages are rendered for a fixed day; `None` if it follows the shown time zone.
    pub today: Option<Date>,
    /// The current time, minutes since 1970-01-01T00:00Z. Called again while a page is shown.
    pub now: Box<dyn Fn() -> i64 + Send + Sync>,
    /// The UTC offset of an IANA time zone, or of the user's own for `None`, at a minute since
    /// 1970-01-01T00:00Z. `None` if the zone is unknown.
    pub offset_at: fn(Option<&str>, i64) -> Option<UtcOffset>,
    /// The rank of each name in the collation order of a language; equal names have equal ranks.
    pub ranks: fn(Lang, &[String]) -> Vec<i64>,
    /// The name of a country by its ISO 3166-1 code, for countries that the bundle does not name.
    pub country_name: fn(Lang, &str) -> String,
    /// The name of a language by its BCP 47 tag.
    pub language_name: fn(Lang, &str) -> String,
    /// The folder of the bundle and of the pictures beside it, below the base, with a slash at its
    /// end; empty for the base itself.
    pub bundle_folder: String,
    /// Scheme, host and port of the site, for absolute URLs.
    pub origin: String,
    /// The folder of the feeds page, below that of a language, if the site has one.
    pub feeds: Option<String>,
    /// Whether the calendar is so narrow that its days have dots instead of titles. `None` if the
    /// page is rendered for every width: it then contains both, and the style sheet shows one of
    /// them.
    pub is_narrow: Option<bool>,
    /// The folders of a site of static files, for links. `None` in the browser, where the program
    /// handles any address.
    pub folders: Option<Folders>,
}

impl Environment {
    /// Reads the environment from the browser.
    pub fn from_browser() -> Environment {
        Environment {
            today: None,
            now: Box::new(|| (browser::now_ms() / 60_000.0).floor() as i64),
            offset_at: format::offset_at,
            ranks: format::ranks,
            country_name: format::country,
            language_name: format::language,
            bundle_folder: folder_of(&data::bundle_name()).to_string(),
            origin: browser::origin().unwrap_or_default(),
            feeds: browser::meta("pobratim:feeds"),
            is_narrow: Some(browser::matches(NARROW)),
            folders: None,
        }
    }
}

/// The folder of a file below the base: `bundle/` of `bundle/khabarovsk.json`.
pub fn folder_of(file: &str) -> &str {
    let end = file.rfind('/').map_or(0, |slash| slash + 1);
    file.get(..end).unwrap_or_default()
}
