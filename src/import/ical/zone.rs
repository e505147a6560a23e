//! Time zones of a calendar: by their names, else by their definitions (VTIMEZONE).

use super::component::{Component, Components};
use super::value::{Local, parse_date_time};
use crate::import::local_offset::{LocalOffset, OffsetAt, local_offset};
use crate::import::zone_name::{offset_in_name, utc_offset, zone_name};
use crate::time::recur::{Rule, RuleSet};
use crate::time::{ClockTime, Date, UtcOffset, Window, days, utc_minutes};

/// A zone of local times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Zone {
    /// A name of the IANA database.
    Named(String),
    /// The index of a definition in the file.
    Defined(usize),
    /// Always the same offset.
    Fixed(UtcOffset),
}

/// The definition of a zone.
#[derive(Debug)]
struct Definition {
    name: String,
    /// The place that some programs add: `X-LIC-LOCATION`.
    location: Option<String>,
    observances: Vec<Observance>,
}

/// A period in which the offset is the same, and when it begins.
#[derive(Debug)]
struct Observance {
    start: Local,
    offset: UtcOffset,
    days: RuleSet,
}

/// The zones of a file.
#[derive(Debug)]
pub struct Zones {
    definitions: Vec<Definition>,
    offset_at: Option<OffsetAt>,
    /// The host city's zone, and its offset where the database does not have it.
    host: String,
    host_offset: Option<UtcOffset>,
}

/// Maximum number of onsets of a period that are compared.
const MAX_ONSETS: usize = 16;

impl Zones {
    /// Reads the definitions of a file.
    pub fn new(
        components: &Components,
        host: &str,
        host_offset: Option<UtcOffset>,
        offset_at: Option<OffsetAt>,
    ) -> Zones {
        let definitions = components.zones.iter().filter_map(definition);
        Zones {
            definitions: definitions.collect(),
            offset_at,
            host: host.to_string(),
            host_offset,
        }
    }

    /// Returns the zone of a name; `None` if it is neither known nor defined.
    pub fn find(&self, name: &str) -> Option<Zone> {
        let defined = self.definitions.iter().position(|zone| zone.name == name);
        let known = |name: &str| zone_name(name, self.offset_at?);
        let location = defined
            .and_then(|at| self.definitions.get(at)?.location.as_deref())
            .and_then(known);
        if let Some(name) = known(name).or(location) {
            return Some(Zone::Named(name));
        }
        if name == self.host && self.host_offset.is_some() && defined.is_none() {
            return Some(Zone::Named(self.host.clone()));
        }
        let fixed = || offset_in_name(name).map(Zone::Fixed);
        defined.map(Zone::Defined).or_else(fixed)
    }

    /// Returns the zone of the host city.
    pub fn host(&self) -> Zone {
        let defined = || {
            self.definitions
                .iter()
                .position(|zone| zone.name == self.host)
        };
        match (self.offset_at, self.host_offset) {
            (None, None) => defined().map_or(Zone::Named(self.host.clone()), Zone::Defined),
            _ => Zone::Named(self.host.clone()),
        }
    }

    /// Returns the offset of a local time; `None` if it is unknown. A time that the clock skips has the
    /// offset before; the planner reports it.
    pub fn offset(&self, zone: &Zone, (date, time): Local) -> Option<UtcOffset> {
        match zone {
            Zone::Fixed(offset) => Some(*offset),
            Zone::Defined(index) => self.definitions.get(*index)?.offset((date, time)),
            Zone::Named(name) => {
                let of_zone =
                    self.offset_at
                        .and_then(|at| match local_offset(at, name, date, time) {
                            LocalOffset::One(offset) | LocalOffset::Repeated(offset, _) => {
                                Some(offset)
                            }
                            LocalOffset::Skipped => {
                                at(name, utc_minutes(date, time, UtcOffset::UTC))
                            }
                            LocalOffset::UnknownZone => None,
                        });
                of_zone.or(self.host_offset.filter(|_| *name == self.host))
            }
        }
    }

