//! How a map that was let go rolls on, and stops.

use super::camera::Pixel;

/// How quickly it slows down: after this time a good third of the speed is left.
const SLOWING_MS: f64 = 325.0;
/// What was moved longer ago says nothing of the speed, and a finger that rested as long threw
/// nothing.
const TRAIL_MS: f64 = 90.0;
/// A speed below this ends or never begins a roll, px per ms.
const STILL: f64 = 0.02;
const THROWN: f64 = 0.12;

/// Where a finger was of late.
#[derive(Clone, Debug, Default)]
pub struct Trail(Vec<(f64, Pixel)>);

impl Trail {
    /// Of a finger that was nowhere yet.
    pub const fn new() -> Trail {
        Trail(Vec::new())
    }

    /// The finger is there now; times in milliseconds, rising.
    pub fn push(&mut self, now_ms: f64, at: Pixel) {
        self.0.retain(|(ms, _)| now_ms - ms <= TRAIL_MS);
        self.0.push((now_ms, at));
    }

    /// The roll of a map let go now; `None` where it was not thrown.
    pub fn thrown(&self, now_ms: f64) -> Option<Roll> {
        let fresh = || self.0.iter().filter(|(ms, _)| now_ms - ms <= TRAIL_MS);
        let ((begun_ms, from), (ended_ms, to)) = (fresh().next()?, fresh().next_back()?);
        let took_ms = ended_ms - begun_ms;
        if took_ms < 8.0 {
            return None;
        }
        let speed = [(to.x - from.x) / took_ms, (to.y - from.y) / took_ms];
        (speed[0].hypot(speed[1]) >= THROWN).then_some(Roll { speed })
    }
}

/// A map that rolls: its speed as it was let go, px per ms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Roll {
    speed: [f64; 2],
}

impl Roll {
    /// How far it has come after so many milliseconds, px; `None` once it stands still.
    ///
    /// ```
    /// use pobratim::map::{Pixel, Trail};
    /// let mut trail = Trail::default();
    /// for step in 0..6 {
    ///     let at = f64::from(step) * 16.0;
    ///     trail.push(at, Pixel { x: at, y: 0.0 });
    /// }
    /// let roll = trail.thrown(82.0).unwrap();
    /// let [x, y] = roll.moved_px(200.0).unwrap();
    /// assert!(x > 100.0 && x < 200.0 && y == 0.0);
    /// assert_eq!(roll.moved_px(5_000.0), None);
    /// ```
    pub fn moved_px(&self, after_ms: f64) -> Option<[f64; 2]> {
        let left = (-after_ms.max(0.0) / SLOWING_MS).exp();
        let [x, y] = self.speed;
        let still = x.hypot(y) * left < STILL;
        (!still).then(|| [x, y].map(|axis| axis * SLOWING_MS * (1.0 - left)))
    }
}
