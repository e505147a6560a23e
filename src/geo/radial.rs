//! Radial functions of the azimuthal projections.

use std::f64::consts::FRAC_PI_2;

use super::sin_cos;

/// Maps the angle `c` of a place from the centre to its distance in the plane. All azimuthal
/// projections preserve azimuths and differ only in this function. Lengths in the plane are in
/// radians at the scale of the centre.
///
/// Formulas: Snyder, *Map Projections: A Working Manual* (1987), sections 20 and 25, for the first
/// two; the fisheye is `a·asinh(c/a)`: true at the centre, logarithmic far away.
///
/// ```
/// use pobratim::geo::Radial;
/// let fisheye = Radial::Fisheye { a_rad: 0.35 };
/// assert!((fisheye.angle(fisheye.radius(1.0)).unwrap() - 1.0).abs() < 1e-12);
/// assert_eq!(Radial::Globe.angle(1.5), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Radial {
    /// Orthographic: the globe from an infinite distance; one hemisphere.
    Globe,
    /// Azimuthal equidistant: distances from the centre are true.
    Equidistant,
    /// Distances are true up to about `a_rad` and increasingly compressed beyond it.
    Fisheye { a_rad: f64 },
    /// A transition between two functions, constructed by [`Radial::interpolate`]: a fisheye with
    /// `a_rad` of `1 / curve`, blended with the globe by the share `globe` (0 to 1).
    Between { curve: f64, globe: f64 },
}

/// The clip angle of the flat maps: the ring before the antipode would be stretched without bound.
const FLAT_CLIP_RAD: f64 = 150.0 / 180.0 * std::f64::consts::PI;

impl Radial {
    /// Interpolates to another function by a share `t` (0 to 1). The transition is smooth, and no
    /// place covers another on the way: the clip angle shrinks faster than the far side folds over.
    ///
    /// ```
    /// use pobratim::geo::Radial;
    /// let half = Radial::Equidistant.interpolate(Radial::Globe, 0.5);
    /// assert!(half.radius(1.0) < 1.0 && half.radius(1.0) > Radial::Globe.radius(1.0));
    /// ```
    pub fn interpolate(self, to: Radial, t: f64) -> Radial {
        if t <= 0.0 || self == to {
            return self;
        }
        if t >= 1.0 {
            return to;
        }
        // A globe has no curve and takes that of the other function.
        let ((from_curve, from_globe), (to_curve, to_globe)) = (self.parts(), to.parts());
        let from = from_curve.or(to_curve).unwrap_or(0.0);
        let to = to_curve.or(from_curve).unwrap_or(0.0);
        Radial::Between {
            curve: from + (to - from) * t,
            globe: from_globe + (to_globe - from_globe) * t,
        }
    }

    /// Returns the curve, which is `1 / a_rad`, and the share of the globe.
    fn parts(self) -> (Option<f64>, f64) {
        match self {
            Radial::Globe => (None, 1.0),
            Radial::Equidistant => (Some(0.0), 0.0),
            Radial::Fisheye { a_rad } => (Some(1.0 / a_rad), 0.0),
            Radial::Between { curve, globe } => (Some(curve), globe),
        }
    }

    /// Returns the largest angle from the centre that is drawn: 90° on the globe, 150° on flat
    /// maps.
    pub fn clip_rad(self) -> f64 {
        let flat = 1.0 - self.parts().1;
        FRAC_PI_2 + (FLAT_CLIP_RAD - FRAC_PI_2) * flat * flat * flat * flat
    }

    /// Returns the distance in the plane of a place at the angle `c_rad`, from 0 to
    /// [`Self::clip_rad`].
    pub fn radius(self, c_rad: f64) -> f64 {
        match self {
            Radial::Globe => sin_cos(c_rad).0,
            Radial::Equidistant => c_rad,
            Radial::Fisheye { a_rad } => a_rad * (c_rad / a_rad).asinh(),
            Radial::Between { curve, globe } => {
                // Below this curve the fisheye is indistinguishable from the equidistant
                // projection.
                let flat = if curve < 1e-6 {
                    c_rad
                } else {
                    (c_rad * curve).asinh() / curve
                };
                flat + (sin_cos(c_rad).0 - flat) * globe
            }
        }
    }

    /// Returns the angle of a place at this distance in the plane; `None` beyond the rim.
    pub fn angle(self, radius: f64) -> Option<f64> {
        // The tolerance lets the rim itself survive the round trip.
        if !(0.0..=self.rim() * (1.0 + 1e-12)).contains(&radius) {
            return None;
        }
        Some(match self {
            Radial::Globe => radius.min(1.0).asin(),
            Radial::Equidistant => radius,
            Radial::Fisheye { a_rad } => a_rad * (radius / a_rad).sinh(),
            Radial::Between { .. } => {
                // Transitions are rarely inverted, so bisection is fast enough.
                let (mut low, mut high) = (0.0, self.clip_rad());
                for _ in 0..50 {
                    let middle = (low + high) / 2.0;
                    if self.radius(middle) < radius {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                (low + high) / 2.0
            }
        })
    }

    /// Returns the distance of the rim in the plane.
    pub fn rim(self) -> f64 {
        self.radius(self.clip_rad())
    }

    /// Returns the magnification at an angle from the centre, relative to the centre: the geometric
    /// mean of the radial and the tangential scale. `c_rad` from 0 to [`Self::clip_rad`].
    pub fn magnification(self, c_rad: f64) -> f64 {
        let (sine, cosine) = sin_cos(c_rad);
        if sine < 1e-6 {
            return 1.0;
        }
        let (curve, globe) = self.parts();
        let bend = c_rad * curve.unwrap_or(0.0);
        let along = (1.0 - globe) / (1.0 + bend * bend).sqrt() + globe * cosine;
        (along.max(0.0) * self.radius(c_rad) / sine).sqrt()
    }
}
