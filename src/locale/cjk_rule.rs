//! Rules in Chinese, Korean and Japanese: from the coarse to the fine, numbers with counters.

use super::cjk::CjkDates;
use super::rule::{Ending, RulePattern, count, separate};

/// What differs between the three languages in rules.
pub struct CjkRules {
    pub dates: &'static CjkDates,
    /// Every day, week, month, year; before a weekday, a day, a month.
    pub each: [&'static str; 4],
    /// Before a number of days, weeks, months or years, and after it.
    pub every: (&'static str, [&'static str; 4]),
    /// Between a part and a finer one.
    pub of: &'static str,
    /// Between things of one kind.
    pub and: [&'static str; 2],
    /// Monday to Sunday, and what goes before and after.
    pub weekdays: ([&'static str; 7], &'static str, &'static str),
    /// The first to the fifth of a weekday, and what goes around other numbers.
    pub ordinals: ([&'static str; 5], &'static str, &'static str),
    pub last: &'static str,
    /// Around a number that is counted from the end, and after it for a day.
    pub from_end: [&'static str; 3],
    pub last_day: &'static str,
    /// Around weekdays to which days are narrowed.
    pub only: [&'static str; 2],
    pub comma: &'static str,
    /// Around the last day or year.
    pub until: [&'static str; 2],
    /// Around the number of times.
    pub times: [&'static str; 2],
}

impl CjkRules {
    /// Writes how often and on which days.
    pub fn rule(&self, out: &mut String, pattern: &RulePattern) {
        let unit = pattern.unit as usize;
        if pattern.has_months_apart() {
            // What lies in some months only: 5月の毎週火曜日.
            for (at, month) in pattern.months.iter().enumerate() {
                separate(out, at, pattern.months.len(), self.and);
                self.number(out, *month, self.dates.units[1]);
            }
            out.push_str(self.of);
        }
        if pattern.every == 1 {
            out.push_str(self.each[unit]);
        } else {
            let (before, units) = self.every;
            out.push_str(before);
            count(out, pattern.every);
            out.push_str(units[unit]);
            if pattern.has_month_days() || !pattern.weekdays.is_empty() {
                out.push_str(self.of);
            }
        }
        let months = pattern.dated_months();
        for (at, month) in months.iter().enumerate() {
            separate(out, at, months.len(), self.and);
            if *month != 0 {
                self.number(out, *month, self.dates.units[1]);
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

    /// Writes what follows about its end; nothing where there is none.
    pub fn ending(&self, out: &mut String, ending: &Ending) {
        let [before, after] = match ending {
            Ending::Never => return,
            Ending::Times(_) => self.times,
            Ending::Until(_) => self.until,
        };
        out.push_str(self.comma);
        out.push_str(before);
        match ending {
            Ending::Times(times) => count(out, *times),
            Ending::Until(point) => out.push_str(&self.dates.point(point)),
            Ending::Never => {}
        }
        out.push_str(after);
    }

    fn number(&self, out: &mut String, number: u8, unit: &str) {
        count(out, number.into());
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
        let place = number.unsigned_abs();
        match (number, small.get(usize::from(place).wrapping_sub(1))) {
            (-1, _) => return out.push_str(self.last),
            (1.., Some(word)) => return out.push_str(word),
            (1.., None) => {}
            _ => [before, after, _] = self.from_end,
        }
        out.push_str(before);
        self.number(out, place, after);
    }

    fn month_days(&self, out: &mut String, pattern: &RulePattern) {
        let days = pattern.days.iter().chain(&pattern.days_from_end);
        let len = pattern.days.len() + pattern.days_from_end.len();
        for (at, day) in days.enumerate() {
            separate(out, at, len, self.and);
            let place = day.unsigned_abs();
            match *day {
                -1 => out.push_str(self.last_day),
                1.. => self.number(out, place, self.dates.units[2]),
                _ => {
                    out.push_str(self.from_end[0]);
                    self.number(out, place, self.from_end[2]);
                }
            }
        }
    }
}
