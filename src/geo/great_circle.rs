//! Great-circle interpolation.

use super::{LonLat, angle_rad, sin_cos};

/// Returns the place at a share `t` (0 to 1) of the shortest path from `from` to `to`.
///
/// Slerp after Shoemake (1985). For antipodes, whose shortest path is not unique, and for equal
/// places it returns `from`.
///
/// ```
/// use pobratim::geo::{LonLat, between};
/// let khabarovsk = LonLat::new(135.0971, 48.462).unwrap();
/// let portland = LonLat::new(-122.6762, 45.5234).unwrap();
/// // The way goes over the North Pacific, not round by Europe.
/// assert!(between(khabarovsk, portland, 0.5).lon_deg() < -170.0);
/// ```
pub fn between(from: LonLat, to: LonLat, t: f64) -> LonLat {
    let (a, b) = (from.unit(), to.unit());
    let angle = angle_rad(a, b);
    let sine = sin_cos(angle).0;
    if sine < 1e-12 {
        return from;
    }
    let unit = a.combine(
        sin_cos((1.0 - t) * angle).0 / sine,
        b,
        sin_cos(t * angle).0 / sine,
    );
    LonLat::from_unit(unit)
}
