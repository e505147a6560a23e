//! The one function in which the azimuthal projections differ.

use std::f64::consts::FRAC_PI_2;

use super::sin_cos;

/// How far from the middle of the map a place stands that is an angle `c` away on the sphere.
/// Azimuths are kept by all three. Lengths in the plane are in radians at the middle's scale.
///
/// Formulas: Snyder, *Map Projections: A Working Manual* (1987), sections 20 and 25, for the first
/// two; the fisheye is `a·asinh(c/a)`: true in the middle, logarithmic far away.
///
/// ```
/// use pobratim::geo::Radial;
/// let fisheye = Radial::Fisheye { a_rad: 0.35 };
/// assert!((fisheye.angle(fisheye.plane(1.0)).unwrap() - 1.0).abs() < 1e-12);
/// assert_eq!(Radial::Globe.angle(1.5), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Radial {
    /// Orthographic: the globe from very far away; half of the sphere.
    Globe,
    /// Azimuthal equidistant: distances from the middle are true.
    Equidistant,
    /// Distances are true up to about `a_rad` and are squeezed ever more beyond it.
    Fisheye { a_rad: f64 },
}

impl Radial {
    /// The largest angle from the middle that is drawn: a quarter turn on the globe, else 150°,
    /// since the last ring before the antipode is stretched without bound.
    pub fn clip_rad(self) -> f64 {
        match self {
            Radial::Globe => FRAC_PI_2,
            _ => 150_f64.to_radians(),
        }
    }

    /// The distance in the plane of a place `c_rad` away; `c_rad` from 0 to [`Self::clip_rad`].
    pub fn plane(self, c_rad: f64) -> f64 {
        match self {
            Radial::Globe => sin_cos(c_rad).0,
            Radial::Equidistant => c_rad,
            Radial::Fisheye { a_rad } => a_rad * (c_rad / a_rad).asinh(),
        }
    }

    /// The angle of a place at this distance in the plane; `None` beyond the rim.
    pub fn angle(self, plane: f64) -> Option<f64> {
        // A hair of tolerance, so that the rim itself comes back from its own projection.
        if !(0.0..=self.rim() * (1.0 + 1e-12)).contains(&plane) {
            return None;
        }
        Some(match self {
            Radial::Globe => plane.min(1.0).asin(),
            Radial::Equidistant => plane,
            Radial::Fisheye { a_rad } => a_rad * (plane / a_rad).sinh(),
        })
    }

    /// The distance of the rim in the plane.
    pub fn rim(self) -> f64 {
        self.plane(self.clip_rad())
    }
}
