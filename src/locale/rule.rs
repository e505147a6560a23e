//! What a rule says, sorted into the shapes that languages have words for.
//!
//! Everything here and in the languages writes to one string: lists of strings, and closures for
//! each of them, weigh several times as much in the page.

use super::span::{Point, Within};
use crate::time::recur::{ByDay, End, Frequency, Rule};
use crate::time::{Date, Weekday};

/// A rule as people think of it: "every Tuesday" is weekly, however it is written.
#[derive(Debug)]
pub struct RulePattern {
    pub unit: Frequency,
    /// Every how many units, at least 1.
    pub every: u32,
    /// 1 to 12, ascending; none for all.
    pub months: Vec<u8>,
    /// 1 to 31.
    pub days: Vec<i8>,
    /// -1 to -31, from the month's end.
    pub days_from_end: Vec<i8>,
    /// By weekday, then ordinal. Beside days they narrow them.
    pub weekdays: Vec<ByDay>,
}

/// When it ends, if it does.
#[derive(Debug)]
pub enum Ending {
    Never,
    /// So many times in all.
    Times(u32),
    /// A year or a day, included.
    Until(Point),
}

impl RulePattern {
    /// Sorts a rule; what it leaves out is taken from its first day, as RFC 5545 has it.
    pub fn of(rule: &Rule, start: Date) -> RulePattern {
        let mut pattern = RulePattern {
            unit: rule.frequency(),
            every: rule.interval(),
            months: Vec::new(),
            days: Vec::new(),
            days_from_end: Vec::new(),
            weekdays: rule.by_days().to_vec(),
        };
        for month in rule.months() {
            pattern.months.push(month);
        }
        for day in rule.month_days() {
            let list = match day {
                1.. => &mut pattern.days,
                _ => &mut pattern.days_from_end,
            };
            list.push(day);
        }
        if !pattern.has_month_days() && pattern.weekdays.is_empty() {
            pattern.take_from(start);
        }
        if pattern.every == 1 {
            pattern.simplify();
        }
        // Days of every month, but only in some years.
        if pattern.is(Frequency::Yearly) && pattern.months.is_empty() && pattern.has_month_days() {
            for month in 1..=12 {
                pattern.months.push(month);
            }
        }
        pattern
    }

    pub fn is(&self, unit: Frequency) -> bool {
        self.unit == unit
    }

    pub fn has_month_days(&self) -> bool {
        !self.days.is_empty() || !self.days_from_end.is_empty()
    }

    /// Whether its weekdays are counted: "the second Tuesday".
    pub fn has_ordinals(&self) -> bool {
        self.weekdays.iter().any(|day| day.ordinal.is_some())
    }

    /// Whether all its weekdays are one.
    pub fn has_one_weekday(&self) -> bool {
        let ends = self.weekdays.first().zip(self.weekdays.last());
        ends.is_some_and(|(first, last)| first.weekday == last.weekday)
    }

    /// The months that are named with their days ("31 May", "the last Saturday of May"); a single 0
    /// for days of every month.
    pub fn dated_months(&self) -> &[u8] {
        let has_place = self.has_month_days() || self.has_ordinals();
        if self.is(Frequency::Yearly) && has_place && !self.months.is_empty() {
            &self.months
        } else {
            &[0]
        }
    }

    /// Whether its months are named apart from its days: "every Tuesday in May".
    pub fn has_months_apart(&self) -> bool {
        !self.months.is_empty() && self.dated_months() == [0]
    }

    /// Writes the weekdays in turn, where one is named once after all its ordinals: "second and
    /// fourth Tuesday". `write` is given an ordinal or, for the name, none; `gap` goes between them.
    pub fn write_weekdays(
        &self,
        out: &mut String,
        between: [&str; 2],
        gap: &str,
        write: &dyn Fn(&mut String, Weekday, Option<i8>),
    ) {
        for (at, day) in self.weekdays.iter().enumerate() {
            separate(out, at, self.weekdays.len(), between);
            let next = self.weekdays.get(at + 1);
            let is_named = next.is_none_or(|next| next.weekday != day.weekday);
            if day.ordinal.is_some() {
                write(out, day.weekday, day.ordinal);
                if is_named {
                    out.push_str(gap);
                }
            }
            if is_named {
                write(out, day.weekday, None);
            }
        }
    }

    fn take_from(&mut self, start: Date) {
        match self.unit {
            Frequency::Daily => {}
            Frequency::Weekly => self.weekdays.push(ByDay {
                ordinal: None,
                weekday: start.weekday(),
            }),
            Frequency::Monthly | Frequency::Yearly => {
                // At most 31.
                self.days.push(start.day() as i8);
                if self.is(Frequency::Yearly) && self.months.is_empty() {
                    self.months.push(u8::from(start.month()));
                }
            }
        }
    }

    /// Finds the unit in which a rule of every unit takes the fewest words.
    fn simplify(&mut self) {
        if self.has_month_days() || self.has_ordinals() {
            // "The 20th Monday" is one of the year, whatever else narrows it.
            let in_year = self.is(Frequency::Yearly) && self.has_ordinals();
            self.unit = if self.months.is_empty() && !in_year {
                Frequency::Monthly
            } else {
                Frequency::Yearly
            };
        } else if self.weekdays.len() == 7 {
            self.unit = Frequency::Daily;
            self.weekdays.clear();
        } else if !self.weekdays.is_empty() {
            self.unit = Frequency::Weekly;
        }
    }
}

impl Ending {
    pub fn of(end: End) -> Ending {
        match end {
            End::Never => Ending::Never,
            End::Count(times) => Ending::Times(times),
            End::Until(day) => Ending::Until(Point {
                year: Some(day.year()),
                within: Within::Day(u8::from(day.month()), day.day()),
            }),
        }
    }
}

/// Writes what separates the item `at` of a list of `len` from the one before it: nothing before
/// the first, the second of `between` before the last.
pub fn separate(out: &mut String, at: usize, len: usize, between: [&str; 2]) {
    if at > 0 {
        out.push_str(between[usize::from(at + 1 == len)]);
    }
}

/// Writes a number.
pub fn count(out: &mut String, number: u32) {
    out.push_str(&number.to_string());
}

/// Writes a space, but not at the beginning.
pub fn space(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}
