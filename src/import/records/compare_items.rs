//! Compares the rows of list items with the lists of a bundle.

use super::align::align;
use super::cell::{is_empty, is_same, of_node};
use super::compare::{Planner, find};
use super::layout::{Leaf, is_entries, is_list};
use super::names::display;
use super::node::{at, child, items};
use super::plan::{Context, Item, Outcome, RecordChange, Target};
use super::read::{SheetRow, SheetRows};
use super::reference::id;
use crate::import::CellMerge;
use crate::import::diagnostic::Diagnostic;
use crate::model::json::Node;

impl Planner<'_> {
    /// Returns the list and the id of the record to which a row belongs; reports a fault.
    pub(super) fn owner(
        &mut self,
        sheet: &SheetRows,
        row: &SheetRow,
    ) -> Option<(&'static str, String)> {
        let text = row.record.as_str();
        let heading = self.context.names.own_headings(&sheet.layout);
        let heading = heading.first().map(|(_, name)| name.clone());
        let heading = heading.unwrap_or_default();
        if text.is_empty() {
            self.fault(
                sheet,
                Diagnostic::new("needed", &[]).at(row.number, &heading),
            );
            return None;
        }
        let owners = &sheet.layout.owners;
        let (lists, id): (Vec<&'static str>, &str) = match text.split_once('/') {
            Some((list, id)) => (
                owners.iter().copied().filter(|own| *own == list).collect(),
                id,
            ),
            None => (owners.clone(), text),
        };
        let has = |list: &&str| self.has(list, id);
        let found: Vec<&'static str> = lists.into_iter().filter(has).collect();
        match found.as_slice() {
            [one] => return Some((one, id.to_owned())),
            [first, second, ..] => {
                let [first, second] = [first, second].map(|list| [list, "/", id].concat());
                let values = [("what", text), ("first", &first), ("second", &second)];
                let fault = Diagnostic::new("two_owners", &values);
                self.fault(sheet, fault.at(row.number, &heading));
            }
            [] => {
                let mut near = owners
                    .iter()
                    .filter_map(|list| self.references.nearest(list, id));
                let fault = match near.next() {
                    Some(near) => Diagnostic::new("owner_like", &[("what", text), ("word", near)]),
                    None => Diagnostic::new("no_owner", &[("what", text)]),
                };
                self.fault(sheet, fault.at(row.number, &heading));
            }
        }
        None
    }

    /// Whether a list has a record, or the object is this record; also new ones.
    fn has(&self, list: &str, id: &str) -> bool {
        if self.references.has(list, id) {
            return true;
        }
        let has_no_id = matches!(child(child(self.root, list), "id"), Node::Null);
        !is_list(list) && has_no_id && list == id
    }

    pub(super) fn items(&mut self, sheet: &SheetRows, path: &[&'static str]) {
        let mut owners: Vec<((&'static str, String), Vec<&SheetRow>)> = Vec::new();
        for row in &sheet.rows {
            let Some(owner) = self.owner(sheet, row) else {
                continue;
            };
            match owners.iter_mut().find(|(own, _)| *own == owner) {
                Some((_, rows)) => rows.push(row),
                None => owners.push((owner, vec![row])),
            }
        }
        // Owners whose rows are all gone.
        for list in &sheet.layout.owners {
            for id in self.ids(list) {
                let is_known = owners
                    .iter()
                    .any(|((own, other), _)| own == list && *other == id);
                let is_planned = self.plan.records.iter().any(|record| {
                    record.list == *list && record.id == id && record.outcome == Outcome::Removed
                });
                let old = items(at(self.record_at(self.root, list, &id), path));
                if !is_known && !is_planned && !old.is_empty() {
                    owners.push(((list, id), Vec::new()));
                }
            }
        }
        for ((list, id), rows) in owners {
            self.list_of(sheet, path, (list, &id), &rows);
        }
    }

    /// Returns the ids of the records of a list or the id of a single object.
    fn ids(&self, list: &str) -> Vec<String> {
        let value = child(self.root, list);
        if is_list(list) {
            return items(value).iter().map(id).collect();
        }
        let own = id(value);
        vec![if own.is_empty() { list.to_owned() } else { own }]
    }

    /// Returns a record; a single object without an id by the name of its field.
    fn record_at<'b>(&self, root: &'b Node<'b>, list: &str, id: &str) -> &'b Node<'b> {
        if is_list(list) {
            find(root, list, id)
        } else {
            child(root, list)
        }
    }

    /// Compares the rows of a list with the list of a record.
    fn list_of(
        &mut self,
        sheet: &SheetRows,
        path: &[&'static str],
        (list, id): (&'static str, &str),
        rows: &[&SheetRow],
    ) {
        let columns: Vec<(usize, Leaf)> = sheet
            .columns
            .iter()
            .filter_map(|(at, _)| Some((*at, sheet.layout.leaves.get(*at)?.clone())))
            .collect();
        let cells = |list: &Node<'_>| -> Vec<Vec<String>> {
            let cells = |item: &Node<'_>| {
                let leaves = columns.iter();
                let texts = leaves.map(|(_, leaf)| of_node(at(item, &leaf.full_path()), leaf));
                texts.collect()
            };
            items(list).iter().map(cells).collect()
        };
        let old = cells(at(self.record_at(self.root, list, id), path));
        let base = self
            .base
            .map(|base| cells(at(self.record_at(base, list, id), path)));
        let mut new: Vec<Vec<String>> = Vec::new();
        let mut is_good = true;
        for (at, row) in rows.iter().enumerate() {
            let before = old.get(at);
            let own = |leaf: &Leaf| {
                let at = columns.iter().position(|(_, own)| own == leaf);
                let cell = before.zip(at).and_then(|(row, at)| row.get(at));
                cell.cloned().unwrap_or_default()
            };
            let Some(cells) = self.canonical(sheet, &row.cells, &own) else {
                is_good = false;
                continue;
            };
            let text = |leaf: &Leaf| {
                let found = cells.iter().find(|(own, ..)| own == leaf);
                found.map_or_else(|| of_node(&Node::Null, leaf), |(_, text, _)| text.clone())
            };
            new.push(columns.iter().map(|(_, leaf)| text(leaf)).collect());
        }
        let is_equal = |one: &[Vec<String>]| {
            one.len() == new.len()
                && one
                    .iter()
                    .zip(&new)
                    .all(|(one, new)| rows_equal(one, new, &columns))
        };
        if !is_good || is_equal(&old) || base.as_deref().is_some_and(is_equal) {
            self.plan.unchanged += rows.len();
            return;
        }
        let key = sheet.layout.key();
        let key = columns.iter().position(|(leaf, _)| Some(*leaf) == key);
        let matches = align(&old, &new, key);
        let mut planned = Vec::new();
        for ((row, cells), found) in rows.iter().zip(&new).zip(&matches) {
            let before = found.and_then(|at| old.get(at));
            let mut differing = Vec::new();
            for (at, ((index, leaf), text)) in columns.iter().zip(cells).enumerate() {
                let own = before.and_then(|row| row.get(at));
                let own = own.map_or_else(|| of_node(&Node::Null, leaf), String::clone);
                if !is_same(&own, text, leaf) {
                    let heading = sheet.columns.get(at).map(|(_, heading)| heading.clone());
                    differing.push((*index, text.clone(), heading.unwrap_or_default()));
                }
            }
            planned.push(Item {
                row: row.number,
                base: *found,
                cells: differing,
            });
        }
        let kept = matches.iter().flatten().count();
        let is_added = matches.iter().flatten().copied().eq(0..old.len())
            && planned
                .iter()
                .all(|item| item.base.is_none() || item.cells.is_empty());
        let is_changed_since = base.as_ref().is_some_and(|base| *base != old);
        let merge = match (is_changed_since, is_added) {
            (true, _) => CellMerge::Conflicts,
            (false, true) => CellMerge::Fills,
            (false, false) => CellMerge::Replaces,
        };
        let show = |items: &[Vec<String>]| {
            let texts: Vec<String> = items
                .iter()
                .map(|item| shown(item, &columns, self.context))
                .collect();
            crate::model::table::joined(texts.iter().map(String::as_str))
        };
        let change = RecordChange {
            sheet: sheet.name.clone(),
            heading: sheet.name.clone(),
            old: show(&old),
            new: show(&new),
            merge,
            removes_items: kept < old.len(),
            in_table: None,
            target: Target::Items {
                path: path.to_vec(),
                leaves: sheet.layout.leaves.clone(),
                items: planned,
            },
        };
        let row = rows.first().map_or(0, |row| row.number);
        let is_new = matches!(find(self.root, list, id), Node::Null) && !is_entries(list);
        let outcome = if is_new {
            Outcome::New
        } else {
            Outcome::Existing
        };
        self.add((list, id), (sheet, row), outcome, vec![change]);
    }
}

fn rows_equal(one: &[String], other: &[String], columns: &[(usize, Leaf)]) -> bool {
    let both = one.iter().zip(other).zip(columns);
    both.into_iter()
        .all(|((one, other), (_, leaf))| is_same(one, other, leaf))
}

/// Returns the filled cells of an item, in words.
fn shown(item: &[String], columns: &[(usize, Leaf)], context: &Context<'_>) -> String {
    let cells = item.iter().zip(columns);
    let filled = cells.filter(|(text, (_, leaf))| !is_empty(text, leaf));
    let words = filled.map(|(text, (_, leaf))| display(leaf, text, context.messages));
    words.collect::<Vec<_>>().join(" ")
}
