//! What a reader may choose from: every value of every facet, with its name.

use crate::model::{Audience, Bond, Format, Respect, Standing, Status};
use crate::route::Facet;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// A value of a facet: its id or word in the address, and its name.
pub type Choice = (String, String);

/// The facets in the order of the panel, which asks first for what people ask first.
pub const FACETS: [Facet; Facet::ALL.len()] = [
    Facet::Category,
    Facet::Direction,
    Facet::City,
    Facet::Country,
    Facet::Tie,
    Facet::Format,
    Facet::Audience,
    Facet::Status,
];

/// What a facet is called.
pub fn name(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::City => td_string!(i18n(lang), event.cities),
        Facet::Country => td_string!(i18n(lang), event.countries),
        Facet::Tie => td_string!(i18n(lang), facets.tie),
        Facet::Category => td_string!(i18n(lang), facets.category),
        Facet::Direction => td_string!(i18n(lang), event.direction),
        Facet::Format => td_string!(i18n(lang), event.format),
        Facet::Audience => td_string!(i18n(lang), event.audience),
        Facet::Status => td_string!(i18n(lang), facets.status),
    }
}

/// The respect in which a facet narrows.
pub const fn respect(facet: Facet) -> Respect {
    match facet {
        Facet::City => Respect::City,
        Facet::Country => Respect::Country,
        Facet::Tie => Respect::Tie,
        Facet::Category => Respect::Category,
        Facet::Direction => Respect::Direction,
        Facet::Format => Respect::Format,
        Facet::Audience => Respect::Audience,
        Facet::Status => Respect::Status,
    }
}

/// The values of a facet, by their places in its counts.
pub fn of(cx: Cx, lang: Lang, facet: Facet) -> Vec<Choice> {
    let mut list: Vec<Choice> = Vec::new();
    let mut add = |id: &str, name: String| list.push((id.to_string(), name));
    let bundle = cx.bundle;
    match facet {
        Facet::City => {
            for city in &bundle.cities {
                add(&city.id, cx.plain(lang, &city.name));
            }
        }
        Facet::Country => {
            for country in cx.lookup.countries() {
                add(country.as_str(), cx.country(lang, country));
            }
        }
        Facet::Category => {
            for topic in &bundle.categories {
                add(&topic.id, cx.plain(lang, &topic.title));
            }
        }
        Facet::Direction => {
            for topic in &bundle.directions {
                add(&topic.id, cx.plain(lang, &topic.title));
            }
        }
        Facet::Tie => {
            for bond in Bond::ALL {
                add(bond.code(), parts::bond(lang, *bond).to_string());
            }
        }
        Facet::Format => {
            for format in Format::ALL {
                add(format.code(), parts::format_word(lang, *format).to_string());
            }
        }
        Facet::Audience => {
            for audience in Audience::ALL {
                add(
                    audience.code(),
                    parts::audience(lang, *audience).to_string(),
                );
            }
        }
        Facet::Status => {
            for status in Status::ALL {
                let standing = Standing::from_code(status.code());
                let word = standing.map(|standing| parts::standing_word(lang, standing));
                add(status.code(), word.unwrap_or_default().to_string());
            }
        }
    }
    list
}
