//! Groups the tokens of a time into its points.

use super::resolve::{Clock, Point, resolve};
use super::token::{Placed, Token, tokens};
use super::words::{Half, Role, Word};
use super::{ClockSpan, TimeParseError, fraction};

/// Parses the hours of an event, in words of any language of the site.
///
/// ```
/// use pobratim::import::{TimeParseError, read_time};
/// let read = |text| read_time(text).map(|span| (span.start.to_string(), span.end.map(|end| end.to_string())));
/// assert_eq!(read("午後1時30分～3時"), Ok(("13:30".into(), Some("15:00".into()))));
/// assert_eq!(read("from 7 pm"), Ok(("19:00".into(), None)));
/// assert!(matches!(read("7時～9時"), Err(TimeParseError::HalfOfDay { .. })));
/// ```
///
/// # Errors
///
/// A [`TimeParseError`] if the text is not a time or is ambiguous.
pub fn read_time(text: &str) -> Result<ClockSpan, TimeParseError> {
    let text = text.trim();
    if let Some(read) = fraction::read_fraction(text) {
        return read;
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(TimeParseError::Empty);
    }
    let mut grouping = Grouping::new(&tokens);
    for placed in &tokens {
        grouping.add(placed)?;
    }
    resolve(&grouping.points()?)
}

struct Grouping {
    points: Vec<Point>,
    /// Whether `開場18:30` and not `18:30開場`.
    roles_lead: bool,
    /// Whether the text begins with a dash or "until".
    is_end_first: bool,
    /// Whether words show that bare numbers are hours: "from 10 to 17".
    has_words: bool,
}

impl Grouping {
    fn new(tokens: &[Placed]) -> Grouping {
        let is_role = |placed: &&Placed| matches!(placed.token, Token::Word(Word::Role(_), _));
        let is_number =
            |placed: &&Placed| matches!(placed.token, Token::Clock { .. } | Token::Number { .. });
        let first = |is: &dyn Fn(&&Placed) -> bool| tokens.iter().position(|placed| is(&placed));
        let (role, number) = (first(&is_role), first(&is_number));
        Grouping {
            points: vec![Point::default()],
            roles_lead: role.zip(number).is_none_or(|(role, number)| role < number),
            is_end_first: false,
            has_words: false,
        }
    }

    /// Returns the point that is being read.
    fn last(&mut self) -> &mut Point {
        if self.points.is_empty() {
            self.points.push(Point::default());
        }
        let last = self.points.len() - 1;
        &mut self.points[last]
    }

    /// Begins a point after a dash, unless one was just begun.
    fn dash(&mut self) {
        if self.last().clock.is_some() {
            self.points.push(Point::default());
        } else if self.points.len() == 1 && self.last().role.is_none() {
            self.is_end_first = true;
        }
        self.last().is_after_dash = true;
    }

    /// Returns the point that a new time belongs to.
    fn next(&mut self, column: usize) -> &mut Point {
        let roles_lead = self.roles_lead;
        let last = self.last();
        if last.clock.is_some() && !roles_lead && last.role.is_some() {
            self.points.push(Point::default());
        }
        let last = self.last();
        if last.column == 0 {
            last.column = column;
        }
        last
    }

    fn add(&mut self, placed: &Placed) -> Result<(), TimeParseError> {
        let column = placed.column;
        match &placed.token {
            Token::Clock { hour, minute } => {
                self.set(Clock::digital(*hour, *minute), column)?;
            }
            Token::Number { value, has_zero } => {
                let last = self.last();
                match &mut last.clock {
                    Some(clock) if clock.awaits_minutes => {
                        if *value > 59 {
                            return Err(TimeParseError::NoSuchTime {
                                text: value.to_string(),
                                column,
                            });
                        }
                        clock.minute = *value;
                        clock.awaits_minutes = false;
                    }
                    _ => self.set(Clock::bare(*value, *has_zero), column)?,
                }
            }
            Token::Dash => self.dash(),
            Token::Word(word, text) => self.word(*word, text, column)?,
        }
        Ok(())
    }

