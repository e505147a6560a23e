//! Parts of every year without an exact day: "around 31 May", "second half of December".

use super::{SpanError, SpanProblem};
use crate::time::{Edge, Edtf, Part, PartialDate, Qualifier, Season, days};
use std::fmt::{self, Display, Formatter};

/// A part of a month, with the days assumed for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MonthPart {
    /// Days 1 to 10.
    Early,
    /// Days 11 to 20.
    Mid,
    /// Day 21 to the last.
    Late,
    /// Days 1 to 15.
    FirstHalf,
    /// Day 16 to the last.
    SecondHalf,
}

impl MonthPart {
    /// The names of the parts in the notation, written after the month.
    pub(super) const NAMES: [(&str, MonthPart); 5] = [
        ("early", MonthPart::Early),
        ("mid", MonthPart::Mid),
        ("late", MonthPart::Late),
        ("first-half", MonthPart::FirstHalf),
        ("second-half", MonthPart::SecondHalf),
    ];

    /// Returns its first and last day; 31 denotes the last day of the month.
    const fn days(self) -> (u8, u8) {
        match self {
            MonthPart::Early => (1, 10),
            MonthPart::Mid => (11, 20),
            MonthPart::Late => (21, 31),
            MonthPart::FirstHalf => (1, 15),
            MonthPart::SecondHalf => (16, 31),
        }
    }
}

/// One end of a yearly span, or the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpanEdge {
    /// 1 to 12.
    Month(u8),
    /// A part of a month, 1 to 12.
    MonthPart { month: u8, part: MonthPart },
    /// A month, 1 to 12, and a day that it has in leap years.
    Day {
        month: u8,
        day: u8,
        approximate: bool,
    },
    /// The winter of a year is the one that begins in it.
    Season(Season),
}

/// The names of the seasons in the notation, in the order of [`Season::ALL`].
pub(super) const SEASON_NAMES: [(&str, Season); 4] = [
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("winter", Season::Winter),
];

impl SpanEdge {
    /// Checks that the calendar has the edge. The check uses a leap year, since 29 February may
    /// recur.
    fn check(self) -> Result<(), SpanProblem> {
        let (month, day) = match self {
            SpanEdge::Season(_) => return Ok(()),
            SpanEdge::Month(month) | SpanEdge::MonthPart { month, .. } => (month, 1),
            SpanEdge::Day { month, day, .. } => (month, day),
        };
        match days::days_in_month(2000, month) {
            None => Err(SpanProblem::NoSuchMonth { month }),
            Some(last) if day == 0 || day > last => Err(SpanProblem::NoSuchDay { month, day }),
            Some(_) => Ok(()),
        }
    }

    /// Returns the first and the last day as (month, day) for comparison. The months of a winter
    /// after new year count on as 13 and 14, and 31 denotes the last day of any month.
    const fn bounds(self) -> ((u8, u8), (u8, u8)) {
        match self {
            SpanEdge::Month(month) => ((month, 1), (month, 31)),
            SpanEdge::MonthPart { month, part } => {
                let (first, last) = part.days();
                ((month, first), (month, last))
            }
            SpanEdge::Day { month, day, .. } => ((month, day), (month, day)),
            SpanEdge::Season(season) => {
                let first = season.first_month();
                ((first, 1), (first + 2, 31))
            }
        }
    }

    /// Returns the first or the last day of the edge in a year, as precisely as it is known.
    fn in_year(self, year: i32, take_last: bool) -> Result<PartialDate, crate::time::EdtfError> {
        let (part, qualifier) = match self {
            SpanEdge::Month(month) => (Part::Month(month), Qualifier::NONE),
            SpanEdge::Season(season) => (Part::Season(season), Qualifier::NONE),
            SpanEdge::MonthPart { month, part } => {
                let (first, last) = part.days();
                let day = if take_last { last } else { first };
                // The ends of a part of a month are approximate.
                (
                    Part::Day {
                        month,
                        day: clamped_day(year, month, day),
                    },
                    Qualifier::APPROXIMATE,
                )
            }
            SpanEdge::Day {
                month,
                day,
                approximate,
            } => {
                let clamped = clamped_day(year, month, day);
                // 29 February moves to the 28th, which makes it approximate.
                let approximate = approximate || clamped != day;
                (
                    Part::Day {
                        month,
                        day: clamped,
                    },
                    Qualifier {
                        uncertain: false,
                        approximate,
                    },
                )
            }
        };
        PartialDate::new(year, part, qualifier)
    }
}

