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
}

/// Possible distances of rings, km.
pub const RINGS_KM: [f64; 11] = [
    10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0, 7500.0, 10_000.0,
];
/// Minimum distance between two rings.
const RINGS_APART_PX: f64 = 34.0;

/// Returns the distances of the rings that are neither too small nor too close together in a view.
pub fn ring_distances(camera: &Camera) -> Vec<f64> {
    let radial = camera.radial();
    let mut last_px = 0.0;
    let fitting = RINGS_KM.iter().copied().filter(|km| {
        let c_rad = rad_from_km(*km);
        if c_rad >= radial.clip_rad() {
            return false;
        }
        let radius_px = camera.scale() * radial.radius(c_rad);
        let fits = radius_px - last_px >= RINGS_APART_PX;
        if fits {
            last_px = radius_px;
        }
        fits
    });
    fitting.collect()
}

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
    Some(Ring { km, pieces, closed })
}
