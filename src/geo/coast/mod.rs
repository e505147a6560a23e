//! The coastline: a compact file format, and the form in which the map draws it.
//!
//! The file is the magic `PBCO`, a version byte, and then only unsigned varints (LEB128): grid
//! cells per degree, the number of rings, the number of lines, and each shape as its number of
//! points and its points. A point is the zigzag-encoded step in longitude and latitude from the
//! previous one; a shape's first point is a step from the first point of the previous shape.
//! Longitudes continue past ±180° where a shape crosses the antimeridian, so that no step is a
//! jump.

mod decode;
mod encode;
mod fault;
mod outline;
mod shapes;

pub use decode::decode;
pub use encode::encode;
pub use fault::CoastFault;
pub use outline::{Cap, Coast, Outline};
pub use shapes::{Cell, Shapes};

/// The first bytes of every coast file: the magic and the version.
const HEADER: [u8; 5] = *b"PBCO\x01";
