//! A page of another site that holds a part of ours: what it may ask for, what the two tell each
//! other, and the lines of HTML that a web editor pastes.
//!
//! Nothing that comes from the other side is trusted: every option, message and value of a style
//! sheet is read into a type of its own, and what is not understood is left out.

mod css;
mod message;
mod options;
mod snippet;

pub use css::{Colour, Font, Radius, contrast_tenths};
pub use message::{Field, FromFrame, FromHost, VERSION};
pub use options::{Dress, Height, Options, Theme, View};
pub use snippet::{ALLOW, SANDBOX, Site, element, frame, guide};
