//! The page of places: the venues of the bundle by kind, each with what a visitor needs to know and
//! its events.

mod emblem;

use leptos::prelude::*;

use crate::locale;
use crate::model::{
    Occurrence, SafeUrl, Venue, VenueGroup, VenueIx, VenueSection, VenueSectionKey as Key,
};
use crate::route::place_anchor;
use crate::text::Lang;
use crate::ui::components::{self, external_link, fact};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Maximum number of events of a venue.
const MAX_EVENTS: usize = 3;

/// The page.
#[component]
pub fn PlacesPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let sections = cx.bundle.venue_sections();
    let content = match sections.is_empty() {
        true => view! { <p class="empty">{td_string!(i18n(lang), places.empty)}</p> }.into_any(),
        false => {
            let events = cx.bundle.events_of_venues(cx.today(), MAX_EVENTS);
            let all = sections.iter().map(|it| section(cx, lang, it, &events));
            view! {
                {contents(cx, lang, &sections)}
                {all.collect_view()}
            }
            .into_any()
        }
    };
    view! {
        <div class="page page-places">
            <header class="page-head">
                <h1>{td_string!(i18n(lang), places.title)}</h1>
                <p class="lead">{td_string!(i18n(lang), places.lead)}</p>
            </header>
            {content}
        </div>
    }
    .into_any()
}

/// The id of the heading of a section.
fn section_id(cx: Cx, key: Key) -> String {
    match key {
        Key::Group(group) => ["group-", group.code()].concat(),
        Key::City(city) => ["city-", &cx.bundle.city(city).id].concat(),
    }
}

/// The heading of a section as plain text.
fn section_name(cx: Cx, lang: Lang, key: Key) -> String {
    let group = match key {
        Key::City(city) => return cx.plain(lang, &cx.bundle.city(city).name),
        Key::Group(group) => group,
    };
    let name = match group {
        VenueGroup::Sights => td_string!(i18n(lang), places.sights),
        VenueGroup::Museums => td_string!(i18n(lang), places.museums),
        VenueGroup::Outdoors => td_string!(i18n(lang), places.outdoors),
        VenueGroup::Churches => td_string!(i18n(lang), places.churches),
        VenueGroup::Stages => td_string!(i18n(lang), places.stages),
        VenueGroup::Arenas => td_string!(i18n(lang), places.arenas),
        VenueGroup::Transport => td_string!(i18n(lang), places.transport),
    };
    name.to_string()
}

/// Links to the sections; nothing for a single one.
fn contents(cx: Cx, lang: Lang, sections: &[VenueSection]) -> Option<AnyView> {
    let items = sections.iter().map(|section| {
        let href = cx.href_fragment(&section_id(cx, section.key));
        let count = locale::of(lang).number(section.venues.len());
        view! {
            <li>
                <a href=href>{section_name(cx, lang, section.key)}</a>
                "\u{a0}"
                <span class="quiet figures">{count}</span>
            </li>
        }
        .into_any()
    });
    (sections.len() > 1).then(|| {
        view! {
            <nav class="places-contents" aria-label=td_string!(i18n(lang), review.contents)>
                <ul>{items.collect_view()}</ul>
            </nav>
        }
        .into_any()
    })
}

fn section(cx: Cx, lang: Lang, section: &VenueSection, events: &[Vec<Occurrence>]) -> AnyView {
    let places = section.venues.iter().map(|index: &VenueIx| {
        let events = events.get(index.index());
        let events = events.map_or(&[][..], |events| events);
        place(cx, lang, cx.bundle.venue(*index), events)
    });
    view! {
        <section class="places-group">
            <h2 id=section_id(cx, section.key) tabindex="-1">
                {section_name(cx, lang, section.key)}
            </h2>
            {places.collect_view()}
        </section>
    }
    .into_any()
}

/// A venue with its facts, sources and events.
fn place(cx: Cx, lang: Lang, venue: &'static Venue, events: &[Occurrence]) -> AnyView {
    let anchor = place_anchor(&venue.id);
    let name_id = [&anchor, "-name"].concat();
    let label = name_id.clone();
    let events = (!events.is_empty()).then(|| {
        view! {
            <h4>{td_string!(i18n(lang), places.events)}</h4>
            {components::rows(cx, lang, events, false)}
        }
        .into_any()
    });
    view! {
        <article class="place" id=anchor tabindex="-1" aria-labelledby=label>
            {emblem::emblem(venue.kind)}
            <div class="place-body">
                <h3 id=name_id>{components::inline(cx, lang, &venue.place.name)}</h3>
                <p class="eyebrow">{components::venue_kind_label(lang, venue.kind)}</p>
                {components::paragraph(cx, lang, &venue.summary, "place-summary")}
                {facts(cx, lang, venue)}
                {events}
            </div>
        </article>
    }
    .into_any()
}

/// What is known about a venue; nothing if that is only its name.
fn facts(cx: Cx, lang: Lang, venue: &'static Venue) -> Option<AnyView> {
    let text = |text| components::inline(cx, lang, text);
    let place = &venue.place;
    // As for an event: coordinates only where there is no address.
    let position = place.position.map(|position| {
        let position = components::degrees(position);
        view! { <span class="figures">{position}</span> }.into_any()
    });
    let address = (!place.address.is_empty()).then(|| text(&place.address));
    let way = (!venue.getting_there.is_empty()).then(|| text(&venue.getting_there));
    let opening = (!venue.opening.is_empty()).then(|| text(&venue.opening));
    let page = venue
        .url
        .as_ref()
        .map(|url| external_link(lang, url, domain(url).to_string(), None));
    let accessibility = components::accessibility_text(lang, &venue.accessibility);
    let rows = [
        (td_string!(i18n(lang), event.place), address.or(position)),
        (td_string!(i18n(lang), event.getting_there), way),
        (td_string!(i18n(lang), places.opening), opening),
        (
            td_string!(i18n(lang), event.accessibility),
            accessibility.map(IntoAny::into_any),
        ),
        (td_string!(i18n(lang), places.website), page),
        (
            td_string!(i18n(lang), event.sources),
            components::sources(cx, lang, &venue.sources),
        ),
    ];
    let rows = rows.into_iter();
    let rows = rows.filter_map(|(name, value)| value.map(|value| fact(name, value)));
    let rows: Vec<AnyView> = rows.collect();
    (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> }.into_any())
}

/// The domain of a page.
fn domain(url: &SafeUrl) -> &str {
    let after_scheme = url.as_str().split("//").nth(1).unwrap_or_default();
    let domain = after_scheme
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    domain.strip_prefix("www.").unwrap_or(domain)
}
