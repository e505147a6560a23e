//! What a page is shown in: the few things that differ between a reader's browser and a native build.
//!
//! Everything else that a page says follows from the bundle, the address and the language, so that it
//! is the same wherever it is rendered.

use super::{browser, format};
use crate::route::Folders;
use crate::text::Lang;
use crate::time::{Date, UtcOffset};

/// What most often tells how much room the calendar has, before there is one to ask: the width of the
/// window.
const NARROW: &str = "(max-width: 43.75rem)";

/// What a page is shown in. In the page it is read from the browser; whoever renders natively fills it.
///
/// What a reader's browser remembers (`prefs`) is not part of it: natively nothing is remembered.
pub struct Environment {
    /// Today, where pages are rendered for one day; `None` where it follows the clock that is shown.
    pub today: Option<Date>,
    /// The present, in minutes since 1970-01-01T00:00Z. Asked again as long as a page is shown.
    pub now: Box<dyn Fn() -> i64 + Send + Sync>,
    /// The offset of an IANA zone, or of the reader's own where it is `None`, at a minute since
    /// 1970-01-01T00:00Z; `None` where nothing is known of the zone.
    pub offset_at: fn(Option<&str>, i64) -> Option<UtcOffset>,
    /// The place of each name among all of them in the alphabet of a language; the same name has the
    /// same place.
    pub ranks: fn(Lang, &[String]) -> Vec<i64>,
    /// The name of a country by its ISO 3166-1 code, where the bundle does not have it.
    pub country_name: fn(Lang, &str) -> String,
    /// The name of a language by its BCP 47 tag.
    pub language_name: fn(Lang, &str) -> String,
    /// Scheme, host and port of the site, for links that are copied elsewhere.
    pub origin: String,
    /// The folder of the page of feeds, below that of a language, where the site has one.
    pub feeds: Option<String>,
    /// Whether the calendar has so little room that its days have dots in place of titles. `None` where
    /// one page is for every width: then it has both, and the style sheet shows one of them.
    pub is_narrow: Option<bool>,
    /// The folders that links lead to, where the site is one of files. `None` in the browser, where the
    /// program shows any address.
    pub folders: Option<Folders>,
}

impl Environment {
    /// Reads the environment from the browser.
    pub fn of_browser() -> Environment {
        Environment {
            today: None,
            now: Box::new(|| (browser::now_ms() / 60_000.0).floor() as i64),
            offset_at: format::offset_at,
            ranks: format::ranks,
            country_name: format::country,
            language_name: format::language,
            origin: browser::origin().unwrap_or_default(),
            feeds: browser::meta("pobratim:feeds"),
            is_narrow: Some(browser::matches(NARROW)),
            folders: None,
        }
    }
}
