//! The whole file: its outline, and the order in which the lists are read.

use super::loader::Loader;
use super::path::Path;
use crate::model::bundle::{Ids, Space};
use crate::model::raw::{self, FORMAT, RawBundle, RawCity, RawSite};
use crate::model::{Bundle, City, Failure, Fault, SafeUrl, Site, Timeline};
use crate::text::{Lang, LangOrder};

/// A bundle that can be shown, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub bundle: Bundle,
    /// In the order in which they were found.
    pub faults: Vec<Fault>,
    /// How many records were left out because of an error.
    pub left_out: usize,
}

/// Reads a bundle for a reader: whatever can be shown is there, and what cannot is told.
///
/// Looks for errors, and for such warnings as cost nothing; [`check`] looks for everything.
///
/// # Errors
///
/// Only what leaves nothing to show at all is a [`Failure`].
///
/// ```
/// use pobratim::model::{Failure, load};
/// assert_eq!(load(" ").unwrap_err(), Failure::Empty);
/// assert_eq!(load("{\"format\": \"other/2\"}").unwrap_err().code(), "wrong-format");
/// ```
pub fn load(json: &str) -> Result<Loaded, Failure> {
    read(json, false)
}

/// Reads a bundle for its editors: also tells missing translations and sources, and, in the
/// editors' command, fields that the format does not have.
///
/// # Errors
///
/// As [`load`].
pub fn check(json: &str) -> Result<Loaded, Failure> {
    read(json, true)
}

fn read(json: &str, thorough: bool) -> Result<Loaded, Failure> {
    // Some editors put a byte order mark before the text.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(Failure::Empty);
    }
    let raw = outline(json)?;
    let loader = Loader {
        json,
        thorough,
        faults: Vec::new(),
        left_out: 0,
        languages: Vec::new(),
        host_id: "".into(),
        ids: Ids::default(),
        updated: None,
    };
    loader.bundle(&raw)
}

/// The outermost object, or what is wrong with it.
fn outline(json: &str) -> Result<RawBundle<'_>, Failure> {
    let found = match raw::read_bundle(json) {
        Ok(raw) if raw.format == FORMAT => return Ok(raw),
        Ok(raw) => Some(raw.format),
        Err(fault) if fault.is_syntax => {
            return Err(Failure::NotJson {
                line: fault.line,
                column: fault.column,
                message: fault.message,
            });
        }
        Err(fault) => match raw::read_format(json) {
            Some(format) if format == FORMAT => {
                return Err(Failure::BadOutline {
                    line: fault.line,
                    column: fault.column,
                    message: fault.message,
                });
            }
            found => found,
        },
    };
    Err(Failure::WrongFormat { found })
}

/// The lists of a bundle: their fields, and the spaces of their ids.
const SOURCES: (&str, Space) = ("sources", Space::Source);
const CITIES: (&str, Space) = ("cities", Space::City);
const CATEGORIES: (&str, Space) = ("categories", Space::Category);
const DIRECTIONS: (&str, Space) = ("directions", Space::Direction);
const MEDIA: (&str, Space) = ("media", Space::Media);
const SERIES: (&str, Space) = ("series", Space::Series);
const EVENTS: (&str, Space) = ("events", Space::Entry);
const PROGRAMMES: (&str, Space) = ("programmes", Space::Entry);
const DOCUMENTS: (&str, Space) = ("documents", Space::Entry);

