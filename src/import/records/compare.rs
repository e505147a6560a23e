//! Compares the rows of records and of entries with a bundle.

use super::cell::{CellParser, is_empty, is_same, of_node};
use super::layout::{Leaf, SheetKind, is_list};
use super::names::{Key, display};
use super::node::{at, child, items, parsed, plain};
use super::plan::{Context, Outcome, Plan, Record, RecordChange, Target};
use super::read::{Rows, SheetCell, SheetFault, SheetRow, SheetRows};
use super::reference::{References, id, name_texts};
use crate::import::CellMerge;
use crate::import::diagnostic::Diagnostic;
use crate::model::json::Node;
use crate::model::schema::{Languages, Shape};

/// Compares the rows of sheets with a bundle, and with the bundle from which they were made, if it is
/// known.
pub fn plan(bundle: &str, base: Option<&str>, rows: &Rows, context: &Context<'_>) -> Plan {
    let root = parsed(bundle);
    let base = base.map(parsed);
    let mut references = References::of(&root);
    for sheet in &rows.sheets {
        let list = sheet.layout.owners.iter().copied().find(|it| is_list(it));
        if let (SheetKind::Records, Some(list)) = (&sheet.layout.kind, list) {
            let single = sheet.layout.single_owner();
            for row in &sheet.rows {
                let is_host = row
                    .host
                    .as_deref()
                    .is_some_and(|text| context.names.is_yes(text));
                let list = single.filter(|_| is_host).unwrap_or(list);
                if !references.has(list, &row.record) {
                    references.add(list, &row.record, Vec::new());
                }
            }
        }
    }
    for (list, id) in &context.entries {
        references.add(list, id, Vec::new());
    }
    let mut planner = Planner {
        root: &root,
        base: base.as_ref(),
        context,
        references: &references,
        plan: Plan {
            faults: rows.faults.clone(),
            ..Plan::default()
        },
    };
    for sheet in &rows.sheets {
        match &sheet.layout.kind {
            SheetKind::Single(field) => planner.single(sheet, field),
            SheetKind::Records => planner.records(sheet),
            SheetKind::More => planner.more(sheet),
            SheetKind::Items(path) => planner.items(sheet, path),
        }
    }
    planner.plan
}

/// The state of a comparison.
pub(super) struct Planner<'a> {
    pub(super) root: &'a Node<'a>,
    pub(super) base: Option<&'a Node<'a>>,
    pub(super) context: &'a Context<'a>,
    pub(super) references: &'a References,
    pub(super) plan: Plan,
}

/// Returns a record of a bundle; `null` if there is none.
pub(super) fn find<'a>(root: &'a Node<'a>, list: &str, wanted: &str) -> &'a Node<'a> {
    let value = child(root, list);
    if is_list(list) {
        let mut records = items(value).iter();
        return records.find(|it| id(it) == wanted).unwrap_or(&Node::Null);
    }
    let own = plain(child(value, "id"));
    if own.is_empty() {
        root
    } else if own == wanted {
        value
    } else {
        &Node::Null
    }
}

impl<'a> Planner<'a> {
    pub(super) fn fault(&mut self, sheet: &SheetRows, diagnostic: Diagnostic) {
        self.plan.faults.push(SheetFault {
            sheet: sheet.name.clone(),
            diagnostic,
        });
    }

    /// Returns the canonical cells of a row; reports faults.
    pub(super) fn canonical(
        &mut self,
        sheet: &SheetRows,
        cells: &[SheetCell],
        old: &dyn Fn(&Leaf) -> String,
    ) -> Option<Vec<(Leaf, String, SheetCell)>> {
        let mut found = Vec::new();
        let mut is_good = true;
        for cell in cells {
            let Some(leaf) = sheet.layout.leaves.get(cell.leaf) else {
                continue;
            };
            let own = old(leaf);
            // What equals the bundle is taken, even if it cannot be read.
            let text = if is_same(&own, &cell.text, leaf) {
                Ok(own)
            } else {
                let parser = CellParser {
                    names: self.context.names,
                    references: self.references,
                };
                parser.canonical(leaf, &cell.text)
            };
            match text {
                Ok(text) => found.push((leaf.clone(), text, cell.clone())),
                Err(fault) => {
                    is_good = false;
                    self.fault(sheet, fault.at(cell.row, &cell.heading));
                }
            }
        }
        is_good.then_some(found)
    }

