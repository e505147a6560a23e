//! What one can subscribe to: everything, a city, a category, a direction, what suits pupils.

use super::page::{Reader, Site, Stock};
use crate::model::{Bundle, CategoryIx, CityIx, DirectionIx, Filter, Occurrence};
use crate::text::Lang;

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
    /// Every feed of a bundle, in the order of the page that lists them.
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

    /// The stable name of its file, without an extension: `all`, `pupils`, `city-niigata`.
    pub fn file(self, bundle: &Bundle) -> String {
        match self {
            Feed::All => "all".to_string(),
            Feed::Pupils => "pupils".to_string(),
            Feed::City(city) => ["city-", &bundle.city(city).id].concat(),
            Feed::Category(category) => ["category-", &bundle.category(category).id].concat(),
            Feed::Direction(direction) => ["direction-", &bundle.direction(direction).id].concat(),
        }
    }

    /// The path of its file below the site: `feeds/ru/all.ics`.
    pub fn path(self, bundle: &Bundle, lang: Lang, extension: &str) -> String {
        [
            "feeds/",
            lang.code(),
            "/",
            &self.file(bundle),
            ".",
            extension,
        ]
        .concat()
    }

    /// What it tells, without the name of the site. `all` and `pupils` are the words for the feeds of
    /// which the bundle says nothing.
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
        };
        text.get(lang, &bundle.order).map_or("", |found| found.text)
    }

    /// The name under which a calendar or a reader of news shows it.
    pub fn name(self, reader: &Reader<'_>) -> String {
        let site = reader.plain(&reader.bundle().site.title);
        if self == Feed::All {
            return site;
        }
        let pupils = reader.words.pupils();
        let topic = self.topic(reader.bundle(), reader.lang(), &site, &pupils);
        [topic, " · ", &site].concat()
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
