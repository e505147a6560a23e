//! The parameters of an address, typed.

use std::fmt::{self, Write};

use super::look::MapParam;
use crate::model::{Interest, is_occurrence_id};
use crate::text::query;
use crate::time::{Date, Edge, Edtf, Part, PartialDate, Window};

/// How the calendar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewParam {
    Year,
    Month,
    Week,
    Agenda,
}

impl ViewParam {
    /// Every view, in the order of the switch.
    pub const ALL: [ViewParam; 4] = [
        ViewParam::Year,
        ViewParam::Month,
        ViewParam::Week,
        ViewParam::Agenda,
    ];

    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            ViewParam::Year => "year",
            ViewParam::Month => "month",
            ViewParam::Week => "week",
            ViewParam::Agenda => "agenda",
        }
    }
}

/// Whose clock the hours are shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneParam {
    /// That of the host city.
    City,
    /// That of the reader.
    Mine,
}

impl ZoneParam {
    /// Every clock, in the order of the switch.
    pub const ALL: [ZoneParam; 2] = [ZoneParam::City, ZoneParam::Mine];

    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            ZoneParam::City => "city",
            ZoneParam::Mine => "mine",
        }
    }
}

/// The colours that an address asks for, which an embedding page may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeParam {
    Auto,
    Light,
    Dark,
}

impl ThemeParam {
    /// Every theme, in the order of the menu.
    pub const ALL: [ThemeParam; 3] = [ThemeParam::Auto, ThemeParam::Light, ThemeParam::Dark];

    /// The word in the address and in stored preferences.
    pub const fn code(self) -> &'static str {
        match self {
            ThemeParam::Auto => "auto",
            ThemeParam::Light => "light",
            ThemeParam::Dark => "dark",
        }
    }

    /// The theme with this word.
    pub fn from_code(code: &str) -> Option<ThemeParam> {
        ThemeParam::ALL
            .into_iter()
            .find(|theme| theme.code() == code)
    }
}

/// The order of the cities in their list; without it the nearest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderParam {
    Name,
    Tie,
}

impl OrderParam {
    /// Every order but the first.
    pub const ALL: [OrderParam; 2] = [OrderParam::Name, OrderParam::Tie];

    /// The word in the address.
    pub const fn code(self) -> &'static str {
        match self {
            OrderParam::Name => "name",
            OrderParam::Tie => "tie",
        }
    }
}

/// What a reader narrows the view to: each facet holds any number of ids or words, any of which
/// may match, while all facets must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    City,
    Country,
    Tie,
    Category,
    Direction,
    Format,
    Audience,
    Status,
}

impl Facet {
    /// Every facet, in the order of the address.
    pub const ALL: [Facet; 8] = [
        Facet::City,
        Facet::Country,
        Facet::Tie,
        Facet::Category,
        Facet::Direction,
        Facet::Format,
        Facet::Audience,
        Facet::Status,
    ];

    /// The parameter's name.
    pub const fn key(self) -> &'static str {
        match self {
            Facet::City => "city",
            Facet::Country => "country",
            Facet::Tie => "tie",
            Facet::Category => "category",
            Facet::Direction => "direction",
            Facet::Format => "format",
            Facet::Audience => "audience",
            Facet::Status => "status",
        }
    }
}

/// A year, a month, a day, or a range of them, as `2021`, `2021-05`, `2021-05-14`,
/// `2021-05/2021-08`. It is written from its own parts, never through UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateParam(Edtf);

impl DateParam {
    /// Reads a parameter; `None` for any other form of date, also for marks and seasons.
    pub fn parse(text: &str) -> Option<DateParam> {
        text.parse().ok().and_then(DateParam::from_edtf)
    }

    /// A month.
    pub fn month(year: i32, month: u8) -> Option<DateParam> {
        Edtf::month(year, month).ok().map(DateParam)
    }

    /// A year.
    pub fn year(year: i32) -> Option<DateParam> {
        Edtf::year(year).ok().map(DateParam)
    }

    /// A day.
    pub fn day(date: Date) -> DateParam {
        DateParam(Edtf::day(date))
    }

