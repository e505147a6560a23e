//! A position as text.

use crate::geo::LonLat;

/// Latitude and longitude in degrees with four digits after the point (11 m), as map apps read them:
/// `48.4620, 135.0971`.
pub fn degrees(position: LonLat) -> String {
    [
        &four_digits(position.lat_deg()),
        ", ",
        &four_digits(position.lon_deg()),
    ]
    .concat()
}

/// Formats a number without the tables of the standard library, which take 10 KB.
fn four_digits(degrees: f64) -> String {
    let rounded = (degrees * 10_000.0).round() as i32;
    let sign = if rounded < 0 { "-" } else { "" };
    let (whole, rest) = (
        rounded.unsigned_abs() / 10_000,
        rounded.unsigned_abs() % 10_000,
    );
    // The 1 in front keeps leading zeros.
    let rest = (10_000 + rest).to_string();
    let rest = rest.get(1..).unwrap_or_default();
    [sign, &whole.to_string(), ".", rest].concat()
}
