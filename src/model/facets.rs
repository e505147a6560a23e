//! Facet counts: the number of entries that each filter choice would leave, given the other
//! choices.
//!
//! Entries are large and counts are updated with every change of the filter, so the values to filter
//! by are kept in compact arrays. Occurrences of series are few and depend on the day: they are added
//! apart ([`Values::add_series`]). [`Filter`] defines what passes; a test compares these
//! counts with it.

mod query;

use self::query::Query;
use super::{
    Audience, Bond, Bundle, Country, EntryIx, Filter, FilterField, Format, Occurrence, Scope,
    Status, Subject, View,
};
use crate::text::{Lang, sorted_indices};
use crate::time::{Date, Edtf, Precision, Window};

/// Number of entries, with those lacking an exact day counted separately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: u32,
    /// Dates known to the month.
    pub by_month: u32,
    /// Dates known to the season, the year or a span of years, and approximate dates.
    pub vague: u32,
    /// Unknown dates.
    pub undated: u32,
    /// Expected occurrences of series, which are not in `all`.
    pub expected: u32,
}

/// Filter fields with counted values, in the order in which the values are numbered. The scope is not
/// one of them: only entries of the city are counted.
const COUNTED: [FilterField; 9] = [
    FilterField::City,
    FilterField::Country,
    FilterField::Tie,
    FilterField::Category,
    FilterField::Direction,
    FilterField::Format,
    FilterField::Audience,
    FilterField::Status,
    FilterField::Readable,
];

/// Bits for the other fields, above those of `COUNTED`.
const DATE: u16 = 1 << COUNTED.len();
const AGE: u16 = DATE << 1;
const EXCHANGE: u16 = DATE << 2;
const UPCOMING: u16 = DATE << 3;

/// For each value, the entries that have it and pass all other fields and the date window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Entries that pass all fields.
    pub shown: Count,
    /// Entries that pass all fields, ignoring age.
    pub ages: Count,
    /// Entries that pass all fields, ignoring the date.
    pub dates: Count,
    counts: Vec<Count>,
    starts: [usize; 10],
    /// Entries that pass all fields, ignoring the date, by year.
    years: Vec<Count>,
    first_year: i32,
}

impl Facets {
    /// Returns the years covered by dates, each with the entries that overlap it and pass all
    /// fields, ignoring the date.
    pub fn years(&self) -> impl Iterator<Item = (i32, Count)> + '_ {
        (self.first_year..).zip(self.years.iter().copied())
    }

    /// Returns the count of a year; zero outside the years covered by dates.
    pub fn year(&self, year: i32) -> Count {
        let index = usize::try_from(year - self.first_year).ok();
        let count = index.and_then(|index| self.years.get(index));
        count.copied().unwrap_or_default()
    }

    /// Returns the counts of a field's values by index: in the bundle, in the vocabulary, in
    /// [`Values::countries`] or in [`Lang::ALL`]. Empty for a field without counted values.
    pub fn of(&self, field: FilterField) -> &[Count] {
        let index = COUNTED.iter().position(|counted| *counted == field);
        let ends = index.and_then(|at| Some((self.starts.get(at)?, self.starts.get(at + 1)?)));
        let counts = ends.and_then(|(from, to)| self.counts.get(*from..*to));
        counts.unwrap_or_default()
    }
}

/// Filterable values of each entry.
///
/// Filled in steps by [`step`](Values::step), so that a page can stay responsive.
///
/// ```
/// use pobratim::model::{Filter, Format, FilterField, Values, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let mut values = Values::new(&bundle);
/// while !values.step(&bundle, 100) {}
/// let online = Filter { formats: vec![Format::Online], ..Filter::default() };
/// let facets = values.count(&bundle, &online, None);
/// let formats = facets.of(FilterField::Format);
/// assert_eq!(facets.shown, formats[Format::Online as usize]);
/// let all: u32 = formats.iter().map(|count| count.all).sum();
/// assert_eq!(all as usize, bundle.entries.len());
/// ```
#[derive(Clone, Debug)]
pub struct Values {
    countries: Vec<Country>,
    /// First value number of each field in `COUNTED`; the last item is the total.
    starts: [usize; 10],
    /// Current relation of each city with the host.
    ties: Vec<Bond>,
    /// Value numbers of all entries in sequence, each once per entry.
    values: Vec<u32>,
    rows: Vec<Row>,
    first_year: i32,
    /// Number of years covered by dates.
    years: u16,
}

