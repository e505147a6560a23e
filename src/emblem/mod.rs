//! Emblems of events and cities: small pictures made of a few shapes, from nothing but a category, a
//! season and an id.
//!
//! The same input gives the same shapes, in every build and version. Shapes have [`Role`]s of a
//! palette and no colours: the style sheet and `pobratim publish` choose them.

mod category;
mod city;
mod composition;
mod drawing;
mod event;
mod path;
mod random;
mod season;

pub use composition::{CATEGORIES, Emblem, Hue, SIDE};
pub use drawing::{Role, Shape};
pub use event::{EventEmblem, season_of};
