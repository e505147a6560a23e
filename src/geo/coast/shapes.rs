//! The contents of a coast file, on its grid.

/// A point of the grid: longitude and latitude in cells of `1 / per_degree` degrees.
pub type Cell = [i32; 2];

/// The shapes of a coast file.
///
/// ```
/// use pobratim::geo::coast::{Shapes, decode, encode};
/// let island = vec![[14210, 4300], [14220, 4300], [14215, 4310]];
/// let shapes = Shapes { per_degree: 100, rings: vec![island], lines: vec![] };
/// assert_eq!(decode(&encode(&shapes)), Ok(shapes));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shapes {
    /// Cells per degree, 1 to [`Shapes::FINEST`].
    pub per_degree: u32,
    /// Closed outlines of land, three points or more, the first not repeated at the end. A place is
    /// on land if an odd number of rings enclose it, so that a lake is a ring as well.
    pub rings: Vec<Vec<Cell>>,
    /// Open lines of water, two points or more.
    pub lines: Vec<Vec<Cell>>,
}

impl Shapes {
    /// The finest grid that a file may have, about 11 m.
    pub const FINEST: u32 = 10_000;
    /// The farthest that a longitude may continue past the antimeridian: three turns either way.
    pub(super) const LON_LIMIT_DEG: i64 = 3 * 360;
}
