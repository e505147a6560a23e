//! Cities and groups as buttons over the canvas, with names beside them.
//!
//! All of them are one Tab stop; from it arrows lead to the nearest marker in their direction.

use crate::ui::messages::counted;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::style::style;
use web_sys::KeyboardEvent;

use super::canvas::Names;
use super::fan;
use super::list;
use super::place::{STAGE, closer, px};
use super::state::{MapState, Station};
use crate::locale;
use crate::map::Size;
use crate::map::spots::{Cluster, Guest, Spot, Spots, spots};
use crate::model::Bond;
use crate::text::Localized;
use crate::ui::browser;

/// Every marker and name of the map, in the order of the list of cities.
pub fn markers(state: MapState, names: RwSignal<Names>) -> AnyView {
    let placed = Memo::new(move |_| place(state, names));
    let stop = Memo::new(move |_| stop(state, placed));
    Effect::new(move |_| {
        placed.track();
        let focused = browser::focused().filter(|focused| focused.has_attribute("data-key"));
        let Some(focused) = focused else { return };
        // Where it goes into a group or out of the picture, the focus would be lost with it.
        browser::next_frame(move || {
            if focused.has_attribute("hidden") {
                browser::focus(STAGE);
                browser::focus(&id(stop.try_get_untracked().unwrap_or_default()));
            }
        });
    });
    let order = list::order(state);
    let cities = move || {
        let stations = &state.stations;
        let city = |index: usize| Some(city(state, placed, stop, index, *stations.get(index)?));
        let cities = order.get().into_iter().filter_map(city);
        cities.collect_view().into_any()
    };
    // Made anew only when other cities come together, not with every step of a drag.
    let members = Memo::new(move |_| {
        placed.with(|placed| {
            let members = placed.clusters.iter().map(|one| one.members.clone());
            members.collect::<Vec<_>>()
        })
    });
    let groups = move || {
        let groups = members.get().into_iter().enumerate();
        groups
            .map(|(index, members)| group(state, placed, stop, index, members))
            .collect_view()
            .into_any()
    };
    let host = Memo::new(move |_| placed.with(|placed| placed.host));
    view! {
        <span class="map-host" aria-hidden="true" {..position(move || host.with(|spot| spot.at))}>
            {name(state, &state.cx.bundle.host.name, host)}
        </span>
        <div
            class="map-markers"
            on:keydown=move |event| key(state, placed, stop, &event)
            on:focusin=move |event| {
                if let Some(key) = key_of(&event) {
                    state.stop.set(key);
                }
            }
        >
            {groups}
            {fan::view(state, placed)}
            {cities}
        </div>
    }
    .into_any()
}

fn place(state: MapState, names: RwSignal<Names>) -> Spots {
    let Some(sight) = state.sight.get() else {
        return Spots::default();
    };
    let chosen = state.chosen.get();
    let lit = state.lit.get();
    // Any other view closes the group.
    let open = state
        .fan
        .get()
        .filter(|(camera, _)| *camera == sight.camera);
    let open = open.map(|(_, members)| members).unwrap_or_default();
    names.with(|names| {
        let size = |index: usize| Size {
            width: names.widths_px.get(index).copied().unwrap_or(60.0),
            height: names.height_px,
        };
        let guest = |(index, station): (usize, &Station)| Guest {
            name: size(index + 1),
            chosen: chosen.contains(&station.ix),
            lit: lit.contains(&station.ix),
            priority: match station.bond {
                Bond::Sister => 3,
                Bond::Friendly | Bond::Suspended => 2,
                Bond::Contact => 1,
                Bond::None => 0,
            },
        };
        let guests: Vec<Guest> = state.stations.iter().enumerate().map(guest).collect();
        spots(&sight.camera, &state.places(), &guests, size(0), &open)
    })
}

/// The marker that Tab leads to: the one it led to last or the group that has taken it in, else
/// the first.
fn stop(state: MapState, placed: Memo<Spots>) -> usize {
    let wanted = state.stop.get();
    placed.with(|placed| {
        let markers = placed.markers();
        let holds = |key: usize| markers.iter().any(|(one, _)| *one == key);
        if holds(wanted) {
            return wanted;
        }
        let count = placed.cities.len();
        let mut groups = placed.clusters.iter();
        let group = groups.find(|one| one.members.contains(&(wanted % count.max(1))));
        let group = group.and_then(|one| Some(count + one.members.first()?));
        let first = markers.first().map(|(key, _)| *key);
        group.or(first).unwrap_or_default()
    })
}

/// The id of the marker with a key.
pub fn id(key: usize) -> String {
    ["map-mark-", &key.to_string()].concat()
}

fn key_of(event: &web_sys::Event) -> Option<usize> {
    let marker = browser::closest(event, "[data-key]")?;
    marker.get_attribute("data-key")?.parse().ok()
}

fn key(state: MapState, placed: Memo<Spots>, stop: Memo<usize>, event: &KeyboardEvent) {
    if event.key() == "Escape" && placed.with_untracked(|placed| placed.fan.is_some()) {
        event.prevent_default();
        event.stop_propagation();
        state.fan.set(None);
        // The focus goes back to the group, which holds the city that had it.
        return browser::next_frame(move || {
            browser::focus(&id(stop.try_get_untracked().unwrap_or_default()));
        });
    }
    let way = match event.key().as_str() {
        "ArrowRight" => (1.0, 0.0),
        "ArrowLeft" => (-1.0, 0.0),
        "ArrowDown" => (0.0, 1.0),
        "ArrowUp" => (0.0, -1.0),
        _ => return,
    };
    let Some(from) = key_of(event) else { return };
    // On a marker the arrows do not move the map.
    event.prevent_default();
    event.stop_propagation();
    if let Some(to) = placed.with_untracked(|placed| placed.toward(from, way)) {
        state.stop.set(to);
        browser::focus(&id(to));
    }
}

