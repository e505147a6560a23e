//! The native tests: one binary, so that it links once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where it fails"
)]

mod atlas;
mod bundle;
mod calendar;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod coast;
#[cfg(feature = "cli")]
mod collate;
mod countries;
mod desk;
mod digest;
mod edtf;
mod embed;
mod facets;
mod fixture;
mod generate;
mod geo;
mod group;
mod ical;
mod ids;
mod import;
mod json;
#[cfg(feature = "cli")]
mod keep;
mod locale;
mod locales;
mod moment;
mod occurrence;
mod office;
#[cfg(feature = "cli")]
mod publish;
mod recur;
mod report;
mod review;
mod route;
mod scene;
mod search;
mod shape;
mod shown;
mod span;
mod spots;
mod startup;
mod story;
mod tidy;
#[cfg(feature = "cli")]
mod ui;
