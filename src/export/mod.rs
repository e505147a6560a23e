//! Doors out: what a bundle holds, in the formats of others.
//!
//! Nothing here knows a clock, a time-zone database or the words of the interface: an [`Export`]
//! brings what the page or the command knows of them.

mod archive;
mod digest;
mod file_name;
mod ical;
mod links;
mod span;
mod telling;

pub use crate::model::table::{Column, cell, guarded, items, joined, unguarded};
pub use archive::archive;
pub use digest::{Digest, Since};
pub use file_name::file_name;
pub use ical::{Calendar, PRODID};
pub use telling::{Export, Phrase};