impl Loader<'_> {
    /// Reads the lists, each after those that it refers to.
    fn bundle(mut self, raw: &RawBundle<'_>) -> Result<Loaded, Failure> {
        #[cfg(feature = "cli")]
        if self.thorough {
            self.unknown_fields();
        }
        self.languages = self.langs(&raw.languages, "languages");
        if self.languages.is_empty() {
            return Err(Failure::NoLanguage {
                faults: self.faults,
            });
        }
        let fallback = self.langs(&raw.fallback, "fallback");
        let order = LangOrder::new(if fallback.is_empty() {
            self.languages.clone()
        } else {
            fallback
        });
        let Some(site) = self.site(raw) else {
            return Err(Failure::NoSite {
                faults: self.faults,
            });
        };
        let mut sources = Vec::new();
        self.list(SOURCES, &raw.sources, &mut sources, Self::source);
        let Some(host) = self.host(raw) else {
            return Err(Failure::NoHost {
                faults: self.faults,
            });
        };
        self.host_id = host.id.clone();
        let mut cities = Vec::new();
        self.list(CITIES, &raw.cities, &mut cities, Self::city);
        let mut categories = Vec::new();
        self.list(CATEGORIES, &raw.categories, &mut categories, Self::category);
        let mut directions = Vec::new();
        self.list(
            DIRECTIONS,
            &raw.directions,
            &mut directions,
            Self::direction,
        );
        let mut media = Vec::new();
        self.list(MEDIA, &raw.media, &mut media, Self::medium);
        let mut series = Vec::new();
        self.list(SERIES, &raw.series, &mut series, Self::series);
        let mut entries = Vec::new();
        self.list(EVENTS, &raw.events, &mut entries, Self::event);
        self.list(PROGRAMMES, &raw.programmes, &mut entries, Self::programme);
        self.list(DOCUMENTS, &raw.documents, &mut entries, Self::document);
        if cities.is_empty() && entries.is_empty() && series.is_empty() {
            return Err(Failure::NoUsableRecord {
                faults: self.faults,
            });
        }
        let timeline = Timeline::new(&entries);
        let bundle = Bundle {
            site,
            languages: self.languages,
            order,
            host,
            cities,
            categories,
            directions,
            entries,
            series,
            media,
            sources,
            ids: self.ids,
            timeline,
        };
        Ok(Loaded {
            bundle,
            faults: self.faults,
            left_out: self.left_out,
        })
    }

    /// Notes the fields of the outermost object that the format does not have.
    #[cfg(feature = "cli")]
    fn unknown_fields(&mut self) {
        // Editors put `$schema` there, for the sake of programs that help them to write.
        let unknown = raw::unknown_of_bundle(self.json).into_iter();
        for path in unknown.filter(|path| path != ".$schema") {
            self.unknown_field("$".to_owned() + &path);
        }
    }

    /// Languages by code, each once.
    fn langs(&mut self, codes: &[String], field: &str) -> Vec<Lang> {
        let mut langs = Vec::with_capacity(codes.len());
        let root = Path::ROOT;
        let list = root.key(field);
        for (index, code) in codes.iter().enumerate() {
            let at = &list.index(index);
            match Lang::from_code(code) {
                None => self.bad_language(code, at),
                Some(lang) if langs.contains(&lang) => self.duplicate_item(code, at),
                Some(lang) => langs.push(lang),
            }
        }
        langs
    }

    fn site(&mut self, raw: &RawBundle<'_>) -> Option<Site> {
        let root = Path::ROOT;
        let at = &root.key("site");
        let raw: RawSite = self.record(raw.site, at)?;
        let title = self.needed_texts(&raw.title, &at.key("title"))?;
        let summary = self.texts(&raw.summary, &at.key("summary"));
        let url = raw
            .url
            .and_then(|url| self.url(&url, SafeUrl::page, &at.key("url")));
        let contact = self.contact(raw.contact, &at.key("contact"));
        self.updated = self.day(&raw.updated, &at.key("updated"));
        Some(Site {
            title,
            summary,
            url,
            contact,
            updated: self.updated,
        })
    }

    fn host(&mut self, raw: &RawBundle<'_>) -> Option<City> {
        let root = Path::ROOT;
        let at = &root.key("host");
        let raw: RawCity = self.record(raw.host, at)?;
        self.city(raw, at).map(|(_, host)| host)
    }
}
