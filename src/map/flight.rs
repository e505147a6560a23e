//! Smooth animation from one view to another.
//!
//! Within a mode it follows the optimal path of van Wijk and Nuij (*Smooth and efficient zooming
//! and panning*, 2003): it zooms out, pans and zooms in, at a constant perceived speed. Between
//! modes the projection itself is interpolated.

use super::camera::Camera;
use super::mode::Mode;
use crate::geo::{angle_rad, between};

/// Trade-off between zooming and panning (ρ); the users in the paper's study preferred 1.42.
const RHO: f64 = 1.42;
/// Duration per unit of path length.
const MS_PER_UNIT: f64 = 420.0;
/// The shortest duration.
const SHORTEST_MS: f64 = 220.0;
/// The longest duration.
const LONGEST_MS: f64 = 2400.0;
/// Duration of a change of projection.
const MORPH_MS: f64 = 800.0;

/// Flight between two views of the same size. It ends exactly at the second.
///
/// ```
/// use pobratim::geo::LonLat;
/// use pobratim::map::{Camera, Flight, Mode, Size};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let niigata = LonLat::new(139.0412, 37.9226).unwrap();
/// let size = Size { width: 700.0, height: 500.0 };
/// let all = Camera::fit(host, &[niigata], size, 40.0, Mode::Globe);
/// let near = all.close_to(niigata);
/// let flight = Flight::new(&all, &near);
/// assert_eq!((flight.at(0.0), flight.at(1.0)), (all, near));
/// assert!(flight.duration_ms() > 200.0);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// Path within a mode; `None` if the projection changes.
    path: Option<OptimalPath>,
}

impl Flight {
    /// Creates the flight between two views with the same host and size.
    pub fn new(from: &Camera, to: &Camera) -> Flight {
        let is_flat = from.radial() == to.radial();
        let travel = if from.mode() == Mode::Globe {
            angle_rad(from.centre().unit(), to.centre().unit())
        } else {
            let (a, b) = (from.plane_at_middle(), to.plane_at_middle());
            (a[0] - b[0]).hypot(a[1] - b[1])
        };
        let width = |camera: &Camera| camera.span_rad();
        let path = is_flat.then(|| OptimalPath::new(travel, width(from), width(to)));
        Flight {
            from: *from,
            to: *to,
            path,
        }
    }

    /// View at the end of the flight.
    pub const fn end(&self) -> &Camera {
        &self.to
    }

    /// Returns whether the projection changes during the flight.
    pub const fn is_morph(&self) -> bool {
        self.path.is_none()
    }

    /// Returns the duration in milliseconds.
    pub fn duration_ms(&self) -> f64 {
        self.path.map_or(MORPH_MS, |path| {
            (path.length * MS_PER_UNIT).clamp(SHORTEST_MS, LONGEST_MS)
        })
    }

    /// Returns the view at a fraction `t` (0 to 1) of the duration, eased at both ends.
    pub fn at(&self, t: f64) -> Camera {
        // NaN counts as 0.
        if t >= 1.0 {
            return self.to;
        }
        let t = t.max(0.0);
        if t == 0.0 {
            return self.from;
        }
        let eased = t * t * (3.0 - 2.0 * t);
        let (from, to) = (&self.from, &self.to);
        let Some(path) = &self.path else {
            return self.morphed(eased);
        };
        let (share, width) = path.at(eased);
        let scale = from.scale() * from.span_rad() / width;
        let centre = between(from.centre(), to.centre(), share);
        let looking_at = interpolated(from.plane_at_middle(), to.plane_at_middle(), share);
        to.intermediate(centre, to.radial(), scale, looking_at)
    }

    /// Returns the view during a change of mode: the place in the middle moves along a great
    /// circle.
    fn morphed(&self, t: f64) -> Camera {
        let (from, to) = (&self.from, &self.to);
        let radial = from.radial().interpolate(to.radial(), t);
        let scale = from.scale() * ((to.scale() / from.scale()).ln() * t).exp();
        let centre = between(from.centre(), to.centre(), t);
        let middle = between(from.looking_at(), to.looking_at(), t);
        let view = to.intermediate(centre, radial, scale, [0.0, 0.0]);
        match view.plane_of(middle) {
            Some(plane) => to.intermediate(centre, radial, scale, plane),
            None => view,
        }
    }
}

fn interpolated(from: [f64; 2], to: [f64; 2], t: f64) -> [f64; 2] {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * t)
}

/// Optimal path of van Wijk and Nuij, section 4, by arc length.
#[derive(Clone, Copy, Debug)]
struct OptimalPath {
    /// Distance to travel in the plane or on the sphere, and the width of the view at both ends, in
    /// the same unit.
    travel: f64,
    width: [f64; 2],
    /// r₀ of the paper, which determines the initial slope.
    rise: f64,
    /// S of the paper, the length of the whole path.
    length: f64,
}

impl OptimalPath {
    fn new(travel: f64, from_wide: f64, to_wide: f64) -> OptimalPath {
        let (w0, w1) = (from_wide, to_wide);
        let straight = OptimalPath {
            travel: 0.0,
            width: [w0, w1],
            rise: 0.0,
            length: (w1 / w0).ln().abs() / RHO,
        };
        // At this distance only the width changes.
        if travel < 1e-6 * w0.min(w1) {
            return straight;
        }
        let square = RHO * RHO;
        let rises = (square * travel) * (square * travel);
        let b0 = (w1 * w1 - w0 * w0 + rises) / (2.0 * w0 * square * travel);
        let b1 = (w1 * w1 - w0 * w0 - rises) / (2.0 * w1 * square * travel);
        // ln(√(b² + 1) − b), without its loss of significance.
        let (r0, r1) = (-b0.asinh(), -b1.asinh());
        OptimalPath {
            travel,
            rise: r0,
            length: (r1 - r0) / RHO,
            ..straight
        }
    }

    /// Returns the fraction of the distance travelled and the width, at a fraction of the length.
    fn at(&self, t: f64) -> (f64, f64) {
        let [w0, w1] = self.width;
        if self.travel == 0.0 {
            return (t, w0 * ((w1 / w0).ln() * t).exp());
        }
        let (cosh0, sinh0) = cosh_sinh(self.rise);
        let (cosh, sinh) = cosh_sinh(RHO * self.length * t + self.rise);
        let travelled = w0 / (RHO * RHO) * (cosh0 * sinh / cosh - sinh0);
        (travelled / self.travel, w0 * cosh0 / cosh)
    }
}

fn cosh_sinh(x: f64) -> (f64, f64) {
    let (up, down) = (x.exp(), (-x).exp());
    ((up + down) / 2.0, (up - down) / 2.0)
}
