//! The three ways of looking.

use crate::geo::Radial;

/// A way of looking at the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// From the host city, far places drawn near: the first view.
    Fisheye,
    /// From the host city, all distances true.
    Equidistant,
    /// A globe to turn.
    Globe,
}

impl Mode {
    /// All modes, in the order of the switch.
    pub const ALL: [Mode; 3] = [Mode::Fisheye, Mode::Equidistant, Mode::Globe];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Mode::Fisheye => "fisheye",
            Mode::Equidistant => "equidistant",
            Mode::Globe => "globe",
        }
    }

    /// The mode with exactly this code.
    pub fn from_code(code: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// The projection's radial function. The fisheye is true up to about 0.35 rad, 2,230 km.
    pub const fn radial(self) -> Radial {
        match self {
            Mode::Fisheye => Radial::Fisheye { a_rad: 0.35 },
            Mode::Equidistant => Radial::Equidistant,
            Mode::Globe => Radial::Globe,
        }
    }
}
