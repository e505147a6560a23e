//! Recurrence rules over civil days, and their canonical form.

use ::time::{Date, Weekday};
use std::fmt::{self, Display, Formatter};

/// The period of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The end of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    Never,
    /// After this many days of the rule, at least 1; exceptions count, additions do not.
    Count(u32),
    /// No later than this day.
    Until(Date),
}

/// A weekday of BYDAY: every one (`TU`), or the nth of its month or year (`2TU`, `-1FR`).
///
/// The ordinal counts within the month when the rule is monthly or has BYMONTH, else within the
/// year; -53 to 53 without 0, negative from the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByDay {
    pub ordinal: Option<i8>,
    pub weekday: Weekday,
}

/// A subset of an RFC 5545 RRULE (section 3.3.10) for civil days: FREQ from DAILY to YEARLY,
/// INTERVAL, COUNT or UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST.
///
/// It is constructed by parsing, which validates it; formatting gives one canonical form.
///
/// ```
/// use pobratim::time::recur::{Frequency, Rule};
/// let rule: Rule = "FREQ=YEARLY;BYDAY=-1SA;BYMONTH=9".parse().unwrap();
/// assert_eq!(rule.frequency(), Frequency::Yearly);
/// assert_eq!(rule.months().collect::<Vec<_>>(), [9]);
/// assert_eq!(rule.to_string(), "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SA");
/// let error = "FREQ=YEARLY;BYSETPOS=1".parse::<Rule>().unwrap_err();
/// assert_eq!((error.code(), error.column()), ("rule-not-supported", 13));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    pub(super) frequency: Frequency,
    /// At least 1.
    pub(super) interval: u32,
    pub(super) end: End,
    /// Bit `m` for month `m`, 1 to 12.
    pub(super) months: u16,
    /// Bit `d` for day `d` of the month, 1 to 31.
    pub(super) month_days: u32,
    /// Bit `d` for day `d` counted from the month's end, 1 to 31.
    pub(super) month_days_from_end: u32,
    /// By weekday, then ordinal, without duplicates.
    pub(super) by_days: Vec<ByDay>,
    pub(super) week_start: Weekday,
}

impl Rule {
    pub const fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Returns the interval in periods, at least 1.
    pub const fn interval(&self) -> u32 {
        self.interval
    }

    pub const fn end(&self) -> End {
        self.end
    }

    /// Returns the same rule with another end.
    pub fn with_end(&self, end: End) -> Rule {
        Rule {
            end,
            ..self.clone()
        }
    }

    /// Returns the months of BYMONTH, 1 to 12, ascending; none when it is missing.
    pub fn months(&self) -> impl Iterator<Item = u8> + use<> {
        let months = self.months;
        (1..=12).filter(move |month| months & (1 << month) != 0)
    }

    /// Returns the days of BYMONTHDAY, first 1 to 31, then -1 to -31 from the month's end.
    pub fn month_days(&self) -> impl Iterator<Item = i8> + use<> {
        let (days, from_end) = (self.month_days, self.month_days_from_end);
        let from_start = (1..=31i8).filter(move |day| days & (1 << day) != 0);
        from_start.chain(
            (1..=31i8)
                .filter(move |day| from_end & (1 << day) != 0)
                .map(|day| -day),
        )
    }

    /// Returns the weekdays of BYDAY.
    pub fn by_days(&self) -> &[ByDay] {
        &self.by_days
    }

    /// Returns the first day of the week, for weekly rules with an interval; Monday by default.
    pub const fn week_start(&self) -> Weekday {
        self.week_start
    }
}

/// The weekday codes of RFC 5545, Monday first.
pub(super) const WEEKDAY_CODES: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// The frequencies of civil days, by their names in RFC 5545.
pub(super) const FREQUENCY_NAMES: [(&str, Frequency); 4] = [
    ("DAILY", Frequency::Daily),
    ("WEEKLY", Frequency::Weekly),
    ("MONTHLY", Frequency::Monthly),
    ("YEARLY", Frequency::Yearly),
];

fn name_in<T: PartialEq>(table: &[(&'static str, T)], wanted: &T) -> &'static str {
    table
        .iter()
        .find(|(_, value)| value == wanted)
        .map_or("", |(name, _)| name)
}

/// Writes `;NAME=` and the values with commas; nothing when there are none.
fn write_list<T: Display>(
    f: &mut Formatter<'_>,
    name: &str,
    values: impl Iterator<Item = T>,
) -> fmt::Result {
    for (index, value) in values.enumerate() {
        if index == 0 {
            write!(f, ";{name}={value}")?;
        } else {
            write!(f, ",{value}")?;
        }
    }
    Ok(())
}

impl Display for ByDay {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(ordinal) = self.ordinal {
            ordinal.fmt(f)?;
        }
        f.write_str(name_in(&WEEKDAY_CODES, &self.weekday))
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("FREQ=")?;
        f.write_str(name_in(&FREQUENCY_NAMES, &self.frequency))?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            End::Never => {}
            End::Count(count) => write!(f, ";COUNT={count}")?,
            End::Until(date) => write!(
                f,
                ";UNTIL={:04}{:02}{:02}",
                date.year(),
                u8::from(date.month()),
                date.day()
            )?,
        }
        write_list(f, "BYMONTH", self.months())?;
        write_list(f, "BYMONTHDAY", self.month_days())?;
        write_list(f, "BYDAY", self.by_days.iter())?;
        if self.week_start != Weekday::Monday {
            f.write_str(";WKST=")?;
            f.write_str(name_in(&WEEKDAY_CODES, &self.week_start))?;
        }
        Ok(())
    }
}
