//! Land and water lines as paths, cut at the clip without polygon clipping.
//!
//! A vertex beyond the clip is pushed out to the rim along its azimuth, and an edge that crosses
//! the clip gets a point there. On the sphere without the antipode this is a homotopy that moves
//! nothing within the clip, so that the even-odd fill is right up to one bit: whether the antipode
//! itself lies on land. That bit is the number of edges across the meridian from the antipode to
//! the north pole, which is sea; if it is odd, the whole rim is one subpath more.

use super::camera::Camera;
use super::lens::{Grain, Lens, Sight};
use super::path::PathBuffer;
use super::pen::Pen;
use crate::geo::{Coast, Unit, coast::Outline};

/// Puts the land of a coast into `path`, to be filled by the even-odd rule. Edges along the rim
/// are part of it, and those beyond the picture are rough.
pub fn land(coast: &Coast, camera: &Camera, grain: Grain, path: &mut PathBuffer) {
    path.clear();
    let lens = Lens::new(camera, grain);
    let mut pen = Pen::new(&lens, path);
    let mut crossings = 0_u32;
    for ring in coast.rings() {
        match lens.sight(&ring.cap) {
            Sight::None => {}
            Sight::Whole => {
                pen.start();
                for point in ring.points() {
                    pen.to(lens.pixel(lens.rotation.apply(point)));
                }
                pen.close();
            }
            Sight::Clipped => crossings += clipped_ring(ring, &lens, &mut pen),
        }
    }
    if crossings % 2 == 1 {
        pen.whole_rim();
    }
}

/// Puts the water lines of a coast into `path`, to be stroked.
pub fn water(coast: &Coast, camera: &Camera, grain: Grain, path: &mut PathBuffer) {
    path.clear();
    let lens = Lens::new(camera, grain);
    let mut pen = Pen::new(&lens, path);
    for line in coast.lines() {
        if lens.sight(&line.cap) == Sight::None {
            continue;
        }
        pen.start();
        for point in line.points() {
            let seen = lens.rotation.apply(point);
            if seen.z >= lens.clip_cos {
                pen.to(lens.pixel(seen));
            } else {
                // A river's end beyond the clip: what follows is another piece.
                pen.end(2);
                pen.start();
            }
        }
        pen.end(2);
    }
}

/// Draws a ring that may reach beyond the clip, and counts its edges across the meridian from the
/// antipode to the north pole.
fn clipped_ring(ring: &Outline, lens: &Lens, pen: &mut Pen) -> u32 {
    let Some(last) = ring.points().next_back() else {
        return 0;
    };
    let pole = lens.rotation.apply(Unit {
        x: 0.0,
        y: 0.0,
        z: 1.0,
    });
    let mut crossings = 0;
    let mut from = lens.rotation.apply(last);
    let mut from_inside = from.z >= lens.clip_cos;
    pen.start();
    pen.rim = (!from_inside).then(|| azimuth(from));
    for point in ring.points() {
        let to = lens.rotation.apply(point);
        let to_inside = to.z >= lens.clip_cos;
        crossings += u32::from(crosses_meridian(from, to, pole));
        if from_inside != to_inside {
            // Edges are short, so that the chord's height is as good as the arc's.
            let share = (lens.clip_cos - from.z) / (to.z - from.z);
            pen.rim_to(azimuth(from.mixed(1.0 - share, to, share)));
        }
        if to_inside {
            pen.leave_rim_to(lens.pixel(to));
        } else {
            pen.rim_to(azimuth(to));
        }
        (from, from_inside) = (to, to_inside);
    }
    pen.close();
    crossings
}

/// The direction in the plane of what the viewer has at `seen`; any for the antipode itself.
fn azimuth(seen: Unit) -> [f64; 2] {
    let sine = seen.x.hypot(seen.y);
    if sine < 1e-12 {
        [0.0, 1.0]
    } else {
        [seen.x / sine, seen.y / sine]
    }
}

/// Whether an edge crosses the meridian from the antipode to the north pole. The viewer has this
/// meridian in the plane `x = 0`, setting out from straight away (−z) toward up (+y).
fn crosses_meridian(from: Unit, to: Unit, pole: Unit) -> bool {
    if (from.x < 0.0) == (to.x < 0.0) {
        return false;
    }
    // Where the edge meets the plane, up to a positive factor.
    let (p, q) = (to.x.abs(), from.x.abs());
    let (y, z) = (from.y * p + to.y * q, from.z * p + to.z * q);
    // Above, and met before the pole is: the cross product of the two tells.
    y > 0.0 && y * pole.z - z * pole.y > 0.0
}
