//! Components shared by several pages: texts, links, rows of entries, sources.

mod city;
mod contact;
mod control;
mod copy;
mod counts;
mod emblem;
mod entry;
mod fact;
mod image;
mod link;
mod position;
mod print_note;
mod property;
mod qr;
mod source;
mod subscription;
mod text;
mod vocabulary;

pub use city::{city_title, distance_text, pair_title};
pub use contact::contact;
pub use control::{
    choice, close_button, close_menu, close_on_escape, follow_toggle, switch, without_scripts,
};
pub use copy::{absolute_url, copied, copy, copy_text, share, share_items};
pub use counts::{counts_text, entries_and_expected};
pub use emblem::{city_emblem, emblem, event_emblem, stroke_emblem};
pub use entry::{
    age_mark, badge, chip, entry_attributes, mark, mark_index, row, row_with, rows, scope_label,
    status_label, status_text,
};
pub use fact::fact;
pub use image::{ImageSize, image};
pub use link::{
    city_link, event_href, external_link, feeds_link, feeds_link_as, place_href, report_href,
    review_link, review_title, year_href,
};
pub use position::degrees;
pub use print_note::print_note;
pub use property::{live_property, properties};
pub use qr::qr_code;
pub use source::{paragraphs, sources};
#[cfg(feature = "cli")]
pub use subscription::subscribe_links;
pub use subscription::{subscribe_items, subscribe_link, subscribe_menu};
pub use text::{date_heading, description, inline, paragraph};
pub use vocabulary::{
    accessibility_text, ages_text, audience_label, bond_label, direction_label, format_label,
    kind_label, spoken_language, tie_kind_label, tie_label, tie_since, venue_kind_label,
};
