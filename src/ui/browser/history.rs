//! The address bar and the history of the window.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::{document, next_frame, window};

/// Path and query (without `?`) of the address bar.
pub fn location() -> Option<(String, String)> {
    settle_location();
    let location = window()?.location();
    let path = location.pathname().ok()?;
    let query = location.search().ok()?;
    Some((path, query.trim_start_matches('?').to_string()))
}

/// Whether a history step adds an entry or takes the place of the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Push,
    Replace,
    /// Adds an entry for what lies over the present page, or takes the place of such an entry:
    /// going back from it only takes away what lies there.
    Over,
}

/// The state of a history entry that [`Step::Over`] made.
const OVER: &str = "over";

thread_local! {
    /// The address that is to take the place of the present one.
    static LATER: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whether the present history entry was made by [`Step::Over`], so that [`back`] closes what lies
/// over the page.
pub fn is_over() -> bool {
    settle_location();
    let history = window().and_then(|window| window.history().ok());
    let state = history.and_then(|history| history.state().ok());
    state.and_then(|state| state.as_string()).as_deref() == Some(OVER)
}

/// Goes back by one entry; the address follows a little later.
pub fn back() {
    settle_location();
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Writes the address bar without loading anything. An address that takes the place of another is
/// written with the next frame: that takes the browser longer than a frame has left for it, and of
/// several in one frame only the last counts.
pub fn write_location(url: &str, step: Step) {
    if step == Step::Replace && !is_hidden() {
        let is_waiting = LATER.replace(Some(url.to_string())).is_some();
        if !is_waiting {
            next_frame(settle_location);
        }
        return;
    }
    settle_location();
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    // A sandboxed frame may refuse; the view is right all the same.
    let over = JsValue::from_str(OVER);
    let _ = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(url)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(url)),
        Step::Over if is_over() => history.replace_state_with_url(&over, "", Some(url)),
        Step::Over => history.push_state_with_url(&over, "", Some(url)),
    };
}

/// Drops the address that waits: the entry that it was for is no longer the present one.
pub fn forget_location() {
    LATER.take();
}

/// Writes the address that waits for it.
fn settle_location() {
    let Some(url) = LATER.take() else { return };
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Whether nobody sees the page now, so that it has no frames.
fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Loads the page again.
pub fn reload() {
    settle_location();
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Goes to an address as if the page were opened anew.
pub fn open_anew(url: &str) {
    settle_location();
    if let Some(window) = window() {
        let _ = window.location().assign(url);
    }
}
