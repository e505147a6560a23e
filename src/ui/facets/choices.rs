//! The choices of every facet, with their labels.

use crate::model::{Audience, Bond, EffectiveStatus, FilterField, Format, Scope, Status};
use crate::route::{Facet, FilterGroup};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// A value of a facet: its code in the address, and its label.
pub type Choice = (String, String);

/// The facets in the order of the summary.
pub const FACETS: [Facet; Facet::ALL.len()] = [
    Facet::Scope,
    Facet::Category,
    Facet::Direction,
    Facet::City,
    Facet::Country,
    Facet::Tie,
    Facet::Format,
    Facet::Audience,
    Facet::Status,
];

/// The label of a facet.
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
        Facet::Scope => td_string!(i18n(lang), facets.scope),
    }
}

/// The heading of a group.
pub fn group_name(lang: Lang, group: FilterGroup) -> &'static str {
    match group {
        FilterGroup::When => td_string!(i18n(lang), event.when),
        FilterGroup::Facet(facet) => name(lang, facet),
        FilterGroup::Reader => td_string!(i18n(lang), facets.for_me),
    }
}

/// The filter field of a facet.
pub const fn field(facet: Facet) -> FilterField {
    match facet {
        Facet::City => FilterField::City,
        Facet::Country => FilterField::Country,
        Facet::Tie => FilterField::Tie,
        Facet::Category => FilterField::Category,
        Facet::Direction => FilterField::Direction,
        Facet::Format => FilterField::Format,
        Facet::Audience => FilterField::Audience,
        Facet::Status => FilterField::Status,
        Facet::Scope => FilterField::Scope,
    }
}

/// The values of a facet, in the order of its counts.
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
                add(bond.code(), components::bond_label(lang, *bond).to_string());
            }
        }
        Facet::Format => {
            for format in Format::ALL {
                add(
                    format.code(),
                    components::format_label(lang, *format).to_string(),
                );
            }
        }
        Facet::Audience => {
            for audience in Audience::ALL {
                add(
                    audience.code(),
                    components::audience_label(lang, *audience).to_string(),
                );
            }
        }
        Facet::Status => {
            for status in Status::ALL {
                let effective = EffectiveStatus::from_code(status.code());
                let word = effective.map(|status| components::status_label(lang, status));
                add(status.code(), word.unwrap_or_default().to_string());
            }
        }
        Facet::Scope => {
            for scope in Scope::ALL {
                add(
                    scope.code(),
                    components::scope_label(lang, *scope).to_string(),
                );
            }
        }
    }
    list
}
