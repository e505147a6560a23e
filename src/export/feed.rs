//! Feeds to subscribe to: all entries, a city, a category, a direction, or entries for pupils.

use super::page::{LocalizedSite, Site, SiteContent};
use crate::model::{Bundle, CategoryIx, CityIx, DirectionIx, Filter, Occurrence};
use crate::text::Lang;

/// A feed, which exists in each language as iCalendar and as Atom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    All,
    /// Exchanges for pupils.
    Pupils,
    City(CityIx),
    Category(CategoryIx),
    Direction(DirectionIx),
}

impl Feed {
    /// Returns every feed of a bundle, in the order of the page that lists them.
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

    /// Returns the filter that selects the feed's entries.
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

    /// Returns the occurrences of the site that match the feed.
    pub fn occurrences(self, site: &Site<'_>, content: &SiteContent) -> Vec<Occurrence> {
        let filter = self.filter();
        let listed = content.listed.iter().copied();
        listed
            .filter(|one| filter.matches(site.bundle, &site.bundle.view_of(one)))
            .collect()
    }
}
