//! What the strokes of threads mean.

use leptos::prelude::*;

use super::state::{MapState, Stroke, stroke_code};
use crate::model::TieKind;
use crate::text::Lang;
use crate::ui::html::{Html, el, svg};
use crate::ui::i18n::say;
use crate::ui::parts;

/// The legend: every stroke that the bundle needs, and the mark of a city without a tie.
pub fn legend(state: MapState) -> Html {
    let (lang, used) = (state.lang, used(state));
    let strokes = Stroke::ALL.into_iter().map(Some).chain([None]);
    let item = |stroke: Option<Stroke>| {
        el("li")
            .class("map-key")
            .attr("data-stroke", stroke_code(stroke))
            .child(
                svg("svg")
                    .attr("viewBox", "0 0 40 12")
                    .attr("aria-hidden", "true")
                    .child(match stroke {
                        Some(_) => Html::Many(vec![
                            Html::from(
                                svg("line")
                                    .attr("x1", "1")
                                    .attr("y1", "6")
                                    .attr("x2", "30")
                                    .attr("y2", "6"),
                            ),
                            Html::from(
                                svg("circle")
                                    .attr("cx", "34")
                                    .attr("cy", "6")
                                    .attr("r", "4"),
                            ),
                        ]),
                        None => svg("rect")
                            .attr("x", "30")
                            .attr("y", "2")
                            .attr("width", "8")
                            .attr("height", "8")
                            .view(),
                    }),
            )
            .child(el("span").child(words(lang, stroke)))
    };
    el("div")
        .class("map-legend")
        .child(el("h3").class("unseen").child(say!(lang, map.ties)))
        .child(
            el("ul").child(
                strokes
                    .filter(|stroke| used.contains(stroke))
                    .map(item)
                    .collect::<Html>(),
            ),
        )
        .view()
}

fn used(state: MapState) -> Vec<Option<Stroke>> {
    state
        .stations
        .with_value(|stations| stations.iter().map(|station| station.stroke).collect())
}

fn words(lang: Lang, stroke: Option<Stroke>) -> String {
    match stroke {
        Some(Stroke::Sister) => parts::tie_kind(lang, TieKind::Sister),
        Some(Stroke::Friendly) => parts::tie_kind(lang, TieKind::Friendly),
        Some(Stroke::Contact) => parts::tie_kind(lang, TieKind::Contact),
        Some(Stroke::Suspended) => say!(lang, words.tie_suspended),
        None => say!(lang, words.tie_none),
    }
}
