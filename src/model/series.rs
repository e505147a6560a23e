//! What recurs: the festivals that come every year, the meetings of every month.

use super::{
    Audience, CategoryIx, CityIx, Contact, DirectionIx, Format, Link, Place, Revision, SourceRef,
    Timed,
};
use crate::locale::Locale;
use crate::text::Localized;
use crate::time::recur::{RuleSet, YearlySeries};

/// Something that recurs; its occurrences are expected until an entry tells more.
#[derive(Clone, Debug)]
pub struct Series {
    /// Unique among entries and series.
    pub id: Box<str>,
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    pub recurs: Recurs,
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
pub enum Recurs {
    /// Once a year, in a span that may be approximate.
    Yearly(YearlySeries),
    /// On exact days.
    Rule(RuleSet),
}

impl Recurs {
    /// Returns how the series recurs, as a person would say it in the middle of a sentence or after
    /// a dash.
    pub fn in_words(&self, locale: &Locale) -> String {
        match self {
            Recurs::Yearly(series) => locale.yearly(series),
            Recurs::Rule(set) => locale.rule(set),
        }
    }
}
