//! What an import would do to a bundle: shown first, done after.

use super::column::{folded, heading};
use super::note::Note;
use super::slug::slug;
use super::table::{Row, Table};
use super::value::{Reader, own_lang};
use crate::model::alike::are_alike;
use crate::model::schema::{EntryField, Shown};
use crate::model::table::{Column, cell};
use crate::model::{Bundle, Class, Entry, Office};
use crate::text::Localized;
use crate::time::{Edtf, UtcOffset};

/// What an import is told beside the table.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// The bundle from which the table was made: what only the bundle changed since is kept.
    pub base: Option<&'a Bundle>,
    /// The offset of the host's clocks, for times that name none.
    pub offset: Option<UtcOffset>,
    /// What new records have in these columns where their own cell says nothing.
    pub defaults: Vec<(Column, String)>,
}

/// How a cell meets what the bundle has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// The bundle said nothing.
    Fills,
    /// The bundle said something else.
    Replaces,
    /// Both have changed since the table was made.
    Conflicts,
}

/// A cell that would change the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    pub column: Column,
    /// In the office's own form; empty for nothing.
    pub old: String,
    pub new: String,
    pub meeting: Meeting,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    /// New, but probably the entry with this id.
    Alike(String),
    /// An entry that the bundle has.
    Known,
}

/// A row that would change the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub row: u32,
    pub id: String,
    pub class: Class,
    /// In the language of the report, or the one that answers for it.
    pub title: String,
    pub fate: Fate,
    pub cells: Vec<CellChange>,
}

impl Planned {
    /// Whether this needs an editor's word: it overwrites, or may double, what is there.
    pub fn needs_consent(&self) -> bool {
        matches!(self.fate, Fate::Alike(_))
            || self.cells.iter().any(|cell| cell.meeting != Meeting::Fills)
    }

    /// Whether that word must name the record: consent to all changes does not mean these.
    pub fn must_be_named(&self) -> bool {
        matches!(self.fate, Fate::Alike(_))
            || self
                .cells
                .iter()
                .any(|cell| cell.meeting == Meeting::Conflicts)
    }
}

/// All that an import would do, or what keeps it from doing anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// With one of these, nothing is done.
    pub faults: Vec<Note>,
    pub records: Vec<Planned>,
    /// How many rows say what the bundle says.
    pub same: usize,
}

/// Whether a table that is imported can change a field.
pub const fn import_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Kind
        | EntryField::Title
        | EntryField::Summary
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Sources => Shown::Shown,
        EntryField::Topics => Shown::NotShown("it has no column"),
        EntryField::Media => Shown::NotShown("it has no column"),
        EntryField::Revision => Shown::NotShown("an import counts revisions itself"),
        EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without => Shown::NotShown("series are not imported"),
    }
}

