//! Draws into a path what can be seen of a line, with no more points than can be seen.

use super::lens::Lens;
use super::path::PathBuffer;
use crate::geo::sin_cos;

/// The largest step along the rim, cos and sin of 2°.
const RIM_STEP_COS: f64 = 0.999_390_827_019_095_7;
const RIM_STEP_RAD: f64 = std::f64::consts::PI / 90.0;

/// A pen for one subpath at a time.
///
/// It thins, and it replaces a run of points that are all beyond one side of the picture by its
/// ends: what lies on the straight way between them cannot be seen either.
pub(super) struct Pen<'a> {
    lens: &'a Lens,
    path: &'a mut PathBuffer,
    last: Option<[f64; 2]>,
    /// The end of a run beyond the picture, not drawn yet.
    waiting: Option<[f64; 2]>,
    /// The sides that the whole run is beyond.
    beyond: u8,
    /// The direction on the rim where the pen stands, if it does.
    pub rim: Option<[f64; 2]>,
}

impl<'a> Pen<'a> {
    pub fn new(lens: &'a Lens, path: &'a mut PathBuffer) -> Pen<'a> {
        Pen {
            lens,
            path,
            last: None,
            waiting: None,
            beyond: 0,
            rim: None,
        }
    }

    /// Begins a subpath.
    pub fn start(&mut self) {
        self.path.start();
        self.last = None;
        self.waiting = None;
        self.beyond = 0;
        self.rim = None;
    }

    /// A line to a pixel.
    pub fn to(&mut self, pixel: [f64; 2]) {
        let beyond = self.lens.beyond(pixel);
        let Some(last) = self.last else {
            return self.draw(pixel, beyond);
        };
        if self.beyond & beyond != 0 {
            self.beyond &= beyond;
            self.waiting = Some(pixel);
            return;
        }
        let from = self.flush().unwrap_or(last);
        if (pixel[0] - from[0]).hypot(pixel[1] - from[1]) >= self.lens.grain.thin_px {
            self.draw(pixel, beyond);
        }
    }

    /// A line to a pixel on this side of the clip, away from the rim.
    pub fn leave_rim_to(&mut self, pixel: [f64; 2]) {
        self.rim = None;
        self.to(pixel);
    }

    /// On along the rim to a direction, the shorter way; or straight to it from within.
    pub fn rim_to(&mut self, direction: [f64; 2]) {
        if let Some(from) = self.rim {
            let cos = from[0] * direction[0] + from[1] * direction[1];
            if cos < RIM_STEP_COS {
                let sin = from[0] * direction[1] - from[1] * direction[0];
                let turn = sin.atan2(cos);
                let steps = (turn.abs() / RIM_STEP_RAD).ceil();
                for step in 1..steps as u32 {
                    let (sin, cos) = sin_cos(turn * f64::from(step) / steps);
                    let between = [from[0] * cos - from[1] * sin, from[0] * sin + from[1] * cos];
                    self.to(self.lens.rim(between));
                }
            }
        }
        self.rim = Some(direction);
        self.to(self.lens.rim(direction));
    }

    /// The whole rim as one subpath.
    pub fn whole_rim(&mut self) {
        self.start();
        for step in 0..180 {
            let (sin, cos) = sin_cos(f64::from(step) * RIM_STEP_RAD);
            self.to(self.lens.rim([cos, sin]));
        }
        self.close();
    }

    /// Ends a closed subpath; one that encloses nothing is taken back.
    pub fn close(&mut self) {
        self.end(3);
    }

    /// Ends a subpath and takes it back if it has fewer points than `fewest`.
    pub fn end(&mut self, fewest: usize) {
        self.flush();
        if self.path.open_len() < fewest {
            self.path.drop_open();
        }
    }

    fn flush(&mut self) -> Option<[f64; 2]> {
        let waiting = self.waiting.take()?;
        self.draw(waiting, self.lens.beyond(waiting));
        Some(waiting)
    }

    fn draw(&mut self, pixel: [f64; 2], beyond: u8) {
        self.path.push(pixel[0], pixel[1]);
        self.last = Some(pixel);
        self.beyond = beyond;
    }
}
