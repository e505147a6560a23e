//! The painted half of the map: a canvas for land, rings and threads, and buttons on top for cities.
//!
//! [`crate::map`] computes, this paints. What a reader sees moves through one [`state`]: the camera
//! and the coast outlive the view, so that a change of language or page neither fetches, nor
//! decodes, nor forgets where the reader looked.

mod brush;
mod canvas;
mod coast;
mod gesture;
mod legend;
mod list;
mod markers;
mod motion;
mod palette;
mod section;
mod sight;
mod state;
mod tools;

pub use list::list;
pub use section::view;
