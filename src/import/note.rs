//! What a clerk is told: where, what, and what to do about it.

use super::DateDoubt;
use crate::locale;
use crate::model::Office;
use crate::time::Edtf;

/// A sentence of the office's words with its values, before a language is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row of the table, or the line of a file, counted from 1.
    pub row: Option<u32>,
    /// The column's name as it stands in the table.
    pub column: Option<String>,
    pub key: &'static str,
    pub values: Vec<(&'static str, String)>,
    month: Option<Edtf>,
}

impl Note {
    /// A sentence without a place.
    pub fn new(key: &'static str, values: &[(&'static str, &str)]) -> Note {
        let values = values
            .iter()
            .map(|(name, value)| (*name, (*value).to_string()));
        Note {
            row: None,
            column: None,
            key,
            values: values.collect(),
            month: None,
        }
    }

    /// A doubt about a date.
    pub fn of_date(text: &str, doubt: &DateDoubt) -> Note {
        let mut note = Note::new(doubt.key(), &[("what", text)]);
        let mut add = |name: &'static str, value: String| note.values.push((name, value));
        match doubt {
            DateDoubt::NoSuchDay { year, month, days } => {
                add("count", days.to_string());
                note.month = year.and_then(|year| Edtf::month(year, *month).ok());
            }
            DateDoubt::NoSuchMonth(month) => add("count", month.to_string()),
            DateDoubt::DayOrMonth { first, second, .. } => {
                add("first", first.clone());
                add("second", second.clone());
            }
            DateDoubt::WhichWinter(year) => {
                add("first", format!("{}-24", year - 1));
                add("second", format!("{year}-24"));
            }
            DateDoubt::TwoDigitYear(year) => add("year", year.clone()),
            DateDoubt::NotRead(word) => add("word", word.clone()),
            DateDoubt::Empty
            | DateDoubt::NoYear
            | DateDoubt::TwoYears
            | DateDoubt::PartOfYear
            | DateDoubt::Backwards
            | DateDoubt::OtherWeekday
            | DateDoubt::Until
            | DateDoubt::Several
            | DateDoubt::Recurs => {}
        }
        note
    }

    /// The same sentence about a cell.
    pub fn at(mut self, row: u32, column: &str) -> Note {
        self.row = Some(row);
        self.column = Some(column.to_string());
        self
    }

    /// The same sentence about a whole row.
    pub fn in_row(mut self, row: u32) -> Note {
        self.row = Some(row);
        self
    }

    /// The whole sentence in a language.
    pub fn say(&self, office: &Office) -> String {
        let month = self.month.map(|month| locale::of(office.lang).date(&month));
        let mut values: Vec<(&str, &str)> = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        if let Some(month) = &month {
            values.push(("when", month));
        }
        let what = office.say(self.key, &values);
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        match (&self.row, &self.column) {
            (Some(_), Some(column)) => office.say(
                "at_cell",
                &[("row", &row), ("column", column), ("what", &what)],
            ),
            (Some(_), None) => office.say("at_row", &[("row", &row), ("what", &what)]),
            (None, _) => what,
        }
    }
}
