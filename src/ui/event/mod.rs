//! An event as a reader sees it: its facts, and the card that shows them over other pages.

mod card;
mod facts;
mod place;
mod when;

pub use card::card;
pub use facts::{Stand, article};
