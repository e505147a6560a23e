//! A finger drawn to the side turns the page, as on paper.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::ui::html::El;

/// A shorter way is a shaky tap.
const FAR_PX: i32 = 60;
/// Who rests for longer selects text or reads.
const QUICK_MS: f64 = 600.0;

/// Calls `turn` with 1 when a finger is drawn towards the start of the line, with -1 towards its
/// end. The style sheet leaves the way up and down to the page (`touch-action: pan-y`), which ends
/// the touch with `pointercancel`. A mouse, a second finger and a dialog have other uses.
pub fn turns(el: El, turn: impl Fn(i32) + 'static) -> El {
    let from: Rc<Cell<Option<(i32, i32, f64)>>> = Rc::default();
    let (begun, ended) = (from.clone(), from.clone());
    el.on_typed::<PointerEvent>("pointerdown", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let in_dialog = target
            .is_some_and(|target| matches!(target.closest("[role=dialog],dialog"), Ok(Some(_))));
        let is_ours = event.pointer_type() == "touch" && event.is_primary() && !in_dialog;
        begun.set(is_ours.then(|| (event.client_x(), event.client_y(), event.time_stamp())));
    })
    .on("pointercancel", move |_| from.set(None))
    .on_typed::<PointerEvent>("pointerup", move |event| {
        let Some((x, y, at)) = ended.take() else {
            return;
        };
        let (across, down) = (event.client_x() - x, event.client_y() - y);
        if across.abs() > FAR_PX.max(2 * down.abs()) && event.time_stamp() - at < QUICK_MS {
            turn(-across.signum());
        }
    })
}
