//! Addresses of the app: a page with its parameters, as a path and a query below the site's base.
//!
//! All shared state of the page is part of the address, so that any view can be linked to. Invalid
//! values are ignored; unknown parameters are kept.
//!
//! ```
//! use pobratim::route::{Address, Page};
//! let address = Address::parse("/ja/cities/niigata", "date=2021-05&utm=x");
//! assert_eq!(address.page, Page::City("niigata".into()));
//! assert_eq!(address.to_string(), "ja/cities/niigata?date=2021-05&utm=x");
//! let folder = Address::parse("/ja/calendar/2021-05/", "");
//! assert_eq!(folder.to_string(), "ja/calendar?date=2021-05");
//! ```

mod date_param;
mod filter;
mod filter_group;
mod folders;
mod map_view;
mod param_values;
mod params;
mod report;
mod review;

use std::fmt;

use crate::model::{is_id, is_occurrence_id};
use crate::text::{Lang, query};

pub use date_param::DateParam;
pub use filter_group::FilterGroup;
pub use folders::Folders;
pub use map_view::{MapParam, MapView};
pub use param_values::{Facet, OrderParam, ThemeParam, ViewParam, ZoneParam};
pub use params::{MAX_LIST_LEN, Params, search_text};
pub use review::review_row_address;

/// A page of the site. Only the form of ids is checked, not whether they exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Map and calendar together.
    Home,
    Map,
    Calendar,
    /// The exchanges that pupils can take part in.
    Programmes,
    /// The venues, each with an anchor ([`place_anchor`]).
    Places,
    /// The page of a city, by its id.
    City(Box<str>),
    /// The page of an event, a programme, a document or an expected occurrence, by its id.
    Event(Box<str>),
    About,
    /// A year in review, 1 to 9999, which may have no entries.
    Review(i32),
    /// The builder for widgets.
    Embed,
    /// The form that reports a mistake; the page it is about is [`Params::about`].
    Report,
    /// An unknown path, without the language.
    NotFound(Box<str>),
}

/// The record that a page shows, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRecord<'a> {
    /// An event, a programme, a document or an expected occurrence.
    Event(&'a str),
    City(&'a str),
}

/// A page in a language, with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// `None` where the path has no language: the reader's preferred language is then chosen.
    pub lang: Option<Lang>,
    pub page: Page,
    pub params: Params,
}

impl Address {
    /// Creates the address of a page in a language, without parameters.
    pub fn new(lang: Lang, page: Page) -> Address {
        Address {
            lang: Some(lang),
            page,
            params: Params::default(),
        }
    }

    /// Parses a path below the base (`/ja/calendar`; the leading slash is optional) and a query
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
            // A static host ignores queries: there a month or a year is a folder.
            [section, date] if section == "calendar" && params.read_folder_date(date) => {
                Page::Calendar
            }
            rest => Page::from_segments(rest),
        };
        Address { lang, page, params }
    }

    /// Returns the same parameters on another page.
    pub fn with_page(&self, page: Page) -> Address {
        Address {
            page,
            ..self.clone()
        }
    }

    /// Returns the same view in another language.
    pub fn with_lang(&self, lang: Lang) -> Address {
        Address {
            lang: Some(lang),
            ..self.clone()
        }
    }
}

impl Page {
    /// Returns the record of the page; `None` for pages that do not show one record.
    pub const fn record(&self) -> Option<PageRecord<'_>> {
        match self {
            Page::Event(id) => Some(PageRecord::Event(id)),
            Page::City(id) => Some(PageRecord::City(id)),
            Page::Home
            | Page::Map
            | Page::Calendar
            | Page::Programmes
            | Page::Places
            | Page::About
            | Page::Review(_)
            | Page::Embed
            | Page::Report
            | Page::NotFound(_) => None,
        }
    }

    /// Returns whether the page shows the map.
    pub const fn has_map(&self) -> bool {
        match self {
            Page::Home | Page::Map => true,
            Page::Calendar
            | Page::Programmes
            | Page::Places
            | Page::City(_)
            | Page::Event(_)
            | Page::About
            | Page::Review(_)
            | Page::Embed
            | Page::Report
            | Page::NotFound(_) => false,
        }
    }

    fn from_segments(segments: &[String]) -> Page {
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            [] => Page::Home,
            ["map"] => Page::Map,
            ["calendar"] => Page::Calendar,
            ["programmes"] => Page::Programmes,
            ["places"] => Page::Places,
            ["about"] => Page::About,
            ["embed"] => Page::Embed,
            ["report"] => Page::Report,
            ["cities", id] if is_id(id) => Page::City((*id).into()),
            ["events", id] if is_occurrence_id(id) => Page::Event((*id).into()),
            ["review", year] => match year_of(year) {
                Some(year) => Page::Review(year),
                None => Page::not_found(&segments),
            },
            _ => Page::not_found(&segments),
        }
    }

    fn not_found(segments: &[&str]) -> Page {
        Page::NotFound(segments.join("/").into())
    }
}

/// Returns the id of the element of a venue on [`Page::Places`]: `places-old-hall`.
pub fn place_anchor(venue_id: &str) -> String {
    ["places-", venue_id].concat()
}

/// Parses a year AD of four digits, so that each year has one address.
fn year_of(text: &str) -> Option<i32> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|year| *year > 0);
    year.filter(|_| is_plain)
}

impl fmt::Display for Page {
    /// Writes the path without language and without slashes at its ends; empty for the home page.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Page::Home => Ok(()),
            Page::Map => out.write_str("map"),
            Page::Calendar => out.write_str("calendar"),
            Page::Programmes => out.write_str("programmes"),
            Page::Places => out.write_str("places"),
            Page::About => out.write_str("about"),
            Page::Embed => out.write_str("embed"),
            Page::Report => out.write_str("report"),
            Page::City(id) => write!(out, "cities/{id}"),
            Page::Event(id) => write!(out, "events/{id}"),
            Page::Review(year) => write!(out, "review/{year:04}"),
            Page::NotFound(path) => {
                for (index, segment) in path.split('/').enumerate() {
                    if index > 0 {
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
    /// Writes the path and query below the base, without a leading slash:
    /// `ja/calendar?date=2021-05`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(lang) = self.lang {
            write!(out, "{}/", lang.code())?;
        }
        write!(out, "{}", self.page)?;
        self.params.write(out)
    }
}
