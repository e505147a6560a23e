//! First view of the map: the host and the region in which most of the places are.

use super::camera::{Camera, Size};
use super::mode::Mode;
use crate::geo::{LonLat, angle_rad};

/// Minimum share of the places in the region.
const LEAST_SHARE: f64 = 2.0 / 3.0;
/// Minimum ratio of the distance of the nearest place outside the region to that of the farthest
/// inside: a smaller one would leave places out for a view that is hardly larger.
const LEAST_GAP: f64 = 1.25;
/// Fewer places than this have no region: all are shown.
const LEAST_PLACES: usize = 4;
/// Maximum margin between the places and the edges, with room for their names.
const MARGIN_PX: f64 = 44.0;
/// Maximum margin above and below if there are places outside the region: room for their arrows.
const ARROW_MARGIN_PX: f64 = 76.0;

/// Returns for each place whether it is in the region around the host: at least two thirds of the
/// places, up to the largest relative gap between their distances. Without such a gap all are.
///
/// ```
/// use pobratim::{geo::LonLat, map::region};
/// let at = |lon_deg| LonLat::new(lon_deg, 0.0).unwrap();
/// let found = region(at(0.0), &[1.0, 90.0, 2.0, 3.0, 4.0].map(at));
/// assert_eq!(found, [true, false, true, true, true]);
/// ```
pub fn region(host: LonLat, places: &[LonLat]) -> Vec<bool> {
    let all = vec![true; places.len()];
    if places.len() < LEAST_PLACES {
        return all;
    }
    let distance = |at: &LonLat| angle_rad(host.unit(), at.unit());
    let mut distances: Vec<f64> = Vec::new();
    for place in places {
        let far = distance(place);
        let nearer = distances.iter().take_while(|other| **other <= far).count();
        distances.insert(nearer, far);
    }
    let least = (LEAST_SHARE * places.len() as f64).ceil() as usize;
    let gaps = distances.windows(2).skip(least.saturating_sub(1));
    let gaps = gaps.filter_map(|pair| match pair {
        [near, far] => Some((far / near.max(1e-6), *near)),
        _ => None,
    });
    let widest = gaps.max_by(|a, b| a.0.total_cmp(&b.0));
    match widest.filter(|(ratio, _)| *ratio >= LEAST_GAP) {
        Some((_, radius)) => places.iter().map(|at| distance(at) <= radius).collect(),
        None => all,
    }
}

/// Returns the first view: it fits the host, the [`region`], and the places that are `required`.
/// The globe is shown whole, with all places.
pub fn first_frame(
    host: LonLat,
    places: &[LonLat],
    required: &dyn Fn(usize) -> bool,
    size: Size,
    mode: Mode,
) -> Camera {
    let inside = match mode {
        Mode::Globe => vec![true; places.len()],
        Mode::Fisheye | Mode::Equidistant => region(host, places),
    };
    let mut shown: Vec<LonLat> = Vec::new();
    for (index, (place, inside)) in places.iter().zip(inside).enumerate() {
        if inside || required(index) {
            shown.push(*place);
        }
    }
    let side = MARGIN_PX.min(size.width / 9.0);
    let upright = if shown.len() < places.len() {
        ARROW_MARGIN_PX.min(size.height / 6.0).max(side)
    } else {
        side
    };
    Camera::fit_within(host, &shown, size, [side, upright], mode)
}
