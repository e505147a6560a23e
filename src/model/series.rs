//! Recurring series, such as yearly festivals and monthly meetings.

use super::{
    Audience, CategoryIx, CityIx, Contact, DirectionIx, Format, Link, Place, Revision, SourceRef,
    Timed,
};
use crate::locale::Locale;
use crate::text::Localized;
use crate::time::recur::{RuleSet, YearlySeries};

/// A recurring series; its occurrences are expected until an entry replaces them.
#[derive(Clone, Debug)]
pub struct Series {
    /// Unique among entries and series.
    pub id: Box<str>,
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    pub recurrence: Recurrence,
    pub time: Option<Timed>,
    pub cities: Vec<CityIx>,
    pub category: CategoryIx,
    pub direction: DirectionIx,
    pub format: Format,
    pub audience: Vec<Audience>,
    /// Free keywords.
    pub topics: Vec<Box<str>>,
    pub exchange: bool,
    pub place: Option<Place>,
    pub organisers: Vec<Localized>,
    pub contact: Option<Contact>,
    pub links: Vec<Link>,
    pub sources: Vec<SourceRef>,
    pub revision: Revision,
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
    pub fn describe(&self, locale: &Locale) -> String {
        match self {
            Recurrence::Yearly(series) => locale.yearly(series),
            Recurrence::Rule(set) => locale.rule(set),
        }
    }
}
