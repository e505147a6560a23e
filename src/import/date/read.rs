//! Builds an EDTF date from tokens.

use super::DateParseError;
use super::token::{Token, tokens};
use crate::time::recur::MonthPart;
use crate::time::{Date, Edge, Edtf, Part, PartialDate, Qualifier, Season, Weekday, days};

/// Parses a date: EDTF, or words of any language of the site.
///
/// ```
/// use pobratim::import::{DateParseError, read_date};
/// let read = |text| read_date(text).map(|when| when.to_string());
/// assert_eq!(read("конец мая 2021").unwrap(), "2021-05-21~/2021-05-31~");
/// assert_eq!(read("2021年5月14日至16日").unwrap(), "2021-05-14/2021-05-16");
/// assert_eq!(read("зима 2021"), Err(DateParseError::WhichWinter(2021)));
/// ```
///
/// # Errors
///
/// A [`DateParseError`] if the text is not a date or is ambiguous.
pub fn read_date(text: &str) -> Result<Edtf, DateParseError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateParseError::Empty);
    }
    if let Ok(when) = text.parse::<Edtf>() {
        // EDTF's summer of 2021 (`2021-22`) is also a notation of the years 2021 and 2022.
        return match text.split_once('-') {
            Some((year, two)) if text.len() == 7 && is_following_year(year, two) => {
                Err(DateParseError::TwoYears)
            }
            _ => Ok(when),
        };
    }
    let tokens = tokens(text)?;
    for token in &tokens {
        match token {
            Token::Recurrence => return Err(DateParseError::Recurrence),
            Token::PartOfYear => return Err(DateParseError::PartOfYear),
            Token::NonCalendarYear => return Err(DateParseError::TwoYears),
            Token::Several => return Err(DateParseError::Several),
            Token::Unknown if tokens.len() == 1 => return Ok(Edtf::Unknown),
            Token::Unknown => return Err(DateParseError::NotRead(text.to_string())),
            Token::Number(..)
            | Token::Ordinal(_)
            | Token::Numeric { .. }
            | Token::TwoYears(_)
            | Token::Month(_)
            | Token::Season(_)
            | Token::Part(_)
            | Token::Half
            | Token::TenDays
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
            | Token::Approximate
            | Token::Uncertain
            | Token::Filler => {}
        }
    }
    DateExpression::of(&tokens)?.date()
}

/// Returns whether `two` is the last two digits of the year after `year`.
fn is_following_year(year: &str, two: &str) -> bool {
    let year: Option<i32> = year.parse().ok();
    let two: Option<i32> = two.parse().ok();
    year.zip(two)
        .is_some_and(|(year, two)| (year + 1) % 100 == two)
}

/// The endpoints of a date, and which of them are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endpoints {
    One,
    Two,
    Since,
    By,
}

/// A date before its endpoints are resolved.
struct DateExpression {
    endpoints: Endpoints,
    from: PartialEndpoint,
    to: PartialEndpoint,
    qualifier: Qualifier,
}

