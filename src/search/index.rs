//! Inverted index: the records of each token.

use super::each_token;
use super::query::letters;
use super::record::{Field, Record};
use super::table::Table;
use crate::model::{Bundle, CityIx, Country, EntryIx, PlaceCity, SeriesIx, VenueIx};
use crate::text::Localized;

/// End of a linked list.
const END: u32 = u32::MAX;

/// An entry of more years than this is not indexed by each of them.
const MAX_YEARS: i32 = 6;

/// The index of a bundle's records.
///
/// It is built in steps by [`step`](Index::step), so that a page can pause between slices of work;
/// it can be queried at any time, for the records indexed so far.
///
/// ```
/// use pobratim::{model::load, search::{Index, Query}, text::Lang};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let mut index = Index::new(&bundle, Vec::new());
/// while !index.step(&bundle, 100) {}
/// let answer = index.find(&bundle, &Query::new("tallpines"), Lang::En, 10);
/// assert_eq!(answer.groups[0].hits[0].record.id(&bundle), "tallpine");
/// ```
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) table: Table,
    /// The letters of each token, as a set.
    pub(super) sets: Vec<u32>,
    /// The newest link in each token's list of records.
    heads: Vec<u32>,
    /// Links: the number of a record, shifted by two bits for the field.
    links: Vec<u32>,
    /// The next link of each list.
    nexts: Vec<u32>,
    /// Memberships as pairs of child and parent, by child: an entry belongs to its cities and
    /// topics, a city to its country.
    pub(super) parents: Vec<(u32, u32)>,
    countries: Vec<(Country, Localized)>,
    layout: Layout,
    /// The number of the next record to index.
    next: usize,
}

/// The numbering of records: countries, directions, categories, the host, cities, entries, series,
/// venues. The first three are not results themselves, but match their members. A parent has a lower number
/// than its children, so that one pass through `parents` reaches all.
#[derive(Clone, Copy, Debug)]
struct Layout {
    directions: usize,
    categories: usize,
    host: usize,
    cities: usize,
    entries: usize,
    series: usize,
    venues: usize,
    end: usize,
}

impl Index {
    /// Creates an empty index. `countries` are the names by which countries are found; the bundle
    /// has only their codes.
    pub fn new(bundle: &Bundle, countries: Vec<(Country, Localized)>) -> Index {
        let directions = countries.len();
        let categories = directions + bundle.directions.len();
        let host = categories + bundle.categories.len();
        let cities = host + 1;
        let entries = cities + bundle.cities.len();
        let series = entries + bundle.entries.len();
        let venues = series + bundle.series.len();
        Index {
            table: Table::default(),
            sets: Vec::new(),
            heads: Vec::new(),
            links: Vec::new(),
            nexts: Vec::new(),
            parents: Vec::new(),
            countries,
            layout: Layout {
                directions,
                categories,
                host,
                cities,
                entries,
                series,
                venues,
                end: venues + bundle.venues.len(),
            },
            next: 0,
        }
    }

    /// Indexes up to `records` further records of the bundle that the index was created for.
    /// Returns whether the index is complete.
    pub fn step(&mut self, bundle: &Bundle, records: usize) -> bool {
        let end = (self.next + records).min(self.layout.end);
        while self.next < end {
            self.add_record(bundle, self.next);
            self.next += 1;
        }
        self.next == self.layout.end
    }

    /// Returns whether all of the bundle is indexed.
    pub fn is_complete(&self) -> bool {
        self.next == self.layout.end
    }

    /// Returns the number of record numbers.
    pub(super) fn len(&self) -> usize {
        self.layout.end
    }

    /// Returns the memory used, bytes.
    pub fn bytes(&self) -> usize {
        let lists = [&self.sets, &self.heads, &self.links, &self.nexts];
        let numbers: usize = lists.iter().map(|list| list.capacity()).sum();
        self.table.bytes() + 4 * numbers + 8 * self.parents.capacity()
    }

    /// Returns the record with this number; `None` for a number that is not a result.
    pub(super) fn record(&self, number: usize) -> Option<Record> {
        let offset_from = |from: usize| number.checked_sub(from);
        let Layout {
            host,
            cities,
            entries,
            series,
            venues,
            ..
        } = self.layout;
        if let Some(index) = offset_from(venues) {
            VenueIx::new(index).map(Record::Venue)
        } else if let Some(index) = offset_from(series) {
            SeriesIx::new(index).map(Record::Series)
        } else if let Some(index) = offset_from(entries) {
            EntryIx::new(index).map(Record::Entry)
        } else if let Some(index) = offset_from(cities) {
            CityIx::new(index).map(Record::City)
        } else {
            (number == host).then_some(Record::Host)
        }
    }

