//! Arrows at the edge of the map toward cities outside it, as buttons.

use leptos::prelude::*;

use super::marker_attributes::{box_size, key_attributes, position};
use super::stage::{STAGE, px};
use super::state::{MapCity, MapState};
use crate::locale;
use crate::map::marker_layout::MarkerLayout;
use crate::model::CityIx;
use crate::ui::browser;
use crate::ui::messages::{i18n, td_string};

/// Renders the arrows. They are rebuilt only if their cities change, not at every step of a drag.
pub fn view(state: MapState, layout: Memo<MarkerLayout>, tab_stop: Memo<usize>) -> AnyView {
    let members = Memo::new(move |_| {
        layout.with(|layout| {
            let arrows = layout.arrows.iter();
            arrows.map(|one| one.members.clone()).collect::<Vec<_>>()
        })
    });
    let arrows = move || {
        let arrows = members.get().into_iter().enumerate();
        arrows
            .map(|(index, members)| arrow(state, layout, tab_stop, index, members))
            .collect_view()
            .into_any()
    };
    arrows.into_any()
}

fn arrow(
    state: MapState,
    layout: Memo<MarkerLayout>,
    tab_stop: Memo<usize>,
    index: usize,
    members: Vec<usize>,
) -> AnyView {
    let (cx, lang) = (state.cx, state.lang);
    let locale = locale::of(lang);
    let found = Memo::new(move |_| layout.with(|layout| layout.arrows.get(index).cloned()));
    let frame = move || found.with(|arrow| arrow.as_ref().map(|arrow| arrow.frame));
    let at = move || frame().map(|frame| (frame.left, frame.top));
    let glyph = move || found.with(|arrow| arrow.as_ref().map(|arrow| glyph(arrow.direction)));
    let map_cities = members.iter().filter_map(|one| state.map_cities.get(*one));
    let map_cities: Vec<&'static MapCity> = map_cities.collect();
    let name = |one: &MapCity| cx.plain(lang, &one.city(cx).name);
    let km = |one: &MapCity| td_string!(i18n(lang), map.km, km = locale.km(one.km));
    let described = map_cities
        .iter()
        .map(|one| [&name(one), " ", &km(one)].concat());
    let list = described.collect::<Vec<_>>().join(locale.punctuation.comma);
    let label = td_string!(i18n(lang), map.outside, list = list);
    let title = label.clone();
    let first = map_cities.first().map(|one| (name(one), km(one)));
    let (first_name, first_km) = first.unwrap_or_default();
    let more = map_cities.len().saturating_sub(1);
    let more = (more > 0).then(|| {
        let number = ["+", &locale.number(more)].concat();
        view! { <span class="map-arrow-more">{number}</span> }.into_any()
    });
    let key = 2 * state.map_cities.len() + members.first().copied().unwrap_or_default();
    let cities: Vec<CityIx> = map_cities.iter().map(|one| one.ix).collect();
    let highlighted = move || {
        state
            .highlighted
            .with(|it| it.iter().any(|one| cities.contains(one)))
    };
    let faded = move || map_cities.iter().all(|one| state.is_faded(one.ix));
    let fly = move |_| {
        state
            .tab_stop
            .set(members.first().copied().unwrap_or_default());
        state.fly_to_all(&members);
        // The button is about to be removed.
        browser::focus(STAGE);
    };
    view! {
        <button
            type="button"
            title=title
            data-has-highlighted=highlighted
            data-faded=faded
            on:click=fly
            class="map-arrow"
            {..key_attributes(tab_stop, key)}
            {..position(at)}
            {..box_size(frame)}
        >
            <span class="visually-hidden">{label}</span>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <path d=glyph></path>
            </svg>
            <span class="map-arrow-text" aria-hidden="true">
                <span class="map-arrow-name">{first_name}</span>
                {more}
                <span class="map-arrow-km">{first_km}</span>
            </span>
        </button>
    }
    .into_any()
}

/// Returns the path of an arrowhead in a direction.
fn glyph((x, y): (f64, f64)) -> String {
    let corners = [(7.0, 0.0), (-4.0, 5.0), (-1.5, 0.0), (-4.0, -5.0)];
    let mut path = String::new();
    for (command, (ahead, aside)) in ["M", "L", "L", "L"].into_iter().zip(corners) {
        for (sign, length) in [
            (command, ahead * x - aside * y),
            (" ", ahead * y + aside * x),
        ] {
            path.push_str(sign);
            path.push_str(px(length).trim_end_matches("px"));
        }
    }
    path.push('Z');
    path
}
