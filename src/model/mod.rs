//! The bundle, checked.

pub mod raw;
pub mod words;
