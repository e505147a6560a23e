//! Errors from decoding a coast file.

use std::fmt;

/// Error from an invalid coast file. `at` is the offset of the byte at which decoding stopped, from
/// 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoastFault {
    /// The magic is missing.
    NotCoast,
    /// The version is not supported.
    Version { found: u8 },
    /// The file ends within a shape, or declares more than it can hold.
    Short { at: usize },
    /// A number takes more than ten bytes or 64 bits.
    Number { at: usize },
    /// The grid is not of 1 to 10,000 cells per degree.
    Grid { at: usize },
    /// A ring of fewer than three points, or a line of fewer than two.
    TooFew { at: usize },
    /// A point beyond a pole, or more than three turns from the meridian of Greenwich.
    OffEarth { at: usize },
    /// Bytes follow the last shape.
    Trailing { at: usize },
}

impl CoastFault {
    /// Returns the stable code of the error.
    pub const fn code(self) -> &'static str {
        match self {
            CoastFault::NotCoast => "coast-magic",
            CoastFault::Version { .. } => "coast-version",
            CoastFault::Short { .. } => "coast-short",
            CoastFault::Number { .. } => "coast-number",
            CoastFault::Grid { .. } => "coast-grid",
            CoastFault::TooFew { .. } => "coast-too-few",
            CoastFault::OffEarth { .. } => "coast-off-earth",
            CoastFault::Trailing { .. } => "coast-trailing",
        }
    }
}

impl fmt::Display for CoastFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            CoastFault::NotCoast => f.write_str("a coast file begins with `PBCO`"),
            CoastFault::Version { found } => {
                write!(
                    f,
                    "coast version `{found}` is not supported, only version 1 is"
                )
            }
            CoastFault::Short { at } => write!(f, "the coast ends too early, at byte {at}"),
            CoastFault::Number { at } => write!(f, "a number over 64 bits at byte {at}"),
            CoastFault::Grid { at } => {
                write!(f, "cells per degree must be 1 to 10000, before byte {at}")
            }
            CoastFault::TooFew { at } => {
                write!(f, "a ring needs 3 points and a line 2, before byte {at}")
            }
            CoastFault::OffEarth { at } => write!(f, "a point off the earth before byte {at}"),
            CoastFault::Trailing { at } => write!(f, "bytes follow the last shape, from byte {at}"),
        }
    }
}

impl std::error::Error for CoastFault {}
