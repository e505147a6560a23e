//! Feeds to subscribe to: all entries, a city, a category, a direction, entries for pupils, a series,
//! or a single event.

use super::page::{LocalizedSite, Site, SiteContent};
use crate::model::{
    Bundle, CategoryIx, CityIx, DirectionIx, EntryIx, Filter, Group, Occurrence, Scope, SeriesIx,
    Subject, View,
};
use crate::text::Lang;
use crate::time::Date;

/// A feed, which exists in each language as iCalendar and as Atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    All,
    /// Exchanges for pupils.
    Pupils,
    City(CityIx),
    Category(CategoryIx),
    Direction(DirectionIx),
    /// The editions of a series: offered on the pages of its events.
    Series(SeriesIx),
    /// One event: offered on its page.
    Event(EntryIx),
}

impl Feed {
    /// Returns the feed that tells the dates of an event on the day `today`: that of the event itself
    /// if it is to come and its days are known, else that of its series. `None` without either, and for
    /// observances.
    pub fn of_dates(bundle: &Bundle, entry: &View<'_>, today: Date) -> Option<Feed> {
        let series = entry.series.filter(|series| has_feed(bundle, *series));
        match entry.subject {
            Subject::Entry(index) if has_own_feed(entry, today) => Some(Feed::Event(index)),
            Subject::Entry(_) | Subject::Expected { .. } => series.map(Feed::Series),
        }
    }

    /// Returns the feeds of series, and those of single events that are to come on the day `today`.
    pub fn of_events(bundle: &Bundle, today: Date) -> Vec<Feed> {
        let series = (0..bundle.series.len()).filter_map(SeriesIx::new);
        let series = series.filter(|series| has_feed(bundle, *series));
        let events = bundle.entries_where(&|entry| entry.is_own());
        let events = events.iter().filter_map(|one| match one.subject {
            Subject::Entry(index) if has_own_feed(&bundle.view_of(one), today) => {
                Some(Feed::Event(index))
            }
            Subject::Entry(_) | Subject::Expected { .. } => None,
        });
        series.map(Feed::Series).chain(events).collect()
    }

    /// Returns the feed that is the nearest to a filter, and whether it has nothing besides. A feed has
    /// what is over too: it is that of the filter without `upcoming`.
    ///
    /// ```
    /// use pobratim::{export::Feed, model::{CityIx, Filter, Format}};
    /// let city = CityIx::new(0).unwrap();
    /// let of_city = Filter { cities: vec![city], ..Filter::default() };
    /// assert_eq!(Feed::of_filter(&of_city), (Feed::City(city), true));
    /// let online = Filter { formats: vec![Format::Online], ..of_city };
    /// assert_eq!(Feed::of_filter(&online), (Feed::City(city), false));
    /// assert_eq!(Feed::of_filter(&Filter::default()), (Feed::All, true));
    /// ```
    pub fn of_filter(filter: &Filter) -> (Feed, bool) {
        let mut exact = Filter {
            upcoming: filter.upcoming,
            ..Filter::default()
        };
        let feed = match (&*filter.cities, &*filter.categories, &*filter.directions) {
            ([city], ..) => {
                exact.cities = vec![*city];
                Feed::City(*city)
            }
            (_, [category], _) => {
                exact.categories = vec![*category];
                Feed::Category(*category)
            }
            (_, _, [direction]) => {
                exact.directions = vec![*direction];
                Feed::Direction(*direction)
            }
            _ if filter.exchange == Some(true) => {
                exact.exchange = Some(true);
                Feed::Pupils
            }
            _ => Feed::All,
        };
        (feed, exact == *filter)
    }

    /// Returns every feed of the page that lists them, in its order.
    pub fn every(bundle: &Bundle) -> Vec<Feed> {
        let mut feeds = vec![Feed::All, Feed::Pupils];
        let cities = (0..bundle.cities.len()).filter_map(CityIx::new);
        feeds.extend(cities.map(Feed::City));
        let categories = (0..bundle.categories.len()).filter_map(CategoryIx::new);
        feeds.extend(categories.map(Feed::Category));
        let directions = (0..bundle.directions.len()).filter_map(DirectionIx::new);
        feeds.extend(directions.map(Feed::Direction));
        feeds
    }