    /// Returns the number of a record.
    pub(super) fn number(&self, record: Record) -> usize {
        match record {
            Record::Host => self.layout.host,
            Record::City(ix) => self.layout.cities + ix.index(),
            Record::Entry(ix) => self.layout.entries + ix.index(),
            Record::Series(ix) => self.layout.series + ix.index(),
            Record::Venue(ix) => self.layout.venues + ix.index(),
        }
    }

    /// Calls `call` with each record of the token, and the field.
    pub(super) fn each_record(&self, token: usize, call: &mut dyn FnMut(usize, u32)) {
        let mut link_index = self.heads.get(token).copied().unwrap_or(END);
        while let Some(link) = self.links.get(link_index as usize) {
            call((link >> 2) as usize, link & 3);
            link_index = self.nexts.get(link_index as usize).copied().unwrap_or(END);
        }
    }

    fn add_record(&mut self, bundle: &Bundle, number: usize) {
        let Some(record) = self.record(number) else {
            self.add_topic(bundle, number);
            return;
        };
        record.texts(bundle, &mut |field, _, text| {
            self.add(number, field, text);
        });
        match record {
            Record::Host => self.add_country(number, bundle.host.country),
            Record::City(ix) => self.add_country(number, bundle.city(ix).country),
            Record::Series(ix) => {
                let it = bundle.series(ix);
                self.add_cities(number, &it.cities);
                self.add_parent(number, self.layout.directions + it.direction.index());
                self.add_parent(number, self.layout.categories + it.category.index());
            }
            Record::Venue(ix) => match bundle.venue(ix).place.city {
                Some(PlaceCity::City(city)) => self.add_cities(number, &[city]),
                Some(PlaceCity::Host) => self.add_parent(number, self.layout.host),
                None => {}
            },
            Record::Entry(ix) => {
                let it = bundle.entry(ix);
                self.add_cities(number, &it.cities);
                for country in &it.countries {
                    self.add_country(number, *country);
                }
                for direction in [it.direction].iter().chain(&it.direction_more) {
                    self.add_parent(number, self.layout.directions + direction.index());
                }
                for category in [it.category].iter().chain(&it.category_more) {
                    self.add_parent(number, self.layout.categories + category.index());
                }
                let bounds = it.when.bounds();
                if let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) {
                    let last_indexed = first.year() + MAX_YEARS;
                    for year in first.year()..=last.year().min(last_indexed) {
                        self.add(number, Field::Detail, &year.to_string());
                    }
                }
            }
        }
    }

    /// Indexes a country, a direction or a category.
    fn add_topic(&mut self, bundle: &Bundle, number: usize) {
        let topic = match number.checked_sub(self.layout.categories) {
            Some(index) => bundle.categories.get(index),
            None => number
                .checked_sub(self.layout.directions)
                .and_then(|index| bundle.directions.get(index)),
        };
        let name = match topic {
            Some(topic) => Some(topic.title.clone()),
            None => self.countries.get(number).map(|(_, name)| name.clone()),
        };
        for found in name.iter().flat_map(Localized::iter) {
            self.add(number, Field::Name, found.text);
        }
    }

    fn add_cities(&mut self, number: usize, cities: &[CityIx]) {
        for city in cities {
            self.add_parent(number, self.layout.cities + city.index());
        }
    }

    fn add_country(&mut self, number: usize, country: Country) {
        let index = self.countries.iter().position(|(code, _)| *code == country);
        if let Some(index) = index {
            self.add_parent(number, index);
        }
    }

    fn add_parent(&mut self, child: usize, parent: usize) {
        self.parents.push((child as u32, parent as u32));
    }

    /// Indexes the tokens of a text. Of several fields of a record with the same token, the best is
    /// kept.
    fn add(&mut self, number: usize, field: Field, text: &str) {
        each_token(text, &mut |token| {
            let token_number = self.table.number(token.text);
            if token_number == self.heads.len() {
                self.heads.push(END);
                self.sets.push(letters(token.text));
            }
            let Some(head) = self.heads.get_mut(token_number) else {
                return;
            };
            let link = (number as u32) << 2 | field as u32;
            match self.links.get_mut(*head as usize) {
                Some(known) if *known >> 2 == number as u32 => *known = (*known).max(link),
                _ => {
                    self.nexts.push(*head);
                    *head = self.links.len() as u32;
                    self.links.push(link);
                }
            }
        });
    }
}
