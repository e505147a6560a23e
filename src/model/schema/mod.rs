//! The format of a bundle, `pobratim/1`: the only definition of its records and fields.
//!
//! [`BUNDLE`] names every field with its shape, vocabulary, limits and meaning. From it come the
//! reading of a file and the sentences for what has another shape (`model/load`), the JSON Schema
//! ([`json_schema`]), the columns of the office's table (`model/table.rs`) and the table of fields
//! in CONTRIBUTING ([`field_table`]). [`EntryField`] lists the fields of entries and series for
//! outputs, each of which declares for every field whether it shows it ([`Shown`]).

mod entry;
#[cfg(any(feature = "cli", not(feature = "web")))]
mod field_table;
#[cfg(any(feature = "cli", not(feature = "web")))]
mod json_schema;
mod parts;
mod records;
mod shape;
mod shown;

pub use entry::{ENTRY, EntryField, SERIES};
#[cfg(any(feature = "cli", not(feature = "web")))]
pub use field_table::{field_table, with_field_table};
#[cfg(any(feature = "cli", not(feature = "web")))]
pub use json_schema::json_schema;
pub use parts::{
    AGES, CONTACT, LINK, OWN_NAME, PLACE, POSITION, RECURRENCE_RULE, REVISION, SOURCE_REF, TIME,
};
use parts::{CITIES, NEEDED_TEXTS, SOURCES, TEXTS, WORDS};
pub use records::{BUNDLE, CITY, COUNTRY, MEDIA, SECTION, SITE, SOURCE, TIE, TOPIC, fields_of};
pub use shape::{Field, Items, Languages, Presence, Record, RecordRule, Shape, TextForm};
pub use shown::Shown;

/// The value of `format` that this version reads.
pub const FORMAT: &str = "pobratim/1";

/// Whether faults and fields are described in words. The page names the code and the path of a
/// fault only, which saves some 10 KB.
pub const IN_WORDS: bool = cfg!(any(feature = "cli", not(feature = "web")));
