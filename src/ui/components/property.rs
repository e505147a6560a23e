//! Style properties that are set by code.
//!
//! They are directives and not `style` attributes, which the Content Security Policy of a published
//! site forbids. Natively rendered HTML lacks them, so what they position must be inside a box
//! whose size does not depend on them.

use leptos::prelude::*;
use web_sys::Element;

use crate::ui::browser;
use crate::ui::effect::effect;

/// Sets properties of the inline style of an element: `use:properties=vec![("--lane",
/// lane.to_string())]`.
pub fn properties(element: Element, properties: Vec<(&'static str, String)>) {
    for (name, value) in properties {
        browser::set_property(&element, name, &value);
    }
}

/// Keeps a property of the inline style of an element at the value of a signal.
pub fn live_property(element: Element, (name, value): (&'static str, Signal<String>)) {
    effect(move || browser::set_property(&element, name, &value.get()));
}
