//! The wire form of a bundle, `pobratim/1`: what stands in the JSON file, before any check.
//!
//! [`BUNDLE`] tells every field and its shape, and is what a bundle is read by, in the page and in
//! the editors' command alike. The types of `wire` say the same to serde: the JSON Schema comes
//! from them, and the words for a record that has another shape. The page tells only where a fault
//! is, not in words, so it is built without them; tests hold the two to each other.

#[cfg(any(feature = "cli", not(feature = "web")))]
mod wire;

mod fields;

pub use fields::{BUNDLE, Field, Presence, Shape, fields_of};
#[cfg(any(feature = "cli", not(feature = "web")))]
pub use wire::*;

/// The value of `format` that this version reads.
pub const FORMAT: &str = "pobratim/1";

/// Whether faults are told in words. The page names their code and path only: some 10 KB less.
pub const IN_WORDS: bool = cfg!(any(feature = "cli", not(feature = "web")));

/// What keeps a text from being read: what serde found, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFault {
    pub message: String,
    /// Counted from 1, within the text that was read.
    pub line: usize,
    /// Counted from 1, in bytes.
    pub column: usize,
}

/// What is wrong with a bundle's outline; `None` where nothing is, or where no one tells in words.
#[cfg(all(feature = "web", not(feature = "cli")))]
pub fn explain_bundle(_: &str) -> Option<ReadFault> {
    None
}

/// What is wrong with a record of this field; `None` as for [`explain_bundle`].
#[cfg(all(feature = "web", not(feature = "cli")))]
pub fn explain(_: &str, _: &str) -> Option<ReadFault> {
    None
}
