//! A series that recurs by a rule, as one event with RRULE, RDATE and EXDATE.

use super::line::Lines;
use super::zone::Zone;
use super::{Draft, Told};
use crate::export::Export;
use crate::export::span::{clock_text, day_text, utc_text};
use crate::model::{EntryIx, Occurrence, SeriesIx, Slot, Subject, Timed};
use crate::time::recur::{End, Rule, RuleSet};
use crate::time::{ClockTime, Date, Window, days};

/// More days of one entry than this are not excepted one by one.
const MOST_EXCEPTIONS: usize = 1000;

/// A rule as calendars have it: its first day is one of its own.
struct Recurrence<'a> {
    first: Date,
    rule: Option<&'a Rule>,
    /// Days beside the rule, after the first, ascending.
    more: Vec<Date>,
    /// Days of the rule that do not take place or are told by an entry, ascending.
    without: Vec<Date>,
}

/// The entries that tell days of the series instead of it.
struct Editions {
    entries: Vec<EntryIx>,
    /// Their newest change.
    changed: Option<Date>,
    /// The days that they replace, ascending.
    days: Vec<Date>,
}

impl Export<'_> {
    /// Writes the whole of a series, with those of its editions that are not among `given`, which
    /// are written anyway; `false` where no rule of a calendar has just its days.
    pub(super) fn push_series(
        &self,
        draft: &mut Draft,
        told: &mut Told,
        place: SeriesIx,
        set: &RuleSet,
        given: &[Occurrence],
    ) -> bool {
        let Some(editions) = self.editions(place, set) else {
            return false;
        };
        let Some(recurrence) = recurrence(set, &editions.days) else {
            return false;
        };
        let first = recurrence.first;
        let subject = Subject::Expected {
            series: place,
            slot: Slot::Day(first),
        };
        let view = self.bundle.view(subject);
        let lines = &mut draft.events;
        lines.line("BEGIN", "VEVENT");
        self.push_uid(lines, &self.bundle.series(place).id);
        // An entry that takes the place of a day revises the series too.
        let number = u32::try_from(editions.days.len()).unwrap_or(u32::MAX);
        let number = view.revision.number.saturating_add(number);
        self.push_revision(lines, number, view.revision.date.max(editions.changed));
        self.push_recurrence(lines, &recurrence, view.time);
        match view.time {
            None => lines.line("TRANSP", "TRANSPARENT"),
            Some(time) => {
                let start = self.minute_at(first, time.start, &time.zone, time.offset);
                Zone::note(&mut told.zones, time, start);
            }
        }
        let page = self.page(&subject.id(self.bundle));
        self.push_view(lines, &view, Some(place), page.as_deref());
        lines.line("END", "VEVENT");
        draft.count += 1;
        told.series.push(place);
        for entry in editions.entries {
            let subject = Subject::Entry(entry);
            if !given.iter().any(|other| other.subject == subject) {
                self.push_event(draft, subject);
            }
        }
        true
    }

    /// What entries tell instead of the series; `None` where that has no end.
    fn editions(&self, place: SeriesIx, set: &RuleSet) -> Option<Editions> {
        let mut found = Editions {
            entries: Vec::new(),
            changed: None,
            days: Vec::new(),
        };
        let series = self.bundle.series(place);
        let own = self.bundle.entries.iter().zip((0..).map(EntryIx));
        for (entry, entry_place) in own.filter(|(entry, _)| entry.series == Some(place)) {
            let bounds = entry.when.bounds();
            let Some(begin) = bounds.earliest.or(bounds.latest) else {
                continue;
            };
            let last = match bounds.latest {
                Some(last) => last,
                None if series.is_once_a_year() => begin,
                None => return None,
            };
            // An edition of a yearly series stands for its whole year.
            let first = bounds.earliest.unwrap_or(set.start.min(begin));
            let window = Window::new(
                days::date(first.year(), 1, 1)?,
                days::date(last.year(), 12, 31)?,
            )?;
            let expansion = set.expand(&window, MOST_EXCEPTIONS);
            if expansion.truncated {
                return None;
            }
            let known = found.days.len();
            for day in expansion.dates {
                if self.bundle.edition(place, Slot::Day(day)) == Some(entry_place) {
                    insert(&mut found.days, day);
                }
            }
            if found.days.len() > known {
                found.entries.push(entry_place);
                found.changed = found.changed.max(entry.revision.date);
            }
        }
        Some(found)
    }

    /// The recurrence on whole days, or at a time of day in a zone.
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
                // Beside a local start the last moment is told in UTC (RFC 5545, section 3.3.10).
                let minute = self.minute_at(until, time.start, &time.zone, time.offset);
                let day = day_text(until, "");
                if let Some((before, after)) = text.split_once(&day) {
                    text = [before, &utc_text(minute, ["", ""]), after].concat();
                }
            }
            lines.line("RRULE", &text);
        }
        push_list(lines, "RDATE", &kind, &recurrence.more, start);
        push_list(lines, "EXDATE", &kind, &recurrence.without, start);
    }
}

/// A line of days, or of days at a time; none where there are no days.
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

/// The days of a series without those that entries tell, as a rule whose first day counts.
///
/// In our rules the first day only begins the count of periods, in a calendar's it always takes
/// place. Later days of a rule lie whole intervals after it, so that a rule which begins on one of
/// them goes on with the same days; only a COUNT must begin at the first of all.
fn recurrence<'a>(set: &'a RuleSet, edited: &[Date]) -> Option<Recurrence<'a>> {
    let mut off = edited.to_vec();
    for day in &set.exdates {
        insert(&mut off, *day);
    }
    let mut more = Vec::new();
    for day in set.rdates.iter().filter(|day| !off.contains(day)) {
        insert(&mut more, *day);
    }
    let Some(rule) = &set.rule else {
        if !off.contains(&set.start) {
            insert(&mut more, set.start);
        }
        let first = *more.first()?;
        more.remove(0);
        return fits(first).then_some(Recurrence {
            first,
            rule: None,
            more,
            without: Vec::new(),
        });
    };
    let bare = RuleSet {
        exdates: Vec::new(),
        rdates: Vec::new(),
        ..set.clone()
    };
    let mut leading = bare.clone();
    if !matches!(rule.end(), End::Count(_)) {
        leading.exdates.clone_from(&off);
    }
    let all = Window::new(set.start, Date::MAX)?;
    let first = *leading.expand(&all, 1).dates.first()?;
    // Calendars disagree about a day before the first one of its rule.
    if !fits(first) || more.first().is_some_and(|day| *day < first) {
        return None;
    }
    let in_rule = |day: &Date| !bare.expand(&Window::day(*day), 1).dates.is_empty();
    more.retain(|day| !in_rule(day));
    off.retain(|day| *day >= first && in_rule(day));
    Some(Recurrence {
        first,
        rule: Some(rule),
        more,
        without: off,
    })
}

/// Calendars write years with four digits.
fn fits(day: Date) -> bool {
    day.year() >= 1
}

/// Puts a day into an ascending list, once.
fn insert(list: &mut Vec<Date>, day: Date) {
    let place = list.partition_point(|known| *known < day);
    if list.get(place) != Some(&day) {
        list.insert(place, day);
    }
}
