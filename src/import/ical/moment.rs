//! The dates of an event: start, end, recurrence.

use super::Reader;
use super::component::Component;
use super::group::Event;
use super::line::Property;
use super::value::{Duration, Local, parse_date_time, parse_duration};
use super::zone::Zone;
use crate::import::diagnostic::Diagnostic;
use crate::import::recurrence::{MAX_OCCURRENCES, Occurrences, occurrences};
use crate::time::{ClockTime, Date, Edtf, UtcOffset, Window, days, local_at, utc_minutes};

const DAY_MINUTES: i64 = 24 * 60;

/// A start or an end.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Moment {
    Day(Date),
    Time(Local, Zone),
}

/// The length of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Days(i32),
    Minutes(i64),
    Unknown,
}

/// A date of an event, as cells.
#[derive(Debug)]
pub struct EventDate<'a> {
    /// The component that describes it.
    pub component: &'a Component,
    pub when: String,
    pub time: String,
    /// The hours of an event of several days, for which a row has no cell.
    pub hours: Option<String>,
    /// The start by which an occurrence of several is known: `20260608T180000`.
    pub occurrence: Option<String>,
}

/// The dates of an event.
#[derive(Debug, Default)]
pub struct EventDates<'a> {
    pub rows: Vec<EventDate<'a>>,
    /// Whether there are more.
    pub is_cut: bool,
    pub notes: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Returns the dates of an event with those of its rule, each with the component that describes it.
    ///
    /// # Errors
    ///
    /// Values that cannot be read.
    pub fn dates<'e>(&self, event: &Event<'e>) -> Result<EventDates<'e>, Vec<Diagnostic>> {
        let mut dates = EventDates::default();
        let mut faults = Vec::new();
        let mut starts: Vec<(Moment, &'e Component, Option<String>)> = Vec::new();
        let repeats = |name| event.master().find(name).is_some();
        let recurs = repeats("RRULE") || repeats("RDATE") || event.overrides.len() > 1;
        if event.has_master() {
            match self.starts(event.master()) {
                Ok(found) => {
                    dates.is_cut = found.1;
                    starts.extend(found.0.into_iter().map(|start| {
                        let name = recurs.then(|| name_of(&start));
                        (start, event.master(), name)
                    }));
                }
                Err(fault) => faults.push(fault),
            }
        }
        for component in &event.overrides {
            let replaced = component.find("RECURRENCE-ID").map(|id| self.moment(id));
            let own = match component.find("DTSTART") {
                Some(start) => self.moment(start),
                None => replaced.clone().unwrap_or(Err(no_date(component))),
            };
            match own {
                Ok(own) => {
                    let replaced = replaced.and_then(Result::ok);
                    let is_replaced = |start: &Moment| {
                        replaced.as_ref().is_some_and(|it| self.is_same(it, start))
                    };
                    starts.retain(|(start, of, _)| {
                        !std::ptr::eq(*of, event.master()) || !is_replaced(start)
                    });
                    let name = recurs.then(|| name_of(replaced.as_ref().unwrap_or(&own)));
                    starts.push((own, component, name));
                }
                Err(fault) => faults.push(fault),
            }
        }
        starts.sort_by_key(|(start, ..)| match start {
            Moment::Day(day) => (*day, None),
            Moment::Time((day, time), _) => (*day, Some(*time)),
        });
        for (start, component, name) in starts {
            match self.date(start, component, &mut dates.notes) {
                Ok(date) => dates.rows.push(EventDate {
                    occurrence: name,
                    ..date
                }),
                Err(fault) => faults.push(fault),
            }
        }
        faults.dedup();
        match faults.is_empty() {
            true => Ok(dates),
            false => Err(faults),
        }
    }

    /// Returns the starts of a component: its own, those of its rule and those that it lists, and
    /// whether there are more.
    fn starts(&self, component: &Component) -> Result<(Vec<Moment>, bool), Diagnostic> {
        let start = component
            .find("DTSTART")
            .ok_or_else(|| no_date(component))?;
        let start = self.moment(start)?;
        let mut starts = vec![start.clone()];
        let mut is_cut = false;
        if let Some(rule) = component.find("RRULE") {
            let found = self.by_rule(rule, &start).ok_or_else(|| {
                let values = [("what", rule.value.as_str())];
                Diagnostic::new("ics_rule", &values).at(rule.number, "RRULE")
            })?;
            is_cut = found.is_cut;
            starts = found
                .starts
                .into_iter()
                .map(|at| at_local(&start, at))
                .collect();
        }
        for property in component.all("RDATE") {
            for value in property.value.split(',') {
                // A period has an end or a length too, which is that of the event.
                let first = value.split('/').next().unwrap_or_default();
                let found = self.moment_of(property, first)?;
                if !starts.iter().any(|start| self.is_same(start, &found)) {
                    starts.push(found);
                }
            }
        }
        for property in component.all("EXDATE") {
            for value in property
                .value
                .split(',')
                .filter(|value| !value.trim().is_empty())
            {
                let found = self.moment_of(property, value)?;
                starts.retain(|start| !self.is_same(&found, start));
            }
        }
        is_cut |= starts.len() > MAX_OCCURRENCES;
        starts.truncate(MAX_OCCURRENCES);
        Ok((starts, is_cut))
    }

    /// Returns the occurrences of a rule by the clock of the start.
    fn by_rule(&self, rule: &Property, start: &Moment) -> Option<Occurrences> {
        let upper = rule.value.to_ascii_uppercase();
        let parts = upper.split(';').map(str::trim);
        let until = parts.filter_map(|part| part.strip_prefix("UNTIL=")).next();
        let until = until
            .map(parse_date_time)
            .map_or(Some(None), |until| until.map(Some))?;
        let until = until.map(|until| match (until.time, until.offset, start) {
            (Some(time), Some(offset), Moment::Time(_, zone)) => {
                let minute = utc_minutes(until.date, time, offset);
                let offset = self.zones.offset(zone, local_at(minute, UtcOffset::UTC));
                local_at(minute, offset.unwrap_or(UtcOffset::UTC))
            }
            (Some(time), _, Moment::Time(..)) => (until.date, time),
            (None, ..) | (_, _, Moment::Day(_)) => (until.date, ClockTime::LAST),
        });
        let start = match start {
            Moment::Day(day) => (*day, ClockTime::FIRST),
            Moment::Time(local, _) => *local,
        };
        let mut found = occurrences(&rule.value, start, until)?;
        // The start is an occurrence, even if the rule does not match it.
        if found.starts.first() != Some(&start) {
            found.starts.insert(0, start);
        }
        Some(found)
    }

    /// Whether a moment names a start: the same minute, or the day of the start.
    fn is_same(&self, named: &Moment, start: &Moment) -> bool {
        match (named, start) {
            (Moment::Day(named), Moment::Day(start) | Moment::Time((start, _), _)) => {
                named == start
            }
            (Moment::Time(..), Moment::Time(..)) if named == start => true,
            (Moment::Time((day, _), _), Moment::Day(start)) => day == start,
            (Moment::Time(..), Moment::Time(..)) => {
                let minute = self.minute(named);
                minute.is_some() && minute == self.minute(start)
            }
        }
    }

    /// Returns the minute of a time since 1970-01-01T00:00Z.
    fn minute(&self, moment: &Moment) -> Option<i64> {
        match moment {
            Moment::Day(_) => None,
            Moment::Time(local, zone) => {
                let offset = self.zones.offset(zone, *local)?;
                Some(utc_minutes(local.0, local.1, offset))
            }
        }
    }

    fn moment(&self, property: &Property) -> Result<Moment, Diagnostic> {
        self.moment_of(property, &property.value)
    }

    /// Parses a value of a property.
    fn moment_of(&self, property: &Property, value: &str) -> Result<Moment, Diagnostic> {
        let value = value.trim();
        let fault = |key, what: &str| {
            Diagnostic::new(key, &[("what", what)]).at(property.number, &property.name)
        };
        let read = parse_date_time(value).ok_or_else(|| fault("ics_date", value))?;
        let kind = property.parameter("VALUE").unwrap_or_default();
        let is_midnight = read.time.is_none_or(|time| time == ClockTime::FIRST);
        let Some(time) = read
            .time
            .filter(|_| !(kind.eq_ignore_ascii_case("DATE") && is_midnight))
        else {
            return Ok(Moment::Day(read.date));
        };
        let local = (read.date, time);
        let zone = match (read.offset, property.parameter("TZID")) {
            (Some(offset), _) => Zone::Fixed(offset),
            (None, Some(name)) => {
                let found = self.zones.find(name);
                found.ok_or_else(|| fault("ics_zone", name))?
            }
            (None, None) => self.default_zone.clone(),
        };
        Ok(Moment::Time(local, zone))
    }

    /// Returns a time in the zone that a row has: its own, or the host's where only the file knows it.
    fn in_named_zone(
        &self,
        (local, zone): (Local, &Zone),
        component: &Component,
    ) -> Result<(Local, UtcOffset, String), Diagnostic> {
        let fault = |key, what: &str| {
            Diagnostic::new(key, &[("what", what)]).at(component.number, "DTSTART")
        };
        let named = self.zones.name(zone);
        let what = named.clone().unwrap_or_default();
        let offset = self
            .zones
            .offset(zone, local)
            .ok_or_else(|| fault("ics_zone", &what))?;
        if let Some(name) = named {
            return Ok((local, offset, name));
        }
        let minute = utc_minutes(local.0, local.1, offset);
        let what = component
            .find("DTSTART")
            .map_or("", |start| start.value.as_str());
        let offset = self
            .zones
            .host_offset(minute)
            .ok_or_else(|| fault("no_offset", what))?;
        Ok((
            local_at(minute, offset),
            offset,
            self.bundle.host.zone.to_string(),
        ))
    }

    /// Returns the length of a component; reports an end before the start.
    fn length(
        &self,
        component: &Component,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<Length, Diagnostic> {
        let start = component.find("DTSTART");
        let Some(start) = start.or_else(|| component.find("RECURRENCE-ID")) else {
            return Ok(Length::Unknown);
        };
        let start = self.moment(start)?;
        let end = match (component.find("DTEND"), component.find("DURATION")) {
            (Some(end), _) if !end.value.trim().is_empty() => end,
            (_, Some(duration)) => {
                return match parse_duration(&duration.value) {
                    Some(length) => Ok(of_duration(length, &start)),
                    None => {
                        let values = [("what", duration.value.as_str())];
                        let note = Diagnostic::new("ics_duration", &values);
                        notes.push(note.at(duration.number, "DURATION"));
                        Ok(Length::Unknown)
                    }
                };
            }
            (Some(_), None) | (None, None) => return Ok(Length::Unknown),
        };
        let length = match (&start, self.moment(end)?) {
            (Moment::Day(first), Moment::Day(after)) => {
                Length::Days(days::days_between(*first, after))
            }
            (Moment::Day(first), Moment::Time((last, time), _)) => {
                let more = i32::from(time != ClockTime::FIRST);
                Length::Days(days::days_between(*first, last) + more)
            }
            (Moment::Time((first, _), _), Moment::Day(last)) => {
                Length::Minutes(i64::from(days::days_between(*first, last)) * DAY_MINUTES)
            }
            (Moment::Time((first, from), zone), Moment::Time((last, until), other))
                if *zone == other =>
            {
                // By the clock, so that a change to summer time moves no end.
                let minute = |day, time| utc_minutes(day, time, UtcOffset::UTC);
                Length::Minutes(minute(last, until) - minute(*first, *from))
            }
            (Moment::Time(..), other @ Moment::Time(..)) => {
                match self.minute(&other).zip(self.minute(&start)) {
                    Some((end, start)) => Length::Minutes(end - start),
                    None => Length::Unknown,
                }
            }
        };
        let is_backwards = match length {
            Length::Days(days) => days < 0,
            Length::Minutes(minutes) => minutes < 0,
            Length::Unknown => false,
        };
        if is_backwards {
            let note = Diagnostic::new("ics_end", &[("what", end.value.as_str())]);
            notes.push(note.at(end.number, &end.name));
            return Ok(Length::Unknown);
        }
        Ok(length)
    }

    /// Returns the cells of one date.
    fn date<'e>(
        &self,
        start: Moment,
        component: &'e Component,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<EventDate<'e>, Diagnostic> {
        let mut own_notes = Vec::new();
        let length = self.length(component, &mut own_notes)?;
        own_notes.retain(|note| !notes.contains(note));
        notes.extend(own_notes);
        let days = |first: Date, last: Date| {
            let window = Window::new(first, last.max(first)).unwrap_or(Window::day(first));
            Edtf::days(&window).to_string()
        };
        let mut date = EventDate {
            component,
            when: String::new(),
            time: String::new(),
            hours: None,
            occurrence: None,
        };
        let (local, zone) = match start {
            Moment::Day(first) => {
                let count = match length {
                    Length::Days(count) => count.max(1),
                    Length::Minutes(_) | Length::Unknown => 1,
                };
                date.when = days(first, days::add_days(first, count - 1));
                return Ok(date);
            }
            Moment::Time(local, zone) => (local, zone),
        };
        let ((first, from), offset, name) = self.in_named_zone((local, &zone), component)?;
        let minutes = match length {
            Length::Minutes(minutes) => minutes,
            Length::Days(_) | Length::Unknown => 0,
        };
        let (last, until) = self.end((first, from), minutes, offset, &name);
        let is_midnight = |time| time == ClockTime::FIRST;
        let last_day = match is_midnight(until) && last > first {
            true => days::add_days(last, -1),
            false => last,
        };
        let hours = match minutes {
            0 => from.to_string(),
            _ => format!("{from}–{until}"),
        };
        if minutes > 0 && is_midnight(from) && is_midnight(until) {
            date.when = days(first, last_day);
        } else if minutes >= DAY_MINUTES {
            date.when = days(first, last_day);
            date.hours = Some(hours);
        } else {
            // What ends after midnight is still one day.
            date.when = days(first, first);
            date.time = format!("{hours} {offset} {name}");
        }
        Ok(date)
    }

    /// Returns the end of a time by the clock of its zone.
    fn end(&self, (first, from): Local, minutes: i64, offset: UtcOffset, zone: &str) -> Local {
        let by_clock = local_at(
            utc_minutes(first, from, UtcOffset::UTC) + minutes,
            UtcOffset::UTC,
        );
        if minutes % DAY_MINUTES == 0 {
            return by_clock;
        }
        let minute = utc_minutes(first, from, offset) + minutes;
        match self.zones.offset_at(zone, minute) {
            // On the night of a change the end of the file is by the clock.
            Some(after) if after == offset => local_at(minute, after),
            Some(_) | None => by_clock,
        }
    }
}

/// Returns a start as in RECURRENCE-ID, by its own clock.
fn name_of(start: &Moment) -> String {
    let day = |day: &Date| Edtf::day(*day).to_string().replace('-', "");
    match start {
        Moment::Day(date) => day(date),
        Moment::Time((date, time), _) => {
            format!("{}T{}00", day(date), time.to_string().replace(':', ""))
        }
    }
}

/// Returns the start of an occurrence in the zone of the first.
fn at_local(start: &Moment, (day, time): Local) -> Moment {
    match start {
        Moment::Day(_) => Moment::Day(day),
        Moment::Time(_, zone) => Moment::Time((day, time), zone.clone()),
    }
}

fn of_duration(length: Duration, start: &Moment) -> Length {
    let minutes = i64::from(length.days) * DAY_MINUTES + length.minutes;
    match start {
        Moment::Day(_) => {
            let days = (minutes + DAY_MINUTES - 1) / DAY_MINUTES;
            i32::try_from(days).map_or(Length::Unknown, Length::Days)
        }
        Moment::Time(..) => Length::Minutes(minutes),
    }
}

fn no_date(component: &Component) -> Diagnostic {
    Diagnostic::new("ics_no_date", &[]).at(component.number, "DTSTART")
}
