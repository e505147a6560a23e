//! The one function in which the azimuthal projections differ.

use std::f64::consts::FRAC_PI_2;

use super::sin_cos;

/// How far from the middle of the map a place stands that is an angle `c` away on the sphere.
/// Azimuths are kept by all of them. Lengths in the plane are in radians at the middle's scale.
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
    /// On the way from one to another, made by [`Radial::toward`]: a fisheye of `1 / curve`, of
    /// which a share `globe` (0 to 1) has become the globe.
    Between { curve: f64, globe: f64 },
}

/// How far the flat maps reach: the last ring before the antipode is stretched without bound.
const FLAT_CLIP_RAD: f64 = 150.0 / 180.0 * std::f64::consts::PI;

impl Radial {
    /// A share `t` (0 to 1) of the way to another function. All of the way is smooth, and no place
    /// on it hides another: the clip closes faster than the far side folds over.
    ///
    /// ```
    /// use pobratim::geo::Radial;
    /// let half = Radial::Equidistant.toward(Radial::Globe, 0.5);
    /// assert!(half.plane(1.0) < 1.0 && half.plane(1.0) > Radial::Globe.plane(1.0));
    /// ```
    pub fn toward(self, to: Radial, t: f64) -> Radial {
        if t <= 0.0 || self == to {
            return self;
        }
        if t >= 1.0 {
            return to;
        }
        // A globe has no curve of its own and takes the other's.
        let ((from_curve, from_globe), (to_curve, to_globe)) = (self.parts(), to.parts());
        let from = from_curve.or(to_curve).unwrap_or(0.0);
        let to = to_curve.or(from_curve).unwrap_or(0.0);
        Radial::Between {
            curve: from + (to - from) * t,
            globe: from_globe + (to_globe - from_globe) * t,
        }
    }

    /// The curve, which is `1 / a_rad`, and the share of the globe.
    fn parts(self) -> (Option<f64>, f64) {
        match self {
            Radial::Globe => (None, 1.0),
            Radial::Equidistant => (Some(0.0), 0.0),
            Radial::Fisheye { a_rad } => (Some(1.0 / a_rad), 0.0),
            Radial::Between { curve, globe } => (Some(curve), globe),
        }
    }

    /// The largest angle from the middle that is drawn: a quarter turn on the globe, else 150°.
    pub fn clip_rad(self) -> f64 {
        let flat = 1.0 - self.parts().1;
        FRAC_PI_2 + (FLAT_CLIP_RAD - FRAC_PI_2) * flat * flat * flat * flat
    }

    /// The distance in the plane of a place `c_rad` away; `c_rad` from 0 to [`Self::clip_rad`].
    pub fn plane(self, c_rad: f64) -> f64 {
        match self {
            Radial::Globe => sin_cos(c_rad).0,
            Radial::Equidistant => c_rad,
            Radial::Fisheye { a_rad } => a_rad * (c_rad / a_rad).asinh(),
            Radial::Between { curve, globe } => {
                // Below this curve the fisheye cannot be told from true distances.
                let flat = if curve < 1e-6 {
                    c_rad
                } else {
                    (c_rad * curve).asinh() / curve
                };
                flat + (sin_cos(c_rad).0 - flat) * globe
            }
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
            Radial::Between { .. } => {
                // A view on its way is seldom asked: halving the rest is quick enough.
                let (mut low, mut high) = (0.0, self.clip_rad());
                for _ in 0..50 {
                    let middle = (low + high) / 2.0;
                    if self.plane(middle) < plane {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                (low + high) / 2.0
            }
        })
    }

    /// The distance of the rim in the plane.
    pub fn rim(self) -> f64 {
        self.plane(self.clip_rad())
    }

    /// How large things are drawn at an angle from the middle, by the middle's scale: the square
    /// root of the scales along the ray and across it. `c_rad` from 0 to [`Self::clip_rad`].
    pub fn magnified(self, c_rad: f64) -> f64 {
        let (sine, cosine) = sin_cos(c_rad);
        if sine < 1e-6 {
            return 1.0;
        }
        let (curve, globe) = self.parts();
        let bend = c_rad * curve.unwrap_or(0.0);
        let along = (1.0 - globe) / (1.0 + bend * bend).sqrt() + globe * cosine;
        (along.max(0.0) * self.plane(c_rad) / sine).sqrt()
    }
}
