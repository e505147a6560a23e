//! The same cities as a list: equal access to all that the map shows.

use leptos::prelude::*;

use super::state::{Station, chosen, stations, stroke_code};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// The cities, the nearest to the host first, each with a link to its page.
pub fn list(cx: Cx, lang: Lang) -> AnyView {
    let chosen = chosen(cx);
    let item = |station: Station| {
        let href = cx.href_page(lang, Page::City(station.city.id.clone()));
        let country = format::country(lang, station.city.country.as_str());
        let tie = parts::tie_words(lang, station.city.current_tie());
        let km = say!(lang, map.km, km = format::km(lang, station.km));
        let is_chosen = move || {
            chosen
                .with(|chosen| chosen.contains(&station.ix))
                .then_some("")
        };
        view! {
            <li data-city=station.city.id.to_string() data-chosen=is_chosen>
                <span class="city-mark" data-stroke=stroke_code(station.stroke) aria-hidden="true"></span>
                <a class="city-name" href=href>{parts::inline(cx, lang, &station.city.name)}</a>
                <span class="city-country">{country}</span>
                <span class="city-tie">{tie}</span>
                <span class="city-km">{km}</span>
                <span class="city-entries">{station.entries_words(lang)}</span>
            </li>
        }
    };
    let items = stations(cx).into_iter().map(item).collect_view();
    view! { <ol class="city-list" aria-label=say!(lang, map.list)>{items}</ol> }.into_any()
}
