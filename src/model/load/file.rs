//! The whole file: its outline, and the order in which the lists are read.

use super::json::{self, Node, SyntaxError};
use super::loader::{Loader, line_and_column, offset};
use super::mismatch::outline_mismatch;
use super::spot::Spot;
use crate::model::bundle::{Ids, Space};
use crate::model::schema::{BUNDLE, FORMAT, IN_WORDS, Shape};
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

/// Reads a bundle for its editors: also tells missing translations and sources, and fields that the
/// format does not have. The page's build, which has no editors, tells what [`load`] does.
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
    loader.bundle(&Spot::root(&outline))
}

/// The outermost object, whose records are pieces yet, or what is wrong with it.
fn outline(json: &str) -> Result<Node<'_>, Failure> {
    let mut outline = json::read(json, 1).map_err(|error| not_json(json, error))?;
    // Where the outline is wrong: the value of a field, or the start where one is missing.
    let mut wrong = None;
    if let Node::Object(fields) = &mut outline {
        for (name, value) in fields {
            let Some(field) = BUNDLE.field(name) else {
                continue;
            };
            let Node::Piece(piece) = *value else { continue };
            let levels = match field.shape {
                Shape::Object(_) => continue,
                Shape::List(Shape::Object(_), _) => 1,
                Shape::Text(_)
                | Shape::Texts(_)
                | Shape::Flag
                | Shape::Degrees(_)
                | Shape::Whole(..)
                | Shape::Year
                | Shape::List(..) => json::WHOLE,
            };
            *value = json::read(piece, levels).unwrap_or(Node::Broken);
            if wrong.is_none() && !Spot::root(value).fits(&field.shape) {
                wrong = Some(offset(json, piece));
            }
        }
    }
    let root = Spot::root(&outline);
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
    let mut place = wrong.unwrap_or(0);
    if IN_WORDS && let Some(fault) = outline_mismatch(json) {
        message = fault.with_path();
        place = offset(json, fault.piece);
    }
    let (line, column) = line_and_column(json, place);
    Err(Failure::BadOutline {
        message,
        line,
        column,
    })
}

/// What the page says of a fault that it describes no closer.
const UNEXPECTED: &str = "unexpected value";

fn not_json(json: &str, error: SyntaxError) -> Failure {
    let (line, column) = line_and_column(json, error.at);
    let message = if IN_WORDS {
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

/// The lists of a bundle: their fields, and the spaces of their ids.
const SOURCES: (&str, Space) = ("sources", Space::Source);
const CITIES: (&str, Space) = ("cities", Space::City);
const CATEGORIES: (&str, Space) = ("categories", Space::Category);
const DIRECTIONS: (&str, Space) = ("directions", Space::Direction);
const COUNTRIES: (&str, Space) = ("countries", Space::Country);
const MEDIA: (&str, Space) = ("media", Space::Media);
const SERIES: (&str, Space) = ("series", Space::Series);
const EVENTS: (&str, Space) = ("events", Space::Entry);
const PROGRAMMES: (&str, Space) = ("programmes", Space::Entry);
const DOCUMENTS: (&str, Space) = ("documents", Space::Entry);

impl Loader<'_> {
    /// Reads the lists, each after those that it refers to.
    fn bundle(mut self, root: &Spot) -> Result<Loaded, Failure> {
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
        let mut series = Vec::new();
        self.list(root, SERIES, &mut series, Self::series);
        let mut entries = Vec::new();
        self.list(root, EVENTS, &mut entries, Self::event);
        self.list(root, PROGRAMMES, &mut entries, Self::programme);
        self.list(root, DOCUMENTS, &mut entries, Self::document);
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
            countries,
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
    fn unknown_parts(&mut self, root: &Spot) {
        for (name, value) in root.entries() {
            // Editors put `$schema` there, for the sake of programs that help them to write.
            if name != "$schema" && BUNDLE.field(name).is_none() {
                self.unknown_field(&value, &BUNDLE);
            }
        }
    }

    /// Languages by code, each once.
    fn langs(&mut self, codes: &Spot) -> Vec<Lang> {
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

    fn site(&mut self, root: &Spot) -> Option<Site> {
        let piece = root.key("site");
        let node = self.record("site", &piece)?;
        let at = &piece.holding(&node);
        let title = self.needed_texts(&at.key("title"))?;
        let summary = self.texts(&at.key("summary"));
        let url = self.url(&at.key("url"), SafeUrl::page);
        let contact = self.contact(&at.key("contact"));
        self.updated = self.day(&at.key("updated"));
        Some(Site {
            title,
            summary,
            url,
            contact,
            updated: self.updated,
        })
    }

    fn host(&mut self, root: &Spot) -> Option<City> {
        let piece = root.key("host");
        let node = self.record("host", &piece)?;
        self.city(&piece.holding(&node)).map(|(_, host)| host)
    }
}