    /// Returns the changed cells of a row of a record.
    fn changes(
        &mut self,
        sheet: &SheetRows,
        row: &SheetRow,
        (old, base): (&Node<'_>, Option<&Node<'_>>),
    ) -> Vec<RecordChange> {
        let of = |record: &Node<'_>, leaf: &Leaf| of_node(at(record, &leaf.full_path()), leaf);
        let Some(cells) = self.canonical(sheet, &row.cells, &|leaf| of(old, leaf)) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        for (leaf, text, cell) in cells {
            let before = of(old, &leaf);
            let base = base.map(|base| of(base, &leaf));
            let is_base = base
                .as_ref()
                .is_some_and(|base| is_same(base, &text, &leaf));
            if is_same(&before, &text, &leaf) || is_base {
                continue;
            }
            if text.is_empty() && leaf.is_required && leaf.lang.is_none() {
                let fault = Diagnostic::new("needed", &[]);
                self.fault(sheet, fault.at(cell.row, &cell.heading));
                continue;
            }
            let merge = match base {
                Some(base) if !is_same(&base, &before, &leaf) => CellMerge::Conflicts,
                _ if is_empty(&before, &leaf) => CellMerge::Fills,
                _ => CellMerge::Replaces,
            };
            let [shown, new] =
                [&before, &text].map(|text| display(&leaf, text, self.context.messages));
            changes.push(RecordChange {
                sheet: sheet.name.clone(),
                heading: cell.heading,
                old: shown,
                new,
                merge,
                removes_items: false,
                in_table: None,
                target: Target::Leaf {
                    leaf,
                    row: cell.row,
                    text,
                },
            });
        }
        changes
    }

