//! The page: Leptos views over the pure core.
//!
//! Views are functions of the bundle, the address and the language. The bundle is loaded before
//! anything is mounted, so no view is ever half-loaded; the browser is reached through
//! [`browser`] only, which is empty natively. So the same views make the page in a browser (feature
//! `web`) and HTML natively (feature `cli`, `render`); what differs is an [`environment`].

mod app;
mod browser;
mod calendar;
mod context;
mod data;
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
mod parts;
mod prefs;
mod query;
#[cfg(feature = "cli")]
pub mod render;
mod search;
mod shell;
mod zone;

pub use app::start;
