//! Parser of clock times in the notations of all languages of the site.
//!
//! `13:30～`, `13時30分～15時`, `午後1時30分`, `с 10:00 до 17:00`, `오후 1시 30분 ~ 3시`, `from 7 to
//! 9 pm`. A time that leaves the half of the day open is a [`TimeParseError`], never a guess.

mod fraction;
mod read;
mod resolve;
mod token;
mod words;

pub use read::read_time;

use crate::time::ClockTime;

/// The hours of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockSpan {
    /// When the doors open.
    pub doors: Option<ClockTime>,
    pub start: ClockTime,
    /// `None` if it is not given. If earlier than `start`, on the next day.
    pub end: Option<ClockTime>,
}

/// Error of a text that is not a time, or is ambiguous. Columns are counted in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeParseError {
    /// The text is empty.
    Empty,
    /// An unknown word or character.
    NotRead { word: String, column: usize },
    /// Hours or minutes that no clock shows: `25:70`.
    NoSuchTime { text: String, column: usize },
    /// Morning or afternoon, with both readings.
    HalfOfDay {
        text: String,
        first: String,
        second: String,
        column: usize,
    },
    /// The end without the start: `～15:00`.
    NoStart,
    /// An end that is not a time: `till late`.
    OpenEnd { word: String, column: usize },
    /// A start on the day after the date: `翌1:00`.
    NextDayStart,
    /// The end is 24 hours or more after the start.
    LongerThanDay,
    /// More than a start and an end.
    Several { column: usize },
}

impl TimeParseError {
    /// Returns the key of the error's message, which says what to do.
    pub const fn key(&self) -> &'static str {
        match self {
            TimeParseError::Empty | TimeParseError::NotRead { .. } => "bad_time",
            TimeParseError::NoSuchTime { .. } => "time_no_such",
            TimeParseError::HalfOfDay { .. } => "time_half_of_day",
            TimeParseError::NoStart => "time_no_start",
            TimeParseError::OpenEnd { .. } => "time_open_end",
            TimeParseError::NextDayStart => "time_next_day_start",
            TimeParseError::LongerThanDay => "time_longer_than_day",
            TimeParseError::Several { .. } => "time_several",
        }
    }

    /// Returns the column of the error, counted in characters from 1.
    pub const fn column(&self) -> usize {
        match self {
            TimeParseError::NotRead { column, .. }
            | TimeParseError::NoSuchTime { column, .. }
            | TimeParseError::HalfOfDay { column, .. }
            | TimeParseError::OpenEnd { column, .. }
            | TimeParseError::Several { column } => *column,
            TimeParseError::Empty
            | TimeParseError::NoStart
            | TimeParseError::NextDayStart
            | TimeParseError::LongerThanDay => 1,
        }
    }
}
