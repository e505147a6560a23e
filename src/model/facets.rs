//! How many entries each choice of a filter would leave, with the other choices as they are.
//!
//! As in [`figures`](super::YearFigures), what is merely expected of a series is not counted.
//! Entries are large, and a page counts with every change: so the values by which they can be
//! chosen are written down once, close together. Whether an entry passes is for [`Filter`] to say;
//! a test holds these counts to it.

use super::{
    Audience, Bond, Bundle, Country, Entry, EntryIx, Filter, Format, Occurrence, Respect, Status,
    Subject,
};
use crate::text::{Lang, places_by};
use crate::time::{Date, Edtf, Precision, Window};

/// Entries, and of how many of them no exact day is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: u32,
    /// Those known only by month.
    pub by_month: u32,
    /// Those dated by a season, a year or a span of them, or "around" some time.
    pub vague: u32,
    /// Those of which no date is known at all.
    pub undated: u32,
}

/// The respects whose values are counted, in the order in which the values are numbered.
const COUNTED: [Respect; 9] = [
    Respect::City,
    Respect::Country,
    Respect::Tie,
    Respect::Category,
    Respect::Direction,
    Respect::Format,
    Respect::Audience,
    Respect::Status,
    Respect::Readable,
];

/// Bits for the other respects, above those of `COUNTED`.
const DATE: u16 = 1 << COUNTED.len();
const AGE: u16 = DATE << 1;
const EXCHANGE: u16 = DATE << 2;

/// For each value, the entries that have it and pass the filter in all other respects, the window
/// of days among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// What passes in every respect.
    pub shown: Count,
    /// What passes whatever its age limits.
    pub ages: Count,
    /// What passes whatever its date.
    pub dates: Count,
    counts: Vec<Count>,
    starts: [usize; 10],
    /// What passes in every respect but the date, by year.
    years: Vec<Count>,
    first_year: i32,
}

impl Facets {
    /// The years that dates reach, each with what passes whatever its date and touches that year.
    pub fn years(&self) -> impl Iterator<Item = (i32, Count)> + '_ {
        (self.first_year..).zip(self.years.iter().copied())
    }

    /// What a year would leave; nothing outside of the years that dates reach.
    pub fn year(&self, year: i32) -> Count {
        let place = usize::try_from(year - self.first_year).ok();
        let count = place.and_then(|place| self.years.get(place));
        count.copied().unwrap_or_default()
    }

    /// The counts of a respect's values, by their places: in the bundle, in the vocabulary, in
    /// [`Values::countries`], in [`Lang::ALL`]. None for a respect without values.
    pub fn of(&self, respect: Respect) -> &[Count] {
        let place = COUNTED.iter().position(|counted| *counted == respect);
        let ends = place.and_then(|at| Some((self.starts.get(at)?, self.starts.get(at + 1)?)));
        let counts = ends.and_then(|(from, to)| self.counts.get(*from..*to));
        counts.unwrap_or_default()
    }
}

/// The values by which each entry can be chosen.
///
/// It grows by [`step`](Values::step), so that a page can go on between two slices of work.
///
/// ```
/// use pobratim::model::{Filter, Format, Respect, Values, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let mut values = Values::new(&bundle);
/// while !values.step(&bundle, 100) {}
/// let online = Filter { formats: vec![Format::Online], ..Filter::default() };
/// let facets = values.count(&bundle, &online, None);
/// let formats = facets.of(Respect::Format);
/// assert_eq!(facets.shown, formats[Format::Online as usize]);
/// let all: u32 = formats.iter().map(|count| count.all).sum();
/// assert_eq!(all as usize, bundle.entries.len());
/// ```
#[derive(Clone, Debug)]
pub struct Values {
    countries: Vec<Country>,
    /// Where the numbers of each respect in `COUNTED` begin; the last is how many there are.
    starts: [usize; 10],
    /// How the cities are bound to the host now.
    ties: Vec<Bond>,
    /// The values of all entries one after the other, each once for an entry.
    values: Vec<u32>,
    rows: Vec<Row>,
    first_year: i32,
    /// How many years the dates reach.
    years: u16,
}

/// What is known of an entry besides its values.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Where its values end.
    end: u32,
    known: Known,
    /// The years that its date touches, counted from the first of all; none where it has no date.
    from: u16,
    to: u16,
}

/// Of more years than this only the first are counted: no bundle is so old.
const MOST_YEARS: i32 = 1_000;

/// How much is known of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Day,
    Month,
    Vaguely,
    Nothing,
}

impl Known {
    fn of(when: &Edtf) -> Known {
        match when.precision() {
            None => Known::Nothing,
            Some(Precision::Month) if !when.is_qualified() => Known::Month,
            Some(Precision::Day) if !when.is_qualified() => Known::Day,
            Some(_) => Known::Vaguely,
        }
    }
}