    /// Adds changes to the record in the plan.
    pub(super) fn add(
        &mut self,
        (list, id): (&'static str, &str),
        (sheet, row): (&SheetRows, u32),
        outcome: Outcome,
        changes: Vec<RecordChange>,
    ) {
        let is_own = |record: &&mut Record| record.list == list && record.id == id;
        if let Some(record) = self.plan.records.iter_mut().find(is_own) {
            record.changes.extend(changes);
            return;
        }
        let title = self.title(list, id, &changes);
        self.plan.records.push(Record {
            list,
            id: id.to_owned(),
            sheet: sheet.name.clone(),
            row,
            title,
            outcome,
            changes,
        });
    }

    /// Returns the name of a record in the language of the report, or another one.
    fn title(&self, list: &str, id: &str, changes: &[RecordChange]) -> String {
        let record = find(self.root, list, id);
        let named =
            match is_list(list) || !matches!(child(child(self.root, list), "id"), Node::Null) {
                true => record,
                false => child(record, list),
            };
        let mut texts = name_texts(named);
        if texts.is_empty() {
            let new = changes.iter().filter_map(|change| match &change.target {
                Target::Leaf { leaf, text, .. } => Some((leaf.lang?, text.clone())),
                Target::Items { .. } => None,
            });
            texts = new.filter(|(_, text)| !text.is_empty()).collect();
        }
        let own = texts
            .iter()
            .find(|(lang, _)| *lang == self.context.messages.lang);
        let found = own.or_else(|| texts.first()).map(|(_, text)| text.clone());
        found.unwrap_or_else(|| id.to_owned())
    }

    fn single(&mut self, sheet: &SheetRows, field: &'static str) {
        for row in &sheet.rows {
            let changes = self.changes(sheet, row, (self.root, self.base));
            if changes.is_empty() {
                self.plan.unchanged += 1;
            } else {
                self.add(
                    (field, field),
                    (sheet, row.number),
                    Outcome::Existing,
                    changes,
                );
            }
        }
    }

    fn records(&mut self, sheet: &SheetRows) {
        let Some(list) = sheet.layout.owners.iter().copied().find(|it| is_list(it)) else {
            return;
        };
        let single = sheet.layout.single_owner();
        let host = single.map(|single| id(child(self.root, single)));
        let mut seen: Vec<(String, u32)> = Vec::new();
        let mut host_row = None;
        for row in &sheet.rows {
            let key = sheet.layout.key();
            let cell = row.cells.iter().find(|cell| Some(cell.leaf) == key);
            let heading = cell.map(|cell| cell.heading.clone()).unwrap_or_default();
            if row.record.is_empty() {
                self.fault(
                    sheet,
                    Diagnostic::new("needed", &[]).at(row.number, &heading),
                );
                continue;
            }
            if let Some((_, other)) = seen.iter().find(|(id, _)| *id == row.record) {
                let values = [("what", row.record.as_str()), ("count", &other.to_string())];
                let fault = Diagnostic::new("id_twice", &values);
                self.fault(sheet, fault.at(row.number, &heading));
                continue;
            }
            seen.push((row.record.clone(), row.number));
            // Without this column, the id decides.
            let is_host = match &row.host {
                Some(text) => self.context.names.is_yes(text),
                None => host.as_ref() == Some(&row.record),
            };
            match (single.filter(|_| is_host), host_row) {
                (Some(single), None) => {
                    host_row = Some(row.number);
                    let old = child(self.root, single);
                    let base = self.base.map(|base| child(base, single));
                    let changes = self.changes(sheet, row, (old, base));
                    self.finish(
                        (single, &row.record),
                        (sheet, row),
                        Outcome::Existing,
                        changes,
                    );
                }
                (Some(_), Some(other)) => {
                    let other: String = other.to_string();
                    let fault = Diagnostic::new("two_hosts", &[("count", &other)]);
                    self.fault(sheet, fault.in_row(row.number));
                }
                (None, _) => self.record(sheet, row, list),
            }
        }
        let is_marked = sheet.rows.iter().any(|row| row.host.is_some());
        if let (Some(host), true, None) = (&host, is_marked, host_row)
            && let Some((_, row)) = seen.iter().find(|(id, _)| id == host)
        {
            self.fault(sheet, Diagnostic::new("no_host", &[]).in_row(*row));
        }
        self.removed(sheet, list, &seen);
    }

    /// Compares a row with the record of a list.
    fn record(&mut self, sheet: &SheetRows, row: &SheetRow, list: &'static str) {
        let old = find(self.root, list, &row.record);
        let base = self.base.map(|base| find(base, list, &row.record));
        let is_new = matches!(old, Node::Null);
        // A record that was removed from the bundle since is new again only if it has changed.
        let base = base.filter(|base| !matches!(base, Node::Null));
        let faults = self.plan.faults.len();
        let changes = self.changes(sheet, row, (old, base));
        if is_new && base.is_some() && changes.is_empty() {
            return;
        }
        let outcome = if is_new {
            Outcome::New
        } else {
            Outcome::Existing
        };
        if is_new && self.plan.faults.len() == faults {
            self.check_required(sheet, row, &changes);
        }
        self.finish((list, &row.record), (sheet, row), outcome, changes);
    }

    /// Reports required cells that a new record lacks.
    fn check_required(&mut self, sheet: &SheetRows, row: &SheetRow, changes: &[RecordChange]) {
        let is_given = |leaf: &Leaf| {
            changes.iter().any(|change| match &change.target {
                Target::Leaf { leaf: own, .. } => own.path == leaf.path,
                Target::Items { .. } => false,
            })
        };
        let headings = self.context.names.own_headings(&sheet.layout);
        let mut reported: Vec<Vec<&str>> = Vec::new();
        for (index, leaf) in sheet.layout.leaves.iter().enumerate() {
            let may_be_empty = leaf.shape == Shape::Texts(Languages::Any);
            if !leaf.is_required || may_be_empty || is_given(leaf) || reported.contains(&leaf.path)
            {
                continue;
            }
            reported.push(leaf.path.clone());
            let written = sheet.columns.iter().find(|(own, _)| *own == index);
            let mut known = headings.iter();
            let known = known.find(|(key, _)| *key == Key::Leaf(index));
            let heading = written.map(|(_, heading)| heading.clone());
            let heading = heading.or_else(|| known.map(|(_, heading)| heading.clone()));
            let fault = Diagnostic::new("needed", &[]);
            self.fault(sheet, fault.at(row.number, &heading.unwrap_or_default()));
        }
    }

    fn finish(
        &mut self,
        owner: (&'static str, &str),
        (sheet, row): (&SheetRows, &SheetRow),
        outcome: Outcome,
        changes: Vec<RecordChange>,
    ) {
        if changes.is_empty() {
            self.plan.unchanged += 1;
        } else {
            self.add(owner, (sheet, row.number), outcome, changes);
        }
    }

    /// Plans the removal of the records that have no row.
    fn removed(&mut self, sheet: &SheetRows, list: &'static str, seen: &[(String, u32)]) {
        for record in items(child(self.root, list)) {
            let id = id(record);
            let has_row = seen.iter().any(|(own, _)| *own == id);
            // Added to the bundle since.
            let is_newer = self
                .base
                .is_some_and(|base| matches!(find(base, list, &id), Node::Null));
            if !has_row && !is_newer {
                self.add((list, &id), (sheet, 0), Outcome::Removed, Vec::new());
            }
        }
    }

    fn more(&mut self, sheet: &SheetRows) {
        let mut seen: Vec<(String, u32)> = Vec::new();
        for row in &sheet.rows {
            let Some((list, id)) = self.owner(sheet, row) else {
                continue;
            };
            if let Some((_, other)) = seen.iter().find(|(own, _)| *own == id) {
                let values = [("what", id.as_str()), ("count", &other.to_string())];
                self.fault(
                    sheet,
                    Diagnostic::new("id_twice", &values).in_row(row.number),
                );
                continue;
            }
            seen.push((id.clone(), row.number));
            let old = find(self.root, list, &id);
            let base = self.base.map(|base| find(base, list, &id));
            let base = base.filter(|base| !matches!(base, Node::Null));
            let changes = self.changes(sheet, row, (old, base));
            self.finish((list, &id), (sheet, row), Outcome::Existing, changes);
        }
    }
}
