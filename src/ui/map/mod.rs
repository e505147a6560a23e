//! Views of the map: a canvas for land, rings and threads, and buttons on top for cities.
//!
//! [`crate::map`] computes the view model, this module renders it. The camera and the coast in
//! [`state`] outlive the view, so that a change of language or page keeps the viewport and does not
//! load or decode the coast again.

mod animation;
mod arrows;
mod camera_control;
mod canvas;
mod card;
mod city_filter;
mod coast;
mod expanded;
mod gesture;
mod highlight;
mod layout;
mod legend;
mod list;
mod marker_attributes;
mod markers;
mod palette;
mod playback;
mod renderer;
mod section;
mod small;
mod stage;
mod state;
mod timeline;
mod timeline_model;
mod tools;
mod viewport;

pub use card::{CITY_CARD, city_card};
pub use city_filter::{CITY_FILTER, matching};
pub use list::CityList;
pub use section::{CityMap, title};
pub use small::small_map;
pub use state::{SharedState, create_state};
