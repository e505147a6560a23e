//! Recurring series, such as yearly festivals and monthly meetings.

use super::{
    Audience, CategoryIx, CityIx, Contact, Country, Details, DirectionIx, Format, Link, Place,
    Publication, Revision, Scope, SourceRef, Status, Timed, VenueIx,
};
use crate::locale::RecurrencePhrases;
use crate::text::Localized;
use crate::time::recur::{RuleSet, YearlySeries};
use crate::time::{Date, Edtf};

/// A recurring series; its occurrences are expected until an entry replaces them.
#[derive(Clone, Debug)]
pub struct Series {
    /// Unique among entries and series.
    pub id: Box<str>,
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    pub scope: Scope,
    /// Whether the law makes it a day off, in `countries`.
    pub day_off: bool,
    pub recurrence: Recurrence,
    /// Last day up to which the office announces the dates.
    pub announced_until: Option<Date>,
    pub time: Option<Timed>,
    pub cities: Vec<CityIx>,
    /// Countries that observe it, or that take part.
    pub countries: Vec<Country>,
    pub category: CategoryIx,
    pub direction: DirectionIx,
    pub format: Format,
    pub audience: Vec<Audience>,
    /// Free keywords.
    pub topics: Vec<Box<str>>,
    pub exchange: bool,
    pub venue: Option<VenueIx>,
    /// Place that is not one of the venues.
    pub place: Option<Place>,
    /// Details, if there are any.
    pub details: Option<Box<Details>>,
    pub organisers: Vec<Localized>,
    pub contact: Option<Contact>,
    pub links: Vec<Link>,
    pub sources: Vec<SourceRef>,
    pub publication: Publication,
    pub revision: Revision,
}

impl Series {
    /// Returns the texts that editors translate; some may be empty.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        [&self.title, &self.summary]
            .into_iter()
            .chain(&self.organisers)
            .chain(self.place.iter().flat_map(Place::texts))
            .chain(self.links.iter().map(|link| &link.title))
            .chain(self.details.iter().flat_map(|details| details.texts()))
    }

    /// Returns the status of its occurrence at the time `when`: planned up to the last announced
    /// day, afterwards expected. An observance needs no announcement and is planned.
    pub fn status_of(&self, when: &Edtf) -> Status {
        if self.scope == Scope::Observance {
            return Status::Planned;
        }
        let is_announced = self
            .announced_until
            .zip(when.bounds().latest)
            .is_some_and(|(last, day)| day <= last);
        if is_announced {
            Status::Planned
        } else {
            Status::Expected
        }
    }
}

/// How a series recurs.
#[derive(Clone, Debug)]
pub enum Recurrence {
    /// Once a year, in a span that may be approximate.
    Yearly(YearlySeries),
    /// On exact days.
    Rule(RuleSet),
}

impl Recurrence {
    /// Returns the recurrence as a phrase for the middle of a sentence or after a dash.
    pub fn describe(&self, phrases: &RecurrencePhrases) -> String {
        match self {
            Recurrence::Yearly(series) => phrases.yearly(series),
            Recurrence::Rule(set) => phrases.rule(set),
        }
    }
}
