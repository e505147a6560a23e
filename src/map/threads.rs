//! Threads: great-circle arcs from the host to its partner cities.

use super::camera::{Camera, Pixel};
use super::mode::Mode;
use crate::geo::{LonLat, Unit, angle_rad, sin_cos};

/// Thread in pixels, from the host toward the city.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// Caller's key of the place.
    pub key: usize,
    /// Caller's number of the stroke: kind and status of the tie.
    pub kind: u8,
    /// Two points if the line is straight; on a globe as many as the curve needs, and only the
    /// visible part.
    pub points: Vec<[f32; 2]>,
}

/// Step along a thread on the globe.
const STEP_RAD: f64 = 0.02;

/// Returns the points of the shortest arc from the host to a place; fewer than two if none are
/// visible. It takes the shorter way across the antimeridian.
pub fn thread(camera: &Camera, to: LonLat) -> Vec<[f32; 2]> {
    let point = |pixel: Pixel| [pixel.x as f32, pixel.y as f32];
    if camera.mode() != Mode::Globe && camera.centre() == camera.host() {
        // Azimuths about the host are true, so that its great circles are straight lines.
        let ends = [camera.host(), to].map(|at| camera.project(at).map(point));
        return if let [Some(from), Some(to)] = ends {
            vec![from, to]
        } else {
            Vec::new()
        };
    }
    let (a, b) = (camera.host().unit(), to.unit());
    let angle = angle_rad(a, b);
    let sine = sin_cos(angle).0;
    if sine < 1e-9 {
        return Vec::new();
    }
    let steps = (angle / STEP_RAD).ceil().max(1.0);
    let along = |step: u32| -> Unit {
        let t = f64::from(step) / steps;
        a.combine(
            sin_cos((1.0 - t) * angle).0 / sine,
            b,
            sin_cos(t * angle).0 / sine,
        )
    };
    (0..=steps as u32)
        .filter_map(|step| camera.project_unit(along(step)))
        .map(point)
        .collect()
}

/// Returns the factor of the stroke width of a thread for a count of at most `most`: 0.85 for none,
/// 1.6 for the most. The range is narrow, so that kinds of strokes stay distinguishable by width.
///
/// ```
/// use pobratim::map::weight;
/// assert_eq!((weight(0, 9), weight(9, 9), weight(0, 0)), (0.85, 1.6, 0.85));
/// assert!(weight(1, 9) < weight(4, 9));
/// ```
pub fn weight(count: u32, most: u32) -> f64 {
    let share = f64::from(count) / f64::from(most.max(1));
    // Perceived by area: twice the width for four times the count.
    0.85 + 0.75 * share.sqrt()
}

/// Number of threads up to which all are drawn at full strength.
const FEW_THREADS: f64 = 40.0;

/// Returns the factors of width and opacity of the threads of so many cities: beyond forty, threads
/// get thinner and more transparent, so that land and names stay legible below them.
///
/// ```
/// use pobratim::map::density;
/// assert_eq!(density(19), (1.0, 1.0));
/// let (width, opacity) = density(120);
/// assert!((0.5..0.8).contains(&width) && (0.4..0.7).contains(&opacity));
/// ```
pub fn density(count: usize) -> (f64, f64) {
    let share = (FEW_THREADS / (count.max(1) as f64)).min(1.0);
    (share.sqrt().max(0.5), share.sqrt().max(0.35))
}
