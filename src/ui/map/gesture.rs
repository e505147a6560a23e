//! Moving the map: drag, wheel, pinch, double click and keys.
//!
//! On its own page all gestures are the map's. Inside a page that scrolls, one finger and the plain
//! wheel scroll the page; two fingers, or Ctrl with the wheel, move the map.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::motion;
use super::state::MapState;
use crate::map::Pixel;

/// A press that moves less than this is a click.
const SLACK_PX: f64 = 4.0;
/// One press of a zoom key or button, and of an arrow key.
pub const ZOOM_STEP: f64 = 1.5;
const PAN_STEP_PX: f64 = 60.0;

/// A finger, or the mouse, that presses on the map.
#[derive(Clone, Copy)]
struct Finger {
    id: i32,
    at: Pixel,
    /// Whether it has moved so far that this is no click.
    drags: bool,
}

/// The fingers on one map. Copied freely.
#[derive(Clone, Copy)]
pub struct Hand {
    state: MapState,
    fingers: StoredValue<Vec<Finger>>,
}

impl Hand {
    pub fn new(state: MapState) -> Hand {
        Hand {
            state,
            fingers: StoredValue::new(Vec::new()),
        }
    }

    /// A finger or the main mouse button goes down.
    pub fn press(self, event: &PointerEvent) {
        // A touch inside a page that scrolls counts only beside a second one, which `drag` sees to.
        if event.button() == 0 {
            let finger = Finger {
                id: event.pointer_id(),
                at: pixel(event),
                drags: false,
            };
            // A hand on it stops the map.
            motion::halt();
            motion::rest();
            self.fingers.update_value(|fingers| {
                fingers.retain(|known| known.id != finger.id);
                fingers.push(finger);
                // A third finger has nothing to say.
                fingers.truncate(2);
            });
        }
    }

    /// A finger moves: one drags the map, two also scale it about their middle. Returns whether the
    /// map left it to the page, which the reader should be told.
    pub fn drag(self, event: &PointerEvent) -> bool {
        let now = pixel(event);
        let is_mouse = event.pointer_type() != "touch";
        // The button may have been let go outside of the window.
        if event.buttons() == 0 {
            self.release(event);
            return false;
        }
        let mut fingers = self.fingers.get_value();
        let others = fingers
            .iter()
            .find(|finger| finger.id != event.pointer_id());
        let other = others.map(|finger| finger.at);
        let Some(finger) = fingers
            .iter_mut()
            .find(|finger| finger.id == event.pointer_id())
        else {
            return false;
        };
        let before = finger.at;
        let apart = (now.x - before.x).hypot(now.y - before.y);
        if !finger.drags && other.is_none() && apart < SLACK_PX {
            return false;
        }
        if !finger.drags {
            finger.drags = true;
            // From here on the gesture is the map's, wherever it leads, and ends in no click.
            if let Some(stage) = stage(event) {
                let _ = stage.set_pointer_capture(finger.id);
            }
        }
        finger.at = now;
        self.fingers.set_value(fingers);
        match other {
            None if is_mouse || self.state.is_free() => {
                motion::pull(now);
                self.state
                    .look(|camera| camera.panned(now.x - before.x, now.y - before.y));
            }
            None => return true,
            Some(other) => {
                motion::rest();
                let length = |at: Pixel| (at.x - other.x).hypot(at.y - other.y).max(1.0);
                let middle = |at: Pixel| Pixel {
                    x: (at.x + other.x) / 2.0,
                    y: (at.y + other.y) / 2.0,
                };
                let (from, to) = (middle(before), middle(now));
                self.state.look(|camera| {
                    let moved = camera.panned(to.x - from.x, to.y - from.y);
                    moved.zoomed_about(to, length(now) / length(before))
                });
            }
        }
        false
    }

    /// A finger is gone. A map that it threw rolls on.
    pub fn release(self, event: &PointerEvent) {
        self.fingers
            .update_value(|fingers| fingers.retain(|one| one.id != event.pointer_id()));
        motion::let_go();
    }

    /// The stage no longer holds a finger. What a touch began on loses it, too, when the stage takes
    /// it over: there the gesture goes on.
    pub fn lose(self, event: &PointerEvent) {
        if event.target() == event.current_target() {
            self.release(event);
        }
    }

    /// Whether two fingers are at work, so that the page must not scroll under them.
    pub fn has_two(self) -> bool {
        self.fingers.with_value(|fingers| fingers.len() > 1)
    }

    /// The wheel. Returns whether the map left it to the page, which the reader should be told.
    pub fn wheel(self, event: &WheelEvent) -> bool {
        // A pinch on a touch pad comes as a wheel with Ctrl.
        let special = event.ctrl_key() || event.meta_key();
        if !special && !self.state.is_free() {
            return true;
        }
        event.prevent_default();
        // Lines and pages, where a browser counts in them, as pixels.
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
            .look(|camera| camera.zoomed_about(at, (-notch_px * rate).exp()));
        false
    }

    /// A double click comes nearer; on a marker it is two clicks.
    pub fn double_click(self, event: &MouseEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("button").ok().flatten().is_none()) {
            let at = pixel(event);
            self.state.fly(&|camera| camera.zoomed_about(at, 2.0));
        }
    }

    /// A key on the map or on one of its markers.
    pub fn key(self, event: &KeyboardEvent) {
        let special = event.ctrl_key() || event.meta_key() || event.alt_key();
        if special || event.default_prevented() {
            return;
        }
        let state = self.state;
        let pan = |x: f64, y: f64| {
            state.look(|camera| camera.panned(x * PAN_STEP_PX, y * PAN_STEP_PX));
        };
        match event.key().as_str() {
            "+" | "=" => state.zoom(ZOOM_STEP),
            "-" | "_" => state.zoom(1.0 / ZOOM_STEP),
            "0" => state.show_all(),
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

/// Where on the map an event is.
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
