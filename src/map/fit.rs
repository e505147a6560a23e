//! View that fits the host and a number of places.

use super::camera::{Camera, Size};
use super::mode::Mode;
use crate::geo::{LonLat, angle_rad};

/// Margin around a whole globe.
const WHOLE_GLOBE_MARGIN_PX: f64 = 14.0;

impl Camera {
    /// Maximum scale that [`Camera::fit`] chooses: beyond it the coast looks coarse.
    const LARGEST_FIT: f64 = 6_000.0;

    /// Returns the largest view in which the host and all `points` are at least `margin_px` from
    /// the edges. Without points, it shows everything that the mode can show.
    pub fn fit(host: LonLat, points: &[LonLat], size: Size, margin_px: f64, mode: Mode) -> Camera {
        Camera::fit_within(host, points, size, [margin_px; 2], mode)
    }

    /// Returns the view as [`Camera::fit`] does, with different margins at the sides, and above and
    /// below.
    pub fn fit_within(
        host: LonLat,
        points: &[LonLat],
        size: Size,
        margins_px: [f64; 2],
        mode: Mode,
    ) -> Camera {
        let globe = mode == Mode::Globe;
        let centre = if globe { centre_of(host, points) } else { host };
        let camera = Camera::at(host, centre, Camera::LARGEST_FIT, size, mode);
        let [low, high] = camera.bounds(points);
        let size = camera.size();
        // A whole globe has no markers at its edge that need room.
        let whole = globe && high == [1.0, 1.0];
        let margins_px = if whole {
            margins_px.map(|margin_px| margin_px.min(WHOLE_GLOBE_MARGIN_PX))
        } else {
            margins_px
        };
        let room = |side: f64, margin_px: f64| (side - 2.0 * margin_px).max(side / 4.0);
        let width = (high[0] - low[0]).max(1e-9);
        let height = (high[1] - low[1]).max(1e-9);
        let across = room(size.width, margins_px[0]) / width;
        let scale = across.min(room(size.height, margins_px[1]) / height);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        let scale = scale.min(Camera::LARGEST_FIT);
        camera
            .intermediate(camera.centre(), camera.radial(), scale, middle)
            .limited()
    }

    /// Returns the bounding box of the host and the points in the plane, least and largest corner.
    /// It is the whole disc if there are no points or if the globe hides one.
    fn bounds(&self, points: &[LonLat]) -> [[f64; 2]; 2] {
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
        let extent = |axis: usize, start: f64, pick: fn(f64, f64) -> f64| {
            seen.iter().map(|point| point[axis]).fold(start, pick)
        };
        let low = [0, 1].map(|axis| extent(axis, f64::INFINITY, f64::min));
        let high = [0, 1].map(|axis| extent(axis, f64::NEG_INFINITY, f64::max));
        if !globe {
            return [low, high];
        }
        // A globe stays centred, so its box must be symmetric.
        let both = [0, 1].map(|axis| f64::max(high[axis], -low[axis]));
        // The whole disc looks better than most of it.
        let both = if both[0].max(both[1]) > 0.6 {
            [1.0, 1.0]
        } else {
            both
        };
        [both.map(|extent| -extent), both]
    }
}

/// Returns the centre of the smallest enclosing circle of all places (Bădoiu and Clarkson, *Smaller
/// core-sets for balls*, 2003): step toward the farthest place with decreasing steps.
fn centre_of(host: LonLat, points: &[LonLat]) -> LonLat {
    let mut middle = host.unit();
    for round in 1..=60 {
        let distance = |at: &LonLat| angle_rad(middle, at.unit());
        let farthest = points
            .iter()
            .chain([&host])
            .max_by(|a, b| distance(a).total_cmp(&distance(b)));
        let share = 1.0 / f64::from(round + 1);
        let Some(far) = farthest else { break };
        middle = middle
            .combine(1.0 - share, far.unit(), share)
            .direction()
            .unwrap_or(middle);
    }
    LonLat::from_unit(middle)
}
