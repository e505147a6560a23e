//! From the text of a bundle to checked records: every fault is collected, none hides the rest.
//!
//! A record that cannot be used is left out and counted; a part that is not needed (one link, one
//! source) is left out alone.

mod city;
mod decimal;
mod entry;
mod file;
pub(crate) mod json;
mod loader;
mod mismatch;
pub(crate) mod nearest;
mod part;
mod series;
mod spot;
mod topic;

pub use file::{Loaded, check, load};
pub(super) use loader::offset;
