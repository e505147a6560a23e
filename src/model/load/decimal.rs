//! The value of a number as JSON writes it. The standard library's reader is right to the last bit
//! of any number, and costs the page 12 KB of tables; positions need no such numbers.

/// The number, if an `f64` can hold it; right to the last bit for up to 15 digits, of which up to
/// 22 may stand behind the point, and to a few of the last bits beyond that.
pub fn number(text: &str) -> Option<f64> {
    let (text, is_negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (text, mut exponent) = match text.split_once(['e', 'E']) {
        // Any power that is no `i32` is too great or too small for an `f64` by far.
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
            // What stands behind 18 digits is too small to matter, except for its places.
            exponent = exponent.saturating_add(1);
        }
    }
    // Both are exact for the numbers above, and IEEE 754 rounds their quotient or product once.
    let power = 10_f64.powi(exponent.saturating_abs());
    let size = match (digits, exponent) {
        (0, _) => 0.0,
        (_, ..0) => digits as f64 / power,
        _ => digits as f64 * power,
    };
    let number = if is_negative { -size } else { size };
    number.is_finite().then_some(number)
}
