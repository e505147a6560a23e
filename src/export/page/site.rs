//! A site on its way out: the bundle, where it will live, and in which language it is read.

use super::words::Words;
use crate::export::Export;
use crate::locale::{self, Locale};
use crate::model::{Bundle, City, CityIx, Country};
use crate::route::{DateParam, Page};
use crate::text::{Found, Lang, Localized};
use crate::time::Date;

/// What all pages of a site share.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    pub bundle: &'a Bundle,
    /// Where the site will live, http or https, with a slash at its end.
    pub url: &'a str,
    /// The day for which the pages are made.
    pub today: Date,
}

/// A page of a static site: an address of the app, and for a calendar its month or year, which
/// there is a parameter and here a folder, because a host of files reads no parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    pub page: Page,
    pub date: Option<DateParam>,
}

impl Leaf {
    pub fn of(page: Page) -> Leaf {
        Leaf { page, date: None }
    }

    /// The folder below the language, with a slash at its end; empty for the home page.
    ///
    /// ```
    /// use pobratim::{export::page::Leaf, route::{DateParam, Page}};
    /// assert_eq!(Leaf::of(Page::City("niigata".into())).folder(), "cities/niigata/");
    /// let date = DateParam::month(2021, 5);
    /// assert_eq!(Leaf { page: Page::Calendar, date }.folder(), "calendar/2021-05/");
    /// assert_eq!(Leaf::of(Page::Home).folder(), "");
    /// ```
    pub fn folder(&self) -> String {
        let mut folder = self.page.to_string();
        if let Some(date) = &self.date {
            folder.push('/');
            folder.push_str(&date.edtf().to_string());
        }
        if !folder.is_empty() {
            folder.push('/');
        }
        folder
    }
}

/// The path of a site on its host, with a slash at both ends. Its address ends with one.
pub fn base_of(url: &str) -> &str {
    let after = url.find("//").map_or(0, |at| at + 2);
    let path = url[after..].find('/').map(|at| &url[after + at..]);
    path.unwrap_or("/")
}

impl<'a> Site<'a> {
    /// The path of the site on its host, with a slash at both ends.
    pub fn base(&self) -> &'a str {
        base_of(self.url)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> &'a str {
        self.url.strip_suffix(self.base()).unwrap_or(self.url)
    }

    /// The host's name, without a port.
    pub fn host(&self) -> &'a str {
        let after = self.url.find("//").map_or(0, |at| at + 2);
        let rest = &self.url[after..];
        rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// Every language of the site.
    pub fn languages(&self) -> &'a [Lang] {
        &self.bundle.languages
    }

    /// The path of a page on its host.
    pub fn path(&self, lang: Lang, leaf: &Leaf) -> String {
        [self.base(), lang.code(), "/", &leaf.folder()].concat()
    }

    /// The whole address of a page.
    pub fn address(&self, lang: Lang, leaf: &Leaf) -> String {
        [self.url, lang.code(), "/", &leaf.folder()].concat()
    }

    /// The host city or another one, by the id of its page.
    pub fn city(&self, id: &str) -> Option<(&'a City, Option<CityIx>)> {
        match self.bundle.find_city(id) {
            Some(place) => Some((self.bundle.city(place), Some(place))),
            None if *self.bundle.host.id == *id => Some((&self.bundle.host, None)),
            None => None,
        }
    }
}

/// A site as it is read in one language.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub site: Site<'a>,
    pub words: &'a dyn Words,
    /// How the same language writes calendars, for what pages and calendars say alike.
    pub export: &'a Export<'a>,
}

impl<'a> Reader<'a> {
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The conventions of the reader's language.
    pub fn locale(&self) -> &'static Locale {
        locale::of(self.lang())
    }

    pub fn bundle(&self) -> &'a Bundle {
        self.site.bundle
    }

    /// A text in the reader's language, or in the one that answers for it.
    pub fn found<'t>(&self, text: &'t Localized) -> Option<Found<'t>> {
        text.get(self.lang(), &self.bundle().order)
    }

    /// The plain words of a text; empty where there is none.
    pub fn plain(&self, text: &Localized) -> String {
        self.found(text)
            .map_or(String::new(), |found| found.text.to_string())
    }

    /// The name of a country, which the bundle has for each that it uses.
    pub fn country(&self, country: Country) -> String {
        let name = self.bundle().country_name(country, self.lang());
        name.unwrap_or(country.as_str()).to_string()
    }
}
