//! Finds the records that rows without an id are.
//!
//! A row is a record if both have the same title in a language, and the same date or the same
//! place. An office corrects one of the three at a time; with two of them changed it is a new
//! record for us, or one that [`find_duplicate`](crate::model::duplicates) asks about.

use std::collections::{BTreeMap, BTreeSet};

use super::column::folded;
use super::table::Row;
use crate::model::table::{Column, cell};
use crate::model::{Bundle, Class, Entry};
use crate::text::{Lang, Localized};
use crate::time::{Edtf, days};

/// The record that a row is.
#[derive(Clone, Debug)]
pub enum Match<'a> {
    /// A new record.
    None,
    /// The record with the id of the row.
    Id(&'a Entry),
    /// The only record that fits a row without an id.
    Entry(&'a Entry),
    /// One of several records that fit.
    AnyOf(Vec<&'a Entry>),
    /// The only record that fits, but it fits other rows as well.
    Maybe(&'a Entry),
}

impl<'a> Match<'a> {
    /// Returns the record, if it is known.
    pub fn entry(&self) -> Option<&'a Entry> {
        match self {
            Match::Id(entry) | Match::Entry(entry) => Some(entry),
            Match::None | Match::AnyOf(_) | Match::Maybe(_) => None,
        }
    }

    /// Returns all records that the row may be.
    pub fn candidates(&self) -> Vec<&'a Entry> {
        match self {
            Match::None => Vec::new(),
            Match::Id(entry) | Match::Entry(entry) | Match::Maybe(entry) => vec![entry],
            Match::AnyOf(entries) => entries.clone(),
        }
    }
}

/// A row with its cells in canonical form.
#[derive(Clone, Debug)]
pub struct ParsedRow<'a> {
    pub row: &'a Row,
    /// Whether the id cell is filled, even if its text is no id.
    pub has_id: bool,
    pub id: String,
    pub class: Class,
    /// The titles of the row itself.
    pub title: Localized,
    /// Without id and class.
    pub values: Vec<(Column, String)>,
    /// Whether a cell could not be read.
    pub has_faults: bool,
    pub found: Match<'a>,
}

impl ParsedRow<'_> {
    /// Returns a value; `None` if the table does not have the column.
    fn value(&self, column: Column) -> Option<&str> {
        let found = self.values.iter().find(|(own, _)| *own == column);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the date; `None` if the table has none or it could not be read.
    pub fn when(&self) -> Option<Edtf> {
        match self.value(Column::When)? {
            "" if self.has_faults && self.is_filled(Column::When) => None,
            "" => Some(Edtf::Unknown),
            text => text.parse().ok(),
        }
    }

    /// Whether its record is still to be found.
    fn is_open(&self) -> bool {
        !self.has_id && matches!(self.found, Match::None)
    }

    /// Whether the row has text in a column.
    fn is_filled(&self, column: Column) -> bool {
        let field = self.row.field(column);
        field.is_some_and(|field| !field.text.is_empty())
    }

    /// Drops the values of empty cells, except that a venue takes the place of a place and the other
    /// way round.
    pub fn keep_filled(&mut self) {
        let mut values = std::mem::take(&mut self.values);
        let is_place = |column| [Column::Place, Column::PlaceCity].contains(&column);
        let replaces = |column| {
            (is_place(column) && self.is_filled(Column::Venue))
                || (column == Column::Venue && self.is_filled(Column::Place))
        };
        values.retain(|(column, _)| self.is_filled(*column) || replaces(*column));
        self.values = values;
    }
}

/// How much of a row and a record agrees; the first are the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    /// Title, date, time and place.
    TitleDateTimePlace,
    TitleDatePlace,
    /// The title, and the date or the place.
    TitleDateOrPlace,
    /// Everything that is filled in, except titles and summaries.
    AllButTitle,
}

impl Agreement {
    const ALL: [Agreement; 4] = [
        Agreement::TitleDateTimePlace,
        Agreement::TitleDatePlace,
        Agreement::TitleDateOrPlace,
        Agreement::AllButTitle,
    ];
}

/// The same title and place that many days apart is the next edition, not another date.
const DAYS_BETWEEN_EDITIONS: i32 = 270;

/// Finds the records of the rows that have no id. A record is at most one row.
pub fn assign<'a>(bundle: &'a Bundle, rows: &mut [ParsedRow<'a>]) {
    if rows.iter().all(|row| row.has_id) {
        return;
    }
    let index = Index::new(bundle);
    let id_of = |entry: &'a Entry| &*entry.id;
    let mut taken: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| row.found.entry().map(id_of))
        .collect();
    for agreement in Agreement::ALL {
        let found: Vec<Vec<&Entry>> = rows
            .iter()
            .map(|row| match row.is_open() {
                true => index.find(row, agreement, &taken),
                false => Vec::new(),
            })
            .collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in found.iter().flatten() {
            *counts.entry(&entry.id).or_default() += 1;
        }
        for (row, found) in rows.iter_mut().zip(found) {
            match (found.as_slice(), agreement) {
                ([], _) => {}
                ([entry], Agreement::TitleDateTimePlace | Agreement::TitleDatePlace) => {
                    // Of rows that are the same, the first is the record.
                    if taken.insert(&entry.id) {
                        row.found = Match::Entry(entry);
                    }
                }
                ([entry], Agreement::TitleDateOrPlace | Agreement::AllButTitle) => {
                    let is_only = counts.get(&*entry.id) == Some(&1);
                    row.found = match is_only && taken.insert(&entry.id) {
                        true => Match::Entry(entry),
                        false => Match::Maybe(entry),
                    };
                }
                (
                    _,
                    Agreement::TitleDateTimePlace
                    | Agreement::TitleDatePlace
                    | Agreement::TitleDateOrPlace,
                ) => row.found = Match::AnyOf(found),
                (_, Agreement::AllButTitle) => {}
            }
        }
    }
}

