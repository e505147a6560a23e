//! Canonical cells in the words of a language.

use super::column::choices;
use super::diagnostic::Diagnostic;
use super::value::CellParser;
use crate::model::table::{CellKind, Column, items, joined};
use crate::model::{Bundle, Class, OfficeMessages};
use crate::text::Localized;

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
    let parser = CellParser {
        bundle,
        messages,
        offset: None,
    };
    parser.canonical(column, text, class)
}
