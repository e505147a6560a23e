//! The painted half of the map: a canvas for land, rings and threads, and buttons on top for cities.
//!
//! [`crate::map`] computes, this paints. What a reader sees moves through one [`state`]: the camera
//! and the coast outlive the view, so that a change of language or page neither fetches, nor
//! decodes, nor forgets where the reader looked.

mod brush;
mod canvas;
mod card;
mod coast;
mod fan;
mod gesture;
mod legend;
mod list;
mod look;
mod markers;
mod motion;
mod palette;
mod place;
mod point;
mod section;
mod sight;
mod state;
mod story;
mod strip;
mod tools;
mod year;

pub use card::CityCard;
pub use list::CityList;
pub use section::CityMap;
pub use state::{Shared, begin};
