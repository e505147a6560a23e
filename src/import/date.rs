//! Dates as people write them in our languages, read as EDTF or answered with a question.
//!
//! What [`Locale::date`](crate::locale::Locale::date) returns is read back. Whatever can
//! mean two things, or leaves something out that a reader would have to guess, is a [`DateDoubt`].

mod read;
mod token;
mod words;

pub use read::read_date;

/// Why a date is not taken as it stands: it is none, or it needs an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateDoubt {
    /// Nothing is written.
    Empty,
    /// The month has no such day, in that year or in any.
    NoSuchDay {
        year: Option<i32>,
        month: u8,
        days: u8,
    },
    /// A month above 12, or none.
    NoSuchMonth(u32),
    /// The year is missing: `14 May`.
    NoYear,
    /// `21`: which century?
    TwoDigitYear(String),
    /// `05/06/2021`, with its two readings.
    DayOrMonth {
        text: String,
        first: String,
        second: String,
    },
    /// A winter has two years.
    WhichWinter(i32),
    /// `2021/22` or a school year: which months?
    TwoYears,
    /// Half a year, a quarter, "early 2021": which months?
    PartOfYear,
    /// The end lies before the beginning.
    Backwards,
    /// The day is another weekday than the one written.
    OtherWeekday,
    /// "Until May": from when, and with May or without?
    Until,
    /// Two dates, which want a row each.
    Several,
    /// "Every year": that is a series.
    Recurs,
    /// A word or a sign that is not understood here.
    NotRead(String),
}

impl DateDoubt {
    /// The key of its sentence among the office's words.
    pub const fn key(&self) -> &'static str {
        match self {
            DateDoubt::Empty => "date_empty",
            DateDoubt::NoSuchDay { year: None, .. } => "date_no_such_day_ever",
            DateDoubt::NoSuchDay { .. } => "date_no_such_day",
            DateDoubt::NoSuchMonth(_) => "date_no_such_month",
            DateDoubt::NoYear => "date_no_year",
            DateDoubt::TwoDigitYear(_) => "date_two_digit_year",
            DateDoubt::DayOrMonth { .. } => "date_day_or_month",
            DateDoubt::WhichWinter(_) => "date_which_winter",
            DateDoubt::TwoYears => "date_two_years",
            DateDoubt::PartOfYear => "date_part_of_year",
            DateDoubt::Backwards => "date_backwards",
            DateDoubt::OtherWeekday => "date_other_weekday",
            DateDoubt::Until => "date_until",
            DateDoubt::Several => "date_several",
            DateDoubt::Recurs => "date_recurs",
            DateDoubt::NotRead(_) => "date_not_read",
        }
    }
}