impl DateExpression {
    fn of(tokens: &[Token]) -> Result<DateExpression, DateParseError> {
        let mut qualifier = Qualifier::NONE;
        let (mut begins, mut closes, mut by, mut until) = (false, false, false, false);
        let mut sides: Vec<Vec<Token>> = vec![Vec::new()];
        for token in tokens {
            let is_empty = sides.last().is_none_or(Vec::is_empty);
            match token {
                Token::Approximate => qualifier.approximate = true,
                Token::Uncertain => qualifier.uncertain = true,
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
                    return Err(DateParseError::NotRead("-".to_string()));
                }
                Token::Number(..)
                | Token::Ordinal(_)
                | Token::Numeric { .. }
                | Token::TwoYears(_)
                | Token::Month(_)
                | Token::Season(_)
                | Token::Part(_)
                | Token::Half
                | Token::TenDays
                | Token::Year
                | Token::MonthUnit
                | Token::Day
                | Token::Era(_)
                | Token::Weekday(_)
                | Token::Unknown
                | Token::Recurrence
                | Token::PartOfYear
                | Token::NonCalendarYear
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
            return Err(DateParseError::Until);
        }
        let mut sides = sides.iter().map(|side| PartialEndpoint::of(side));
        let from = sides.next().ok_or(DateParseError::Empty)??;
        let to = sides.next().transpose()?;
        if sides.next().is_some() {
            return Err(DateParseError::Several);
        }
        let endpoints = match (&to, by, begins) {
            (Some(_), false, _) => Endpoints::Two,
            (Some(_), true, _) => return Err(DateParseError::Until),
            (None, true, false) => Endpoints::By,
            (None, true, true) => return Err(DateParseError::Until),
            (None, false, true) => Endpoints::Since,
            (None, false, false) => Endpoints::One,
        };
        Ok(DateExpression {
            endpoints,
            from,
            to: to.unwrap_or_default(),
            qualifier,
        })
    }

    fn date(mut self) -> Result<Edtf, DateParseError> {
        if self.endpoints == Endpoints::Two {
            PartialEndpoint::complete_each_other(&mut self.from, &mut self.to)?;
        }
        let edge = |date: PartialDate| Edge::Date(add_qualifier(date, self.qualifier));
        let from = self.from.bounds()?;
        let found = match self.endpoints {
            Endpoints::One => match from {
                (first, None) => return Ok(Edtf::Date(add_qualifier(first, self.qualifier))),
                (first, Some(last)) => Edtf::interval(edge(first), edge(last)),
            },
            Endpoints::Two => {
                let (first, last) = self.to.bounds()?;
                Edtf::interval(edge(from.0), edge(last.unwrap_or(first)))
            }
            Endpoints::Since => Edtf::interval(edge(from.0), Edge::Open),
            Endpoints::By => Edtf::interval(Edge::Open, edge(from.1.unwrap_or(from.0))),
        };
        found.map_err(|_| DateParseError::Backwards)
    }
}

/// Adds a qualifier to the one that the date has.
fn add_qualifier(date: PartialDate, more: Qualifier) -> PartialDate {
    let own = date.qualifier();
    date.with_qualifier(Qualifier {
        uncertain: own.uncertain || more.uncertain,
        approximate: own.approximate || more.approximate,
    })
}

/// The components of one endpoint, before the other one completes it.
#[derive(Clone, Debug, Default)]
struct PartialEndpoint {
    year: Option<i32>,
    /// First year of a span of two years.
    two_years: Option<i32>,
    season: Option<Season>,
    month: Option<u32>,
    part: Option<MonthPart>,
    day: Option<u32>,
    /// A number without a unit, which the other endpoint explains.
    bare: Option<u32>,
    weekday: Option<Weekday>,
}

impl PartialEndpoint {
    fn of(tokens: &[Token]) -> Result<PartialEndpoint, DateParseError> {
        let mut endpoint = PartialEndpoint::default();
        let mut era = None;
        let mut ordinal = None;
        let mut pending: Option<(u32, usize)> = None;
        for token in tokens {
            let number = pending.take();
            match (*token, number) {
                (Token::Year, Some((value, digits))) => endpoint.set_year(value, digits, era)?,
                (Token::MonthUnit, Some((value, _))) => set_once(&mut endpoint.month, value)?,
                (Token::Day, Some((value, _))) => set_once(&mut endpoint.day, value)?,
                (other, number) => {
                    if let Some((value, digits)) = number {
                        endpoint.number(value, digits)?;
                    }
                    if let Token::Number(value, digits) = other {
                        pending = Some((value, digits));
                    } else if let Token::Ordinal(value) = other {
                        ordinal = Some(value);
                    } else if let Token::Era(before) = other {
                        era = Some(before);
                    } else {
                        endpoint.push(other, ordinal.take())?;
                    }
                }
            }
        }
        if let Some((value, digits)) = pending {
            let is_all = tokens.len() == 1 && digits <= 2;
            if is_all {
                endpoint.bare = Some(value);
            } else {
                endpoint.number(value, digits)?;
            }
        }
        match ordinal {
            Some(left) => Err(DateParseError::NotRead(left.to_string())),
            None => Ok(endpoint),
        }
    }

