//! A series that recurs by a rule, as one event with RRULE, RDATE and EXDATE.

use super::line::Lines;
use super::zone::Zone;
use super::{Draft, Written};
use crate::export::Export;
use crate::export::span::{clock_text, day_text, utc_text};
use crate::model::{EntryIx, Occurrence, SeriesIx, Slot, Subject, Timed};
use crate::time::recur::{End, Rule, RuleSet};
use crate::time::{ClockTime, Date, Window, days};

/// Maximum number of excluded days of one entry.
const MAX_EXCEPTIONS: usize = 1000;

/// A recurrence as in iCalendar, where the first day is always an occurrence.
struct Recurrence<'a> {
    first: Date,
    rule: Option<&'a Rule>,
    /// Days outside the rule, after the first, ascending.
    extra: Vec<Date>,
    /// Days of the rule that do not take place or are replaced by an entry, ascending.
    excluded: Vec<Date>,
}

/// The entries that replace days of the series.
struct Editions {
    entries: Vec<EntryIx>,
    /// Their newest revision.
    changed: Option<Date>,
    /// The days that they replace, ascending.
    days: Vec<Date>,
}

impl Export<'_> {
    /// Writes a whole series, with those of its editions that are not in `given`, which are written
    /// anyway. Returns `false` if the series cannot be expressed as a rule of iCalendar.
    pub(super) fn push_series(
        &self,
        draft: &mut Draft,
        written: &mut Written,
        index: SeriesIx,
        set: &RuleSet,
        given: &[Occurrence],
    ) -> bool {
        let Some(editions) = self.editions(index, set) else {
            return false;
        };
        let Some(recurrence) = recurrence(set, &editions.days) else {
            return false;
        };
        let first = recurrence.first;
        let subject = Subject::Expected {
            series: index,
            slot: Slot::Day(first),
        };
        let view = self.bundle.view(subject);
        let lines = &mut draft.events;
        lines.line("BEGIN", "VEVENT");
        self.push_uid(lines, &self.bundle.series(index).id);
        // An entry that replaces a day is a revision of the series too.
        let number = u32::try_from(editions.days.len()).unwrap_or(u32::MAX);
        let number = view.revision.number.saturating_add(number);
        self.push_revision(lines, number, view.revision.date.max(editions.changed));
        self.push_recurrence(lines, &recurrence, view.time);
        match view.time {
            None => lines.line("TRANSP", "TRANSPARENT"),
            Some(time) => {
                let start = self.minute_at(first, time.start, &time.zone, time.offset);
                Zone::require(&mut written.zones, time, start);
            }
        }
        let url = self.event_url(&subject.id(self.bundle));
        self.push_view(lines, &view, Some(index), url.as_deref());
        lines.line("END", "VEVENT");
        draft.count += 1;
        written.series.push(index);
        for entry in editions.entries {
            let subject = Subject::Entry(entry);
            if !given.iter().any(|other| other.subject == subject) {
                self.push_event(draft, subject);
            }
        }
        true
    }

    /// Returns the entries that replace days of the series; `None` if one of them has no end.
    fn editions(&self, index: SeriesIx, set: &RuleSet) -> Option<Editions> {
        let mut found = Editions {
            entries: Vec::new(),
            changed: None,
            days: Vec::new(),
        };
        let series = self.bundle.series(index);
        let own = self.bundle.entries.iter().zip((0..).map(EntryIx));
        for (entry, entry_index) in own.filter(|(entry, _)| entry.series == Some(index)) {
            let bounds = entry.when.bounds();
            let Some(begin) = bounds.earliest.or(bounds.latest) else {
                continue;
            };
            let last = match bounds.latest {
                Some(last) => last,
                None if series.is_once_a_year() => begin,
                None => return None,
            };
            // An edition of a yearly series replaces its whole year.
            let first = bounds.earliest.unwrap_or(set.start.min(begin));
            let window = Window::new(
                days::date(first.year(), 1, 1)?,
                days::date(last.year(), 12, 31)?,
            )?;
            let expansion = set.expand(&window, MAX_EXCEPTIONS);
            if expansion.truncated {
                return None;
            }
            let known = found.days.len();
            for day in expansion.dates {
                if self.bundle.edition(index, Slot::Day(day)) == Some(entry_index) {
                    insert_sorted(&mut found.days, day);
                }
            }
            if found.days.len() > known {
                found.entries.push(entry_index);
                found.changed = found.changed.max(entry.revision.date);
            }
        }
        Some(found)
    }

    /// Writes the recurrence on whole days, or at a time of day in a zone.
    fn push_recurrence(
        &self,
        lines: &mut Lines,
        recurrence: &Recurrence<'_>,
        time: Option<&Timed>,
    ) {
        let first = recurrence.first;
        let (kind, start, last, end) = match time {
            None => (
                String::from(";VALUE=DATE"),
                None,
                days::add_days(first, 1),
                None,
            ),
            Some(time) => {
                let end = time.end.unwrap_or(time.start);
                let last = days::add_days(first, i32::from(end < time.start));
                let kind = [";TZID=", &time.zone].concat();
                (kind, Some(time.start), last, Some(end))
            }
        };
        push_list(lines, "DTSTART", &kind, &[first], start);
        if start.is_none() || start != end {
            push_list(lines, "DTEND", &kind, &[last], end);
        }
        if let Some(rule) = recurrence.rule {
            let mut text = rule.to_string();
            if let (End::Until(until), Some(time)) = (rule.end(), time) {
                // With a local start, UNTIL is in UTC (RFC 5545, section 3.3.10).
                let minute = self.minute_at(until, time.start, &time.zone, time.offset);
                let day = day_text(until, "");
                if let Some((before, after)) = text.split_once(&day) {
                    text = [before, &utc_text(minute, ["", ""]), after].concat();
                }
            }
            lines.line("RRULE", &text);
        }
        push_list(lines, "RDATE", &kind, &recurrence.extra, start);
        push_list(lines, "EXDATE", &kind, &recurrence.excluded, start);
    }
}

