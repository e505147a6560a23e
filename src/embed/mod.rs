//! Embedding in pages of other sites: options, messages, and the HTML snippet that a web editor
//! pastes.
//!
//! Input from the other side is untrusted: every option, message and CSS value is parsed into a
//! type of its own, and invalid values are ignored.

mod css;
mod message;
mod options;
mod snippet;

pub use css::{Colour, Font, Radius, contrast_tenths};
pub use message::{Field, FromFrame, FromHost, VERSION};
pub use options::{Height, Options, Theme, ThemeOverrides, View};
pub use snippet::{ALLOW, SANDBOX, Site, element, frame, guide_path};
