//! Rings of equal distance from the host.

use std::f64::consts::{PI, TAU};

use super::camera::{Camera, Pixel};
use crate::geo::{Rotation, Unit, rad_from_km, sin_cos};

/// Circle of places at the same distance from the host.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Distance, for the label.
    pub km: f64,
    /// Visible parts of the circle: one closed polyline, or on a globe open pieces.
    pub pieces: Vec<Vec<[f32; 2]>>,
    /// Whether the one piece is the whole circle, to be closed.
    pub closed: bool,
    /// Possible positions of the label's centre, on the ring and in the picture, best first.
    pub labels: Vec<Pixel>,
}

/// Minimum distance of a label from the edges of the picture.
const LABEL_INSET_PX: f64 = 28.0;
/// Bearings of the label, degrees from north, best first: the sea south-east of the cities of the
/// Amur, then others; not due east, where the host's name is.
const LABEL_BEARINGS_DEG: [f64; 12] = [
    150.0, 130.0, 112.0, 60.0, 35.0, 15.0, 195.0, 240.0, 285.0, 345.0, 320.0, 170.0,
];

/// Returns the visible rings at these distances. A distance beyond the clip gives no ring.
pub fn rings(camera: &Camera, km: &[f64]) -> Vec<Ring> {
    let host = Rotation::to(camera.host());
    km.iter()
        .filter_map(|&km| ring(camera, &host, km))
        .collect()
}

fn ring(camera: &Camera, host: &Rotation, km: f64) -> Option<Ring> {
    let c_rad = rad_from_km(km);
    if !(c_rad > 0.0 && c_rad < PI) {
        return None;
    }
    let (sine, cosine) = sin_cos(c_rad);
    let at = |bearing_rad: f64| {
        let (east, north) = sin_cos(bearing_rad);
        camera.project_unit(host.undo(Unit {
            x: sine * east,
            y: sine * north,
            z: cosine,
        }))
    };
    // Steps so short that a chord deviates from the circle by at most a fifth of a pixel.
    let radius_px = camera.scale() * c_rad.min(PI - c_rad).max(0.01);
    let steps = (PI * (radius_px / 0.4).sqrt()).clamp(36.0, 720.0).ceil() as u32;
    let mut pieces: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut closed = true;
    let mut in_piece = false;
    for step in 0..steps {
        match at(TAU * f64::from(step) / f64::from(steps)) {
            Some(Pixel { x, y }) => {
                if !in_piece {
                    pieces.push(Vec::new());
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.push([x as f32, y as f32]);
                }
                in_piece = true;
            }
            None => {
                closed = false;
                in_piece = false;
            }
        }
    }
    // The walk starts in the north, so the first and last piece there are one.
    if !closed && in_piece && pieces.len() > 1 {
        let begin = pieces.remove(0);
        if let Some(end) = pieces.last_mut() {
            end.extend(begin);
        }
    }
    if pieces.is_empty() {
        return None;
    }
    let size = camera.size();
    let fits = |pixel: &Pixel| {
        (LABEL_INSET_PX..=size.width - LABEL_INSET_PX).contains(&pixel.x)
            && (LABEL_INSET_PX / 2.0..=size.height - LABEL_INSET_PX / 2.0).contains(&pixel.y)
    };
    let labels = LABEL_BEARINGS_DEG
        .iter()
        .filter_map(|b| at(b.to_radians()))
        .filter(fits)
        .collect();
    Some(Ring {
        km,
        pieces,
        closed,
        labels,
    })
}
