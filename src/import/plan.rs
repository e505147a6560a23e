//! Import plan: what an import would change in a bundle (dry run).

use super::column::{folded, heading};
use super::diagnostic::Diagnostic;
use super::slug::slug;
use super::table::{Row, Table};
use super::value::{CellParser, primary_lang};
use crate::model::duplicates::may_be_duplicates;
use crate::model::table::{CellKind, Column, cell};
use crate::model::{Bundle, Class, Entry, OfficeMessages};
use crate::text::Localized;
use crate::time::{Edtf, UtcOffset};

/// Options of an import.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The bundle from which the table was made; later changes of the bundle are kept.
    pub base: Option<&'a Bundle>,
    /// The UTC offset of the host city, for times without one.
    pub offset: Option<UtcOffset>,
    /// Values of new records for columns whose cells are empty.
    pub defaults: Vec<(Column, String)>,
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
    /// An entry of the bundle.
    Existing,
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
        matches!(self.outcome, RowOutcome::PossibleDuplicate(_))
            || self.cells.iter().any(|cell| cell.merge != CellMerge::Fills)
    }

    /// Returns whether it has to be accepted by its id: accepting all changes does not include it.
    pub fn must_be_named(&self) -> bool {
        matches!(self.outcome, RowOutcome::PossibleDuplicate(_))
            || self
                .cells
                .iter()
                .any(|cell| cell.merge == CellMerge::Conflicts)
    }
}

/// All changes of an import, or the faults that prevent it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// With any fault, nothing is imported.
    pub faults: Vec<Diagnostic>,
    pub records: Vec<PlannedRecord>,
    /// Number of rows that equal their entry in the bundle.
    pub unchanged: usize,
}

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
            bundle,
            messages,
            offset: options.offset,
        },
        plan: Plan {
            faults: table.faults.clone(),
            ..Plan::default()
        },
        seen: Vec::new(),
    };
    for row in &table.rows {
        planner.row(row);
    }
    planner.plan
}

struct Planner<'a> {
    bundle: &'a Bundle,
    messages: &'a OfficeMessages,
    options: &'a Options<'a>,
    parser: CellParser<'a>,
    plan: Plan,
    /// Ids of rows so far, with their rows, titles and dates.
    seen: Vec<(String, u32, Localized, Edtf)>,
}

