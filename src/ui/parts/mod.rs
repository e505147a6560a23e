//! Small pieces that several pages share: texts, links, rows of entries, sources.

mod city;
mod contact;
mod control;
mod copy;
mod entry;
mod fact;
mod link;
mod property;
mod qr;
mod source;
mod text;
mod words;

pub use city::{city_title, distance_words};
pub use contact::contact;
pub use control::{close_button, follow_toggle, without_scripts};
pub use copy::{copied, copy, share, ways, whole_url};
#[cfg(feature = "cli")]
pub use entry::state_words;
pub use entry::{
    age_mark, badge, chip, entry_attributes, mark, mark_number, row, rows, standing_word,
};
pub use fact::fact;
pub use link::{city_link, event_href, feeds, outward, review_link, review_title, year_href};
pub use property::{live_property, properties};
pub use qr::code;
pub use source::{paragraphs, sources};
pub use text::{date_heading, inline, paragraph};
pub use words::{ages, audience, bond, format_word, kind, octant, tie_kind, tie_since, tie_words};
