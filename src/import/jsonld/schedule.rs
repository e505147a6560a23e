//! `eventSchedule` of schema.org: recurring events.

use super::Reader;
use super::node::{all, field, last_part, text};
use super::time::DateCells;
use crate::import::diagnostic::Diagnostic;
use crate::import::ical::parse_date_time;
use crate::import::recurrence::{MAX_OCCURRENCES, occurrences};
use crate::import::zone_name::zone_name;
use crate::model::json::Node;
use crate::time::{ClockTime, Edtf, UtcOffset};

/// Days of the week as the last part of a URL, with their codes in rules.
const WEEKDAYS: [(&str, &str); 7] = [
    ("monday", "MO"),
    ("tuesday", "TU"),
    ("wednesday", "WE"),
    ("thursday", "TH"),
    ("friday", "FR"),
    ("saturday", "SA"),
    ("sunday", "SU"),
];

impl<'a> Reader<'a> {
    /// Returns the dates of a schedule, whose missing properties are those of its event.
    ///
    /// # Errors
    ///
    /// A schedule without a first day, or with a rule that cannot be read.
    pub fn scheduled(
        &mut self,
        schedule: &'a Node<'a>,
        event: &'a Node<'a>,
        zone: &str,
    ) -> Result<Vec<DateCells>, Diagnostic> {
        let own = |key: &str| text(field(schedule, key));
        let either = |key: &str| match own(key) {
            "" => text(field(event, key)),
            text => text,
        };
        let bad = |key: &'static str, what: &str| {
            Diagnostic::new(key, &[("what", what)]).at(self.number, "eventSchedule")
        };
        let start = parse_date_time(either("startDate"));
        let start = start.ok_or_else(|| bad("schedule_start", either("startDate")))?;
        let (from, until) = (own("startTime"), own("endTime"));
        let zone = match own("scheduleTimezone") {
            "" => zone.to_string(),
            name => {
                let known = self
                    .offset_at
                    .and_then(|offset_at| zone_name(name, offset_at));
                known.ok_or_else(|| bad("ics_zone", name))?
            }
        };
        let last = parse_date_time(either("endDate"));
        let rule = rule(schedule).ok_or_else(|| bad("ics_rule", own("repeatFrequency")))?;
        let end = last.map(|last| (last.date, ClockTime::LAST));
        let first = (start.date, ClockTime::FIRST);
        let found = occurrences(&rule, first, end).ok_or_else(|| bad("ics_rule", &rule))?;
        let mut starts = found.starts;
        let except = all(field(schedule, "exceptDate"));
        let except = except
            .into_iter()
            .filter_map(|day| parse_date_time(text(Some(day))));
        let except: Vec<_> = except.map(|day| day.date).collect();
        starts.retain(|(day, _)| !except.contains(day));
        if found.is_cut {
            let count = MAX_OCCURRENCES.to_string();
            let values = [("what", rule.as_str()), ("count", &count)];
            let note = Diagnostic::new("recurrence_limit", &values);
            self.table.notes.push(note.in_row(self.number));
        }
        let duration = match until {
            "" => either("duration"),
            _ => "",
        };
        let dates = starts.into_iter().map(|(day, _)| {
            let day = Edtf::day(day).to_string();
            let at = |time: &str| match time {
                "" => day.clone(),
                time => [&day, "T", time].concat(),
            };
            let end = if until.is_empty() {
                String::new()
            } else {
                at(until)
            };
            let mut cells = self.date_cells(&at(from), &end, duration, &zone);
            let is_local = !cells.time.is_empty() && !cells.time.contains('/');
            if is_local {
                cells.time = self.with_zone(&cells, &zone);
            }
            cells
        });
        Ok(dates.collect())
    }

    /// Returns a time with offset and name of its zone, unless that is the host's.
    fn with_zone(&self, cells: &DateCells, zone: &str) -> String {
        let start = cells
            .time
            .get(..5)
            .and_then(|start| start.parse::<ClockTime>().ok());
        let day = cells
            .when
            .parse::<Edtf>()
            .ok()
            .and_then(|when| when.exact_day());
        let offset: Option<UtcOffset> = start.zip(day).and_then(|(start, day)| {
            use crate::import::local_offset::{LocalOffset, local_offset};
            match local_offset(self.offset_at?, zone, day, start) {
                LocalOffset::One(offset) | LocalOffset::Repeated(offset, _) => Some(offset),
                LocalOffset::UnknownZone | LocalOffset::Skipped => None,
            }
        });
        match offset {
            Some(offset) if zone != &*self.bundle.host.zone => {
                format!("{} {offset} {zone}", cells.time)
            }
            Some(_) | None => cells.time.clone(),
        }
    }
}

/// Returns the values of `byDay` as in rules: `WE`, `1SA`; `None` without any that can be read.
fn by_day(schedule: &Node<'_>) -> Option<Vec<String>> {
    let days: Vec<String> = all(field(schedule, "byDay"))
        .into_iter()
        .flat_map(|day| text(Some(day)).split(','))
        .map(|day| {
            let day = last_part(day.trim()).to_lowercase();
            let found = WEEKDAYS.iter().find(|(word, _)| *word == day);
            found.map_or(day.to_uppercase(), |(_, code)| (*code).to_string())
        })
        .collect();
    (!days.is_empty()).then_some(days)
}

/// Returns the rule of RFC 5545 of a schedule; `None` for a frequency that cannot be read.
fn rule(schedule: &Node<'_>) -> Option<String> {
    let frequency = text(field(schedule, "repeatFrequency"))
        .trim()
        .to_uppercase();
    let (frequency, interval) = match frequency.as_str() {
        "DAILY" => ("DAILY", 1),
        "WEEKLY" => ("WEEKLY", 1),
        "MONTHLY" => ("MONTHLY", 1),
        "YEARLY" | "ANNUALLY" => ("YEARLY", 1),
        "" if by_day(schedule).is_some() => ("WEEKLY", 1),
        period => {
            let number = period.strip_prefix('P')?;
            let unit = number.chars().last()?;
            let count: u16 = number.strip_suffix(unit)?.parse().ok()?;
            let name = match unit {
                'D' => "DAILY",
                'W' => "WEEKLY",
                'M' => "MONTHLY",
                'Y' => "YEARLY",
                _ => return None,
            };
            (name, count)
        }
    };
    let mut rule = format!("FREQ={frequency};INTERVAL={interval}");
    let list = |key: &str| {
        let values = all(field(schedule, key))
            .into_iter()
            .map(|value| text(Some(value)));
        values.collect::<Vec<_>>().join(",")
    };
    let days = by_day(schedule)
        .map(|days| days.join(","))
        .unwrap_or_default();
    let parts = [
        ("BYDAY", days),
        ("BYMONTH", list("byMonth")),
        ("BYMONTHDAY", list("byMonthDay")),
        ("COUNT", list("repeatCount")),
    ];
    for (name, values) in parts {
        if !values.is_empty() {
            rule.push_str(&format!(";{name}={values}"));
        }
    }
    Some(rule)
}
