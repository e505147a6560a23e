//! The start page, the map's page, and the list of cities that both have.

use super::calendar::{self, Shown};
use super::site::{Leaf, Reader};
use super::stock::Stock;
use crate::export::html::{Html, Tag, el};
use crate::geo::distance_km;
use crate::model::CityIx;
use crate::route::Page;

/// The map as a picture, below the site.
pub const MAP_PICTURE: &str = "preview/map.png";

/// The start page: map, calendar and list of cities.
pub(super) fn home(reader: &Reader<'_>, stock: &Stock) -> Html {
    let site = &reader.bundle().site;
    let shown = Shown::of(&Leaf::of(Page::Home), stock);
    el("div")
        .class("page page-home")
        .attr("data-tab", "map")
        .child(
            el("header")
                .class("home-head")
                .child(el("h1").child(reader.inline(&site.title)))
                .child(reader.paragraph(&site.summary, "lead"))
                .child(calendar::door(reader, stock)),
        )
        .child(el("div").class("home-map").child(map(reader)))
        .child(
            el("div")
                .class("home-calendar")
                .child(calendar::section(reader, stock, shown)),
        )
        .child(el("div").class("home-list").child(cities(reader, stock)))
        .done()
}

/// The map's page.
pub(super) fn map_page(reader: &Reader<'_>, stock: &Stock) -> Html {
    el("div")
        .class("page page-map")
        .child(el("h1").child(reader.words.say("map.title")))
        .child(
            el("div")
                .class("map-and-list")
                .child(map(reader))
                .child(el("div").class("map-side").child(cities(reader, stock))),
        )
        .done()
}

/// The map's room, which the program fills; where no script runs, a picture of the threads.
fn map(reader: &Reader<'_>) -> Tag {
    let words = reader.words;
    let host = &reader.bundle().host;
    let name = reader.plain(&host.name);
    let picture = el("img")
        .attr("src", [reader.site.base(), MAP_PICTURE].concat())
        .attr("alt", words.fill("map.alt", &[("host", &name)]))
        .attr("width", "800")
        .attr("height", "500");
    el("section")
        .class("map")
        .attr("aria-labelledby", "map-title")
        .child(
            el("h2")
                .attr("id", "map-title")
                .class("map-title")
                .child(words.fill("map.seen_from", &[("host", &name)])),
        )
        .child(
            el("div").class("map-frame").child(
                el("div")
                    .class("map-stage")
                    .child(el("noscript").child(picture)),
            ),
        )
}

/// The cities, the nearest to the host first, each with a link to its page.
fn cities(reader: &Reader<'_>, stock: &Stock) -> Tag {
    let words = reader.words;
    let item = |place: &CityIx| {
        let city = reader.bundle().city(*place);
        let km = distance_km(reader.bundle().host.position, city.position);
        let km = words.fill("map.km", &[("km", &reader.locale().km(km))]);
        let entries = stock.entries_of.get(place.index()).copied();
        let entries = words.count("words.entries", entries.unwrap_or_default());
        let span = |class: &str, text: String| el("span").class(class).child(text);
        el("li")
            .attr("data-city", &city.id)
            .child(
                el("span")
                    .class("city-mark")
                    .attr("data-stroke", city.bond().code())
                    .attr("aria-hidden", "true"),
            )
            .child(
                el("a")
                    .class("city-name")
                    .attr("href", reader.href(Page::City(city.id.clone())))
                    .child(reader.inline(&city.name)),
            )
            .child(span("city-country", reader.country(city.country)))
            .child(span("city-tie", reader.tie_since(city.current_tie())))
            .child(span("city-km", km))
            .child(span("city-entries", entries))
    };
    el("section")
        .class("cities")
        .attr("aria-labelledby", "cities-title")
        .child(
            el("h2")
                .attr("id", "cities-title")
                .child(words.say("map.list"))
                .child(" ")
                .child(el("span").class("quiet").child(words.say("map.order"))),
        )
        .child(
            el("ol")
                .class("city-list")
                .child(stock.nearest.iter().map(item).collect::<Html>()),
        )
}
