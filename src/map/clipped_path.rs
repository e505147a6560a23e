//! Builder of paths from the visible parts of lines, with no more points than are visible.

use super::culling::PreparedCamera;
use super::path::PathBuffer;
use crate::geo::sin_cos;

/// Maximum step along the rim, cosine and sine of 2°.
const RIM_STEP_COS: f64 = 0.999_390_827_019_095_7;
const RIM_STEP_RAD: f64 = std::f64::consts::PI / 90.0;

/// Path builder for one subpath at a time.
///
/// It leaves out points that are too close together, and replaces a run of points that are all
/// outside the same side of the picture by its two ends: the straight line between them is
/// invisible too.
pub(super) struct ClippedPathBuilder<'a> {
    prepared: &'a PreparedCamera,
    path: &'a mut PathBuffer,
    last: Option<[f64; 2]>,
    /// End of a run outside the picture that is not drawn yet.
    pending: Option<[f64; 2]>,
    /// Outcode bits that all points of the current run share.
    run_outcode: u8,
    /// Direction of the last point on the rim; `None` if the last point is not on the rim.
    pub rim: Option<[f64; 2]>,
}

impl<'a> ClippedPathBuilder<'a> {
    pub fn new(prepared: &'a PreparedCamera, path: &'a mut PathBuffer) -> ClippedPathBuilder<'a> {
        ClippedPathBuilder {
            prepared,
            path,
            last: None,
            pending: None,
            run_outcode: 0,
            rim: None,
        }
    }

    /// Starts a subpath.
    pub fn start(&mut self) {
        self.path.start();
        self.last = None;
        self.pending = None;
        self.run_outcode = 0;
        self.rim = None;
    }

    /// Adds a line to a pixel.
    pub fn line_to(&mut self, pixel: [f64; 2]) {
        let outcode = self.prepared.outcode(pixel);
        let Some(last) = self.last else {
            return self.draw(pixel, outcode);
        };
        if self.run_outcode & outcode != 0 {
            self.run_outcode &= outcode;
            self.pending = Some(pixel);
            return;
        }
        let from = self.flush().unwrap_or(last);
        if (pixel[0] - from[0]).hypot(pixel[1] - from[1]) >= self.prepared.detail.min_step_px {
            self.draw(pixel, outcode);
        }
    }

    /// Adds a line to a pixel inside the clip, away from the rim.
    pub fn leave_rim_to(&mut self, pixel: [f64; 2]) {
        self.rim = None;
        self.line_to(pixel);
    }

    /// Adds a line to a direction on the rim: along the rim the shorter way, or straight from
    /// inside.
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
                    self.line_to(self.prepared.rim(between));
                }
            }
        }
        self.rim = Some(direction);
        self.line_to(self.prepared.rim(direction));
    }

    /// Adds the whole rim as one subpath.
    pub fn whole_rim(&mut self) {
        self.start();
        for step in 0..180 {
            let (sin, cos) = sin_cos(f64::from(step) * RIM_STEP_RAD);
            self.line_to(self.prepared.rim([cos, sin]));
        }
        self.close();
    }

    /// Ends a closed subpath and drops it if it encloses no area.
    pub fn close(&mut self) {
        self.end(3);
    }

    /// Ends a subpath and drops it if it has fewer points than `fewest`.
    pub fn end(&mut self, fewest: usize) {
        self.flush();
        if self.path.open_len() < fewest {
            self.path.drop_open();
        }
    }

    fn flush(&mut self) -> Option<[f64; 2]> {
        let pending = self.pending.take()?;
        self.draw(pending, self.prepared.outcode(pending));
        Some(pending)
    }

    fn draw(&mut self, pixel: [f64; 2], outcode: u8) {
        self.path.push(pixel[0], pixel[1]);
        self.last = Some(pixel);
        self.run_outcode = outcode;
    }
}
