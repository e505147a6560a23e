//! Parser of dates in the notations of all languages of the site, to EDTF.
//!
//! It reads back what [`Locale::date`](crate::locale::Locale::date) returns. Ambiguous or
//! incomplete dates are a [`DateParseError`].

mod read;
mod token;
mod words;

pub use read::read_date;

/// Error of a text that is not a date, or is ambiguous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateParseError {
    /// The text is empty.
    Empty,
    /// The month has no such day, in that year or, for `None`, in any.
    NoSuchDay {
        year: Option<i32>,
        month: u8,
        days: u8,
    },
    /// The month is above 12, or 0.
    NoSuchMonth(u32),
    /// The year is missing: `14 May`.
    NoYear,
    /// A year without a century: `21`.
    TwoDigitYear(String),
    /// Day and month are ambiguous: `05/06/2021`, with both readings.
    DayOrMonth {
        text: String,
        first: String,
        second: String,
    },
    /// A winter belongs to two years.
    WhichWinter(i32),
    /// `2021/22`, or a school year, without months.
    TwoYears,
    /// Half a year, a quarter, "early 2021", without months.
    PartOfYear,
    /// The end is before the beginning.
    Backwards,
    /// The day is not on the given weekday.
    OtherWeekday,
    /// "Until May" has no beginning, and may include May or not.
    Until,
    /// Several dates, which need a row each.
    Several,
    /// A recurrence ("every year"), which is a series.
    Recurrence,
    /// An unknown word or character.
    NotRead(String),
}

impl DateParseError {
    /// Returns the key of the error's message.
    pub const fn key(&self) -> &'static str {
        match self {
            DateParseError::Empty => "date_empty",
            DateParseError::NoSuchDay { year: None, .. } => "date_no_such_day_ever",
            DateParseError::NoSuchDay { .. } => "date_no_such_day",
            DateParseError::NoSuchMonth(_) => "date_no_such_month",
            DateParseError::NoYear => "date_no_year",
            DateParseError::TwoDigitYear(_) => "date_two_digit_year",
            DateParseError::DayOrMonth { .. } => "date_day_or_month",
            DateParseError::WhichWinter(_) => "date_which_winter",
            DateParseError::TwoYears => "date_two_years",
            DateParseError::PartOfYear => "date_part_of_year",
            DateParseError::Backwards => "date_backwards",
            DateParseError::OtherWeekday => "date_other_weekday",
            DateParseError::Until => "date_until",
            DateParseError::Several => "date_several",
            DateParseError::Recurrence => "date_recurs",
            DateParseError::NotRead(_) => "date_not_read",
        }
    }
}
