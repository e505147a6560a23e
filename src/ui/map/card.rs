//! The card of a chosen city: names, tie, way and time from the host, what is next, and where to
//! go from here.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::markers::STAGE;
use super::state::MapState;
use crate::locale;
use crate::model::{Basis, City, CityIx, Class, Occurrence};
use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el};
use crate::ui::{browser, parts, zone};

/// How many events a card names.
const EVENTS: usize = 3;

/// The card. Esc in it ends the choice and gives the focus back to what the city was chosen by.
pub fn card(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let state = MapState::new(cx, lang);
    let city = cx.bundle.city(place);
    let opener = browser::focused().and_then(|focused| focused.dyn_into::<HtmlElement>().ok());
    let opener = StoredValue::new_local(opener);
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            let opener = opener.get_value();
            let index = state.stations.iter().position(|one| one.ix == place);
            state.stop.set(index.unwrap_or_default());
            state.clear();
            browser::next_frame(move || give_focus(opener));
        }
    };
    el("article")
        .class("card city-card")
        .attr("data-city", city.id.to_string())
        .attr("aria-labelledby", "city-card")
        .on_typed("keydown", key)
        .child(
            el("h2")
                .attr("id", "city-card")
                .child(parts::city_title(cx, lang, city)),
        )
        .child(tie(cx, lang, city))
        .child(facts(cx, lang, city))
        .child(events(cx, lang, place))
        .child(programmes(cx, lang, place))
        .child(actions(state, place, city))
        .view()
}

/// To what the city was chosen by, or else to its marker, the group that holds it, or the map: the
/// last of these that can take the focus has it.
fn give_focus(opener: Option<HtmlElement>) {
    browser::focus(STAGE);
    browser::focus_first(".map-markers [tabindex=\"0\"]");
    if let Some(opener) = opener {
        browser::focus_quietly(&opener);
    }
}

fn tie(cx: Cx, lang: Lang, city: &'static City) -> Html {
    let country = cx.country(lang, city.country);
    let Some(tie) = city.current_tie() else {
        let words = [&country, " · ", &parts::tie_words(lang, None)].concat();
        return el("p").child(words).view();
    };
    let words = [&country, " · ", &parts::tie_words(lang, Some(tie))].concat();
    let mut notes = Vec::new();
    if let Some(since) = tie.since {
        notes.push(td_string!(
            i18n(lang),
            city.began,
            when = locale::of(lang).date(&since)
        ));
    }
    notes.push(td_string!(
        i18n(lang),
        city.as_of,
        when = locale::of(lang).date(&tie.as_of)
    ));
    if tie.basis == Basis::Implied {
        notes.push(td_string!(i18n(lang), city.implied).to_string());
    }
    Html::Many(vec![
        el("p").child(words).view(),
        el("p").class("quiet").child(notes.join(" · ")).view(),
        parts::paragraph(cx, lang, &tie.note, "quiet"),
    ])
}

fn facts(cx: Cx, lang: Lang, city: &'static City) -> El {
    let fact = |name: String, value: Html| {
        el("div")
            .child(el("dt").child(name))
            .child(el("dd").class("figures").child(value))
    };
    let distance = parts::distance_words(cx, lang, city).into();
    let clock = zone::city_clock(cx, lang, city);
    el("dl")
        .class("facts")
        .child(fact(
            td_string!(i18n(lang), city.distance).to_string(),
            distance,
        ))
        .child(fact(
            td_string!(i18n(lang), city.local_time).to_string(),
            clock,
        ))
}

fn events(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let around = cx.bundle.around(place, cx.today, EVENTS);
    if around.list.is_empty() {
        return Html::Nothing;
    }
    let heading = if around.is_coming {
        td_string!(i18n(lang), city.coming)
    } else {
        td_string!(i18n(lang), city.latest)
    };
    Html::Many(vec![
        el("h3").child(heading).view(),
        parts::rows(cx, lang, &around.list, false),
    ])
}

fn programmes(cx: Cx, lang: Lang, place: CityIx) -> Html {
    let list: Vec<Occurrence> = cx
        .bundle
        .entries_where(&|entry| entry.class == Class::Programme && entry.cities.contains(&place));
    if list.is_empty() {
        return Html::Nothing;
    }
    Html::Many(vec![
        el("h3")
            .child(td_string!(i18n(lang), city.programmes))
            .view(),
        parts::rows(cx, lang, &list, false),
    ])
}

fn actions(state: MapState, place: CityIx, city: &'static City) -> El {
    let (cx, lang) = (state.cx, state.lang);
    el("p")
        .class("card-actions")
        .child(
            el("a")
                .class("button")
                .attr("href", cx.href_page(lang, Page::City(city.id.clone())))
                .child(td_string!(i18n(lang), home.city_page)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("button-quiet")
                .on("click", move |_| state.fly_to(place))
                .child(td_string!(i18n(lang), map.fly)),
        )
        .child(
            el("button")
                .attr("type", "button")
                .class("button-quiet")
                .on("click", move |_| {
                    state.clear();
                })
                .child(td_string!(i18n(lang), map.all_cities)),
        )
}
