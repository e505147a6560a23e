//! Facet counts: the number of entries that each filter choice would leave, given the other
//! choices.
//!
//! As in [`figures`](super::YearFigures), expected occurrences of series are not counted. Entries
//! are large and counts are updated with every change of the filter, so the values to filter by are
//! kept in compact arrays. [`Filter`] defines which entries pass; a test compares these counts with
//! it.

use super::{
    Audience, Bond, Bundle, Country, Entry, EntryIx, Filter, FilterField, Format, Occurrence,
    Scope, Status, Subject,
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

/// Precision of a date for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DatePrecision {
    Day,
    Month,
    Vague,
    Unknown,
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
        self.all += 1;
        match precision {
            DatePrecision::Day => {}
            DatePrecision::Month => self.by_month += 1,
            DatePrecision::Vague => self.vague += 1,
            DatePrecision::Unknown => self.undated += 1,
        }
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
            self.take(bundle, entry);
            let row = self.row(entry);
            self.rows.push(row);
        }
        end == bundle.entries.len()
    }

    /// Returns the allocated memory in bytes.
    pub fn bytes(&self) -> usize {
        4 * self.values.capacity() + std::mem::size_of::<Row>() * self.rows.capacity()
    }

    /// Returns the row of an entry whose values have just been added.
    fn row(&self, entry: &Entry) -> Row {
        let bounds = entry.when.bounds();
        let last = i32::from(self.years) - 1;
        let index = |date: Option<Date>, open: i32| {
            let index = date.map_or(open, |date| date.year() - self.first_year);
            u16::try_from(index.clamp(0, last.max(0))).unwrap_or_default()
        };
        let (from, to) = match entry.when {
            Edtf::Unknown => (1, 0),
            Edtf::Date(_) | Edtf::Interval { .. } => {
                (index(bounds.earliest, 0), index(bounds.latest, last))
            }
        };
        Row {
            end: self.values.len() as u32,
            precision: DatePrecision::of(&entry.when),
            from,
            to,
            is_own: entry.is_own(),
        }
    }

    fn take(&mut self, bundle: &Bundle, entry: &Entry) {
        let start = self.values.len();
        let mut add = |field: FilterField, index: usize| {
            let value = number(&self.starts, field, index);
            let own = self.values.get(start..).unwrap_or_default();
            if !own.contains(&value) {
                self.values.push(value);
            }
        };
        let country = |code: Country| self.countries.iter().position(|known| *known == code);
        for city in &entry.cities {
            add(FilterField::City, city.index());
            if let Some(index) = country(bundle.city(*city).country) {
                add(FilterField::Country, index);
            }
            if let Some(tie) = self.ties.get(city.index()) {
                add(FilterField::Tie, *tie as usize);
            }
        }
        for index in entry.countries.iter().filter_map(|code| country(*code)) {
            add(FilterField::Country, index);
        }
        for category in [entry.category].iter().chain(&entry.category_more) {
            add(FilterField::Category, category.index());
        }
        for direction in [entry.direction].iter().chain(&entry.direction_more) {
            add(FilterField::Direction, direction.index());
        }
        add(FilterField::Format, entry.format as usize);
        for audience in &entry.audience {
            add(FilterField::Audience, *audience as usize);
        }
        add(FilterField::Status, entry.status as usize);
        for found in entry.title.iter() {
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
        let selected = self.selected(filter);
        let fields = self.fields();
        let bits = (0..).zip(COUNTED);
        let constrained = bits.filter(|(_, field)| filter.constrains(*field));
        let constrained = constrained.fold(0u16, |constrained, (at, _)| constrained | 1 << at);
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
            let has = own.iter().filter(|value| selected[**value as usize]);
            let passed = has.fold(0u16, |passed, value| passed | 1 << fields[*value as usize]);
            let mut fails = constrained & !passed | self.others(bundle, filter, index);
            if in_window.as_ref().is_some_and(|is_in| !is_in[index]) {
                fails |= DATE;
            }
            facets.add(own, &fields, fails, *row);
        }
        facets
    }

    /// Returns for each value whether the filter selects it.
    fn selected(&self, filter: &Filter) -> Vec<bool> {
        let mut selected = vec![false; self.starts[9]];
        let mut set = |field: FilterField, indices: &mut dyn Iterator<Item = usize>| {
            for index in indices {
                let value = number(&self.starts, field, index);
                if let Some(selected) = selected.get_mut(value as usize) {
                    *selected = true;
                }
            }
        };
        let country = |code: &Country| self.countries.iter().position(|known| known == code);
        set(
            FilterField::City,
            &mut filter.cities.iter().map(|it| it.index()),
        );
        set(
            FilterField::Country,
            &mut filter.countries.iter().filter_map(country),
        );
        set(
            FilterField::Tie,
            &mut filter.ties.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Category,
            &mut filter.categories.iter().map(|it| it.index()),
        );
        set(
            FilterField::Direction,
            &mut filter.directions.iter().map(|it| it.index()),
        );
        set(
            FilterField::Format,
            &mut filter.formats.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Audience,
            &mut filter.audiences.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Status,
            &mut filter.statuses.iter().map(|it| *it as usize),
        );
        set(
            FilterField::Readable,
            &mut filter.readable.iter().map(|it| it.index()),
        );
        selected
    }

    /// Returns for each value the index of its field in `COUNTED`.
    fn fields(&self) -> Vec<u8> {
        let ends = self.starts.iter().skip(1);
        let mut fields = Vec::with_capacity(self.starts[9]);
        for (field, end) in (0..).zip(ends) {
            fields.resize(*end, field);
        }
        fields
    }

    /// Returns the bits of the fields without counted values that an entry fails.
    fn others(&self, bundle: &Bundle, filter: &Filter, index: usize) -> u16 {
        let others = [(FilterField::Age, AGE), (FilterField::Exchange, EXCHANGE)];
        let mut fails = 0;
        for (field, bit) in others {
            if let (true, Some(index)) = (filter.constrains(field), EntryIx::new(index)) {
                let view = bundle.view_of(&Occurrence {
                    subject: Subject::Entry(index),
                    when: Edtf::Unknown,
                });
                if !filter.passes(field, bundle, &view) {
                    fails |= bit;
                }
            }
        }
        fails
    }
}

impl Facets {
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
