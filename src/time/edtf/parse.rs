//! Strict parser for EDTF: one spelling per date, and a column for each error.

use super::{Edge, Edtf, EdtfError, EdtfProblem, Part, PartialDate, Qualifier, Season};
use std::str::FromStr;

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        if text.is_empty() {
            return Err(EdtfError::new(EdtfProblem::Empty, 1));
        }
        if text == "XXXX" {
            return Ok(Edtf::Unknown);
        }
        let Some((start, end)) = text.split_once('/') else {
            return parse_date(text, 1).map(Edtf::Date);
        };
        // A parsed start is ASCII, so its bytes count columns.
        let start_edge = parse_edge(start, 1)?;
        let end_column = start.len() + 2;
        let end_edge = parse_edge(end, end_column)?;
        Edtf::interval(start_edge, end_edge).map_err(|error| match error.problem() {
            EdtfProblem::Backwards { .. } => error.with_column(end_column),
            EdtfProblem::Empty
            | EdtfProblem::Unexpected { .. }
            | EdtfProblem::NotSupported { .. }
            | EdtfProblem::NegativeZero
            | EdtfProblem::YearOutOfRange { .. }
            | EdtfProblem::NoSuchMonth { .. }
            | EdtfProblem::NoSuchDay { .. }
            | EdtfProblem::NoKnownEdge => error,
        })
    }
}

impl FromStr for PartialDate {
    type Err = EdtfError;

    /// Parses a single date; an interval and `XXXX` are refused.
    fn from_str(text: &str) -> Result<PartialDate, EdtfError> {
        parse_date(text, 1)
    }
}

fn parse_edge(text: &str, column: usize) -> Result<Edge, EdtfError> {
    match text {
        "" => Ok(Edge::Unknown),
        ".." => Ok(Edge::Open),
        date => parse_date(date, column).map(Edge::Date),
    }
}

/// Parses one date that fills `text` and begins at `column`.
fn parse_date(text: &str, column: usize) -> Result<PartialDate, EdtfError> {
    let mut parser = Parser {
        text,
        position: 0,
        column,
    };
    if let Some(found @ ('?' | '~' | '%' | '[' | '{' | 'Y')) = parser.peek() {
        let what = match found {
            'Y' => "a year of more than four digits (prefix Y) is",
            '[' | '{' => "a set of dates is",
            _ => "a qualifier before the date is",
        };
        return Err(parser.not_supported(what));
    }
    let negative = parser.take('-');
    let year = i32::from(parser.number(4, "a year of four digits")?);
    if negative && year == 0 {
        return Err(EdtfError::new(EdtfProblem::NegativeZero, column));
    }
    let year = if negative { -year } else { year };
    let mut part = Part::Year;
    let mut part_column = parser.here();
    if parser.take('-') {
        part_column = parser.here();
        part = parser.month_or_season()?;
        if let Part::Month(month) = part
            && parser.take('-')
        {
            // The month is checked first, so that the error for `2021-13-40` is about the month.
            PartialDate::new(year, part, Qualifier::NONE)
                .map_err(|error| error.with_column(part_column))?;
            part_column = parser.here();
            // Two digits fit into a `u8`.
            let day = parser.number(2, "a day of two digits")? as u8;
            part = Part::Day { month, day };
        }
    }
    let date = PartialDate::new(year, part, Qualifier::NONE)
        .map_err(|error| error.with_column(part_column))?
        .with_qualifier(parser.qualifier());
    parser.finish(part)?;
    Ok(date)
}

/// Cursor over the text. All consumed characters are ASCII, so bytes count characters.
struct Parser<'a> {
    text: &'a str,
    position: usize,
    column: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn here(&self) -> usize {
        self.column + self.position
    }

    fn take(&mut self, expected: char) -> bool {
        let is_there = self.peek() == Some(expected);
        if is_there {
            self.position += expected.len_utf8();
        }
        is_there
    }

    /// Reads exactly `count` digits, at most 4.
    fn number(&mut self, count: usize, expected: &'static str) -> Result<u16, EdtfError> {
        let mut value = 0;
        for _ in 0..count {
            match self.peek().and_then(|found| found.to_digit(10)) {
                // A digit is at most 9, so the number is at most 9999.
                Some(digit) => value = value * 10 + digit as u16,
                None if self.peek() == Some('X') => {
                    return Err(self.not_supported("an unspecified digit is"));
                }
                None => return Err(self.unexpected(expected)),
            }
            self.position += 1;
        }
        Ok(value)
    }

    fn month_or_season(&mut self) -> Result<Part, EdtfError> {
        let before = self.position;
        let number = self.number(2, "a month of two digits")? as u8;
        if let Some(season) = Season::from_code(number) {
            return Ok(Part::Season(season));
        }
        if (25..=41).contains(&number) {
            self.position = before;
            return Err(self.not_supported("a season of one hemisphere, a quarter or a half is"));
        }
        Ok(Part::Month(number))
    }

    fn qualifier(&mut self) -> Qualifier {
        let both = self.take('%');
        let uncertain = both || self.take('?');
        let approximate = both || (!uncertain && self.take('~'));
        Qualifier {
            uncertain,
            approximate,
        }
    }

    fn finish(&self, part: Part) -> Result<(), EdtfError> {
        match (self.peek(), part) {
            (None, _) => Ok(()),
            (Some('T'), Part::Day { .. }) => Err(self.not_supported("a time of day in a date is")),
            (Some(_), _) => Err(self.unexpected("the end of the date")),
        }
    }

    /// Returns the next character for an error message; empty at the end.
    fn found(&self) -> String {
        self.peek().map(String::from).unwrap_or_default()
    }

    fn unexpected(&self, expected: &'static str) -> EdtfError {
        EdtfError::new(
            EdtfProblem::Unexpected {
                found: self.found(),
                expected,
            },
            self.here(),
        )
    }

    fn not_supported(&self, what: &'static str) -> EdtfError {
        // Enough to recognise the position in a message, however long the text is.
        let found = self.rest().chars().take(20).collect();
        EdtfError::new(EdtfProblem::NotSupported { found, what }, self.here())
    }
}
