//! An event as a reader sees it: its facts, the card that shows them over other pages, and taking it
//! home to one's own calendar.

mod add;
mod card;
mod facts;
mod place;
mod when;

pub use add::{ADD, Wanted, content as add_content, shown as add_shown};
pub use card::{CONTENT as CARD, EventCard, close_on_leaving, content as card_content};
pub use facts::{Stand, article};
#[cfg(feature = "cli")]
pub use {add::words as phrase, facts::page_shows};