/// Date of an entry and the end of its values.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// End of its values in `Values::values`.
    end: u32,
    precision: DatePrecision,
    /// First and last year of its date, counted from `first_year`; `from > to` for an unknown date.
    from: u16,
    to: u16,
    /// Whether it is of [`Scope::City`](super::Scope::City); others are not counted.
    is_own: bool,
}

/// Maximum number of years counted; later ones are ignored.
const MAX_YEARS: i32 = 1_000;

/// Precision of a date for counting; expected occurrences are counted apart, whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DatePrecision {
    Day,
    Month,
    Vague,
    Unknown,
    Expected,
}

impl DatePrecision {
    fn of(when: &Edtf) -> DatePrecision {
        match when.precision() {
            None => DatePrecision::Unknown,
            Some(Precision::Month) if !when.is_qualified() => DatePrecision::Month,
            Some(Precision::Day) if !when.is_qualified() => DatePrecision::Day,
            Some(_) => DatePrecision::Vague,
        }
    }
}

impl Count {
    fn add(&mut self, precision: DatePrecision) {
        let other = match precision {
            DatePrecision::Day => None,
            DatePrecision::Month => Some(&mut self.by_month),
            DatePrecision::Vague => Some(&mut self.vague),
            DatePrecision::Unknown => Some(&mut self.undated),
            DatePrecision::Expected => Some(&mut self.expected),
        };
        if let Some(other) = other {
            *other += 1;
        }
        self.all += u32::from(precision != DatePrecision::Expected);
    }

    /// Returns the number of entries and expected occurrences.
    pub const fn total(&self) -> u32 {
        self.all + self.expected
    }

    /// Returns the number of entries without an exact day: known by month, less precisely, or not
    /// at all.
    pub const fn without_day(&self) -> u32 {
        self.by_month + self.vague + self.undated
    }
}

