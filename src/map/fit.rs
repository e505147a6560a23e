//! The view that shows the host and a number of places.

use super::camera::{Camera, Size};
use super::mode::Mode;
use crate::geo::{LonLat, angle_rad};

/// How far a whole globe stays from the edges.
const WHOLE_PX: f64 = 14.0;

impl Camera {
    /// The largest scale that [`Camera::fit`] chooses, at which the coast still looks well.
    const LARGEST_FIT: f64 = 6_000.0;

    /// The largest view in which the host and all `points` stand at least `margin_px` from the
    /// edges. Without points, all that the mode can show.
    pub fn fit(host: LonLat, points: &[LonLat], size: Size, margin_px: f64, mode: Mode) -> Camera {
        let globe = mode == Mode::Globe;
        let centre = if globe { middle_of(host, points) } else { host };
        let camera = Camera::at(host, centre, Camera::LARGEST_FIT, size, mode);
        let [low, high] = camera.box_round(points);
        let size = camera.size();
        // Round a whole globe there is nothing that needs room.
        let whole = globe && high == [1.0, 1.0];
        let margin_px = if whole {
            margin_px.min(WHOLE_PX)
        } else {
            margin_px
        };
        let room = |side: f64| (side - 2.0 * margin_px).max(side / 4.0);
        let width = (high[0] - low[0]).max(1e-9);
        let height = (high[1] - low[1]).max(1e-9);
        let scale = (room(size.width) / width).min(room(size.height) / height);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        let scale = scale.min(Camera::LARGEST_FIT);
        camera
            .passing(camera.centre(), camera.radial(), scale, middle)
            .limited()
    }

    /// The box in the plane, least and largest corner, round the host and the points; round all
    /// that the mode can show where there are no points, or where a globe hides one.
    fn box_round(&self, points: &[LonLat]) -> [[f64; 2]; 2] {
        let globe = self.mode() == Mode::Globe;
        let seen: Vec<[f64; 2]> = points
            .iter()
            .chain([&self.host()])
            .filter_map(|at| self.plane_of(*at))
            .collect();
        let hidden = seen.len() <= points.len();
        if points.is_empty() || (globe && hidden) {
            let rim = self.radial().rim();
            return [[-rim, -rim], [rim, rim]];
        }
        let reach = |axis: usize, start: f64, pick: fn(f64, f64) -> f64| {
            seen.iter().map(|point| point[axis]).fold(start, pick)
        };
        let low = [0, 1].map(|axis| reach(axis, f64::INFINITY, f64::min));
        let high = [0, 1].map(|axis| reach(axis, f64::NEG_INFINITY, f64::max));
        if !globe {
            return [low, high];
        }
        // A globe stays in the middle: it must reach as far to both sides.
        let both = [0, 1].map(|axis| f64::max(high[axis], -low[axis]));
        // Where the places are spread so wide, the whole disc looks better than most of it.
        let both = if both[0].max(both[1]) > 0.6 {
            [1.0, 1.0]
        } else {
            both
        };
        [both.map(|reach| -reach), both]
    }
}

/// The middle of the least circle round all places (Bădoiu and Clarkson, *Smaller core-sets for
/// balls*, 2003): step toward the farthest, ever less.
fn middle_of(host: LonLat, points: &[LonLat]) -> LonLat {
    let mut middle = host.unit();
    for round in 1..=60 {
        let apart = |at: &LonLat| angle_rad(middle, at.unit());
        let farthest = points
            .iter()
            .chain([&host])
            .max_by(|a, b| apart(a).total_cmp(&apart(b)));
        let share = 1.0 / f64::from(round + 1);
        let Some(far) = farthest else { break };
        middle = middle
            .mixed(1.0 - share, far.unit(), share)
            .direction()
            .unwrap_or(middle);
    }
    LonLat::from_unit(middle)
}
