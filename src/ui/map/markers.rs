//! Cities and clusters as buttons with labels over the canvas.
//!
//! All of them are one Tab stop, from which arrow keys lead to the nearest marker in their
//! direction.

use crate::ui::effect::effect;
use crate::ui::messages::counted;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::arrows;
use super::expanded;
use super::list;
use super::marker_attributes::{id, key_attributes, position};
use super::stage::{STAGE, zoom_to_cluster};
use super::state::{MapCity, MapState};
use crate::locale;
use crate::map::marker_layout::{Cluster, Marker, MarkerLayout};
use crate::text::Localized;
use crate::ui::browser;

/// Renders every marker and label of the map, in the order of the list of cities.
pub fn markers(state: MapState, layout: Memo<MarkerLayout>) -> AnyView {
    let tab_stop = Memo::new(move |_| tab_stop(state, layout));
    effect(move || {
        layout.track();
        let focused = browser::focused().filter(|focused| focused.has_attribute("data-key"));
        let Some(focused) = focused else { return };
        // The focus would be lost if its marker joins a cluster or leaves the picture.
        browser::next_frame(move || {
            if focused.has_attribute("hidden") || !focused.is_connected() {
                browser::focus(STAGE);
                browser::focus(&id(tab_stop.try_get_untracked().unwrap_or_default()));
            }
        });
    });
    let order = list::order(state);
    let cities = move || {
        let map_cities = &state.map_cities;
        let city = |index: usize| {
            Some(city(
                state,
                layout,
                tab_stop,
                index,
                *map_cities.get(index)?,
            ))
        };
        let cities = order.get().into_iter().filter_map(city);
        cities.collect_view().into_any()
    };
    // Rebuilt only if the members change, not at every step of a drag.
    let members = Memo::new(move |_| {
        layout.with(|layout| {
            let members = layout.clusters.iter().map(|one| one.members.clone());
            members.collect::<Vec<_>>()
        })
    });
    let clusters = move || {
        let clusters = members.get().into_iter().enumerate();
        clusters
            .map(|(index, members)| cluster(state, layout, tab_stop, index, members))
            .collect_view()
            .into_any()
    };
    let host = Memo::new(move |_| layout.with(|layout| layout.host));
    view! {
        <span class="map-host" aria-hidden="true" {..position(move || host.with(|marker| marker.at))}>
            {name(state, &state.cx.bundle.host.name, host)}
        </span>
        <div
            class="map-markers"
            on:keydown=move |event| key(state, layout, tab_stop, &event)
            on:focusin=move |event| {
                if let Some(key) = key_of(&event) {
                    state.tab_stop.set(key);
                }
            }
        >
            {clusters}
            {expanded::view(state, layout)}
            {cities}
            {arrows::view(state, layout, tab_stop)}
        </div>
    }
    .into_any()
}

/// Returns the key of the Tab stop: the previous one, the cluster or arrow that contains its city, or
/// else the first marker.
fn tab_stop(state: MapState, layout: Memo<MarkerLayout>) -> usize {
    let current = state.tab_stop.get();
    layout.with(|layout| {
        let markers = layout.markers();
        let exists = |key: usize| markers.iter().any(|(one, _)| *one == key);
        if exists(current) {
            return current;
        }
        let count = layout.cities.len();
        let city = current % count.max(1);
        let cluster = layout.clusters.iter();
        let cluster = cluster.map(|one| (count, &one.members));
        let arrows = layout.arrows.iter().map(|one| (2 * count, &one.members));
        let mut groups = cluster.chain(arrows);
        let found = groups.find(|(_, members)| members.contains(&city));
        let found = found.and_then(|(from, members)| Some(from + members.first()?));
        let own = exists(city).then_some(city);
        let first = markers.first().map(|(key, _)| *key);
        own.or(found).or(first).unwrap_or_default()
    })
}

fn key_of(event: &web_sys::Event) -> Option<usize> {
    let marker = browser::closest(event, "[data-key]")?;
    marker.get_attribute("data-key")?.parse().ok()
}

fn key(state: MapState, layout: Memo<MarkerLayout>, tab_stop: Memo<usize>, event: &KeyboardEvent) {
    if event.key() == "Escape" && layout.with_untracked(|layout| layout.expanded.is_some()) {
        event.prevent_default();
        event.stop_propagation();
        state.expanded.set(None);
        // The focus returns to the cluster that contains the city.
        return browser::next_frame(move || {
            browser::focus(&id(tab_stop.try_get_untracked().unwrap_or_default()));
        });
    }
    let direction = match event.key().as_str() {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        _ => return,
    };
    let Some(from) = key_of(event) else { return };
    // On a marker, arrow keys do not move the map.
    event.prevent_default();
    event.stop_propagation();
    if let Some(to) = layout.with_untracked(|layout| layout.toward(from, direction)) {
        state.tab_stop.set(to);
        browser::focus(&id(to));
    }
}

