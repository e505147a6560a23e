//! Computed and inline styles of elements.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{root, window};

/// The computed value of a custom property of `<html>`. The map reads the colours of the theme by it.
pub fn custom_property(name: &str) -> String {
    let style = window()
        .zip(root())
        .and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    style
        .and_then(|style| style.get_property_value(name).ok())
        .unwrap_or_default()
        .trim()
        .to_string()
}

/// Sets a custom property of `<html>`, or removes it.
pub fn set_custom_property(name: &str, value: Option<&str>) {
    let root = root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(style) = root.map(|root| root.style()) {
        let _ = match value {
            Some(value) => style.set_property(name, value),
            None => style.remove_property(name).map(|_| ()),
        };
    }
}

/// The computed value of a property of an element.
pub fn computed_property(element: &Element, property: &str) -> String {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style
        .and_then(|style| style.get_property_value(property).ok())
        .unwrap_or_default()
}

/// Sets a property of the inline style of an element.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}
