//! Element that holds the map, and positions on it.

use leptos::prelude::*;

use super::state::MapState;
use crate::map::marker_layout::zoomed_to_separate;
use crate::ui::browser;

/// Id of the element that holds the map and receives its keys.
pub const STAGE: &str = "map-stage";

/// Zooms in until these cities are separate markers.
pub fn zoom_to_cluster(state: MapState, members: &[usize]) {
    state.expanded.set(None);
    state.fly(&|camera| zoomed_to_separate(camera, &state.places(), members));
    // The focused element is about to be removed.
    browser::focus(STAGE);
}

/// Formats a length for the style object, to a tenth of a pixel.
pub fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() as i32;
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
