//! The bundle, checked.
