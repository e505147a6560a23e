//! Places on the map's stage.

use leptos::prelude::*;

use super::state::MapState;
use crate::map::spots::opened;
use crate::ui::browser;

/// The id of the element that holds the map and takes its keys.
pub const STAGE: &str = "map-stage";

/// Comes so near that these cities part.
pub fn closer(state: MapState, members: &[usize]) {
    state.fan.set(None);
    state.fly(&|camera| opened(camera, &state.places(), members));
    // What had the focus is about to go.
    browser::focus(STAGE);
}

/// A length for the style object, to a tenth of a pixel.
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
