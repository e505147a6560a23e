//! Doors in: what an office has in tables and calendars becomes records of a bundle.
//!
//! Nothing is guessed: what cannot be read, or can be read in two ways, is a [`Note`] that names
//! the row, the column and what to do. Nothing is overwritten without being shown.

mod date;

pub use date::{DateDoubt, read_date};
