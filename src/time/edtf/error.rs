//! Errors from parsing EDTF dates, with column and remedy.

use super::PartialDate;
use crate::time::days;
use std::fmt;

/// Error from an invalid EDTF date, with its column.
///
/// ```
/// use pobratim::time::Edtf;
/// let error = "2021-06-31".parse::<Edtf>().unwrap_err();
/// assert_eq!(error.code(), "edtf-no-such-day");
/// assert_eq!(error.column(), 9);
/// assert_eq!(error.to_string(), "there is no day `31` in June 2021, which has 30 days");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    problem: EdtfProblem,
    column: usize,
}

/// The kind of an [`EdtfError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdtfProblem {
    /// The text is empty.
    Empty,
    /// `found` (empty at the end of the text) was read where `expected` was required.
    Unexpected {
        found: String,
        expected: &'static str,
    },
    /// Valid EDTF that Pobratim does not support; `what` describes it.
    NotSupported { found: String, what: &'static str },
    /// `-0000`, which ISO 8601 does not have.
    NegativeZero,
    /// A year outside -9999 to 9999.
    YearOutOfRange { year: i32 },
    /// A month that is neither 1 to 12 nor a season.
    NoSuchMonth { month: u8 },
    /// A day that the month does not have.
    NoSuchDay { year: i32, month: u8, day: u8 },
    /// An interval without a date at either end.
    NoKnownEdge,
    /// An interval that begins after it ends.
    Backwards {
        start: PartialDate,
        end: PartialDate,
    },
}

impl EdtfError {
    pub(super) const fn new(problem: EdtfProblem, column: usize) -> EdtfError {
        EdtfError { problem, column }
    }

    /// Returns the same error at another column.
    pub(super) fn with_column(self, column: usize) -> EdtfError {
        EdtfError { column, ..self }
    }

    pub const fn problem(&self) -> &EdtfProblem {
        &self.problem
    }

    /// Returns the column of the error, counted in characters from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Returns the stable kebab-case code of the error.
    pub const fn code(&self) -> &'static str {
        match self.problem {
            EdtfProblem::Empty => "edtf-empty",
            EdtfProblem::Unexpected { .. } => "edtf-unexpected",
            EdtfProblem::NotSupported { .. } => "edtf-not-supported",
            EdtfProblem::NegativeZero => "edtf-negative-zero",
            EdtfProblem::YearOutOfRange { .. } => "edtf-year-out-of-range",
            EdtfProblem::NoSuchMonth { .. } => "edtf-no-such-month",
            EdtfProblem::NoSuchDay { .. } => "edtf-no-such-day",
            EdtfProblem::NoKnownEdge => "edtf-no-known-edge",
            EdtfProblem::Backwards { .. } => "edtf-backwards",
        }
    }

    /// Returns the remedy.
    pub fn hint(&self) -> &'static str {
        match &self.problem {
            EdtfProblem::Empty | EdtfProblem::NoKnownEdge => {
                "write `XXXX` when no date is known at all"
            }
            EdtfProblem::Unexpected { found, .. } => hint_for_character(found),
            EdtfProblem::NotSupported { .. } => {
                "write what is known and no more, such as `2021`, `2021-05` or `2021/2022`"
            }
            EdtfProblem::NegativeZero => "the year before year 1 is `0000`, the one before `-0001`",
            EdtfProblem::YearOutOfRange { .. } => "write a year from `-9999` to `9999`",
            EdtfProblem::NoSuchMonth { .. } => {
                "months are `01` to `12`; seasons are `21` spring, `22` summer, `23` autumn, \
                 `24` winter"
            }
            EdtfProblem::NoSuchDay { .. } => "leave the day out if only the month is known",
            EdtfProblem::Backwards { .. } => "write the earlier date first",
        }
    }
}

/// Returns the remedy for a character that is not allowed in a date.
fn hint_for_character(found: &str) -> &'static str {
    match found.chars().next() {
        Some('\u{2010}'..='\u{2015}' | '\u{2212}') => {
            "use the plain hyphen `-` inside a date and `/` between two dates"
        }
        Some('.') => "write year-month-day, as in `2021-05-14`; an open end of an interval is `..`",
        Some('/') => "an interval has one `/`, as in `2021-05/2021-08`",
        Some(first) if first.is_whitespace() => "remove the spaces",
        _ => {
            "write `2021`, `2021-05`, `2021-05-14`, a season such as `2021-21`, or an interval \
             such as `2021-05/2021-08`"
        }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            EdtfProblem::Empty => f.write_str("a date is missing"),
            EdtfProblem::Unexpected { found, expected } if found.is_empty() => {
                write!(f, "the date ends where {expected} is expected")
            }
            EdtfProblem::Unexpected { found, expected } => {
                write!(f, "found `{found}` where {expected} is expected")
            }
            EdtfProblem::NotSupported { found, what } => {
                write!(f, "`{found}`: {what} not supported")
            }
            EdtfProblem::NegativeZero => f.write_str("there is no year `-0000`"),
            EdtfProblem::YearOutOfRange { year } => {
                write!(f, "the year `{year}` is not within -9999 to 9999")
            }
            EdtfProblem::NoSuchMonth { month } => {
                write!(
                    f,
                    "there is no month `{month:02}`; allowed are 01 to 12, and 21 to 24"
                )
            }
            EdtfProblem::NoSuchDay { year, month, day } => {
                let name = days::month_name(*month);
                let count = days::days_in_month(*year, *month).unwrap_or_default();
                write!(
                    f,
                    "there is no day `{day:02}` in {name} {year}, which has {count} days"
                )
            }
            EdtfProblem::NoKnownEdge => {
                f.write_str("an interval needs a date on one side at least")
            }
            EdtfProblem::Backwards { start, end } => {
                write!(f, "the interval begins `{start}` after it ends `{end}`")
            }
        }
    }
}

impl std::error::Error for EdtfError {}
