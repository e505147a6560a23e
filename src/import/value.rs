//! Parses a cell into its canonical form.

use super::column::{allowed, choices, code_of, folded};
use super::contact::read_contact;
use super::details;
use super::diagnostic::Diagnostic;
use super::local_offset::OffsetAt;
use super::read_date;
use super::table::Row;
use super::time_cell::{TimeContext, read_time_cell};
use crate::model::table::{CellKind, Column, items, joined};
use crate::model::{
    Bundle, City, Class, Country, Entry, OfficeMessages, SafeUrl, Topic, is_id, nearest,
};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf, UtcOffset};

/// Parser of cells.
pub struct CellParser<'a> {
    pub bundle: &'a Bundle,
    pub messages: &'a OfficeMessages,
    /// The UTC offset of the host city, for times without one.
    pub offset: Option<UtcOffset>,
    /// Offsets of zones, which are the default of times.
    pub offset_at: Option<OffsetAt>,
    /// The day of the row, if its date is one exact day; times need it.
    pub day: Option<Date>,
}

type CellResult = Result<String, Diagnostic>;

/// Error values of formulas in spreadsheets.
pub(super) const FORMULA_ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

impl<'a> CellParser<'a> {
    /// Creates a parser that knows no offsets and no day.
    pub const fn new(bundle: &'a Bundle, messages: &'a OfficeMessages) -> CellParser<'a> {
        CellParser {
            bundle,
            messages,
            offset: None,
            offset_at: None,
            day: None,
        }
    }

    /// Returns a cell as [`cell`](crate::model::table::cell) would write it; `class` is that of its
    /// row.
    ///
    /// # Errors
    ///
    /// The error of a cell that cannot be read, without its position.
    pub fn canonical(&self, column: Column, text: &str, class: Class) -> CellResult {
        let text = text.trim();
        if text.is_empty() {
            return Ok(String::new());
        }
        if FORMULA_ERRORS.contains(&text) {
            return Err(Diagnostic::new("formula_fault", &[("what", text)]));
        }
        match column.kind() {
            CellKind::Text(_) | CellKind::OwnText | CellKind::PlaceName => free_text(text),
            CellKind::Day => details::day(text),
            CellKind::Number => details::number(text),
            CellKind::PageUrl => details::url(text, SafeUrl::page),
            CellKind::LinkUrl => details::url(text, SafeUrl::link),
            CellKind::Tags => self.list(text, details::tag),
            CellKind::ExternalIds => self.list(text, free_text),
            CellKind::Price => details::price(text, self.bundle),
            CellKind::Venue => details::venue(text, self.bundle),
            CellKind::Id if is_id(text) => Ok(text.to_string()),
            CellKind::Id => Err(Diagnostic::new("bad_id", &[("what", text)])),
            CellKind::Date => match read_date(text) {
                Ok(Edtf::Unknown) => Ok(String::new()),
                Ok(when) => Ok(when.to_string()),
                Err(error) => Err(Diagnostic::of_date(text, &error)),
            },
            CellKind::Time => {
                let context = TimeContext {
                    zone: &self.bundle.host.zone,
                    offset: self.offset,
                    offset_at: self.offset_at,
                    day: self.day,
                };
                read_time_cell(text, &context)
            }
            CellKind::Series => self.series(text),
            CellKind::Cities => self.list(text, |item| self.city(item, false)),
            CellKind::PlaceCity => self.city(text, true),
            CellKind::Countries => self.list(text, country),
            CellKind::Categories => {
                self.list(text, |item| self.topic(item, &self.bundle.categories))
            }
            CellKind::Directions => {
                self.list(text, |item| self.topic(item, &self.bundle.directions))
            }
            CellKind::Words => self.list(text, |item| self.word(column, item, class)),
            CellKind::Class | CellKind::Word | CellKind::Flag => self.word(column, text, class),
            CellKind::Ages => ages(text),
            CellKind::Texts => self.list(text, free_text),
            CellKind::Contact => read_contact(text, self.bundle.host.country),
            CellKind::Links => self.list(text, link),
            CellKind::Sources => self.list(text, |item| self.source(item)),
        }
    }

    /// Parses the items of a list, each once.
    fn list(&self, text: &str, read: impl Fn(&str) -> CellResult) -> CellResult {
        let mut found: Vec<String> = Vec::new();
        for item in items(text) {
            let read = read(&item)?;
            if found.contains(&read) {
                return Err(Diagnostic::new("twice", &[("what", &item)]));
            }
            found.push(read);
        }
        Ok(joined(found.iter().map(String::as_str)))
    }

    fn word(&self, column: Column, text: &str, class: Class) -> CellResult {
        let allowed = allowed(column, class);
        match code_of(column, text).filter(|code| allowed.contains(code)) {
            Some(code) => Ok(code.to_string()),
            None => {
                let choices = choices(column, self.messages);
                let words: Vec<&str> = choices
                    .iter()
                    .filter(|(_, code)| allowed.contains(code))
                    .map(|(word, _)| word.as_str())
                    .collect();
                let list = words.join(", ");
                Err(Diagnostic::new(
                    "bad_word",
                    &[("what", text), ("list", &list)],
                ))
            }
        }
    }

    fn city(&self, text: &str, is_venue: bool) -> CellResult {
        let names = |city: &City| {
            let known = city.name.iter().map(|found| found.text.to_string());
            let own = city.own_name.iter().map(|own| own.text.to_string());
            let aliases = city.aliases.iter().map(|alias| alias.to_string());
            known
                .chain(own)
                .chain(aliases)
                .chain([city.id.to_string()])
                .collect::<Vec<_>>()
        };
        let wanted = folded(text);
        let is = |city: &City| names(city).iter().any(|name| folded(name) == wanted);
        if is(&self.bundle.host) {
            return if is_venue {
                Ok(self.bundle.host.id.to_string())
            } else {
                Err(Diagnostic::new("host_city", &[("what", text)]))
            };
        }
        let found: Vec<&City> = self.bundle.cities.iter().filter(|city| is(city)).collect();
        match found.as_slice() {
            [one] => Ok(one.id.to_string()),
            [first, second, ..] => Err(Diagnostic::new(
                "two_cities",
                &[("what", text), ("first", &first.id), ("second", &second.id)],
            )),
            [] => {
                let all: Vec<String> = self.bundle.cities.iter().flat_map(names).collect();
                match nearest(text, all.iter().map(String::as_str)) {
                    Some(near) => Err(Diagnostic::new(
                        "city_like",
                        &[("what", text), ("word", near)],
                    )),
                    None => Err(Diagnostic::new("no_city", &[("what", text)])),
                }
            }
        }
    }

    fn topic(&self, text: &str, topics: &[Topic]) -> CellResult {
        let is = |topic: &&Topic| *topic.id == *folded(text) || is_named(text, &topic.title);
        match topics.iter().find(is) {
            Some(topic) => Ok(topic.id.to_string()),
            None => {
                let titles = topics.iter().filter_map(|topic| {
                    let found = topic.title.get(self.messages.lang, &self.bundle.order);
                    found.map(|found| found.text)
                });
                let list = titles.collect::<Vec<_>>().join(", ");
                Err(Diagnostic::new(
                    "bad_word",
                    &[("what", text), ("list", &list)],
                ))
            }
        }
    }

    fn series(&self, text: &str) -> CellResult {
        let mut series = self.bundle.series.iter();
        match series.find(|series| *series.id == *text || is_named(text, &series.title)) {
            Some(series) => Ok(series.id.to_string()),
            None => Err(Diagnostic::new("no_series", &[("what", text)])),
        }
    }

    fn source(&self, text: &str) -> CellResult {
        let mut words = text.split_whitespace();
        let id = words.next().unwrap_or_default();
        if self.bundle.find_source(id).is_none() {
            let ids = self.bundle.sources.iter().map(|source| &*source.id);
            return Err(match nearest(id, ids) {
                Some(near) => Diagnostic::new("source_like", &[("what", id), ("word", near)]),
                None => Diagnostic::new("no_source", &[("what", id)]),
            });
        }
        let paragraphs = words.map(|word| word.trim_matches(','));
        let all: Vec<&str> = [id].into_iter().chain(paragraphs).collect();
        Ok(all.join(" "))
    }
}

