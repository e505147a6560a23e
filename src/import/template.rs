//! The empty table that the office fills in: names, notes and lists to choose from, in a language.

use super::column::{choices, heading, note};
use crate::model::table::Column;
use crate::model::{Bundle, Class, Kind, Office, Status};
use crate::text::Lang;

/// A column of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    pub column: Column,
    /// With a star where a new record needs it.
    pub heading: String,
    pub note: String,
    /// What may be chosen; empty where anything may be written.
    pub choices: Vec<String>,
}

/// The columns of a template for these languages. With a bundle, its cities, categories and
/// directions are offered as well.
pub fn template(
    languages: &[Lang],
    office: &Office,
    bundle: Option<&Bundle>,
) -> Vec<TemplateColumn> {
    let own = languages.first().copied();
    Column::all(languages)
        .into_iter()
        .map(|column| {
            let is_needed = match column {
                Column::Title(lang) => Some(lang) == own,
                Column::Kind | Column::Category | Column::Direction | Column::Status => true,
                Column::Id
                | Column::Class
                | Column::Summary(_)
                | Column::When
                | Column::Time
                | Column::Series
                | Column::Cities
                | Column::Countries
                | Column::Format
                | Column::Audience
                | Column::Ages
                | Column::Exchange
                | Column::Place
                | Column::PlaceCity
                | Column::Organisers
                | Column::Contact
                | Column::Links
                | Column::Sources => false,
            };
            let mut told = note(column, office);
            if is_needed {
                told.push('\n');
                told.push_str(office.text("template_needed"));
            }
            let star = if is_needed { " *" } else { "" };
            TemplateColumn {
                column,
                heading: [&heading(column, office), star].concat(),
                note: told,
                choices: offered(column, office, bundle),
            }
        })
        .collect()
}

/// The words to choose from. A list of several cannot be chosen from in a spreadsheet; its first
/// item can.
fn offered(column: Column, office: &Office, bundle: Option<&Bundle>) -> Vec<String> {
    let text = |text: &crate::text::Localized| {
        let order = bundle.map(|bundle| &bundle.order);
        let found = order.and_then(|order| text.get(office.lang, order));
        found
            .map(|found| found.text.to_string())
            .unwrap_or_default()
    };
    match (column, bundle) {
        (Column::Kind, _) => words(column, office, |code| {
            Kind::from_code(code).is_some_and(|kind| Class::Event.kinds().contains(&kind))
        }),
        (Column::Status, _) => words(column, office, |code| {
            Status::from_code(code).is_some_and(|status| Class::Event.allows(status))
        }),
        (Column::Cities, Some(bundle)) => {
            bundle.cities.iter().map(|city| text(&city.name)).collect()
        }
        (Column::PlaceCity, Some(bundle)) => {
            let all = [&bundle.host].into_iter().chain(&bundle.cities);
            all.map(|city| text(&city.name)).collect()
        }
        (Column::Category, Some(bundle)) => bundle
            .categories
            .iter()
            .map(|topic| text(&topic.title))
            .collect(),
        (Column::Direction, Some(bundle)) => bundle
            .directions
            .iter()
            .map(|topic| text(&topic.title))
            .collect(),
        (Column::Cities | Column::PlaceCity | Column::Category | Column::Direction, None)
        | (
            Column::Id
            | Column::Class
            | Column::Title(_)
            | Column::Summary(_)
            | Column::When
            | Column::Time
            | Column::Series
            | Column::Countries
            | Column::Format
            | Column::Audience
            | Column::Ages
            | Column::Exchange
            | Column::Place
            | Column::Organisers
            | Column::Contact
            | Column::Links
            | Column::Sources,
            _,
        ) => words(column, office, |_| true),
    }
}

fn words(column: Column, office: &Office, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let all = choices(column, office).into_iter();
    all.filter(|(_, code)| fits(code))
        .map(|(word, _)| word)
        .collect()
}

/// The template as CSV: the names of the columns, with the mark by which spreadsheets know UTF-8.
pub fn template_csv(columns: &[TemplateColumn]) -> String {
    let names: Vec<String> = columns
        .iter()
        .map(|column| ["\"", &column.heading.replace('"', "\"\""), "\""].concat())
        .collect();
    ["\u{feff}", &names.join(";"), "\r\n"].concat()
}