impl Planner<'_> {
    fn row(&mut self, row: &Row) {
        let before = self.plan.faults.len();
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
        if let Some((_, other, ..)) = self
            .seen
            .iter()
            .find(|(seen, ..)| !id.is_empty() && *seen == id)
        {
            let other = other.to_string();
            self.fault(
                row,
                Column::Id,
                Diagnostic::new("id_twice", &[("what", &id), ("count", &other)]),
            );
        }
        let written = self.read(row, Column::Class, Class::Event);
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
        let values = self.values(row, class, existing);
        let title = self.title(&values, existing);
        self.check_required(row, &values, existing, &title);
        if self.plan.faults.len() > before {
            // So that a second row with this id is reported too.
            self.seen.push((id, row.number, title, Edtf::Unknown));
            return;
        }
        self.compare(row, id, class, existing, title, &values);
    }

    fn fault(&mut self, row: &Row, column: Column, diagnostic: Diagnostic) {
        let name = match row.field(column) {
            Some(field) => field.heading.clone(),
            None => heading(column, self.messages),
        };
        self.plan.faults.push(diagnostic.at(row.number, &name));
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
            let value = match field.column.kind() == CellKind::Flag && value.is_empty() {
                true => "no".to_string(),
                false => value,
            };
            values.push((field.column, value));
        }
        if existing.is_none() {
            for (column, value) in &self.options.defaults {
                match values.iter_mut().find(|(own, _)| own == column) {
                    Some((_, own)) if own.is_empty() => own.clone_from(value),
                    Some(_) => {}
                    None => values.push((*column, value.clone())),
                }
            }
        }
        values
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
        let is_reported = |plan: &Plan, column: Column| {
            let heading = row.field(column).map(|field| &field.heading);
            let here = |fault: &&Diagnostic| fault.row == Some(row.number);
            let mut here = plan.faults.iter().filter(here);
            heading.is_some() && here.any(|fault| fault.column.as_ref() == heading)
        };
        let (when, time) = (value(Column::When), value(Column::Time));
        let place = (value(Column::Place), value(Column::PlaceCity));
        let venue = value(Column::Venue);
        let empty: Vec<Column> = Column::REQUIRED
            .into_iter()
            .filter(|column| value(*column).is_empty() && !is_reported(&self.plan, *column))
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
            if !is_reported(&self.plan, column) {
                self.fault(row, column, Diagnostic::new("needed", &[]));
            }
        }
        let is_day = when
            .parse::<Edtf>()
            .is_ok_and(|when| matches!(when, Edtf::Date(_)) && when.is_exact());
        if !time.is_empty() && !is_day && !is_reported(&self.plan, Column::When) {
            self.fault(
                row,
                Column::Time,
                Diagnostic::new("time_without_day", &[("what", &time)]),
            );
        }
        if !venue.is_empty() && !place.0.is_empty() && !is_reported(&self.plan, Column::Place) {
            self.fault(row, Column::Place, Diagnostic::new("venue_and_place", &[]));
        }
        if place.0.is_empty() && !place.1.is_empty() && !is_reported(&self.plan, Column::Place) {
            self.fault(
                row,
                Column::PlaceCity,
                Diagnostic::new("city_without_place", &[]),
            );
        }
    }

    /// Compares the cells with the bundle, and plans the differences.
    fn compare(
        &mut self,
        row: &Row,
        id: String,
        class: Class,
        existing: Option<&Entry>,
        title: Localized,
        values: &[(Column, String)],
    ) {
        let when = values.iter().find(|(column, _)| *column == Column::When);
        let when = when
            .and_then(|(_, text)| text.parse().ok())
            .unwrap_or(Edtf::Unknown);
        let id = match id.is_empty() {
            false => id,
            true => match slug(&title, class, &when, &|id| self.is_free(id)) {
                Some(id) => id,
                None => return self.fault(row, Column::Id, Diagnostic::new("no_id", &[])),
            },
        };
        let base = self.options.base.and_then(|base| {
            let index = base.find_entry(&id)?;
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
        let outcome = match existing {
            Some(_) => RowOutcome::Existing,
            None => match self.find_duplicate(&title, &when) {
                Some(other) => RowOutcome::PossibleDuplicate(other),
                None => RowOutcome::New,
            },
        };
        if existing.is_some() && cells.is_empty() {
            self.plan.unchanged += 1;
        } else {
            let found = title.get(self.messages.lang, &self.bundle.order);
            self.plan.records.push(PlannedRecord {
                row: row.number,
                id: id.clone(),
                class,
                title: found
                    .map(|found| found.text.to_string())
                    .unwrap_or_default(),
                outcome,
                cells,
            });
        }
        self.seen.push((id, row.number, title, when));
    }

    fn is_free(&self, id: &str) -> bool {
        self.bundle.find_entry(id).is_none()
            && self.bundle.find_series(id).is_none()
            && self.seen.iter().all(|(seen, ..)| seen != id)
    }

    /// Returns the id of an entry or earlier row that this one probably duplicates.
    fn find_duplicate(&self, title: &Localized, when: &Edtf) -> Option<String> {
        let entries = self.bundle.entries.iter();
        let existing = entries
            .filter(|entry| may_be_duplicates((title, when), (&entry.title, &entry.when)))
            .map(|entry| entry.id.to_string());
        let rows = self
            .seen
            .iter()
            .filter(|(_, _, other, date)| may_be_duplicates((title, when), (other, date)))
            .map(|(id, ..)| id.clone());
        existing.chain(rows).next()
    }
}
