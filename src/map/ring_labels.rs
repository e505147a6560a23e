//! Labels of rings: on their rings in one direction from the host, where they cover nothing.

use super::camera::{Camera, Pixel, Size};
use super::labels::LabelBox;
use crate::geo::{Rotation, Unit, rad_from_km, sin_cos};

/// Directions to try for all labels: every five degrees.
const STEP_DEG: u32 = 5;
/// Directions to try for a label that is not free in the common one, in degrees from it.
const ASIDE_DEG: [f64; 4] = [-5.0, 5.0, -10.0, 10.0];
/// Minimum distance of a label from the edges and from everything else.
const GAP_PX: f64 = 4.0;
/// Distance to the nearest other thing beyond which a direction is not better.
const ENOUGH_PX: f64 = 24.0;
/// Share of a label that is lost if a thread crosses it.
const CROSSED: f64 = 0.45;

/// Returns the middle of the label of each ring, or `None` if no position is free. `rings` are
/// distances in kilometres with the sizes of the labels. Labels are in the picture and overlap
/// neither each other nor anything that is `occupied`; they avoid `threads`, lines between two
/// points. Of all directions it takes the one with the most labels, and of equal ones the one with the
/// most space around them.
pub fn ring_labels(
    camera: &Camera,
    rings: &[(f64, Size)],
    occupied: &[LabelBox],
    threads: &[[Pixel; 2]],
) -> Vec<Option<Pixel>> {
    let host = Rotation::to(camera.host());
    let Size { width, height } = camera.size();
    let picture = LabelBox {
        left: 0.0,
        top: 0.0,
        width,
        height,
    };
    let at = |km: f64, bearing_deg: f64| {
        let (sine, cosine) = sin_cos(rad_from_km(km));
        let (east, north) = sin_cos(bearing_deg.to_radians());
        camera.project_unit(host.undo(Unit {
            x: sine * east,
            y: sine * north,
            z: cosine,
        }))
    };
    // Position and free distance of a label that covers nothing.
    let free = |ring: &(f64, Size), bearing_deg: f64, placed: &[LabelBox]| {
        let (km, size) = ring;
        let middle = at(*km, bearing_deg)?;
        let label = LabelBox {
            left: middle.x - size.width / 2.0,
            top: middle.y - size.height / 2.0,
            width: size.width,
            height: size.height,
        };
        let wide = label.enlarged(GAP_PX);
        if !picture.contains(&wide) || placed.iter().any(|other| other.overlaps(&wide)) {
            return None;
        }
        let distances = occupied.iter().map(|other| other.distance_px(&label));
        let nearest = distances.fold(ENOUGH_PX, f64::min);
        (nearest >= GAP_PX).then_some((middle, label, nearest))
    };
    let mut best: (f64, f64) = (0.0, 0.0);
    for step in 0..360 / STEP_DEG {
        let bearing_deg = f64::from(step * STEP_DEG);
        let (mut placed, mut nearest, mut crossed) = (Vec::new(), ENOUGH_PX, 0.0);
        for ring in rings {
            if let Some((middle, label, distance)) = free(ring, bearing_deg, &placed) {
                placed.push(label);
                let radius_px = label.height;
                let crosses = |thread: &[Pixel; 2]| distance_px(middle, *thread) < radius_px;
                if threads.iter().any(crosses) {
                    crossed += CROSSED;
                }
                nearest = distance.min(nearest);
            }
        }
        // The space decides between directions with the same number of labels.
        let score = placed.len() as f64 - crossed + nearest / (2.0 * ENOUGH_PX);
        if !placed.is_empty() && score > best.0 {
            best = (score, bearing_deg);
        }
    }
    let mut placed = Vec::new();
    let mut found = vec![None; rings.len()];
    let turns = std::iter::once(0.0).chain(ASIDE_DEG);
    for (ring, slot) in rings.iter().zip(&mut found) {
        let mut bearings = turns.clone().map(|turn_deg| best.1 + turn_deg);
        if let Some((middle, label, _)) =
            bearings.find_map(|bearing_deg| free(ring, bearing_deg, &placed))
        {
            placed.push(label);
            *slot = Some(middle);
        }
    }
    found
}

/// Returns the distance of a point from the line between two others.
fn distance_px(point: Pixel, [from, to]: [Pixel; 2]) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (x, y) = (point.x - from.x, point.y - from.y);
    let share = (x * dx + y * dy) / (dx * dx + dy * dy).max(1e-9);
    let share = share.clamp(0.0, 1.0);
    (x - share * dx).hypot(y - share * dy)
}