/// Compares a table with a bundle.
pub fn plan(bundle: &Bundle, table: &Table, office: &Office, options: &Options<'_>) -> Plan {
    let mut planner = Planner {
        bundle,
        office,
        options,
        reader: Reader {
            bundle,
            office,
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
    office: &'a Office,
    options: &'a Options<'a>,
    reader: Reader<'a>,
    plan: Plan,
    /// Ids of rows so far, with their rows, titles and dates.
    seen: Vec<(String, u32, Localized, Edtf)>,
}

/// Columns without which no record can be.
const NEEDED: [Column; 4] = [
    Column::Kind,
    Column::Category,
    Column::Direction,
    Column::Status,
];

impl Planner<'_> {
    fn row(&mut self, row: &Row) {
        let before = self.plan.faults.len();
        let id = self.read(row, Column::Id, Class::Event);
        let known = self
            .bundle
            .find_entry(&id)
            .map(|place| self.bundle.entry(place));
        if !id.is_empty() && self.bundle.find_series(&id).is_some() {
            self.fault(row, Column::Id, Note::new("id_of_series", &[("what", &id)]));
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
                Note::new("id_twice", &[("what", &id), ("count", &other)]),
            );
        }
        let written = self.read(row, Column::Class, Class::Event);
        let class = match (known, Class::from_code(&written)) {
            (Some(entry), Some(class)) if entry.class != class => {
                self.fault(
                    row,
                    Column::Class,
                    Note::new("class_changes", &[("what", &id)]),
                );
                entry.class
            }
            (Some(entry), _) => entry.class,
            (None, class) => class.unwrap_or(Class::Event),
        };
        let values = self.values(row, class, known);
        let title = self.title(&values, known);
        self.needed(row, &values, known, &title);
        if self.plan.faults.len() > before {
            // So that a second row with this id is told too.
            self.seen.push((id, row.number, title, Edtf::Unknown));
            return;
        }
        self.meet(row, id, class, known, title, &values);
    }

    fn fault(&mut self, row: &Row, column: Column, note: Note) {
        let name = match row.field(column) {
            Some(field) => field.heading.clone(),
            None => heading(column, self.office),
        };
        self.plan.faults.push(note.at(row.number, &name));
    }

    /// A cell in the office's form; a fault and nothing where it cannot be read.
    fn read(&mut self, row: &Row, column: Column, class: Class) -> String {
        let text = row.field(column).map_or("", |field| field.text.as_str());
        match self.reader.canonical(column, text, class) {
            Ok(value) => value,
            Err(note) => {
                self.fault(row, column, note);
                String::new()
            }
        }
    }

    /// The cells of a row in the office's form, without id and class. A cell that reads as the
    /// bundle's own is taken for it, whatever it may mean to people.
    fn values(&mut self, row: &Row, class: Class, known: Option<&Entry>) -> Vec<(Column, String)> {
        let mut values = Vec::new();
        for field in &row.fields {
            if matches!(field.column, Column::Id | Column::Class) {
                continue;
            }
            let own = known.map(|entry| cell(self.bundle, entry, field.column));
            let value = match own {
                Some(own) if folded(&own) == folded(&field.text) => own,
                _ => self.read(row, field.column, class),
            };
            let value = match field.column == Column::Exchange && value.is_empty() {
                true => "no".to_string(),
                false => value,
            };
            values.push((field.column, value));
        }
        if known.is_none() {
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

    /// The titles that the record would have.
    fn title(&self, values: &[(Column, String)], known: Option<&Entry>) -> Localized {
        let mut texts = known.map(|entry| entry.title.clone()).unwrap_or_default();
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

    /// What must not be empty, and what only goes together.
    fn needed(
        &mut self,
        row: &Row,
        values: &[(Column, String)],
        known: Option<&Entry>,
        title: &Localized,
    ) {
        let value = |column: Column| {
            let given = values.iter().find(|(own, _)| *own == column);
            match (given, known) {
                (Some((_, value)), _) => value.clone(),
                (None, Some(entry)) => cell(self.bundle, entry, column),
                (None, None) => String::new(),
            }
        };
        let told = |plan: &Plan, column: Column| {
            let heading = row.field(column).map(|field| &field.heading);
            let here = |fault: &&Note| fault.row == Some(row.number);
            let mut here = plan.faults.iter().filter(here);
            heading.is_some() && here.any(|fault| fault.column.as_ref() == heading)
        };
        let (when, time) = (value(Column::When), value(Column::Time));
        let place = (value(Column::Place), value(Column::PlaceCity));
        let empty: Vec<Column> = NEEDED
            .into_iter()
            .filter(|column| value(*column).is_empty() && !told(&self.plan, *column))
            .collect();
        for column in empty {
            self.fault(row, column, Note::new("needed", &[]));
        }
        if title.is_empty() {
            // The cell that somebody emptied, else the one that matters most.
            let emptied = values.iter().map(|(column, _)| *column).find(|column| {
                let had = |entry| !cell(self.bundle, entry, *column).is_empty();
                matches!(column, Column::Title(_)) && known.is_some_and(had)
            });
            let column = emptied.unwrap_or(Column::Title(own_lang(self.bundle)));
            if !told(&self.plan, column) {
                self.fault(row, column, Note::new("needed", &[]));
            }
        }
        let is_day = when
            .parse::<Edtf>()
            .is_ok_and(|when| matches!(when, Edtf::Date(_)) && when.is_exact());
        if !time.is_empty() && !is_day && !told(&self.plan, Column::When) {
            self.fault(
                row,
                Column::Time,
                Note::new("time_without_day", &[("what", &time)]),
            );
        }
        if place.0.is_empty() && !place.1.is_empty() && !told(&self.plan, Column::Place) {
            self.fault(row, Column::PlaceCity, Note::new("city_without_place", &[]));
        }
    }

    /// Compares the cells with what the bundle has, and plans what differs.
    fn meet(
        &mut self,
        row: &Row,
        id: String,
        class: Class,
        known: Option<&Entry>,
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
                None => return self.fault(row, Column::Id, Note::new("no_id", &[])),
            },
        };
        let base = self.options.base.and_then(|base| {
            let place = base.find_entry(&id)?;
            Some((base, base.entry(place)))
        });
        let mut cells = Vec::new();
        for (column, new) in values {
            let old = known.map_or(String::new(), |entry| cell(self.bundle, entry, *column));
            let was = base.map(|(base, entry)| cell(base, entry, *column));
            let is_default = known.is_none() && *column == Column::Exchange && new == "no";
            if *new == old || is_default || was.as_ref() == Some(new) {
                continue;
            }
            let meeting = match was {
                Some(was) if was != old => Meeting::Conflicts,
                _ if old.is_empty() || (*column == Column::Exchange && old == "no") => {
                    Meeting::Fills
                }
                _ => Meeting::Replaces,
            };
            cells.push(CellChange {
                column: *column,
                old,
                new: new.clone(),
                meeting,
            });
        }
        let fate = match known {
            Some(_) => Fate::Known,
            None => match self.alike(&title, &when) {
                Some(other) => Fate::Alike(other),
                None => Fate::New,
            },
        };
        if known.is_some() && cells.is_empty() {
            self.plan.same += 1;
        } else {
            let found = title.get(self.office.lang, &self.bundle.order);
            self.plan.records.push(Planned {
                row: row.number,
                id: id.clone(),
                class,
                title: found
                    .map(|found| found.text.to_string())
                    .unwrap_or_default(),
                fate,
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

    /// The id of an entry, or of an earlier row, that this is probably.
    fn alike(&self, title: &Localized, when: &Edtf) -> Option<String> {
        let entries = self.bundle.entries.iter();
        let known = entries
            .filter(|entry| are_alike((title, when), (&entry.title, &entry.when)))
            .map(|entry| entry.id.to_string());
        let rows = self
            .seen
            .iter()
            .filter(|(_, _, other, date)| are_alike((title, when), (other, date)))
            .map(|(id, ..)| id.clone());
        known.chain(rows).next()
    }
}
