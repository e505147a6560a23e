//! Options of a widget: as attributes of the element, and as the address of a frame.

use super::css::{Colour, Font, Radius};
use crate::model::is_id;
use crate::text::{Lang, query};
use crate::time::Edtf;

/// The part of the site that is shown.
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

    /// Returns the value of the attribute.
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

    /// Returns whether the view has an initial date.
    pub const fn has_date(self) -> bool {
        match self {
            View::Map | View::Calendar | View::Agenda => true,
            View::Programmes | View::City => false,
        }
    }

    /// Returns the height of a frame that is not resized to its content, px: enough for a month of
    /// the calendar, or for a map as wide as a column of text.
    pub const fn plain_height_px(self) -> u16 {
        match self {
            View::Map => 720,
            View::Calendar => 860,
            View::Agenda | View::Programmes | View::City => 640,
        }
    }
}

/// Light or dark; `Auto` follows the host page, and in a plain frame the reader's device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// Returns the value of the attribute.
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

/// The height of the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Height {
    /// That of its content.
    #[default]
    Auto,
    /// A fixed height, 120 to 4,000 px; higher content scrolls.
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

/// The host's colours, corners and font; `None` keeps the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeOverrides {
    /// Colour of threads and links.
    pub accent: Option<Colour>,
    /// Colour of the text.
    pub ink: Option<Colour>,
    /// Colour of the background.
    pub paper: Option<Colour>,
    pub radius: Option<Radius>,
    pub font: Option<Font>,
}

impl ThemeOverrides {
    /// The names of the values, in attributes, addresses and messages.
    pub const KEYS: [&'static str; 5] = ["accent", "ink", "paper", "radius", "font"];

    /// Sets a value, if it is valid; of several the first counts.
    pub fn set(&mut self, key: &str, value: &str) {
        match key {
            "accent" => self.accent = self.accent.take().or_else(|| Colour::parse(value)),
            "ink" => self.ink = self.ink.take().or_else(|| Colour::parse(value)),
            "paper" => self.paper = self.paper.take().or_else(|| Colour::parse(value)),
            "radius" => self.radius = self.radius.take().or_else(|| Radius::parse(value)),
            "font" => self.font = self.font.take().or_else(|| Font::parse(value)),
            _ => {}
        }
    }

    /// Returns the values in the order of [`ThemeOverrides::KEYS`].
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

/// The options of a widget.
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
    /// Ids of cities; the page of a city uses the first.
    pub city: Vec<Box<str>>,
    /// `None` is the reader's preferred language.
    pub lang: Option<Lang>,
    pub theme: Theme,
    /// Ids of categories.
    pub category: Vec<Box<str>>,
    /// Ids of directions.
    pub direction: Vec<Box<str>>,
    /// A year, a month, a day or a range of them (EDTF), as in an address.
    pub date: Option<Box<str>>,
    pub height: Height,
    /// The most entries of a list, 1 to 100.
    pub limit: Option<u8>,
    /// Whether the frame has a language switch.
    pub languages: bool,
    pub overrides: ThemeOverrides,
}

impl Options {
    /// Parses attributes; invalid ones are ignored.
    pub fn from_attributes<'a>(
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Options {
        let mut options = Options::default();
        for (key, value) in attributes {
            match key {
                "view" => options.view = View::from_code(value).unwrap_or_default(),
                "lang" => options.lang = Lang::from_browser_tag(value),
                _ => options.set(key, value),
            }
        }
        options.normalized()
    }

    /// Returns the attributes that differ from their defaults, in the order of the documentation.
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

    /// Parses the address of a frame, below the site: `ja/calendar?embed=1&city=niigata`.
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
        let is_list = pairs.iter().any(|(key, value)| {
            key == "view" && (value == "schedule" || value == View::Agenda.code())
        });
        options.view = match first {
            Some("cities") => {
                options.set("city", segments.next().unwrap_or_default());
                View::City
            }
            Some("calendar") if is_list => View::Agenda,
            Some(word) => View::from_code(word).unwrap_or_default(),
            None => View::default(),
        };
        for (key, value) in &pairs {
            options.set(key, value);
        }
        options.normalized()
    }

    /// Returns the address of the frame, below the site.
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
            // Writing to a `String` cannot fail.
            let _ = query::encode(&value, &mut address);
            mark = '&';
        }
        address
    }

    /// Returns the address of the same view outside of a frame, without the options of frames.
    pub fn standalone_address(&self) -> String {
        let plain = Options {
            theme: Theme::Auto,
            height: Height::Auto,
            limit: None,
            languages: false,
            overrides: ThemeOverrides::default(),
            ..self.clone()
        };
        let address = plain.address();
        let address = address.replacen("?embed=1&", "?", 1);
        address
            .strip_suffix("?embed=1")
            .map_or(address.clone(), str::to_string)
    }

    /// Returns the options with equal names in attributes and addresses.
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
        let overrides = ThemeOverrides::KEYS
            .into_iter()
            .zip(self.overrides.values());
        list.extend(overrides.filter_map(|(key, value)| Some((key, value?.to_string()))));
        list
    }

    fn set(&mut self, key: &str, value: &str) {
        match key {
            "city" => add_ids(&mut self.city, value),
            "category" => add_ids(&mut self.category, value),
            "direction" => add_ids(&mut self.direction, value),
            "theme" => self.theme = Theme::from_code(value).unwrap_or(self.theme),
            "date" if is_date(value) => self.date = Some(value.into()),
            "height" => self.height = Height::parse(value).unwrap_or(self.height),
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=100).contains(limit));
                self.limit = self.limit.or(limit);
            }
            "languages" => self.languages = value != "0",
            _ => self.overrides.set(key, value),
        }
    }

    /// Limits a city's page to one city; without a city the view is the default one.
    fn normalized(mut self) -> Options {
        if self.view == View::City {
            self.city.truncate(1);
            if self.city.is_empty() {
                self.view = View::default();
            }
        }
        self
    }
}

fn add_ids(list: &mut Vec<Box<str>>, value: &str) {
    for id in value.split(',').map(str::trim).filter(|id| is_id(id)) {
        if !list.iter().any(|known| **known == *id) {
            list.push(id.into());
        }
    }
}

/// Returns whether a text is a date without seasons and qualifiers.
fn is_date(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'/');
    text.bytes().all(is_plain) && text.parse::<Edtf>().is_ok()
}