/// Whether a text is the name of a record in a language.
pub(super) fn is_named(text: &str, name: &Localized) -> bool {
    let wanted = folded(text);
    name.iter().any(|name| folded(name.text) == wanted)
}

/// Checks a text for invisible characters.
pub(super) fn free_text(text: &str) -> CellResult {
    match text
        .chars()
        .find(|found| found.is_control() && *found != '\n')
    {
        Some(found) => {
            let code = format!("U+{:04X}", u32::from(found));
            Err(Diagnostic::new("bad_character", &[("what", &code)]))
        }
        None if text.contains('\u{fffd}') => {
            Err(Diagnostic::new("bad_character", &[("what", "\u{fffd}")]))
        }
        None => Ok(text.to_string()),
    }
}

pub(super) fn country(text: &str) -> CellResult {
    match Country::from_code(&text.to_uppercase()) {
        Some(country) => Ok(country.as_str().to_string()),
        None => Err(Diagnostic::new("bad_country", &[("what", text)])),
    }
}

/// Returns the exact day that the date of a row names; that of the entry if the row has no date.
pub fn day_of_row(row: &Row, existing: Option<&Entry>) -> Option<Date> {
    let when = match (row.field(Column::When), existing) {
        (Some(field), _) => read_date(&field.text).ok()?,
        (None, entry) => entry?.when,
    };
    when.exact_day()
}

/// Parses `10–17`, `10+`, `–17`, and a single age; `10-` of schema.org is `10+`.
fn ages(text: &str) -> CellResult {
    let bad = || Diagnostic::new("bad_ages", &[("what", text)]);
    let normalized = text.replace(['-', '—', '~', '～'], "–").replace(' ', "");
    let age = |text: &str| text.parse::<u8>().map_err(|_| bad());
    if let Some(from) = normalized.strip_suffix(['+', '–']) {
        return Ok(format!("{}+", age(from)?));
    }
    match normalized.split_once('–') {
        Some(("", to)) => Ok(format!("–{}", age(to)?)),
        Some((from, to)) if age(from)? <= age(to)? => Ok(format!("{}–{}", age(from)?, age(to)?)),
        Some(_) => Err(bad()),
        None => age(&normalized).map(|age| format!("{age}–{age}")),
    }
}

/// Parses a title and a URL; the URL is the last word.
fn link(text: &str) -> CellResult {
    match text.rsplit_once(char::is_whitespace) {
        Some((title, url)) if SafeUrl::link(url).is_ok() && !title.trim().is_empty() => {
            Ok([title.trim(), " ", url].concat())
        }
        Some((_, url)) if SafeUrl::link(url).is_err() => {
            Err(Diagnostic::new("bad_link", &[("what", url)]))
        }
        _ if SafeUrl::link(text).is_ok() => {
            Err(Diagnostic::new("link_without_title", &[("what", text)]))
        }
        _ => Err(Diagnostic::new("bad_link", &[("what", text)])),
    }
}

/// Returns the main language of the site.
pub fn primary_lang(bundle: &Bundle) -> Lang {
    bundle.languages.first().copied().unwrap_or(Lang::FALLBACK)
}
