//! From the pieces of a date to EDTF.

use super::DateDoubt;
use super::token::{Token, tokens};
use crate::time::recur::MonthPart;
use crate::time::{Date, Edge, Edtf, Part, PartialDate, Qualifier, Season, Weekday, days};

/// The date that a person wrote: EDTF, or words of any of our languages.
///
/// ```
/// use pobratim::import::{DateDoubt, read_date};
/// let read = |text| read_date(text).map(|when| when.to_string());
/// assert_eq!(read("конец мая 2021").unwrap(), "2021-05-21~/2021-05-31~");
/// assert_eq!(read("2021年5月14日至16日").unwrap(), "2021-05-14/2021-05-16");
/// assert_eq!(read("зима 2021"), Err(DateDoubt::WhichWinter(2021)));
/// ```
///
/// # Errors
///
/// A [`DateDoubt`] where the text is no date, or could mean two.
pub fn read_date(text: &str) -> Result<Edtf, DateDoubt> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateDoubt::Empty);
    }
    if let Ok(when) = text.parse::<Edtf>() {
        // EDTF's summer of 2021 is also how people write the years 2021 and 2022.
        return match text.split_once('-') {
            Some((year, two)) if text.len() == 7 && is_next(year, two) => Err(DateDoubt::TwoYears),
            _ => Ok(when),
        };
    }
    let tokens = tokens(text)?;
    for token in &tokens {
        match token {
            Token::Recurs => return Err(DateDoubt::Recurs),
            Token::PartOfYear => return Err(DateDoubt::PartOfYear),
            Token::NoCalendarYear => return Err(DateDoubt::TwoYears),
            Token::Several => return Err(DateDoubt::Several),
            Token::Unknown if tokens.len() == 1 => return Ok(Edtf::Unknown),
            Token::Unknown => return Err(DateDoubt::NotRead(text.to_string())),
            Token::Number(..)
            | Token::Ordinal(_)
            | Token::Numeric { .. }
            | Token::TwoYears(_)
            | Token::Month(_)
            | Token::Season(_)
            | Token::Part(_)
            | Token::HalfOf
            | Token::Decade
            | Token::Year
            | Token::MonthUnit
            | Token::Day
            | Token::Era(_)
            | Token::Weekday(_)
            | Token::Dash
            | Token::From
            | Token::FromAfter
            | Token::To
            | Token::ToAfter
            | Token::Until
            | Token::SinceAfter
            | Token::By
            | Token::ByAfter
            | Token::Around
            | Token::Perhaps
            | Token::Filler => {}
        }
    }
    Shape::of(&tokens)?.date()
}

/// Whether the second number is the last two digits of the year after the first.
fn is_next(year: &str, two: &str) -> bool {
    let year: Option<i32> = year.parse().ok();
    let two: Option<i32> = two.parse().ok();
    year.zip(two)
        .is_some_and(|(year, two)| (year + 1) % 100 == two)
}

/// How many points a date has, and which of them are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    One,
    Two,
    Since,
    By,
}

/// A date whose points are still loose.
struct Shape {
    ends: Ends,
    from: Loose,
    to: Loose,
    qualifier: Qualifier,
}

