//! A series that recurs by a rule, as one event with RRULE, RDATE and EXDATE.

use super::line::Lines;
use super::zone::Zone;
use super::{Draft, Written};
use crate::export::Export;
use crate::export::details::Whole;
use crate::export::span::{clock_text, day_text, utc_text};
use crate::model::{EntryIx, Occurrence, SeriesIx, Slot, Subject, Timed};
use crate::time::recur::{End, Rule, RuleSet};
use crate::time::{ClockTime, Date, Window, days};

/// Maximum number of excluded days of one entry.
const MAX_EXCEPTIONS: usize = 1000;

/// Suffix of the UID of the part of a series that is not announced. No id contains a full stop.
const EXPECTED_PART: &str = ".expected";

/// A recurrence as in iCalendar, where the first day is always an occurrence.
struct Recurrence {
    first: Date,
    rule: Option<Rule>,
    /// Days outside the rule, after the first, ascending.
    extra: Vec<Date>,
    /// Days of the rule that do not take place or are replaced by an entry, ascending.
    excluded: Vec<Date>,
}

/// A part of a series, as one event.
struct Part {
    recurrence: Recurrence,
    announced_until: Option<Date>,
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
    ///
    /// A series whose days are announced up to one of them becomes two events: the announced days,
    /// confirmed, and the later ones, tentative. STATUS belongs to a whole event: overriding it for
    /// each day (RECURRENCE-ID) needs an event per day, which many calendars ignore in
    /// subscriptions, and a single tentative event would call announced days uncertain. The
    /// announced part has the UID of the series, so that the copies of subscribers follow when the
    /// office announces more days; the later part has one of its own.
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
        let announced_until = self.bundle.series(index).announced_until;
        let Some(parts) = parts(set, &editions.days, announced_until) else {
            return false;
        };
        for (number, part) in parts.iter().enumerate() {
            let suffix = if number == 0 { "" } else { EXPECTED_PART };
            self.push_part(draft, written, (index, set), part, &editions, suffix);
        }
        written.series.push(index);
        for entry in editions.entries {
            let subject = Subject::Entry(entry);
            if !given.iter().any(|other| other.subject == subject) {
                self.push_event(draft, subject);
            }
        }
        true
    }

    fn push_part(
        &self,
        draft: &mut Draft,
        written: &mut Written,
        (index, set): (SeriesIx, &RuleSet),
        part: &Part,
        editions: &Editions,
        suffix: &str,
    ) {
        let first = part.recurrence.first;
        let view = self.bundle.view(Subject::Expected {
            series: index,
            slot: Slot::Day(first),
        });
        let lines = &mut draft.events;
        lines.line("BEGIN", "VEVENT");
        let uid = [&self.bundle.series(index).id, suffix].concat();
        lines.text("UID", None, &self.global_uid(&uid));
        // An entry that replaces a day is a revision of the series too.
        let number = u32::try_from(editions.days.len()).unwrap_or(u32::MAX);
        let number = view.revision.number.saturating_add(number);
        self.push_revision(lines, number, view.revision.date.max(editions.changed));
        self.push_recurrence(lines, &part.recurrence, set.length_days, view.time);
        match view.time {
            None => lines.line("TRANSP", "TRANSPARENT"),
            Some(time) => {
                let start = self.minute_at(first, time.start, &time.zone, time.offset);
                Zone::require(&mut written.zones, time, start);
            }
        }
        let whole = Whole {
            series: index,
            announced_until: part.announced_until,
        };
        self.push_view(lines, &view, None, Some(whole));
        lines.line("END", "VEVENT");
        draft.count += 1;
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

    /// Writes the recurrence on `length_days` whole days, or at a time of day in a zone.
    fn push_recurrence(
        &self,
        lines: &mut Lines,
        recurrence: &Recurrence,
        length_days: u16,
        time: Option<&Timed>,
    ) {
        let first = recurrence.first;
        let (kind, start, last, end) = match time {
            None => (
                String::from(";VALUE=DATE"),
                None,
                days::add_days(first, i32::from(length_days)),
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
        if let Some(rule) = &recurrence.rule {
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

/// Returns the announced and the expected days of a series without the replaced ones, each if there
/// are any; `None` if there are none, or a part cannot be expressed.
fn parts(set: &RuleSet, replaced: &[Date], announced_until: Option<Date>) -> Option<Vec<Part>> {
    let whole = (Date::MIN, Date::MAX);
    let all = match announced_until {
        None => vec![(whole, None)],
        Some(last) => {
            let announced = ((Date::MIN, last), Some(last));
            let expected = last.next_day().map(|next| ((next, Date::MAX), None));
            [announced].into_iter().chain(expected).collect()
        }
    };
    let mut parts = Vec::new();
    for ((from, to), announced_until) in all {
        if has_days(set, replaced, from, to) {
            parts.push(Part {
                recurrence: recurrence(set, replaced, from, to)?,
                announced_until,
            });
        }
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether a series has a day between two others that is not replaced.
fn has_days(set: &RuleSet, replaced: &[Date], from: Date, to: Date) -> bool {
    let mut set = set.clone();
    set.exdates.extend(replaced);
    let earliest = set.rdates.iter().copied().fold(set.start, Date::min);
    let window = Window::new(from.max(earliest), to);
    window.is_some_and(|window| !set.expand(&window, 1).dates.is_empty())
}

/// Returns the days of a series from one day to another, without the replaced ones, as a rule whose
/// first day is an occurrence.
///
/// In a bundle the first day only starts the count of periods; in iCalendar it is always an
/// occurrence. Later days of a rule are whole intervals after it, so that the rule may start on any
/// of them and continue with the same days; only with COUNT it must start on the first of all, or
/// count the remaining ones.
fn recurrence(set: &RuleSet, replaced: &[Date], from: Date, to: Date) -> Option<Recurrence> {
    let is_within = |day: &Date| from <= *day && *day <= to;
    let mut excluded_days = replaced.to_vec();
    for day in &set.exdates {
        insert_sorted(&mut excluded_days, *day);
    }
    let mut extra = Vec::new();
    let own = set.rdates.iter().filter(|day| is_within(day));
    for day in own.filter(|day| !excluded_days.contains(day)) {
        insert_sorted(&mut extra, *day);
    }
    let Some(rule) = &set.rule else {
        if is_within(&set.start) && !excluded_days.contains(&set.start) {
            insert_sorted(&mut extra, set.start);
        }
        return listed(extra);
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
    let all = Window::new(set.start.max(from), to)?;
    let Some(first) = leading.expand(&all, 1).dates.first().copied() else {
        // The rule has ended or not begun.
        return listed(extra);
    };
    // Calendars treat a day before the start of the rule differently.
    if !has_four_digit_year(first) || extra.first().is_some_and(|day| *day < first) {
        return None;
    }
    let in_rule = |day: &Date| !rule_only.expand(&Window::day(*day), 1).dates.is_empty();
    extra.retain(|day| !in_rule(day));
    excluded_days.retain(|day| first <= *day && *day <= to && in_rule(day));
    let days_until = |last: Date| {
        let window = Window::new(set.start, last);
        window.map_or(0, |window| {
            rule_only.expand(&window, usize::MAX - 1).dates.len()
        })
    };
    let end = match rule.end() {
        End::Count(count) => {
            let before = from.previous_day().map_or(0, days_until);
            let upto = match to == Date::MAX {
                true => usize::try_from(count).unwrap_or(usize::MAX),
                false => days_until(to),
            };
            End::Count(u32::try_from(upto.saturating_sub(before)).unwrap_or(count))
        }
        End::Until(last) => End::Until(last.min(to)),
        End::Never if to == Date::MAX => End::Never,
        End::Never => End::Until(to),
    };
    Some(Recurrence {
        first,
        rule: Some(rule.with_end(end)),
        extra,
        excluded: excluded_days,
    })
}

/// Returns a recurrence of listed days; `None` if there are none.
fn listed(mut days: Vec<Date>) -> Option<Recurrence> {
    let first = *days.first()?;
    days.remove(0);
    has_four_digit_year(first).then_some(Recurrence {
        first,
        rule: None,
        extra: days,
        excluded: Vec::new(),
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
