//! Expansion of a recurrence rule within a window.
//!
//! A day belongs to a rule when its period is one of every INTERVAL and it passes each BY part,
//! where missing parts are taken from the first day (RFC 5545, section 3.3.10). The expansion tests
//! each day of the window and skips whole periods and months that cannot match, so no occurrences
//! are generated and dropped. Only COUNT requires starting at the first day.

use super::{End, Frequency, Rule};
use crate::time::{Window, days};
use ::time::{Date, Weekday};

/// The most days that one expansion tests before it is truncated: some 2,700 years.
const MAX_STEPS: u32 = 1_000_000;

/// A first day, a rule, and the days that are excluded or added.
///
/// Without a rule the first day is a date of its own; with one it counts only if the rule matches
/// it, so a bundle may start a rule on any day. A day that is both added and excluded is left out.
///
/// ```
/// use pobratim::time::{Window, days, recur::RuleSet};
/// let set = RuleSet {
///     start: days::date(2020, 1, 1).unwrap(),
///     rule: Some("FREQ=YEARLY;BYMONTH=5;BYDAY=-1SA".parse().unwrap()),
///     exdates: vec![],
///     rdates: vec![],
///     length_days: 1,
/// };
/// let found = set.expand(&Window::year(2021).unwrap(), 10);
/// assert_eq!(found.dates, [days::date(2021, 5, 29).unwrap()]);
/// assert!(!found.truncated);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    pub start: Date,
    pub rule: Option<Rule>,
    /// Days of the rule that are left out.
    pub exdates: Vec<Date>,
    /// Days added to those of the rule.
    pub rdates: Vec<Date>,
    /// Days that each occurrence lasts, from the day of the rule; at least 1.
    pub length_days: u16,
}

/// The days found, without duplicates, earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    pub dates: Vec<Date>,
    /// Whether the window contains, or may contain, more days than these.
    pub truncated: bool,
}

impl RuleSet {
    /// Returns the first days of the occurrences that overlap the window, at most `limit`.
    pub fn overlapping(&self, window: &Window, limit: usize) -> Expansion {
        let before = i32::from(self.length_days) - 1;
        let first = days::add_days(window.first(), -before);
        self.expand(&Window::new(first, window.last()).unwrap_or(*window), limit)
    }

    /// Returns the days of the occurrence that begins on a day.
    pub fn days_from(&self, day: Date) -> Window {
        let last = days::add_days(day, i32::from(self.length_days) - 1);
        Window::new(day, last).unwrap_or(Window::day(day))
    }

    /// Returns the days within the window, at most `limit`.
    ///
    /// The work is bounded by the days of the window (with COUNT, the days since the start), and in
    /// any case by a million steps, after which the expansion is truncated.
    pub fn expand(&self, window: &Window, limit: usize) -> Expansion {
        let mut dates: Vec<Date> = Vec::new();
        let mut truncated = false;
        match &self.rule {
            None => dates.push(self.start),
            Some(rule) => {
                let mut rule_days = RuleDays::new(rule, self.start, window);
                let mut taken = 0;
                while let Some(date) = rule_days.next_day() {
                    if window.contains(date) && !self.exdates.contains(&date) {
                        dates.push(date);
                        taken += 1;
                        // One more than `limit`, to detect truncation.
                        if taken > limit {
                            break;
                        }
                    }
                }
                truncated = rule_days.steps == 0;
            }
        }
        // Days of the rule come in order; additions are inserted between them.
        for date in &self.rdates {
            let index = dates.partition_point(|known| known < date);
            if dates.get(index) != Some(date) {
                dates.insert(index, *date);
            }
        }
        dates.retain(|date| window.contains(*date) && !self.exdates.contains(date));
        truncated |= dates.len() > limit;
        dates.truncate(limit);
        Expansion { dates, truncated }
    }
}

/// Iterator over the days of a rule.
struct RuleDays<'a> {
    rule: &'a Rule,
    start: Date,
    /// The rule's masks, with missing parts filled in from the first day.
    months: u16,
    month_days: u32,
    weekday: Option<Weekday>,
    /// Days of the rule still allowed by COUNT.
    remaining: u32,
    /// The next day to test, and the last one.
    next: Option<Date>,
    last: Date,
    steps: u32,
}

