//! What a date says, sorted into the shapes that languages have words for.

use crate::time::recur::{MonthPart, SpanEdge, YearlySpan};
use crate::time::{Edge, Edtf, Part, PartialDate, Qualifier, Season, days};

/// A date that words can be found for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Unknown,
    /// One point, and how sure it is.
    At(Point, Sure),
    /// From one point to another.
    Between(Point, Point, Sure),
    /// From a point on, without a known end.
    Since(Point, Sure),
    /// Not later than a point.
    By(Point, Sure),
}

/// How sure the source is of its own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    Plain,
    Around,
    Perhaps,
}

/// A year, a season, a month, a part of a month, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// `None` for every year.
    pub year: Option<i32>,
    pub within: Within,
}

/// What is known below the year. Months are 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Year,
    Season(Season),
    Month(u8),
    Third(u8, Third),
    Half(u8, Half),
    Day(u8, u8),
}

/// The first ten days of a month, the second ten, the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    Early,
    Middle,
    Late,
}

/// Days 1 to 15 of a month, or the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    First,
    Second,
}

impl Point {
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
}

impl Span {
    /// Sorts a date. Approximate intervals that cover a third or a half of a month exactly are
    /// those parts: that is how the yearly spans of a series are written.
    pub fn of(when: &Edtf) -> Span {
        match when {
            Edtf::Unknown => Span::Unknown,
            Edtf::Date(date) => Span::At(Point::of(date), sure(date.qualifier())),
            Edtf::Interval { start, end } => match (start, end) {
                (Edge::Date(start), Edge::Date(end)) => between(start, end),
                (Edge::Date(start), _) => Span::Since(Point::of(start), sure(start.qualifier())),
                (_, Edge::Date(end)) => Span::By(Point::of(end), sure(end.qualifier())),
                _ => Span::Unknown,
            },
        }
    }
}

impl Span {
    /// A yearly span, as it is in every year.
    pub fn of_every_year(span: &YearlySpan) -> Span {
        let (from, sure) = every_year(span.start());
        let Some((to, sure_to)) = span.end().map(every_year) else {
            return Span::At(from, sure);
        };
        Span::Between(from, to, if sure == Sure::Plain { sure_to } else { sure })
    }
}

fn every_year(edge: SpanEdge) -> (Point, Sure) {
    let within = match edge {
        SpanEdge::Month(month) => Within::Month(month),
        SpanEdge::Season(season) => Within::Season(season),
        SpanEdge::Day { month, day, .. } => Within::Day(month, day),
        SpanEdge::MonthPart { month, part } => match part {
            MonthPart::Early => Within::Third(month, Third::Early),
            MonthPart::Mid => Within::Third(month, Third::Middle),
            MonthPart::Late => Within::Third(month, Third::Late),
            MonthPart::FirstHalf => Within::Half(month, Half::First),
            MonthPart::SecondHalf => Within::Half(month, Half::Second),
        },
    };
    let sure = match edge {
        SpanEdge::Day {
            approximate: true, ..
        } => Sure::Around,
        _ => Sure::Plain,
    };
    (Point { year: None, within }, sure)
}

fn between(start: &PartialDate, end: &PartialDate) -> Span {
    let (from, to) = (Point::of(start), Point::of(end));
    let sure = match (sure(start.qualifier()), sure(end.qualifier())) {
        (Sure::Plain, other) => other,
        (other, _) => other,
    };
    if sure == Sure::Around
        && let (Within::Day(month, first), Within::Day(end_month, last)) = (from.within, to.within)
    {
        let whole = (from.year, month) == (to.year, end_month);
        if whole && let Some(within) = part_of_month(start.year(), month, first, last) {
            return Span::At(
                Point {
                    year: from.year,
                    within,
                },
                Sure::Plain,
            );
        }
        if !whole && let (Some(opening), Some(closing)) = (third_from(first), third_to(end, last)) {
            let from = Point {
                year: from.year,
                within: Within::Third(month, opening),
            };
            let to = Point {
                year: to.year,
                within: Within::Third(end_month, closing),
            };
            return Span::Between(from, to, Sure::Plain);
        }
    }
    Span::Between(from, to, sure)
}

fn sure(qualifier: Qualifier) -> Sure {
    if qualifier.uncertain {
        Sure::Perhaps
    } else if qualifier.approximate {
        Sure::Around
    } else {
        Sure::Plain
    }
}

fn part_of_month(year: i32, month: u8, first: u8, last: u8) -> Option<Within> {
    let end = days::days_in_month(year, month)?;
    Some(match (first, last) {
        (1, 10) => Within::Third(month, Third::Early),
        (11, 20) => Within::Third(month, Third::Middle),
        (21, last) if last == end => Within::Third(month, Third::Late),
        (1, 15) => Within::Half(month, Half::First),
        (16, last) if last == end => Within::Half(month, Half::Second),
        _ => return None,
    })
}

fn third_from(first: u8) -> Option<Third> {
    match first {
        1 => Some(Third::Early),
        11 => Some(Third::Middle),
        21 => Some(Third::Late),
        _ => None,
    }
}

fn third_to(to: &PartialDate, last: u8) -> Option<Third> {
    match last {
        10 => Some(Third::Early),
        20 => Some(Third::Middle),
        _ if to.last() == days::last_of_month(to.last()) => Some(Third::Late),
        _ => None,
    }
}
