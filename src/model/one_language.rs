//! The part of a bundle for readers of one language, which the page fetches first: the whole bundle
//! with one text of each text object. Names and addresses of places also keep the text in the language
//! that is spoken there, which the page shows beside that of the reader.

use super::Bundle;
use super::edit::{quoted, raw_text};
use super::json::{self, Node};
use super::schema::{BUNDLE, PLACE, Record, Shape, VENUE};
use crate::text::{Lang, LangOrder, Localized};
use std::borrow::Cow;

/// Returns the text of a bundle with only one text in each text object: that of `lang`, or the one
/// that replaces it. `order` is [`Bundle::order`]. The name and the address of a place also have the
/// text in the language of [`Bundle::language_at`].
///
/// A reader of `lang` sees the same as with the whole bundle. Records keep their indices, and
/// unknown fields stay. So does a text object that the loader would reject, so that both bundles
/// leave out the same records. The result is JSON without spaces.
///
/// ```
/// use pobratim::model::in_one_language;
/// use pobratim::text::{Lang, LangOrder};
/// let text = r#"{ "site": { "title": { "en": "Cities", "ru": "Города" }, "summary": { "ru": "Да" } } }"#;
/// let order = LangOrder::new(vec![Lang::Ru, Lang::En]);
/// assert_eq!(
///     in_one_language(text, &order, Lang::En),
///     r#"{"site":{"title":{"en":"Cities"},"summary":{"ru":"Да"}}}"#
/// );
/// ```
pub fn in_one_language(text: &str, order: &LangOrder, lang: Lang) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut writer = Writer {
        order,
        lang,
        cities: city_languages(text),
        local: None,
        out: String::with_capacity(text.len() / 2),
    };
    writer.value(text, &Shape::Object(&BUNDLE));
    writer.out
}

/// Returns the path of a bundle in one language, beside the whole bundle at `path`:
/// `bundle/khabarovsk.ru.json` for `bundle/khabarovsk.json`.
pub fn one_language_path(path: &str, lang: Lang) -> String {
    [path.trim_end_matches(".json"), ".", lang.code(), ".json"].concat()
}

impl Bundle {
    /// Returns whether another bundle has the same records in the same order and the same date, so
    /// that an index of one is an index of the other. The texts may differ.
    pub fn has_same_records(&self, other: &Bundle) -> bool {
        self.ids == other.ids && self.site.updated == other.site.updated
    }
}

struct Writer<'a> {
    order: &'a LangOrder,
    lang: Lang,
    cities: CityLanguages,
    /// The language spoken at the place whose name or address is written.
    local: Option<Lang>,
    out: String,
}

type Fields<'a> = [(Cow<'a, str>, Node<'a>)];

/// The ids of the host and the cities with the languages of their own names; the host comes first.
type CityLanguages = Vec<(String, Option<Lang>)>;

fn city_languages(bundle: &str) -> CityLanguages {
    let Ok(Node::Object(fields)) = json::read(bundle, 1) else {
        return Vec::new();
    };
    let own_language = |city: &Node<'_>| {
        let city = raw_text(city).unwrap_or_default();
        let own = raw_field(city, "own_name");
        let tag = own.and_then(|own| text_field(own, "lang"));
        let lang = tag.and_then(|tag| Lang::from_browser_tag(&tag));
        (text_field(city, "id").unwrap_or_default(), lang)
    };
    let host = field(&fields, "host").map(own_language);
    let cities = field(&fields, "cities").and_then(raw_text);
    let cities = match cities.map(|cities| json::read(cities, 1)) {
        Some(Ok(Node::List(cities))) => cities.iter().map(own_language).collect(),
        Some(Ok(_) | Err(_)) | None => Vec::new(),
    };
    host.into_iter().chain(cities).collect()
}

fn field<'a, 'b>(fields: &'b Fields<'a>, name: &str) -> Option<&'b Node<'a>> {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| value)
}

/// Returns the JSON of a field of an object, given as JSON.
fn raw_field<'a>(object: &'a str, name: &str) -> Option<&'a str> {
    let Ok(Node::Object(fields)) = json::read(object, 1) else {
        return None;
    };
    field(&fields, name).and_then(raw_text)
}

