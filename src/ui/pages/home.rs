//! The start page: map and calendar as one, with one selection.

use crate::geo::{Octant, bearing_deg, distance_km};
use crate::model::City;
use crate::route::{Facet, Page};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::i18n::say;
use crate::ui::react::RwSignal;
use crate::ui::{calendar, facets, format, map, parts};

/// Map and calendar side by side; on a phone they are two tabs.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let site = &cx.bundle.site;
    let on_calendar = RwSignal::new(false);
    let tab = move |calendar: bool, name: String| {
        let pressed = move || {
            if on_calendar.get() == calendar {
                "true"
            } else {
                "false"
            }
        };
        el("button")
            .attr("type", "button")
            .attr("aria-pressed", Value::live(pressed))
            .on("click", move |_| on_calendar.set(calendar))
            .child(name)
    };
    let shown = move || if on_calendar.get() { "calendar" } else { "map" };
    el("div")
        .class("page page-home")
        .attr("data-tab", Value::live(shown))
        .child(
            el("header")
                .class("home-head")
                .child(el("h1").child(parts::inline(cx, lang, &site.title)))
                .child(parts::paragraph(cx, lang, &site.summary, "lead"))
                .child(door(cx, lang)),
        )
        .child(el("div").class("home-map").child(map::view(cx, lang)))
        .child(
            el("div")
                .class("home-calendar")
                .child(choice(cx, lang))
                .child(facets::view(cx, lang))
                .child(calendar::view(cx, lang, true)),
        )
        .child(el("div").class("home-list").child(map::list(cx, lang)))
        .child(
            el("div")
                .class("home-tabs")
                .attr("role", "group")
                .attr("aria-label", say!(lang, shell.nav))
                .child(tab(false, say!(lang, shell.map)))
                .child(tab(true, say!(lang, shell.calendar))),
        )
        .view()
}

/// The standing door to the whole story of the year that the data tells best.
pub fn door(cx: Cx, lang: Lang) -> Html {
    let Some((year, count)) = calendar::fullest_year(cx) else {
        return Html::Nothing;
    };
    let entries = crate::ui::i18n::entries(lang, count);
    let words = say!(lang, home.door, year = year.to_string(), entries = entries);
    let href = super::year_href(cx, lang, year);
    el("p")
        .class("door")
        .child(el("a").attr("href", href).child(words))
        .view()
}

/// The card of the chosen city, if one is chosen.
pub fn choice(cx: Cx, lang: Lang) -> Html {
    let card = move || {
        let city = cx.params.with(|params| calendar::chosen_city(cx, params))?;
        Some(card(cx, lang, cx.bundle.city(city)))
    };
    el("div")
        .class("choice")
        .attr("aria-live", "polite")
        .child(live(card))
        .view()
}

fn card(cx: Cx, lang: Lang, city: &'static City) -> Html {
    let name = cx.plain(lang, &city.name);
    let own = city
        .own_name
        .as_ref()
        .filter(|own| *own.text != *name)
        .map(|own| {
            let tag = own.tag.to_string();
            el("span")
                .class("own-name")
                .attr("lang", tag)
                .child(own.text.to_string())
        });
    let href = cx.href_page(lang, Page::City(city.id.clone()));
    let clear = move |_| {
        cx.change(Step::Push, |params| params.set_facet(Facet::City, []));
    };
    el("article")
        .class("card")
        .attr("data-city", city.id.to_string())
        .child(el("h2").child(name).child(" ").child(own))
        .child(
            el("p")
                .child(parts::tie_words(lang, city.current_tie()))
                .child(" · ")
                .child(format::country(lang, city.country.as_str())),
        )
        .child(el("p").child(distance_words(cx, lang, city)))
        .child(
            el("p")
                .class("card-actions")
                .child(
                    el("a")
                        .class("button")
                        .attr("href", href)
                        .child(say!(lang, home.city_page)),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("button-quiet")
                        .on("click", clear)
                        .child(say!(lang, map.all_cities)),
                ),
        )
        .view()
}

/// Distance and direction of a city as seen from the host.
pub fn distance_words(cx: Cx, lang: Lang, city: &City) -> String {
    let host = &cx.bundle.host;
    let km = format::km(lang, distance_km(host.position, city.position));
    let octant = Octant::from_bearing(bearing_deg(host.position, city.position));
    let direction = parts::octant(lang, octant);
    let host = cx.plain(lang, &host.name);
    say!(
        lang,
        city.distance_words,
        km = km,
        direction = direction,
        host = host
    )
}
