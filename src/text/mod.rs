//! Languages, and texts that exist in several of them.

mod lang;
mod localized;

pub use lang::Lang;
pub use localized::{Found, LangOrder, Localized};