/// The entries of a bundle by title and by day.
struct Index<'a> {
    bundle: &'a Bundle,
    by_title: BTreeMap<(usize, String), Vec<&'a Entry>>,
    by_date: BTreeMap<String, Vec<&'a Entry>>,
}

impl<'a> Index<'a> {
    fn new(bundle: &'a Bundle) -> Index<'a> {
        let mut index = Index {
            bundle,
            by_title: BTreeMap::new(),
            by_date: BTreeMap::new(),
        };
        for entry in &bundle.entries {
            for title in entry.title.iter() {
                let key = (title.lang.index(), folded(title.text));
                index.by_title.entry(key).or_default().push(entry);
            }
            let when = entry.when.to_string();
            index.by_date.entry(when).or_default().push(entry);
        }
        index
    }

    /// Returns the entries that agree with a row, without those that are other rows.
    fn find(
        &self,
        row: &ParsedRow<'_>,
        agreement: Agreement,
        taken: &BTreeSet<&str>,
    ) -> Vec<&'a Entry> {
        let mut found: Vec<&Entry> = match agreement {
            Agreement::AllButTitle => {
                let when = row.when().unwrap_or(Edtf::Unknown);
                let all = self.by_date.get(&when.to_string());
                all.cloned().unwrap_or_default()
            }
            Agreement::TitleDateTimePlace
            | Agreement::TitleDatePlace
            | Agreement::TitleDateOrPlace => Lang::ALL
                .into_iter()
                .filter_map(|lang| Some((lang.index(), folded(row.title.exact(lang)?))))
                .filter_map(|key| self.by_title.get(&key))
                .flatten()
                .copied()
                .collect(),
        };
        found.retain(|entry| {
            entry.class == row.class
                && !taken.contains(&*entry.id)
                && self.is_same_series(row, entry)
                && self.agrees(row, entry, agreement)
        });
        found.sort_by_key(|entry| &entry.id);
        found.dedup_by_key(|entry| &entry.id);
        found
    }

    fn agrees(&self, row: &ParsedRow<'_>, entry: &Entry, agreement: Agreement) -> bool {
        let is_same_date = row.when() == Some(entry.when);
        match agreement {
            Agreement::TitleDateTimePlace => {
                let time = cell(self.bundle, entry, Column::Time);
                is_same_date
                    && self.is_same_place(row, entry)
                    && row.value(Column::Time).unwrap_or_default() == time
            }
            Agreement::TitleDatePlace => is_same_date && self.is_same_place(row, entry),
            Agreement::TitleDateOrPlace => {
                is_same_date || (self.is_same_place(row, entry) && is_near(row, entry))
            }
            Agreement::AllButTitle => {
                let mut filled = row.values.iter().filter(|(column, _)| {
                    let is_title = matches!(
                        column,
                        Column::Title(_) | Column::Summary(_) | Column::Description(_)
                    );
                    !is_title && row.is_filled(*column)
                });
                is_same_date
                    && entry.when.is_exact()
                    && (row.is_filled(Column::Place) || row.is_filled(Column::Venue))
                    && filled.all(|(column, value)| *value == cell(self.bundle, entry, *column))
            }
        }
    }

    /// Whether the row does not name another series.
    fn is_same_series(&self, row: &ParsedRow<'_>, entry: &Entry) -> bool {
        let series = row.value(Column::Series).unwrap_or_default();
        series.is_empty() || series == cell(self.bundle, entry, Column::Series)
    }

    /// Whether row and entry have the same place, or the row has none and the same kind and cities.
    fn is_same_place(&self, row: &ParsedRow<'_>, entry: &Entry) -> bool {
        let own = |column| cell(self.bundle, entry, column);
        let is_same = |column, value: &str| folded(value) == folded(&own(column));
        let [venue, place, city] = [Column::Venue, Column::Place, Column::PlaceCity]
            .map(|it| row.value(it).unwrap_or_default());
        if !venue.is_empty() {
            return is_same(Column::Venue, venue);
        }
        if !place.is_empty() {
            return is_same(Column::Place, place)
                && (city.is_empty() || is_same(Column::PlaceCity, city));
        }
        let mut others = [Column::Kind, Column::Cities].into_iter();
        others.all(|column| row.value(column).is_none_or(|value| is_same(column, value)))
    }
}

/// Whether the dates may be two dates of one event and not two editions.
fn is_near(row: &ParsedRow<'_>, entry: &Entry) -> bool {
    let first = |when: &Edtf| when.bounds().earliest;
    let own = row.when().and_then(|when| first(&when));
    match own.zip(first(&entry.when)) {
        Some((own, other)) => days::days_between(own, other).abs() < DAYS_BETWEEN_EDITIONS,
        None => true,
    }
}