/// Returns the attributes that put an element at a place of the map, in CSS pixels from its top left
/// corner; without one it is hidden, and has no `style`.
fn position(
    at: impl Fn() -> Option<(f64, f64)> + Copy + Send + Sync + 'static,
) -> Vec<AnyAttribute> {
    vec![
        custom_attribute("hidden", move || at().is_none()).into_any_attr(),
        style(("left", move || at().map(|at| px(at.0)))).into_any_attr(),
        style(("top", move || at().map(|at| px(at.1)))).into_any_attr(),
    ]
}

/// Returns the attributes of a marker by its key; one of them all is the Tab stop.
fn key_attributes(stop: Memo<usize>, key: usize) -> Vec<AnyAttribute> {
    let index = move || if stop.get() == key { "0" } else { "-1" };
    vec![
        custom_attribute("id", id(key)).into_any_attr(),
        custom_attribute("data-key", key.to_string()).into_any_attr(),
        custom_attribute("tabindex", index).into_any_attr(),
    ]
}

fn city(
    state: MapState,
    placed: Memo<Spots>,
    stop: Memo<usize>,
    index: usize,
    station: Station,
) -> AnyView {
    let spot = Memo::new(move |_| {
        placed.with(|placed| placed.cities.get(index).copied().unwrap_or_default())
    });
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&station.ix));
    let faded = move || state.is_faded(station.ix);
    let full = move || {
        let count = state.figures_of(station.ix).entries as usize;
        station.full_name(state.cx, state.lang, count)
    };
    let is_fanned = move || {
        placed.with(|placed| {
            let mut rows = placed.fan.iter().flat_map(|fan| &fan.rows);
            rows.any(|row| row.0 == index)
        })
    };
    view! {
        <button
            type="button"
            class="map-city"
            data-city=station.city.id.to_string()
            data-stroke=station.bond.code()
            data-faded=faded
            data-fanned=is_fanned
            aria-label=full
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| state.toggle(&station)
            {..key_attributes(stop, index)}
            {..position(move || spot.with(|spot| spot.at))}
        >
            {name(state, &station.city.name, spot)}
        </button>
    }
    .into_any()
}

/// The visible name; its place is relative to its marker.
fn name(state: MapState, text: &Localized, spot: Memo<Spot>) -> AnyView {
    let found = state.cx.text(state.lang, text);
    let tag = found
        .filter(|found| found.is_fallback(state.lang))
        .map(|found| found.lang.html_tag());
    let words = found.map(|found| found.text.to_string());
    let from = move || {
        spot.with(|spot| {
            let (label, at) = (spot.label?, spot.at?);
            Some((label.0 - at.0, label.1 - at.1))
        })
    };
    view! {
        <span class="map-name" lang=tag aria-hidden="true" {..position(from)}>
            {words}
        </span>
    }
    .into_any()
}

fn group(
    state: MapState,
    placed: Memo<Spots>,
    stop: Memo<usize>,
    index: usize,
    members: Vec<usize>,
) -> AnyView {
    let at = move || {
        let of = |cluster: &Cluster| (cluster.at.x, cluster.at.y);
        placed.with(|placed| placed.clusters.get(index).map(of))
    };
    let (cx, lang) = (state.cx, state.lang);
    let count = state.stations.len();
    let found = members.iter().filter_map(|one| state.stations.get(*one));
    let stations: Vec<&'static Station> = found.collect();
    let names: Vec<String> = stations
        .iter()
        .map(|station| cx.plain(lang, &station.city.name))
        .collect();
    let words = counted!(lang, members.len(), map.group);
    let locale = locale::of(lang);
    let full = [&words, locale.punctuation.colon, &locale.list(&names)].concat();
    let title = full.clone();
    let number = locale::of(lang).number(members.len());
    let key = count + members.first().copied().unwrap_or_default();
    let faded = move || stations.iter().all(|station| state.is_faded(station.ix));
    let of_group = members.clone();
    let is_open = move || {
        let open = state
            .fan
            .with(|fan| fan.as_ref().is_some_and(|fan| fan.1 == of_group));
        let drawn = placed.with(|placed| placed.fan.is_some());
        if open && drawn { "true" } else { "false" }
    };
    view! {
        <button
            type="button"
            class="map-group"
            data-faded=faded
            aria-expanded=is_open
            title=title
            on:click=move |_| open(state, placed, &members)
            {..key_attributes(stop, key)}
            {..position(at)}
        >
            <span class="unseen">{full}</span>
            <span aria-hidden="true">{number}</span>
        </button>
    }
    .into_any()
}

/// Opens a group, or closes it where it is open; one that has no room comes nearer instead.
fn open(state: MapState, placed: Memo<Spots>, members: &[usize]) {
    let was_open = placed.with_untracked(|placed| placed.fan.is_some());
    let is_same = |fan: &Option<(crate::map::Camera, Vec<usize>)>| {
        fan.as_ref().is_some_and(|fan| fan.1 == members)
    };
    if was_open && state.fan.with_untracked(is_same) {
        return state.fan.set(None);
    }
    let Some(sight) = state.sight.get_untracked() else {
        return;
    };
    state.fan.set(Some((sight.camera, members.to_vec())));
    let first = placed.with_untracked(|placed| Some(placed.fan.as_ref()?.rows.first()?.0));
    match first {
        // The button is shown with the next frame.
        Some(first) => browser::next_frame(move || browser::focus(&id(first))),
        None => closer(state, members),
    }
}