    /// The months from that of `first` to that of `last`, which need not be in order; one alone is
    /// a month, and the twelve of a year are that year.
    ///
    /// ```
    /// use pobratim::{route::DateParam, time::days};
    /// let months = |from, to| {
    ///     let [first, last] = [from, to].map(|month| days::date(2021, month, 7).unwrap());
    ///     DateParam::months(first, last).map(|date| date.edtf().to_string())
    /// };
    /// assert_eq!(months(5, 8).as_deref(), Some("2021-05/2021-08"));
    /// assert_eq!(months(8, 8).as_deref(), Some("2021-08"));
    /// assert_eq!(months(12, 1).as_deref(), Some("2021"));
    /// ```
    pub fn months(first: Date, last: Date) -> Option<DateParam> {
        let (first, last) = (first.min(last), first.max(last));
        let month = |date: Date| (date.year(), u8::from(date.month()));
        match (month(first), month(last)) {
            ((year, 1), (other, 12)) if year == other => DateParam::year(year),
            (one, other) if one == other => DateParam::month(one.0, one.1),
            _ => {
                let (first, last) = (first.to_string(), last.to_string());
                // A day is written as YYYY-MM-DD.
                let months = [first.get(..7)?, "/", last.get(..7)?].concat();
                DateParam::parse(&months)
            }
        }
    }

    fn from_edtf(edtf: Edtf) -> Option<DateParam> {
        let plain = |date: &PartialDate| {
            !matches!(date.part(), Part::Season(_))
                && !date.qualifier().uncertain
                && !date.qualifier().approximate
        };
        let fits = match &edtf {
            Edtf::Date(date) => plain(date),
            Edtf::Interval {
                start: Edge::Date(start),
                end: Edge::Date(end),
            } => plain(start) && plain(end),
            Edtf::Interval { .. } | Edtf::Unknown => false,
        };
        fits.then_some(DateParam(edtf))
    }

    /// The date as EDTF.
    pub fn edtf(&self) -> &Edtf {
        &self.0
    }

    /// The days that it covers, first and last included.
    pub fn window(&self) -> Option<Window> {
        let bounds = self.0.bounds();
        Window::new(bounds.earliest?, bounds.latest?)
    }

    /// The day, where it names a single one.
    pub fn single_day(&self) -> Option<Date> {
        let window = self.window()?;
        (window.first() == window.last()).then_some(window.first())
    }

    /// The year, where it is one whole year.
    pub fn as_year(&self) -> Option<i32> {
        let (year, _) = self.first_month()?;
        (DateParam::year(year).as_ref() == Some(self)).then_some(year)
    }

    /// The month, where it is one: year, and month 1 to 12.
    pub fn as_month(&self) -> Option<(i32, u8)> {
        let (year, month) = self.first_month()?;
        (DateParam::month(year, month).as_ref() == Some(self)).then_some((year, month))
    }

    /// The first month that it touches: year, and month 1 to 12.
    pub fn first_month(&self) -> Option<(i32, u8)> {
        let earliest = self.0.bounds().earliest?;
        Some((earliest.year(), u8::from(earliest.month())))
    }
}

/// All parameters of an address. The default has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    pub view: Option<ViewParam>,
    pub date: Option<DateParam>,
    pub zone: Option<ZoneParam>,
    facets: [Vec<Box<str>>; Facet::ALL.len()],
    /// Age in full years.
    pub age: Option<u8>,
    /// The class of a pupil, 1 to 12, of whom no age is known.
    pub class: Option<u8>,
    /// What a pupil likes.
    pub likes: Vec<Interest>,
    /// The ids of a list of offers that somebody shares; whether the bundle has them is asked later.
    pub list: Vec<Box<str>>,
    /// Only what has a text in the reader's language.
    pub readable: bool,
    /// The words of a search, whose results lie over the page; empty where none are typed yet.
    pub q: Option<Box<str>>,
    /// The id of the subject whose card lies over the page; whether the bundle has it is asked
    /// later.
    pub open: Option<Box<str>>,
    /// How the list of cities is ordered.
    pub order: Option<OrderParam>,
    /// With the ISO 8601 numbers of weeks beside them.
    pub weeks: bool,
    /// How the map is drawn and where it looks; without it, it shows all cities in the first mode.
    pub map: Option<MapParam>,
    /// Drawn inside another site's page.
    pub embed: bool,
    /// The most rows of a list there, 1 to 100.
    pub limit: Option<u8>,
    /// Whether the languages are offered there.
    pub languages: bool,
    pub theme: Option<ThemeParam>,
    /// Parameters that nobody here knows, in their order.
    unknown: Vec<(String, String)>,
}

impl Params {
    /// Reads a query (without `?`). The first of several equal parameters counts.
    pub fn parse(query: &str) -> Params {
        let mut params = Params::default();
        for (key, value) in query::pairs(query) {
            params.take(key, value);
        }
        params
    }

