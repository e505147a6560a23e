//! How many entries each choice of a filter would leave, with the other choices as they are.
//!
//! As in [`figures`](super::YearFigures), what is merely expected of a series is not counted.

use super::{
    Audience, Bundle, CityIx, Country, EntryIx, Filter, Format, Occurrence, Respect, Status,
    Subject, TieKind, View,
};
use crate::text::{Lang, places_by};
use crate::time::{Edtf, Precision, Window};

/// Entries, and of how many of them no exact day is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub all: u32,
    /// Those dated by season, year or a span of them, or by "around" some day.
    pub vague: u32,
    /// Those known only by month.
    pub by_month: u32,
    /// Those of which no date is known at all.
    pub undated: u32,
}

/// For each value of each respect, the entries that have it and pass the filter in all other
/// respects, the window of days among them.
///
/// The lists of values are by place, as the bundle's or the vocabulary's.
///
/// ```
/// use pobratim::model::{Facets, Filter, Format, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let bundle = load(json).unwrap().bundle;
/// let online = Filter { formats: vec![Format::Online], ..Filter::default() };
/// let facets = Facets::count(&bundle, &online, None);
/// assert_eq!(facets.shown.all, facets.formats[Format::Online as usize].all);
/// let all: u32 = facets.formats.iter().map(|count| count.all).sum();
/// assert_eq!(all as usize, bundle.entries.len());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// What passes in every respect.
    pub shown: Count,
    pub cities: Vec<Count>,
    /// Countries of the cities and of the entries, by code.
    pub countries: Vec<(Country, Count)>,
    pub ties: Vec<Count>,
    pub categories: Vec<Count>,
    pub directions: Vec<Count>,
    pub formats: Vec<Count>,
    pub audiences: Vec<Count>,
    pub statuses: Vec<Count>,
    /// What has a title in each language, by [`Lang::index`].
    pub readable: Vec<Count>,
    /// What passes whatever its age limits.
    pub ages: Count,
    /// What passes whatever its date.
    pub dates: Count,
}

/// In which respects an entry does not pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fails {
    In(Option<Respect>),
    Date,
    More,
}

impl Count {
    fn add(&mut self, when: &Edtf) {
        self.all += 1;
        match when.precision() {
            None => self.undated += 1,
            Some(Precision::Month) if !when.is_qualified() => self.by_month += 1,
            Some(Precision::Day) if !when.is_qualified() => {}
            Some(_) => self.vague += 1,
        }
    }

    /// How many have no exact day: those known by month, more vaguely, or not at all.
    pub const fn without_day(&self) -> u32 {
        self.vague + self.by_month + self.undated
    }
}

impl Facets {
    /// Counts in one pass over the entries. Without a window the date is not asked.
    pub fn count(bundle: &Bundle, filter: &Filter, window: Option<&Window>) -> Facets {
        let none = |len: usize| vec![Count::default(); len];
        let mut facets = Facets {
            cities: none(bundle.cities.len()),
            countries: countries(bundle),
            ties: none(TieKind::ALL.len()),
            categories: none(bundle.categories.len()),
            directions: none(bundle.directions.len()),
            formats: none(Format::ALL.len()),
            audiences: none(Audience::ALL.len()),
            statuses: none(Status::ALL.len()),
            readable: none(Lang::ALL.len()),
            ..Facets::default()
        };
        for (entry, place) in bundle.entries.iter().zip((0..).map(EntryIx)) {
            let view = bundle.view_of(&Occurrence {
                subject: Subject::Entry(place),
                when: entry.when,
            });
            let fails = fails(bundle, filter, window, &view);
            if fails != Fails::More {
                facets.add(bundle, &view, fails);
            }
        }
        facets
    }

