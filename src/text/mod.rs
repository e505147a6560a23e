//! Languages, texts that exist in several of them, and order.

mod lang;
mod localized;
mod order;

pub use lang::Lang;
pub use localized::{Found, LangOrder, Localized};
pub use order::{places, places_by};
