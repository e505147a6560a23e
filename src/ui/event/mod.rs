//! An event: its facts, the card that shows them over other pages, and the export to the user's
//! calendar.

mod actions;
mod calendar_export;
mod card;
mod countdown;
mod facts;
mod heading;
mod map_links;
mod notice;
mod place;
mod position;
mod sessions;
mod taking_part;
mod when;

#[cfg(feature = "cli")]
pub use calendar_export::phrase_text as phrase;
pub use calendar_export::{
    CalendarExport, EXPORT_MENU, content as export_menu_content, list_menu as export_menu,
};
pub use card::{CONTENT as CARD, EventCard, content as card_content, listen_for_close};
pub use countdown::countdown;
pub use facts::article;
pub use heading::HeadingContext;
