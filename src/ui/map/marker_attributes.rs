//! Attributes of markers and arrows: key, position, size.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::style::style;

use super::stage::px;
use crate::map::labels::LabelBox;

/// Returns the id of the marker with a key.
pub fn id(key: usize) -> String {
    ["map-mark-", &key.to_string()].concat()
}

/// Returns the attributes that position an element on the map, in CSS pixels from its top left
/// corner; without a position it is hidden and has no `style`.
pub fn position(
    at: impl Fn() -> Option<(f64, f64)> + Copy + Send + Sync + 'static,
) -> Vec<AnyAttribute> {
    vec![
        custom_attribute("hidden", move || at().is_none()).into_any_attr(),
        style(("left", move || at().map(|at| px(at.0)))).into_any_attr(),
        style(("top", move || at().map(|at| px(at.1)))).into_any_attr(),
    ]
}

/// Returns the attributes of a marker by its key; one marker is the Tab stop.
pub fn key_attributes(tab_stop: Memo<usize>, key: usize) -> Vec<AnyAttribute> {
    let index = move || if tab_stop.get() == key { "0" } else { "-1" };
    vec![
        custom_attribute("id", id(key)).into_any_attr(),
        custom_attribute("data-key", key.to_string()).into_any_attr(),
        custom_attribute("tabindex", index).into_any_attr(),
    ]
}

/// Returns the attributes that give an element the size of a box, in CSS pixels.
pub fn box_size(
    frame: impl Fn() -> Option<LabelBox> + Copy + Send + Sync + 'static,
) -> Vec<AnyAttribute> {
    vec![
        style(("inline-size", move || frame().map(|frame| px(frame.width)))).into_any_attr(),
        style(("block-size", move || frame().map(|frame| px(frame.height)))).into_any_attr(),
    ]
}
