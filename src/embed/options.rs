//! What a host page may ask for: as attributes of the element, and as the address of a frame.

use super::css::{Colour, Font, Radius};
use crate::model::is_id;
use crate::text::{Lang, query};
use crate::time::Edtf;

/// Which part of the site is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    Map,
    #[default]
    Calendar,
    /// The calendar as a list.
    Agenda,
    Programmes,
    /// The page of one city.
    City,
}

impl View {
    /// Every view, in the order of the builder.
    pub const ALL: [View; 5] = [
        View::Map,
        View::Calendar,
        View::Agenda,
        View::Programmes,
        View::City,
    ];

    /// The word of the attribute.
    pub const fn code(self) -> &'static str {
        match self {
            View::Map => "map",
            View::Calendar => "calendar",
            View::Agenda => "agenda",
            View::Programmes => "programmes",
            View::City => "city",
        }
    }

    pub fn from_code(code: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Whether the time that it begins with can be chosen.
    pub const fn has_date(self) -> bool {
        match self {
            View::Map | View::Calendar | View::Agenda => true,
            View::Programmes | View::City => false,
        }
    }

    /// The height of a frame whose content nobody measures, px: the month of a calendar, a map that
    /// is as wide as a column of text.
    pub const fn plain_height_px(self) -> u16 {
        match self {
            View::Map => 720,
            View::Calendar => 860,
            View::Agenda | View::Programmes | View::City => 640,
        }
    }
}

/// Light or dark; `Auto` is as the host page, and in a plain frame as the reader's device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The word of the attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_code(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// How high the frame is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// As its content.
    #[default]
    Auto,
    /// So many pixels, 120 to 4,000; what is higher scrolls inside.
    Px(u16),
}

impl Height {
    pub fn parse(text: &str) -> Option<Height> {
        match text {
            "auto" => Some(Height::Auto),
            text => {
                let px = text.strip_suffix("px").unwrap_or(text).parse().ok()?;
                (120..=4000).contains(&px).then_some(Height::Px(px))
            }
        }
    }
}

/// The host's colours, corners and font; what is absent is ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// Of threads and links.
    pub accent: Option<Colour>,
    /// Of the text.
    pub ink: Option<Colour>,
    /// Of the ground.
    pub paper: Option<Colour>,
    pub radius: Option<Radius>,
    pub font: Option<Font>,
}

impl Dress {
    /// The names of its values, in attributes, addresses and messages.
    pub const KEYS: [&'static str; 5] = ["accent", "ink", "paper", "radius", "font"];

    /// Takes in a value that is of its form; the first of several counts.
    pub fn take(&mut self, key: &str, value: &str) {
        match key {
            "accent" => self.accent = self.accent.take().or_else(|| Colour::parse(value)),
            "ink" => self.ink = self.ink.take().or_else(|| Colour::parse(value)),
            "paper" => self.paper = self.paper.take().or_else(|| Colour::parse(value)),
            "radius" => self.radius = self.radius.take().or_else(|| Radius::parse(value)),
            "font" => self.font = self.font.take().or_else(|| Font::parse(value)),
            _ => {}
        }
    }

    /// The values in the order of [`Dress::KEYS`].
    pub fn values(&self) -> [Option<&str>; 5] {
        [
            self.accent.as_ref().map(Colour::as_str),
            self.ink.as_ref().map(Colour::as_str),
            self.paper.as_ref().map(Colour::as_str),
            self.radius.as_ref().map(Radius::as_str),
            self.font.as_ref().map(Font::as_str),
        ]
    }
}

/// All that a host page may ask for.
///
/// ```
/// use pobratim::embed::{Options, View};
/// let asked = [("view", "city"), ("city", "niigata"), ("lang", "ja"), ("theme", "pink")];
/// let options = Options::from_attributes(asked);
/// assert_eq!(options.address(), "ja/cities/niigata?embed=1");
/// assert_eq!(Options::from_address(&options.address()), options);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    pub view: View,
    /// Ids of cities; a city's page shows the first.
    pub city: Vec<Box<str>>,
    /// `None` is the reader's own.
    pub lang: Option<Lang>,
    pub theme: Theme,
    /// Ids of categories.
    pub category: Vec<Box<str>>,
    /// Ids of directions.
    pub direction: Vec<Box<str>>,
    /// A year, a month, a day or a range of them (EDTF), as an address has it.
    pub date: Option<Box<str>>,
    pub height: Height,
    /// The most entries of a list, 1 to 100.
    pub limit: Option<u8>,
    /// Whether the frame offers the languages of the site.
    pub languages: bool,
    pub dress: Dress,
}

impl Options {
    /// Reads attributes; what is not understood is left out.
    pub fn from_attributes<'a>(
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Options {
        let mut options = Options::default();
        for (key, value) in attributes {
            match key {
                "view" => options.view = View::from_code(value).unwrap_or_default(),
                "lang" => options.lang = Lang::from_browser_tag(value),
                _ => options.take(key, value),
            }
        }
        options.settled()
    }

