//! Parser for yearly spans, and its errors.

use super::span::SEASON_NAMES;
use super::{MonthPart, SpanEdge, YearlySpan};
use crate::time::days;
use std::fmt;
use std::str::FromStr;

/// Error from an invalid yearly span, with its column.
///
/// ```
/// use pobratim::time::recur::YearlySpan;
/// let error = "05-31/06-31".parse::<YearlySpan>().unwrap_err();
/// assert_eq!((error.code(), error.column()), ("span-no-such-day", 7));
/// assert_eq!(error.to_string(), "there is no day `31` in June, which has 30 days");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanError {
    problem: SpanProblem,
    column: usize,
}

/// The kind of a [`SpanError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanProblem {
    /// The text, or one side of `/`, is empty.
    Empty,
    /// Neither a month, a part of one, a day nor a season.
    Unexpected { found: String },
    /// A month outside 1 to 12.
    NoSuchMonth { month: u8 },
    /// A day that the month has in no year.
    NoSuchDay { month: u8, day: u8 },
    /// Both edges are equal.
    SameEdges,
}

impl SpanError {
    pub(super) const fn new(problem: SpanProblem, column: usize) -> SpanError {
        SpanError { problem, column }
    }

    pub const fn problem(&self) -> &SpanProblem {
        &self.problem
    }

    /// Returns the column at which the invalid edge begins, counted in characters from 1.
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Returns the stable kebab-case code of the error.
    pub const fn code(&self) -> &'static str {
        match self.problem {
            SpanProblem::Empty => "span-empty",
            SpanProblem::Unexpected { .. } => "span-unexpected",
            SpanProblem::NoSuchMonth { .. } => "span-no-such-month",
            SpanProblem::NoSuchDay { .. } => "span-no-such-day",
            SpanProblem::SameEdges => "span-same-edges",
        }
    }

    /// Returns the remedy.
    pub const fn hint(&self) -> &'static str {
        match self.problem {
            SpanProblem::Empty | SpanProblem::Unexpected { .. } => {
                "write `05`, `05-31`, `05-31~`, `05-early`, `05-mid`, `05-late`, \
                 `05-first-half`, `05-second-half`, `spring`, `summer`, `autumn`, `winter`, or two \
                 of these with `/` between"
            }
            SpanProblem::NoSuchMonth { .. } => "months are `01` to `12`",
            SpanProblem::NoSuchDay { .. } => "leave the day out if only the month is known",
            SpanProblem::SameEdges => "write it once, without `/`",
        }
    }
}

impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            SpanProblem::Empty => f.write_str("a month, a day or a season is missing"),
            SpanProblem::Unexpected { found } => {
                write!(
                    f,
                    "`{found}` is not a month, part of a month, day or season"
                )
            }
            SpanProblem::NoSuchMonth { month } => {
                write!(f, "there is no month `{month:02}`; allowed are 01 to 12")
            }
            SpanProblem::NoSuchDay { month, day } => {
                let name = days::month_name(*month);
                let count = days::days_in_month(2000, *month).unwrap_or_default();
                write!(
                    f,
                    "there is no day `{day:02}` in {name}, which has {count} days"
                )
            }
            SpanProblem::SameEdges => f.write_str("both ends of the span are the same"),
        }
    }
}

impl std::error::Error for SpanError {}

impl FromStr for YearlySpan {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<YearlySpan, SpanError> {
        let Some((start, end)) = text.split_once('/') else {
            return YearlySpan::new(edge(text, 1)?, None);
        };
        let start_edge = edge(start, 1)?;
        // A parsed start is ASCII, so its bytes count columns.
        let column = start.len() + 2;
        YearlySpan::new(start_edge, Some(edge(end, column)?))
            .map_err(|error| SpanError { column, ..error })
    }
}

/// Parses one edge, which begins at `column`, and validates it.
fn edge(text: &str, column: usize) -> Result<SpanEdge, SpanError> {
    if text.is_empty() {
        return Err(SpanError::new(SpanProblem::Empty, column));
    }
    let Some(edge) = season(text).or_else(|| month_or_less(text)) else {
        let found = text.chars().take(30).collect();
        return Err(SpanError::new(SpanProblem::Unexpected { found }, column));
    };
    YearlySpan::new(edge, None).map_err(|error| SpanError { column, ..error })?;
    Ok(edge)
}

fn season(text: &str) -> Option<SpanEdge> {
    let (_, season) = SEASON_NAMES.iter().find(|(name, _)| *name == text)?;
    Some(SpanEdge::Season(*season))
}

fn month_or_less(text: &str) -> Option<SpanEdge> {
    let Some((month, rest)) = text.split_once('-') else {
        return two_digits(text).map(SpanEdge::Month);
    };
    let month = two_digits(month)?;
    if let Some((_, part)) = MonthPart::NAMES.iter().find(|(name, _)| *name == rest) {
        return Some(SpanEdge::MonthPart { month, part: *part });
    }
    let (day, approximate) = match rest.strip_suffix('~') {
        Some(day) => (day, true),
        None => (rest, false),
    };
    Some(SpanEdge::Day {
        month,
        day: two_digits(day)?,
        approximate,
    })
}

fn two_digits(text: &str) -> Option<u8> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
