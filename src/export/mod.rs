//! Doors out: what a bundle holds, in the formats of others.
//!
//! Nothing here knows a clock, a time-zone database or the words of the interface: an [`Export`]
//! brings what the page or the command knows of them, a [`page::Reader`] what static pages say.

mod archive;
mod atom;
mod csv;
mod digest;
mod feed;
mod file_name;
mod geojson;
mod ical;
mod json;
mod links;
mod manifest;
mod oembed;
pub mod page;
pub mod qr;
mod sitemap;
mod span;
mod telling;

pub use crate::model::table::{Column, cell, guarded, items, joined, unguarded};
pub use archive::archive;
pub use atom::{atom, atom_shows};
pub use csv::{BOM, csv_head, csv_row};
pub use digest::{Digest, Since, digest_shows};
pub use feed::Feed;
pub use file_name::file_name;
pub use geojson::{geojson, geojson_shows};
pub use ical::{Calendar, PRODID, ical_shows};
pub use json::{Json, Object};
pub use manifest::{ICONS, manifest};
pub use oembed::oembed;
pub use sitemap::{Sitemap, robots};
pub use telling::{Export, Phrase};
