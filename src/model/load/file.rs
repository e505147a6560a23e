//! Loading of a whole file: its outline, then its lists in order of dependency.

use super::cursor::JsonCursor;
use super::json::{self, Node, SyntaxError};
use super::loader::{Loader, line_and_column, offset};
use super::mismatch::outline_mismatch;
use crate::model::bundle::{IdSpace, Ids};
use crate::model::schema::{BUNDLE, FORMAT, HAS_DESCRIPTIONS, Shape};
use crate::model::{Bundle, City, Credit, DateIndex, Failure, Fault, SafeUrl, Scope, Site};
use crate::text::{Lang, LangOrder};

/// A bundle that can be shown, with the faults of its file.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub bundle: Bundle,
    /// In the order of detection.
    pub faults: Vec<Fault>,
    /// Number of records left out because of an error.
    pub left_out: usize,
}

/// Loads a bundle for display: keeps what can be shown and reports the rest as faults.
///
/// Detects errors, and warnings that cost no time; [`check`] detects everything.
///
/// # Errors
///
/// A [`Failure`] only if nothing can be shown.
///
/// ```
/// use pobratim::model::{Failure, load};
/// assert_eq!(load(" ").unwrap_err(), Failure::Empty);
/// assert_eq!(load("{\"format\": \"other/2\"}").unwrap_err().code(), "wrong-format");
/// ```
pub fn load(json: &str) -> Result<Loaded, Failure> {
    read(json, false)
}

/// Loads a bundle for its editors: also reports missing translations and sources, and unknown
/// fields. In the build for the page it does the same as [`load`].
///
/// # Errors
///
/// As for [`load`].
pub fn check(json: &str) -> Result<Loaded, Failure> {
    read(json, true)
}

fn read(json: &str, thorough: bool) -> Result<Loaded, Failure> {
    // Some editors write a byte order mark before the text.
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    if json.trim().is_empty() {
        return Err(Failure::Empty);
    }
    let outline = outline(json)?;
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
    loader.bundle(&JsonCursor::root(&outline))
}

/// Parses the outermost object, leaving its records unparsed.
fn outline(json: &str) -> Result<Node<'_>, Failure> {
    let mut outline = json::read(json, 1).map_err(|error| not_json(json, error))?;
    // Offset of the first value with a wrong shape; `None` if a field is missing instead.
    let mut wrong = None;
    if let Node::Object(fields) = &mut outline {
        for (name, value) in fields {
            let Some(field) = BUNDLE.field(name) else {
                continue;
            };
            let Node::Raw(raw) = *value else { continue };
            let levels = match field.shape {
                Shape::Object(_) => continue,
                Shape::List(Shape::Object(_), _) => 1,
                Shape::Text(_)
                | Shape::Texts(_)
                | Shape::Bool
                | Shape::Degrees(_)
                | Shape::Integer(..)
                | Shape::Year
                | Shape::List(..) => json::ALL_LEVELS,
            };
            *value = json::read(raw, levels).unwrap_or(Node::Broken);
            if wrong.is_none() && !JsonCursor::root(value).fits(&field.shape) {
                wrong = Some(offset(json, raw));
            }
        }
    }
    let root = JsonCursor::root(&outline);
    let fits = root.fits(&Shape::Object(&BUNDLE));
    let format = root.key("format");
    if format.text() != FORMAT {
        let found = format.is_text().then(|| format.text().to_owned());
        return Err(Failure::WrongFormat { found });
    }
    if fits {
        return Ok(outline);
    }
    let mut message = UNEXPECTED.to_owned();
    let mut start = wrong.unwrap_or(0);
    if HAS_DESCRIPTIONS && let Some(fault) = outline_mismatch(json) {
        message = fault.with_path();
        start = offset(json, fault.raw);
    }
    let (line, column) = line_and_column(json, start);
    Err(Failure::BadOutline {
        message,
        line,
        column,
    })
}

/// Message in the page, which has no detailed descriptions.
const UNEXPECTED: &str = "unexpected value";

fn not_json(json: &str, error: SyntaxError) -> Failure {
    let (line, column) = line_and_column(json, error.at);
    let message = if HAS_DESCRIPTIONS {
        error.describe(json)
    } else {
        UNEXPECTED.to_owned()
    };
    Failure::NotJson {
        message,
        line,
        column,
    }
}

/// Lists of a bundle: field names and id spaces.
const SOURCES: (&str, IdSpace) = ("sources", IdSpace::Source);
const CITIES: (&str, IdSpace) = ("cities", IdSpace::City);
const CATEGORIES: (&str, IdSpace) = ("categories", IdSpace::Category);
const DIRECTIONS: (&str, IdSpace) = ("directions", IdSpace::Direction);
const COUNTRIES: (&str, IdSpace) = ("countries", IdSpace::Country);
const MEDIA: (&str, IdSpace) = ("media", IdSpace::Media);
const VENUES: (&str, IdSpace) = ("venues", IdSpace::Venue);
const SERIES: (&str, IdSpace) = ("series", IdSpace::Series);
const EVENTS: (&str, IdSpace) = ("events", IdSpace::Entry);
const PROGRAMMES: (&str, IdSpace) = ("programmes", IdSpace::Entry);
const DOCUMENTS: (&str, IdSpace) = ("documents", IdSpace::Entry);

