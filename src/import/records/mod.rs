//! Sheets of a workbook for everything that a bundle holds beside the table of entries.
//!
//! The table of entries (`model/table.rs`) has one row per event, programme or document. The other
//! sheets follow from the schema alone: a new list or field of `model/schema` has its sheet or
//! column without a change here.
//!
//! | sheet | rows | key column |
//! | --- | --- | --- |
//! | `site` | the fields of the site, one per row: `field`, `value` | `field` |
//! | one for each list of records: `cities` with the host, `series`, `venues`, `sources` … | one per record | `id` (`code` for countries) |
//! | `more` | one per entry, with the values that the table of entries has no column for | `record` |
//! | one for each list within records whose items are objects or texts in several languages: `ties`, `links`, `organisers`, `sections` … | one per item, in order | `record`, the id of its owner |
//!
//! - **Columns** have the name of the field, inner fields joined by `_`: `position_lat`,
//!   `contact_email`. A text has a column for each language: `name_ja`. In [`sheets`] headings are
//!   words of a language; when read, a heading is accepted as code or in any language, a star at its
//!   end and columns beginning with `#` are ignored.
//! - **Cells** hold text: flags `yes` and `no`, lists separated by `; `, references by id (or, when
//!   read, the name of the record in any language), vocabularies as codes or words, references to
//!   sources with their paragraphs (`report-2021 P05 P06`). A list within a list item, for which
//!   there is no sheet, is one cell of JSON.
//! - **An owner's id** that several lists have is written with its list: `venues/kassa`.
//! - **Not in the sheets:** the format's name, and revisions and the day of the last change, which
//!   the import keeps.
//!
//! [`read`] finds columns and reports faults with sheet, row and column. [`plan`] compares the rows
//! with a bundle. A missing column or sheet changes nothing. A missing row of a record removes the
//! record, and a missing row of an item the item, but only when the editor asks for it.
//! The order of the rows of records does not matter; that of items is the order in the bundle.
//! [`apply`] writes the accepted changes into the text of the bundle, where all other bytes stay.
//!
//! CSV holds one sheet only, therefore only the table of entries.

mod align;
mod cell;
mod compare;
mod compare_items;
mod layout;
mod locate;
mod names;
pub(super) mod node;
mod plan;
mod read;
mod reconcile;
mod reference;
mod sheets;
mod write;

pub use compare::plan;
pub use layout::{Leaf, Sheet as Layout, SheetKind, layouts};
pub use locate::locate;
pub use names::Names;
pub use plan::{Accepted, Context, Outcome, Plan, Record, RecordChange};
pub use read::{NamedGrid, Rows, SheetFault, SheetNames, read, sheet_like};
pub use reconcile::reconcile;
pub use sheets::{Sheet, SheetColumn, sheets};
pub use write::{apply, with_new_records};
