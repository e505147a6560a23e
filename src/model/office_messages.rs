//! Messages of generated files (tables, digests, reports) and of the command.
//!
//! They are in `locales/<lang>/office.json`, separate from the page's messages, to keep the page
//! small. Labels of statuses, formats and other vocabularies are shared with the page.

use super::load::json::{self, Node};
use crate::locale;
use crate::text::Lang;
use std::collections::BTreeMap;
use std::sync::LazyLock;

macro_rules! office_files {
    ($($variant:ident $module:ident $tag:literal $own_name:literal,)+) => {
        /// Contents of the message files, by [`Lang::index`]: `office.json` and the page's
        /// `words.json`.
        const FILES: [[&str; 2]; Lang::COUNT] = [$([
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/office.json")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", stringify!($module), "/words.json")),
        ]),+];
    };
}

crate::languages!(office_files);

/// Messages in one language.
///
/// ```
/// use pobratim::{model::OfficeMessages, text::Lang};
/// let office = OfficeMessages::of(Lang::Ru);
/// assert_eq!(office.count("entries", 3), "3 записи");
/// assert_eq!(office.label("status", "moved-online"), "Перенесено в онлайн");
/// ```
#[derive(Clone, Debug)]
pub struct OfficeMessages {
    pub lang: Lang,
    texts: &'static BTreeMap<String, String>,
}

/// The messages of all languages, by [`Lang::index`]. The files are parsed on first use: the import
/// needs the words of all languages for each cell.
static TEXTS: LazyLock<[BTreeMap<String, String>; Lang::COUNT]> =
    LazyLock::new(|| FILES.map(|files| files.into_iter().flat_map(texts_of).collect()));

/// Returns the keys and texts of a file. A test parses the same files, so they are valid.
fn texts_of(file: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    if let Ok(Node::Object(fields)) = json::read(file, json::ALL_LEVELS) {
        for (key, value) in fields {
            if let Node::Text(text) = value {
                texts.push((key.into_owned(), text.into_owned()));
            }
        }
    }
    texts
}

impl OfficeMessages {
    /// Returns the messages of a language.
    pub fn of(lang: Lang) -> OfficeMessages {
        OfficeMessages {
            lang,
            texts: &TEXTS[lang.index()],
        }
    }

    /// Returns the message with this key without replacing placeholders; the key itself if it is
    /// missing, which a test prevents.
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// Returns the message with this key, if any.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// Returns a message with its placeholders replaced.
    pub fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        filled(self.text(key), values)
    }

    /// Returns a message in the plural form for `count`.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.count_with(key, count, &[])
    }

    /// Like [`OfficeMessages::count`], with further values.
    pub fn count_with(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let form = [key, "_", locale::of(self.lang).plural(count).code()].concat();
        let text = self.find(&form).unwrap_or(self.text(key));
        let number = count.to_string();
        let counted = filled(text, &[("count", &number)]);
        filled(&counted, values)
    }

    /// Returns the label of a vocabulary's value, such as `status` and `moved-online`.
    pub fn label(&self, vocabulary: &str, code: &str) -> String {
        let key = [vocabulary, "_", &code.replace('-', "_")].concat();
        self.find(&key).unwrap_or(code).to_string()
    }
}

/// Replaces each `{{ name }}` by its value.
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
