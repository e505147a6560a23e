//! Country names from CLDR (`locales/<lang>/countries.json`), and adding them to a bundle so that
//! the page and the published site use the same names.

use std::collections::BTreeMap;

use super::edit::{BundleText, Json};
use super::json::{self, ALL_LEVELS, Node};
use super::{Bundle, Country};
use crate::text::Lang;

macro_rules! country_files {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        /// Contents of the name files, by [`Lang::index`].
        const FILES: [&str; Lang::COUNT] = [$(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/countries.json")),
        )+];
    };
}

crate::languages!(country_files);

/// Names of all countries in one language.
///
/// ```
/// use pobratim::model::{Country, CountryNames};
/// use pobratim::text::Lang;
/// let names = CountryNames::of(Lang::Ja);
/// assert_eq!(Country::from_code("KR").and_then(|country| names.find(country)), Some("韓国"));
/// ```
#[derive(Clone, Debug)]
pub struct CountryNames(BTreeMap<String, String>);

impl CountryNames {
    /// Returns the names in a language.
    pub fn of(lang: Lang) -> CountryNames {
        let mut names = BTreeMap::new();
        // A test parses the same file, so it is valid.
        if let Ok(Node::Object(fields)) = json::read(FILES[lang.index()], ALL_LEVELS) {
            for (code, name) in fields {
                if let Node::Text(name) = name {
                    names.insert(code.into_owned(), name.into_owned());
                }
            }
        }
        CountryNames(names)
    }

    /// Returns the name of a country; `None` for an unassigned code.
    pub fn find(&self, country: Country) -> Option<&str> {
        self.0.get(country.as_str()).map(String::as_str)
    }
}

/// Adds missing names of the countries that a bundle uses, in its languages; returns the new text
/// and the countries that got a name. Existing names are kept. `bundle` must be loaded from `text`.
pub fn with_country_names(text: &str, bundle: &Bundle) -> (String, Vec<Country>) {
    let mut text = BundleText::new(text);
    let names = bundle.languages.iter();
    let names: Vec<(Lang, CountryNames)> =
        names.map(|lang| (*lang, CountryNames::of(*lang))).collect();
    let mut completed = Vec::new();
    for country in bundle.countries_used() {
        let index = (0..text.len(LIST)).find(|index| code(&text, *index) == country.as_str());
        let is_missing = |lang: Lang| {
            let name = |index| text.value(LIST, index, &["name", lang.code()]);
            index.and_then(name).is_none()
        };
        let missing: Vec<(&str, Json)> = names
            .iter()
            .filter(|(lang, _)| is_missing(*lang))
            .filter_map(|(lang, names)| Some((lang.code(), Json::text(names.find(country)?))))
            .collect();
        if missing.is_empty() {
            continue;
        }
        match index {
            Some(index) => {
                for (lang, name) in missing {
                    text.set(LIST, index, &["name", lang], Some(name));
                }
            }
            None => {
                let name = missing
                    .into_iter()
                    .map(|(lang, name)| (lang.to_string(), name));
                let record = [
                    ("code".to_string(), Json::text(country.as_str())),
                    ("name".to_string(), Json::Object(name.collect())),
                ];
                text.push(LIST, Json::Object(record.into()));
            }
        }
        completed.push(country);
    }
    (text.as_str().to_string(), completed)
}

/// Field of the bundle that lists country names.
const LIST: &str = "countries";

/// Returns the country code at an index of the list; empty if the record is faulty.
fn code(text: &BundleText, index: usize) -> String {
    match text
        .value(LIST, index, &["code"])
        .map(|code| json::read(code, ALL_LEVELS))
    {
        Some(Ok(Node::Text(code))) => code.into_owned(),
        _ => String::new(),
    }
}
