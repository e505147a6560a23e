//! A site to publish: the bundle, its URL, and its languages.

use super::messages::SiteMessages;
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
    /// The URL of the site, http or https, with a slash at its end.
    pub url: &'a str,
    /// The day for which the pages are rendered.
    pub today: Date,
}

/// A page of a static site: a route of the app and, for a calendar, its month or year. In the app
/// that is a parameter, here a folder, because static hosts ignore parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    pub page: Page,
    pub date: Option<DateParam>,
}

impl StaticPage {
    pub fn of(page: Page) -> StaticPage {
        StaticPage { page, date: None }
    }

    /// Returns the folder below the language, with a slash at its end; empty for the home page.
    ///
    /// ```
    /// use pobratim::{export::page::StaticPage, route::{DateParam, Page}};
    /// assert_eq!(StaticPage::of(Page::City("niigata".into())).folder(), "cities/niigata/");
    /// let date = DateParam::month(2021, 5);
    /// assert_eq!(StaticPage { page: Page::Calendar, date }.folder(), "calendar/2021-05/");
    /// assert_eq!(StaticPage::of(Page::Home).folder(), "");
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

/// Returns the path of a URL, with a slash at both ends. The URL must end with one.
pub fn base_of(url: &str) -> &str {
    let after = url.find("//").map_or(0, |at| at + 2);
    let path = url[after..].find('/').map(|at| &url[after + at..]);
    path.unwrap_or("/")
}

impl<'a> Site<'a> {
    /// Returns the path of the site on its host, with a slash at both ends.
    pub fn base(&self) -> &'a str {
        base_of(self.url)
    }

    /// Returns scheme, host and port.
    pub fn origin(&self) -> &'a str {
        self.url.strip_suffix(self.base()).unwrap_or(self.url)
    }

    /// Returns the host name, without a port.
    pub fn host(&self) -> &'a str {
        let after = self.url.find("//").map_or(0, |at| at + 2);
        let rest = &self.url[after..];
        rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// Returns the languages of the site.
    pub fn languages(&self) -> &'a [Lang] {
        &self.bundle.languages
    }

    /// Returns the path of a page on its host.
    pub fn path(&self, lang: Lang, page: &StaticPage) -> String {
        [self.base(), lang.code(), "/", &page.folder()].concat()
    }

    /// Returns the complete URL of a page.
    pub fn page_url(&self, lang: Lang, page: &StaticPage) -> String {
        [self.url, lang.code(), "/", &page.folder()].concat()
    }

    /// Finds the host city or a partner city, by the id of its page. The index is `None` for the
    /// host.
    pub fn city(&self, id: &str) -> Option<(&'a City, Option<CityIx>)> {
        match self.bundle.find_city(id) {
            Some(index) => Some((self.bundle.city(index), Some(index))),
            None if *self.bundle.host.id == *id => Some((&self.bundle.host, None)),
            None => None,
        }
    }
}

/// A site in one of its languages.
#[derive(Clone, Copy)]
pub struct LocalizedSite<'a> {
    pub site: Site<'a>,
    pub messages: &'a dyn SiteMessages,
    /// The exports in the same language.
    pub export: &'a Export<'a>,
}

impl<'a> LocalizedSite<'a> {
    pub fn lang(&self) -> Lang {
        self.messages.lang()
    }

    /// Returns the conventions of the language.
    pub fn locale(&self) -> &'static Locale {
        locale::of(self.lang())
    }

    pub fn bundle(&self) -> &'a Bundle {
        self.site.bundle
    }

    /// Returns a text in this language or its fallback.
    pub fn resolve<'t>(&self, text: &'t Localized) -> Option<Found<'t>> {
        text.get(self.lang(), &self.bundle().order)
    }

    /// Returns the string of a text; empty where there is none.
    pub fn text(&self, text: &Localized) -> String {
        self.resolve(text)
            .map_or(String::new(), |found| found.text.to_string())
    }

    /// Returns the name of a country, or its code if the bundle has no name.
    pub fn country(&self, country: Country) -> String {
        let name = self.bundle().country_name(country, self.lang());
        name.unwrap_or(country.as_str()).to_string()
    }
}
