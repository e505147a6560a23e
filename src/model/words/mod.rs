//! Dates and spans in words, in each language, as a person would say them.
//!
//! Everything that shows a vague date (page, feeds, digest) says it through [`when_in_words`], so
//! that "in May" is "in May" everywhere and no day is ever invented.

mod cjk;
mod span;
mod west;
mod when;

pub use when::when_in_words;
