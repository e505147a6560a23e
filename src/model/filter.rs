//! Which entries a reader has asked for: all but the words of a search, which are `search`'s.

use super::{
    Audience, Bond, Bundle, CategoryIx, City, CityIx, Country, DirectionIx, Format, Status, View,
};
use crate::text::Lang;

/// A choice in each of several respects; an empty one asks for nothing, so that the default filter
/// lets everything pass.
///
/// Within one respect any of the values may match, across respects all must.
///
/// ```
/// use pobratim::model::{Filter, Format, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let filter = Filter { formats: vec![Format::Online, Format::Mixed], ..Filter::default() };
/// let call = bundle.view(bundle.find_subject("mayors-call-2026").unwrap());
/// let regatta = bundle.view(bundle.find_subject("regatta-2026").unwrap());
/// assert!(filter.matches(&bundle, &call) && !filter.matches(&bundle, &regatta));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub cities: Vec<CityIx>,
    /// Countries that took part, or in which a city that took part lies.
    pub countries: Vec<Country>,
    /// How the cities that took part are bound to the host now.
    pub ties: Vec<Bond>,
    pub categories: Vec<CategoryIx>,
    pub directions: Vec<DirectionIx>,
    pub formats: Vec<Format>,
    pub audiences: Vec<Audience>,
    /// An age in full years; an entry that does not tell its ages is not excluded by it.
    pub age: Option<u8>,
    pub statuses: Vec<Status>,
    /// Only what has a title in this language.
    pub readable: Option<Lang>,
    /// Only what suits pupils who look for an exchange, or only what does not.
    pub exchange: Option<bool>,
}

/// What a filter may ask about, each apart from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respect {
    Format,
    Status,
    Exchange,
    City,
    Audience,
    Category,
    Direction,
    Age,
    Readable,
    Country,
    Tie,
}

impl Respect {
    /// Every respect, those that are quick to ask first.
    pub const ALL: [Respect; 11] = [
        Respect::Format,
        Respect::Status,
        Respect::Exchange,
        Respect::City,
        Respect::Audience,
        Respect::Category,
        Respect::Direction,
        Respect::Age,
        Respect::Readable,
        Respect::Country,
        Respect::Tie,
    ];
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether this passes.
    pub fn matches(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        let mut respects = Respect::ALL.into_iter();
        respects.all(|respect| self.passes(respect, bundle, view))
    }

    /// Whether the filter asks for anything in this respect.
    pub fn asks(&self, respect: Respect) -> bool {
        match respect {
            Respect::Format => !self.formats.is_empty(),
            Respect::Status => !self.statuses.is_empty(),
            Respect::Exchange => self.exchange.is_some(),
            Respect::City => !self.cities.is_empty(),
            Respect::Audience => !self.audiences.is_empty(),
            Respect::Category => !self.categories.is_empty(),
            Respect::Direction => !self.directions.is_empty(),
            Respect::Age => self.age.is_some(),
            Respect::Readable => self.readable.is_some(),
            Respect::Country => !self.countries.is_empty(),
            Respect::Tie => !self.ties.is_empty(),
        }
    }

    /// Whether this passes in one respect, whatever the filter asks in others.
    pub fn passes(&self, respect: Respect, bundle: &Bundle, view: &View<'_>) -> bool {
        match respect {
            Respect::Format => allows(&self.formats, view.format),
            Respect::Status => allows(&self.statuses, view.status),
            Respect::Exchange => self.exchange.is_none_or(|wanted| wanted == view.exchange),
            Respect::City => any(&self.cities, view.cities),
            Respect::Audience => any(&self.audiences, view.audience),
            Respect::Category => any_of_two(&self.categories, view.category, view.category_more),
            Respect::Direction => any_of_two(&self.directions, view.direction, view.direction_more),
            Respect::Age => self.matches_age(view),
            Respect::Readable => self
                .readable
                .is_none_or(|lang| view.title.exact(lang).is_some()),
            Respect::Country => self.matches_country(bundle, view),
            Respect::Tie => self.matches_tie(bundle, view),
        }
    }

    fn matches_age(&self, view: &View<'_>) -> bool {
        match (self.age, view.ages) {
            (Some(age), Some(ages)) => ages.contains(age),
            _ => true,
        }
    }

    fn matches_country(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        self.countries.is_empty()
            || any(&self.countries, view.countries)
            || view
                .cities
                .iter()
                .any(|city| self.countries.contains(&bundle.city(*city).country))
    }

    fn matches_tie(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        self.ties.is_empty()
            || view
                .cities
                .iter()
                .any(|city| self.ties.contains(&bundle.city(*city).bond()))
    }

    /// Whether a city is of the countries and ties that are asked for, whatever it takes part in.
    pub fn admits(&self, city: &City) -> bool {
        allows(&self.ties, city.bond()) && allows(&self.countries, city.country)
    }
}

/// Whether a value is among the wanted ones, or none is wanted in particular.
fn allows<T: PartialEq>(wanted: &[T], value: T) -> bool {
    wanted.is_empty() || wanted.contains(&value)
}

/// Whether any of the values is among the wanted ones, or none is wanted in particular.
fn any<T: PartialEq>(wanted: &[T], values: &[T]) -> bool {
    wanted.is_empty() || values.iter().any(|value| wanted.contains(value))
}

/// As [`any`], for a first value and more.
fn any_of_two<T: PartialEq + Copy>(wanted: &[T], first: T, more: &[T]) -> bool {
    allows(wanted, first) || any(wanted, more)
}
