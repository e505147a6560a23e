//! The bundle's small vocabularies in the reader's language.

use crate::geo::Octant;
use crate::locale;
use crate::model::{Ages, Audience, Bond, Format, Kind, Tie, TieKind, TieStatus};
use crate::text::Lang;
use crate::ui::i18n::say;

/// “Sister city”, “Friendly city”, “In contact”.
pub fn tie_kind(lang: Lang, kind: TieKind) -> String {
    match kind {
        TieKind::Sister => say!(lang, words.tie_sister),
        TieKind::Friendly => say!(lang, words.tie_friendly),
        TieKind::Contact => say!(lang, words.tie_contact),
    }
}

/// How a city is bound to the host, as the legend calls it.
pub fn bond(lang: Lang, bond: Bond) -> String {
    match bond {
        Bond::Sister => tie_kind(lang, TieKind::Sister),
        Bond::Friendly => tie_kind(lang, TieKind::Friendly),
        Bond::Contact => tie_kind(lang, TieKind::Contact),
        Bond::Suspended => say!(lang, words.tie_suspended),
        Bond::None => say!(lang, words.tie_none),
    }
}

/// The tie with its status where that is not plainly active: “Sister city, tie suspended”.
pub fn tie_words(lang: Lang, tie: Option<&Tie>) -> String {
    match tie {
        Some(tie) => with_status(lang, tie_kind(lang, tie.kind), tie.status),
        None => say!(lang, words.tie_none),
    }
}

/// The same with the year in which the tie began, where that is known: “Sister city since 1965”.
pub fn tie_since(lang: Lang, tie: Option<&Tie>) -> String {
    let year = tie.and_then(Tie::since_year);
    match (tie, year) {
        (Some(tie), Some(year)) => {
            let (kind, year) = (tie_kind(lang, tie.kind), year.to_string());
            let words = say!(lang, words.tie_since, what = kind, year = year);
            with_status(lang, words, tie.status)
        }
        _ => tie_words(lang, tie),
    }
}

fn with_status(lang: Lang, kind: String, status: TieStatus) -> String {
    let status = match status {
        TieStatus::Active => return kind,
        TieStatus::Suspended => say!(lang, words.tie_suspended),
        TieStatus::Announced => say!(lang, words.tie_announced),
    };
    [&kind, locale::of(lang).punctuation.comma, &status].concat()
}

/// How people take part.
pub fn format_word(lang: Lang, format: Format) -> String {
    match format {
        Format::Online => say!(lang, words.format_online),
        Format::InPerson => say!(lang, words.format_in_person),
        Format::Mixed => say!(lang, words.format_mixed),
        Format::ByPost => say!(lang, words.format_by_post),
        Format::Unstated => say!(lang, words.format_unstated),
    }
}

/// For whom.
pub fn audience(lang: Lang, audience: Audience) -> String {
    match audience {
        Audience::Public => say!(lang, words.audience_public),
        Audience::Schoolchildren => say!(lang, words.audience_schoolchildren),
        Audience::Youth => say!(lang, words.audience_youth),
        Audience::Students => say!(lang, words.audience_students),
        Audience::Officials => say!(lang, words.audience_officials),
        Audience::Business => say!(lang, words.audience_business),
    }
}

/// What it is.
pub fn kind(lang: Lang, kind: Kind) -> String {
    match kind {
        Kind::Festival => say!(lang, words.kind_festival),
        Kind::Exhibition => say!(lang, words.kind_exhibition),
        Kind::Meeting => say!(lang, words.kind_meeting),
        Kind::Contest => say!(lang, words.kind_contest),
        Kind::Plan => say!(lang, words.kind_plan),
        Kind::Programme => say!(lang, words.kind_programme),
        Kind::Document => say!(lang, words.kind_document),
        Kind::Service => say!(lang, words.kind_service),
    }
}

/// The direction as seen from the host.
pub fn octant(lang: Lang, octant: Octant) -> String {
    match octant {
        Octant::North => say!(lang, words.north),
        Octant::NorthEast => say!(lang, words.north_east),
        Octant::East => say!(lang, words.east),
        Octant::SouthEast => say!(lang, words.south_east),
        Octant::South => say!(lang, words.south),
        Octant::SouthWest => say!(lang, words.south_west),
        Octant::West => say!(lang, words.west),
        Octant::NorthWest => say!(lang, words.north_west),
    }
}

/// Ages in words, as exactly as they are known.
pub fn ages(lang: Lang, ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => {
            say!(
                lang,
                event.ages_range,
                from = from.to_string(),
                to = to.to_string()
            )
        }
        (Some(from), None) => say!(lang, event.ages_from, from = from.to_string()),
        (None, Some(to)) => say!(lang, event.ages_to, to = to.to_string()),
        (None, None) => String::new(),
    }
}