    /// Returns the offset of the host city at a minute since 1970-01-01T00:00Z.
    pub fn host_offset(&self, minute: i64) -> Option<UtcOffset> {
        let of_zone = self.offset_at.and_then(|at| at(&self.host, minute));
        of_zone.or(self.host_offset)
    }

    /// Returns the offset of a zone at a minute since 1970-01-01T00:00Z.
    pub fn offset_at(&self, zone: &str, minute: i64) -> Option<UtcOffset> {
        self.offset_at.and_then(|at| at(zone, minute))
    }

    /// Returns the name of a zone, which a bundle can have; `None` for a zone that only the file
    /// defines, if the host's is known instead.
    pub fn name(&self, zone: &Zone) -> Option<String> {
        match zone {
            Zone::Named(name) => Some(name.clone()),
            Zone::Defined(index) if self.offset_at.is_none() => {
                self.definitions.get(*index).map(|zone| zone.name.clone())
            }
            Zone::Defined(_) | Zone::Fixed(_) => None,
        }
    }
}

fn definition(component: &Component) -> Option<Definition> {
    let text = |name| {
        component
            .find(name)
            .map(|property| property.value.trim().to_string())
    };
    let observances = component.inner.iter().filter_map(observance).collect();
    Some(Definition {
        name: text("TZID")?.trim_matches('"').to_string(),
        location: text("X-LIC-LOCATION"),
        observances,
    })
}

fn observance(component: &Component) -> Option<Observance> {
    // A program that leaves the start out means always.
    let start = component
        .find("DTSTART")
        .and_then(|start| parse_date_time(&start.value));
    let start = match start {
        Some(start) => (start.date, start.time.unwrap_or(ClockTime::FIRST)),
        None => (days::date(1970, 1, 1)?, ClockTime::FIRST),
    };
    let offset = utc_offset(&component.find("TZOFFSETTO")?.value)?;
    let rule = component
        .find("RRULE")
        .and_then(|rule| zone_rule(&rule.value));
    let more = component
        .all("RDATE")
        .flat_map(|property| property.value.split(','));
    let more = more.filter_map(|value| Some(parse_date_time(value)?.date));
    Some(Observance {
        start,
        offset,
        days: RuleSet {
            start: start.0,
            rule,
            exdates: Vec::new(),
            rdates: [start.0].into_iter().chain(more).collect(),
            length_days: 1,
        },
    })
}

/// Returns the rule of a zone; its end is a day, at whatever hour.
fn zone_rule(text: &str) -> Option<Rule> {
    let parts = text
        .trim()
        .split(';')
        .map(|part| match part.split_once('=') {
            Some((name, until)) if name.eq_ignore_ascii_case("UNTIL") => {
                ["UNTIL=", until.get(..8).unwrap_or(until)].concat()
            }
            _ => part.to_string(),
        });
    parts.collect::<Vec<_>>().join(";").parse().ok()
}

impl Definition {
    /// Returns the offset of the period that began last; before all of them, that of the first.
    fn offset(&self, at: Local) -> Option<UtcOffset> {
        let begun = self
            .observances
            .iter()
            .filter_map(|observance| Some((observance.last_onset(at)?, observance.offset)));
        let last = begun.max_by_key(|(onset, _)| *onset);
        let first = || {
            self.observances
                .iter()
                .min_by_key(|observance| observance.start)
        };
        last.map(|(_, offset)| offset)
            .or_else(|| first().map(|observance| observance.offset))
    }
}

impl Observance {
    /// Returns the last beginning of the period that is not after a local time.
    fn last_onset(&self, at: Local) -> Option<(Date, ClockTime)> {
        // A rule of a zone has a date in every year.
        let first = days::add_days(at.0, -800);
        let near = Window::new(first, at.0)?;
        let all = Window::new(self.start.0.min(at.0), at.0)?;
        let near = self.days.expand(&near, MAX_ONSETS).dates;
        let dates = match near.is_empty() {
            // One that no longer changes.
            true => self
                .days
                .rdates
                .iter()
                .copied()
                .filter(|day| all.contains(*day))
                .collect(),
            false => near,
        };
        let onsets = dates.into_iter().map(|day| (day, self.start.1));
        onsets.filter(|onset| *onset <= at).max()
    }
}
