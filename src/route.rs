//! Addresses: what a reader sees, as a path and a query below the site's base.
//!
//! All shared state of the page is here, so that any view can be linked to. A value that is not
//! understood is ignored and the rest still works; parameters that nobody here knows survive.
//!
//! ```
//! use pobratim::route::{Address, Page};
//! let address = Address::parse("/ja/cities/niigata", "date=2021-05&utm=x");
//! assert_eq!(address.page, Page::City("niigata".into()));
//! assert_eq!(address.to_string(), "ja/cities/niigata?date=2021-05&utm=x");
//! let folder = Address::parse("/ja/calendar/2021-05/", "");
//! assert_eq!(folder.to_string(), "ja/calendar?date=2021-05");
//! ```

mod folders;
mod look;
mod narrow;
mod params;
mod review;

use std::fmt;

use crate::model::{is_id, is_occurrence_id};
use crate::text::{Lang, query};

pub use folders::Folders;
pub use look::{Look, MapParam};
pub use params::{
    DateParam, Facet, MOST_KEPT, OrderParam, Params, ThemeParam, ViewParam, ZoneParam, words,
};
pub use review::review_row;

/// A page of the site. Identifiers are checked for their shape here, for their existence later.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Map and calendar together.
    Home,
    Map,
    Calendar,
    /// What pupils can take part in.
    Programmes,
    /// The page of a city, by its id.
    City(Box<str>),
    /// The page of an event, a programme, a document or an expected occurrence, by its id.
    Event(Box<str>),
    About,
    /// A year in review, 1 to 9999; whether anything is known of it is asked later.
    Review(i32),
    /// For those who put a part of the site on their own.
    Embed,
    /// An address that no page answers: its path, without the language.
    NotFound(Box<str>),
}

/// A page in a language, with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Absent where the path names no language: the reader's own is then chosen.
    pub lang: Option<Lang>,
    pub page: Page,
    pub params: Params,
}

impl Address {
    /// A page in a language without parameters.
    pub fn new(lang: Lang, page: Page) -> Address {
        Address {
            lang: Some(lang),
            page,
            params: Params::default(),
        }
    }

    /// Reads a path below the base (`/ja/calendar`; the leading slash may be absent) and a query
    /// (without `?`). Never fails: an unknown path is [`Page::NotFound`].
    pub fn parse(path: &str, query: &str) -> Address {
        let path = query::decode(path);
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let mut segments: Vec<String> = segments.map(str::to_string).collect();
        // A static host may serve the start page under its file name.
        if segments.last().is_some_and(|last| last == "index.html") {
            segments.pop();
        }
        let lang = segments.first().and_then(|first| Lang::from_code(first));
        let rest = &segments[usize::from(lang.is_some())..];
        let mut params = Params::parse(query);
        let page = match rest {
            // A host of files reads no query: there a month or a year is a folder.
            [section, date] if section == "calendar" && params.take_date(date) => Page::Calendar,
            rest => Page::from_segments(rest),
        };
        Address { lang, page, params }
    }

    /// The same parameters on another page.
    pub fn with_page(&self, page: Page) -> Address {
        Address {
            page,
            ..self.clone()
        }
    }

    /// The same view in another language.
    pub fn with_lang(&self, lang: Lang) -> Address {
        Address {
            lang: Some(lang),
            ..self.clone()
        }
    }
}

impl Page {
    /// Whether it shows the map.
    pub const fn has_map(&self) -> bool {
        match self {
            Page::Home | Page::Map => true,
            Page::Calendar
            | Page::Programmes
            | Page::City(_)
            | Page::Event(_)
            | Page::About
            | Page::Review(_)
            | Page::Embed
            | Page::NotFound(_) => false,
        }
    }

    fn from_segments(segments: &[String]) -> Page {
        let words: Vec<&str> = segments.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] => Page::Home,
            ["map"] => Page::Map,
            ["calendar"] => Page::Calendar,
            ["programmes"] => Page::Programmes,
            ["about"] => Page::About,
            ["embed"] => Page::Embed,
            ["cities", id] if is_id(id) => Page::City((*id).into()),
            ["events", id] if is_occurrence_id(id) => Page::Event((*id).into()),
            ["review", year] => match year_of(year) {
                Some(year) => Page::Review(year),
                None => Page::lost(&words),
            },
            _ => Page::lost(&words),
        }
    }

    fn lost(words: &[&str]) -> Page {
        Page::NotFound(words.join("/").into())
    }
}

/// A year of our era as an address names it: in four digits, so that each has one address.
fn year_of(text: &str) -> Option<i32> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|year| *year > 0);
    year.filter(|_| is_plain)
}

impl fmt::Display for Page {
    /// The path without language and without slashes at its ends; empty for the home page.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Page::Home => Ok(()),
            Page::Map => out.write_str("map"),
            Page::Calendar => out.write_str("calendar"),
            Page::Programmes => out.write_str("programmes"),
            Page::About => out.write_str("about"),
            Page::Embed => out.write_str("embed"),
            Page::City(id) => write!(out, "cities/{id}"),
            Page::Event(id) => write!(out, "events/{id}"),
            Page::Review(year) => write!(out, "review/{year:04}"),
            Page::NotFound(path) => {
                for (at, segment) in path.split('/').enumerate() {
                    if at > 0 {
                        out.write_str("/")?;
                    }
                    query::encode(segment, out)?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Address {
    /// The path and query below the base, without a leading slash: `ja/calendar?date=2021-05`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(lang) = self.lang {
            write!(out, "{}/", lang.code())?;
        }
        write!(out, "{}", self.page)?;
        self.params.write(out)
    }
}
