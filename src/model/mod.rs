//! The bundle, checked.

pub mod raw;