fn city(
    state: MapState,
    layout: Memo<MarkerLayout>,
    tab_stop: Memo<usize>,
    index: usize,
    map_city: MapCity,
) -> AnyView {
    let marker = Memo::new(move |_| {
        layout.with(|layout| layout.cities.get(index).copied().unwrap_or_default())
    });
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&map_city.ix));
    let faded = move || state.is_faded(map_city.ix);
    let city = map_city.city(state.cx);
    let full_name = move || {
        let count = state.figures_of(map_city.ix).entries as usize;
        map_city.full_name(state.cx, state.lang, count)
    };
    let is_expanded = move || {
        layout.with(|layout| {
            let mut rows = layout.expanded.iter().flat_map(|expanded| &expanded.rows);
            rows.any(|row| row.0 == index)
        })
    };
    view! {
        <button
            type="button"
            class="map-city"
            data-city=city.id.to_string()
            data-stroke=map_city.bond.code()
            data-faded=faded
            data-expanded=is_expanded
            aria-label=full_name
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| state.toggle(&map_city)
            {..key_attributes(tab_stop, index)}
            {..position(move || marker.with(|marker| marker.at))}
        >
            {name(state, &city.name, marker)}
        </button>
    }
    .into_any()
}

/// Renders the label; its position is relative to its marker.
fn name(state: MapState, text: &Localized, marker: Memo<Marker>) -> AnyView {
    let found = state.cx.text(state.lang, text);
    let tag = found
        .filter(|found| found.is_fallback(state.lang))
        .map(|found| found.lang.html_tag());
    let text = found.map(|found| found.text.to_string());
    let from = move || {
        marker.with(|marker| {
            let (label, at) = (marker.label?, marker.at?);
            Some((label.0 - at.0, label.1 - at.1))
        })
    };
    view! {
        <span class="map-name" lang=tag aria-hidden="true" {..position(from)}>
            {text}
        </span>
    }
    .into_any()
}

fn cluster(
    state: MapState,
    layout: Memo<MarkerLayout>,
    tab_stop: Memo<usize>,
    index: usize,
    members: Vec<usize>,
) -> AnyView {
    let at = move || {
        let of = |cluster: &Cluster| (cluster.at.x, cluster.at.y);
        layout.with(|layout| layout.clusters.get(index).map(of))
    };
    let (cx, lang) = (state.cx, state.lang);
    let count = state.map_cities.len();
    let found = members.iter().filter_map(|one| state.map_cities.get(*one));
    let map_cities: Vec<&'static MapCity> = found.collect();
    let names: Vec<String> = map_cities
        .iter()
        .map(|map_city| cx.plain(lang, &map_city.city(cx).name))
        .collect();
    let text = counted!(lang, members.len(), map.cluster);
    let locale = locale::of(lang);
    let label = [&text, locale.punctuation.colon, &locale.list(&names)].concat();
    let title = label.clone();
    let number = locale::of(lang).number(members.len());
    let key = count + members.first().copied().unwrap_or_default();
    let faded = move || {
        map_cities
            .iter()
            .all(|map_city| state.is_faded(map_city.ix))
    };
    let own_members = members.clone();
    let is_open = move || {
        let open = state.expanded.with(|expanded| {
            expanded
                .as_ref()
                .is_some_and(|expanded| expanded.1 == own_members)
        });
        let drawn = layout.with(|layout| layout.expanded.is_some());
        if open && drawn { "true" } else { "false" }
    };
    view! {
        <button
            type="button"
            class="map-cluster"
            data-faded=faded
            aria-expanded=is_open
            title=title
            on:click=move |_| open(state, layout, &members)
            {..key_attributes(tab_stop, key)}
            {..position(at)}
        >
            <span class="visually-hidden">{label}</span>
            <span aria-hidden="true">{number}</span>
        </button>
    }
    .into_any()
}

/// Expands a cluster, or collapses it if it is expanded; zooms in if there is no room to expand it.
fn open(state: MapState, layout: Memo<MarkerLayout>, members: &[usize]) {
    let was_open = layout.with_untracked(|layout| layout.expanded.is_some());
    let is_same = |expanded: &Option<(crate::map::Camera, Vec<usize>)>| {
        expanded
            .as_ref()
            .is_some_and(|expanded| expanded.1 == members)
    };
    if was_open && state.expanded.with_untracked(is_same) {
        return state.expanded.set(None);
    }
    let Some(viewport) = state.viewport.get_untracked() else {
        return;
    };
    state
        .expanded
        .set(Some((viewport.camera, members.to_vec())));
    let first = layout.with_untracked(|layout| Some(layout.expanded.as_ref()?.rows.first()?.0));
    match first {
        // The button is visible in the next frame.
        Some(first) => browser::next_frame(move || browser::focus(&id(first))),
        None => zoom_to_cluster(state, members),
    }
}
