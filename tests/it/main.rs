//! The native tests: one binary, so that it links once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed test panics"
)]

mod announced;
mod bundle;
mod calendar;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod coast;
#[cfg(feature = "cli")]
mod collate;
mod countdown;
mod countries;
#[cfg(feature = "cli")]
mod diff;
mod digest;
mod editions;
mod edtf;
mod embed;
mod emblem;
mod event_outputs;
mod exchanges;
mod facets;
mod festival;
mod fields;
mod fixture;
mod generate;
mod geo;
mod group;
mod ical;
mod ids;
mod import;
mod json;
mod locale;
mod locales;
#[cfg(feature = "cli")]
mod maintenance;
mod map_frame;
mod map_links;
mod marker_layout;
mod moment;
mod occurrence;
mod office_messages;
mod one_language;
#[cfg(feature = "cli")]
mod publish;
mod recur;
mod report;
mod review;
mod route;
mod scene;
mod schema;
mod schema_org;
mod scope;
mod search;
mod span;
mod startup;
mod stay;
mod story;
mod tidy;
#[cfg(feature = "cli")]
mod ui;
mod world_atlas;
