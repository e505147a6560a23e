//! A finger drawn to the side turns the page, as on paper.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// A shorter way is a shaky tap.
const FAR_PX: i32 = 60;
/// Who rests for longer selects text or reads.
const QUICK_MS: f64 = 600.0;

/// The touch that may become a swipe. The style sheet leaves the way up and down to the page
/// (`touch-action: pan-y`), which ends the touch with `pointercancel`. A mouse, a second finger and a
/// dialog have other uses.
#[derive(Clone, Copy)]
pub struct Swipe<F> {
    /// Where and when the touch began: x and y in CSS pixels, and milliseconds.
    from: StoredValue<Option<(i32, i32, f64)>>,
    /// Called with 1 when a finger is drawn towards the start of the line, with -1 towards its end.
    turn: F,
}

impl<F: Fn(i32)> Swipe<F> {
    pub fn new(turn: F) -> Swipe<F> {
        Swipe {
            from: StoredValue::new(None),
            turn,
        }
    }

    pub fn begin(&self, event: &PointerEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let in_dialog = target
            .is_some_and(|target| matches!(target.closest("[role=dialog],dialog"), Ok(Some(_))));
        let is_ours = event.pointer_type() == "touch" && event.is_primary() && !in_dialog;
        let from = (event.client_x(), event.client_y(), event.time_stamp());
        self.from.set_value(is_ours.then_some(from));
    }

    pub fn cancel(&self) {
        self.from.set_value(None);
    }

    pub fn end(&self, event: &PointerEvent) {
        let from = self.from.try_update_value(Option::take);
        let Some((x, y, at)) = from.flatten() else {
            return;
        };
        let (across, down) = (event.client_x() - x, event.client_y() - y);
        if across.abs() > FAR_PX.max(2 * down.abs()) && event.time_stamp() - at < QUICK_MS {
            (self.turn)(-across.signum());
        }
    }
}
