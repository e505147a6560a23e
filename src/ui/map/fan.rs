//! What stands behind and below the cities of an open group: a sheet, lines to where they truly
//! lie, and the way to a closer view. The cities themselves are the markers of the map.

use super::place::{closer, px};
use super::state::MapState;
use crate::map::fan::Fan;
use crate::map::spots::Spots;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts::properties;
use leptos::prelude::*;

/// The sheet, while a group is open.
pub fn view(state: MapState, placed: Memo<Spots>) -> AnyView {
    let fan = Memo::new(move |_| placed.with(|placed| placed.fan.clone()));
    (move || fan.get().map(|fan| sheet(state, &fan))).into_any()
}

fn sheet(state: MapState, fan: &Fan) -> AnyView {
    let members: Vec<usize> = fan.rows.iter().map(|row| row.0).collect();
    let whole = |length: f64| (length.round() as i32).to_string();
    let mut lines = String::new();
    for (_, from, to) in &fan.rows {
        for (command, length) in [("M", from.x), (" ", from.y), ("L", to.x), (" ", to.y)] {
            lines.push_str(command);
            lines.push_str(&whole(length));
        }
    }
    let frame = fan.frame;
    let sheet = view! {
        <div
            class="map-fan"
            use:properties=vec![
                ("left", px(frame.left)),
                ("top", px(frame.top)),
                ("inline-size", px(frame.width)),
                ("block-size", px(frame.height)),
            ]
        >
            <button type="button" class="as-link" on:click=move |_| closer(state, &members)>
                {td_string!(i18n(state.lang), map.closer)}
            </button>
        </div>
    }
    .into_any();
    let lines = view! {
        <svg class="map-fan-lines" aria-hidden="true">
            <path d=lines></path>
        </svg>
    }
    .into_any();
    (sheet, lines).into_any()
}
