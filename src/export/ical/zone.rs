//! VTIMEZONE: the offsets of a zone, as far as its recurring events need them.
//!
//! Transitions are found by comparing the offset every fortnight, then by bisection. Transitions on
//! the same weekday of each year are written as a rule, which also covers later years; all others
//! one by one.

use super::line::Lines;
use crate::export::Export;
use crate::export::span::{clock_text, push_padded};
use crate::model::Timed;
use crate::time::{ClockTime, Date, UtcOffset, Weekday, days, local_at, utc_minutes};

const DAY_MINUTES: i64 = 24 * 60;
/// No zone changes its clocks twice within a fortnight.
const SEARCH_STEP: i64 = 14 * DAY_MINUTES;
/// Years searched beyond the newest data: by then the date of a yearly transition has taken all
/// seven values that its weekday allows.
const YEARS_AHEAD: i32 = 13;

/// A zone that events refer to.
pub struct Zone {
    name: Box<str>,
    /// The offset in the bundle, for an unknown zone.
    stated: UtcOffset,
    /// The earliest start in the zone, in minutes since 1970-01-01T00:00Z.
    from: i64,
}

/// A change of the UTC offset.
struct Transition {
    minute: i64,
    before: UtcOffset,
    after: UtcOffset,
    /// The local date and time of the change, in the offset before it.
    date: Date,
    time: ClockTime,
}

impl Zone {
    /// Records that an event starts in a zone at this minute.
    pub fn require(zones: &mut Vec<Zone>, time: &Timed, start: i64) {
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
        let transitions = self.transitions(zone, last_year);
        lines.line("BEGIN", "VTIMEZONE");
        lines.line("TZID", &zone.name);
        let first = transitions.first();
        if first.is_none_or(|transition| transition.minute > zone.from) {
            let offset = self.offset(&zone.name, zone.from, zone.stated);
            push_observance(lines, "STANDARD", "19700101T000000", offset, offset, None);
        }
        let mut is_written = vec![false; transitions.len()];
        for (index, transition) in transitions.iter().enumerate() {
            if is_written.get(index) == Some(&true) {
                continue;
            }
            let rule = yearly_rule(&transitions, index, last_year);
            if rule.is_some() {
                for (other, written) in transitions.iter().zip(&mut is_written).skip(index) {
                    *written |= other.is_same_kind(transition);
                }
            }
            // Summer time ends within a year; any other change is one of the standard time.
            let next = transitions.get(index + 1);
            let is_summer = transition.before.minutes() < transition.after.minutes()
                && next.is_some_and(|next| {
                    next.after.minutes() < next.before.minutes()
                        && next.minute - transition.minute < 365 * DAY_MINUTES
                });
            let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
            let start = clock_text(transition.date, transition.time, ["", ""]);
            push_observance(
                lines,
                kind,
                &start,
                transition.before,
                transition.after,
                rule,
            );
        }
        lines.line("END", "VTIMEZONE");
    }

    /// Returns the transitions from a year before the first event to the end of a year.
    fn transitions(&self, zone: &Zone, last_year: i32) -> Vec<Transition> {
        let offset = |minute| self.offset(&zone.name, minute, zone.stated);
        let Some(end) = days::date(last_year, 12, 31) else {
            return Vec::new();
        };
        let end = utc_minutes(end, ClockTime::NOON, UtcOffset::UTC);
        let mut transitions = Vec::new();
        let mut at = zone.from - 366 * DAY_MINUTES;
        let mut before = offset(at);
        while at < end {
            let next = (at + SEARCH_STEP).min(end);
            let after = offset(next);
            if after != before {
                // The transition is after `early`, and not after `late`.
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
                transitions.push(Transition {
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
        transitions
    }
}

impl Transition {
    /// Returns whether month, weekday, time and offsets are the same.
    fn is_same_kind(&self, other: &Transition) -> bool {
        let key = |transition: &Transition| {
            (
                transition.date.month(),
                transition.date.weekday(),
                transition.time,
                transition.before,
                transition.after,
            )
        };
        key(self) == key(other)
    }
}

/// Returns the rule of a transition that recurs in every year up to the last.
fn yearly_rule(transitions: &[Transition], index: usize, last_year: i32) -> Option<String> {
    let transition = transitions.get(index)?;
    let mut year = transition.date.year();
    let (mut first, mut last) = (transition.date.day(), transition.date.day());
    let later = transitions.iter().skip(index);
    for other in later.filter(|other| other.is_same_kind(transition)) {
        if other.date.year() != year {
            return None;
        }
        first = first.min(other.date.day());
        last = last.max(other.date.day());
        year += 1;
    }
    // A shorter range of days may be a coincidence of few years; a longer one is not a rule by
    // weekday.
    if year <= last_year || last - first != 6 {
        return None;
    }
    let weekday = match transition.date.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    let month = u8::from(transition.date.month()).to_string();
    let mut rule = ["FREQ=YEARLY;BYMONTH=", &month].concat();
    let mut nth = String::new();
    if last == transition.date.month().length(year) {
        nth.push_str("-1");
    } else if first % 7 == 1 {
        nth = (first / 7 + 1).to_string();
    } else {
        // For example the first Sunday on or after the 2nd.
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

/// Formats an offset: `+0900`, `-0330`.
fn offset_text(offset: UtcOffset) -> String {
    let minutes = u32::from(offset.minutes().unsigned_abs());
    let mut text = String::from(if offset.minutes() < 0 { "-" } else { "+" });
    push_padded(&mut text, minutes / 60, 2);
    push_padded(&mut text, minutes % 60, 2);
    text
}
