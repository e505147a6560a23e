//! The three projections of the map.

use crate::geo::Radial;

/// Projection of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Centred on the host city, with far places drawn closer: the default.
    Fisheye,
    /// Centred on the host city, with true distances.
    Equidistant,
    /// Globe that can be turned.
    Globe,
}

impl Mode {
    /// All modes, in the order of the switch.
    pub const ALL: [Mode; 3] = [Mode::Fisheye, Mode::Equidistant, Mode::Globe];

    /// Code in URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Mode::Fisheye => "fisheye",
            Mode::Equidistant => "equidistant",
            Mode::Globe => "globe",
        }
    }

    /// Returns the mode with exactly this code.
    pub fn from_code(code: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// Radial function of the projection. The fisheye is close to true scale up to 0.35 rad, 2,230
    /// km.
    pub const fn radial(self) -> Radial {
        match self {
            Mode::Fisheye => Radial::Fisheye { a_rad: 0.35 },
            Mode::Equidistant => Radial::Equidistant,
            Mode::Globe => Radial::Globe,
        }
    }
}
