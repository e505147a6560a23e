//! The address bar and the history of the window.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{Event, ScrollRestoration};

use super::{document, next_frame, now_ms, on_window, window};

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

/// How the state of a history entry that [`Step::Over`] made begins. A key follows, as in the state
/// of every entry that the app made.
const OVER: &str = "over ";

thread_local! {
    /// The address that is to take the place of the present one.
    static LATER: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The state of the present entry, and how far down the page was scrolled last, CSS pixels.
    static PRESENT: RefCell<(String, f64)> = const { RefCell::new((String::new(), 0.0)) };
    /// How far down the page was scrolled in each entry that was left.
    static SCROLLED: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
}

/// The state of the present entry; empty where another page made it.
fn state() -> String {
    let history = window().and_then(|window| window.history().ok());
    let state = history.and_then(|history| history.state().ok());
    state
        .and_then(|state| state.as_string())
        .unwrap_or_default()
}

/// Begins to remember how far each history entry is scrolled, in place of the browser, which asks
/// before the page of an entry is shown. The browser does it again when the page is left or loaded
/// anew.
pub fn remember_scrolling() {
    let set = |how| {
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.set_scroll_restoration(how);
        }
    };
    set(ScrollRestoration::Manual);
    on_window("pagehide", move |_: Event| set(ScrollRestoration::Auto));
    on_window("pageshow", move |_: Event| set(ScrollRestoration::Manual));
    on_window("scroll", |_: Event| {
        PRESENT.with_borrow_mut(|present| present.1 = scroll_y_px());
    });
    PRESENT.set((state(), scroll_y_px()));
}

fn scroll_y_px() -> f64 {
    let y_px = window().and_then(|window| window.scroll_y().ok());
    y_px.unwrap_or_default()
}

/// Notes that another entry is the present one, and keeps how far the one before was scrolled.
pub fn enter() {
    let left = PRESENT.replace((state(), scroll_y_px()));
    SCROLLED.with_borrow_mut(|scrolled| {
        scrolled.retain(|(state, _)| *state != left.0);
        scrolled.push(left);
    });
}

/// How far down the page was scrolled when the present entry was left, CSS pixels; `None` for an
/// entry that is new.
pub fn scrolled() -> Option<f64> {
    let state = state();
    SCROLLED.with_borrow(|scrolled| {
        let mut known = scrolled.iter().filter(|(known, _)| *known == state);
        known.next().map(|(_, y_px)| *y_px)
    })
}

/// Scrolls down to a place, CSS pixels. A list that is still being filled is waited for, some frames
/// long.
pub fn scroll_to(y_px: f64, frames: u32) {
    let Some(window) = window() else { return };
    window.scroll_to_with_x_and_y(0.0, y_px);
    let is_there = scroll_y_px() + 1.0 >= y_px;
    if !is_there && frames > 0 {
        next_frame(move || scroll_to(y_px, frames - 1));
    }
}

/// Whether the present history entry was made by [`Step::Over`], so that [`back`] closes what lies
/// over the page.
pub fn is_over() -> bool {
    settle_location();
    state().starts_with(OVER)
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
    // Whole milliseconds: printing a floating-point number brings tables of 10 KB.
    let key = (now_ms() as i64).to_string();
    let over = [OVER, &key].concat();
    // A sandboxed frame may refuse; the view is right all the same.
    let _ = match step {
        Step::Replace => replace(url),
        Step::Over if is_over() => replace(url),
        Step::Push => history.push_state_with_url(&JsValue::from_str(&key), "", Some(url)),
        Step::Over => history.push_state_with_url(&JsValue::from_str(&over), "", Some(url)),
    };
    if state() != PRESENT.with_borrow(|present| present.0.clone()) {
        enter();
    }
}

/// Changes the address of the present entry.
fn replace(url: &str) -> Result<(), JsValue> {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return Ok(());
    };
    history.replace_state_with_url(&history.state()?, "", Some(url))
}

/// Drops the address that waits: the entry that it was for is no longer the present one.
pub fn forget_location() {
    LATER.take();
}

/// Writes the address that waits for it.
fn settle_location() {
    let Some(url) = LATER.take() else { return };
    // A sandboxed frame may refuse.
    let _ = replace(&url);
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
