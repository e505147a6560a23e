//! What a rule says, sorted into the shapes that languages have words for.

use super::span::{Point, Within};
use crate::time::recur::{ByDay, End, Frequency, Rule};
use crate::time::{Date, Weekday};

/// A rule as people think of it: "every Tuesday" is weekly, however it is written.
pub struct Pattern {
    pub unit: Frequency,
    /// Every how many units, at least 1.
    pub every: u32,
    /// 1 to 12, ascending; none for all.
    pub months: Vec<u8>,
    /// 1 to 31, then -1 to -31 from the month's end.
    pub month_days: Vec<i8>,
    /// By weekday, then ordinal. Beside `month_days` they narrow them.
    pub weekdays: Vec<ByDay>,
}

/// When it ends, if it does.
pub enum Ending {
    Never,
    /// So many times in all.
    Times(u32),
    /// A year or a day, included.
    Until(Point),
}

impl Pattern {
    /// Sorts a rule; what it leaves out is taken from its first day, as RFC 5545 has it.
    pub fn of(rule: &Rule, start: Date) -> Pattern {
        let mut pattern = Pattern {
            unit: rule.frequency(),
            every: rule.interval(),
            months: rule.months().collect(),
            month_days: rule.month_days().collect(),
            weekdays: rule.by_days().to_vec(),
        };
        if pattern.month_days.is_empty() && pattern.weekdays.is_empty() {
            pattern.take_from(start);
        }
        if pattern.every == 1 {
            pattern.simplify();
        }
        // Days of every month, but only in some years.
        if pattern.is(Frequency::Yearly) && pattern.months.is_empty() && pattern.has_month_days() {
            pattern.months = (1..=12).collect();
        }
        pattern
    }

    pub fn is(&self, unit: Frequency) -> bool {
        self.unit == unit
    }

    pub fn has_month_days(&self) -> bool {
        !self.month_days.is_empty()
    }

    /// Whether its days are told within their months: "31 May", "the last Saturday of May".
    pub fn is_within_months(&self) -> bool {
        let has_place = self.has_month_days() || self.has_ordinals();
        self.is(Frequency::Yearly) && has_place && !self.months.is_empty()
    }

    /// Whether its weekdays are counted: "the second Tuesday".
    pub fn has_ordinals(&self) -> bool {
        self.weekdays.iter().any(|day| day.ordinal.is_some())
    }

    /// The weekdays in turn, where a weekday is named once after all its ordinals: "second",
    /// "fourth Tuesday"; `gap` stands between the two.
    pub fn nth_weekdays(
        &self,
        gap: &str,
        ordinal: &dyn Fn(i8, Weekday) -> String,
        weekday: &dyn Fn(Weekday) -> String,
    ) -> Vec<String> {
        let following = self.weekdays.iter().skip(1).map(Some).chain([None]);
        let days = self.weekdays.iter().zip(following);
        let named = days.map(|(day, next)| {
            let nth = day.ordinal.map(|number| ordinal(number, day.weekday));
            if next.is_some_and(|next| next.weekday == day.weekday) {
                return nth.unwrap_or_default();
            }
            let name = weekday(day.weekday);
            nth.map_or(name.clone(), |nth| [&nth, gap, &name].concat())
        });
        named.collect()
    }

    /// Whether all its weekdays are one.
    pub fn has_one_weekday(&self) -> bool {
        let mut days = self.weekdays.iter().map(|day| day.weekday);
        let first = days.next();
        days.all(|day| Some(day) == first)
    }

    /// The months whose days are told, or one without a name for all of them.
    pub fn within(&self) -> Vec<Option<u8>> {
        match self.is_within_months() {
            true => self.months.iter().copied().map(Some).collect(),
            false => vec![None],
        }
    }

    /// The days counted from the month's beginning, and those from its end.
    pub fn days_from_both_ends(&self) -> (&[i8], &[i8]) {
        let ahead = self.month_days.partition_point(|day| *day > 0);
        self.month_days.split_at_checked(ahead).unwrap_or_default()
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
                self.month_days.push(start.day() as i8);
                if self.is(Frequency::Yearly) && self.months.is_empty() {
                    self.months.push(u8::from(start.month()));
                }
            }
        }
    }

    /// Finds the unit in which a rule of every unit is said shortest.
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

/// The words with `between` them, and `last` before the last.
pub fn join(words: &[String], between: &str, last: &str) -> String {
    let mut joined = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            joined += if at + 1 == words.len() { last } else { between };
        }
        joined += word;
    }
    joined
}

/// Parts that are not empty, with spaces between.
pub fn spaced(parts: [String; 3]) -> String {
    let mut said = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !said.is_empty() {
            said.push(' ');
        }
        said += part;
    }
    said
}
