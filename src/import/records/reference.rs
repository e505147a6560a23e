//! Ids and names of records, to which cells refer.

use std::collections::BTreeMap;

use super::layout::is_list;
use super::node::{child, items, plain};
use crate::import::column::folded;
use crate::model::json::Node;
use crate::model::nearest;
use crate::model::schema::{BUNDLE, Shape};
use crate::text::Lang;

/// The records of a list: ids with names.
type Records = Vec<(String, Vec<String>)>;

/// Records of a bundle by list; the host is a list of its own.
#[derive(Debug, Default)]
pub struct References {
    lists: BTreeMap<&'static str, Records>,
}

impl References {
    /// Collects the records of a bundle.
    pub fn of(bundle: &Node<'_>) -> References {
        let mut references = References::default();
        for field in BUNDLE.fields {
            let value = child(bundle, field.name);
            if is_list(field.name) {
                for record in items(value) {
                    references.add(field.name, &id(record), names(record));
                }
            } else if let Shape::Object(record) = field.shape
                && record.field("id").is_some()
            {
                references.add(field.name, &id(value), names(value));
            }
        }
        references
    }

    /// Adds a record.
    pub fn add(&mut self, list: &'static str, id: &str, names: Vec<String>) {
        if !id.is_empty() {
            let records = self.lists.entry(list).or_default();
            records.push((id.to_owned(), names));
        }
    }

    /// Whether a list has a record with this id.
    pub fn has(&self, list: &str, id: &str) -> bool {
        let own = self.lists.get(list);
        own.is_some_and(|own| own.iter().any(|(own, _)| own == id))
    }

    /// Returns the id of the record with this id or, if only one has it, this name.
    pub fn find<'a>(&'a self, list: &'a str, text: &str) -> Option<&'a str> {
        if let Some((id, _)) = self.records(list).find(|(id, _)| id == text) {
            return Some(id);
        }
        let wanted = folded(text);
        let mut named = self
            .records(list)
            .filter(|(_, names)| names.iter().any(|name| folded(name) == wanted));
        let (id, _) = named.next()?;
        named.all(|(other, _)| other == id).then_some(id)
    }

    /// Returns the most similar id or name of a list.
    pub fn nearest<'a>(&'a self, list: &'a str, text: &str) -> Option<&'a str> {
        let words = self
            .records(list)
            .flat_map(|(id, names)| [id].into_iter().chain(names));
        nearest(text, words.map(String::as_str))
    }

    /// Returns the records of a list, and the single object that is such a record: the host.
    fn records<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a (String, Vec<String>)> {
        let of = |name: &str| BUNDLE.field(name).and_then(|field| field.shape.record());
        let lists = self.lists.iter();
        let own = lists.filter(move |(other, _)| {
            **other == list || (!is_list(other) && of(other) == of(list))
        });
        own.flat_map(|(_, records)| records)
    }
}

/// Returns the id of a record, or the code of a country.
pub fn id(record: &Node<'_>) -> String {
    let [id, code] = ["id", "code"].map(|key| plain(child(record, key)));
    if id.is_empty() { code } else { id }
}

/// Returns the names of a record in all languages: its first field with texts.
fn names(record: &Node<'_>) -> Vec<String> {
    let texts = name_texts(record);
    texts.into_iter().map(|(_, text)| text).collect()
}

/// Returns the names of a record by language.
pub fn name_texts(record: &Node<'_>) -> Vec<(Lang, String)> {
    let mut texts = Vec::new();
    for field in ["name", "title", "description"] {
        for lang in Lang::ALL {
            let text = plain(child(child(record, field), lang.code()));
            if !text.is_empty() {
                texts.push((lang, text));
            }
        }
        if !texts.is_empty() {
            break;
        }
    }
    texts
}
