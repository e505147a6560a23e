//! The typed parameters of an address: reading, changing and writing them.

use std::fmt::{self, Write};

use super::Page;
use super::date_param::DateParam;
use super::map_view::MapParam;
use super::param_values::{Facet, OrderParam, ThemeParam, ViewParam, ZoneParam};
use crate::model::{Interest, is_occurrence_id};
use crate::text::query;
use crate::time::{Date, Edtf, Window};

/// All parameters of an address. The default has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    /// The view of the calendar; without it, the schedule.
    pub view: Option<ViewParam>,
    pub date: Option<DateParam>,
    /// The first and the last day of a visitor's stay, in any order.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub zone: Option<ZoneParam>,
    facets: [Vec<Box<str>>; Facet::ALL.len()],
    /// Age in full years.
    pub age: Option<u8>,
    /// The class of a pupil, 1 to 12, an alternative to the age.
    pub class: Option<u8>,
    /// The interests of a pupil.
    pub likes: Vec<Interest>,
    /// The ids of a shared list of exchanges, which the bundle may lack.
    pub list: Vec<Box<str>>,
    /// Whether only entries with a text in the reader's language are shown.
    pub readable: bool,
    /// Whether only entries that are not over are shown.
    pub upcoming: bool,
    /// The query of the search dialog; empty when the dialog is open without a query.
    pub q: Option<Box<str>>,
    /// The id of the event whose card is open over the page, which the bundle may lack.
    pub open: Option<Box<str>>,
    /// The order of the list of cities.
    pub order: Option<OrderParam>,
    /// Whether ISO 8601 week numbers are shown.
    pub weeks: bool,
    /// The page that a report of a mistake is about, whose record the bundle may lack.
    pub about: Option<Page>,
    /// The map's mode and camera position; without it, all cities in the first mode.
    pub map: Option<MapParam>,
    /// Whether the page is embedded in that of another site.
    pub embed: bool,
    /// The most rows of an embedded list, 1 to 100.
    pub limit: Option<u8>,
    /// Whether the embedded page has a language switch.
    pub languages: bool,
    pub theme: Option<ThemeParam>,
    /// Unknown parameters, in order.
    unknown: Vec<(String, String)>,
}

impl Params {
    /// Parses a query (without `?`). Of repeated parameters the first counts.
    pub fn parse(query: &str) -> Params {
        let mut params = Params::default();
        for (key, value) in query::pairs(query) {
            params.read_pair(key, value);
        }
        params
    }

