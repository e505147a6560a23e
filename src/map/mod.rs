//! The map's scene as plain values: where things stand, and what they are, never their colours.
//!
//! A [`Camera`] says how the earth is seen; [`build`] makes the [`Scene`] of a coast and places.
//! The middle of the two host-centred modes is always the host city, so that threads are straight
//! and rings are true; they are panned by shifting, the globe by turning.

mod camera;
pub mod cluster;
pub mod hit;
pub mod labels;
mod land;
mod lens;
mod path;
mod pen;
mod rings;
mod scene;
pub mod spots;
mod threads;

pub use camera::{Camera, Mode, Pixel, Size};
pub use land::{land, water};
pub use path::PathBuffer;
pub use rings::{Ring, rings};
pub use scene::{Marker, Place, Scene, build};
pub use threads::{Thread, thread};
