//! Occurrences of recurrence rules (RFC 5545) as dated records.

use super::diagnostic::Diagnostic;
use super::table::Table;
use crate::time::recur::{Rule, RuleSet};
use crate::time::{ClockTime, Date, Window, days};

/// Maximum number of records that a rule becomes.
pub const MAX_OCCURRENCES: usize = 100;

/// Maximum number of records of a file with rules.
pub const MAX_RECORDS: usize = 100_000;

/// Refuses a file whose events have more dates than [`MAX_RECORDS`]. Returns whether it is too long.
pub fn refuse_long(table: &mut Table) -> bool {
    let is_long = table.rows.len() > MAX_RECORDS;
    if is_long {
        let row = table.rows.last().map_or(1, |row| row.number);
        let count = MAX_RECORDS.to_string();
        let fault = Diagnostic::new("too_many_dates", &[("count", &count)]);
        table.faults = vec![fault.in_row(row)];
        table.rows = Vec::new();
    }
    is_long
}

/// A day and a time without a zone.
type Local = (Date, ClockTime);

/// The first occurrences of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    pub starts: Vec<Local>,
    /// Whether there are more than [`MAX_OCCURRENCES`].
    pub is_cut: bool,
}

/// Returns the occurrences of a rule from a start on, which is one only if the rule matches it. `until`
/// is the end of the rule by the clock of the start, in place of its own. `None` for a rule that cannot be
/// read.
pub fn occurrences(rule: &str, start: Local, until: Option<Local>) -> Option<Occurrences> {
    let own = by_own(rule, start, until);
    let mut found = own.or_else(|| by_library(rule, start, until))?;
    found.is_cut |= found.starts.len() > MAX_OCCURRENCES;
    found.starts.truncate(MAX_OCCURRENCES);
    Some(found)
}

/// Returns the parts of a rule without its end.
fn without_end(rule: &str) -> String {
    let parts = rule.trim().split(';').map(str::trim);
    let parts =
        parts.filter(|part| !part.is_empty() && !part.to_ascii_uppercase().starts_with("UNTIL="));
    parts.collect::<Vec<_>>().join(";")
}

/// Returns the occurrences of a rule of civil days.
fn by_own(rule: &str, start: Local, until: Option<Local>) -> Option<Occurrences> {
    let rule: Rule = without_end(rule).to_ascii_uppercase().parse().ok()?;
    let last = match until {
        Some((day, time)) if time < start.1 => days::add_days(day, -1),
        Some((day, _)) => day,
        None => Date::MAX,
    };
    let set = RuleSet {
        start: start.0,
        rule: Some(rule),
        exdates: Vec::new(),
        rdates: Vec::new(),
        length_days: 1,
    };
    let found = match Window::new(start.0, last) {
        Some(window) => set.expand(&window, MAX_OCCURRENCES),
        None => set.expand(&Window::day(start.0), MAX_OCCURRENCES),
    };
    Some(Occurrences {
        starts: found.dates.into_iter().map(|day| (day, start.1)).collect(),
        is_cut: found.truncated,
    })
}

/// Returns the occurrences of any rule of RFC 5545 by the `rrule` crate.
#[cfg(feature = "cli")]
fn by_library(rule: &str, start: Local, until: Option<Local>) -> Option<Occurrences> {
    use chrono::{Datelike, Timelike};
    // The library panics on other characters.
    let is_part = |found: char| found.is_ascii_alphanumeric() || "=;,+-".contains(found);
    if !without_end(rule).chars().all(is_part) {
        return None;
    }
    let written = |(day, time): Local| {
        let (year, month, day) = (day.year(), u8::from(day.month()), day.day());
        let (hour, minute) = (time.hour(), time.minute());
        format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}00Z")
    };
    let mut text = ["DTSTART:", &written(start), "\nRRULE:", &without_end(rule)].concat();
    if let Some(until) = until {
        text.push_str(";UNTIL=");
        text.push_str(&written(until));
    }
    let set: rrule::RRuleSet = text.parse().ok()?;
    let found = set.all(u16::try_from(MAX_OCCURRENCES + 1).ok()?);
    let starts = found.dates.iter().filter_map(|at| {
        let (month, day) = (u8::try_from(at.month()).ok()?, u8::try_from(at.day()).ok()?);
        let (hour, minute) = (
            u8::try_from(at.hour()).ok()?,
            u8::try_from(at.minute()).ok()?,
        );
        Some((
            days::date(at.year(), month, day)?,
            ClockTime::new(hour, minute)?,
        ))
    });
    Some(Occurrences {
        starts: starts.collect(),
        is_cut: found.limited,
    })
}

/// Returns `None`: only the command has the library.
#[cfg(not(feature = "cli"))]
fn by_library(_: &str, _: Local, _: Option<Local>) -> Option<Occurrences> {
    None
}
