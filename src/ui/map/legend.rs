//! Legend of the strokes and marks; each item also filters the cities by tie.

use super::state::MapState;
use crate::model::Bond;
use crate::route::Facet;
use crate::ui::browser::Step;
use crate::ui::components;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// Renders the legend: every stroke that the bundle uses, and the mark of a city without a tie.
/// Nothing without cities.
pub fn legend(state: MapState) -> AnyView {
    let lang = state.lang;
    if state.map_cities.is_empty() {
        return ().into_any();
    }
    let used = |bond: &Bond| {
        let mut map_cities = state.map_cities.iter();
        map_cities.any(|map_city| map_city.bond == *bond)
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
            let selected = params.facet(Facet::Tie);
            selected.iter().any(|code| **code == *bond.code())
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
            <span>{components::bond_label(state.lang, bond)}</span>
        </button>
    }
    .into_any()
}

/// Returns the path of a mark: round at the end of the line, smaller for friendly ties, square
/// without a tie.
fn mark(bond: Bond) -> &'static str {
    match bond {
        Bond::Friendly => "M31 6a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
        Bond::None => "M30 2h8v8h-8z",
        Bond::Sister | Bond::Contact | Bond::Suspended => "M30 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    }
}
