//! Cities, groups and the host as HTML on top of the canvas.

use leptos::prelude::*;

use super::canvas::Names;
use super::state::{MapState, Station, Stroke, stroke_code};
use crate::map::Size;
use crate::map::spots::{Cluster, Guest, Spot, Spots, opened, spots};
use crate::text::Localized;
use crate::ui::i18n::say;
use crate::ui::{browser, format};

/// The id of the element that holds the map and takes its keys.
pub const STAGE: &str = "map-stage";

/// Every marker and name of the map, in the order of the list of cities.
pub fn markers(state: MapState, names: RwSignal<Names>) -> AnyView {
    let placed = Memo::new(move |_| place(state, names));
    Effect::new(move |_| {
        placed.track();
        browser::rescue_focus(STAGE);
    });
    let cities = state.stations.with_value(|stations| {
        let city = |(index, station)| city(state, placed, index, station);
        stations
            .iter()
            .copied()
            .enumerate()
            .map(city)
            .collect_view()
    });
    // Made anew only when other cities come together, not with every step of a drag.
    let members = Memo::new(move |_| {
        placed.with(|placed| {
            placed
                .clusters
                .iter()
                .map(|cluster| cluster.members.clone())
                .collect::<Vec<_>>()
        })
    });
    let groups = move || {
        let groups = members.get().into_iter().enumerate();
        groups
            .map(|(index, members)| group(state, placed, index, members))
            .collect_view()
    };
    let host = Memo::new(move |_| placed.with(|placed| placed.host));
    view! {
        <span
            class="map-host"
            aria-hidden="true"
            hidden=move || host.with(|spot| spot.at.is_none())
            style:left=move || px(host.with(|spot| spot.at.map(|at| at.0)))
            style:top=move || px(host.with(|spot| spot.at.map(|at| at.1)))
        >
            {name(state, &state.cx.bundle.host.name, host)}
        </span>
        {cities}
        {groups}
    }
    .into_any()
}

fn place(state: MapState, names: RwSignal<Names>) -> Spots {
    let Some(sight) = state.sight.get() else {
        return Spots::default();
    };
    let chosen = state.chosen.get();
    names.with(|names| {
        let size = |index: usize| Size {
            width: names.widths_px.get(index).copied().unwrap_or(60.0),
            height: names.height_px,
        };
        let guest = |(index, station): (usize, &Station)| Guest {
            name: size(index + 1),
            chosen: chosen.contains(&station.ix),
            priority: match station.stroke {
                Some(Stroke::Sister) => 3,
                Some(Stroke::Friendly | Stroke::Suspended) => 2,
                Some(Stroke::Contact) => 1,
                None => 0,
            },
        };
        let guests: Vec<Guest> = state
            .stations
            .with_value(|stations| stations.iter().enumerate().map(guest).collect());
        spots(&sight.camera, &state.places(), &guests, size(0))
    })
}

fn city(state: MapState, placed: Memo<Spots>, index: usize, station: Station) -> AnyView {
    let spot = Memo::new(move |_| {
        placed.with(|placed| placed.cities.get(index).copied().unwrap_or_default())
    });
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&station.ix));
    let pressed = move || if is_chosen() { "true" } else { "false" };
    let faded = move || state.is_faded(station.ix).then_some("");
    let full = station.full_name(state.cx, state.lang);
    view! {
        <button
            type="button"
            class="map-city"
            data-city=station.city.id.to_string()
            data-stroke=stroke_code(station.stroke)
            data-faded=faded
            aria-label=full
            aria-pressed=pressed
            hidden=move || spot.with(|spot| spot.at.is_none())
            style:left=move || px(spot.with(|spot| spot.at.map(|at| at.0)))
            style:top=move || px(spot.with(|spot| spot.at.map(|at| at.1)))
            on:click=move |_| state.toggle(&station)
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
    let from = move |axis: fn((f64, f64)) -> f64| {
        spot.with(|spot| Some(axis(spot.label?) - axis(spot.at?)))
    };
    view! {
        <span
            class="map-name"
            lang=tag
            aria-hidden="true"
            hidden=move || spot.with(|spot| spot.label.is_none())
            style:left=move || px(from(|at| at.0))
            style:top=move || px(from(|at| at.1))
        >
            {words}
        </span>
    }
    .into_any()
}

fn group(state: MapState, placed: Memo<Spots>, index: usize, members: Vec<usize>) -> AnyView {
    let at = Memo::new(move |_| {
        let of = |cluster: &Cluster| (cluster.at.x, cluster.at.y);
        placed.with(|placed| placed.clusters.get(index).map(of))
    });
    let (cx, lang) = (state.cx, state.lang);
    let stations: Vec<Station> = state.stations.with_value(|stations| {
        members
            .iter()
            .filter_map(|member| stations.get(*member).copied())
            .collect()
    });
    let names: Vec<String> = stations
        .iter()
        .map(|station| cx.plain(lang, &station.city.name))
        .collect();
    let count = members.len();
    let words = say!(lang, map.group, count = count as i32);
    let full = [&words, ": ", &format::list(lang, &names)].concat();
    let faded = move || {
        stations
            .iter()
            .all(|station| state.is_faded(station.ix))
            .then_some("")
    };
    let open = move |_| {
        state.look(|camera| opened(camera, &state.places(), &members));
        // This button is about to go, and with it the focus.
        browser::focus(STAGE);
    };
    view! {
        <button
            type="button"
            class="map-group"
            data-faded=faded
            aria-label=full.clone()
            title=full
            style:left=move || px(at.get().map(|at| at.0))
            style:top=move || px(at.get().map(|at| at.1))
            on:click=open
        >
            {format::number(lang, count as f64)}
        </button>
    }
    .into_any()
}

/// A length for the style object, to a tenth of a pixel.
fn px(length: Option<f64>) -> String {
    let tenths = (length.unwrap_or_default() * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let tenths = tenths.unsigned_abs();
    [
        sign,
        &(tenths / 10).to_string(),
        ".",
        &(tenths % 10).to_string(),
        "px",
    ]
    .concat()
}
