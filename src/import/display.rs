//! Canonical cells in the words of a language.

use super::column::choices;
use super::diagnostic::Diagnostic;
use super::value::CellParser;
use crate::locale;
use crate::model::table::{CellKind, Column, cell, items, joined};
use crate::model::{Bundle, Class, Entry, OfficeMessages};
use crate::text::{Lang, Localized};
use crate::time::Edtf;

/// Returns a cell with names instead of ids and words instead of codes.
///
/// ```
/// use pobratim::{import::display_value, model::{OfficeMessages, load, table::Column}, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let messages = OfficeMessages::of(Lang::Ja);
/// assert_eq!(display_value(Column::Cities, "tallpine", &bundle, &messages), "トールパイン");
/// assert_eq!(display_value(Column::Status, "cancelled", &bundle, &messages), "中止");
/// ```
pub fn display_value(
    column: Column,
    value: &str,
    bundle: &Bundle,
    messages: &OfficeMessages,
) -> String {
    let name = |text: &Localized| {
        let found = text.get(messages.lang, &bundle.order);
        found.map(|found| found.text.to_string())
    };
    let one = |item: &str| {
        let found = match column.kind() {
            CellKind::Cities | CellKind::PlaceCity if *bundle.host.id == *item => {
                name(&bundle.host.name)
            }
            CellKind::Cities | CellKind::PlaceCity => bundle
                .find_city(item)
                .and_then(|city| name(&bundle.city(city).name)),
            CellKind::Categories => bundle
                .find_category(item)
                .and_then(|it| name(&bundle.category(it).title)),
            CellKind::Directions => bundle
                .find_direction(item)
                .and_then(|it| name(&bundle.direction(it).title)),
            CellKind::Venue => bundle
                .find_venue(item)
                .and_then(|it| name(&bundle.venue(it).place.name)),
            CellKind::Price if item == "free" => Some(messages.text("price_free").to_string()),
            CellKind::Series => bundle
                .find_series(item)
                .and_then(|it| name(&bundle.series(it).title)),
            CellKind::Class | CellKind::Word | CellKind::Words | CellKind::Flag => {
                let mut words = choices(column, messages).into_iter();
                words.find(|(_, code)| *code == item).map(|(word, _)| word)
            }
            CellKind::Id
            | CellKind::Text(_)
            | CellKind::OwnText
            | CellKind::Texts
            | CellKind::Date
            | CellKind::Day
            | CellKind::Number
            | CellKind::PageUrl
            | CellKind::LinkUrl
            | CellKind::Tags
            | CellKind::ExternalIds
            | CellKind::Price
            | CellKind::Time
            | CellKind::Ages
            | CellKind::Countries
            | CellKind::PlaceName
            | CellKind::Contact
            | CellKind::Links
            | CellKind::Sources => None,
        };
        found.unwrap_or(item.to_string())
    };
    if column.is_list() {
        let texts: Vec<String> = items(value).iter().map(|item| one(item)).collect();
        joined(texts.iter().map(String::as_str))
    } else {
        one(value)
    }
}

/// Parses a cell that is given as an argument of the command.
///
/// # Errors
///
/// The text is not valid in the column.
pub fn parse_cell(
    bundle: &Bundle,
    messages: &OfficeMessages,
    column: Column,
    text: &str,
    class: Class,
) -> Result<String, Diagnostic> {
    CellParser::new(bundle, messages).canonical(column, text, class)
}

/// Returns the cell of an entry for a table in a language: names and words as far as they are read
/// back as the same value, otherwise ids and codes.
///
/// ```
/// use pobratim::{import::written_value, model::{OfficeMessages, load, table::Column}, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let regatta = bundle.entry(bundle.find_entry("regatta-2026").unwrap());
/// let written = |lang| written_value(&bundle, regatta, Column::When, &OfficeMessages::of(lang));
/// assert_eq!((written(Lang::Ja), written(Lang::En)), ("2026年6月27日".into(), "27 June 2026".into()));
/// ```
pub fn written_value(
    bundle: &Bundle,
    entry: &Entry,
    column: Column,
    messages: &OfficeMessages,
) -> String {
    let value = cell(bundle, entry, column);
    let reads_as = |words: &str, value: &str| {
        let read = parse_cell(bundle, messages, column, words, entry.class);
        read.is_ok_and(|read| read == value)
    };
    let one = |value: &str| {
        let words = match (column.kind(), value.parse::<Edtf>()) {
            (CellKind::Date | CellKind::Day, Ok(when)) => date_words(&when, messages.lang),
            _ => display_value(column, value, bundle, messages),
        };
        match reads_as(&words, value) {
            true => words,
            false => value.to_string(),
        }
    };
    let has_words = match column.kind() {
        CellKind::Class
        | CellKind::Word
        | CellKind::Words
        | CellKind::Flag
        | CellKind::Date
        | CellKind::Day
        | CellKind::Price
        | CellKind::Series
        | CellKind::Cities
        | CellKind::Categories
        | CellKind::Directions
        | CellKind::PlaceCity
        | CellKind::Venue => true,
        CellKind::Id
        | CellKind::Text(_)
        | CellKind::OwnText
        | CellKind::Texts
        | CellKind::Number
        | CellKind::PageUrl
        | CellKind::LinkUrl
        | CellKind::Tags
        | CellKind::ExternalIds
        | CellKind::Time
        | CellKind::Ages
        | CellKind::Countries
        | CellKind::PlaceName
        | CellKind::Contact
        | CellKind::Links
        | CellKind::Sources => false,
    };
    if !has_words || value.is_empty() {
        return value;
    }
    if !column.is_list() {
        return one(&value);
    }
    let all: Vec<String> = items(&value).iter().map(|item| one(item)).collect();
    let words = joined(all.iter().map(String::as_str));
    match reads_as(&words, &value) {
        true => words,
        false => value,
    }
}

/// Returns a date in words, as a person writes it into a cell: without the preposition that it has in
/// a sentence if it is a year or a month.
fn date_words(when: &Edtf, lang: Lang) -> String {
    let text = when.to_string();
    let (year, month) = text.split_once('-').unwrap_or((&text, ""));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match (year.parse(), month.parse::<u8>()) {
        (Ok(_), Err(_)) if is_year && month.is_empty() => text,
        (Ok(year), Ok(month @ 1..=12)) if is_year => locale::of(lang).month_and_year(year, month),
        _ => locale::of(lang).date(when),
    }
}

/// Returns the title or name of a record of a list of the bundle, in a language or its replacement.
pub fn record_title(bundle: &Bundle, list: &str, id: &str, lang: Lang) -> Option<String> {
    let texts: &Localized = match list {
        "countries" => {
            let mut countries = bundle.countries.iter();
            &countries.find(|country| country.code.as_str() == id)?.name
        }
        "cities" => &bundle.city(bundle.find_city(id)?).name,
        "venues" => &bundle.venue(bundle.find_venue(id)?).place.name,
        "categories" => &bundle.category(bundle.find_category(id)?).title,
        "directions" => &bundle.direction(bundle.find_direction(id)?).title,
        "series" => &bundle.series(bundle.find_series(id)?).title,
        "media" => &bundle.medium(bundle.find_medium(id)?).description,
        "sources" => &bundle.source(bundle.find_source(id)?).title,
        "events" | "programmes" | "documents" => &bundle.entry(bundle.find_entry(id)?).title,
        _ => return None,
    };
    let found = texts.get(lang, &bundle.order)?;
    Some(found.text.to_string())
}
