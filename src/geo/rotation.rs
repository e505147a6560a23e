//! Rotation of the sphere that brings a place to the centre of the map, north up.

use super::{LonLat, Unit, sin_cos};

/// An orthonormal basis at the centre: east, north, and up toward the viewer. A direction is
/// rotated by three dot products, so that the points of a coast need no trigonometry.
///
/// ```
/// use pobratim::geo::{LonLat, Rotation};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let seen = Rotation::to(host).apply(host.unit());
/// assert!(seen.x.abs() < 1e-12 && seen.y.abs() < 1e-12 && seen.z > 0.999_999);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rotation {
    pub east: Unit,
    pub north: Unit,
    pub up: Unit,
}

impl Rotation {
    /// Creates the rotation that brings `centre` to the middle. At a pole, north is away along its
    /// longitude.
    pub fn to(centre: LonLat) -> Rotation {
        let (sin_lon, cos_lon) = sin_cos(centre.lon_deg().to_radians());
        let (sin_lat, cos_lat) = sin_cos(centre.lat_deg().to_radians());
        Rotation {
            east: Unit {
                x: -sin_lon,
                y: cos_lon,
                z: 0.0,
            },
            north: Unit {
                x: -sin_lat * cos_lon,
                y: -sin_lat * sin_lon,
                z: cos_lat,
            },
            up: Unit {
                x: cos_lat * cos_lon,
                y: cos_lat * sin_lon,
                z: sin_lat,
            },
        }
    }

    /// Rotates a direction on earth into the viewer's frame: `x` east, `y` north, `z` toward the
    /// viewer.
    pub fn apply(&self, unit: Unit) -> Unit {
        Unit {
            x: self.east.dot(unit),
            y: self.north.dot(unit),
            z: self.up.dot(unit),
        }
    }

    /// Returns the direction on earth of a vector in the viewer's frame: the inverse of
    /// [`Self::apply`].
    pub fn undo(&self, seen: Unit) -> Unit {
        self.east
            .combine(seen.x, self.north, seen.y)
            .combine(1.0, self.up, seen.z)
    }
}
