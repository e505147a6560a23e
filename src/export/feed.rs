//! What one can subscribe to: everything, a city, a category, a direction, what suits pupils.

use super::page::{Reader, Site, Stock};
use crate::model::{CategoryIx, CityIx, DirectionIx, Filter, Occurrence};

/// A feed. It exists in each language, as iCalendar and as Atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    All,
    /// What suits pupils who look for an exchange.
    Pupils,
    City(CityIx),
    Category(CategoryIx),
    Direction(DirectionIx),
}

impl Feed {
    /// Every feed of a site, in the order of the page that lists them.
    pub fn every(site: &Site<'_>) -> Vec<Feed> {
        let bundle = site.bundle;
        let mut feeds = vec![Feed::All, Feed::Pupils];
        let cities = (0..bundle.cities.len()).filter_map(CityIx::new);
        feeds.extend(cities.map(Feed::City));
        let categories = (0..bundle.categories.len()).filter_map(CategoryIx::new);
        feeds.extend(categories.map(Feed::Category));
        let directions = (0..bundle.directions.len()).filter_map(DirectionIx::new);
        feeds.extend(directions.map(Feed::Direction));
        feeds
    }

    /// The stable name of its file, without an extension: `all`, `pupils`, `city-niigata`.
    pub fn file(self, site: &Site<'_>) -> String {
        let bundle = site.bundle;
        match self {
            Feed::All => "all".to_string(),
            Feed::Pupils => "pupils".to_string(),
            Feed::City(city) => ["city-", &bundle.city(city).id].concat(),
            Feed::Category(category) => ["category-", &bundle.category(category).id].concat(),
            Feed::Direction(direction) => ["direction-", &bundle.direction(direction).id].concat(),
        }
    }

    /// Where its file stands below the site: `feeds/ru/all.ics`.
    pub fn path(self, reader: &Reader<'_>, extension: &str) -> String {
        let lang = reader.lang().code();
        let file = self.file(&reader.site);
        ["feeds/", lang, "/", &file, ".", extension].concat()
    }

    /// What it tells, without the name of the site.
    pub fn topic(self, reader: &Reader<'_>) -> String {
        let bundle = reader.bundle();
        match self {
            Feed::All => reader.words.say("published.all"),
            Feed::Pupils => reader.words.say("published.pupils"),
            Feed::City(city) => reader.plain(&bundle.city(city).name),
            Feed::Category(category) => reader.plain(&bundle.category(category).title),
            Feed::Direction(direction) => reader.plain(&bundle.direction(direction).title),
        }
    }

    /// The name under which a calendar or a reader of news shows it.
    pub fn name(self, reader: &Reader<'_>) -> String {
        let site = reader.plain(&reader.bundle().site.title);
        match self {
            Feed::All => site,
            Feed::Pupils | Feed::City(_) | Feed::Category(_) | Feed::Direction(_) => {
                [&self.topic(reader), " · ", &site].concat()
            }
        }
    }

    /// What passes.
    pub fn filter(self) -> Filter {
        let mut filter = Filter::default();
        match self {
            Feed::All => {}
            Feed::Pupils => filter.exchange = Some(true),
            Feed::City(city) => filter.cities = vec![city],
            Feed::Category(category) => filter.categories = vec![category],
            Feed::Direction(direction) => filter.directions = vec![direction],
        }
        filter
    }

    /// Everything of the stock that it tells.
    pub fn occurrences(self, site: &Site<'_>, stock: &Stock) -> Vec<Occurrence> {
        let filter = self.filter();
        let told = stock.told.iter().copied();
        told.filter(|one| filter.matches(site.bundle, &site.bundle.view_of(one)))
            .collect()
    }
}
