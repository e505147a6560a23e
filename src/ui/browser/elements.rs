//! Finding elements.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

use super::document;

/// The `<main>` element, which contains every page.
pub fn main() -> Option<HtmlElement> {
    document()?.get_element_by_id("main")?.dyn_into().ok()
}

/// The dialog with this id.
pub fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that matches a selector.
pub fn query_selector(selector: &str) -> Option<HtmlElement> {
    let found = document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Calls a function with each element that matches a selector.
pub fn for_each_element(selector: &str, call: &mut dyn FnMut(&HtmlElement)) {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for index in 0..found.length() {
        if let Some(element) = found.item(index).and_then(|node| node.dyn_into().ok()) {
            call(&element);
        }
    }
}

/// The closest ancestor of an event's target, or the target itself, that matches a selector.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// The topmost element at a point of the viewport, CSS pixels.
pub fn element_at(x_px: i32, y_px: i32) -> Option<Element> {
    document()?.element_from_point(x_px as f32, y_px as f32)
}

/// Whether an element with `content-visibility: auto` is rendered, by its
/// `contentvisibilityautostatechange` event; `None` if the event bubbled from a descendant.
pub fn is_rendered(event: &Event) -> Option<bool> {
    if event.target() != event.current_target() {
        return None;
    }
    let skipped = js_sys::Reflect::get(event, &JsValue::from_str("skipped")).ok()?;
    Some(!skipped.is_truthy())
}
