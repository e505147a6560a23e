//! Static pages, for readers without scripts, search engines and link previews.
//!
//! Each page has the address, the markup and the messages of the app's own view, so that the
//! program replaces it without a layout shift. [`PAGE_KINDS`] lists the kinds of pages.

mod content;
mod document;
pub mod feeds;
mod head;
mod jsonld;
pub mod language_neutral;
mod messages;
mod page_kinds;
mod release;
mod site;

pub use content::SiteContent;
pub use document::{MAP_PICTURE, PageMetadata, SharedImage, document, oembed_path, picture_path};
pub use messages::{PageHead, SiteMessages};
pub use page_kinds::{PAGE_KINDS, PageKind};
pub use release::{Release, ReleaseFault};
pub use site::{LocalizedSite, Site, StaticPage, base_of};
