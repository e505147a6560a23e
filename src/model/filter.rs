//! Filter of entries. The search text is not part of it; see `search`.

use super::{
    Audience, Bond, Bundle, CategoryIx, City, CityIx, Country, DirectionIx, Format, Scope, Status,
    View,
};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// Filter values by field. An empty field does not restrict, so the default filter passes
/// everything.
///
/// Values of one field are alternatives (OR); fields are combined (AND).
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
    /// Countries that took part, or that contain a city that took part.
    pub countries: Vec<Country>,
    /// Current relations of participating cities with the host.
    pub ties: Vec<Bond>,
    pub categories: Vec<CategoryIx>,
    pub directions: Vec<DirectionIx>,
    pub formats: Vec<Format>,
    pub audiences: Vec<Audience>,
    /// Age in full years; entries without stated ages pass.
    pub age: Option<u8>,
    pub statuses: Vec<Status>,
    /// Whose events. Empty: those of the city; where cities are chosen, also those that these hold by
    /// themselves; and the observances of the host's country, or of the chosen cities and countries.
    pub scopes: Vec<Scope>,
    /// Passes only entries with a title in this language.
    pub readable: Option<Lang>,
    /// Passes only entries that are suitable for pupils looking for an exchange, or only others.
    pub exchange: Option<bool>,
    /// Passes only dated entries that are not over on this day.
    pub upcoming: Option<Date>,
}

/// A field of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterField {
    Scope,
    Format,
    Status,
    Exchange,
    Upcoming,
    City,
    Audience,
    Category,
    Direction,
    Age,
    Readable,
    Country,
    Tie,
}

impl FilterField {
    /// All fields, the fastest to check first.
    pub const ALL: [FilterField; 13] = [
        FilterField::Scope,
        FilterField::Format,
        FilterField::Status,
        FilterField::Exchange,
        FilterField::Upcoming,
        FilterField::City,
        FilterField::Audience,
        FilterField::Category,
        FilterField::Direction,
        FilterField::Age,
        FilterField::Readable,
        FilterField::Country,
        FilterField::Tie,
    ];
}

impl Filter {
    /// Whether no field is set.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether an entry or occurrence passes all fields.
    pub fn matches(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        let mut fields = FilterField::ALL.into_iter();
        fields.all(|field| self.passes(field, bundle, view))
    }

    /// Whether the filter restricts this field.
    pub fn constrains(&self, field: FilterField) -> bool {
        match field {
            FilterField::Scope => !self.scopes.is_empty(),
            FilterField::Format => !self.formats.is_empty(),
            FilterField::Status => !self.statuses.is_empty(),
            FilterField::Exchange => self.exchange.is_some(),
            FilterField::Upcoming => self.upcoming.is_some(),
            FilterField::City => !self.cities.is_empty(),
            FilterField::Audience => !self.audiences.is_empty(),
            FilterField::Category => !self.categories.is_empty(),
            FilterField::Direction => !self.directions.is_empty(),
            FilterField::Age => self.age.is_some(),
            FilterField::Readable => self.readable.is_some(),
            FilterField::Country => !self.countries.is_empty(),
            FilterField::Tie => !self.ties.is_empty(),
        }
    }

    /// Whether an entry or occurrence passes one field.
    pub fn passes(&self, field: FilterField, bundle: &Bundle, view: &View<'_>) -> bool {
        match field {
            FilterField::Scope => self.passes_scope(bundle, view),
            FilterField::Format => allows(&self.formats, view.format),
            FilterField::Status => allows(&self.statuses, view.status),
            FilterField::Exchange => self
                .exchange
                .is_none_or(|selected| selected == view.exchange),
            FilterField::Upcoming => self
                .upcoming
                .is_none_or(|day| view.when != Edtf::Unknown && !view.when.ends_before(day)),
            FilterField::City => self.matches_cities(bundle, view),
            FilterField::Audience => any(&self.audiences, view.audience),
            FilterField::Category => {
                any_of_two(&self.categories, view.category, view.category_more)
            }
            FilterField::Direction => {
                any_of_two(&self.directions, view.direction, view.direction_more)
            }
            FilterField::Age => self.matches_age(view),
            FilterField::Readable => self
                .readable
                .is_none_or(|lang| view.title.exact(lang).is_some()),
            FilterField::Country => self.matches_country(bundle, view),
            FilterField::Tie => self.matches_tie(bundle, view),
        }
    }

    /// Returns the scopes of the events that may pass, without observances.
    pub fn event_scopes(&self) -> Vec<Scope> {
        let asked = |scope: &Scope| match scope {
            Scope::City => allows(&self.scopes, Scope::City),
            Scope::Partner => match self.scopes.is_empty() {
                true => !self.cities.is_empty(),
                false => self.scopes.contains(scope),
            },
            Scope::Observance => false,
        };
        Scope::ALL.iter().copied().filter(asked).collect()
    }

    /// Whether observances may pass.
    pub fn shows_observances(&self) -> bool {
        allows(&self.scopes, Scope::Observance)
    }

    fn passes_scope(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        if view.scope != Scope::Observance {
            return self.event_scopes().contains(&view.scope);
        }
        let asks_place = !self.cities.is_empty() || !self.countries.is_empty();
        match self.scopes.is_empty() {
            true => asks_place || view.countries.contains(&bundle.host.country),
            false => self.scopes.contains(&view.scope),
        }
    }

    /// An observance is of a city if it is of its country.
    fn matches_cities(&self, bundle: &Bundle, view: &View<'_>) -> bool {
        let observes = |city: &CityIx| view.countries.contains(&bundle.city(*city).country);
        any(&self.cities, view.cities)
            || view.scope == Scope::Observance && self.cities.iter().any(observes)
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

    /// Whether a city passes the ties and countries of the filter.
    pub fn matches_city(&self, city: &City) -> bool {
        allows(&self.ties, city.bond()) && allows(&self.countries, city.country)
    }
}

/// Whether a value is selected, or the selection is empty.
fn allows<T: PartialEq>(selected: &[T], value: T) -> bool {
    selected.is_empty() || selected.contains(&value)
}

/// Whether any of the values is selected, or the selection is empty.
fn any<T: PartialEq>(selected: &[T], values: &[T]) -> bool {
    selected.is_empty() || values.iter().any(|value| selected.contains(value))
}

/// Like [`any`], for a first value and further ones.
fn any_of_two<T: PartialEq + Copy>(selected: &[T], first: T, more: &[T]) -> bool {
    allows(selected, first) || any(selected, more)
}