    fn add(&mut self, bundle: &Bundle, view: &View<'_>, fails: Fails) {
        let when = &view.when;
        let is_open = |respect: Respect| match fails {
            Fails::In(None) => true,
            Fails::In(Some(one)) => one == respect,
            Fails::Date | Fails::More => false,
        };
        if fails == Fails::In(None) {
            self.shown.add(when);
        }
        if is_open(Respect::Format) {
            add(&mut self.formats, 1, &|_| view.format as usize, when);
        }
        if is_open(Respect::Status) {
            add(&mut self.statuses, 1, &|_| view.status as usize, when);
        }
        if is_open(Respect::City) {
            let place = |at| of(view.cities, at, &|city| city.index());
            add(&mut self.cities, view.cities.len(), &place, when);
        }
        if is_open(Respect::Audience) {
            let place = |at| of(view.audience, at, &|word| *word as usize);
            add(&mut self.audiences, view.audience.len(), &place, when);
        }
        if is_open(Respect::Category) {
            let more = view.category_more;
            let place = |at| match at == more.len() {
                true => view.category.index(),
                false => of(more, at, &|place| place.index()),
            };
            add(&mut self.categories, more.len() + 1, &place, when);
        }
        if is_open(Respect::Direction) {
            let more = view.direction_more;
            let place = |at| match at == more.len() {
                true => view.direction.index(),
                false => of(more, at, &|place| place.index()),
            };
            add(&mut self.directions, more.len() + 1, &place, when);
        }
        if is_open(Respect::Readable) {
            let place = |at| {
                let has = |lang: &Lang| view.title.exact(*lang).is_some();
                Lang::ALL
                    .get(at)
                    .filter(|lang| has(lang))
                    .map_or(NONE, |_| at)
            };
            add(&mut self.readable, Lang::ALL.len(), &place, when);
        }
        if is_open(Respect::Age) {
            self.ages.add(when);
        }
        if is_open(Respect::Country) {
            let own = view.cities.iter().map(|city| bundle.city(*city).country);
            let has = |country: &Country| {
                view.countries.contains(country) || own.clone().any(|own| own == *country)
            };
            for (country, count) in &mut self.countries {
                if has(country) {
                    count.add(when);
                }
            }
        }
        if is_open(Respect::Tie) {
            let tie = |city: &CityIx| bundle.city(*city).current_tie();
            let place = |at| {
                of(view.cities, at, &|city| {
                    tie(city).map_or(NONE, |tie| tie.kind as usize)
                })
            };
            add(&mut self.ties, view.cities.len(), &place, when);
        }
        if matches!(fails, Fails::In(None) | Fails::Date) {
            self.dates.add(when);
        }
    }
}

/// The place of nothing.
const NONE: usize = usize::MAX;

/// The place of the value at `at` of a list.
fn of<T>(list: &[T], at: usize, place: &dyn Fn(&T) -> usize) -> usize {
    list.get(at).map_or(NONE, place)
}

/// Adds an entry to each of so many places, once where some are the same.
fn add(counts: &mut [Count], places: usize, place: &dyn Fn(usize) -> usize, when: &Edtf) {
    for at in 0..places {
        let own = place(at);
        let is_first = !(0..at).any(|earlier| place(earlier) == own);
        if let Some(count) = counts.get_mut(own).filter(|_| is_first) {
            count.add(when);
        }
    }
}

fn fails(bundle: &Bundle, filter: &Filter, window: Option<&Window>, view: &View<'_>) -> Fails {
    let mut fails = match window {
        Some(window) if !view.when.overlaps(window) => Fails::Date,
        _ => Fails::In(None),
    };
    for respect in Respect::ALL {
        if !filter.passes(respect, bundle, view) {
            if fails != Fails::In(None) {
                return Fails::More;
            }
            fails = Fails::In(Some(respect));
        }
    }
    fails
}

/// The countries that entries can be narrowed to, by code.
fn countries(bundle: &Bundle) -> Vec<(Country, Count)> {
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
    countries
        .map(|country| (*country, Count::default()))
        .collect()
}
