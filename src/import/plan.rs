//! Import plan: what an import would change in a bundle (dry run).

use super::diagnostic::Diagnostic;
use super::local_offset::OffsetAt;
use super::missing::MissingRecord;
use crate::model::table::Column;
use crate::model::{Bundle, Class};
use crate::time::UtcOffset;

/// Options of an import.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The bundle from which the table was made; later changes of the bundle are kept.
    pub base: Option<&'a Bundle>,
    /// The UTC offset of the host city, for times without one.
    pub offset: Option<UtcOffset>,
    /// Offsets of time zones, from which the offset of a time follows.
    pub offset_at: Option<OffsetAt>,
    /// Values of new records for columns whose cells are empty.
    pub defaults: Vec<(Column, String)>,
    /// Whether the table may be a complete one, so that records without a row are named.
    pub names_missing: bool,
}

/// The effect of a cell on the value in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMerge {
    /// The bundle has no value.
    Fills,
    /// The bundle has another value.
    Replaces,
    /// Both have changed since the table was made.
    Conflicts,
}

/// A cell that would change the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    pub column: Column,
    /// In canonical form; empty for no value.
    pub old: String,
    pub new: String,
    pub merge: CellMerge,
}

/// The outcome of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    New,
    /// New, but probably a duplicate of the entry with this id.
    PossibleDuplicate(String),
    /// New, or one of the entries with these ids: the row, which has no id, fits each of them.
    Ambiguous(Vec<String>),
    /// An entry of the bundle, by its id.
    Existing,
    /// An entry of the bundle that the row is taken to be, by its title, date and place.
    Matched,
}

/// A row that would change the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRecord {
    pub row: u32,
    pub id: String,
    pub class: Class,
    /// In the language of the report, or its fallback.
    pub title: String,
    pub outcome: RowOutcome,
    pub cells: Vec<CellChange>,
}

impl PlannedRecord {
    /// Returns whether an editor has to accept it, because it overwrites or may duplicate an entry.
    pub fn needs_acceptance(&self) -> bool {
        match self.outcome {
            RowOutcome::New | RowOutcome::Existing => {
                self.cells.iter().any(|cell| cell.merge != CellMerge::Fills)
            }
            RowOutcome::PossibleDuplicate(_) | RowOutcome::Ambiguous(_) | RowOutcome::Matched => {
                true
            }
        }
    }

    /// Returns whether it has to be accepted by its id: accepting all changes does not include it.
    pub fn must_be_named(&self) -> bool {
        self.is_question()
            || self
                .cells
                .iter()
                .any(|cell| cell.merge == CellMerge::Conflicts)
    }

    /// Returns whether it is unknown which record the row is, or whether it is a new one.
    pub fn is_question(&self) -> bool {
        match self.outcome {
            RowOutcome::PossibleDuplicate(_) | RowOutcome::Ambiguous(_) => true,
            RowOutcome::New | RowOutcome::Existing | RowOutcome::Matched => false,
        }
    }

    /// Returns whether writing it adds a record.
    pub fn is_addition(&self) -> bool {
        match self.outcome {
            RowOutcome::New | RowOutcome::PossibleDuplicate(_) | RowOutcome::Ambiguous(_) => true,
            RowOutcome::Existing | RowOutcome::Matched => false,
        }
    }
}

/// All changes of an import, or the faults that prevent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the rows. The rows with faults are not among the records.
    pub faults: Vec<Diagnostic>,
    pub records: Vec<PlannedRecord>,
    /// Number of rows that equal their entry in the bundle.
    pub unchanged: usize,
    /// The rows without an id, with the ids that they would get.
    pub row_ids: Vec<(u32, String)>,
    /// Records without a row, if the table is a complete one.
    pub missing: Vec<MissingRecord>,
}

impl Plan {
    /// Returns whether a fault concerns the table itself and not only some of its rows.
    pub fn is_blocked(&self) -> bool {
        let of_table = ["column_twice", "column_like", "no_column", "no_header"];
        let has_rows = !self.records.is_empty() || self.unchanged > 0;
        let mut faults = self.faults.iter();
        !self.faults.is_empty()
            && (!has_rows || faults.any(|it| it.row.is_none() || of_table.contains(&it.key)))
    }

    /// Returns the number of rows with faults.
    pub fn faulty_rows(&self) -> usize {
        let mut rows: Vec<_> = self.faults.iter().map(|fault| fault.row).collect();
        rows.dedup();
        rows.len()
    }
}
