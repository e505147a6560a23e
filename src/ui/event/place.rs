//! Where an event takes place: the venue with its address and how to get there.

use leptos::prelude::*;

use super::heading::HeadingContext;
use super::map_links::map_links;
use crate::locale;
use crate::model::{Place, View};
use crate::text::{Found, Lang};
use crate::ui::components::{self, external_link, fact};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The place, its name in the language spoken there, how to get there, and links to maps, as rows of
/// the facts.
pub fn place(cx: Cx, lang: Lang, entry: &View<'_>, context: HeadingContext) -> Vec<AnyView> {
    let local = entry.place.and_then(|place| local_name(cx, lang, place));
    let maps = entry.place.map(|place| map_links(cx, lang, place, context));
    let place = entry.place.map(|place| {
        let name = components::inline(cx, lang, &place.name);
        let name = match entry.venue {
            Some(venue) => {
                let href = components::place_href(cx, lang, venue);
                view! { <a href=href>{name}</a> }.into_any()
            }
            None => name,
        };
        // People find an address, and coordinates only where there is none.
        let position = place.position.filter(|_| place.address.is_empty());
        let position = position.map(|position| {
            let position = components::degrees(position);
            view! { <p class="quiet figures">{position}</p> }.into_any()
        });
        let page = entry.venue.and_then(|venue| venue.url.as_ref());
        let page = page.map(|url| {
            let text = td_string!(i18n(lang), places.website).to_string();
            view! { <p>{external_link(lang, url, text, None)}</p> }.into_any()
        });
        let lines = view! {
            <p>{name}</p>
            {components::paragraph(cx, lang, &place.address, "place-address")}
            {position}
            {page}
        };
        fact(td_string!(i18n(lang), event.place), lines.into_any())
    });
    let way = entry.venue.map(|venue| &venue.getting_there);
    let way = way.filter(|way| !way.is_empty()).map(|way| {
        let name = td_string!(i18n(lang), event.getting_there);
        fact(name, components::inline(cx, lang, way))
    });
    [place, local, way, maps].into_iter().flatten().collect()
}

/// Name and address in the language spoken there, to be shown to a driver; `None` if the reader's page
/// has them already.
fn local_name(cx: Cx, lang: Lang, place: &Place) -> Option<AnyView> {
    let spoken = cx.bundle.language_at(place)?;
    let name = place.name.exact(spoken)?;
    let is_shown = |found: Found<'_>| found.lang == spoken;
    if cx.text(lang, &place.name).is_some_and(is_shown) {
        return None;
    }
    let address = place.address.exact(spoken);
    let address = address.map(|address| [locale::of(spoken).punctuation.comma, address].concat());
    let text = [name, &address.unwrap_or_default()].concat();
    let text = view! { <span lang=spoken.html_tag()>{text}</span> }.into_any();
    Some(fact(td_string!(i18n(lang), event.to_driver), text))
}
