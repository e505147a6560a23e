//! Gestures of the map: drag, wheel, pinch, double click and keys.
//!
//! On its own page the map handles all gestures. Within a page that scrolls, one touch and the
//! plain wheel scroll the page; two touches, or Ctrl with the wheel, move the map.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::animation;
use super::state::MapState;
use crate::map::Pixel;

/// Distance below which a press is a click.
const CLICK_TOLERANCE_PX: f64 = 4.0;
/// Factor of a zoom key or button, and distance of an arrow key.
pub const ZOOM_STEP: f64 = 1.5;
const PAN_STEP_PX: f64 = 60.0;

/// Touch or mouse that presses on the map.
#[derive(Clone, Copy)]
struct ActivePointer {
    id: i32,
    at: Pixel,
    /// Whether it has moved too far for a click.
    drags: bool,
}

/// Active pointers on a map.
#[derive(Clone, Copy)]
pub struct GestureState {
    state: MapState,
    pointers: StoredValue<Vec<ActivePointer>>,
}

impl GestureState {
    pub fn new(state: MapState) -> GestureState {
        GestureState {
            state,
            pointers: StoredValue::new(Vec::new()),
        }
    }

    /// Handles a press of a touch or the main mouse button.
    pub fn press(self, event: &PointerEvent) {
        // On a page that scrolls, a single touch is ignored in `drag`.
        if event.button() == 0 {
            let pointer = ActivePointer {
                id: event.pointer_id(),
                at: pixel(event),
                drags: false,
            };
            // A press stops the animation.
            animation::cancel();
            animation::on_press();
            self.pointers.update_value(|pointers| {
                pointers.retain(|known| known.id != pointer.id);
                pointers.push(pointer);
                // A third touch is ignored.
                pointers.truncate(2);
            });
        }
    }

    /// Handles a move of a pointer: one drags the map, two also zoom about their midpoint. Returns
    /// `true` if the gesture is left to the page, so that a hint can be shown.
    pub fn drag(self, event: &PointerEvent) -> bool {
        let now = pixel(event);
        let is_mouse = event.pointer_type() != "touch";
        // The button may have been released outside the window.
        if event.buttons() == 0 {
            self.release(event);
            return false;
        }
        let mut pointers = self.pointers.get_value();
        let others = pointers
            .iter()
            .find(|pointer| pointer.id != event.pointer_id());
        let other = others.map(|pointer| pointer.at);
        let Some(pointer) = pointers
            .iter_mut()
            .find(|pointer| pointer.id == event.pointer_id())
        else {
            return false;
        };
        let before = pointer.at;
        let distance_px = (now.x - before.x).hypot(now.y - before.y);
        if !pointer.drags && other.is_none() && distance_px < CLICK_TOLERANCE_PX {
            return false;
        }
        if !pointer.drags {
            pointer.drags = true;
            // From here on the gesture is a drag: the map receives all its events, and no click
            // follows.
            if let Some(stage) = stage(event) {
                let _ = stage.set_pointer_capture(pointer.id);
            }
        }
        pointer.at = now;
        self.pointers.set_value(pointers);
        match other {
            None if is_mouse || self.state.captures_gestures() => {
                animation::track_velocity(now);
                self.state
                    .move_by(|camera| camera.panned(now.x - before.x, now.y - before.y));
            }
            None => return true,
            Some(other) => {
                animation::on_press();
                let length = |at: Pixel| (at.x - other.x).hypot(at.y - other.y).max(1.0);
                let middle = |at: Pixel| Pixel {
                    x: (at.x + other.x) / 2.0,
                    y: (at.y + other.y) / 2.0,
                };
                let (from, to) = (middle(before), middle(now));
                self.state.move_by(|camera| {
                    let moved = camera.panned(to.x - from.x, to.y - from.y);
                    moved.zoomed_about(to, length(now) / length(before))
                });
            }
        }
        false
    }

    /// Handles the release of a pointer, which may start an inertial scroll.
    pub fn release(self, event: &PointerEvent) {
        self.pointers
            .update_value(|pointers| pointers.retain(|one| one.id != event.pointer_id()));
        animation::on_release();
    }

    /// Handles the loss of pointer capture by the map. Its descendants lose the implicit capture of
    /// a touch when the map captures it; then the gesture continues.
    pub fn pointer_lost(self, event: &PointerEvent) {
        if event.target() == event.current_target() {
            self.release(event);
        }
    }

    /// Returns whether two pointers are active, so that the page must not scroll.
    pub fn has_two_pointers(self) -> bool {
        self.pointers.with_value(|pointers| pointers.len() > 1)
    }

    /// Handles the wheel. Returns `true` if it is left to the page, so that a hint can be shown.
    pub fn wheel(self, event: &WheelEvent) -> bool {
        // Browsers report a pinch on a touch pad as a wheel with Ctrl.
        let has_modifier = event.ctrl_key() || event.meta_key();
        if !has_modifier && !self.state.captures_gestures() {
            return true;
        }
        event.prevent_default();
        // Deltas in lines and pages are converted to pixels.
        let unit_px = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 24.0,
            WheelEvent::DOM_DELTA_PAGE => 240.0,
            _ => 1.0,
        };
        let notch_px = (event.delta_y() * unit_px).clamp(-240.0, 240.0);
        let rate = if event.ctrl_key() && notch_px.abs() < 50.0 {
            0.01
        } else {
            0.002
        };
        let at = pixel(event);
        self.state
            .move_by(|camera| camera.zoomed_about(at, (-notch_px * rate).exp()));
        false
    }

    /// Zooms in after a double click; on a marker it counts as two clicks.
    pub fn double_click(self, event: &MouseEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("button").ok().flatten().is_none()) {
            let at = pixel(event);
            self.state.fly(&|camera| camera.zoomed_about(at, 2.0));
        }
    }

    /// Handles a key on the map or on one of its markers.
    pub fn key(self, event: &KeyboardEvent) {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if has_modifier || event.default_prevented() {
            return;
        }
        let state = self.state;
        let pan = |x: f64, y: f64| {
            state.move_by(|camera| camera.panned(x * PAN_STEP_PX, y * PAN_STEP_PX));
        };
        match event.key().as_str() {
            "+" | "=" => state.zoom(ZOOM_STEP),
            "-" | "_" => state.zoom(1.0 / ZOOM_STEP),
            "0" => state.show_first(),
            "ArrowLeft" => pan(1.0, 0.0),
            "ArrowRight" => pan(-1.0, 0.0),
            "ArrowUp" => pan(0.0, 1.0),
            "ArrowDown" => pan(0.0, -1.0),
            "Escape" if state.clear() => {}
            "Escape" => state.fly_back(),
            _ => return,
        }
        event.prevent_default();
    }
}

fn stage(event: &MouseEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Returns the position of an event on the map.
fn pixel(event: &MouseEvent) -> Pixel {
    let (left, top) = stage(event).map_or((0.0, 0.0), |stage| {
        let rect = stage.get_bounding_client_rect();
        (rect.left(), rect.top())
    });
    Pixel {
        x: f64::from(event.client_x()) - left,
        y: f64::from(event.client_y()) - top,
    }
}