impl Shape {
    fn of(tokens: &[Token]) -> Result<Shape, DateDoubt> {
        let mut qualifier = Qualifier::NONE;
        let (mut begins, mut closes, mut by, mut until) = (false, false, false, false);
        let mut sides: Vec<Vec<Token>> = vec![Vec::new()];
        for token in tokens {
            let is_empty = sides.last().is_none_or(Vec::is_empty);
            match token {
                Token::Around => qualifier.approximate = true,
                Token::Perhaps => qualifier.uncertain = true,
                Token::From if is_empty => begins = true,
                Token::SinceAfter => begins = true,
                Token::ToAfter => closes = true,
                Token::By | Token::ByAfter => by = true,
                Token::FromAfter => {
                    begins = true;
                    sides.push(Vec::new());
                }
                Token::Until if is_empty && sides.len() == 1 => until = true,
                Token::To | Token::Dash | Token::Until if !is_empty => sides.push(Vec::new()),
                // «с 14 по 16», and a dash before «по».
                Token::To | Token::Until | Token::Dash if sides.len() > 1 => {}
                Token::From | Token::To | Token::Dash | Token::Until => {
                    return Err(DateDoubt::NotRead("-".to_string()));
                }
                Token::Number(..)
                | Token::Ordinal(_)
                | Token::Numeric { .. }
                | Token::TwoYears(_)
                | Token::Month(_)
                | Token::Season(_)
                | Token::Part(_)
                | Token::HalfOf
                | Token::Decade
                | Token::Year
                | Token::MonthUnit
                | Token::Day
                | Token::Era(_)
                | Token::Weekday(_)
                | Token::Unknown
                | Token::Recurs
                | Token::PartOfYear
                | Token::NoCalendarYear
                | Token::Several
                | Token::Filler => {
                    if let Some(side) = sides.last_mut() {
                        side.push(*token);
                    }
                }
            }
        }
        sides.retain(|side| !side.is_empty());
        if until || (closes && sides.len() < 2) {
            return Err(DateDoubt::Until);
        }
        let mut sides = sides.iter().map(|side| Loose::of(side));
        let from = sides.next().ok_or(DateDoubt::Empty)??;
        let to = sides.next().transpose()?;
        if sides.next().is_some() {
            return Err(DateDoubt::Several);
        }
        let ends = match (&to, by, begins) {
            (Some(_), false, _) => Ends::Two,
            (Some(_), true, _) => return Err(DateDoubt::Until),
            (None, true, false) => Ends::By,
            (None, true, true) => return Err(DateDoubt::Until),
            (None, false, true) => Ends::Since,
            (None, false, false) => Ends::One,
        };
        Ok(Shape {
            ends,
            from,
            to: to.unwrap_or_default(),
            qualifier,
        })
    }

    fn date(mut self) -> Result<Edtf, DateDoubt> {
        if self.ends == Ends::Two {
            Loose::share(&mut self.from, &mut self.to)?;
        }
        let edge = |date: PartialDate| Edge::Date(mark(date, self.qualifier));
        let from = self.from.points()?;
        let found = match self.ends {
            Ends::One => match from {
                (first, None) => return Ok(Edtf::Date(mark(first, self.qualifier))),
                (first, Some(last)) => Edtf::interval(edge(first), edge(last)),
            },
            Ends::Two => {
                let (first, last) = self.to.points()?;
                Edtf::interval(edge(from.0), edge(last.unwrap_or(first)))
            }
            Ends::Since => Edtf::interval(edge(from.0), Edge::Open),
            Ends::By => Edtf::interval(Edge::Open, edge(from.1.unwrap_or(from.0))),
        };
        found.map_err(|_| DateDoubt::Backwards)
    }
}

/// The date with this doubt beside the one that it has.
fn mark(date: PartialDate, more: Qualifier) -> PartialDate {
    let own = date.qualifier();
    date.with_qualifier(Qualifier {
        uncertain: own.uncertain || more.uncertain,
        approximate: own.approximate || more.approximate,
    })
}

/// What is written of one point, before the other point of a span lends it the rest.
#[derive(Clone, Debug, Default)]
struct Loose {
    year: Option<i32>,
    /// The first of two years.
    two_years: Option<i32>,
    season: Option<Season>,
    month: Option<u32>,
    part: Option<MonthPart>,
    day: Option<u32>,
    /// A number alone, which the other point explains.
    bare: Option<u32>,
    weekday: Option<Weekday>,
}

impl Loose {
    fn of(tokens: &[Token]) -> Result<Loose, DateDoubt> {
        let mut loose = Loose::default();
        let mut era = None;
        let mut ordinal = None;
        let mut waiting: Option<(u32, usize)> = None;
        for token in tokens {
            let number = waiting.take();
            match (*token, number) {
                (Token::Year, Some((value, digits))) => loose.set_year(value, digits, era)?,
                (Token::MonthUnit, Some((value, _))) => set(&mut loose.month, value)?,
                (Token::Day, Some((value, _))) => set(&mut loose.day, value)?,
                (other, number) => {
                    if let Some((value, digits)) = number {
                        loose.number(value, digits)?;
                    }
                    if let Token::Number(value, digits) = other {
                        waiting = Some((value, digits));
                    } else if let Token::Ordinal(value) = other {
                        ordinal = Some(value);
                    } else if let Token::Era(before) = other {
                        era = Some(before);
                    } else {
                        loose.take(other, ordinal.take())?;
                    }
                }
            }
        }
        if let Some((value, digits)) = waiting {
            let is_all = tokens.len() == 1 && digits <= 2;
            if is_all {
                loose.bare = Some(value);
            } else {
                loose.number(value, digits)?;
            }
        }
        match ordinal {
            Some(left) => Err(DateDoubt::NotRead(left.to_string())),
            None => Ok(loose),
        }
    }