    fn push(&mut self, token: Token, ordinal: Option<u8>) -> Result<(), DateParseError> {
        match token {
            Token::Month(month) => set_once(&mut self.month, u32::from(month)),
            Token::Season(season) => set_once(&mut self.season, season),
            Token::Part(part) => set_once(&mut self.part, part),
            Token::Half => match ordinal {
                Some(1) => set_once(&mut self.part, MonthPart::FirstHalf),
                Some(2) => set_once(&mut self.part, MonthPart::SecondHalf),
                _ => Err(DateParseError::PartOfYear),
            },
            Token::TenDays => match ordinal {
                Some(1) => set_once(&mut self.part, MonthPart::Early),
                Some(2) => set_once(&mut self.part, MonthPart::Mid),
                Some(3) => set_once(&mut self.part, MonthPart::Late),
                _ => Err(DateParseError::PartOfYear),
            },
            Token::TwoYears(first) => set_once(&mut self.two_years, first),
            Token::Weekday(weekday) => set_once(&mut self.weekday, weekday),
            Token::Numeric { year, month, day } => {
                if let Some(year) = year {
                    set_once(&mut self.year, year)?;
                }
                if let Some(day) = day {
                    set_once(&mut self.day, u32::from(day))?;
                }
                set_once(&mut self.month, u32::from(month))
            }
            // `2021/22年冬季`: the unit belongs to two years.
            Token::Year if self.two_years.is_some() => Ok(()),
            Token::Year | Token::MonthUnit | Token::Day => {
                Err(DateParseError::NotRead("年月日".to_string()))
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
            | Token::Approximate
            | Token::Uncertain
            | Token::Unknown
            | Token::Recurrence
            | Token::PartOfYear
            | Token::NonCalendarYear
            | Token::Several
            | Token::Filler => Err(DateParseError::Several),
        }
    }

    fn set_year(
        &mut self,
        value: u32,
        digits: usize,
        era: Option<i32>,
    ) -> Result<(), DateParseError> {
        // Numbers have at most four digits.
        let value = i32::try_from(value).unwrap_or(i32::MAX);
        match (era, digits) {
            (Some(before), 1 | 2) => set_once(&mut self.year, before + value),
            (None, 4) => set_once(&mut self.year, value),
            (None, 1 | 2) => Err(DateParseError::TwoDigitYear(value.to_string())),
            _ => Err(DateParseError::NotRead(value.to_string())),
        }
    }

    /// Adds a number without a unit: a year of four digits, else a day.
    fn number(&mut self, value: u32, digits: usize) -> Result<(), DateParseError> {
        match digits {
            4 => self.set_year(value, digits, None),
            1 | 2 => set_once(&mut self.day, value),
            _ => Err(DateParseError::NotRead(value.to_string())),
        }
    }

    /// Completes the endpoints of a span from each other.
    fn complete_each_other(
        from: &mut PartialEndpoint,
        to: &mut PartialEndpoint,
    ) -> Result<(), DateParseError> {
        let (start, end) = (from.clone(), to.clone());
        from.resolve_bare(&end)?;
        to.resolve_bare(&start)?;
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

    /// Assigns a number without a unit by the other endpoint: «14–16 мая», `5～6月`.
    fn resolve_bare(&mut self, other: &PartialEndpoint) -> Result<(), DateParseError> {
        let Some(value) = self.bare.take() else {
            return Ok(());
        };
        if other.day.is_some() || other.bare.is_some() {
            self.day = Some(value);
        } else if other.month.is_some() {
            self.month = Some(value);
        } else if other.year.is_some() {
            return Err(DateParseError::TwoDigitYear(value.to_string()));
        } else {
            return Err(DateParseError::NoYear);
        }
        Ok(())
    }

    fn has_year(&self) -> bool {
        self.year.is_some() || self.two_years.is_some()
    }

    /// Returns the date; for a part of a month, its first and last day.
    fn bounds(&self) -> Result<(PartialDate, Option<PartialDate>), DateParseError> {
        if self.bare.is_some() {
            return Err(DateParseError::NoYear);
        }
        if let Some(first) = self.two_years {
            return match (self.season, self.month) {
                (Some(Season::Winter), None) => {
                    Ok((partial_date(first, Part::Season(Season::Winter))?, None))
                }
                _ => Err(DateParseError::TwoYears),
            };
        }
        if let Some(month) = self.month
            && !(1..=12).contains(&month)
        {
            return Err(DateParseError::NoSuchMonth(month));
        }
        // 29 February depends on the year, 31 June does not exist in any.
        let month = self.month.and_then(|month| u8::try_from(month).ok());
        let year = self.year.ok_or_else(|| self.missing_year_error(month))?;
        let Some(month) = month else {
            return match (self.season, self.part, self.day) {
                (Some(Season::Winter), None, None) => Err(DateParseError::WhichWinter(year)),
                (Some(season), None, None) => Ok((partial_date(year, Part::Season(season))?, None)),
                (None, None, None) => Ok((partial_date(year, Part::Year)?, None)),
                (_, Some(_), None) => Err(DateParseError::PartOfYear),
                (_, _, Some(day)) => Err(DateParseError::NotRead(day.to_string())),
            };
        };
        if self.season.is_some() {
            return Err(DateParseError::Several);
        }
        match (self.part, self.day) {
            (Some(_), Some(_)) => Err(DateParseError::Several),
            (Some(part), None) => {
                let (first, last) = part_days(part, year, month);
                let about = Qualifier {
                    uncertain: false,
                    approximate: true,
                };
                let day = |day| {
                    let date = partial_date(year, Part::Day { month, day });
                    date.map(|date| date.with_qualifier(about))
                };
                Ok((day(first)?, Some(day(last)?)))
            }
            (None, Some(day)) => Ok((self.checked_day(year, month, day)?, None)),
            (None, None) => Ok((partial_date(year, Part::Month(month))?, None)),
        }
    }

    fn missing_year_error(&self, month: Option<u8>) -> DateParseError {
        // A leap year has every possible day.
        match (month, self.day) {
            (Some(month), Some(day)) => match self.checked_day(2024, month, day) {
                Err(error @ DateParseError::NoSuchDay { .. }) => error,
                _ => DateParseError::NoYear,
            },
            _ => DateParseError::NoYear,
        }
    }

    fn checked_day(&self, year: i32, month: u8, day: u32) -> Result<PartialDate, DateParseError> {
        let days = days::days_in_month(year, month).unwrap_or(0);
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=days).contains(day));
        let Some(day) = day else {
            let year = self.year;
            return Err(DateParseError::NoSuchDay { year, month, days });
        };
        let date = days::date(year, month, day).map(Date::weekday);
        if self.weekday.is_some() && self.weekday != date && self.year.is_some() {
            return Err(DateParseError::OtherWeekday);
        }
        partial_date(year, Part::Day { month, day })
    }
}

fn partial_date(year: i32, part: Part) -> Result<PartialDate, DateParseError> {
    PartialDate::new(year, part, Qualifier::NONE)
        .map_err(|_| DateParseError::NotRead(year.to_string()))
}

/// Sets a component, which may occur only once.
fn set_once<T>(slot: &mut Option<T>, value: T) -> Result<(), DateParseError> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(DateParseError::Several),
    }
}

/// Returns the first and the last day of a part of a month, as in the dates of the locales.
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
