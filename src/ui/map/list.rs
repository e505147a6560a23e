//! The same cities as a list: equal access to all that the map shows.

use super::state::{Station, chosen, stations, stroke_code};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, Value, el};
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// The cities, the nearest to the host first, each with a link to its page.
pub fn list(cx: Cx, lang: Lang) -> Html {
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
        el("li")
            .attr("data-city", station.city.id.to_string())
            .attr("data-chosen", Value::live(is_chosen))
            .child(
                el("span")
                    .class("city-mark")
                    .attr("data-stroke", stroke_code(station.stroke))
                    .attr("aria-hidden", "true"),
            )
            .child(
                el("a")
                    .class("city-name")
                    .attr("href", href)
                    .child(parts::inline(cx, lang, &station.city.name)),
            )
            .child(el("span").class("city-country").child(country))
            .child(el("span").class("city-tie").child(tie))
            .child(el("span").class("city-km").child(km))
            .child(
                el("span")
                    .class("city-entries")
                    .child(station.entries_words(lang)),
            )
    };
    let items = stations(cx).into_iter().map(item).collect::<Html>();
    el("section")
        .class("cities")
        .attr("aria-labelledby", "cities-title")
        .child(
            el("h2")
                .attr("id", "cities-title")
                .child(say!(lang, map.list))
                .child(" ")
                .child(el("span").class("quiet").child(say!(lang, map.order))),
        )
        .child(el("ol").class("city-list").child(items))
        .view()
}
