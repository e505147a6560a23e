//! The words of the office: of its tables, letters and reports, in each language.
//!
//! They are in `locales/<lang>/office.json`, apart from the words of the page, which must not carry
//! them. The words for statuses, formats and the like are those of the page.

use super::load::json::{self, Node};
use crate::locale;
use crate::text::Lang;

macro_rules! office_files {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        /// The messages of the office and the words of the page, by [`Lang::index`].
        const FILES: [[&str; 2]; Lang::COUNT] = [$([
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/office.json")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/words.json")),
        ]),+];
    };
}

crate::languages!(office_files);

/// The office's words in one language.
///
/// ```
/// use pobratim::{model::Office, text::Lang};
/// let office = Office::of(Lang::Ru);
/// assert_eq!(office.count("entries", 3), "3 записи");
/// assert_eq!(office.word("status", "moved-online"), "Перенесено в онлайн");
/// ```
#[derive(Clone, Debug)]
pub struct Office {
    pub lang: Lang,
    texts: Vec<(String, String)>,
}

impl Office {
    /// The words of a language.
    pub fn of(lang: Lang) -> Office {
        let mut texts = Vec::new();
        for file in FILES[lang.index()] {
            // A test reads the same files, so none is broken.
            if let Ok(Node::Object(fields)) = json::read(file, json::WHOLE) {
                for (key, value) in fields {
                    if let Node::Text(text) = value {
                        texts.push((key.into_owned(), text.into_owned()));
                    }
                }
            }
        }
        Office { lang, texts }
    }

    /// A text as it is; the key itself where there is none, which a test forbids.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text with this key, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        let found = self.texts.iter().find(|(own, _)| own == key);
        found.map(|(_, text)| text.as_str())
    }

    /// A text with values in the place of its placeholders.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.text(key), values)
    }

    /// A text in the plural form of its `count`.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.count_with(key, count, &[])
    }

    /// As [`Office::count`], with more values.
    pub fn count_with(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let form = [key, "_", locale::of(self.lang).plural(count).code()].concat();
        let text = self.find(&form).unwrap_or(self.text(key));
        let number = count.to_string();
        let counted = filled(text, &[("count", &number)]);
        filled(&counted, values)
    }

    /// The word for a value of a closed vocabulary: `status` and `moved-online`.
    pub fn word(&self, vocabulary: &str, code: &str) -> String {
        let key = [vocabulary, "_", &code.replace('-', "_")].concat();
        self.find(&key).unwrap_or(code).to_string()
    }
}

/// A text whose `{{ name }}` are values.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut pieces = text.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        match values.iter().find(|(known, _)| *known == name.trim()) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&["{{", name, "}}"].concat()),
        }
        out.push_str(rest);
    }
    out
}
