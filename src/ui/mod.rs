//! The page: Leptos views over the pure core.
//!
//! Views are functions of the bundle, the address and the language. The bundle is loaded before
//! anything is mounted, so no view is ever half-loaded; the browser is reached through
//! [`browser`] only.

mod address;
mod app;
mod browser;
mod calendar;
mod data;
mod embed;
mod event;
mod facets;
mod format;
mod lazy;
mod lookup;
mod map;
mod messages;
mod pages;
mod parts;
mod prefs;
mod search;
mod shell;
mod zone;

pub use app::start;
