//! The empty table for editors: column names, notes and lists of choices, in a language.

use super::column::{allowed, choices, heading, note};
use crate::model::table::{CellKind, Column};
use crate::model::{Bundle, Class, OfficeMessages, Topic};
use crate::text::Lang;

/// A column of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    pub column: Column,
    /// With a star if a new record needs it.
    pub heading: String,
    pub note: String,
    /// The permitted words; empty for free text.
    pub choices: Vec<String>,
}

/// Returns the columns of a template for these languages. With a bundle, its cities, categories and
/// directions are choices too.
pub fn template(
    languages: &[Lang],
    messages: &OfficeMessages,
    bundle: Option<&Bundle>,
) -> Vec<TemplateColumn> {
    let primary = languages.first().copied();
    Column::all(languages)
        .into_iter()
        .map(|column| {
            let is_needed =
                Column::REQUIRED.contains(&column) || primary.map(Column::Title) == Some(column);
            let mut text = note(column, messages);
            if is_needed {
                text.push('\n');
                text.push_str(messages.text("template_needed"));
            }
            if let Some(bundle) = bundle.filter(|_| column == Column::Time) {
                let zone = messages.format("template_zone", &[("what", &bundle.host.zone)]);
                text.push('\n');
                text.push_str(&zone);
            }
            let star = if is_needed { " *" } else { "" };
            TemplateColumn {
                column,
                heading: [&heading(column, messages), star].concat(),
                note: text,
                choices: column_choices(column, messages, bundle),
            }
        })
        .collect()
}

/// Returns the words to choose from. Spreadsheets can only choose the first item of a list.
fn column_choices(
    column: Column,
    messages: &OfficeMessages,
    bundle: Option<&Bundle>,
) -> Vec<String> {
    let text = |text: &crate::text::Localized| {
        let order = bundle.map(|bundle| &bundle.order);
        let found = order.and_then(|order| text.get(messages.lang, order));
        found
            .map(|found| found.text.to_string())
            .unwrap_or_default()
    };
    let topics = |topics: &[Topic]| topics.iter().map(|topic| text(&topic.title)).collect();
    match (column.kind(), bundle) {
        (CellKind::Cities, Some(bundle)) => {
            bundle.cities.iter().map(|city| text(&city.name)).collect()
        }
        (CellKind::PlaceCity, Some(bundle)) => {
            let all = [&bundle.host].into_iter().chain(&bundle.cities);
            all.map(|city| text(&city.name)).collect()
        }
        (CellKind::Venue, Some(bundle)) => {
            let names = bundle.venues.iter();
            names.map(|venue| text(&venue.place.name)).collect()
        }
        (CellKind::Categories, Some(bundle)) => topics(&bundle.categories),
        (CellKind::Directions, Some(bundle)) => topics(&bundle.directions),
        _ => {
            let allowed = allowed(column, Class::Event);
            let mut words = choices(column, messages);
            words.retain(|(_, code)| allowed.contains(code));
            words.into_iter().map(|(word, _)| word).collect()
        }
    }
}

/// Returns the template as CSV: the column names, after a byte order mark.
pub fn template_csv(columns: &[TemplateColumn]) -> String {
    let names: Vec<String> = columns
        .iter()
        .map(|column| ["\"", &column.heading.replace('"', "\"\""), "\""].concat())
        .collect();
    ["\u{feff}", &names.join(";"), "\r\n"].concat()
}
