//! Panel of an expanded cluster: a background, lines to the true positions of its cities, and the
//! zoom button. The cities themselves are the markers of the map.

use super::stage::{px, zoom_to_cluster};
use super::state::MapState;
use crate::map::expanded::ExpandedCluster;
use crate::map::marker_layout::MarkerLayout;
use crate::ui::components::properties;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// Renders the panel while a cluster is expanded.
pub fn view(state: MapState, placed: Memo<MarkerLayout>) -> AnyView {
    let expanded = Memo::new(move |_| placed.with(|placed| placed.expanded.clone()));
    (move || expanded.get().map(|expanded| sheet(state, &expanded))).into_any()
}

fn sheet(state: MapState, expanded: &ExpandedCluster) -> AnyView {
    let members: Vec<usize> = expanded.rows.iter().map(|row| row.0).collect();
    let whole = |length: f64| (length.round() as i32).to_string();
    let mut lines = String::new();
    for (_, from, to) in &expanded.rows {
        for (command, length) in [("M", from.x), (" ", from.y), ("L", to.x), (" ", to.y)] {
            lines.push_str(command);
            lines.push_str(&whole(length));
        }
    }
    let frame = expanded.frame;
    let sheet = view! {
        <div
            class="map-expanded"
            use:properties=vec![
                ("left", px(frame.left)),
                ("top", px(frame.top)),
                ("inline-size", px(frame.width)),
                ("block-size", px(frame.height)),
            ]
        >
            <button type="button" class="as-link" on:click=move |_| zoom_to_cluster(state, &members)>
                {td_string!(i18n(state.lang), map.closer)}
            </button>
        </div>
    }
    .into_any();
    let lines = view! {
        <svg class="map-expanded-lines" aria-hidden="true">
            <path d=lines></path>
        </svg>
    }
    .into_any();
    (sheet, lines).into_any()
}
