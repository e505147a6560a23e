//! Parser for recurrence rules, with a column for each error.
//!
//! Parts may come in any order and letter case, as in RFC 5545; each at most once.

use super::rule::{FREQUENCY_NAMES, WEEKDAY_CODES};
use super::{ByDay, End, Frequency, Rule, RuleError, RuleProblem};
use crate::time::days;
use ::time::{Date, Weekday};
use std::str::FromStr;

/// The supported parts, in the order of their bits in [`Parser::seen`].
const PARTS: [&str; 8] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYMONTH",
    "BYMONTHDAY",
    "BYDAY",
    "WKST",
];

/// Further parts of RFC 5545 and RFC 7529, which are not supported.
const REFUSED: [&str; 9] = [
    "BYSETPOS",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
    "BYEASTER",
    "RSCALE",
    "SKIP",
];

impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Rule, RuleError> {
        if text.is_empty() {
            return Err(RuleError {
                problem: RuleProblem::Empty,
                column: 1,
            });
        }
        let mut parser = Parser::default();
        let mut column = 1;
        // A parsed part is ASCII, so bytes count characters.
        for part in text.split(';') {
            parser.part(part, column)?;
            column += part.len() + 1;
        }
        parser.finish()
    }
}

/// The parts read so far. Columns are 0 for parts that have not been read.
#[derive(Default)]
struct Parser {
    seen: u8,
    frequency: Option<Frequency>,
    interval: Option<u32>,
    end: Option<End>,
    months: u16,
    month_days: u32,
    month_days_from_end: u32,
    month_days_column: usize,
    by_days: Vec<ByDay>,
    /// The first numbered weekday, as written, and its column.
    ordinal: Option<(String, usize)>,
    week_start: Option<Weekday>,
}

impl Parser {
    fn part(&mut self, part: &str, column: usize) -> Result<(), RuleError> {
        let fail = |problem| Err(RuleError { problem, column });
        let Some((name, value)) = part.split_once('=') else {
            return fail(RuleProblem::NoValue {
                found: quoted(part),
            });
        };
        let found = || quoted(name);
        let Some(index) = PARTS
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name))
        else {
            let refused = REFUSED.iter().any(|known| known.eq_ignore_ascii_case(name));
            return fail(if refused {
                RuleProblem::NotSupported { found: found() }
            } else {
                RuleProblem::UnknownPart { found: found() }
            });
        };
        if self.seen & (1 << index) != 0 {
            return fail(RuleProblem::Repeated { found: found() });
        }
        self.seen |= 1 << index;
        let column = column + name.len() + 1;
        match index {
            0 => self.frequency = Some(frequency(value, column)?),
            1 => self.interval = Some(positive(value, column)?),
            2 => self.end(End::Count(positive(value, column)?), column)?,
            3 => self.end(End::Until(until(value, column)?), column)?,
            4 => read_each(value, column, |value, column| self.month(value, column))?,
            5 => {
                self.month_days_column = column;
                read_each(value, column, |value, column| self.month_day(value, column))?;
            }
            6 => read_each(value, column, |value, column| self.by_day(value, column))?,
            _ => {
                let allowed = "a weekday such as MO";
                self.week_start =
                    Some(weekday(value).ok_or_else(|| bad_value(value, allowed, column))?);
            }
        }
        Ok(())
    }

    fn end(&mut self, end: End, column: usize) -> Result<(), RuleError> {
        match self.end.replace(end) {
            None => Ok(()),
            Some(_) => Err(RuleError {
                problem: RuleProblem::CountAndUntil,
                column,
            }),
        }
    }

    fn month(&mut self, value: &str, column: usize) -> Result<(), RuleError> {
        match number(value).filter(|month| (1..=12).contains(month)) {
            Some(month) => {
                self.months |= 1 << month;
                Ok(())
            }
            None => Err(bad_value(value, "a month from 1 to 12", column)),
        }
    }

    fn month_day(&mut self, value: &str, column: usize) -> Result<(), RuleError> {
        let (negative, digits) = signed(value);
        let Some(day) = number(digits).filter(|day| (1..=31).contains(day)) else {
            return Err(bad_value(value, "a day from 1 to 31 or -1 to -31", column));
        };
        if negative {
            self.month_days_from_end |= 1 << day;
        } else {
            self.month_days |= 1 << day;
        }
        Ok(())
    }

    fn by_day(&mut self, value: &str, column: usize) -> Result<(), RuleError> {
        let bad = || bad_value(value, "a weekday such as MO, 2MO or -1MO", column);
        let letters_at = value.len().checked_sub(2).ok_or_else(bad)?;
        let (before, letters) = value.split_at_checked(letters_at).ok_or_else(bad)?;
        let weekday = weekday(letters).ok_or_else(bad)?;
        let mut ordinal = None;
        if !before.is_empty() {
            let (negative, digits) = signed(before);
            let count = number(digits)
                .filter(|count| (1..=53).contains(count))
                .ok_or_else(bad)?;
            // At most 53.
            let count = count as i8;
            ordinal = Some(if negative { -count } else { count });
            self.ordinal
                .get_or_insert_with(|| (value.to_owned(), column));
        }
        let by_day = ByDay { ordinal, weekday };
        // Inserted in order, which is smaller than a sort for the few days of a rule.
        let key = |one: &ByDay| (one.weekday.number_days_from_monday(), one.ordinal);
        let index = self.by_days.partition_point(|one| key(one) < key(&by_day));
        if self.by_days.get(index) != Some(&by_day) {
            self.by_days.insert(index, by_day);
        }
        Ok(())
    }

    fn finish(self) -> Result<Rule, RuleError> {
        let Some(frequency) = self.frequency else {
            return Err(RuleError {
                problem: RuleProblem::NoFrequency,
                column: 1,
            });
        };
        if frequency == Frequency::Weekly && self.month_days_column > 0 {
            let column = self.month_days_column;
            return Err(RuleError {
                problem: RuleProblem::MonthDayWeekly,
                column,
            });
        }
        if matches!(frequency, Frequency::Weekly | Frequency::Daily)
            && let Some((found, column)) = self.ordinal
        {
            return Err(RuleError {
                problem: RuleProblem::OrdinalFrequency { found },
                column,
            });
        }
        Ok(Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            end: self.end.unwrap_or(End::Never),
            months: self.months,
            month_days: self.month_days,
            month_days_from_end: self.month_days_from_end,
            by_days: self.by_days,
            week_start: self.week_start.unwrap_or(Weekday::Monday),
        })
    }
}

