//! VTIMEZONE: how the clocks of a zone go, as far as its recurring events need it.
//!
//! The changes are found by asking for offsets: every fortnight, and then ever closer. Those that
//! come on one weekday of each year are written as a rule, which also holds for later years; the
//! others one by one.

use super::line::Lines;
use crate::export::Export;
use crate::export::span::{clock_text, push_number};
use crate::model::Timed;
use crate::time::{ClockTime, Date, UtcOffset, Weekday, days, local_at, utc_minutes};

const DAY: i64 = 24 * 60;
/// No zone sets its clocks forth and back within a fortnight.
const STEP: i64 = 14 * DAY;
/// So many years beyond the newest data are asked for: by then a weekday has fallen on each of the
/// seven days that a rule leaves it.
const YEARS_AHEAD: i32 = 13;

/// A zone that events name.
pub struct Zone {
    name: Box<str>,
    /// The offset that the bundle states, should nobody know the zone.
    stated: UtcOffset,
    /// The earliest start there, in minutes since 1970-01-01T00:00Z.
    from: i64,
}

/// The clocks of a zone are set.
struct Change {
    minute: i64,
    before: UtcOffset,
    after: UtcOffset,
    /// When that is by the clocks as they were.
    date: Date,
    time: ClockTime,
}

impl Zone {
    /// Remembers that an event starts there at this minute.
    pub fn note(zones: &mut Vec<Zone>, time: &Timed, start: i64) {
        match zones.iter_mut().find(|zone| zone.name == time.zone) {
            Some(zone) => zone.from = zone.from.min(start),
            None => zones.push(Zone {
                name: time.zone.clone(),
                stated: time.offset,
                from: start,
            }),
        }
    }
}

impl Export<'_> {
    pub(super) fn push_zone(&self, lines: &mut Lines, zone: &Zone) {
        let year = |minute| local_at(minute, UtcOffset::UTC).0.year();
        let newest = self.bundle.site.updated.map_or(0, Date::year);
        let last_year = year(zone.from).max(newest).saturating_add(YEARS_AHEAD);
        let changes = self.changes(zone, last_year);
        lines.line("BEGIN", "VTIMEZONE");
        lines.line("TZID", &zone.name);
        let first = changes.first();
        if first.is_none_or(|change| change.minute > zone.from) {
            let offset = self.offset(&zone.name, zone.from, zone.stated);
            push_observance(lines, "STANDARD", "19700101T000000", offset, offset, None);
        }
        let mut is_told = vec![false; changes.len()];
        for (place, change) in changes.iter().enumerate() {
            if is_told.get(place) == Some(&true) {
                continue;
            }
            let rule = yearly(&changes, place, last_year);
            if rule.is_some() {
                for (other, told) in changes.iter().zip(&mut is_told).skip(place) {
                    *told |= other.is_like(change);
                }
            }
            // Summer time ends again within the year; other changes are of the standard time.
            let next = changes.get(place + 1);
            let is_summer = change.before.minutes() < change.after.minutes()
                && next.is_some_and(|next| {
                    next.after.minutes() < next.before.minutes()
                        && next.minute - change.minute < 365 * DAY
                });
            let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
            let start = clock_text(change.date, change.time, ["", ""]);
            push_observance(lines, kind, &start, change.before, change.after, rule);
        }
        lines.line("END", "VTIMEZONE");
    }

    /// The changes from a year before the first event to the end of a year.
    fn changes(&self, zone: &Zone, last_year: i32) -> Vec<Change> {
        let offset = |minute| self.offset(&zone.name, minute, zone.stated);
        let Some(end) = days::date(last_year, 12, 31) else {
            return Vec::new();
        };
        let end = utc_minutes(end, ClockTime::NOON, UtcOffset::UTC);
        let mut changes = Vec::new();
        let mut at = zone.from - 366 * DAY;
        let mut before = offset(at);
        while at < end {
            let next = (at + STEP).min(end);
            let after = offset(next);
            if after != before {
                // The change lies after `early`, at `late` at the latest.
                let (mut early, mut late) = (at, next);
                while late - early > 1 {
                    let middle = early + (late - early) / 2;
                    if offset(middle) == before {
                        early = middle;
                    } else {
                        late = middle;
                    }
                }
                let (date, time) = local_at(late, before);
                changes.push(Change {
                    minute: late,
                    before,
                    after,
                    date,
                    time,
                });
                before = after;
            }
            at = next;
        }
        changes
    }
}

impl Change {
    /// Whether the clocks are set in the same way at the same time of the year, but for the day.
    fn is_like(&self, other: &Change) -> bool {
        let key = |change: &Change| {
            (
                change.date.month(),
                change.date.weekday(),
                change.time,
                change.before,
                change.after,
            )
        };
        key(self) == key(other)
    }
}

/// The rule of a change that comes back every year from this one to the last.
fn yearly(changes: &[Change], place: usize, last_year: i32) -> Option<String> {
    let change = changes.get(place)?;
    let mut year = change.date.year();
    let (mut first, mut last) = (change.date.day(), change.date.day());
    let later = changes.iter().skip(place);
    for other in later.filter(|other| other.is_like(change)) {
        if other.date.year() != year {
            return None;
        }
        first = first.min(other.date.day());
        last = last.max(other.date.day());
        year += 1;
    }
    // Fewer days may be an accident of few years, more are no rule of a weekday.
    if year <= last_year || last - first != 6 {
        return None;
    }
    let weekday = match change.date.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    let month = u8::from(change.date.month()).to_string();
    let mut rule = ["FREQ=YEARLY;BYMONTH=", &month].concat();
    let mut nth = String::new();
    if last == change.date.month().length(year) {
        nth.push_str("-1");
    } else if first % 7 == 1 {
        nth = (first / 7 + 1).to_string();
    } else {
        // "The first Sunday from the second on."
        rule.push_str(";BYMONTHDAY=");
        for day in first..=last {
            rule.push_str(&day.to_string());
            rule.push_str(if day < last { "," } else { "" });
        }
    }
    Some([&rule, ";BYDAY=", &nth, weekday].concat())
}

fn push_observance(
    lines: &mut Lines,
    kind: &str,
    start: &str,
    before: UtcOffset,
    after: UtcOffset,
    rule: Option<String>,
) {
    lines.line("BEGIN", kind);
    lines.line("DTSTART", start);
    lines.line("TZOFFSETFROM", &offset_text(before));
    lines.line("TZOFFSETTO", &offset_text(after));
    if let Some(rule) = rule {
        lines.line("RRULE", &rule);
    }
    lines.line("END", kind);
}

/// `+0900`, `-0330`.
fn offset_text(offset: UtcOffset) -> String {
    let minutes = u32::from(offset.minutes().unsigned_abs());
    let mut text = String::from(if offset.minutes() < 0 { "-" } else { "+" });
    push_number(&mut text, minutes / 60, 2);
    push_number(&mut text, minutes % 60, 2);
    text
}
