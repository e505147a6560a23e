//! The user interface: Leptos views over the pure core.
//!
//! Views are functions of the bundle, the address and the language. The bundle is loaded before
//! anything is mounted, so no view handles a missing one. The browser is accessed through [`browser`]
//! only, which does nothing natively. So the same views run in a browser (feature `web`) and render
//! HTML natively (feature `cli`, `render`); the differences are an [`environment`].

mod app;
mod browser;
mod bundle_cell;
mod calendar;
mod components;
mod context;
mod data;
mod effect;
mod embed;
pub mod environment;
mod event;
mod facets;
mod format;
mod lazy;
mod lookup;
mod map;
mod messages;
mod modules;
mod navigation;
mod pages;
mod prefs;
mod query;
#[cfg(feature = "cli")]
pub mod render;
mod search;
mod shell;
mod whole_bundle;
mod zone;

pub use app::start;