    fn take(&mut self, token: Token, ordinal: Option<u8>) -> Result<(), DateDoubt> {
        match token {
            Token::Month(month) => set(&mut self.month, u32::from(month)),
            Token::Season(season) => set(&mut self.season, season),
            Token::Part(part) => set(&mut self.part, part),
            Token::HalfOf => match ordinal {
                Some(1) => set(&mut self.part, MonthPart::FirstHalf),
                Some(2) => set(&mut self.part, MonthPart::SecondHalf),
                _ => Err(DateDoubt::PartOfYear),
            },
            Token::Decade => match ordinal {
                Some(1) => set(&mut self.part, MonthPart::Early),
                Some(2) => set(&mut self.part, MonthPart::Mid),
                Some(3) => set(&mut self.part, MonthPart::Late),
                _ => Err(DateDoubt::PartOfYear),
            },
            Token::TwoYears(first) => set(&mut self.two_years, first),
            Token::Weekday(weekday) => set(&mut self.weekday, weekday),
            Token::Numeric { year, month, day } => {
                if let Some(year) = year {
                    set(&mut self.year, year)?;
                }
                if let Some(day) = day {
                    set(&mut self.day, u32::from(day))?;
                }
                set(&mut self.month, u32::from(month))
            }
            // `2021/22年冬季`: the unit belongs to two years.
            Token::Year if self.two_years.is_some() => Ok(()),
            Token::Year | Token::MonthUnit | Token::Day => {
                Err(DateDoubt::NotRead("年月日".to_string()))
            }
            Token::Number(..)
            | Token::Ordinal(_)
            | Token::Era(_)
            | Token::Dash
            | Token::From
            | Token::FromAfter
            | Token::To
            | Token::ToAfter
            | Token::Until
            | Token::SinceAfter
            | Token::By
            | Token::ByAfter
            | Token::Around
            | Token::Perhaps
            | Token::Unknown
            | Token::Recurs
            | Token::PartOfYear
            | Token::NoCalendarYear
            | Token::Several
            | Token::Filler => Err(DateDoubt::Several),
        }
    }

    fn set_year(&mut self, value: u32, digits: usize, era: Option<i32>) -> Result<(), DateDoubt> {
        // Numbers of at most four digits fit.
        let value = i32::try_from(value).unwrap_or(i32::MAX);
        match (era, digits) {
            (Some(before), 1 | 2) => set(&mut self.year, before + value),
            (None, 4) => set(&mut self.year, value),
            (None, 1 | 2) => Err(DateDoubt::TwoDigitYear(value.to_string())),
            _ => Err(DateDoubt::NotRead(value.to_string())),
        }
    }

    /// A number without a unit: a year of four digits, else a day.
    fn number(&mut self, value: u32, digits: usize) -> Result<(), DateDoubt> {
        match digits {
            4 => self.set_year(value, digits, None),
            1 | 2 => set(&mut self.day, value),
            _ => Err(DateDoubt::NotRead(value.to_string())),
        }
    }

    /// Lets the two points of a span complete each other.
    fn share(from: &mut Loose, to: &mut Loose) -> Result<(), DateDoubt> {
        let (start, end) = (from.clone(), to.clone());
        from.explain_bare(&end)?;
        to.explain_bare(&start)?;
        if from.day.is_some() && from.month.is_none() {
            from.month = to.month;
        }
        if to.day.is_some() && to.month.is_none() {
            to.month = from.month;
        }
        // «первая — вторая половина мая».
        if from.part.is_some() && from.month.is_none() {
            from.month = to.month;
        }
        if to.part.is_some() && to.month.is_none() {
            to.month = from.month;
        }
        if !from.has_year() {
            from.year = to.year.or(to.two_years);
        } else if !to.has_year() {
            to.year = from.year.or(from.two_years);
        }
        Ok(())
    }

