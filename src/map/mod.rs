//! The map's scene as plain values: where things stand, and what they are, never their colours.
//!
//! A [`Camera`] says how the earth is seen; [`build`] makes the [`Scene`] of a coast and places.
//! The middle of the two host-centred modes is always the host city, so that threads are straight
//! and rings are true; they are panned by shifting, the globe by turning.

mod camera;
pub mod fan;
mod fit;
mod flight;
pub mod labels;
mod land;
mod lens;
mod mode;
mod path;
mod pen;
mod rings;
mod roll;
mod scene;
pub mod spots;
mod threads;

pub use camera::{Camera, Pixel, Size};
pub use flight::Flight;
pub use land::{land, water};
pub use lens::Grain;
pub use mode::Mode;
pub use path::PathBuffer;
pub use rings::{Ring, rings};
pub use roll::{Roll, Trail};
pub use scene::{Marker, Place, Scene, build};
pub use threads::{Thread, thread, weight};
