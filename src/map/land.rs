//! Paths of land and water lines, clipped without polygon clipping.
//!
//! A vertex beyond the clip is projected onto the rim along its azimuth, and an edge that crosses
//! the clip gets a point there. On the sphere without the antipode this is a homotopy that moves
//! nothing within the clip, so that the even-odd fill is correct except for one bit: whether the
//! antipode itself is on land. That bit is the parity of the number of edges that cross the
//! meridian from the antipode to the north pole, which is sea; if it is odd, the whole rim is added
//! as a subpath.

use super::camera::Camera;
use super::clipped_path::ClippedPathBuilder;
use super::culling::{CullResult, LevelOfDetail, PreparedCamera};
use super::path::PathBuffer;
use crate::geo::{Coast, Unit, coast::Outline};

/// Writes the land of a coast into `path`, to be filled by the even-odd rule. It includes edges
/// along the rim; those outside the picture are approximate.
pub fn land(coast: &Coast, camera: &Camera, detail: LevelOfDetail, path: &mut PathBuffer) {
    path.clear();
    let prepared = PreparedCamera::new(camera, detail);
    let mut builder = ClippedPathBuilder::new(&prepared, path);
    let mut crossings = 0_u32;
    for ring in coast.rings() {
        match prepared.cull(&ring.cap) {
            CullResult::None => {}
            CullResult::Whole => {
                builder.start();
                for point in ring.points() {
                    builder.line_to(prepared.pixel(prepared.rotation.apply(point)));
                }
                builder.close();
            }
            CullResult::Clipped => crossings += clipped_ring(ring, &prepared, &mut builder),
        }
    }
    if crossings % 2 == 1 {
        builder.whole_rim();
    }
}

/// Writes the water lines of a coast into `path`, to be stroked.
pub fn water(coast: &Coast, camera: &Camera, detail: LevelOfDetail, path: &mut PathBuffer) {
    path.clear();
    let prepared = PreparedCamera::new(camera, detail);
    let mut builder = ClippedPathBuilder::new(&prepared, path);
    for line in coast.lines() {
        if prepared.cull(&line.cap) == CullResult::None {
            continue;
        }
        builder.start();
        for point in line.points() {
            let rotated = prepared.rotation.apply(point);
            if rotated.z >= prepared.clip_cos {
                builder.line_to(prepared.pixel(rotated));
            } else {
                // The line is interrupted beyond the clip and continues as another subpath.
                builder.end(2);
                builder.start();
            }
        }
        builder.end(2);
    }
}

/// Adds a ring that may be partly beyond the clip, and returns the number of its edges that cross
/// the meridian from the antipode to the north pole.
fn clipped_ring(
    ring: &Outline,
    prepared: &PreparedCamera,
    builder: &mut ClippedPathBuilder,
) -> u32 {
    let Some(last) = ring.points().next_back() else {
        return 0;
    };
    let pole = prepared.rotation.apply(Unit {
        x: 0.0,
        y: 0.0,
        z: 1.0,
    });
    let mut crossings = 0;
    let mut from = prepared.rotation.apply(last);
    let mut from_inside = from.z >= prepared.clip_cos;
    builder.start();
    builder.rim = (!from_inside).then(|| azimuth(from));
    for point in ring.points() {
        let to = prepared.rotation.apply(point);
        let to_inside = to.z >= prepared.clip_cos;
        crossings += u32::from(crosses_meridian(from, to, pole));
        if from_inside != to_inside {
            // Edges are short enough to interpolate on the chord instead of the arc.
            let share = (prepared.clip_cos - from.z) / (to.z - from.z);
            builder.rim_to(azimuth(from.combine(1.0 - share, to, share)));
        }
        if to_inside {
            builder.leave_rim_to(prepared.pixel(to));
        } else {
            builder.rim_to(azimuth(to));
        }
        (from, from_inside) = (to, to_inside);
    }
    builder.close();
    crossings
}

/// Returns the direction in the plane of a rotated direction; arbitrary for the antipode.
fn azimuth(rotated: Unit) -> [f64; 2] {
    let sine = rotated.x.hypot(rotated.y);
    if sine < 1e-12 {
        [0.0, 1.0]
    } else {
        [rotated.x / sine, rotated.y / sine]
    }
}

/// Returns whether an edge crosses the meridian from the antipode to the north pole. In rotated
/// coordinates this meridian is in the plane `x = 0`, from −z toward +y.
fn crosses_meridian(from: Unit, to: Unit, pole: Unit) -> bool {
    if (from.x < 0.0) == (to.x < 0.0) {
        return false;
    }
    // Intersection of the edge with the plane, up to a positive factor.
    let (p, q) = (to.x.abs(), from.x.abs());
    let (y, z) = (from.y * p + to.y * q, from.z * p + to.z * q);
    // It is above, and between the antipode and the pole by the sign of the cross product.
    y > 0.0 && y * pole.z - z * pole.y > 0.0
}
