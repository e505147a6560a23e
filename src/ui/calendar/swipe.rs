//! Horizontal swipe that steps to the next or previous page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Minimum distance of a swipe.
const MIN_DISTANCE_PX: i32 = 60;
/// Maximum duration of a swipe; slower touches select text.
const MAX_DURATION_MS: f64 = 600.0;

/// Touch that may become a swipe. The style sheet leaves vertical scrolling to the browser
/// (`touch-action: pan-y`), which then sends `pointercancel`. Mouse, further touches and touches in
/// dialogs are ignored.
#[derive(Clone, Copy)]
pub struct Swipe<F> {
    /// Start of the touch: x and y in CSS pixels, and time in milliseconds.
    start: StoredValue<Option<(i32, i32, f64)>>,
    /// Called with 1 for a swipe towards the start of the line, with -1 towards its end.
    on_swipe: F,
}

impl<F: Fn(i32)> Swipe<F> {
    pub fn new(on_swipe: F) -> Swipe<F> {
        Swipe {
            start: StoredValue::new(None),
            on_swipe,
        }
    }

    pub fn begin(&self, event: &PointerEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let in_dialog = target
            .is_some_and(|target| matches!(target.closest("[role=dialog],dialog"), Ok(Some(_))));
        let is_ours = event.pointer_type() == "touch" && event.is_primary() && !in_dialog;
        let start = (event.client_x(), event.client_y(), event.time_stamp());
        self.start.set_value(is_ours.then_some(start));
    }

    pub fn cancel(&self) {
        self.start.set_value(None);
    }

    pub fn end(&self, event: &PointerEvent) {
        let start = self.start.try_update_value(Option::take);
        let Some((x, y, at)) = start.flatten() else {
            return;
        };
        let (across, down) = (event.client_x() - x, event.client_y() - y);
        if across.abs() > MIN_DISTANCE_PX.max(2 * down.abs())
            && event.time_stamp() - at < MAX_DURATION_MS
        {
            (self.on_swipe)(-across.signum());
        }
    }
}