    /// The attributes that differ from their defaults, in the order in which they are told of.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut list = vec![("view", self.view.code().to_string())];
        if !self.city.is_empty() {
            list.push(("city", self.city.join(",")));
        }
        if let Some(lang) = self.lang {
            list.push(("lang", lang.html_tag().to_string()));
        }
        list.extend(self.pairs());
        list
    }

    /// Reads the address of a frame, below the site: `ja/calendar?embed=1&city=niigata`.
    pub fn from_address(address: &str) -> Options {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let mut options = Options::default();
        let mut first = segments.next();
        options.lang = first.and_then(Lang::from_code);
        if options.lang.is_some() {
            first = segments.next();
        }
        let pairs: Vec<(String, String)> = query::pairs(query).collect();
        let is_list = pairs
            .iter()
            .any(|(key, value)| key == "view" && value == View::Agenda.code());
        options.view = match first {
            Some("cities") => {
                options.take("city", segments.next().unwrap_or_default());
                View::City
            }
            Some("calendar") if is_list => View::Agenda,
            Some(word) => View::from_code(word).unwrap_or_default(),
            None => View::default(),
        };
        for (key, value) in &pairs {
            options.take(key, value);
        }
        options.settled()
    }

    /// The address of the frame, below the site.
    pub fn address(&self) -> String {
        let mut address = String::new();
        if let Some(lang) = self.lang {
            address.push_str(lang.code());
            address.push('/');
        }
        let mut pairs: Vec<(&str, String)> = vec![("embed", "1".to_string())];
        match self.view {
            View::City => {
                address.push_str("cities/");
                address.push_str(self.city.first().map_or("", |id| id));
            }
            View::Agenda => {
                address.push_str("calendar");
                pairs.push(("view", View::Agenda.code().to_string()));
            }
            View::Map | View::Calendar | View::Programmes => {
                address.push_str(self.view.code());
            }
        }
        if self.view != View::City && !self.city.is_empty() {
            pairs.push(("city", self.city.join(",")));
        }
        pairs.extend(self.pairs());
        let mut mark = '?';
        for (key, value) in pairs {
            address.push(mark);
            address.push_str(key);
            address.push('=');
            // A `String` takes all that is written to it.
            let _ = query::encode(&value, &mut address);
            mark = '&';
        }
        address
    }

    /// The address of the same view as a page of its own: without what only a frame has.
    pub fn whole_address(&self) -> String {
        let plain = Options {
            theme: Theme::Auto,
            height: Height::Auto,
            limit: None,
            languages: false,
            dress: Dress::default(),
            ..self.clone()
        };
        let address = plain.address();
        let address = address.replacen("?embed=1&", "?", 1);
        address
            .strip_suffix("?embed=1")
            .map_or(address.clone(), str::to_string)
    }

    /// What attributes and addresses call by the same names.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut list = Vec::new();
        for (key, ids) in [("category", &self.category), ("direction", &self.direction)] {
            if !ids.is_empty() {
                list.push((key, ids.join(",")));
            }
        }
        if let Some(date) = &self.date {
            list.push(("date", date.to_string()));
        }
        if self.theme != Theme::Auto {
            list.push(("theme", self.theme.code().to_string()));
        }
        if let Height::Px(px) = self.height {
            list.push(("height", px.to_string()));
        }
        if let Some(limit) = self.limit {
            list.push(("limit", limit.to_string()));
        }
        if self.languages {
            list.push(("languages", "1".to_string()));
        }
        let dress = Dress::KEYS.into_iter().zip(self.dress.values());
        list.extend(dress.filter_map(|(key, value)| Some((key, value?.to_string()))));
        list
    }

    fn take(&mut self, key: &str, value: &str) {
        match key {
            "city" => take_ids(&mut self.city, value),
            "category" => take_ids(&mut self.category, value),
            "direction" => take_ids(&mut self.direction, value),
            "theme" => self.theme = Theme::from_code(value).unwrap_or(self.theme),
            "date" if is_date(value) => self.date = Some(value.into()),
            "height" => self.height = Height::parse(value).unwrap_or(self.height),
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=100).contains(limit));
                self.limit = self.limit.or(limit);
            }
            "languages" => self.languages = value != "0",
            _ => self.dress.take(key, value),
        }
    }

    /// A city's page is of one city, and without one there is none.
    fn settled(mut self) -> Options {
        if self.view == View::City {
            self.city.truncate(1);
            if self.city.is_empty() {
                self.view = View::default();
            }
        }
        self
    }
}

fn take_ids(list: &mut Vec<Box<str>>, value: &str) {
    for id in value.split(',').map(str::trim).filter(|id| is_id(id)) {
        if !list.iter().any(|known| **known == *id) {
            list.push(id.into());
        }
    }
}

/// Whether a text is a date of digits alone: no season, no mark of doubt.
fn is_date(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'/');
    text.bytes().all(is_plain) && text.parse::<Edtf>().is_ok()
}
