//! Static pages: what the app shows, for readers without scripts, search engines and previews.
//!
//! Each page has the address, the markup and the words of the app's own view, so that the program
//! takes it over without a jump. [`TABLE`] lists the kinds of pages.

mod document;
pub mod feeds;
mod head;
mod jsonld;
pub mod lone;
mod release;
mod site;
mod stock;
mod table;
mod words;

pub use document::{Content, MAP_PICTURE, document, oembed_path, picture_path};
pub use jsonld::jsonld_shows;
pub use release::{Release, ReleaseFault};
pub use site::{Leaf, Reader, Site, base_of};
pub use stock::Stock;
pub use table::{Kind, TABLE};
pub use words::{PageHead, Words};
