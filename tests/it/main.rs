//! The native tests: one binary, so that it links once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where it fails"
)]

mod bundle;
mod calendar;
#[cfg(feature = "cli")]
mod cli;
mod edtf;
mod fixture;
mod moment;
mod occurrence;
mod recur;
mod report;
mod route;
mod span;
mod words;