impl Loader<'_> {
    /// Reads the lists, each after those that it refers to.
    fn bundle(mut self, root: &JsonCursor) -> Result<Loaded, Failure> {
        if self.is_thorough() {
            self.unknown_parts(root);
        }
        self.languages = self.langs(&root.key("languages"));
        if self.languages.is_empty() {
            return Err(Failure::NoLanguage {
                faults: self.faults,
            });
        }
        let fallback = self.langs(&root.key("fallback"));
        let order = LangOrder::new(if fallback.is_empty() {
            self.languages.clone()
        } else {
            fallback
        });
        let Some(site) = self.site(root) else {
            return Err(Failure::NoSite {
                faults: self.faults,
            });
        };
        let mut sources = Vec::new();
        self.list(root, SOURCES, &mut sources, Self::source);
        let Some(host) = self.host(root) else {
            return Err(Failure::NoHost {
                faults: self.faults,
            });
        };
        self.host_id = host.id.clone();
        let mut cities = Vec::new();
        self.list(root, CITIES, &mut cities, Self::city);
        let mut countries = Vec::new();
        self.list(root, COUNTRIES, &mut countries, Self::country_name);
        let mut categories = Vec::new();
        self.list(root, CATEGORIES, &mut categories, Self::category);
        let mut directions = Vec::new();
        self.list(root, DIRECTIONS, &mut directions, Self::direction);
        let mut media = Vec::new();
        self.list(root, MEDIA, &mut media, Self::medium);
        let mut venues = Vec::new();
        self.list(root, VENUES, &mut venues, Self::venue);
        let mut series = Vec::new();
        self.list(root, SERIES, &mut series, Self::series);
        let mut entries = Vec::new();
        self.list(root, EVENTS, &mut entries, Self::event);
        self.list(root, PROGRAMMES, &mut entries, Self::programme);
        self.list(root, DOCUMENTS, &mut entries, Self::document);
        // A new bundle has no records yet; one whose records are all faulty has nothing to show.
        let has_none = cities.is_empty() && entries.is_empty() && series.is_empty();
        if has_none && self.left_out > 0 {
            return Err(Failure::NoUsableRecord {
                faults: self.faults,
            });
        }
        for entry in &mut entries {
            let series = entry.series.and_then(|index| series.get(index.index()));
            entry.scope = series.map_or(Scope::City, |series| series.scope);
        }
        let date_index = DateIndex::new(&entries);
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
            venues,
            media,
            sources,
            countries,
            ids: self.ids,
            date_index,
        };
        Ok(Loaded {
            bundle,
            faults: self.faults,
            left_out: self.left_out,
        })
    }

    /// Reports unknown fields of the outermost object.
    fn unknown_parts(&mut self, root: &JsonCursor) {
        for (name, value) in root.entries() {
            // Editors add `$schema` for validation and completion while writing.
            if name != "$schema" && BUNDLE.field(name).is_none() {
                self.unknown_field(&value, &BUNDLE);
            }
        }
    }

    /// Checks language codes and drops repeated ones.
    fn langs(&mut self, codes: &JsonCursor) -> Vec<Lang> {
        let mut langs = Vec::new();
        for at in codes.items() {
            let code = at.text();
            match Lang::from_code(code) {
                None => self.bad_language(code, &at),
                Some(lang) if langs.contains(&lang) => self.duplicate_item(code, &at),
                Some(lang) => langs.push(lang),
            }
        }
        langs
    }

    fn site(&mut self, root: &JsonCursor) -> Option<Site> {
        let raw = root.key("site");
        let node = self.record("site", &raw)?;
        let at = &raw.with_node(&node);
        let title = self.needed_texts(&at.key("title"))?;
        let summary = self.texts(&at.key("summary"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let contact = self.contact(&at.key("contact"));
        let mistakes_url = self.url(&at.key("mistakes_url"), SafeUrl::page);
        self.updated = self.day(&at.key("updated"));
        let mut credits = Vec::new();
        for at in at.key("credits").items() {
            let url = self.url(&at.key("url"), SafeUrl::page);
            let text = self.needed_texts(&at.key("text"));
            credits.extend(text.map(|text| Credit { text, url }));
        }
        Some(Site {
            title,
            summary,
            url,
            contact,
            mistakes_url,
            updated: self.updated,
            credits,
        })
    }

    fn host(&mut self, root: &JsonCursor) -> Option<City> {
        let raw = root.key("host");
        let node = self.record("host", &raw)?;
        self.city(&raw.with_node(&node)).map(|(_, host)| host)
    }
}