    fn take(&mut self, key: String, value: String) {
        if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.key() == key) {
            for id in value.split(',').filter(|id| is_word(id)) {
                if !self.facet(facet).iter().any(|known| **known == *id) {
                    self.facets[facet as usize].push(id.into());
                }
            }
            return;
        }
        match key.as_str() {
            "view" => {
                let view = ViewParam::ALL.into_iter().find(|view| view.code() == value);
                self.view = self.view.or(view);
            }
            "date" => self.date = self.date.take().or_else(|| DateParam::parse(&value)),
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
                likes.for_each(|like| push_new(&mut self.likes, like));
            }
            "list" if self.list.is_empty() => {
                let ids = value.split(',').filter(|id| is_occurrence_id(id));
                ids.take(MOST_KEPT)
                    .for_each(|id| push_new(&mut self.list, id.into()));
            }
            "likes" | "list" => {}
            "readable" => self.readable |= value == "1",
            "q" => self.q = self.q.take().or_else(|| Some(words(&value))),
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

    /// Sets the date that a published folder names, and for a year the list, as its static page has
    /// it; what the query says goes before. Whether it is a date at all.
    pub(super) fn take_date(&mut self, text: &str) -> bool {
        let date = DateParam::parse(text);
        let is_date = date.is_some();
        if is_date && self.date.is_none() {
            self.date = date;
            // Of the forms of a date, only a year is so short.
            if text.len() == 4 {
                self.view = self.view.or(Some(ViewParam::Agenda));
            }
        }
        is_date
    }

    /// The ids or words of a facet, none where it does not narrow.
    pub fn facet(&self, facet: Facet) -> &[Box<str>] {
        &self.facets[facet as usize]
    }

    /// Sets a facet to these ids or words; those of another shape are left out.
    pub fn set_facet<'a>(&mut self, facet: Facet, ids: impl IntoIterator<Item = &'a str>) {
        let ids = ids.into_iter().filter(|id| is_word(id));
        self.facets[facet as usize] = ids.map(Box::from).collect();
    }

    /// Adds the id to the facet, or takes it away where it is there.
    pub fn toggle(&mut self, facet: Facet, id: &str) {
        let ids = &mut self.facets[facet as usize];
        match ids.iter().position(|known| **known == *id) {
            Some(at) => {
                ids.remove(at);
            }
            None if is_word(id) => ids.push(id.into()),
            None => {}
        }
    }

    /// Whether any facet, age or `readable` narrows the view.
    pub fn narrows(&self) -> bool {
        self.facets.iter().any(|ids| !ids.is_empty()) || self.age.is_some() || self.readable
    }

    /// The same parameters without any narrowing, and without a card or a search over the page.
    pub fn widened(&self) -> Params {
        Params {
            facets: Default::default(),
            age: None,
            readable: false,
            q: None,
            open: None,
            ..self.clone()
        }
    }

    /// The value of a parameter that nobody here knows.
    pub fn other(&self, key: &str) -> Option<&str> {
        let found = self.unknown.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Sets such a parameter.
    pub fn set_other(&mut self, key: &str, value: String) {
        self.unknown.retain(|(known, _)| known != key);
        self.unknown.push((key.to_string(), value));
    }

    /// The same parameters for a page of its own, outside of any other.
    pub fn whole(&self) -> Params {
        Params {
            embed: false,
            limit: None,
            languages: false,
            theme: None,
            unknown: Vec::new(),
            ..self.clone()
        }
    }

    /// Takes over what a frame of another page keeps wherever it is led.
    pub fn stay_embedded(&mut self, before: &Params) {
        if before.embed {
            self.embed = true;
            self.limit = self.limit.or(before.limit);
            self.languages |= before.languages;
            self.theme = self.theme.or(before.theme);
        }
    }

    /// Writes `?…`, or nothing where there are no parameters.
    pub(super) fn write(&self, out: &mut impl Write) -> fmt::Result {
        let mut writer = Pairs { out, any: false };
        if let Some(view) = self.view {
            writer.pair("view", view.code())?;
        }
        if let Some(date) = &self.date {
            writer.pair("date", &date.edtf().to_string())?;
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
        if let Some(words) = &self.q {
            writer.pair("q", words)?;
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

struct Pairs<'a, W> {
    out: &'a mut W,
    any: bool,
}

impl<W: Write> Pairs<'_, W> {
    fn pair(&mut self, key: &str, value: &str) -> fmt::Result {
        self.out.write_char(if self.any { '&' } else { '?' })?;
        self.any = true;
        query::encode(key, self.out)?;
        self.out.write_char('=')?;
        query::encode(value, self.out)
    }
}

/// A list of more offers is none that a class could choose from, and no code could hold it.
pub const MOST_KEPT: usize = 30;

fn push_new<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// More letters than this are no search but a page that somebody has pasted.
const MOST_LETTERS: usize = 100;

/// The words of a search as they go into an address.
pub fn words(typed: &str) -> Box<str> {
    typed.chars().take(MOST_LETTERS).collect::<String>().into()
}

/// An id or a word of the bundle: letters, digits and hyphens.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
