//! The eight principal compass directions.

/// A direction of the compass rose.
///
/// ```
/// use pobratim::geo::Octant;
/// assert_eq!(Octant::from_bearing(350.0), Octant::North);
/// assert_eq!(Octant::from_bearing(200.0), Octant::South);
/// assert_eq!(Octant::from_bearing(225.0).code(), "south-west");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Octant {
    North,
    NorthEast,
    East,
    SouthEast,
    South,
    SouthWest,
    West,
    NorthWest,
}

impl Octant {
    /// All eight, clockwise from north.
    pub const ALL: [Octant; 8] = [
        Octant::North,
        Octant::NorthEast,
        Octant::East,
        Octant::SouthEast,
        Octant::South,
        Octant::SouthWest,
        Octant::West,
        Octant::NorthWest,
    ];

    /// Returns the nearest of the eight to a bearing in degrees from north, of any number of turns.
    pub fn from_bearing(bearing_deg: f64) -> Octant {
        let eighth = (bearing_deg.rem_euclid(360.0) / 45.0).round() as usize % 8;
        Octant::ALL.get(eighth).copied().unwrap_or(Octant::North)
    }

    /// Returns the stable code, which is part of the keys of messages.
    pub const fn code(self) -> &'static str {
        match self {
            Octant::North => "north",
            Octant::NorthEast => "north-east",
            Octant::East => "east",
            Octant::SouthEast => "south-east",
            Octant::South => "south",
            Octant::SouthWest => "south-west",
            Octant::West => "west",
            Octant::NorthWest => "north-west",
        }
    }
}
