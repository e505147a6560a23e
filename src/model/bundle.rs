//! The checked bundle and lookup of its records by id and index.

use super::{
    CategoryIx, City, CityIx, Contact, Country, CountryName, DateIndex, DirectionIx, Entry,
    EntryIx, Media, MediaIx, SafeUrl, Series, SeriesIx, Source, SourceIx, Topic, Venue, VenueIx,
};
use crate::locale;
use crate::text::{Lang, LangOrder, Localized};
use crate::time::{Date, Weekday};
use std::collections::BTreeMap;

/// A checked bundle: references resolve, links are safe.
///
/// Made by [`load`](super::load). Lists keep the order of the file; `entries` holds events, then
/// programmes, then documents.
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
    /// Order in which languages replace a missing text.
    pub order: LangOrder,
    pub host: City,
    pub cities: Vec<City>,
    pub categories: Vec<Topic>,
    pub directions: Vec<Topic>,
    pub entries: Vec<Entry>,
    pub series: Vec<Series>,
    pub venues: Vec<Venue>,
    pub media: Vec<Media>,
    pub sources: Vec<Source>,
    /// Names of countries given by the bundle; may cover fewer countries than it uses.
    pub countries: Vec<CountryName>,
    pub(super) ids: Ids,
    pub(super) date_index: DateIndex,
}

impl Bundle {
    /// Returns the first day of the week for a language and the host's country.
    pub fn first_weekday(&self, lang: Lang) -> Weekday {
        locale::of(lang).first_weekday(self.host.country.as_str())
    }

    /// Returns the bundle's own name of a country in exactly this language.
    pub fn country_name(&self, country: Country, lang: Lang) -> Option<&str> {
        let found = self.countries.iter().find(|known| known.code == country);
        found.and_then(|known| known.name.exact(lang))
    }

    /// Returns the countries of the host, the cities and the entries, each once, in that order.
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

/// The site: its title, URL and contact of last resort.
#[derive(Clone, Debug)]
pub struct Site {
    pub title: Localized,
    /// May be empty.
    pub summary: Localized,
    /// Where the site is published, http or https; absent for an unpublished site.
    pub url: Option<SafeUrl>,
    /// Contact of last resort; absent only if the bundle's own is faulty.
    pub contact: Option<Contact>,
    /// The office's form for reports of mistakes, http or https.
    pub mistakes_url: Option<SafeUrl>,
    /// Day of the last change of the data; absent only if the bundle's own is faulty.
    pub updated: Option<Date>,
    /// Whose data or work the bundle uses, other than its sources.
    pub credits: Vec<Credit>,
}

/// A credit: a text, and the page of the author or the source.
#[derive(Clone, Debug)]
pub struct Credit {
    pub text: Localized,
    pub url: Option<SafeUrl>,
}

/// Groups of records within which ids are unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdSpace {
    City,
    Category,
    Direction,
    Entry,
    Series,
    Section,
    Media,
    Source,
    Country,
    Venue,
}

/// Index of each record in its list, by id space and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ids([BTreeMap<Box<str>, usize>; 10]);

impl Ids {
    /// Returns the index of the record with this id.
    pub fn find(&self, space: IdSpace, id: &str) -> Option<usize> {
        self.of(space).get(id).copied()
    }

    /// Returns the ids of one space.
    pub fn of(&self, space: IdSpace) -> &BTreeMap<Box<str>, usize> {
        &self.0[space as usize]
    }

    /// Adds the index of a record.
    pub fn insert(&mut self, space: IdSpace, id: &str, index: usize) {
        self.0[space as usize].insert(id.into(), index);
    }
}

/// Generates lookup by index and by id. An index of this bundle is always in range, so the lookup
/// cannot fail; an index of another bundle may panic, as indexing a slice does.
macro_rules! lookup {
    ($($(#[$doc:meta])* $get:ident, $find:ident: $space:ident, $list:ident[$ix:ident] -> $item:ident;)+) => {
        impl Bundle {
            $(
                $(#[$doc])*
                pub fn $get(&self, index: $ix) -> &$item {
                    &self.$list[index.index()]
                }

                /// Returns the index of the record with this id.
                pub fn $find(&self, id: &str) -> Option<$ix> {
                    self.ids.find(IdSpace::$space, id).and_then($ix::new)
                }
            )+
        }
    };
}

lookup! {
    /// Returns the city with this index.
    city, find_city: City, cities[CityIx] -> City;
    /// Returns the category with this index.
    category, find_category: Category, categories[CategoryIx] -> Topic;
    /// Returns the direction with this index.
    direction, find_direction: Direction, directions[DirectionIx] -> Topic;
    /// Returns the entry with this index.
    entry, find_entry: Entry, entries[EntryIx] -> Entry;
    /// Returns the series with this index.
    series, find_series: Series, series[SeriesIx] -> Series;
    /// Returns the venue with this index.
    venue, find_venue: Venue, venues[VenueIx] -> Venue;
    /// Returns the medium with this index.
    medium, find_medium: Media, media[MediaIx] -> Media;
    /// Returns the source with this index.
    source, find_source: Source, sources[SourceIx] -> Source;
}
