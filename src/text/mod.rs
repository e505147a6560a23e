//! Languages, localized texts, sorting, folding for the search, and escaping for URLs and HTML.

#[cfg(feature = "cli")]
mod collate;
mod contains;
mod escape;
mod fold;
mod lang;
mod localized;
mod order;
pub mod query;

#[cfg(feature = "cli")]
pub use collate::ranks;
pub use contains::{contains_folded, folded_text};
pub use escape::{escaped, push_attribute, push_escaped};
pub use fold::{Folded, folded, half_width, with_dakuten};
pub use lang::{Lang, is_language_tag};
pub use localized::{Found, LangOrder, Localized};
pub use order::{sorted_indices, sorted_indices_by};
