//! What the strokes and marks of the map mean; each also narrows the view to cities so bound.

use super::state::MapState;
use crate::model::Bond;
use crate::route::Facet;
use crate::ui::browser::Step;
use crate::ui::html::{El, Html, el, svg};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The legend: every stroke that the bundle needs, and the mark of a city without a tie.
pub fn legend(state: MapState) -> Html {
    let lang = state.lang;
    let used = |bond: &Bond| {
        let mut stations = state.stations.iter();
        stations.any(|station| station.bond == *bond)
    };
    let bonds = Bond::ALL.iter().copied().filter(used);
    let keys = bonds.map(|bond| key(state, bond)).collect::<Html>();
    el("div")
        .class("map-legend")
        .attr("role", "group")
        .attr("aria-label", td_string!(i18n(lang), map.ties))
        .child(keys)
        .child(
            el("p")
                .class("quiet")
                .child(td_string!(i18n(lang), map.weight)),
        )
        .view()
}

fn key(state: MapState, bond: Bond) -> El {
    let pressed = move || {
        state.cx.params.with(|params| {
            let wanted = params.facet(Facet::Tie);
            wanted.iter().any(|code| **code == *bond.code())
        })
    };
    let toggle = move |_| {
        let change = |params: &mut crate::route::Params| params.toggle(Facet::Tie, bond.code());
        state.cx.change(Step::Push, change);
    };
    el("button")
        .attr("type", "button")
        .class("map-key")
        .attr("data-stroke", bond.code())
        .pressed(pressed)
        .on("click", toggle)
        .child(
            svg("svg")
                .attr("viewBox", "0 0 40 12")
                .attr("aria-hidden", "true")
                .child(svg("path").class("map-key-line").attr("d", "M1 6h29"))
                .child(svg("path").class("map-key-mark").attr("d", mark(bond))),
        )
        .child(el("span").child(parts::bond(state.lang, bond)))
}

/// A round mark at the end of the line, a small one for friends, a square one without a tie.
fn mark(bond: Bond) -> &'static str {
    match bond {
        Bond::Friendly => "M31 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
        Bond::None => "M30 2h8v8h-8z",
        Bond::Sister | Bond::Contact | Bond::Suspended => "M30 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    }
}
