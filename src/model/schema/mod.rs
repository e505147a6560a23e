//! The format of a bundle, `pobratim/1`: the only definition of its records and fields.
//!
//! [`BUNDLE`] defines the shape, vocabulary, limits and meaning of every field. The loader and its
//! fault messages (`model/load`), the JSON Schema ([`json_schema`]), the columns of the table
//! (`model/table.rs`) and the field tables in `README.md` of this folder ([`field_table`]) are
//! derived from it. [`EntryField`] lists the fields of entries and series;
//! `tests/it/fields/not_shown.rs` names the outputs that do not show a field.

mod entry;
#[cfg(any(feature = "cli", not(feature = "web")))]
mod field_table;
#[cfg(any(feature = "cli", not(feature = "web")))]
mod json_schema;
mod records;
mod shape;
mod shared;

pub use entry::{ENTRY, EntryField, SERIES};
#[cfg(any(feature = "cli", not(feature = "web")))]
pub use field_table::{field_table, with_field_table};
#[cfg(any(feature = "cli", not(feature = "web")))]
pub use json_schema::json_schema;
pub use records::{
    BUNDLE, CITY, COUNTRY, MEDIA, SECTION, SITE, SOURCE, TIE, TOPIC, VENUE, fields_of,
};
pub use shape::{Field, Items, Languages, Presence, Record, RecordRule, Shape, TextForm};
use shared::{ACCESSIBILITY, CITIES, NEEDED_TEXTS, SOURCES, TEXTS, WORDS};
pub use shared::{
    AGES, CONTACT, IMAGE, LINK, OWN_NAME, PLACE, POSITION, PRICE, PRICE_AMOUNT, RECURRENCE_RULE,
    REGISTRATION, REVISION, SESSION, SOURCE_REF, TIME,
};

/// The value of `format` that this version reads.
pub const FORMAT: &str = "pobratim/1";

/// Whether the build contains descriptions of faults and fields. The page shows only the code and
/// the path of a fault, which saves some 10 KB.
pub const HAS_DESCRIPTIONS: bool = cfg!(any(feature = "cli", not(feature = "web")));
