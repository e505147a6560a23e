//! Whether day cells have room for titles. The style sheet decides, and only the visible variant is
//! rendered.

use crate::ui::browser;
use crate::ui::context::{self, Cx};

/// Updates the value when the size of the window or of the text changes. Print has room for titles.
pub fn watch(cx: Cx) {
    browser::on_window("beforeprint", move |_: web_sys::Event| {
        context::set_if_changed(cx.narrow, Some(false));
    });
    browser::on_window("afterprint", move |_: web_sys::Event| {
        update_soon(cx);
    });
    browser::on_window("resize", move |_: web_sys::Event| update_soon(cx));
    browser::on_root_change(&["data-text-size", "data-low-vision"], move || {
        update_soon(cx)
    });
}

/// Reads the value from the style sheet in the next frame, after layout.
pub fn update_soon(cx: Cx) {
    browser::next_frame(move || {
        if let Some(bar) = browser::query_selector(".calendar-bar") {
            let is_narrow = !browser::computed_property(&bar, "--dots").is_empty();
            context::set_if_changed(cx.narrow, Some(is_narrow));
        }
    });
}
