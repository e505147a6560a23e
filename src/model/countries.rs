//! Names of countries: those of CLDR (`locales/<lang>/countries.json`), and how they get into a
//! bundle, so that page and published site call a country by the same name.

use std::collections::BTreeMap;

use super::edit::{BundleText, Json};
use super::json::{self, Node, WHOLE};
use super::{Bundle, Country};
use crate::text::Lang;

macro_rules! country_files {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        /// The names of countries, by [`Lang::index`].
        const FILES: [&str; Lang::COUNT] = [$(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/countries.json")),
        )+];
    };
}

crate::languages!(country_files);

/// The names of all countries in one language.
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
    /// The names in a language.
    pub fn of(lang: Lang) -> CountryNames {
        let mut names = BTreeMap::new();
        // A test reads the same file, so it is not broken.
        if let Ok(Node::Object(fields)) = json::read(FILES[lang.index()], WHOLE) {
            for (code, name) in fields {
                if let Node::Text(name) = name {
                    names.insert(code.into_owned(), name.into_owned());
                }
            }
        }
        CountryNames(names)
    }

    /// The name of a country; `None` for a code that no country has.
    pub fn find(&self, country: Country) -> Option<&str> {
        self.0.get(country.as_str()).map(String::as_str)
    }
}

/// The text of a bundle with the names of the countries that it uses, in its languages, and the
/// countries for which a name was missing. Names that are there stay as they are. `bundle` is what
/// was loaded from the text.
pub fn with_country_names(text: &str, bundle: &Bundle) -> (String, Vec<Country>) {
    let mut text = BundleText::new(text);
    let names = bundle.languages.iter();
    let names: Vec<(Lang, CountryNames)> =
        names.map(|lang| (*lang, CountryNames::of(*lang))).collect();
    let mut completed = Vec::new();
    for country in bundle.countries_used() {
        let place = (0..text.len(LIST)).find(|place| code(&text, *place) == country.as_str());
        let is_missing = |lang: Lang| {
            let name = |place| text.value(LIST, place, &["name", lang.code()]);
            place.and_then(name).is_none()
        };
        let missing: Vec<(&str, Json)> = names
            .iter()
            .filter(|(lang, _)| is_missing(*lang))
            .filter_map(|(lang, names)| Some((lang.code(), Json::text(names.find(country)?))))
            .collect();
        if missing.is_empty() {
            continue;
        }
        match place {
            Some(place) => {
                for (lang, name) in missing {
                    text.set(LIST, place, &["name", lang], Some(name));
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

/// The list of a bundle that names countries.
const LIST: &str = "countries";

/// The code of the country at a place of the list; empty where the record is faulty.
fn code(text: &BundleText, place: usize) -> String {
    match text
        .value(LIST, place, &["code"])
        .map(|code| json::read(code, WHOLE))
    {
        Some(Ok(Node::Text(code))) => code.into_owned(),
        _ => String::new(),
    }
}
