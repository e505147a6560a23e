//! Where an event takes place: the venue with its address and how to get there.

use leptos::prelude::*;

use crate::model::View;
use crate::text::Lang;
use crate::ui::components::{self, external_link, fact};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The place and how to get there, as rows of the facts.
pub fn place(cx: Cx, lang: Lang, entry: &View<'_>) -> Vec<AnyView> {
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
    [place, way].into_iter().flatten().collect()
}