    /// Returns the stable file name without extension: `all`, `pupils`, `city-niigata`.
    pub fn file_stem(self, bundle: &Bundle) -> String {
        match self {
            Feed::All => "all".to_string(),
            Feed::Pupils => "pupils".to_string(),
            Feed::City(city) => ["city-", &bundle.city(city).id].concat(),
            Feed::Category(category) => ["category-", &bundle.category(category).id].concat(),
            Feed::Direction(direction) => ["direction-", &bundle.direction(direction).id].concat(),
            Feed::Series(series) => ["series-", &bundle.series(series).id].concat(),
            Feed::Event(entry) => ["event-", &bundle.entry(entry).id].concat(),
        }
    }

    /// Returns the path of the file below the site: `feeds/ru/all.ics`.
    pub fn path(self, bundle: &Bundle, lang: Lang, extension: &str) -> String {
        [
            "feeds/",
            lang.code(),
            "/",
            &self.file_stem(bundle),
            ".",
            extension,
        ]
        .concat()
    }

    /// Returns the topic, without the name of the site. `all` and `pupils` are the messages for the
    /// feeds that have no name in the bundle.
    pub fn topic<'a>(
        self,
        bundle: &'a Bundle,
        lang: Lang,
        all: &'a str,
        pupils: &'a str,
    ) -> &'a str {
        let text = match self {
            Feed::All => return all,
            Feed::Pupils => return pupils,
            Feed::City(city) => &bundle.city(city).name,
            Feed::Category(category) => &bundle.category(category).title,
            Feed::Direction(direction) => &bundle.direction(direction).title,
            Feed::Series(series) => &bundle.series(series).title,
            Feed::Event(entry) => &bundle.entry(entry).title,
        };
        text.get(lang, &bundle.order).map_or("", |found| found.text)
    }

    /// Returns the name of the feed for calendars and feed readers.
    pub fn name(self, localized: &LocalizedSite<'_>) -> String {
        let site = localized.text(&localized.bundle().site.title);
        if self == Feed::All {
            return site;
        }
        let pupils = localized.messages.pupils();
        let topic = self.topic(localized.bundle(), localized.lang(), &site, &pupils);
        [topic, " · ", &site].concat()
    }

    /// Whether an occurrence belongs to the feed.
    fn contains(self, bundle: &Bundle, one: &Occurrence) -> bool {
        let mut filter = Filter::default();
        match self {
            Feed::All => {}
            Feed::Pupils => filter.exchange = Some(true),
            Feed::City(city) => filter.cities = vec![city],
            Feed::Category(category) => filter.categories = vec![category],
            Feed::Direction(direction) => filter.directions = vec![direction],
            Feed::Series(series) => return bundle.view_of(one).series == Some(series),
            Feed::Event(entry) => return one.subject == Subject::Entry(entry),
        }
        filter.matches(bundle, &bundle.view_of(one))
    }

    /// Returns the occurrences of the site that belong to the feed.
    pub fn occurrences(self, site: &Site<'_>, content: &SiteContent) -> Vec<Occurrence> {
        let listed = content.listed.iter().copied();
        listed
            .filter(|one| self.contains(site.bundle, one))
            .collect()
    }
}

/// Whether a series has a feed: its events are those of the city.
fn has_feed(bundle: &Bundle, series: SeriesIx) -> bool {
    bundle.series(series).scope == Scope::City
}

/// Whether an event has a feed of its own: it is to come, and its days are known.
fn has_own_feed(entry: &View<'_>, today: Date) -> bool {
    entry.when.is_exact() && entry.scope == Scope::City && entry.group(today) == Group::Announced
}