/// Writes a line of days, or of days with a time; nothing for an empty list.
fn push_list(lines: &mut Lines, name: &str, kind: &str, days: &[Date], time: Option<ClockTime>) {
    let mut list = String::new();
    for day in days {
        if !list.is_empty() {
            list.push(',');
        }
        list.push_str(&match time {
            Some(time) => clock_text(*day, time, ["", ""]),
            None => day_text(*day, ""),
        });
    }
    if !list.is_empty() {
        lines.line(&[name, kind].concat(), &list);
    }
}

/// Returns the days of a series without the replaced ones, as a rule whose first day is an
/// occurrence.
///
/// In a bundle the first day only starts the count of periods; in iCalendar it is always an
/// occurrence. Later days of a rule are whole intervals after it, so that the rule may start on any
/// of them and continue with the same days; only with COUNT it must start on the first of all.
fn recurrence<'a>(set: &'a RuleSet, replaced: &[Date]) -> Option<Recurrence<'a>> {
    let mut excluded_days = replaced.to_vec();
    for day in &set.exdates {
        insert_sorted(&mut excluded_days, *day);
    }
    let mut extra = Vec::new();
    for day in set.rdates.iter().filter(|day| !excluded_days.contains(day)) {
        insert_sorted(&mut extra, *day);
    }
    let Some(rule) = &set.rule else {
        if !excluded_days.contains(&set.start) {
            insert_sorted(&mut extra, set.start);
        }
        let first = *extra.first()?;
        extra.remove(0);
        return has_four_digit_year(first).then_some(Recurrence {
            first,
            rule: None,
            extra,
            excluded: Vec::new(),
        });
    };
    let rule_only = RuleSet {
        exdates: Vec::new(),
        rdates: Vec::new(),
        ..set.clone()
    };
    let mut leading = rule_only.clone();
    if !matches!(rule.end(), End::Count(_)) {
        leading.exdates.clone_from(&excluded_days);
    }
    let all = Window::new(set.start, Date::MAX)?;
    let first = *leading.expand(&all, 1).dates.first()?;
    // Calendars treat a day before the start of the rule differently.
    if !has_four_digit_year(first) || extra.first().is_some_and(|day| *day < first) {
        return None;
    }
    let in_rule = |day: &Date| !rule_only.expand(&Window::day(*day), 1).dates.is_empty();
    extra.retain(|day| !in_rule(day));
    excluded_days.retain(|day| *day >= first && in_rule(day));
    Some(Recurrence {
        first,
        rule: Some(rule),
        extra,
        excluded: excluded_days,
    })
}

/// Calendars write years with four digits.
fn has_four_digit_year(day: Date) -> bool {
    day.year() >= 1
}

/// Inserts a day into an ascending list, once.
fn insert_sorted(list: &mut Vec<Date>, day: Date) {
    let index = list.partition_point(|known| *known < day);
    if list.get(index) != Some(&day) {
        list.insert(index, day);
    }
}
