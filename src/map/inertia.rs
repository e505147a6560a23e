//! Inertial panning (fling) with exponential deceleration.

use super::camera::Pixel;

/// Time constant of the deceleration: after it, 1/e of the speed is left.
const TIME_CONSTANT_MS: f64 = 325.0;
/// Time span of the positions that determine the speed. A pointer that rested as long flings
/// nothing.
const WINDOW_MS: f64 = 90.0;
/// Speeds in px per ms: the scroll ends below the first, and a fling needs at least the second.
const MIN_SPEED: f64 = 0.02;
const MIN_FLING_SPEED: f64 = 0.12;

/// Recent positions of a pointer, with their times in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct VelocityTracker(Vec<(f64, Pixel)>);

impl VelocityTracker {
    /// Creates a tracker without positions.
    pub const fn new() -> VelocityTracker {
        VelocityTracker(Vec::new())
    }

    /// Adds a position; times in milliseconds, increasing.
    pub fn push(&mut self, now_ms: f64, at: Pixel) {
        self.0.retain(|(ms, _)| now_ms - ms <= WINDOW_MS);
        self.0.push((now_ms, at));
    }

    /// Returns the inertial scroll after a release; `None` if the pointer was too slow for a fling.
    pub fn fling(&self, now_ms: f64) -> Option<InertialScroll> {
        let recent = || self.0.iter().filter(|(ms, _)| now_ms - ms <= WINDOW_MS);
        let ((started_ms, from), (ended_ms, to)) = (recent().next()?, recent().next_back()?);
        let took_ms = ended_ms - started_ms;
        if took_ms < 8.0 {
            return None;
        }
        let speed = [(to.x - from.x) / took_ms, (to.y - from.y) / took_ms];
        (speed[0].hypot(speed[1]) >= MIN_FLING_SPEED).then_some(InertialScroll { speed })
    }
}

/// Inertial scroll with its initial speed, px per ms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InertialScroll {
    speed: [f64; 2],
}

impl InertialScroll {
    /// Returns the distance moved after a time in milliseconds, px; `None` once it has stopped.
    ///
    /// ```
    /// use pobratim::map::{Pixel, VelocityTracker};
    /// let mut tracker = VelocityTracker::default();
    /// for step in 0..6 {
    ///     let at = f64::from(step) * 16.0;
    ///     tracker.push(at, Pixel { x: at, y: 0.0 });
    /// }
    /// let scroll = tracker.fling(82.0).unwrap();
    /// let [x, y] = scroll.moved_px(200.0).unwrap();
    /// assert!(x > 100.0 && x < 200.0 && y == 0.0);
    /// assert_eq!(scroll.moved_px(5_000.0), None);
    /// ```
    pub fn moved_px(&self, after_ms: f64) -> Option<[f64; 2]> {
        let left = (-after_ms.max(0.0) / TIME_CONSTANT_MS).exp();
        let [x, y] = self.speed;
        let still = x.hypot(y) * left < MIN_SPEED;
        (!still).then(|| [x, y].map(|axis| axis * TIME_CONSTANT_MS * (1.0 - left)))
    }
}
