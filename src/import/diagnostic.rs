//! Messages of an import: where, what, and what to do.

use super::{DateParseError, TimeParseError};
use crate::locale;
use crate::model::OfficeMessages;
use crate::time::Edtf;

/// A message with its values, independent of the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The row of the table, or the line of a file, counted from 1.
    pub row: Option<u32>,
    /// The name of the column in the table.
    pub column: Option<String>,
    pub key: &'static str,
    pub values: Vec<(&'static str, String)>,
    month: Option<Edtf>,
}

impl Diagnostic {
    /// Creates a message without a position.
    pub fn new(key: &'static str, values: &[(&'static str, &str)]) -> Diagnostic {
        let values = values
            .iter()
            .map(|(name, value)| (*name, (*value).to_string()));
        Diagnostic {
            row: None,
            column: None,
            key,
            values: values.collect(),
            month: None,
        }
    }

    /// Creates the message of a date error.
    pub fn of_date(text: &str, error: &DateParseError) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(error.key(), &[("what", text)]);
        let mut add = |name: &'static str, value: String| diagnostic.values.push((name, value));
        match error {
            DateParseError::NoSuchDay { year, month, days } => {
                add("count", days.to_string());
                diagnostic.month = year.and_then(|year| Edtf::month(year, *month).ok());
            }
            DateParseError::NoSuchMonth(month) => add("count", month.to_string()),
            DateParseError::DayOrMonth { first, second, .. } => {
                add("first", first.clone());
                add("second", second.clone());
            }
            DateParseError::WhichWinter(year) => {
                add("first", format!("{}-24", year - 1));
                add("second", format!("{year}-24"));
            }
            DateParseError::TwoDigitYear(year) => add("year", year.clone()),
            DateParseError::NotRead(word) => add("word", word.clone()),
            DateParseError::Empty
            | DateParseError::NoYear
            | DateParseError::TwoYears
            | DateParseError::PartOfYear
            | DateParseError::Backwards
            | DateParseError::OtherWeekday
            | DateParseError::Until
            | DateParseError::Several
            | DateParseError::Recurrence => {}
        }
        diagnostic
    }

    /// Creates the message of a time error.
    pub fn of_time(text: &str, error: &TimeParseError) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(error.key(), &[("what", text)]);
        let mut add = |name: &'static str, value: &str| {
            diagnostic.values.push((name, value.to_string()));
        };
        add("count", &error.column().to_string());
        match error {
            TimeParseError::NotRead { word, .. } | TimeParseError::OpenEnd { word, .. } => {
                add("word", word);
            }
            TimeParseError::NoSuchTime { text, .. } => add("word", text),
            TimeParseError::HalfOfDay {
                text,
                first,
                second,
                ..
            } => {
                add("word", text);
                add("first", first);
                add("second", second);
            }
            TimeParseError::Empty
            | TimeParseError::NoStart
            | TimeParseError::NextDayStart
            | TimeParseError::LongerThanDay
            | TimeParseError::Several { .. } => {}
        }
        diagnostic
    }

    /// Sets the cell that the message is about.
    pub fn at(mut self, row: u32, column: &str) -> Diagnostic {
        self.row = Some(row);
        self.column = Some(column.to_string());
        self
    }

    /// Sets the row that the message is about.
    pub fn in_row(mut self, row: u32) -> Diagnostic {
        self.row = Some(row);
        self
    }

    /// Formats the message in a language.
    pub fn message(&self, messages: &OfficeMessages) -> String {
        let month = self
            .month
            .map(|month| locale::of(messages.lang).date(&month));
        let mut values: Vec<(&str, &str)> = self
            .values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        if let Some(month) = &month {
            values.push(("when", month));
        }
        let what = messages.format(self.key, &values);
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        match (&self.row, &self.column) {
            (Some(_), Some(column)) => messages.format(
                "at_cell",
                &[("row", &row), ("column", column), ("what", &what)],
            ),
            (Some(_), None) => messages.format("at_row", &[("row", &row), ("what", &what)]),
            (None, _) => what,
        }
    }
}
