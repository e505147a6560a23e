//! The keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{document, query_selector};

/// Moves the keyboard focus to the element with this id.
pub fn focus(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls the element with this id to the top of the viewport and moves the keyboard focus to it.
pub fn scroll_to_and_focus(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        focus_without_scrolling(&element);
    }
}

/// Scrolls as little as needed to show an element; not at all if it is in the viewport.
pub fn scroll_into_view_if_needed(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the keyboard focus to the first element that matches a selector, if it is focusable.
pub fn focus_first(selector: &str) {
    if let Some(element) = query_selector(selector) {
        let _ = element.focus();
    }
}

/// Moves the keyboard focus to an element without scrolling to it.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The element that has the keyboard focus; `None` if it is on `<body>`.
pub fn focused() -> Option<Element> {
    let focused = document()?.active_element()?;
    (focused.tag_name() != "BODY").then_some(focused)
}