impl<'a> RuleDays<'a> {
    fn new(rule: &'a Rule, start: Date, window: &Window) -> RuleDays<'a> {
        let no_days = rule.by_days.is_empty();
        let no_month_days = rule.month_days | rule.month_days_from_end == 0;
        let (mut months, mut month_days) = (rule.months, rule.month_days);
        if no_days && no_month_days {
            if rule.frequency == Frequency::Yearly && months == 0 {
                months = 1 << u8::from(start.month());
            }
            if matches!(rule.frequency, Frequency::Yearly | Frequency::Monthly) {
                month_days = 1 << start.day();
            }
        }
        let weekday = (rule.frequency == Frequency::Weekly && no_days).then_some(start.weekday());
        let (remaining, last) = match rule.end {
            End::Never => (u32::MAX, window.last()),
            End::Count(count) => (count, window.last()),
            End::Until(until) => (u32::MAX, until.min(window.last())),
        };
        // Only COUNT needs the days before the window.
        let counts = matches!(rule.end, End::Count(_));
        let next = if counts {
            start
        } else {
            start.max(window.first())
        };
        RuleDays {
            rule,
            start,
            months,
            month_days,
            weekday,
            remaining,
            next: Some(next),
            last,
            steps: MAX_STEPS,
        }
    }

    fn next_day(&mut self) -> Option<Date> {
        while let Some(date) = self
            .next
            .filter(|date| *date <= self.last && self.remaining > 0)
        {
            self.steps -= 1;
            if self.steps == 0 {
                return None;
            }
            let skipped = self.days_to_period(date);
            if skipped > 0 {
                self.next = days_later(date, skipped);
            } else if self.months != 0 && self.months & (1 << u8::from(date.month())) == 0 {
                self.next = days::last_of_month(date).next_day();
            } else {
                self.next = date.next_day();
                if self.matches(date) {
                    self.remaining -= 1;
                    return Some(date);
                }
            }
        }
        None
    }

    /// Returns the days until the next matching period of the rule; 0 when `date` is in one.
    fn days_to_period(&self, date: Date) -> i64 {
        let interval = i64::from(self.rule.interval);
        if interval == 1 {
            return 0;
        }
        // `passed` is the number of whole periods since that of the first day.
        let periods_to_next = |passed: i64| (interval - passed % interval) % interval;
        let (year, month) = (i64::from(date.year()), i64::from(u8::from(date.month())));
        match self.rule.frequency {
            Frequency::Daily => periods_to_next(i64::from(days::days_between(self.start, date))),
            Frequency::Weekly => {
                let week = |date| days::start_of_week(date, self.rule.week_start);
                let (from, to) = (week(self.start), week(date));
                match periods_to_next(i64::from(days::days_between(from, to)) / 7) {
                    0 => 0,
                    weeks => weeks * 7 - i64::from(days::days_between(to, date)),
                }
            }
            Frequency::Monthly => {
                let first =
                    i64::from(self.start.year()) * 12 + i64::from(u8::from(self.start.month()));
                let months = periods_to_next(year * 12 + month - first);
                if months == 0 {
                    0
                } else {
                    days_to_month(date, year * 12 + month - 1 + months)
                }
            }
            Frequency::Yearly => {
                let years = periods_to_next(year - i64::from(self.start.year()));
                if years == 0 {
                    0
                } else {
                    days_to_month(date, (year + years) * 12)
                }
            }
        }
    }

    /// Returns whether a day of a matching period and month passes BYMONTHDAY and BYDAY.
    fn matches(&self, date: Date) -> bool {
        let from_end = self.rule.month_days_from_end;
        if self.month_days | from_end != 0 {
            let to_end = date.month().length(date.year()) - date.day() + 1;
            if self.month_days & (1 << date.day()) == 0 && from_end & (1 << to_end) == 0 {
                return false;
            }
        }
        if let Some(weekday) = self.weekday {
            return date.weekday() == weekday;
        }
        self.rule.by_days.is_empty()
            || self.rule.by_days.iter().any(|by_day| {
                by_day.weekday == date.weekday()
                    && by_day
                        .ordinal
                        .is_none_or(|ordinal| self.is_nth(date, ordinal))
            })
    }

    /// Returns whether `date` is the `ordinal`th of its weekday in its month, or in its year when
    /// the rule is yearly without BYMONTH.
    fn is_nth(&self, date: Date, ordinal: i8) -> bool {
        let in_year = self.rule.frequency == Frequency::Yearly && self.rule.months == 0;
        let (day, length) = if in_year {
            (date.ordinal(), ::time::util::days_in_year(date.year()))
        } else {
            (
                u16::from(date.day()),
                u16::from(date.month().length(date.year())),
            )
        };
        let before = if ordinal > 0 { day - 1 } else { length - day };
        before / 7 + 1 == u16::from(ordinal.unsigned_abs())
    }
}

/// Returns the days from `date` to the first of a later month, counted from January of year 0;
/// `i64::MAX` when the calendar ends before it.
fn days_to_month(date: Date, month: i64) -> i64 {
    let year = i32::try_from(month.div_euclid(12)).unwrap_or(i32::MAX);
    // The remainder is 0 to 11.
    let number = month.rem_euclid(12) as u8 + 1;
    days::date(year, number, 1).map_or(i64::MAX, |first| i64::from(days::days_between(date, first)))
}

/// Returns the day `skipped` days later; `None` past the end of the calendar.
fn days_later(date: Date, skipped: i64) -> Option<Date> {
    let number = i64::from(date.to_julian_day()).checked_add(skipped)?;
    Date::from_julian_day(i32::try_from(number).ok()?).ok()
}
