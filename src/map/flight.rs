//! The way from one view to another, as smooth as it can be.
//!
//! Within a mode it is the optimal path of van Wijk and Nuij (*Smooth and efficient zooming and
//! panning*, 2003): it draws back, travels, and comes near again, so that the picture seems to
//! move at one speed. From mode to mode the projection itself changes.

use super::camera::Camera;
use super::mode::Mode;
use crate::geo::{angle_rad, between};

/// How much a flight rises for the way that it travels; the authors' readers liked 1.42.
const RHO: f64 = 1.42;
/// The pace of a flight, ms for each of its units, and how long it takes at least and at most.
const PACE_MS: f64 = 420.0;
const SHORTEST_MS: f64 = 220.0;
const LONGEST_MS: f64 = 2400.0;
const MORPH_MS: f64 = 800.0;

/// A way between two views of one size. It ends exactly at the second.
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
    /// Within a mode; `None` where the projection changes.
    swoop: Option<Swoop>,
}

impl Flight {
    /// The way from a view to another, both of one host and size.
    pub fn new(from: &Camera, to: &Camera) -> Flight {
        let is_flat = from.radial() == to.radial();
        let travel = if from.mode() == Mode::Globe {
            angle_rad(from.centre().unit(), to.centre().unit())
        } else {
            let (a, b) = (from.plane_in_the_middle(), to.plane_in_the_middle());
            (a[0] - b[0]).hypot(a[1] - b[1])
        };
        let wide = |camera: &Camera| camera.across_rad();
        let swoop = is_flat.then(|| Swoop::new(travel, wide(from), wide(to)));
        Flight {
            from: *from,
            to: *to,
            swoop,
        }
    }

    /// Where it leads.
    pub const fn end(&self) -> &Camera {
        &self.to
    }

    /// Whether the projection changes on the way.
    pub const fn is_morph(&self) -> bool {
        self.swoop.is_none()
    }

    /// How long it should take, milliseconds.
    pub fn duration_ms(&self) -> f64 {
        self.swoop.map_or(MORPH_MS, |swoop| {
            (swoop.length * PACE_MS).clamp(SHORTEST_MS, LONGEST_MS)
        })
    }

    /// The view at a share `t` (0 to 1) of its time; it sets out and arrives gently.
    pub fn at(&self, t: f64) -> Camera {
        // What is no number is the beginning.
        if t >= 1.0 {
            return self.to;
        }
        let t = t.max(0.0);
        if t == 0.0 {
            return self.from;
        }
        let eased = t * t * (3.0 - 2.0 * t);
        let (from, to) = (&self.from, &self.to);
        let Some(swoop) = &self.swoop else {
            return self.morphed(eased);
        };
        let (share, wide) = swoop.at(eased);
        let scale = from.scale() * from.across_rad() / wide;
        let centre = between(from.centre(), to.centre(), share);
        let looking_at = mixed(from.plane_in_the_middle(), to.plane_in_the_middle(), share);
        to.passing(centre, to.radial(), scale, looking_at)
    }

    /// From mode to mode: what is in the middle goes evenly over the earth to what will be there.
    fn morphed(&self, t: f64) -> Camera {
        let (from, to) = (&self.from, &self.to);
        let radial = from.radial().toward(to.radial(), t);
        let scale = from.scale() * ((to.scale() / from.scale()).ln() * t).exp();
        let centre = between(from.centre(), to.centre(), t);
        let middle = between(from.looking_at(), to.looking_at(), t);
        let view = to.passing(centre, radial, scale, [0.0, 0.0]);
        match view.plane_of(middle) {
            Some(plane) => to.passing(centre, radial, scale, plane),
            None => view,
        }
    }
}

fn mixed(from: [f64; 2], to: [f64; 2], t: f64) -> [f64; 2] {
    [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * t)
}

/// The path of van Wijk and Nuij, section 4: by its arc length, how far it has come and how wide
/// the view is.
#[derive(Clone, Copy, Debug)]
struct Swoop {
    /// The way to travel in the plane or on the sphere, and the width of the view at both ends,
    /// in the same unit.
    travel: f64,
    wide: [f64; 2],
    /// r₀, by which the path knows how steeply it rises at first.
    rise: f64,
    /// S, the length of the whole path.
    length: f64,
}

impl Swoop {
    fn new(travel: f64, from_wide: f64, to_wide: f64) -> Swoop {
        let (w0, w1) = (from_wide, to_wide);
        let straight = Swoop {
            travel: 0.0,
            wide: [w0, w1],
            rise: 0.0,
            length: (w1 / w0).ln().abs() / RHO,
        };
        // So short a way is none: only the width changes.
        if travel < 1e-6 * w0.min(w1) {
            return straight;
        }
        let square = RHO * RHO;
        let rises = (square * travel) * (square * travel);
        let b0 = (w1 * w1 - w0 * w0 + rises) / (2.0 * w0 * square * travel);
        let b1 = (w1 * w1 - w0 * w0 - rises) / (2.0 * w1 * square * travel);
        // ln(√(b² + 1) − b), without its loss of digits.
        let (r0, r1) = (-b0.asinh(), -b1.asinh());
        Swoop {
            travel,
            rise: r0,
            length: (r1 - r0) / RHO,
            ..straight
        }
    }

    /// At a share of its length: the share of the way travelled, and the width.
    fn at(&self, t: f64) -> (f64, f64) {
        let [w0, w1] = self.wide;
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
