//! Values that the style sheet takes from an element.
//!
//! They are directives and no `style` attributes: a published site forbids those (Content Security
//! Policy). HTML that is rendered natively is without them, and what they place must lie inside a box
//! whose size does not depend on them.

use leptos::prelude::*;
use web_sys::Element;

use crate::ui::browser;

/// Sets properties of the style of an element: `use:properties=vec![("--lane", lane.to_string())]`.
pub fn properties(element: Element, properties: Vec<(&'static str, String)>) {
    for (name, value) in properties {
        browser::set_property(&element, name, &value);
    }
}

/// Sets a property of the style of an element to a value that changes.
pub fn live_property(element: Element, (name, value): (&'static str, Signal<String>)) {
    Effect::new(move |_| browser::set_property(&element, name, &value.get()));
}
