//! The office's form of a cell in the words of a reader's language.

use super::column::choices;
use super::note::Note;
use super::value::Reader;
use crate::model::table::{Column, items, joined};
use crate::model::{Bundle, Class, Office};
use crate::text::Localized;

/// A cell with names for ids and words for codes.
///
/// ```
/// use pobratim::{import::said, model::{Office, load, table::Column}, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let office = Office::of(Lang::Ja);
/// assert_eq!(said(Column::Cities, "tallpine", &bundle, &office), "トールパイン");
/// assert_eq!(said(Column::Status, "cancelled", &bundle, &office), "中止");
/// ```
pub fn said(column: Column, value: &str, bundle: &Bundle, office: &Office) -> String {
    let name = |text: &Localized| {
        let found = text.get(office.lang, &bundle.order);
        found.map(|found| found.text.to_string())
    };
    let one = |item: &str| {
        let found = match column {
            Column::Cities | Column::PlaceCity if *bundle.host.id == *item => {
                name(&bundle.host.name)
            }
            Column::Cities | Column::PlaceCity => bundle
                .find_city(item)
                .and_then(|city| name(&bundle.city(city).name)),
            Column::Category => bundle
                .find_category(item)
                .and_then(|it| name(&bundle.category(it).title)),
            Column::Direction => bundle
                .find_direction(item)
                .and_then(|it| name(&bundle.direction(it).title)),
            Column::Series => bundle
                .find_series(item)
                .and_then(|it| name(&bundle.series(it).title)),
            Column::Id
            | Column::Class
            | Column::Kind
            | Column::Title(_)
            | Column::Summary(_)
            | Column::When
            | Column::Time
            | Column::Countries
            | Column::Format
            | Column::Audience
            | Column::Ages
            | Column::Exchange
            | Column::Status
            | Column::Place
            | Column::Organisers
            | Column::Contact
            | Column::Links
            | Column::Sources => {
                let mut words = choices(column, office).into_iter();
                words.find(|(_, code)| *code == item).map(|(word, _)| word)
            }
        };
        found.unwrap_or(item.to_string())
    };
    if column.is_list() {
        let said: Vec<String> = items(value).iter().map(|item| one(item)).collect();
        joined(said.iter().map(String::as_str))
    } else {
        one(value)
    }
}

/// What a word stands for in a column, as an argument of the command.
///
/// # Errors
///
/// As reading a cell.
pub fn code_in(
    bundle: &Bundle,
    office: &Office,
    column: Column,
    text: &str,
    class: Class,
) -> Result<String, Note> {
    let reader = Reader {
        bundle,
        office,
        offset: None,
    };
    reader.canonical(column, text, class)
}
