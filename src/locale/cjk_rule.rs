//! Recurrence rules in Chinese, Korean and Japanese: from coarse to fine, numbers with counters.

use super::cjk::CjkDates;
use super::rule::{Ending, RulePattern, push_number, push_separator};

/// The differences in rules between the three languages.
pub struct CjkRules {
    pub dates: &'static CjkDates,
    /// Every day, week, month, year; written before a weekday, a day, a month.
    pub each: [&'static str; 4],
    /// Before and after a number of days, weeks, months or years.
    pub every: (&'static str, [&'static str; 4]),
    /// Between a component and a finer one.
    pub of: &'static str,
    /// Between items of one kind, and before the last.
    pub and: [&'static str; 2],
    /// Monday to Sunday, with prefix and suffix.
    pub weekdays: ([&'static str; 7], &'static str, &'static str),
    /// The first to the fifth of a weekday, and the prefix and suffix of other numbers.
    pub ordinals: ([&'static str; 5], &'static str, &'static str),
    pub last: &'static str,
    /// Around a number counted from the end; the third is the suffix for a day.
    pub from_end: [&'static str; 3],
    pub last_day: &'static str,
    /// Around weekdays that restrict the days.
    pub only: [&'static str; 2],
    pub comma: &'static str,
    /// Around the last day or year.
    pub until: [&'static str; 2],
    /// Around the number of times.
    pub times: [&'static str; 2],
}

impl CjkRules {
    /// Writes how often and on which days something recurs.
    pub fn rule(&self, out: &mut String, pattern: &RulePattern) {
        let unit = pattern.unit as usize;
        if pattern.has_separate_months() {
            // Months that restrict weekdays: 5月の毎週火曜日.
            for (index, month) in pattern.months.iter().enumerate() {
                push_separator(out, index, pattern.months.len(), self.and);
                self.push_counted(out, *month, self.dates.units[1]);
            }
            out.push_str(self.of);
        }
        if pattern.interval == 1 {
            out.push_str(self.each[unit]);
        } else {
            let (before, units) = self.every;
            out.push_str(before);
            push_number(out, pattern.interval);
            out.push_str(units[unit]);
            if pattern.has_month_days() || !pattern.weekdays.is_empty() {
                out.push_str(self.of);
            }
        }
        let months = pattern.dated_months();
        for (index, month) in months.iter().enumerate() {
            push_separator(out, index, months.len(), self.and);
            if *month != 0 {
                self.push_counted(out, *month, self.dates.units[1]);
                out.push_str(self.dates.gap);
            }
            if pattern.has_month_days() {
                self.month_days(out, pattern);
            } else {
                self.weekdays(out, pattern);
            }
        }
        if pattern.has_month_days() && !pattern.weekdays.is_empty() {
            out.push_str(self.only[0]);
            self.weekdays(out, pattern);
            out.push_str(self.only[1]);
        }
    }

    /// Writes the end of a rule; nothing where there is none.
    pub fn ending(&self, out: &mut String, ending: &Ending) {
        let [before, after] = match ending {
            Ending::Never => return,
            Ending::Times(_) => self.times,
            Ending::Until(_) => self.until,
        };
        out.push_str(self.comma);
        out.push_str(before);
        match ending {
            Ending::Times(times) => push_number(out, *times),
            Ending::Until(point) => out.push_str(&self.dates.point(point)),
            Ending::Never => {}
        }
        out.push_str(after);
    }

    fn push_counted(&self, out: &mut String, number: u8, unit: &str) {
        push_number(out, number.into());
        out.push_str(unit);
    }

    fn weekdays(&self, out: &mut String, pattern: &RulePattern) {
        let gap = self.dates.gap;
        pattern.write_weekdays(out, self.and, gap, &|out, day, number| match number {
            Some(number) => self.ordinal(out, number),
            None => {
                let (names, before, after) = self.weekdays;
                out.push_str(before);
                out.push_str(names[usize::from(day.number_days_from_monday())]);
                out.push_str(after);
            }
        });
    }

    fn ordinal(&self, out: &mut String, number: i8) {
        let (small, mut before, mut after) = self.ordinals;
        let magnitude = number.unsigned_abs();
        match (number, small.get(usize::from(magnitude).wrapping_sub(1))) {
            (-1, _) => return out.push_str(self.last),
            (1.., Some(word)) => return out.push_str(word),
            (1.., None) => {}
            _ => [before, after, _] = self.from_end,
        }
        out.push_str(before);
        self.push_counted(out, magnitude, after);
    }

    fn month_days(&self, out: &mut String, pattern: &RulePattern) {
        let days = pattern.days.iter().chain(&pattern.days_from_end);
        let len = pattern.days.len() + pattern.days_from_end.len();
        for (index, day) in days.enumerate() {
            push_separator(out, index, len, self.and);
            let magnitude = day.unsigned_abs();
            match *day {
                -1 => out.push_str(self.last_day),
                1.. => self.push_counted(out, magnitude, self.dates.units[2]),
                _ => {
                    out.push_str(self.from_end[0]);
                    self.push_counted(out, magnitude, self.from_end[2]);
                }
            }
        }
    }
}
