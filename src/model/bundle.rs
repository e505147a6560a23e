//! The whole of a checked bundle, and finding things in it by id.

use super::{
    CategoryIx, City, CityIx, Contact, Country, CountryName, DirectionIx, Entry, EntryIx, Media,
    MediaIx, SafeUrl, Series, SeriesIx, Source, SourceIx, Timeline, Topic,
};
use crate::locale;
use crate::text::{Lang, LangOrder, Localized};
use crate::time::{Date, Weekday};
use std::collections::BTreeMap;

/// A bundle after every check: what it refers to exists, what it links to is safe.
///
/// Made by [`load`](super::load). The lists are in the order of the file; entries are its events,
/// then programmes, then documents.
///
/// ```
/// use pobratim::model::load;
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let tallpine = bundle.find_city("tallpine").unwrap();
/// assert_eq!(bundle.city(tallpine).current_tie().unwrap().status.code(), "suspended");
/// ```
#[derive(Clone, Debug)]
pub struct Bundle {
    pub site: Site,
    /// Languages of the texts, at least one; the first is the site's own.
    pub languages: Vec<Lang>,
    /// The order in which languages answer for a missing text.
    pub order: LangOrder,
    pub host: City,
    pub cities: Vec<City>,
    pub categories: Vec<Topic>,
    pub directions: Vec<Topic>,
    pub entries: Vec<Entry>,
    pub series: Vec<Series>,
    pub media: Vec<Media>,
    pub sources: Vec<Source>,
    /// What the bundle calls countries; it may name fewer than it uses.
    pub countries: Vec<CountryName>,
    pub(super) ids: Ids,
    pub(super) timeline: Timeline,
}

impl Bundle {
    /// Returns the weekday on which a week begins for a reader of a language.
    pub fn first_weekday(&self, lang: Lang) -> Weekday {
        locale::of(lang).first_weekday(self.host.country.as_str())
    }

    /// The bundle's own name of a country in exactly this language.
    pub fn country_name(&self, country: Country, lang: Lang) -> Option<&str> {
        let found = self.countries.iter().find(|known| known.code == country);
        found.and_then(|known| known.name.exact(lang))
    }

    /// The countries of the host, the cities and the entries, each once, in that order.
    pub fn countries_used(&self) -> Vec<Country> {
        let of_cities = self.cities.iter().map(|city| city.country);
        let of_entries = self.entries.iter().flat_map(|entry| &entry.countries);
        let mut used = vec![self.host.country];
        for country in of_cities.chain(of_entries.copied()) {
            if !used.contains(&country) {
                used.push(country);
            }
        }
        used
    }
}

/// What the site calls itself, and where it sends a reader whom no record can help.
#[derive(Clone, Debug)]
pub struct Site {
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    /// Where the site is published, http or https; absent while it is nowhere.
    pub url: Option<SafeUrl>,
    /// The contact of last resort; absent only where the bundle's is faulty.
    pub contact: Option<Contact>,
    /// The day of the last change of the data; absent only where the bundle's is faulty.
    pub updated: Option<Date>,
}

/// Groups of records within which ids are unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    City,
    Category,
    Direction,
    Entry,
    Series,
    Section,
    Media,
    Source,
    Country,
}

/// Ids of each space with the place in its list.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids([BTreeMap<Box<str>, usize>; 9]);

impl Ids {
    /// The place of the record with this id.
    pub fn find(&self, space: Space, id: &str) -> Option<usize> {
        self.of(space).get(id).copied()
    }

    /// The ids of one space.
    pub fn of(&self, space: Space) -> &BTreeMap<Box<str>, usize> {
        &self.0[space as usize]
    }

    /// Remembers the place of a record.
    pub fn insert(&mut self, space: Space, id: &str, place: usize) {
        self.0[space as usize].insert(id.into(), place);
    }
}

/// Looking up by place and by id. A place of this bundle always exists, so looking it up cannot
/// fail; a place of another bundle panics, as a slice does.
macro_rules! lookup {
    ($($(#[$doc:meta])* $get:ident, $find:ident: $space:ident, $list:ident[$ix:ident] -> $item:ident;)+) => {
        impl Bundle {
            $(
                $(#[$doc])*
                pub fn $get(&self, place: $ix) -> &$item {
                    &self.$list[place.index()]
                }

                /// The place of the record with this id.
                pub fn $find(&self, id: &str) -> Option<$ix> {
                    self.ids.find(Space::$space, id).and_then($ix::new)
                }
            )+
        }
    };
}

lookup! {
    /// The city at this place.
    city, find_city: City, cities[CityIx] -> City;
    /// The category at this place.
    category, find_category: Category, categories[CategoryIx] -> Topic;
    /// The direction at this place.
    direction, find_direction: Direction, directions[DirectionIx] -> Topic;
    /// The entry at this place.
    entry, find_entry: Entry, entries[EntryIx] -> Entry;
    /// The series at this place.
    series, find_series: Series, series[SeriesIx] -> Series;
    /// The medium at this place.
    medium, find_medium: Media, media[MediaIx] -> Media;
    /// The source at this place.
    source, find_source: Source, sources[SourceIx] -> Source;
}