    fn read_pair(&mut self, key: String, value: String) {
        if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) {
            for id in value.split(',').filter(|id| is_id_or_code(id)) {
                if !self.facet(facet).iter().any(|known| **known == *id) {
                    self.facets[facet as usize].push(id.into());
                }
            }
            return;
        }
        match key.as_str() {
            "view" => {
                self.view = self.view.or(ViewParam::from_code(&value));
            }
            "date" => self.date = self.date.take().or_else(|| DateParam::parse(&value)),
            "from" => self.from = self.from.or_else(|| single_day(&value)),
            "to" => self.to = self.to.or_else(|| single_day(&value)),
            "zone" => {
                let zone = ZoneParam::ALL.into_iter().find(|zone| zone.code() == value);
                self.zone = self.zone.or(zone);
            }
            "age" => self.age = self.age.or(value.parse().ok().filter(|age| *age <= 120)),
            "class" => {
                let class = value.parse().ok().filter(|class| (1..=12).contains(class));
                self.class = self.class.or(class);
            }
            "likes" if self.likes.is_empty() => {
                let likes = value.split(',').filter_map(Interest::from_code);
                likes.for_each(|like| push_unique(&mut self.likes, like));
            }
            "list" if self.list.is_empty() => {
                let ids = value.split(',').filter(|id| is_occurrence_id(id));
                ids.take(MAX_LIST_LEN)
                    .for_each(|id| push_unique(&mut self.list, id.into()));
            }
            "likes" | "list" => {}
            "readable" => self.readable |= value == "1",
            "upcoming" => self.upcoming |= value == "1",
            "q" => self.q = self.q.take().or_else(|| Some(search_text(&value))),
            "open" => {
                let id = is_occurrence_id(&value).then(|| value.into());
                self.open = self.open.take().or(id);
            }
            "order" => {
                let order = OrderParam::ALL
                    .into_iter()
                    .find(|order| order.code() == value);
                self.order = self.order.or(order);
            }
            "about" => self.about = self.about.take().or_else(|| Page::reported(&value)),
            "weeks" => self.weeks |= value == "1",
            "map" => self.map = self.map.or(MapParam::parse(&value)),
            "embed" => self.embed |= value == "1",
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=100).contains(limit));
                self.limit = self.limit.or(limit);
            }
            "languages" => self.languages |= value == "1",
            "theme" => self.theme = self.theme.or(ThemeParam::from_code(&value)),
            _ => self.unknown.push((key, value)),
        }
    }

    /// Sets the date of a published folder; the query takes precedence. Returns whether the text is a
    /// date.
    pub(super) fn read_folder_date(&mut self, text: &str) -> bool {
        let date = DateParam::parse(text);
        let is_date = date.is_some();
        if is_date && self.date.is_none() {
            self.date = date;
        }
        is_date
    }

    /// Returns the ids or codes of a facet; none where it does not filter.
    pub fn facet(&self, facet: Facet) -> &[Box<str>] {
        &self.facets[facet as usize]
    }

    /// Sets the ids or codes of a facet; malformed ones are left out.
    pub fn set_facet<'a>(&mut self, facet: Facet, ids: impl IntoIterator<Item = &'a str>) {
        let ids = ids.into_iter().filter(|id| is_id_or_code(id));
        self.facets[facet as usize] = ids.map(Box::from).collect();
    }

    /// Adds the id to the facet, or removes it if it is there.
    pub fn toggle(&mut self, facet: Facet, id: &str) {
        let ids = &mut self.facets[facet as usize];
        match ids.iter().position(|known| **known == *id) {
            Some(at) => {
                ids.remove(at);
            }
            None if is_id_or_code(id) => ids.push(id.into()),
            None => {}
        }
    }

    /// Returns whether any facet, the age, `readable` or `upcoming` filters the view.
    pub fn has_filters(&self) -> bool {
        let has_facets = self.facets.iter().any(|ids| !ids.is_empty());
        has_facets || self.age.is_some() || self.readable || self.upcoming
    }

    /// Returns the parameters without any filter, and without an open card or search.
    pub fn without_filters(&self) -> Params {
        Params {
            facets: Default::default(),
            age: None,
            readable: false,
            upcoming: false,
            q: None,
            open: None,
            ..self.clone()
        }
    }

    /// Returns the days of a visitor's stay: both ends, or the one day that is known.
    ///
    /// ```
    /// use pobratim::{route::Params, time::Edtf};
    /// let stay = |query| Params::parse(query).stay().map(|days| Edtf::days(&days).to_string());
    /// let days = Some("2026-12-12/2026-12-18".to_string());
    /// assert_eq!(stay("from=2026-12-12&to=2026-12-18"), days);
    /// assert_eq!(stay("from=2026-12-18&to=2026-12-12"), days);
    /// assert_eq!(stay("to=2026-12-12"), Some("2026-12-12".to_string()));
    /// assert_eq!(stay("from=soon"), None);
    /// ```
    pub fn stay(&self) -> Option<Window> {
        let (from, to) = (self.from.or(self.to)?, self.to.or(self.from)?);
        Window::new(from.min(to), from.max(to))
    }

    /// Sets or removes the days of a visitor's stay.
    pub fn set_stay(&mut self, days: Option<Window>) {
        self.from = days.map(|days| days.first());
        self.to = days.map(|days| days.last());
    }

    /// Returns the value of an unknown parameter.
    pub fn unknown(&self, key: &str) -> Option<&str> {
        let found = self.unknown.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Sets an unknown parameter.
    pub fn set_unknown(&mut self, key: &str, value: String) {
        self.remove_unknown(key);
        self.unknown.push((key.to_string(), value));
    }

    /// Removes an unknown parameter.
    pub fn remove_unknown(&mut self, key: &str) {
        self.unknown.retain(|(known, _)| known != key);
    }

    /// Returns the parameters for a page that is not embedded.
    pub fn standalone(&self) -> Params {
        Params {
            embed: false,
            limit: None,
            languages: false,
            theme: None,
            unknown: Vec::new(),
            ..self.clone()
        }
    }

    /// Takes over the parameters that an embedded page keeps on every navigation.
    pub fn keep_embed_params(&mut self, before: &Params) {
        if before.embed {
            self.embed = true;
            self.limit = self.limit.or(before.limit);
            self.languages |= before.languages;
            self.theme = self.theme.or(before.theme);
        }
    }

    /// Writes `?…`, or nothing where there are no parameters.
    pub(super) fn write(&self, out: &mut impl Write) -> fmt::Result {
        let mut writer = QueryWriter { out, any: false };
        if let Some(view) = self.view {
            writer.pair("view", view.code())?;
        }
        if let Some(date) = &self.date {
            writer.pair("date", &date.edtf().to_string())?;
        }
        for (key, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                writer.pair(key, &Edtf::day(day).to_string())?;
            }
        }
        if let Some(zone) = self.zone {
            writer.pair("zone", zone.code())?;
        }
        for facet in Facet::ALL {
            if !self.facet(facet).is_empty() {
                writer.pair(facet.key(), &self.facet(facet).join(","))?;
            }
        }
        if let Some(age) = self.age {
            writer.pair("age", &age.to_string())?;
        }
        if let Some(class) = self.class {
            writer.pair("class", &class.to_string())?;
        }
        if !self.likes.is_empty() {
            let likes: Vec<&str> = self.likes.iter().map(|like| like.code()).collect();
            writer.pair("likes", &likes.join(","))?;
        }
        if !self.list.is_empty() {
            writer.pair("list", &self.list.join(","))?;
        }
        if self.readable {
            writer.pair("readable", "1")?;
        }
        if self.upcoming {
            writer.pair("upcoming", "1")?;
        }
        if let Some(text) = &self.q {
            writer.pair("q", text)?;
        }
        if let Some(id) = &self.open {
            writer.pair("open", id)?;
        }
        if let Some(order) = self.order {
            writer.pair("order", order.code())?;
        }
        if self.weeks {
            writer.pair("weeks", "1")?;
        }
        if let Some(page) = &self.about {
            writer.pair("about", &page.to_string())?;
        }
        if let Some(map) = self.map {
            writer.pair("map", &map.to_string())?;
        }
        if self.embed {
            writer.pair("embed", "1")?;
        }
        if let Some(limit) = self.limit {
            writer.pair("limit", &limit.to_string())?;
        }
        if self.languages {
            writer.pair("languages", "1")?;
        }
        if let Some(theme) = self.theme {
            writer.pair("theme", theme.code())?;
        }
        for (key, value) in &self.unknown {
            writer.pair(key, value)?;
        }
        Ok(())
    }
}

struct QueryWriter<'a, W> {
    out: &'a mut W,
    any: bool,
}

impl<W: Write> QueryWriter<'_, W> {
    fn pair(&mut self, key: &str, value: &str) -> fmt::Result {
        self.out.write_char(if self.any { '&' } else { '?' })?;
        self.any = true;
        query::encode(key, self.out)?;
        self.out.write_char('=')?;
        query::encode(value, self.out)
    }
}

/// The most exchanges of a list: more would not fit into its QR code, and are too many for a class
/// to choose from.
pub const MAX_LIST_LEN: usize = 30;

fn push_unique<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// The most letters of a query; a longer one is probably a pasted page.
const MAX_LETTERS: usize = 100;

/// Returns the reader's input as the value of the parameter `q`.
pub fn search_text(typed: &str) -> Box<str> {
    typed.chars().take(MAX_LETTERS).collect::<String>().into()
}

/// Returns the day that a value names.
fn single_day(value: &str) -> Option<Date> {
    DateParam::parse(value)?.single_day()
}

/// Returns whether a text has the form of an id or a code: letters, digits and hyphens.
fn is_id_or_code(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
