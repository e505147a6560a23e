//! Languages, texts that exist in several of them, order, letters as a search compares them, and
//! texts in addresses and in HTML.

#[cfg(feature = "cli")]
mod collate;
mod escape;
mod fold;
mod lang;
mod localized;
mod order;
pub mod query;

#[cfg(feature = "cli")]
pub use collate::ranks;
pub use escape::{escaped, push_attribute, push_escaped};
pub use fold::{Folded, folded, sounded};
pub use lang::Lang;
pub use localized::{Found, LangOrder, Localized};
pub use order::{places, places_by};
