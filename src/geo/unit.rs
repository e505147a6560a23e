//! Unit vectors, which are rotated and measured without trigonometry.

use super::sin_cos;

/// A direction from the centre of the earth. `x` goes to 0° E on the equator, `y` to 90° E on the
/// equator, `z` to the north pole.
///
/// ```
/// use pobratim::geo::Unit;
/// let north = Unit { x: 0.0, y: 0.0, z: 1.0 };
/// assert!(Unit::from_degrees(135.0, 90.0).dot(north) > 0.999_999);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

impl Unit {
    /// Creates a direction from degrees east and north. Any longitude is allowed.
    pub fn from_degrees(lon_deg: f64, lat_deg: f64) -> Unit {
        let (sin_lon, cos_lon) = sin_cos(lon_deg.to_radians());
        let (sin_lat, cos_lat) = sin_cos(lat_deg.to_radians());
        Unit {
            x: cos_lat * cos_lon,
            y: cos_lat * sin_lon,
            z: sin_lat,
        }
    }

    /// Returns the dot product: the cosine of the angle between two directions.
    pub fn dot(self, other: Unit) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    /// Returns the cross product; its length is the sine of the angle between the directions.
    pub fn cross(self, other: Unit) -> Unit {
        Unit {
            x: self.y * other.z - self.z * other.y,
            y: self.z * other.x - self.x * other.z,
            z: self.x * other.y - self.y * other.x,
        }
    }

    /// Returns the length, which is 1 except for intermediate sums and products.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// Returns the linear combination `self * p + other * q`, which is not normalized.
    pub fn combine(self, p: f64, other: Unit, q: f64) -> Unit {
        Unit {
            x: self.x * p + other.x * q,
            y: self.y * p + other.y * q,
            z: self.z * p + other.z * q,
        }
    }

    /// Returns the normalized vector; `None` for a length of (nearly) zero.
    pub fn direction(self) -> Option<Unit> {
        let length = self.length();
        (length > 1e-12).then(|| self.combine(1.0 / length, self, 0.0))
    }
}
