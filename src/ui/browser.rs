//! Access to the browser, by topic: document, elements, events, tasks, storage, history and more.
//!
//! Anything here may be absent or refused (a third-party frame has no storage, an old browser no
//! `matchMedia`): functions then return `None` or do nothing. In a native build that holds for all of
//! them: [`window`] is `None`, and no JavaScript object is created without one.

mod clock;
mod element_focus;
mod elements;
mod events;
mod file;
mod history;
mod host;
mod media;
mod observers;
mod page;
mod sharing;
mod storage;
mod styles;
mod tasks;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Window};

pub use clock::{each_minute, now_ms, today};
pub use element_focus::{
    focus, focus_first, focus_without_scrolling, focused, scroll_into_view_if_needed,
    scroll_to_and_focus,
};
pub use elements::{
    closest, dialog, element_at, for_each_element, is_rendered, main, query_selector,
};
pub use events::{on_window, on_window_capture, on_window_while_shown};
pub use file::File;
pub use history::{
    Step, back, cancel_location_update, entry_changed, fragment, is_overlay_entry, load_url,
    location, reload, saved_scroll_px, scroll_to, track_scrolling, write_location,
};
pub use host::{frame_name, host, open_links_in_new_tab, post_to_host, property};
pub use media::{matches, on_media_change, pixel_ratio, prefers_reduced_motion, viewport_px};
pub use observers::{on_resize, on_root_change};
pub use page::{
    base_path, is_translated, languages, load_script, meta, origin, print, published_note_slot,
    report_missing_module, set_meta, set_root_attribute, set_title,
};
pub use sharing::{can_share, copy, share};
pub use storage::{store, stored};
pub use styles::{computed_property, custom_property, set_custom_property, set_property};
pub use tasks::{after_frame, next_frame, set_timeout, spawn};

/// Whether the code runs in a browser. A native build has none, and calls to JavaScript would panic.
pub const IS_BROWSER: bool = cfg!(target_arch = "wasm32");

/// The window; `None` natively.
#[allow(
    clippy::disallowed_methods,
    reason = "this is the only access to the browser"
)]
pub fn window() -> Option<Window> {
    IS_BROWSER.then(web_sys::window).flatten()
}

/// The document of the page.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The `<html>` element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// Writes a warning to the console, for the editors of the data.
pub fn warn(line: &str) {
    if !IS_BROWSER {
        return;
    }
    web_sys::console::warn_1(&JsValue::from_str(line));
}
