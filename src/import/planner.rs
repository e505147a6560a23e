//! Computes an import plan: reads the rows, matches them with records, and compares the cells.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{folded, heading};
use super::diagnostic::Diagnostic;
use super::matching::{Match, ParsedRow, assign};
use super::missing::missing;
use super::plan::{CellChange, CellMerge, Options, Plan, PlannedRecord, RowOutcome};
use super::slug::slug;
use super::table::{Row, Table};
use super::value::{CellParser, day_of_row, primary_lang};
use crate::model::duplicates::DuplicateIndex;
use crate::model::table::{CellKind, Column, cell, items, joined};
use crate::model::{Bundle, Class, Entry, Format, OfficeMessages};
use crate::text::Localized;
use crate::time::Edtf;

/// Compares a table with a bundle.
pub fn plan(
    bundle: &Bundle,
    table: &Table,
    messages: &OfficeMessages,
    options: &Options<'_>,
) -> Plan {
    let mut planner = Planner {
        bundle,
        messages,
        options,
        parser: CellParser {
            offset: options.offset,
            offset_at: options.offset_at,
            ..CellParser::new(bundle, messages)
        },
        plan: Plan {
            faults: table.faults.clone(),
            ..Plan::default()
        },
        given: BTreeMap::new(),
        faulty: BTreeMap::new(),
        ids: BTreeSet::new(),
        external: external_ids(bundle),
        seen: Seen::new(bundle),
    };
    for fault in &table.faults {
        planner.count(fault);
    }
    let mut rows: Vec<ParsedRow<'_>> = table.rows.iter().map(|row| planner.parse(row)).collect();
    assign(bundle, &mut rows);
    if options.names_missing && table.faults.is_empty() {
        planner.plan.missing = missing(bundle, options.base, &rows, messages.lang);
    }
    for row in rows {
        planner.row(row);
    }
    planner.plan.faults.sort_by_key(|fault| fault.row);
    planner.plan
}

struct Planner<'a> {
    bundle: &'a Bundle,
    messages: &'a OfficeMessages,
    options: &'a Options<'a>,
    parser: CellParser<'a>,
    plan: Plan,
    /// Ids in the table, with their rows.
    given: BTreeMap<String, u32>,
    /// The columns of the faults of each row.
    faulty: BTreeMap<u32, Vec<String>>,
    /// Ids of rows so far.
    ids: BTreeSet<String>,
    /// The entries by their ids in other files.
    external: BTreeMap<&'a str, &'a Entry>,
    seen: Seen,
}

/// Returns the entries of a bundle by their ids in other files.
fn external_ids(bundle: &Bundle) -> BTreeMap<&str, &Entry> {
    let entries = bundle.entries.iter();
    let ids = entries.filter_map(|entry| Some((entry, entry.details.as_ref()?)));
    ids.flat_map(|(entry, details)| details.external_ids.iter().map(move |id| (&**id, entry)))
        .collect()
}

