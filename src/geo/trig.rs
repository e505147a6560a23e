//! Sine and cosine for the range of angles of a map.

use std::f64::consts::FRAC_2_PI;

/// Returns the sine and the cosine of an angle in radians.
///
/// The standard library supports every number, for which it needs two hundred digits of π: 3 KB of
/// the page. The angles of a map are a few turns at most. The angle is reduced to an eighth of a
/// turn with π/2 in two parts (Cody and Waite), and the polynomials are those of FreeBSD's msun
/// (`k_sin.c`, `k_cos.c`, after Sun's fdlibm).
///
/// `rad` from −1000 to 1000: both are accurate to 2·10⁻¹³, and to 2·10⁻¹⁶ within one turn.
///
/// ```
/// use pobratim::geo::sin_cos;
/// let (sine, cosine) = sin_cos(std::f64::consts::FRAC_PI_6);
/// assert!((sine - 0.5).abs() < 1e-15);
/// assert!((sine * sine + cosine * cosine - 1.0).abs() < 1e-15);
/// ```
pub fn sin_cos(rad: f64) -> (f64, f64) {
    // π/2 in 33 bits, and the remainder: the product with a small whole number is exact.
    const HALF_PI_HIGH: f64 = 1.570_796_326_734_125_6;
    const HALF_PI_LOW: f64 = 6.077_100_506_506_192e-11;
    const SIN: [f64; 6] = [
        1.589_690_995_211_55e-10,
        -2.505_076_025_340_686_3e-8,
        2.755_731_370_707_006_8e-6,
        -1.984_126_982_985_795e-4,
        8.333_333_333_322_49e-3,
        -1.666_666_666_666_663_2e-1,
    ];
    const COS: [f64; 6] = [
        -1.135_964_755_778_819_5e-11,
        2.087_572_321_298_175e-9,
        -2.755_731_435_139_066_3e-7,
        2.480_158_728_947_673e-5,
        -1.388_888_888_887_411e-3,
        4.166_666_666_666_66e-2,
    ];
    let quarters = (rad * FRAC_2_PI).round_ties_even();
    let rest = (rad - quarters * HALF_PI_HIGH) - quarters * HALF_PI_LOW;
    let square = rest * rest;
    let horner = |terms: [f64; 6]| terms.iter().fold(0.0, |sum, term| sum * square + term);
    let sine = rest + rest * square * horner(SIN);
    let half = 0.5 * square;
    let cosine = {
        let near = 1.0 - half;
        near + (((1.0 - near) - half) + square * square * horner(COS))
    };
    // The quadrant. The cast saturates for angles far outside of the supported range.
    match quarters as i64 & 3 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}
