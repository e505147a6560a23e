//! Languages, texts that exist in several of them, order, and letters as a search compares them.

mod fold;
mod lang;
mod localized;
mod order;

pub use fold::{Folded, folded, sounded};
pub use lang::Lang;
pub use localized::{Found, LangOrder, Localized};
pub use order::{places, places_by};
