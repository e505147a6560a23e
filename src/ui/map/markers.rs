//! Cities, groups and the host as HTML on top of the canvas.

use leptos::prelude::*;

use super::canvas::Names;
use super::state::{MapState, Station, Stroke, stroke_code};
use crate::map::Size;
use crate::map::spots::{Cluster, Guest, Spot, Spots, opened, spots};
use crate::text::Localized;
use crate::ui::html::{Html, Value, el, live};
use crate::ui::react::{Memo, RwSignal, effect, memo};
use crate::ui::{browser, format};

/// The id of the element that holds the map and takes its keys.
pub const STAGE: &str = "map-stage";

/// Every marker and name of the map, in the order of the list of cities.
pub fn markers(state: MapState, names: RwSignal<Names>) -> Html {
    let placed = memo(move || place(state, names));
    effect(move || {
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
            .collect::<Html>()
    });
    // Made anew only when other cities come together, not with every step of a drag.
    let members = memo(move || {
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
            .collect::<Html>()
    };
    let host = memo(move || placed.with(|placed| placed.host));
    Html::Many(vec![
        Html::from(
            el("span")
                .class("map-host")
                .attr("aria-hidden", "true")
                .attr(
                    "hidden",
                    Value::live(move || host.with(|spot| spot.at.is_none())),
                )
                .style(
                    "left",
                    Value::live(move || px(host.with(|spot| spot.at.map(|at| at.0)))),
                )
                .style(
                    "top",
                    Value::live(move || px(host.with(|spot| spot.at.map(|at| at.1)))),
                )
                .child(name(state, &state.cx.bundle.host.name, host)),
        ),
        cities,
        live(groups),
    ])
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

fn city(state: MapState, placed: Memo<Spots>, index: usize, station: Station) -> Html {
    let spot =
        memo(move || placed.with(|placed| placed.cities.get(index).copied().unwrap_or_default()));
    let is_chosen = move || state.chosen.with(|chosen| chosen.contains(&station.ix));
    let pressed = move || if is_chosen() { "true" } else { "false" };
    let faded = move || state.is_faded(station.ix).then_some("");
    let full = station.full_name(state.cx, state.lang);
    el("button")
        .attr("type", "button")
        .class("map-city")
        .attr("data-city", station.city.id.to_string())
        .attr("data-stroke", stroke_code(station.stroke))
        .attr("data-faded", Value::live(faded))
        .attr("aria-label", full)
        .attr("aria-pressed", Value::live(pressed))
        .attr(
            "hidden",
            Value::live(move || spot.with(|spot| spot.at.is_none())),
        )
        .style(
            "left",
            Value::live(move || px(spot.with(|spot| spot.at.map(|at| at.0)))),
        )
        .style(
            "top",
            Value::live(move || px(spot.with(|spot| spot.at.map(|at| at.1)))),
        )
        .on("click", move |_| state.toggle(&station))
        .child(name(state, &station.city.name, spot))
        .view()
}

/// The visible name; its place is relative to its marker.
fn name(state: MapState, text: &Localized, spot: Memo<Spot>) -> Html {
    let found = state.cx.text(state.lang, text);
    let tag = found
        .filter(|found| found.is_fallback(state.lang))
        .map(|found| found.lang.html_tag());
    let words = found.map(|found| found.text.to_string());
    let from = move |axis: fn((f64, f64)) -> f64| {
        spot.with(|spot| Some(axis(spot.label?) - axis(spot.at?)))
    };
    el("span")
        .class("map-name")
        .attr("lang", tag)
        .attr("aria-hidden", "true")
        .attr(
            "hidden",
            Value::live(move || spot.with(|spot| spot.label.is_none())),
        )
        .style("left", Value::live(move || px(from(|at| at.0))))
        .style("top", Value::live(move || px(from(|at| at.1))))
        .child(words)
        .view()
}

fn group(state: MapState, placed: Memo<Spots>, index: usize, members: Vec<usize>) -> Html {
    let at = memo(move || {
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
    let words = crate::ui::i18n::city_group(lang, count);
    let full = [&words, ": ", &format::list(lang, &names)].concat();
    let faded = move || {
        stations
            .iter()
            .all(|station| state.is_faded(station.ix))
            .then_some("")
    };
    let open = move |_| {
        state.fly(&|camera| opened(camera, &state.places(), &members));
        // This button is about to go, and with it the focus.
        browser::focus(STAGE);
    };
    el("button")
        .attr("type", "button")
        .class("map-group")
        .attr("data-faded", Value::live(faded))
        .attr("title", full.clone())
        .style("left", Value::live(move || px(at.get().map(|at| at.0))))
        .style("top", Value::live(move || px(at.get().map(|at| at.1))))
        .on("click", open)
        .child(el("span").class("unseen").child(full))
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .child(format::number(lang, count as f64)),
        )
        .view()
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