/// Returns a list with the items of another one that it does not have.
fn with_items(list: &str, other: &str) -> String {
    let mut all = items(list);
    for item in items(other) {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    joined(all.iter().map(String::as_str))
}

/// The entries of the bundle and the rows so far, of which a row may be a duplicate.
struct Seen {
    ids: Vec<String>,
    index: DuplicateIndex,
}

impl Seen {
    fn new(bundle: &Bundle) -> Seen {
        let mut seen = Seen {
            ids: Vec::new(),
            index: DuplicateIndex::default(),
        };
        for entry in &bundle.entries {
            seen.add(entry.id.to_string(), entry.title.clone(), entry.when);
        }
        seen
    }

    fn add(&mut self, id: String, title: Localized, when: Edtf) {
        self.ids.push(id);
        self.index.add(title, when);
    }

    /// Returns the id of an entry or earlier row that is a likely duplicate.
    fn find(&self, title: &Localized, when: &Edtf) -> Option<String> {
        self.ids.get(self.index.find(title, when)?).cloned()
    }
}

impl<'a> Planner<'a> {
    /// Reads the cells of a row, and reports those that are invalid.
    fn parse<'t>(&mut self, row: &'t Row) -> ParsedRow<'t>
    where
        'a: 't,
    {
        let id = self.read(row, Column::Id, Class::Event);
        let existing = self
            .bundle
            .find_entry(&id)
            .map(|index| self.bundle.entry(index));
        if !id.is_empty() && self.bundle.find_series(&id).is_some() {
            self.fault(
                row,
                Column::Id,
                Diagnostic::new("id_of_series", &[("what", &id)]),
            );
        }
        if let Some(other) = self.given.get(&id) {
            let other = other.to_string();
            self.fault(
                row,
                Column::Id,
                Diagnostic::new("id_twice", &[("what", &id), ("count", &other)]),
            );
        } else if !id.is_empty() {
            self.given.insert(id.clone(), row.number);
        }
        let by_external = match id.is_empty() {
            true => self.by_external_id(row),
            false => None,
        };
        let written = self.read(row, Column::Class, Class::Event);
        let existing = existing.or(by_external);
        let class = match (existing, Class::from_code(&written)) {
            (Some(entry), Some(class)) if entry.class != class => {
                self.fault(
                    row,
                    Column::Class,
                    Diagnostic::new("class_changes", &[("what", &id)]),
                );
                entry.class
            }
            (Some(entry), _) => entry.class,
            (None, class) => class.unwrap_or(Class::Event),
        };
        let has_id = row
            .field(Column::Id)
            .is_some_and(|field| !field.text.is_empty());
        self.parser.day = day_of_row(row, existing);
        let values = self.values(row, class, existing);
        ParsedRow {
            row,
            has_id,
            id,
            class,
            title: self.title(&values, None),
            values,
            has_faults: self.faulty.contains_key(&row.number),
            found: existing.map_or(Match::None, Match::Id),
        }
    }

    /// Plans the changes of a row, or reports why it cannot be written.
    fn row(&mut self, mut parsed: ParsedRow<'_>) {
        let row = parsed.row;
        let existing = parsed.found.entry();
        if existing.is_none() {
            self.add_defaults(&mut parsed.values);
        } else if !parsed.has_id {
            // Without an id, an empty cell is not a value that was deleted.
            parsed.keep_filled();
            if let Some(entry) = existing {
                // Another file may know the record by another id.
                let old = cell(self.bundle, entry, Column::ExternalIds);
                let ids = parsed.values.iter_mut();
                for (_, ids) in ids.filter(|(column, _)| *column == Column::ExternalIds) {
                    *ids = with_items(&old, ids);
                }
            }
        }
        let title = self.title(&parsed.values, existing);
        let before = self.plan.faults.len();
        self.check_required(row, &parsed.values, existing, &title);
        if parsed.has_faults || self.plan.faults.len() > before {
            return;
        }
        self.compare(parsed, existing, title);
    }

    /// Returns the entry that a row is by its ids in other files.
    fn by_external_id(&self, row: &Row) -> Option<&'a Entry> {
        let given = row.field(Column::ExternalIds)?;
        let mut ids = items(&given.text).into_iter();
        ids.find_map(|id| self.external.get(id.as_str()).copied())
    }

    fn fault(&mut self, row: &Row, column: Column, diagnostic: Diagnostic) {
        let name = match row.field(column) {
            Some(field) => field.heading.clone(),
            None => heading(column, self.messages),
        };
        let fault = diagnostic.at(row.number, &name);
        self.count(&fault);
        self.plan.faults.push(fault);
    }

    /// Counts a fault of a row: the row is not planned.
    fn count(&mut self, fault: &Diagnostic) {
        if let Some(row) = fault.row {
            let column = fault.column.clone().unwrap_or_default();
            self.faulty.entry(row).or_default().push(column);
        }
    }

    /// Returns a cell in canonical form; reports a fault and returns an empty text if it is
    /// invalid.
    fn read(&mut self, row: &Row, column: Column, class: Class) -> String {
        let text = row.field(column).map_or("", |field| field.text.as_str());
        match self.parser.canonical(column, text, class) {
            Ok(value) => value,
            Err(diagnostic) => {
                self.fault(row, column, diagnostic);
                String::new()
            }
        }
    }

    /// Returns the cells of a row in canonical form, without id and class. A cell that equals the
    /// bundle's value is taken as that value, even if it is ambiguous.
    fn values(
        &mut self,
        row: &Row,
        class: Class,
        existing: Option<&Entry>,
    ) -> Vec<(Column, String)> {
        let mut values = Vec::new();
        for field in &row.fields {
            if matches!(field.column, Column::Id | Column::Class) {
                continue;
            }
            let own = existing.map(|entry| cell(self.bundle, entry, field.column));
            let value = match own {
                Some(own) if folded(&own) == folded(&field.text) => own,
                _ => self.read(row, field.column, class),
            };
            let value = match value.is_empty() {
                true => empty_value(field.column).to_string(),
                false => value,
            };
            values.push((field.column, value));
        }
        values
    }

    fn add_defaults(&self, values: &mut Vec<(Column, String)>) {
        for (column, value) in &self.options.defaults {
            match values.iter_mut().find(|(own, _)| own == column) {
                Some((_, own)) if own.is_empty() => own.clone_from(value),
                Some(_) => {}
                None => values.push((*column, value.clone())),
            }
        }
    }

    /// Returns the titles that the record would have.
    fn title(&self, values: &[(Column, String)], existing: Option<&Entry>) -> Localized {
        let mut texts = existing
            .map(|entry| entry.title.clone())
            .unwrap_or_default();
        let kept: Vec<_> = texts
            .iter()
            .map(|found| (found.lang, found.text.to_string()))
            .collect();
        let emptied = |lang| values.contains(&(Column::Title(lang), String::new()));
        let kept = kept.iter().filter(|(lang, _)| !emptied(*lang));
        texts = kept.map(|(lang, text)| (*lang, text.as_str())).collect();
        for (column, value) in values {
            if let Column::Title(lang) = column
                && !value.is_empty()
            {
                texts.set(*lang, value);
            }
        }
        texts
    }

    /// Reports missing required cells, and cells that need another one.
    fn check_required(
        &mut self,
        row: &Row,
        values: &[(Column, String)],
        existing: Option<&Entry>,
        title: &Localized,
    ) {
        let value = |column: Column| {
            let given = values.iter().find(|(own, _)| *own == column);
            match (given, existing) {
                (Some((_, value)), _) => value.clone(),
                (None, Some(entry)) => cell(self.bundle, entry, column),
                (None, None) => String::new(),
            }
        };
        let reported = self.faulty.get(&row.number).cloned().unwrap_or_default();
        let is_reported = |column: Column| {
            let heading = row.field(column).map(|field| &field.heading);
            heading.is_some_and(|heading| reported.contains(heading))
        };
        let (when, time) = (value(Column::When), value(Column::Time));
        let place = (value(Column::Place), value(Column::PlaceCity));
        let venue = value(Column::Venue);
        let empty: Vec<Column> = Column::REQUIRED
            .into_iter()
            .filter(|column| value(*column).is_empty() && !is_reported(*column))
            .collect();
        for column in empty {
            self.fault(row, column, Diagnostic::new("needed", &[]));
        }
        if title.is_empty() {
            // The title that was emptied, else that in the site's main language.
            let emptied = values.iter().map(|(column, _)| *column).find(|column| {
                let had = |entry| !cell(self.bundle, entry, *column).is_empty();
                matches!(column, Column::Title(_)) && existing.is_some_and(had)
            });
            let column = emptied.unwrap_or(Column::Title(primary_lang(self.bundle)));
            if !is_reported(column) {
                self.fault(row, column, Diagnostic::new("needed", &[]));
            }
        }
        let is_day = when.parse::<Edtf>().is_ok_and(|when| when.is_day());
        if !time.is_empty() && !is_day && !is_reported(Column::When) {
            self.fault(
                row,
                Column::Time,
                Diagnostic::new("time_without_day", &[("what", &time)]),
            );
        }
        if !venue.is_empty() && !place.0.is_empty() && !is_reported(Column::Place) {
            self.fault(row, Column::Place, Diagnostic::new("venue_and_place", &[]));
        }
        if place.0.is_empty() && !place.1.is_empty() && !is_reported(Column::Place) {
            self.fault(
                row,
                Column::PlaceCity,
                Diagnostic::new("city_without_place", &[]),
            );
        }
    }

    /// Compares the cells with the bundle, and plans the differences.
    fn compare(&mut self, parsed: ParsedRow<'_>, existing: Option<&Entry>, title: Localized) {
        let row = parsed.row;
        let when = parsed.when().unwrap_or(Edtf::Unknown);
        let id = match existing {
            Some(entry) => entry.id.to_string(),
            None if parsed.has_id => parsed.id.clone(),
            None => match slug(&title, parsed.class, &when, &|id| self.is_free(id)) {
                Some(id) => id,
                None => return self.fault(row, Column::Id, Diagnostic::new("no_id", &[])),
            },
        };
        let cells = self.changes(&id, &parsed.values, existing);
        let outcome = match &parsed.found {
            Match::Id(_) => RowOutcome::Existing,
            Match::Entry(_) => RowOutcome::Matched,
            Match::AnyOf(entries) => {
                let ids = entries.iter().map(|entry| entry.id.to_string());
                RowOutcome::Ambiguous(ids.collect())
            }
            Match::Maybe(entry) => RowOutcome::PossibleDuplicate(entry.id.to_string()),
            Match::None => match self.seen.find(&title, &when) {
                Some(other) => RowOutcome::PossibleDuplicate(other),
                None => RowOutcome::New,
            },
        };
        if !parsed.has_id {
            self.plan.row_ids.push((row.number, id.clone()));
        }
        if existing.is_some() && cells.is_empty() {
            self.plan.unchanged += 1;
        } else {
            let found = title.get(self.messages.lang, &self.bundle.order);
            self.plan.records.push(PlannedRecord {
                row: row.number,
                id: id.clone(),
                class: parsed.class,
                title: found
                    .map(|found| found.text.to_string())
                    .unwrap_or_default(),
                outcome,
                cells,
            });
        }
        self.ids.insert(id.clone());
        self.seen.add(id, title, when);
    }

    /// Returns the cells that would change the record with this id.
    fn changes(
        &self,
        id: &str,
        values: &[(Column, String)],
        existing: Option<&Entry>,
    ) -> Vec<CellChange> {
        let base = self.options.base.and_then(|base| {
            let index = base.find_entry(id)?;
            Some((base, base.entry(index)))
        });
        let mut cells = Vec::new();
        for (column, new) in values {
            let old = existing.map_or(String::new(), |entry| cell(self.bundle, entry, *column));
            let base_value = base.map(|(base, entry)| cell(base, entry, *column));
            let is_default = existing.is_none() && column.kind() == CellKind::Flag && new == "no";
            if *new == old || is_default || base_value.as_ref() == Some(new) {
                continue;
            }
            let merge = match base_value {
                Some(base_value) if base_value != old => CellMerge::Conflicts,
                _ if old.is_empty() || (column.kind() == CellKind::Flag && old == "no") => {
                    CellMerge::Fills
                }
                _ => CellMerge::Replaces,
            };
            cells.push(CellChange {
                column: *column,
                old,
                new: new.clone(),
                merge,
            });
        }
        cells
    }

    fn is_free(&self, id: &str) -> bool {
        self.bundle.find_entry(id).is_none()
            && self.bundle.find_series(id).is_none()
            && !self.given.contains_key(id)
            && !self.ids.contains(id)
    }
}

/// Returns what an empty cell of a column means.
fn empty_value(column: Column) -> &'static str {
    if column.kind() == CellKind::Flag {
        "no"
    } else if column == Column::Format {
        Format::Unstated.code()
    } else {
        ""
    }
}