    fn set(&mut self, clock: Clock, column: usize) -> Result<(), TimeParseError> {
        let point = self.next(column);
        if point.clock.is_some() {
            return Err(TimeParseError::Several { column });
        }
        if clock.hour > 29 {
            return Err(TimeParseError::NoSuchTime {
                text: clock.hour.to_string(),
                column,
            });
        }
        point.clock = Some(clock);
        Ok(())
    }

    fn word(&mut self, word: Word, text: &str, column: usize) -> Result<(), TimeParseError> {
        let not_read = || TimeParseError::NotRead {
            word: text.to_string(),
            column,
        };
        match word {
            Word::Hour => match &mut self.last().clock {
                Some(clock) if clock.is_bare => {
                    clock.is_bare = false;
                    clock.is_abbreviated = text == "ч";
                    clock.awaits_minutes = true;
                }
                // `18.00 ч`
                Some(clock) if clock.is_digital => {}
                _ => return Err(not_read()),
            },
            Word::Minute => match &self.last().clock {
                Some(clock) if !clock.is_bare && !clock.is_digital && !clock.awaits_minutes => {}
                _ => return Err(not_read()),
            },
            Word::HalfHour => match &mut self.last().clock {
                Some(clock) if clock.awaits_minutes => {
                    clock.minute = 30;
                    clock.awaits_minutes = false;
                }
                _ => return Err(not_read()),
            },
            Word::Half(half) => {
                let point = self.next(column);
                if point.half.replace(half).is_some() {
                    return Err(not_read());
                }
            }
            Word::Noon => self.set(Clock::digital(12, 0), column)?,
            Word::Midnight => self.set(Clock::midnight(), column)?,
            Word::NextDay => self.next(column).is_next_day = true,
            Word::From => {
                self.has_words = true;
                if self.last().clock.is_some() {
                    return Err(not_read());
                }
            }
            Word::FromAfter => {
                if self.last().clock.is_none() {
                    return Err(not_read());
                }
                self.dash();
            }
            Word::To => self.dash(),
            Word::ToAfter => {
                let is_only = self.points.len() == 1;
                if self.last().clock.is_none() {
                    return Err(not_read());
                }
                self.is_end_first |= is_only;
            }
            Word::Role(role) => self.role(role, column)?,
            Word::Late => {
                return Err(TimeParseError::OpenEnd {
                    word: text.to_string(),
                    column,
                });
            }
            Word::Filler => {}
        }
        Ok(())
    }

    fn role(&mut self, role: Role, column: usize) -> Result<(), TimeParseError> {
        if self.roles_lead && self.last().clock.is_some() {
            self.points.push(Point::default());
        }
        let last = self.last();
        if last.role.replace(role).is_some() {
            return Err(TimeParseError::Several { column });
        }
        Ok(())
    }

    /// Returns the points without the one that an open end leaves.
    fn points(mut self) -> Result<Vec<Point>, TimeParseError> {
        if self.is_end_first {
            return Err(TimeParseError::NoStart);
        }
        for point in &mut self.points {
            if point.half == Some(Half::Noon) && point.clock.is_none() {
                point.clock = Some(Clock::digital(12, 0));
                point.half = None;
            }
        }
        self.points
            .retain(|point| point.clock.is_some() || point.half.is_some());
        let is_bare =
            |point: &Point| point.half.is_none() && point.clock.is_some_and(|it| it.is_bare);
        if let Some(point) = self.points.first()
            && !self.has_words
            && self.points.iter().all(is_bare)
        {
            // `10-17` and `18-00`, which may be a day or a time as well.
            return Err(TimeParseError::NotRead {
                word: point
                    .clock
                    .map(|clock| clock.hour.to_string())
                    .unwrap_or_default(),
                column: point.column,
            });
        }
        match self.points.iter().find(|point| point.clock.is_none()) {
            // A part of the day without a time: `午後`.
            Some(point) => Err(TimeParseError::NotRead {
                word: String::new(),
                column: point.column,
            }),
            None if self.points.is_empty() => Err(TimeParseError::NoStart),
            None => Ok(self.points),
        }
    }
}
