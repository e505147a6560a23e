//! Normalizes recurrence rules into patterns that languages can express.
//!
//! All functions of this module and of the languages append to one string: lists of strings, and
//! closures over them, would take several times as much of the page.

use super::span::{Point, Within};
use crate::time::recur::{ByDay, End, Frequency, Rule};
use crate::time::{Date, Weekday};

/// A rule in the form in which people express it: "every Tuesday" is weekly, however the rule is
/// written.
#[derive(Debug)]
pub struct RulePattern {
    pub unit: Frequency,
    /// The interval in units, at least 1.
    pub interval: u32,
    /// 1 to 12, ascending; empty for all.
    pub months: Vec<u8>,
    /// 1 to 31.
    pub days: Vec<i8>,
    /// -1 to -31, from the month's end.
    pub days_from_end: Vec<i8>,
    /// By weekday, then ordinal. Together with days they restrict them.
    pub weekdays: Vec<ByDay>,
}

/// The end of a rule.
#[derive(Debug)]
pub enum Ending {
    Never,
    /// A total number of times.
    Times(u32),
    /// A year or a day, included.
    Until(Point),
}

impl RulePattern {
    /// Normalizes a rule; missing parts are taken from its first day, as in RFC 5545.
    pub fn of(rule: &Rule, start: Date) -> RulePattern {
        let mut pattern = RulePattern {
            unit: rule.frequency(),
            interval: rule.interval(),
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
            pattern.fill_from(start);
        }
        if pattern.interval == 1 {
            pattern.simplify();
        }
        // Days of every month, but only in some years: list all months.
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

    /// Returns whether the weekdays have ordinals: "the second Tuesday".
    pub fn has_ordinals(&self) -> bool {
        self.weekdays.iter().any(|day| day.ordinal.is_some())
    }

    /// Returns whether all weekdays are the same.
    pub fn has_one_weekday(&self) -> bool {
        let ends = self.weekdays.first().zip(self.weekdays.last());
        ends.is_some_and(|(first, last)| first.weekday == last.weekday)
    }

    /// Returns the months that are named together with their days ("31 May", "the last Saturday of
    /// May"); a single 0 for days of every month.
    pub fn dated_months(&self) -> &[u8] {
        let has_place = self.has_month_days() || self.has_ordinals();
        if self.is(Frequency::Yearly) && has_place && !self.months.is_empty() {
            &self.months
        } else {
            &[0]
        }
    }

    /// Returns whether the months are named separately from the days: "every Tuesday in May".
    pub fn has_separate_months(&self) -> bool {
        !self.months.is_empty() && self.dated_months() == [0]
    }

    /// Writes the weekdays, each named once after all its ordinals: "second and fourth Tuesday".
    /// `write` is called with an ordinal or, for the name, `None`; `gap` is written between them.
    pub fn write_weekdays(
        &self,
        out: &mut String,
        between: [&str; 2],
        gap: &str,
        write: &dyn Fn(&mut String, Weekday, Option<i8>),
    ) {
        for (index, day) in self.weekdays.iter().enumerate() {
            push_separator(out, index, self.weekdays.len(), between);
            let next = self.weekdays.get(index + 1);
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

    fn fill_from(&mut self, start: Date) {
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

    /// Changes a rule with interval 1 to the unit in which it takes the fewest words.
    fn simplify(&mut self) {
        if self.has_month_days() || self.has_ordinals() {
            // "The 20th Monday" refers to the year, whatever else restricts it.
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

/// Writes the separator before item `index` of a list of `len`: nothing before the first, the
/// second of `between` before the last.
pub fn push_separator(out: &mut String, index: usize, len: usize, between: [&str; 2]) {
    if index > 0 {
        out.push_str(between[usize::from(index + 1 == len)]);
    }
}

/// Writes a number.
pub fn push_number(out: &mut String, number: u32) {
    out.push_str(&number.to_string());
}

/// Writes a space, except at the beginning.
pub fn push_space(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}