    /// What a number alone is, from the other point: «14–16 мая», `5～6月`.
    fn explain_bare(&mut self, other: &Loose) -> Result<(), DateDoubt> {
        let Some(value) = self.bare.take() else {
            return Ok(());
        };
        if other.day.is_some() || other.bare.is_some() {
            self.day = Some(value);
        } else if other.month.is_some() {
            self.month = Some(value);
        } else if other.year.is_some() {
            return Err(DateDoubt::TwoDigitYear(value.to_string()));
        } else {
            return Err(DateDoubt::NoYear);
        }
        Ok(())
    }

    fn has_year(&self) -> bool {
        self.year.is_some() || self.two_years.is_some()
    }

    /// The date, or the first and the last of a part of a month.
    fn points(&self) -> Result<(PartialDate, Option<PartialDate>), DateDoubt> {
        if self.bare.is_some() {
            return Err(DateDoubt::NoYear);
        }
        if let Some(first) = self.two_years {
            return match (self.season, self.month) {
                (Some(Season::Winter), None) => {
                    Ok((make(first, Part::Season(Season::Winter))?, None))
                }
                _ => Err(DateDoubt::TwoYears),
            };
        }
        if let Some(month) = self.month
            && !(1..=12).contains(&month)
        {
            return Err(DateDoubt::NoSuchMonth(month));
        }
        // 29 February is a question of the year, 31 June is none in any.
        let month = self.month.and_then(|month| u8::try_from(month).ok());
        let year = self.year.ok_or_else(|| self.without_year(month))?;
        let Some(month) = month else {
            return match (self.season, self.part, self.day) {
                (Some(Season::Winter), None, None) => Err(DateDoubt::WhichWinter(year)),
                (Some(season), None, None) => Ok((make(year, Part::Season(season))?, None)),
                (None, None, None) => Ok((make(year, Part::Year)?, None)),
                (_, Some(_), None) => Err(DateDoubt::PartOfYear),
                (_, _, Some(day)) => Err(DateDoubt::NotRead(day.to_string())),
            };
        };
        if self.season.is_some() {
            return Err(DateDoubt::Several);
        }
        match (self.part, self.day) {
            (Some(_), Some(_)) => Err(DateDoubt::Several),
            (Some(part), None) => {
                let (first, last) = part_days(part, year, month);
                let about = Qualifier {
                    uncertain: false,
                    approximate: true,
                };
                let day = |day| {
                    let date = make(year, Part::Day { month, day });
                    date.map(|date| date.with_qualifier(about))
                };
                Ok((day(first)?, Some(day(last)?)))
            }
            (None, Some(day)) => Ok((self.day_of(year, month, day)?, None)),
            (None, None) => Ok((make(year, Part::Month(month))?, None)),
        }
    }

    fn without_year(&self, month: Option<u8>) -> DateDoubt {
        // A leap year has every day that any year has.
        match (month, self.day) {
            (Some(month), Some(day)) => match self.day_of(2024, month, day) {
                Err(doubt @ DateDoubt::NoSuchDay { .. }) => doubt,
                _ => DateDoubt::NoYear,
            },
            _ => DateDoubt::NoYear,
        }
    }

    fn day_of(&self, year: i32, month: u8, day: u32) -> Result<PartialDate, DateDoubt> {
        let days = days::days_in_month(year, month).unwrap_or(0);
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=days).contains(day));
        let Some(day) = day else {
            let year = self.year;
            return Err(DateDoubt::NoSuchDay { year, month, days });
        };
        let date = days::date(year, month, day).map(Date::weekday);
        if self.weekday.is_some() && self.weekday != date && self.year.is_some() {
            return Err(DateDoubt::OtherWeekday);
        }
        make(year, Part::Day { month, day })
    }
}

fn make(year: i32, part: Part) -> Result<PartialDate, DateDoubt> {
    PartialDate::new(year, part, Qualifier::NONE).map_err(|_| DateDoubt::NotRead(year.to_string()))
}

/// Sets what may be said once.
fn set<T>(slot: &mut Option<T>, value: T) -> Result<(), DateDoubt> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(DateDoubt::Several),
    }
}

/// The first and the last day of a part of a month, as the words of a date have it.
fn part_days(part: MonthPart, year: i32, month: u8) -> (u8, u8) {
    let end = days::days_in_month(year, month).unwrap_or(28);
    match part {
        MonthPart::Early => (1, 10),
        MonthPart::Mid => (11, 20),
        MonthPart::Late => (21, end),
        MonthPart::FirstHalf => (1, 15),
        MonthPart::SecondHalf => (16, end),
    }
}
