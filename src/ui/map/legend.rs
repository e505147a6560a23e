//! What the strokes and marks of the map mean; each also narrows the view to cities so bound.

use super::state::MapState;
use crate::model::Bond;
use crate::route::Facet;
use crate::ui::browser::Step;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;
use leptos::prelude::*;

/// The legend: every stroke that the bundle needs, and the mark of a city without a tie.
pub fn legend(state: MapState) -> AnyView {
    let lang = state.lang;
    let used = |bond: &Bond| {
        let mut stations = state.stations.iter();
        stations.any(|station| station.bond == *bond)
    };
    let bonds = Bond::ALL.iter().copied().filter(used);
    let keys = bonds.map(|bond| key(state, bond)).collect_view().into_any();
    view! {
        <div class="map-legend" role="group" aria-label=td_string!(i18n(lang), map.ties)>
            {keys}
            <p class="quiet">{td_string!(i18n(lang), map.weight)}</p>
        </div>
    }
    .into_any()
}

fn key(state: MapState, bond: Bond) -> AnyView {
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
    view! {
        <button
            type="button"
            class="map-key"
            data-stroke=bond.code()
            aria-pressed=move || if pressed() { "true" } else { "false" }
            on:click=toggle
        >
            <svg viewBox="0 0 40 12" aria-hidden="true">
                <path class="map-key-line" d="M1 6h29"></path>
                <path class="map-key-mark" d=mark(bond)></path>
            </svg>
            <span>{parts::bond(state.lang, bond)}</span>
        </button>
    }
    .into_any()
}

/// A round mark at the end of the line, a small one for friends, a square one without a tie.
fn mark(bond: Bond) -> &'static str {
    match bond {
        Bond::Friendly => "M31 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
        Bond::None => "M30 2h8v8h-8z",
        Bond::Sister | Bond::Contact | Bond::Suspended => "M30 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    }
}
