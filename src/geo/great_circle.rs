//! The shortest way over the sphere.

use super::{LonLat, angle_rad, sin_cos};

/// The place a share `t` (0 to 1) of the shortest way from `from` to `to`.
///
/// Slerp after Shoemake (1985). Of two antipodes, between which every way is as short, and of two
/// places that are one, it gives `from`.
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
    let mix = a.mixed(
        sin_cos((1.0 - t) * angle).0 / sine,
        b,
        sin_cos(t * angle).0 / sine,
    );
    LonLat::from_unit(mix)
}
