//! Labels for the enumerated values of the bundle.

use crate::geo::Octant;
use crate::locale;
use crate::model::{
    Accessibility, Ages, Audience, Bond, Format, Kind, Tie, TieKind, TieStatus, VenueKind,
};
use crate::text::Lang;
use crate::ui::messages::{i18n, td_string};

/// The label of a kind of tie: “Sister city”, “Friendly city”, “In contact”.
pub fn tie_kind_label(lang: Lang, kind: TieKind) -> &'static str {
    match kind {
        TieKind::Sister => td_string!(i18n(lang), words.tie_sister),
        TieKind::Friendly => td_string!(i18n(lang), words.tie_friendly),
        TieKind::Contact => td_string!(i18n(lang), words.tie_contact),
    }
}

/// The label of a city's bond with the host, as used in the legend.
pub fn bond_label(lang: Lang, bond: Bond) -> &'static str {
    match bond {
        Bond::Sister => tie_kind_label(lang, TieKind::Sister),
        Bond::Friendly => tie_kind_label(lang, TieKind::Friendly),
        Bond::Contact => tie_kind_label(lang, TieKind::Contact),
        Bond::Suspended => td_string!(i18n(lang), words.tie_suspended),
        Bond::None => td_string!(i18n(lang), words.tie_none),
    }
}

/// The label of a tie, with its status unless that is active: “Sister city, tie suspended”.
pub fn tie_label(lang: Lang, tie: Option<&Tie>) -> String {
    match tie {
        Some(tie) => with_status(lang, tie_kind_label(lang, tie.kind).to_string(), tie.status),
        None => td_string!(i18n(lang), words.tie_none).to_string(),
    }
}

/// As [`tie_label`], with the year in which the tie began, if known: “Sister city since 1965”.
pub fn tie_since(lang: Lang, tie: Option<&Tie>) -> String {
    let year = tie.and_then(Tie::since_year);
    match (tie, year) {
        (Some(tie), Some(year)) => {
            let (kind, year) = (tie_kind_label(lang, tie.kind), year.to_string());
            let text = td_string!(i18n(lang), words.tie_since, what = kind, year = year);
            with_status(lang, text, tie.status)
        }
        _ => tie_label(lang, tie),
    }
}

fn with_status(lang: Lang, kind: String, status: TieStatus) -> String {
    let status = match status {
        TieStatus::Active => return kind,
        TieStatus::Suspended => td_string!(i18n(lang), words.tie_suspended),
        TieStatus::Announced => td_string!(i18n(lang), words.tie_announced),
    };
    [&kind, locale::of(lang).punctuation.comma, status].concat()
}

/// The label of a form of participation.
pub fn format_label(lang: Lang, format: Format) -> &'static str {
    match format {
        Format::Online => td_string!(i18n(lang), words.format_online),
        Format::InPerson => td_string!(i18n(lang), words.format_in_person),
        Format::Mixed => td_string!(i18n(lang), words.format_mixed),
        Format::ByPost => td_string!(i18n(lang), words.format_by_post),
        Format::Unstated => td_string!(i18n(lang), words.format_unstated),
    }
}

/// The label of an audience.
pub fn audience_label(lang: Lang, audience: Audience) -> &'static str {
    match audience {
        Audience::Public => td_string!(i18n(lang), words.audience_public),
        Audience::Schoolchildren => td_string!(i18n(lang), words.audience_schoolchildren),
        Audience::Youth => td_string!(i18n(lang), words.audience_youth),
        Audience::Students => td_string!(i18n(lang), words.audience_students),
        Audience::Officials => td_string!(i18n(lang), words.audience_officials),
        Audience::Business => td_string!(i18n(lang), words.audience_business),
    }
}

/// The label of a kind of entry.
pub fn kind_label(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Festival => td_string!(i18n(lang), words.kind_festival),
        Kind::Exhibition => td_string!(i18n(lang), words.kind_exhibition),
        Kind::Meeting => td_string!(i18n(lang), words.kind_meeting),
        Kind::Contest => td_string!(i18n(lang), words.kind_contest),
        Kind::Plan => td_string!(i18n(lang), words.kind_plan),
        Kind::Programme => td_string!(i18n(lang), words.kind_programme),
        Kind::Document => td_string!(i18n(lang), words.kind_document),
        Kind::Service => td_string!(i18n(lang), words.kind_service),
    }
}

