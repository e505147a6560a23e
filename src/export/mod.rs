//! Exporters: the contents of a bundle in standard formats.
//!
//! This module has no access to the clock, a time-zone database or the messages of the interface:
//! an [`Export`] supplies what exporters need of them, a [`page::LocalizedSite`] what static pages
//! need.

mod archive;
mod atom;
mod context;
mod csv;
mod details;
mod digest;
mod feed;
mod file_name;
mod geojson;
mod ical;
mod json;
mod links;
mod manifest;
mod map_links;
mod oembed;
pub mod page;
pub mod qr;
mod sitemap;
mod span;

pub use crate::model::table::{Column, cell, escape_formula, items, joined, unescape_formula};
pub use archive::archive;
pub use atom::atom;
pub use context::{Export, Label, Phrase};
pub use csv::{BOM, csv_head, csv_row};
pub use digest::{Digest, PreviousDigest};
pub use feed::Feed;
pub use file_name::file_name;
pub use geojson::geojson;
pub use ical::{Calendar, PRODID};
pub use json::{Json, Object};
pub use manifest::{ICONS, manifest};
pub use map_links::{MapApp, MapLink, map_links};
pub use oembed::oembed;
pub use sitemap::{Sitemap, robots};
