//! Importers: records of a bundle from tables, calendars and web pages.
//!
//! Nothing is guessed: an unreadable or ambiguous value is a [`Diagnostic`] with row, column and
//! remedy. Nothing is overwritten unseen: a [`Plan`] lists the changes, and [`apply`] writes those
//! that an editor has accepted.

mod apply;
mod autofix;
#[cfg(feature = "cli")]
mod cell_text;
mod column;
mod combine;
mod contact;
#[cfg(feature = "cli")]
mod csv;
mod date;
mod date_time;
mod details;
mod diagnostic;
mod display;
mod encoding;
#[cfg(feature = "cli")]
mod export_book;
mod export_sheet;
#[cfg(feature = "cli")]
mod file;
mod headings;
#[cfg(feature = "cli")]
mod html;
mod ical;
mod jsonld;
mod local_offset;
mod matching;
mod missing;
mod not_taken;
#[cfg(feature = "cli")]
mod ods;
mod phone;
mod plain_text;
mod plan;
mod planner;
pub mod records;
mod recurrence;
#[cfg(feature = "cli")]
mod row_ids;
#[cfg(feature = "cli")]
mod sheet;
#[cfg(feature = "cli")]
mod sheet_limits;
mod slug;
mod table;
mod template;
mod time;
mod time_cell;
mod value;
#[cfg(feature = "cli")]
mod workbook;
#[cfg(feature = "cli")]
mod xlsx;
#[cfg(feature = "cli")]
mod xlsx_edit;
#[cfg(feature = "cli")]
mod xlsx_ids;
mod zone_name;

pub use apply::{AcceptedChanges, apply, list_of};
pub use autofix::{AppliedFix, autofix};
pub use column::{choices, heading, note};
#[cfg(feature = "cli")]
pub use csv::read_csv;
pub use date::{DateParseError, read_date};
pub use diagnostic::Diagnostic;
pub use display::{display_value, parse_cell, record_title, written_value};
#[cfg(feature = "cli")]
pub use export_book::export_xlsx;
pub use export_sheet::{ExportColumn, ExportSheet, export_csv, export_sheets};
#[cfg(feature = "cli")]
pub use file::{FileKind, Reading, read_file};
pub use ical::read_ical;
pub use jsonld::read_jsonld;
pub use local_offset::{LocalOffset, OffsetAt, local_offset};
pub use missing::{MissingRecord, Referrer, delete, referrers};
pub use phone::{PhoneError, international_phone};
pub use plan::{CellChange, CellMerge, Options, Plan, PlannedRecord, RowOutcome};
pub use planner::plan;
#[cfg(feature = "cli")]
pub use row_ids::write_row_ids;
#[cfg(feature = "cli")]
pub use sheet::{SheetGrids, read_sheet, read_sheets};
pub use slug::{slug, slugify};
pub use table::{Field, Grid, Row, Table};
pub use template::{TemplateColumn, template, template_csv};
pub use time::{ClockSpan, TimeParseError, read_time};
#[cfg(feature = "cli")]
pub use workbook::template_xlsx;
