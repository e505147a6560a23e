//! An azimuthal projection about a place: sphere to plane and back.

use super::{LonLat, Radial, Rotation, Unit, sin_cos};

/// A projection that keeps the directions from its middle.
///
/// ```
/// use pobratim::geo::{Azimuthal, LonLat, Radial};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let map = Azimuthal::about(host, Radial::Equidistant);
/// let pole = LonLat::new(0.0, 90.0).unwrap();
/// let [x, y] = map.plane(pole.unit()).unwrap();
/// assert!(x.abs() < 1e-12 && (y - (90.0 - 48.462_f64).to_radians()).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Azimuthal {
    pub rotation: Rotation,
    pub radial: Radial,
}

impl Azimuthal {
    /// The projection with `centre` in the middle, north up.
    pub fn about(centre: LonLat, radial: Radial) -> Azimuthal {
        Azimuthal {
            rotation: Rotation::to(centre),
            radial,
        }
    }

    /// Where a place stands: x east, y north, radians at the middle's scale; `None` if it lies
    /// beyond the clip.
    pub fn plane(&self, place: Unit) -> Option<[f64; 2]> {
        let seen = self.rotation.apply(place);
        let sine = seen.x.hypot(seen.y);
        let c_rad = sine.atan2(seen.z);
        if c_rad > self.radial.clip_rad() {
            return None;
        }
        let k = if sine < 1e-12 {
            1.0
        } else {
            self.radial.plane(c_rad) / sine
        };
        Some([k * seen.x, k * seen.y])
    }

    /// The place that stands at a point of the plane; `None` beyond the rim.
    pub fn place(&self, [x, y]: [f64; 2]) -> Option<Unit> {
        let plane = x.hypot(y);
        let (sine, cosine) = sin_cos(self.radial.angle(plane)?);
        let k = if plane < 1e-12 { 1.0 } else { sine / plane };
        Some(self.rotation.undo(Unit {
            x: k * x,
            y: k * y,
            z: cosine,
        }))
    }
}
