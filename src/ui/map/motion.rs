//! The frames of the map: painted once when something changed, and moved on from frame to frame
//! while it flies or rolls.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::sight::{Sight, show, sight};
use crate::map::{Camera, Flight, Grain, Pixel, Roll, Trail};
use crate::ui::browser;

/// A map that was not moved for so long rests.
const REST: Duration = Duration::from_millis(160);

/// What moves the map by itself. There is one at a time, so that its size is no matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Copy)]
enum Motion {
    /// To a view that the reader will have moved to, or that shows all cities.
    Flight { flight: Flight, moved: bool },
    /// After it was let go; how far it has come, px.
    Roll { roll: Roll, come: [f64; 2] },
}

thread_local! {
    /// With the time when it began, in milliseconds.
    static MOTION: Cell<Option<(Motion, f64)>> = const { Cell::new(None) };
    /// Where the hand on the map was of late.
    static TRAIL: RefCell<Trail> = const { RefCell::new(Trail::new()) };
    /// Whether the next frame has been asked for.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    /// Paints the map that is on the page.
    static PAINT: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
    /// When a hand moved the map last, in milliseconds, and whether its rest is waited for.
    static MOVED: Cell<f64> = const { Cell::new(0.0) };
    static RESTING: Cell<bool> = const { Cell::new(false) };
    /// What the canvas shows.
    static PAINTED: Cell<Option<Camera>> = const { Cell::new(None) };
}

/// From now on this paints the map, and tells [`painted`] what it has painted.
pub fn paint_by(paint: Rc<dyn Fn()>) {
    PAINT.set(Some(paint));
    PAINTED.set(None);
}

/// The canvas shows this view now. What was painted coarsely is painted again when it rests.
pub fn painted(camera: Camera) {
    PAINTED.set(Some(camera));
    if grain() == Grain::COARSE && !RESTING.replace(true) {
        set_timeout(rested, REST);
    }
}

/// How finely to paint now.
pub fn grain() -> Grain {
    let moves = MOTION.get().is_some() || browser::now_ms() < MOVED.get() + REST.as_millis() as f64;
    if moves { Grain::COARSE } else { Grain::FINE }
}

/// A hand moves the map now.
pub fn moved() {
    MOVED.set(browser::now_ms());
}

fn rested() {
    RESTING.set(false);
    if grain() == Grain::COARSE {
        RESTING.set(true);
        set_timeout(rested, REST);
    } else {
        ask();
    }
}

/// The view has changed: paints it in the next frame unless that was done already.
pub fn follow() {
    let camera = sight().with_untracked(|sight| sight.map(|sight| sight.camera));
    if camera != PAINTED.get() {
        ask();
    }
}

/// Paints in the next frame; how often it was asked for makes no difference.
pub fn ask() {
    if !ASKED.replace(true) {
        browser::next_frame(frame);
    }
}

/// Sets out on a flight.
pub fn fly(flight: Flight, moved: bool) {
    begin(Motion::Flight { flight, moved });
}

/// A hand pulls the map and is there now.
pub fn pull(at: Pixel) {
    TRAIL.with_borrow_mut(|trail| trail.push(browser::now_ms(), at));
}

/// A hand rests on the map.
pub fn rest() {
    TRAIL.set(Trail::new());
}

/// The hand lets the map go, which rolls on if it was thrown.
pub fn let_go() {
    let thrown = TRAIL.take().thrown(browser::now_ms());
    if let Some(roll) = thrown.filter(|_| !browser::is_calm()) {
        let come = [0.0, 0.0];
        begin(Motion::Roll { roll, come });
    }
}

fn begin(motion: Motion) {
    MOTION.set(Some((motion, browser::now_ms())));
    ask();
}

/// Where a flight will end.
pub fn aim() -> Option<Sight> {
    match MOTION.get() {
        Some((Motion::Flight { flight, moved }, _)) => Some(Sight {
            camera: *flight.end(),
            moved,
        }),
        _ => None,
    }
}

/// Ends any motion where it is. What was on its way to another mode arrives: between two modes
/// there is nothing to move.
pub fn halt() {
    if let Some((Motion::Flight { flight, .. }, _)) = MOTION.get()
        && flight.is_morph()
    {
        return arrive();
    }
    MOTION.set(None);
}

/// Ends any motion; a flight is at its end.
pub fn arrive() {
    if let Some(end) = aim() {
        show(end);
    }
    MOTION.set(None);
}

fn frame() {
    ASKED.set(false);
    if let Some((motion, begun_ms)) = MOTION.get() {
        step(motion, begun_ms);
    }
    // Cloned, so that painting may ask for another painter.
    let paint = PAINT.with_borrow(Clone::clone);
    if let Some(paint) = paint {
        paint();
    }
}

fn step(motion: Motion, begun_ms: f64) {
    let Some(now) = sight().get_untracked() else {
        return MOTION.set(None);
    };
    let gone_ms = browser::now_ms() - begun_ms;
    match motion {
        Motion::Flight { flight, moved } => {
            let share = gone_ms / flight.duration_ms();
            let camera = flight.at(share);
            show(Sight { camera, moved });
            if share >= 1.0 {
                return MOTION.set(None);
            }
        }
        Motion::Roll { roll, come } => {
            let Some(to) = roll.moved_px(gone_ms) else {
                return MOTION.set(None);
            };
            let camera = now.camera.panned(to[0] - come[0], to[1] - come[1]);
            show(Sight {
                camera,
                moved: true,
            });
            MOTION.set(Some((Motion::Roll { roll, come: to }, begun_ms)));
        }
    }
    ask();
}
