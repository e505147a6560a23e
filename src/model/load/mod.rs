//! Loading: parses a bundle, checks its records and collects all faults.
//!
//! An invalid record is left out and counted; an invalid optional part (one link, one source) is
//! left out alone.

mod city;
mod cursor;
mod decimal;
mod details;
mod entry;
mod file;
pub(crate) mod json;
mod loader;
mod mismatch;
pub(crate) mod nearest;
mod series;
mod shared;
mod topic;

pub use file::{Loaded, check, load};
pub(super) use loader::offset;
