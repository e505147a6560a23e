//! The messages of the interface for pages that need no program, and the names of countries.

use std::collections::BTreeMap;

use crate::model::{Country, CountryNames};
use crate::text::Lang;

/// The words of one language.
#[derive(Clone, Debug)]
pub struct Words {
    pub lang: Lang,
    texts: BTreeMap<String, String>,
    countries: CountryNames,
}

impl Words {
    /// Words from the texts of `locales/<lang>/`, by `room.key`.
    pub fn new(lang: Lang, texts: BTreeMap<String, String>) -> Words {
        Words {
            lang,
            texts,
            countries: CountryNames::of(lang),
        }
    }

    /// A text that asks for no value. A key that is not there says itself, which a test forbids.
    pub fn say(&self, key: &str) -> String {
        match self.texts.get(key) {
            Some(text) => text.clone(),
            None => key.to_string(),
        }
    }

    /// A text with its values in place.
    ///
    /// ```
    /// use pobratim::{export::page::Words, text::Lang};
    /// let texts = [("city.began".to_string(), "Since: {{ when }}".to_string())];
    /// let words = Words::new(Lang::En, texts.into());
    /// assert_eq!(words.fill("city.began", &[("when", "2011")]), "Since: 2011");
    /// ```
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.say(key);
        let mut pieces = text.split("{{");
        let mut filled = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
            let value = values.iter().find(|(known, _)| *known == name.trim());
            filled.push_str(value.map_or("", |(_, value)| value));
            filled.push_str(rest);
        }
        filled
    }

    /// The name of a country, or its code where nobody has named it.
    pub(super) fn country(&self, country: Country) -> String {
        let name = self.countries.find(country);
        name.unwrap_or(country.as_str()).to_string()
    }
}