/// The label of a kind of venue.
pub fn venue_kind_label(lang: Lang, kind: VenueKind) -> &'static str {
    match kind {
        VenueKind::Museum => td_string!(i18n(lang), places.museum),
        VenueKind::Gallery => td_string!(i18n(lang), places.gallery),
        VenueKind::Theatre => td_string!(i18n(lang), places.theatre),
        VenueKind::ConcertHall => td_string!(i18n(lang), places.concert_hall),
        VenueKind::Square => td_string!(i18n(lang), places.square),
        VenueKind::Street => td_string!(i18n(lang), places.street),
        VenueKind::Park => td_string!(i18n(lang), places.park),
        VenueKind::Monument => td_string!(i18n(lang), places.monument),
        VenueKind::Church => td_string!(i18n(lang), places.church),
        VenueKind::Arena => td_string!(i18n(lang), places.arena),
        VenueKind::Stadium => td_string!(i18n(lang), places.stadium),
        VenueKind::Zoo => td_string!(i18n(lang), places.zoo),
        VenueKind::Transport => td_string!(i18n(lang), places.transport),
        VenueKind::Water => td_string!(i18n(lang), places.water),
        VenueKind::Sight => td_string!(i18n(lang), places.sight),
    }
}

/// The labels of what makes a place or an event accessible, each once; `None` without any.
pub fn accessibility_text(lang: Lang, given: &[Accessibility]) -> Option<String> {
    let all = Accessibility::ALL.iter().filter(|it| given.contains(it));
    let labels: Vec<&str> = all.map(|it| accessibility_label(lang, *it)).collect();
    (!labels.is_empty()).then(|| labels.join(" · "))
}

fn accessibility_label(lang: Lang, accessibility: Accessibility) -> &'static str {
    match accessibility {
        Accessibility::Wheelchair => td_string!(i18n(lang), event.wheelchair),
        Accessibility::HearingLoop => td_string!(i18n(lang), event.hearing_loop),
        Accessibility::SignLanguage => td_string!(i18n(lang), event.sign_language),
        Accessibility::EasyLanguage => td_string!(i18n(lang), event.easy_language),
    }
}

/// The name of a spoken language within a sentence, by its BCP 47 tag; the tag itself where we have
/// no name, so that pages are the same in all browsers.
pub fn spoken_language(lang: Lang, tag: &str) -> &str {
    if let Some(spoken) = Lang::from_browser_tag(tag) {
        // The name of the interface's language mentions the script, which is not spoken.
        return match spoken == Lang::Zh {
            true => td_string!(i18n(lang), event.language_zh),
            false => locale::of(lang).language(spoken),
        };
    }
    match tag.split('-').next().unwrap_or_default() {
        "be" => td_string!(i18n(lang), event.language_be),
        "de" => td_string!(i18n(lang), event.language_de),
        "es" => td_string!(i18n(lang), event.language_es),
        "fr" => td_string!(i18n(lang), event.language_fr),
        "kk" => td_string!(i18n(lang), event.language_kk),
        "mn" => td_string!(i18n(lang), event.language_mn),
        "vi" => td_string!(i18n(lang), event.language_vi),
        _ => tag,
    }
}

/// The label of a compass direction.
pub fn direction_label(lang: Lang, octant: Octant) -> &'static str {
    match octant {
        Octant::North => td_string!(i18n(lang), words.north),
        Octant::NorthEast => td_string!(i18n(lang), words.north_east),
        Octant::East => td_string!(i18n(lang), words.east),
        Octant::SouthEast => td_string!(i18n(lang), words.south_east),
        Octant::South => td_string!(i18n(lang), words.south),
        Octant::SouthWest => td_string!(i18n(lang), words.south_west),
        Octant::West => td_string!(i18n(lang), words.west),
        Octant::NorthWest => td_string!(i18n(lang), words.north_west),
    }
}

/// An age range as text; empty if neither limit is known.
pub fn ages_text(lang: Lang, ages: Ages) -> String {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) => {
            td_string!(
                i18n(lang),
                event.ages_range,
                from = from.to_string(),
                to = to.to_string()
            )
        }
        (Some(from), None) => td_string!(i18n(lang), event.ages_from, from = from.to_string()),
        (None, Some(to)) => td_string!(i18n(lang), event.ages_to, to = to.to_string()),
        (None, None) => String::new(),
    }
}
