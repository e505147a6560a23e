//! Parser of JSON numbers. The parser of the standard library is exact for any number but adds 12
//! KB of tables to the page; positions do not need that precision.

/// Parses a number; `None` if it is outside the range of `f64`. Exact for up to 15 digits with up
/// to 22 decimal places, otherwise accurate except for a few of the last bits.
pub fn number(text: &str) -> Option<f64> {
    let (text, is_negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (text, mut exponent) = match text.split_once(['e', 'E']) {
        // An exponent outside `i32` is far outside the range of `f64`.
        Some((text, power)) if power.starts_with('-') => (text, power.parse().unwrap_or(-9999)),
        Some((text, power)) => (text, power.parse().unwrap_or(9999)),
        None => (text, 0_i32),
    };
    let mut digits: u64 = 0;
    let mut is_fraction = false;
    for byte in text.bytes() {
        if byte == b'.' {
            is_fraction = true;
        } else if digits < 100_000_000_000_000_000 {
            digits = digits * 10 + u64::from(byte.saturating_sub(b'0'));
            exponent = exponent.saturating_sub(i32::from(is_fraction));
        } else if !is_fraction {
            // Digits after the first 18 are too small to matter, except for the magnitude.
            exponent = exponent.saturating_add(1);
        }
    }
    // Both operands are exact for the numbers above, and IEEE 754 rounds their quotient or product
    // once.
    let power = 10_f64.powi(exponent.saturating_abs());
    let size = match (digits, exponent) {
        (0, _) => 0.0,
        (_, ..0) => digits as f64 / power,
        _ => digits as f64 * power,
    };
    let number = if is_negative { -size } else { size };
    number.is_finite().then_some(number)
}
