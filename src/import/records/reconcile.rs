//! Lists that are both in the table of entries, in one language, and in a sheet of their own.

use super::layout::is_entries;
use super::plan::{Accepted, Outcome, Plan, Record, Target};
use super::write::apply;
use crate::import::table::Table;
use crate::import::{AcceptedChanges, CellMerge, Plan as TablePlan};
use crate::model::table::{Column, cell};
use crate::model::{Bundle, load};
use crate::time::Date;

/// Marks the changes of lists that contradict the cell of the table of entries in the same workbook:
/// one of both is older, so the record must be accepted by name. What the table says is in
/// `in_table`. If the list agrees with the table, or the cell is empty, nothing is marked. A list
/// without rows in its sheet says nothing where the table has the cell: its change is dropped.
pub fn reconcile(
    plan: &mut Plan,
    (text, bundle): (&str, &Bundle),
    (table_plan, table): (&TablePlan, &Table),
    today: Date,
) {
    for record in plan.records.iter_mut().filter(|it| is_entries(it.list)) {
        let id = record.id.clone();
        record.changes.retain(|change| {
            let has_cell = column(&change.target)
                .filter(|_| has_no_rows(&change.target))
                .and_then(|column| table_cell(bundle, table_plan, table, &id, column))
                .is_some_and(|text| !text.is_empty());
            !has_cell
        });
    }
    plan.records
        .retain(|record| !record.changes.is_empty() || record.outcome != Outcome::Existing);
    let is_shared = |record: &&Record| {
        let mut changes = record.changes.iter();
        is_entries(record.list) && changes.any(|change| column(&change.target).is_some())
    };
    if !plan.records.iter().any(|record| is_shared(&record)) {
        return;
    }
    let all = AcceptedChanges {
        all: true,
        ids: table_plan.records.iter().map(|it| it.id.clone()).collect(),
    };
    let imported = crate::import::apply(text, bundle, table_plan, &all, today);
    let names = Accepted {
        changed: plan.records.iter().map(Record::name).collect(),
        deleted: Vec::new(),
    };
    let written = apply(&imported, text, plan, &names, today);
    let Ok(written) = load(&written) else {
        return;
    };
    for record in plan.records.iter_mut().filter(|it| is_entries(it.list)) {
        let entry = written.bundle.find_entry(&record.id);
        let Some(entry) = entry.map(|entry| written.bundle.entry(entry)) else {
            continue;
        };
        for change in &mut record.changes {
            let Some(column) = column(&change.target) else {
                continue;
            };
            let in_table = table_cell(bundle, table_plan, table, &record.id, column);
            let in_list = cell(&written.bundle, entry, column);
            if let Some(text) = in_table.filter(|text| !text.is_empty() && *text != in_list) {
                change.merge = CellMerge::Conflicts;
                change.in_table = Some(text);
            }
        }
    }
}

/// Whether a change is that of a list that has no rows in its sheet.
fn has_no_rows(target: &Target) -> bool {
    matches!(target, Target::Items { items, .. } if items.is_empty())
}

/// Returns the column of the table of entries that shows a list.
fn column(target: &Target) -> Option<Column> {
    let Target::Items { path, .. } = target else {
        return None;
    };
    let name = path.first()?;
    let columns = Column::all(&[]).into_iter();
    let mut columns = columns.filter(|column| column.field().is_some());
    columns.find(|column| column.name() == *name)
}

/// Returns the canonical cell of the table, if it has this row and column.
fn table_cell(
    bundle: &Bundle,
    plan: &TablePlan,
    table: &Table,
    id: &str,
    column: Column,
) -> Option<String> {
    if let Some(record) = plan.records.iter().find(|record| record.id == id)
        && let Some(cell) = record.cells.iter().find(|cell| cell.column == column)
    {
        return Some(cell.new.clone());
    }
    let is_row = |row: &&crate::import::Row| {
        let own = row
            .field(Column::Id)
            .is_some_and(|field| field.text.trim() == id);
        own && row.field(column).is_some()
    };
    table.rows.iter().find(is_row)?;
    let entry = bundle.entry(bundle.find_entry(id)?);
    Some(cell(bundle, entry, column))
}