/// Calls `read` with each value of a comma-separated list and its column.
fn read_each(
    list: &str,
    mut column: usize,
    mut read: impl FnMut(&str, usize) -> Result<(), RuleError>,
) -> Result<(), RuleError> {
    for value in list.split(',') {
        read(value, column)?;
        column += value.len() + 1;
    }
    Ok(())
}

fn frequency(value: &str, column: usize) -> Result<Frequency, RuleError> {
    let named = |name: &str| name.eq_ignore_ascii_case(value);
    if let Some((_, frequency)) = FREQUENCY_NAMES.iter().find(|(name, _)| named(name)) {
        return Ok(*frequency);
    }
    if ["HOURLY", "MINUTELY", "SECONDLY"].into_iter().any(named) {
        return Err(RuleError {
            problem: RuleProblem::NotSupported {
                found: quoted(value),
            },
            column,
        });
    }
    Err(bad_value(value, "DAILY, WEEKLY, MONTHLY or YEARLY", column))
}

fn weekday(code: &str) -> Option<Weekday> {
    WEEKDAY_CODES
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(code))
        .map(|(_, day)| *day)
}

fn positive(value: &str, column: usize) -> Result<u32, RuleError> {
    number(value)
        .filter(|number| *number > 0)
        .ok_or_else(|| bad_value(value, "a whole number from 1 to 999999999", column))
}

fn until(value: &str, column: usize) -> Result<Date, RuleError> {
    let part = |range| value.get(range).and_then(number);
    let date = || {
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        // Four and two digits fit into the types.
        days::date(year as i32, month as u8, day as u8)
    };
    Some(value)
        .filter(|value| value.len() == 8)
        .and_then(|_| date())
        .ok_or_else(|| bad_value(value, "a day such as 20261231", column))
}

/// Parses up to nine digits; unlike `u32::from_str` it accepts no sign.
fn number(digits: &str) -> Option<u32> {
    let plain = digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// Splits off an optional sign; the first value is whether it is a minus.
fn signed(value: &str) -> (bool, &str) {
    match value.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('+').unwrap_or(value)),
    }
}

fn bad_value(found: &str, allowed: &'static str, column: usize) -> RuleError {
    RuleError {
        problem: RuleProblem::BadValue {
            found: quoted(found),
            allowed,
        },
        column,
    }
}

/// Returns enough of a text to recognise it in a message.
fn quoted(text: &str) -> String {
    text.chars().take(30).collect()
}
