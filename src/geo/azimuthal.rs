//! Azimuthal projections centred on a place, and their inverse.

use super::{LonLat, Radial, Rotation, Unit, sin_cos};

/// A projection that preserves directions from its centre.
///
/// ```
/// use pobratim::geo::{Azimuthal, LonLat, Radial};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let map = Azimuthal::centred_on(host, Radial::Equidistant);
/// let pole = LonLat::new(0.0, 90.0).unwrap();
/// let [x, y] = map.project(pole.unit()).unwrap();
/// assert!(x.abs() < 1e-12 && (y - (90.0 - 48.462_f64).to_radians()).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Azimuthal {
    pub rotation: Rotation,
    pub radial: Radial,
}

impl Azimuthal {
    /// Creates the projection with `centre` in the middle, north up.
    pub fn centred_on(centre: LonLat, radial: Radial) -> Azimuthal {
        Azimuthal {
            rotation: Rotation::to(centre),
            radial,
        }
    }

    /// Projects a place: x east, y north, in radians at the scale of the centre; `None` beyond the
    /// clip angle.
    pub fn project(&self, place: Unit) -> Option<[f64; 2]> {
        let seen = self.rotation.apply(place);
        let sine = seen.x.hypot(seen.y);
        let c_rad = sine.atan2(seen.z);
        if c_rad > self.radial.clip_rad() {
            return None;
        }
        let k = if sine < 1e-12 {
            1.0
        } else {
            self.radial.radius(c_rad) / sine
        };
        Some([k * seen.x, k * seen.y])
    }

    /// Returns the place at a point of the plane; `None` beyond the rim.
    pub fn unproject(&self, [x, y]: [f64; 2]) -> Option<Unit> {
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
