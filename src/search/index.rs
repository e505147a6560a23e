//! Which record has which token.

use super::each_token;
use super::query::letters;
use super::record::{Field, Record};
use super::table::Table;
use crate::model::{Bundle, CityIx, Country, EntryIx, SeriesIx};
use crate::text::Localized;

/// Marks the end of a chain.
const END: u32 = u32::MAX;

/// A span of more years than this is not found by each of them.
const MOST_YEARS: i32 = 6;

/// The tokens of a bundle's records.
///
/// It grows by [`step`](Index::step), so that a page can go on between two slices of work, and
/// answers at any time from what it has.
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
    /// The newest link of each token's chain of records.
    heads: Vec<u32>,
    /// Links: the number of a record, and below it two bits for the field.
    links: Vec<u32>,
    /// The next link of each chain.
    nexts: Vec<u32>,
    /// Records that belong to others: an entry to its cities and topics, a city to its country.
    /// Pairs of member and whole, by member.
    pub(super) belongs: Vec<(u32, u32)>,
    countries: Vec<(Country, Localized)>,
    layout: Layout,
    /// The number of the next record to take in.
    next: usize,
}

/// How records are numbered: countries, directions, categories, the host, cities, entries, series.
/// The first three are not found themselves, but lead to what belongs to them. A whole has a lower
/// number than its members, so that one pass through `belongs` reaches all.
#[derive(Clone, Copy, Debug)]
struct Layout {
    directions: usize,
    categories: usize,
    host: usize,
    cities: usize,
    entries: usize,
    series: usize,
    end: usize,
}

impl Index {
    /// An index that has taken in nothing yet. `countries` are the names by which countries are
    /// found; the bundle has only their codes.
    pub fn new(bundle: &Bundle, countries: Vec<(Country, Localized)>) -> Index {
        let directions = countries.len();
        let categories = directions + bundle.directions.len();
        let host = categories + bundle.categories.len();
        let cities = host + 1;
        let entries = cities + bundle.cities.len();
        let series = entries + bundle.entries.len();
        Index {
            table: Table::default(),
            sets: Vec::new(),
            heads: Vec::new(),
            links: Vec::new(),
            nexts: Vec::new(),
            belongs: Vec::new(),
            countries,
            layout: Layout {
                directions,
                categories,
                host,
                cities,
                entries,
                series,
                end: series + bundle.series.len(),
            },
            next: 0,
        }
    }

    /// Takes in so many more records of the bundle that it was made for, and tells whether that
    /// was all.
    pub fn step(&mut self, bundle: &Bundle, records: usize) -> bool {
        let end = (self.next + records).min(self.layout.end);
        while self.next < end {
            self.take(bundle, self.next);
            self.next += 1;
        }
        self.next == self.layout.end
    }

    /// Whether all of the bundle has been taken in.
    pub fn is_whole(&self) -> bool {
        self.next == self.layout.end
    }

    /// How many numbers records have.
    pub(super) fn len(&self) -> usize {
        self.layout.end
    }

    /// The bytes of memory that it holds.
    pub fn bytes(&self) -> usize {
        let lists = [&self.sets, &self.heads, &self.links, &self.nexts];
        let numbers: usize = lists.iter().map(|list| list.capacity()).sum();
        self.table.bytes() + 4 * numbers + 8 * self.belongs.capacity()
    }

    /// The record with this number; `None` for what is not found itself.
    pub(super) fn record(&self, number: usize) -> Option<Record> {
        let at = |from: usize| number.checked_sub(from);
        let Layout {
            host,
            cities,
            entries,
            series,
            ..
        } = self.layout;
        if let Some(at) = at(series) {
            SeriesIx::new(at).map(Record::Series)
        } else if let Some(at) = at(entries) {
            EntryIx::new(at).map(Record::Entry)
        } else if let Some(at) = at(cities) {
            CityIx::new(at).map(Record::City)
        } else {
            (number == host).then_some(Record::Host)
        }
    }

    /// Calls back with each record that has the token, and the field.
    pub(super) fn each_record(&self, token: usize, call: &mut dyn FnMut(usize, u32)) {
        let mut at = self.heads.get(token).copied().unwrap_or(END);
        while let Some(link) = self.links.get(at as usize) {
            call((link >> 2) as usize, link & 3);
            at = self.nexts.get(at as usize).copied().unwrap_or(END);
        }
    }

    fn take(&mut self, bundle: &Bundle, number: usize) {
        let Some(record) = self.record(number) else {
            self.take_whole(bundle, number);
            return;
        };
        record.texts(bundle, &mut |field, _, text| {
            self.add(number, field, text);
        });
        match record {
            Record::Host => self.add_country(number, bundle.host.country),
            Record::City(place) => self.add_country(number, bundle.city(place).country),
            Record::Series(place) => {
                let it = bundle.series(place);
                self.add_cities(number, &it.cities);
                self.belong(number, self.layout.directions + it.direction.index());
                self.belong(number, self.layout.categories + it.category.index());
            }
            Record::Entry(place) => {
                let it = bundle.entry(place);
                self.add_cities(number, &it.cities);
                for country in &it.countries {
                    self.add_country(number, *country);
                }
                for direction in [it.direction].iter().chain(&it.direction_more) {
                    self.belong(number, self.layout.directions + direction.index());
                }
                for category in [it.category].iter().chain(&it.category_more) {
                    self.belong(number, self.layout.categories + category.index());
                }
                let bounds = it.when.bounds();
                if let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) {
                    let most = first.year() + MOST_YEARS;
                    for year in first.year()..=last.year().min(most) {
                        self.add(number, Field::Detail, &year.to_string());
                    }
                }
            }
        }
    }

    /// Takes in a country, a direction or a category.
    fn take_whole(&mut self, bundle: &Bundle, number: usize) {
        let topic = match number.checked_sub(self.layout.categories) {
            Some(at) => bundle.categories.get(at),
            None => number
                .checked_sub(self.layout.directions)
                .and_then(|at| bundle.directions.get(at)),
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
            self.belong(number, self.layout.cities + city.index());
        }
    }

    fn add_country(&mut self, number: usize, country: Country) {
        let place = self.countries.iter().position(|(code, _)| *code == country);
        if let Some(place) = place {
            self.belong(number, place);
        }
    }

    fn belong(&mut self, member: usize, whole: usize) {
        self.belongs.push((member as u32, whole as u32));
    }

    /// Adds the tokens of a text. A record that has a token in several fields keeps the best.
    fn add(&mut self, number: usize, field: Field, text: &str) {
        each_token(text, &mut |token| {
            let place = self.table.number(token.text);
            if place == self.heads.len() {
                self.heads.push(END);
                self.sets.push(letters(token.text));
            }
            let Some(head) = self.heads.get_mut(place) else {
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