impl Count {
    fn add(&mut self, known: Known) {
        self.all += 1;
        match known {
            Known::Day => {}
            Known::Month => self.by_month += 1,
            Known::Vaguely => self.vague += 1,
            Known::Nothing => self.undated += 1,
        }
    }

    /// How many have no exact day: those known by month, more vaguely, or not at all.
    pub const fn without_day(&self) -> u32 {
        self.by_month + self.vague + self.undated
    }
}

impl Values {
    /// The values of no entry yet.
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
        let (first_year, last_year) = bundle.timeline.years().unwrap_or((0, -1));
        let years = (last_year - first_year + 1).clamp(0, MOST_YEARS);
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

    /// Countries of the cities and of the entries, by code.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Takes in so many more entries of the bundle that it was made for, and tells whether that
    /// was all.
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

    /// The bytes of memory that it holds.
    pub fn bytes(&self) -> usize {
        4 * self.values.capacity() + std::mem::size_of::<Row>() * self.rows.capacity()
    }

    /// What is known of an entry whose values have just been taken in.
    fn row(&self, entry: &Entry) -> Row {
        let bounds = entry.when.bounds();
        let last = i32::from(self.years) - 1;
        let place = |date: Option<Date>, open: i32| {
            let place = date.map_or(open, |date| date.year() - self.first_year);
            u16::try_from(place.clamp(0, last.max(0))).unwrap_or_default()
        };
        let (from, to) = match entry.when {
            Edtf::Unknown => (1, 0),
            Edtf::Date(_) | Edtf::Interval { .. } => {
                (place(bounds.earliest, 0), place(bounds.latest, last))
            }
        };
        Row {
            end: self.values.len() as u32,
            known: Known::of(&entry.when),
            from,
            to,
        }
    }

    fn take(&mut self, bundle: &Bundle, entry: &Entry) {
        let start = self.values.len();
        let mut add = |respect: Respect, place: usize| {
            let value = number(&self.starts, respect, place);
            let own = self.values.get(start..).unwrap_or_default();
            if !own.contains(&value) {
                self.values.push(value);
            }
        };
        let country = |code: Country| self.countries.iter().position(|known| *known == code);
        for city in &entry.cities {
            add(Respect::City, city.index());
            if let Some(place) = country(bundle.city(*city).country) {
                add(Respect::Country, place);
            }
            if let Some(tie) = self.ties.get(city.index()) {
                add(Respect::Tie, *tie as usize);
            }
        }
        for place in entry.countries.iter().filter_map(|code| country(*code)) {
            add(Respect::Country, place);
        }
        for category in [entry.category].iter().chain(&entry.category_more) {
            add(Respect::Category, category.index());
        }
        for direction in [entry.direction].iter().chain(&entry.direction_more) {
            add(Respect::Direction, direction.index());
        }
        add(Respect::Format, entry.format as usize);
        for audience in &entry.audience {
            add(Respect::Audience, *audience as usize);
        }
        add(Respect::Status, entry.status as usize);
        for found in entry.title.iter() {
            add(Respect::Readable, found.lang.index());
        }
    }

    /// Counts in one pass over the entries taken in. Without a window the date is not asked.
    pub fn count(&self, bundle: &Bundle, filter: &Filter, window: Option<&Window>) -> Facets {
        let mut facets = Facets {
            counts: vec![Count::default(); self.starts[9]],
            starts: self.starts,
            years: vec![Count::default(); usize::from(self.years)],
            first_year: self.first_year,
            ..Facets::default()
        };
        let wanted = self.wanted(filter);
        let respects = self.respects();
        let bits = (0..).zip(COUNTED);
        let asked = bits.filter(|(_, respect)| filter.asks(*respect));
        let asked = asked.fold(0u16, |asked, (at, _)| asked | 1 << at);
        let in_window = window.map(|window| {
            let mut is_in = vec![false; self.rows.len()];
            for (_, place) in bundle.timeline.overlapping(window) {
                if let Some(is_in) = is_in.get_mut(place.index()) {
                    *is_in = true;
                }
            }
            is_in
        });
        let mut start = 0;
        for (place, row) in self.rows.iter().enumerate() {
            let end = row.end as usize;
            let own = self.values.get(start..end).unwrap_or_default();
            start = end;
            let has = own.iter().filter(|value| wanted[**value as usize]);
            let passed = has.fold(0u16, |passed, value| {
                passed | 1 << respects[*value as usize]
            });
            let mut fails = asked & !passed | self.others(bundle, filter, place);
            if in_window.as_ref().is_some_and(|is_in| !is_in[place]) {
                fails |= DATE;
            }
            facets.add(own, &respects, fails, *row);
        }
        facets
    }