/// Returns the day, or the month's last day when the month is shorter in that year.
fn clamped_day(year: i32, month: u8, day: u8) -> u8 {
    days::days_in_month(year, month).map_or(day, |last| day.min(last))
}

/// A part of every year, as precisely as it is known; it may extend over new year.
///
/// The notation of bundles: `05` every May · `05-31` exactly 31 May · `05-31~` around it ·
/// `05-early`, `05-mid`, `05-late` days 1–10, 11–20, 21 to the end · `05-first-half`,
/// `05-second-half` days 1–15, 16 to the end · `spring`, `summer`, `autumn`, `winter` · any two of
/// these as `A/B`. When B lies before A it belongs to the next year: `12-late/01-early`.
///
/// ```
/// use pobratim::time::recur::YearlySpan;
/// let span: YearlySpan = "05-late/06-early".parse().unwrap();
/// assert_eq!(span.in_year(2026).to_string(), "2026-05-21~/2026-06-10~");
/// let new_year: YearlySpan = "12-31/01-02".parse().unwrap();
/// assert_eq!(new_year.in_year(2026).to_string(), "2026-12-31/2027-01-02");
/// assert!(new_year.in_year(2026).is_exact());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct YearlySpan {
    start: SpanEdge,
    end: Option<SpanEdge>,
}

impl YearlySpan {
    /// Creates a span of one edge alone, or from one edge to another.
    ///
    /// Fails (at column 1) for a month or a day that no year has, and for two equal edges.
    pub fn new(start: SpanEdge, end: Option<SpanEdge>) -> Result<YearlySpan, SpanError> {
        let checked = start
            .check()
            .and_then(|()| end.map_or(Ok(()), SpanEdge::check))
            .and_then(|()| {
                if end == Some(start) {
                    Err(SpanProblem::SameEdges)
                } else {
                    Ok(())
                }
            });
        match checked {
            Ok(()) => Ok(YearlySpan { start, end }),
            Err(problem) => Err(SpanError::new(problem, 1)),
        }
    }

    pub const fn start(&self) -> SpanEdge {
        self.start
    }

    pub const fn end(&self) -> Option<SpanEdge> {
        self.end
    }

    /// Returns whether the end belongs to the year after the start's, since it would lie before the
    /// start.
    pub fn wraps(&self) -> bool {
        self.end
            .is_some_and(|end| end.bounds().1 < self.start.bounds().0)
    }

    /// Returns the span that begins in `year`; exact only where exact days were given.
    ///
    /// Parts of a month become approximate intervals, a month `2026-05`, a season `2026-21`. In
    /// common years 29 February becomes `02-28~`, marked as approximate because that day was not
    /// given. Outside the years -9999 to 9999 the date, or the end that falls there, is unknown.
    pub fn in_year(&self, year: i32) -> Edtf {
        let Ok(start) = self.start.in_year(year, false) else {
            return Edtf::Unknown;
        };
        let (end, end_year) = match (self.end, self.start) {
            (Some(end), _) => (end, year.saturating_add(i32::from(self.wraps()))),
            (None, part @ SpanEdge::MonthPart { .. }) => (part, year),
            (None, _) => return Edtf::Date(start),
        };
        let end = end
            .in_year(end_year, true)
            .map_or(Edge::Unknown, Edge::Date);
        Edtf::interval(Edge::Date(start), end).unwrap_or(Edtf::Date(start))
    }
}

impl Display for SpanEdge {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            SpanEdge::Month(month) => write!(f, "{month:02}"),
            SpanEdge::MonthPart { month, part } => {
                let name = MonthPart::NAMES.iter().find(|(_, known)| *known == part);
                write!(f, "{month:02}-{}", name.map_or("", |(name, _)| name))
            }
            SpanEdge::Day {
                month,
                day,
                approximate,
            } => {
                write!(
                    f,
                    "{month:02}-{day:02}{}",
                    if approximate { "~" } else { "" }
                )
            }
            SpanEdge::Season(season) => {
                let name = SEASON_NAMES.iter().find(|(_, known)| *known == season);
                f.write_str(name.map_or("", |(name, _)| name))
            }
        }
    }
}

impl Display for YearlySpan {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.end {
            None => self.start.fmt(f),
            Some(end) => write!(f, "{}/{end}", self.start),
        }
    }
}