impl Values {
    /// Returns values of no entries; [`step`](Values::step) adds them.
    pub fn new(bundle: &Bundle) -> Values {
        let countries = countries(bundle);
        let lengths = [
            bundle.cities.len(),
            countries.len(),
            Bond::ALL.len(),
            bundle.categories.len(),
            bundle.directions.len(),
            Format::ALL.len(),
            Audience::ALL.len(),
            Status::ALL.len(),
            Lang::ALL.len(),
        ];
        let mut starts = [0; 10];
        let mut end = 0;
        for (start, length) in starts.iter_mut().skip(1).zip(lengths) {
            end += length;
            *start = end;
        }
        let tie = |city: &super::City| city.bond();
        let (first_year, last_year) = bundle.date_index.years().unwrap_or((0, -1));
        let years = (last_year - first_year + 1).clamp(0, MAX_YEARS);
        Values {
            first_year,
            years: u16::try_from(years).unwrap_or_default(),
            countries,
            starts,
            ties: bundle.cities.iter().map(tie).collect(),
            values: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Returns the countries of cities and entries, sorted by code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Adds up to `entries` further entries of the same bundle; returns whether all are added.
    pub fn step(&mut self, bundle: &Bundle, entries: usize) -> bool {
        let end = (self.rows.len() + entries).min(bundle.entries.len());
        while let Some(entry) = bundle
            .entries
            .get(self.rows.len()..end)
            .and_then(<[_]>::first)
        {
            let mut values = std::mem::take(&mut self.values);
            let occurrence = EntryIx::new(self.rows.len()).map(|index| Occurrence {
                subject: Subject::Entry(index),
                when: entry.when,
            });
            if let Some(occurrence) = occurrence {
                self.take(bundle, &bundle.view_of(&occurrence), &mut values);
            }
            self.values = values;
            let last = i32::from(self.years) - 1;
            let (from, to) = years_of(&entry.when, self.first_year, last);
            self.rows.push(Row {
                end: self.values.len() as u32,
                precision: DatePrecision::of(&entry.when),
                from,
                to,
                is_own: entry.is_own(),
            });
        }
        end == bundle.entries.len()
    }

    /// Returns the allocated memory in bytes.
    pub fn bytes(&self) -> usize {
        4 * self.values.capacity() + std::mem::size_of::<Row>() * self.rows.capacity()
    }

    /// Adds the values of an entry or occurrence, each once.
    fn take(&self, bundle: &Bundle, view: &View<'_>, values: &mut Vec<u32>) {
        let start = values.len();
        let mut add = |field: FilterField, index: usize| {
            let value = number(&self.starts, field, index);
            let own = values.get(start..).unwrap_or_default();
            if !own.contains(&value) {
                values.push(value);
            }
        };
        let country = |code: Country| self.countries.iter().position(|known| *known == code);
        for city in view.cities {
            add(FilterField::City, city.index());
            if let Some(index) = country(bundle.city(*city).country) {
                add(FilterField::Country, index);
            }
            if let Some(tie) = self.ties.get(city.index()) {
                add(FilterField::Tie, *tie as usize);
            }
        }
        for index in view.countries.iter().filter_map(|code| country(*code)) {
            add(FilterField::Country, index);
        }
        for category in [view.category].iter().chain(view.category_more) {
            add(FilterField::Category, category.index());
        }
        for direction in [view.direction].iter().chain(view.direction_more) {
            add(FilterField::Direction, direction.index());
        }
        add(FilterField::Format, view.format as usize);
        for audience in view.audience {
            add(FilterField::Audience, *audience as usize);
        }
        add(FilterField::Status, view.status as usize);
        for found in view.title.iter() {
            add(FilterField::Readable, found.lang.index());
        }
    }

    /// Counts the added entries in one pass. Without a window, dates are ignored.
    pub fn count(&self, bundle: &Bundle, filter: &Filter, window: Option<&Window>) -> Facets {
        let mut facets = Facets {
            counts: vec![Count::default(); self.starts[9]],
            starts: self.starts,
            years: vec![Count::default(); usize::from(self.years)],
            first_year: self.first_year,
            ..Facets::default()
        };
        if !filter.event_scopes().contains(&Scope::City) {
            return facets;
        }
        let query = Query::new(self, bundle, filter);
        let in_window = window.map(|window| {
            let mut is_in = vec![false; self.rows.len()];
            for (_, index) in bundle.date_index.overlapping(window) {
                if let Some(is_in) = is_in.get_mut(index.index()) {
                    *is_in = true;
                }
            }
            is_in
        });
        let mut start = 0;
        for (index, row) in self.rows.iter().enumerate() {
            let end = row.end as usize;
            let own = self.values.get(start..end).unwrap_or_default();
            start = end;
            if !row.is_own {
                continue;
            }
            let view = || {
                let subject = Subject::Entry(EntryIx::new(index)?);
                let when = Edtf::Unknown;
                Some(bundle.view_of(&Occurrence { subject, when }))
            };
            let mut fails = query.fails(own) | query.other_fails(view);
            if in_window.as_ref().is_some_and(|is_in| !is_in[index]) {
                fails |= DATE;
            }
            facets.add(own, &query.fields, fails, *row);
        }
        facets
    }

    /// Adds the occurrences of series in a list to the counts that [`count`](Values::count) returned
    /// for the same filter: announced ones as entries, others as expected. Without a window, dates are
    /// ignored.
    pub fn add_series(
        &self,
        facets: &mut Facets,
        bundle: &Bundle,
        filter: &Filter,
        window: Option<&Window>,
        list: &[Occurrence],
    ) {
        if !filter.event_scopes().contains(&Scope::City) {
            return;
        }
        let query = Query::new(self, bundle, filter);
        for occurrence in list {
            let view = bundle.view_of(occurrence);
            let is_of_series = matches!(view.subject, Subject::Expected { .. });
            if !is_of_series || view.scope != Scope::City {
                continue;
            }
            let mut own = Vec::new();
            self.take(bundle, &view, &mut own);
            let mut fails = query.fails(&own) | query.other_fails(|| Some(view));
            if window.is_some_and(|window| !view.when.overlaps(window)) {
                fails |= DATE;
            }
            let (from, to) = facets.include_years(&view.when);
            let row = Row {
                end: 0,
                precision: match view.status == Status::Expected {
                    true => DatePrecision::Expected,
                    false => DatePrecision::of(&view.when),
                },
                from,
                to,
                is_own: true,
            };
            facets.add(&own, &query.fields, fails, row);
        }
    }
}

/// Returns the first and last year of a date, counted from `first_year` and at most `last`;
/// `from > to` for an unknown date.
fn years_of(when: &Edtf, first_year: i32, last: i32) -> (u16, u16) {
    let bounds = when.bounds();
    let index = |date: Option<Date>, open: i32| {
        let index = date.map_or(open, |date| date.year() - first_year);
        u16::try_from(index.clamp(0, last.max(0))).unwrap_or_default()
    };
    match when {
        Edtf::Unknown => (1, 0),
        Edtf::Date(_) | Edtf::Interval { .. } => {
            (index(bounds.earliest, 0), index(bounds.latest, last))
        }
    }
}

impl Facets {
    /// Extends the counted years to the end of a date; returns its years as [`years_of`].
    fn include_years(&mut self, when: &Edtf) -> (u16, u16) {
        let bounds = when.bounds();
        if let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) {
            if self.years.is_empty() {
                self.first_year = first.year();
            }
            let len = (last.year() - self.first_year + 1).clamp(0, MAX_YEARS);
            let len = usize::try_from(len).unwrap_or_default();
            self.years
                .resize(self.years.len().max(len), Count::default());
        }
        let last = i32::try_from(self.years.len()).unwrap_or(MAX_YEARS) - 1;
        years_of(when, self.first_year, last)
    }

    /// Adds an entry to the counts: to all its values if it passes, or to those of a single field
    /// if it fails only that field.
    fn add(&mut self, own: &[u32], fields: &[u8], fails: u16, row: Row) {
        let precision = row.precision;
        if fails & fails.wrapping_sub(1) != 0 {
            return;
        }
        for value in own {
            let is_open = fields
                .get(*value as usize)
                .is_some_and(|field| fails == 0 || fails == 1 << field);
            if let Some(count) = self.counts.get_mut(*value as usize).filter(|_| is_open) {
                count.add(precision);
            }
        }
        if fails == 0 {
            self.shown.add(precision);
        }
        if fails == 0 || fails == AGE {
            self.ages.add(precision);
        }
        if fails == 0 || fails == DATE {
            self.dates.add(precision);
            let (from, to) = (usize::from(row.from), usize::from(row.to));
            if from <= to {
                let years = self.years.iter_mut().skip(from).take(to - from + 1);
                years.for_each(|year| year.add(precision));
            }
        }
    }
}

/// Returns the number of a value.
fn number(starts: &[usize; 10], field: FilterField, index: usize) -> u32 {
    let mut numbered = COUNTED.iter().zip(starts);
    let start = numbered.find(|(counted, _)| **counted == field);
    start.map_or(u32::MAX, |(_, start)| (start + index) as u32)
}

/// Returns the countries to filter by, sorted by code.
fn countries(bundle: &Bundle) -> Vec<Country> {
    let mut found: Vec<Country> = Vec::new();
    let cities = bundle.cities.iter().map(|city| city.country);
    let named = bundle.entries.iter().flat_map(|entry| &entry.countries);
    for country in cities.chain(named.copied()) {
        if !found.contains(&country) {
            found.push(country);
        }
    }
    let key = |index: usize| {
        let code = found.get(index).map_or("", Country::as_str);
        code.bytes().fold(0, |key, byte| key << 8 | i64::from(byte))
    };
    let order = sorted_indices(found.len(), &|index| (key(index), 0));
    let countries = order.into_iter().filter_map(|index| found.get(index));
    countries.copied().collect()
}
