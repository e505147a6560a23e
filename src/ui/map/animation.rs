//! Frames of the map: repaints once after a change, and moves the camera from frame to frame during
//! a flight or an inertial scroll.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::viewport::{Viewport, set_viewport, viewport};
use crate::map::{Camera, Flight, InertialScroll, LevelOfDetail, Pixel, VelocityTracker};
use crate::ui::browser;

/// Time without movement after which the map is idle.
const IDLE: Duration = Duration::from_millis(160);

/// Animation of the camera. There is one at a time, so its size does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Copy)]
enum Animation {
    /// Flight to a view, and the `moved` of the viewport at its end.
    Flight { flight: Flight, moved: bool },
    /// Inertial scroll after a release, and the distance moved so far, px.
    InertialScroll {
        scroll: InertialScroll,
        moved_px: [f64; 2],
    },
}

thread_local! {
    /// Current animation and its start time in milliseconds.
    static ANIMATION: Cell<Option<(Animation, f64)>> = const { Cell::new(None) };
    /// Recent positions of the pointer that drags the map.
    static VELOCITY: RefCell<VelocityTracker> = const { RefCell::new(VelocityTracker::new()) };
    /// Whether a frame has been requested.
    static FRAME_REQUESTED: Cell<bool> = const { Cell::new(false) };
    /// Paints the map of the current page.
    static PAINT: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    /// Time of the last move by the user, in milliseconds, and whether a timer waits for the map to
    /// become idle.
    static LAST_MOVED_MS: Cell<f64> = const { Cell::new(0.0) };
    static IDLE_TIMER_SET: Cell<bool> = const { Cell::new(false) };
    /// Camera of the painted canvas.
    static PAINTED: Cell<Option<Camera>> = const { Cell::new(None) };
}

/// Sets the function that paints the map; it must call [`on_painted`].
pub fn set_painter(paint: Rc<dyn Fn()>) {
    PAINT.set(Some(paint));
    PAINTED.set(None);
}

/// Records the painted view. A view painted in reduced detail is repainted when the map is idle.
pub fn on_painted(camera: Camera) {
    PAINTED.set(Some(camera));
    if detail() == LevelOfDetail::COARSE && !IDLE_TIMER_SET.replace(true) {
        set_timeout(repaint_when_idle, IDLE);
    }
}

/// Returns the level of detail to paint in.
pub fn detail() -> LevelOfDetail {
    let is_moving = ANIMATION.get().is_some()
        || browser::now_ms() < LAST_MOVED_MS.get() + IDLE.as_millis() as f64;
    if is_moving {
        LevelOfDetail::COARSE
    } else {
        LevelOfDetail::FINE
    }
}

/// Records a move by the user.
pub fn on_moved_by_user() {
    LAST_MOVED_MS.set(browser::now_ms());
}

fn repaint_when_idle() {
    IDLE_TIMER_SET.set(false);
    if detail() == LevelOfDetail::COARSE {
        IDLE_TIMER_SET.set(true);
        set_timeout(repaint_when_idle, IDLE);
    } else {
        request_frame();
    }
}

/// Requests a frame if the view differs from the painted one.
pub fn repaint_if_changed() {
    let camera = viewport().with_untracked(|viewport| viewport.map(|viewport| viewport.camera));
    if camera != PAINTED.get() {
        request_frame();
    }
}

/// Requests a repaint in the next frame; repeated requests have no effect.
pub fn request_frame() {
    if !FRAME_REQUESTED.replace(true) {
        browser::next_frame(frame);
    }
}

/// Starts a flight.
pub fn fly(flight: Flight, moved: bool) {
    start(Animation::Flight { flight, moved });
}

/// Records the position of the pointer that drags the map.
pub fn track_velocity(at: Pixel) {
    VELOCITY.with_borrow_mut(|tracker| tracker.push(browser::now_ms(), at));
}

/// Starts tracking the velocity of a pointer that is pressed.
pub fn on_press() {
    VELOCITY.set(VelocityTracker::new());
}

/// Starts an inertial scroll after a release, if the pointer was fast enough.
pub fn on_release() {
    let fling = VELOCITY.take().fling(browser::now_ms());
    if let Some(scroll) = fling.filter(|_| !browser::prefers_reduced_motion()) {
        let moved_px = [0.0, 0.0];
        start(Animation::InertialScroll { scroll, moved_px });
    }
}

fn start(animation: Animation) {
    ANIMATION.set(Some((animation, browser::now_ms())));
    request_frame();
}

/// Returns the viewport at the end of the current flight.
pub fn target() -> Option<Viewport> {
    match ANIMATION.get() {
        Some((Animation::Flight { flight, moved }, _)) => Some(Viewport {
            camera: *flight.end(),
            moved,
        }),
        _ => None,
    }
}

/// Cancels the animation at its current view. A change of mode is finished instead, because there
/// is no camera between two modes.
pub fn cancel() {
    if let Some((Animation::Flight { flight, .. }, _)) = ANIMATION.get()
        && flight.is_morph()
    {
        return finish();
    }
    ANIMATION.set(None);
}

/// Cancels the animation; a flight jumps to its end.
pub fn finish() {
    if let Some(end) = target() {
        set_viewport(end);
    }
    ANIMATION.set(None);
}

fn frame() {
    FRAME_REQUESTED.set(false);
    if let Some((animation, started_ms)) = ANIMATION.get() {
        step(animation, started_ms);
    }
    // Cloned, because painting may replace the painter.
    let paint = PAINT.with_borrow(Clone::clone);
    if let Some(paint) = paint {
        paint();
    }
}

fn step(animation: Animation, started_ms: f64) {
    let Some(now) = viewport().get_untracked() else {
        return ANIMATION.set(None);
    };
    let elapsed_ms = browser::now_ms() - started_ms;
    match animation {
        Animation::Flight { flight, moved } => {
            let share = elapsed_ms / flight.duration_ms();
            let camera = flight.at(share);
            set_viewport(Viewport { camera, moved });
            if share >= 1.0 {
                return ANIMATION.set(None);
            }
        }
        Animation::InertialScroll { scroll, moved_px } => {
            let Some(to) = scroll.moved_px(elapsed_ms) else {
                return ANIMATION.set(None);
            };
            let camera = now.camera.panned(to[0] - moved_px[0], to[1] - moved_px[1]);
            set_viewport(Viewport {
                camera,
                moved: true,
            });
            ANIMATION.set(Some((
                Animation::InertialScroll {
                    scroll,
                    moved_px: to,
                },
                started_ms,
            )));
        }
    }
    request_frame();
}
