//! Doors in: what an office has in tables and calendars becomes records of a bundle.
//!
//! Nothing is guessed: what cannot be read, or can be read in two ways, is a [`Note`] that names
//! the row, the column and what to do. Nothing is overwritten without being shown: a [`Plan`] tells
//! what would change, and [`apply`] writes what an editor has agreed to.

mod apply;
mod column;
mod csv;
mod date;
mod ical;
mod jsonld;
mod mend;
mod note;
#[cfg(feature = "cli")]
mod ods;
mod plan;
mod said;
#[cfg(feature = "cli")]
mod sheet;
#[cfg(feature = "cli")]
mod sheet_limits;
mod slug;
mod table;
mod template;
mod value;
#[cfg(feature = "cli")]
mod workbook;
#[cfg(feature = "cli")]
mod xlsx;

pub use apply::{Consent, apply, list_of};
pub use column::{choices, column_of, heading, note};
pub use csv::read_csv;
pub use date::{DateDoubt, read_date};
pub use ical::read_ical;
pub use jsonld::read_jsonld;
pub use mend::{Mended, mend};
pub use note::Note;
pub use plan::{CellChange, Fate, Meeting, Options, Plan, Planned, import_shows, plan};
pub use said::{code_in, said};
#[cfg(feature = "cli")]
pub use sheet::read_sheet;
pub use slug::{latin, slug};
pub use table::{Field, Grid, Row, Table};
pub use template::{TemplateColumn, template, template_csv};
#[cfg(feature = "cli")]
pub use workbook::template_xlsx;
