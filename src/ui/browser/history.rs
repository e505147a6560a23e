//! The address bar and the session history.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{Event, ScrollRestoration};

use super::{document, next_frame, now_ms, on_window, window};

/// Path and query (without `?`) of the address bar.
pub fn location() -> Option<(String, String)> {
    flush_location();
    let location = window()?.location();
    let path = location.pathname().ok()?;
    let query = location.search().ok()?;
    Some((path, query.trim_start_matches('?').to_string()))
}

/// The fragment of the address bar with its `#`; empty if there is none.
pub fn fragment() -> String {
    let fragment = window().and_then(|window| window.location().hash().ok());
    fragment.unwrap_or_default()
}

/// How a navigation changes the session history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Adds an entry.
    Push,
    /// Replaces the current entry.
    Replace,
    /// Adds an entry for an overlay (a card or the search), or replaces the entry of an overlay: going
    /// back from it closes the overlay.
    Overlay,
}

/// The prefix of the state of an entry made by [`Step::Overlay`]. A key follows, as in the state of
/// every entry made by the app.
const OVERLAY_PREFIX: &str = "over ";

thread_local! {
    /// The URL that is to replace the one in the address bar with the next frame.
    static PENDING_URL: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The state of the current entry, and the last vertical scroll position of the page, CSS pixels.
    static CURRENT: RefCell<(String, f64)> = const { RefCell::new((String::new(), 0.0)) };
    /// The vertical scroll position, CSS pixels, of each entry that was left, by its state.
    static SCROLL_POSITIONS: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
}

/// The state of the current entry; empty if another page made it.
fn state() -> String {
    let history = window().and_then(|window| window.history().ok());
    let state = history.and_then(|history| history.state().ok());
    state
        .and_then(|state| state.as_string())
        .unwrap_or_default()
}

/// Starts to save the scroll position of each history entry. The browser would restore it before the
/// page of an entry is rendered; it does so only after the page has been left or reloaded.
pub fn track_scrolling() {
    let set = |mode| {
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.set_scroll_restoration(mode);
        }
    };
    set(ScrollRestoration::Manual);
    on_window("pagehide", move |_: Event| set(ScrollRestoration::Auto));
    on_window("pageshow", move |_: Event| set(ScrollRestoration::Manual));
    on_window("scroll", |_: Event| {
        CURRENT.with_borrow_mut(|current| current.1 = scroll_y_px());
    });
    CURRENT.set((state(), scroll_y_px()));
}

fn scroll_y_px() -> f64 {
    let y_px = window().and_then(|window| window.scroll_y().ok());
    y_px.unwrap_or_default()
}

/// Updates the tracked entry after a change of the current one, and saves the scroll position of the
/// entry that was left.
pub fn entry_changed() {
    let left = CURRENT.replace((state(), scroll_y_px()));
    SCROLL_POSITIONS.with_borrow_mut(|positions| {
        positions.retain(|(state, _)| *state != left.0);
        positions.push(left);
    });
}

/// The vertical scroll position at which the current entry was left, CSS pixels; `None` for a new
/// entry.
pub fn saved_scroll_px() -> Option<f64> {
    let state = state();
    SCROLL_POSITIONS.with_borrow(|positions| {
        let mut known = positions.iter().filter(|(known, _)| *known == state);
        known.next().map(|(_, y_px)| *y_px)
    })
}

/// Scrolls to a vertical position, CSS pixels. While the page is too short for it, tries again for up
/// to `frames` frames, because a list may still be filling.
pub fn scroll_to(y_px: f64, frames: u32) {
    let Some(window) = window() else { return };
    window.scroll_to_with_x_and_y(0.0, y_px);
    let is_reached = scroll_y_px() + 1.0 >= y_px;
    if !is_reached && frames > 0 {
        next_frame(move || scroll_to(y_px, frames - 1));
    }
}

/// Whether the current history entry was made by [`Step::Overlay`], so that [`back`] closes the
/// overlay.
pub fn is_overlay_entry() -> bool {
    flush_location();
    state().starts_with(OVERLAY_PREFIX)
}

/// Goes back by one entry. The browser updates the address bar asynchronously.
pub fn back() {
    flush_location();
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Writes the URL into the address bar without loading it. [`Step::Replace`] is deferred to the next
/// frame, because it takes the browser longer than the rest of a frame; of several in one frame only
/// the last is written.
pub fn write_location(url: &str, step: Step) {
    if step == Step::Replace && !is_hidden() {
        let is_waiting = PENDING_URL.replace(Some(url.to_string())).is_some();
        if !is_waiting {
            next_frame(flush_location);
        }
        return;
    }
    flush_location();
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    // Whole milliseconds: printing a floating-point number brings tables of 10 KB.
    let key = (now_ms() as i64).to_string();
    let overlay_state = [OVERLAY_PREFIX, &key].concat();
    // A sandboxed frame may refuse; the view does not depend on it.
    let _ = match step {
        Step::Replace => replace(url),
        Step::Overlay if is_overlay_entry() => replace(url),
        Step::Push => history.push_state_with_url(&JsValue::from_str(&key), "", Some(url)),
        Step::Overlay => {
            history.push_state_with_url(&JsValue::from_str(&overlay_state), "", Some(url))
        }
    };
    if state() != CURRENT.with_borrow(|current| current.0.clone()) {
        entry_changed();
    }
}

/// Replaces the URL of the current entry.
fn replace(url: &str) -> Result<(), JsValue> {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return Ok(());
    };
    history.replace_state_with_url(&history.state()?, "", Some(url))
}

/// Cancels a deferred update of the address bar, after the entry that it was for has been left.
pub fn cancel_location_update() {
    PENDING_URL.take();
}

/// Writes the URL whose update was deferred, if any.
fn flush_location() {
    let Some(url) = PENDING_URL.take() else {
        return;
    };
    // A sandboxed frame may refuse.
    let _ = replace(&url);
}

/// Whether the page is hidden, so that it gets no animation frames.
fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Reloads the page.
pub fn reload() {
    flush_location();
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Navigates the browser to a URL with a full page load.
pub fn load_url(url: &str) {
    flush_location();
    if let Some(window) = window() {
        let _ = window.location().assign(url);
    }
}
