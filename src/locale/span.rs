//! Normalizes dates into spans that languages can express.

use crate::time::recur::{MonthPart, SpanEdge, YearlySpan};
use crate::time::{Edge, Edtf, Part, PartialDate, Qualifier, Season, days};

/// A date in a form that can be expressed in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Unknown,
    /// A single point.
    At(Point, Certainty),
    /// From one point to another.
    Between(Point, Point, Certainty),
    /// From a point on, without a known end.
    Since(Point, Certainty),
    /// No later than a point.
    By(Point, Certainty),
}

/// The certainty of a date in its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Stated,
    /// "Around May".
    Approximate,
    /// "Probably in May".
    Uncertain,
}

/// A year, a season, a month, a part of a month, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// `None` for every year.
    pub year: Option<i32>,
    pub within: Within,
}

/// The component of a point below the year. Months are 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Year,
    Season(Season),
    Month(u8),
    Part(u8, MonthPart),
    Day(u8, u8),
}

impl Point {
    /// Creates a whole year.
    pub fn of_year(year: i32) -> Point {
        Point {
            year: Some(year),
            within: Within::Year,
        }
    }

    fn of(date: &PartialDate) -> Point {
        let within = match date.part() {
            Part::Year => Within::Year,
            Part::Season(season) => Within::Season(season),
            Part::Month(month) => Within::Month(month),
            Part::Day { month, day } => Within::Day(month, day),
        };
        Point {
            year: Some(date.year()),
            within,
        }
    }

    /// Returns the number of the year, of a winter both of its years (`2021/22`); empty for every
    /// year.
    pub fn year_number(&self) -> String {
        match (self.year, self.within) {
            (None, _) => String::new(),
            (Some(year), Within::Season(Season::Winter)) => {
                format!("{year}/{:02}", (year + 1).rem_euclid(100))
            }
            (Some(year), _) => year.to_string(),
        }
    }
}

impl Span {
    /// Converts a date. Approximate intervals that cover exactly a third or a half of a month
    /// become that part: the yearly spans of a series are written that way.
    pub fn of(when: &Edtf) -> Span {
        let at = |date: &PartialDate| (Point::of(date), certainty(date.qualifier()));
        match when {
            Edtf::Unknown => Span::Unknown,
            Edtf::Date(date) => {
                let (point, certainty) = at(date);
                Span::At(point, certainty)
            }
            Edtf::Interval { start, end } => match (start, end) {
                (Edge::Date(start), Edge::Date(end)) => between(start, end),
                (Edge::Date(start), _) => {
                    let (point, certainty) = at(start);
                    Span::Since(point, certainty)
                }
                (_, Edge::Date(end)) => {
                    let (point, certainty) = at(end);
                    Span::By(point, certainty)
                }
                _ => Span::Unknown,
            },
        }
    }

    /// Converts a yearly span, for every year.
    pub fn of_every_year(span: &YearlySpan) -> Span {
        let (from, certainty) = every_year(span.start());
        match span.end().map(every_year) {
            None => Span::At(from, certainty),
            Some((to, of_end)) => Span::Between(from, to, span_certainty(certainty, of_end)),
        }
    }
}

/// Returns whether a date is stated without a doubt: it has no qualifier, or it is written as a
/// yearly span is, in parts of months.
///
/// ```
/// use pobratim::locale::is_stated;
/// let is_stated = |when: &str| is_stated(&when.parse().unwrap());
/// assert!(is_stated("2026-12") && is_stated("2026-12-16~/2026-12-31~"));
/// assert!(!is_stated("2026-12-16~") && !is_stated("XXXX"));
/// ```
pub fn is_stated(when: &Edtf) -> bool {
    match Span::of(when) {
        Span::Unknown => false,
        Span::At(_, certainty)
        | Span::Between(_, _, certainty)
        | Span::Since(_, certainty)
        | Span::By(_, certainty) => certainty == Certainty::Stated,
    }
}

fn every_year(edge: SpanEdge) -> (Point, Certainty) {
    let mut certainty = Certainty::Stated;
    let within = match edge {
        SpanEdge::Month(month) => Within::Month(month),
        SpanEdge::Season(season) => Within::Season(season),
        SpanEdge::MonthPart { month, part } => Within::Part(month, part),
        SpanEdge::Day {
            month,
            day,
            approximate,
        } => {
            if approximate {
                certainty = Certainty::Approximate;
            }
            Within::Day(month, day)
        }
    };
    (Point { year: None, within }, certainty)
}

/// Returns the certainty of a span: that of its start, unless only its end is uncertain.
fn span_certainty(start: Certainty, end: Certainty) -> Certainty {
    match start {
        Certainty::Stated => end,
        Certainty::Approximate | Certainty::Uncertain => start,
    }
}

fn between(start: &PartialDate, end: &PartialDate) -> Span {
    let (mut from, mut to) = (Point::of(start), Point::of(end));
    let certainty = span_certainty(certainty(start.qualifier()), certainty(end.qualifier()));
    if certainty == Certainty::Approximate
        && let (Within::Day(month, first), Within::Day(end_month, last)) = (from.within, to.within)
    {
        let is_one_month = (from.year, month) == (to.year, end_month);
        if is_one_month && let Some(part) = part_of_month(start.year(), month, first, last) {
            from.within = Within::Part(month, part);
            return Span::At(from, Certainty::Stated);
        }
        let parts = part_from(first).zip(part_to(end, last));
        if !is_one_month && let Some((opening, closing)) = parts {
            from.within = Within::Part(month, opening);
            to.within = Within::Part(end_month, closing);
            return Span::Between(from, to, Certainty::Stated);
        }
    }
    Span::Between(from, to, certainty)
}

fn certainty(qualifier: Qualifier) -> Certainty {
    if qualifier.uncertain {
        Certainty::Uncertain
    } else if qualifier.approximate {
        Certainty::Approximate
    } else {
        Certainty::Stated
    }
}

fn part_of_month(year: i32, month: u8, first: u8, last: u8) -> Option<MonthPart> {
    let end = days::days_in_month(year, month)?;
    Some(match (first, last) {
        (1, 10) => MonthPart::Early,
        (11, 20) => MonthPart::Mid,
        (21, last) if last == end => MonthPart::Late,
        (1, 15) => MonthPart::FirstHalf,
        (16, last) if last == end => MonthPart::SecondHalf,
        _ => return None,
    })
}

fn part_from(first: u8) -> Option<MonthPart> {
    match first {
        1 => Some(MonthPart::Early),
        11 => Some(MonthPart::Mid),
        21 => Some(MonthPart::Late),
        _ => None,
    }
}

fn part_to(to: &PartialDate, last: u8) -> Option<MonthPart> {
    match last {
        10 => Some(MonthPart::Early),
        20 => Some(MonthPart::Mid),
        _ if to.last() == days::last_of_month(to.last()) => Some(MonthPart::Late),
        _ => None,
    }
}
