//! The changes that an import of sheets would make.

use super::layout::Leaf;
use super::names::Names;
use super::read::SheetFault;
use crate::import::CellMerge;
use crate::model::OfficeMessages;

/// What an import knows beside the sheets.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    pub messages: &'a OfficeMessages,
    pub names: &'a Names,
    /// New entries that the table of entries adds: their lists and ids.
    pub entries: Vec<(&'static str, String)>,
}

/// The outcome for a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    New,
    Existing,
    /// It has no row in its sheet.
    Removed,
}

/// A record that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Field of the outermost object: `cities`, `host`, `site`.
    pub list: &'static str,
    pub id: String,
    /// Name of its sheet in the workbook, and its row; 0 for a removed one.
    pub sheet: String,
    pub row: u32,
    /// In the language of the report, or another one.
    pub title: String,
    pub outcome: Outcome,
    pub changes: Vec<RecordChange>,
}

impl Record {
    /// Returns whether an editor has to accept it.
    pub fn needs_acceptance(&self) -> bool {
        let is_open = |change: &RecordChange| change.merge != CellMerge::Fills;
        self.outcome == Outcome::Removed || self.changes.iter().any(is_open)
    }

    /// Returns whether it only removes something: then the rest is written without it.
    pub fn only_removes(&self) -> bool {
        let removes = |change: &RecordChange| match &change.target {
            Target::Items { items, .. } => {
                let is_kept = |item: &Item| item.base.is_some() && item.cells.is_empty();
                change.removes_items && items.iter().all(is_kept)
            }
            Target::Leaf { .. } => false,
        };
        let is_removed = self.outcome == Outcome::Removed;
        is_removed || (!self.changes.is_empty() && self.changes.iter().all(removes))
    }

    /// Returns whether it has to be accepted by name: accepting all changes does not include it.
    pub fn must_be_named(&self) -> bool {
        let is_open =
            |change: &RecordChange| change.merge == CellMerge::Conflicts || change.removes_items;
        self.outcome == Outcome::Removed || self.changes.iter().any(is_open)
    }

    /// Returns the name by which it is accepted: `venues/old-hall`.
    pub fn name(&self) -> String {
        [self.list, "/", &self.id].concat()
    }

    /// Returns whether an editor has accepted it.
    pub fn is_accepted(&self, accepted: &Accepted) -> bool {
        let has = |ids: &[String], id: &str| ids.iter().any(|own| own == id);
        if self.outcome == Outcome::Removed {
            return has(&accepted.deleted, &self.name()) || has(&accepted.deleted, "all");
        }
        let changed = &accepted.changed;
        let is_named = has(changed, &self.name()) || has(changed, &self.id);
        let accepts_all = has(changed, "all");
        is_named || !self.needs_acceptance() || (accepts_all && !self.must_be_named())
    }
}

/// What an editor has accepted: ids, or names such as `venues/old-hall`, or `all`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Records with changes.
    pub changed: Vec<String>,
    /// Records without rows, by their names.
    pub deleted: Vec<String>,
}

/// A cell or a list that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// Name of the sheet in the workbook.
    pub sheet: String,
    pub heading: String,
    /// In words; empty for no value.
    pub old: String,
    pub new: String,
    pub merge: CellMerge,
    /// Whether items of the bundle's list have no row.
    pub removes_items: bool,
    /// What the table of entries has, if it contradicts the list.
    pub in_table: Option<String>,
    pub(super) target: Target,
}

/// What a change writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Leaf {
        leaf: Leaf,
        row: u32,
        text: String,
    },
    Items {
        path: Vec<&'static str>,
        leaves: Vec<Leaf>,
        items: Vec<Item>,
    },
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub row: u32,
    /// The item of the bundle that it continues.
    pub base: Option<usize>,
    /// Leaves that differ from it, with canonical cells and headings.
    pub cells: Vec<(usize, String, String)>,
}

/// All changes, or the faults that prevent them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub faults: Vec<SheetFault>,
    pub records: Vec<Record>,
    /// Number of rows that equal the bundle.
    pub unchanged: usize,
}
