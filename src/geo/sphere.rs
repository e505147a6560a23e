//! Distances and bearings on the sphere.

use super::{LonLat, Unit, sin_cos};

/// The mean radius R1 of the WGS 84 ellipsoid, (2a + b) / 3 (Moritz, Geodetic Reference System
/// 1980). Distances on this sphere differ from those on the ellipsoid by less than 0.6 %.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Returns the angle between two directions, 0 to π. The arctangent of sine and cosine is exact for
/// neighbours and antipodes, where an arccosine loses half of its digits.
pub fn angle_rad(a: Unit, b: Unit) -> f64 {
    a.cross(b).length().atan2(a.dot(b))
}

/// Returns the great-circle distance, 0 to 20,015 km.
///
/// ```
/// use pobratim::geo::{LonLat, distance_km};
/// let khabarovsk = LonLat::new(135.0971, 48.462).unwrap();
/// let niigata = LonLat::new(139.0412, 37.9226).unwrap();
/// assert_eq!(distance_km(khabarovsk, niigata).round(), 1214.0);
/// ```
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    km_from_rad(angle_rad(a.unit(), b.unit()))
}

/// Converts an angle at the centre of the earth to kilometres along the surface.
pub fn km_from_rad(rad: f64) -> f64 {
    rad * EARTH_RADIUS_KM
}

/// Converts kilometres along the surface to the angle at the centre of the earth.
pub fn rad_from_km(km: f64) -> f64 {
    km / EARTH_RADIUS_KM
}

/// Returns the initial bearing of the shortest path from `from` to `to`: degrees from north,
/// clockwise, 0 up to but not including 360; 0 for equal places.
pub fn bearing_deg(from: LonLat, to: LonLat) -> f64 {
    let (sin_from, cos_from) = sin_cos(from.lat_deg().to_radians());
    let (sin_to, cos_to) = sin_cos(to.lat_deg().to_radians());
    let (sin_turn, cos_turn) = sin_cos((to.lon_deg() - from.lon_deg()).to_radians());
    let east = sin_turn * cos_to;
    let north = cos_from * sin_to - sin_from * cos_to * cos_turn;
    let bearing = east.atan2(north).to_degrees();
    let turned = if bearing < 0.0 {
        bearing + 360.0
    } else {
        bearing
    };
    // A bearing just below north rounds up to 360, which is north again.
    if turned >= 360.0 { 0.0 } else { turned }
}