/// Returns a field of an object, given as JSON, that is a text.
fn text_field(object: &str, name: &str) -> Option<String> {
    text_of(raw_field(object, name)?)
}

/// Returns the text that JSON is; `None` if it is something else.
fn text_of(raw: &str) -> Option<String> {
    match json::read(raw, 1) {
        Ok(Node::Text(text)) => Some(text.into_owned()),
        Ok(_) | Err(_) => None,
    }
}

impl Writer<'_> {
    /// Appends a value, given as JSON. One that does not have the shape is appended unchanged.
    fn value(&mut self, raw: &str, shape: &Shape) {
        let node = json::read(raw, 1);
        if let (Ok(Node::Object(fields)), Shape::Object(record)) = (&node, shape) {
            self.object(fields, record);
        } else if let (Ok(Node::List(items)), Shape::List(item, _)) = (&node, shape) {
            self.list(items, item);
        } else if let (Ok(Node::Object(texts)), Shape::Texts(_)) = (&node, shape)
            && let Some(chosen) = self.chosen(texts)
        {
            self.out.push('{');
            for (index, (lang, text)) in chosen.into_iter().enumerate() {
                if index > 0 {
                    self.out.push(',');
                }
                self.field(lang.code());
                self.out.push_str(text);
            }
            self.out.push('}');
        } else {
            self.unchanged(raw);
        }
    }

    fn object(&mut self, fields: &Fields<'_>, record: &Record) {
        let spoken = self.spoken(fields, record);
        self.out.push('{');
        for (index, (name, value)) in fields.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.field(name);
            let raw = raw_text(value).unwrap_or_default();
            self.local = spoken.filter(|_| matches!(&**name, "name" | "address"));
            match record.field(name) {
                Some(field) => self.value(raw, &field.shape),
                None => self.unchanged(raw),
            }
        }
        self.local = None;
        self.out.push('}');
    }

    fn list(&mut self, items: &[Node<'_>], shape: &Shape) {
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.value(raw_text(item).unwrap_or_default(), shape);
        }
        self.out.push(']');
    }

    /// Returns the language spoken at a venue or place; `None` for any other record.
    fn spoken(&self, fields: &Fields<'_>, record: &Record) -> Option<Lang> {
        if ![VENUE.name, PLACE.name].contains(&record.name) {
            return None;
        }
        let city = match field(fields, "city").and_then(raw_text) {
            Some(id) => {
                let id = text_of(id);
                self.cities
                    .iter()
                    .find(|(city, _)| Some(city) == id.as_ref())
            }
            None => self.cities.first(),
        };
        city?.1
    }

    /// Appends the name of a field.
    fn field(&mut self, name: &str) {
        self.out.push_str(&quoted(name));
        self.out.push(':');
    }

    /// Returns the language and the JSON of the text that a reader sees, and of the text in the
    /// language spoken there; `None` if there is none, or if a value is not a text.
    fn chosen<'a>(&self, texts: &Fields<'a>) -> Option<Vec<(Lang, &'a str)>> {
        let mut localized = Localized::default();
        let mut raws = [""; Lang::COUNT];
        for (code, value) in texts {
            let raw = raw_text(value)?;
            let Ok(Node::Text(text)) = json::read(raw, 1) else {
                return None;
            };
            let lang = Lang::from_code(code).filter(|_| !text.trim().is_empty());
            if let Some(lang) = lang {
                localized.set(lang, &text);
                raws[lang.index()] = raw;
            }
        }
        let seen = localized.get(self.lang, self.order)?.lang;
        let local = self.local.filter(|local| *local != seen);
        let local = local.filter(|local| localized.exact(*local).is_some());
        let langs = [Some(seen), local].into_iter().flatten();
        Some(langs.map(|lang| (lang, raws[lang.index()])).collect())
    }

    /// Appends JSON without the spaces outside its texts.
    fn unchanged(&mut self, raw: &str) {
        let mut is_in_text = false;
        let mut is_escaped = false;
        for found in raw.chars() {
            if is_in_text || !matches!(found, ' ' | '\n' | '\r' | '\t') {
                self.out.push(found);
            }
            if found == '"' && !is_escaped {
                is_in_text = !is_in_text;
            }
            is_escaped = found == '\\' && !is_escaped;
        }
    }
}