    /// By value, whether the filter asks for it.
    fn wanted(&self, filter: &Filter) -> Vec<bool> {
        let mut wanted = vec![false; self.starts[9]];
        let mut set = |respect: Respect, places: &mut dyn Iterator<Item = usize>| {
            for place in places {
                let value = number(&self.starts, respect, place);
                if let Some(wanted) = wanted.get_mut(value as usize) {
                    *wanted = true;
                }
            }
        };
        let country = |code: &Country| self.countries.iter().position(|known| known == code);
        set(
            Respect::City,
            &mut filter.cities.iter().map(|it| it.index()),
        );
        set(
            Respect::Country,
            &mut filter.countries.iter().filter_map(country),
        );
        set(Respect::Tie, &mut filter.ties.iter().map(|it| *it as usize));
        set(
            Respect::Category,
            &mut filter.categories.iter().map(|it| it.index()),
        );
        set(
            Respect::Direction,
            &mut filter.directions.iter().map(|it| it.index()),
        );
        set(
            Respect::Format,
            &mut filter.formats.iter().map(|it| *it as usize),
        );
        set(
            Respect::Audience,
            &mut filter.audiences.iter().map(|it| *it as usize),
        );
        set(
            Respect::Status,
            &mut filter.statuses.iter().map(|it| *it as usize),
        );
        set(
            Respect::Readable,
            &mut filter.readable.iter().map(|it| it.index()),
        );
        wanted
    }

    /// By value, the place of its respect in `COUNTED`.
    fn respects(&self) -> Vec<u8> {
        let ends = self.starts.iter().skip(1);
        let mut respects = Vec::with_capacity(self.starts[9]);
        for (respect, end) in (0..).zip(ends) {
            respects.resize(*end, respect);
        }
        respects
    }

    /// The bits of those respects without counted values in which an entry does not pass.
    fn others(&self, bundle: &Bundle, filter: &Filter, place: usize) -> u16 {
        let others = [(Respect::Age, AGE), (Respect::Exchange, EXCHANGE)];
        let mut fails = 0;
        for (respect, bit) in others {
            if let (true, Some(place)) = (filter.asks(respect), EntryIx::new(place)) {
                let view = bundle.view_of(&Occurrence {
                    subject: Subject::Entry(place),
                    when: Edtf::Unknown,
                });
                if !filter.passes(respect, bundle, &view) {
                    fails |= bit;
                }
            }
        }
        fails
    }
}

impl Facets {
    /// Adds an entry where its choice is open: to all its values if it passes, to those of one
    /// respect if it fails in that alone.
    fn add(&mut self, own: &[u32], respects: &[u8], fails: u16, row: Row) {
        let known = row.known;
        if fails & fails.wrapping_sub(1) != 0 {
            return;
        }
        for value in own {
            let is_open = respects
                .get(*value as usize)
                .is_some_and(|respect| fails == 0 || fails == 1 << respect);
            if let Some(count) = self.counts.get_mut(*value as usize).filter(|_| is_open) {
                count.add(known);
            }
        }
        if fails == 0 {
            self.shown.add(known);
        }
        if fails == 0 || fails == AGE {
            self.ages.add(known);
        }
        if fails == 0 || fails == DATE {
            self.dates.add(known);
            let (from, to) = (usize::from(row.from), usize::from(row.to));
            if from <= to {
                let years = self.years.iter_mut().skip(from).take(to - from + 1);
                years.for_each(|year| year.add(known));
            }
        }
    }
}

/// The number of a value.
fn number(starts: &[usize; 10], respect: Respect, place: usize) -> u32 {
    let mut numbered = COUNTED.iter().zip(starts);
    let start = numbered.find(|(counted, _)| **counted == respect);
    start.map_or(u32::MAX, |(_, start)| (start + place) as u32)
}

/// The countries that entries can be narrowed to, by code.
fn countries(bundle: &Bundle) -> Vec<Country> {
    let mut found: Vec<Country> = Vec::new();
    let cities = bundle.cities.iter().map(|city| city.country);
    let named = bundle.entries.iter().flat_map(|entry| &entry.countries);
    for country in cities.chain(named.copied()) {
        if !found.contains(&country) {
            found.push(country);
        }
    }
    let key = |place: usize| {
        let code = found.get(place).map_or("", Country::as_str);
        code.bytes().fold(0, |key, byte| key << 8 | i64::from(byte))
    };
    let order = places_by(found.len(), &|place| (key(place), 0));
    let countries = order.into_iter().filter_map(|place| found.get(place));
    countries.copied().collect()
}
