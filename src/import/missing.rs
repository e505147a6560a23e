//! Records that a complete table no longer has, and their deletion.

use std::collections::BTreeSet;

use super::column::folded;
use super::matching::ParsedRow;
use super::records::node::{child, items, parsed, plain};
use crate::model::edit::BundleText;
use crate::model::json::Node;
use crate::model::schema::{BUNDLE, Record, Shape, TextForm};
use crate::model::{Bundle, Class, Entry};
use crate::text::Lang;
use crate::time::{Date, Edtf};

/// A record of the bundle that has no row in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRecord {
    pub id: String,
    pub class: Class,
    /// In the language of the report, or its fallback.
    pub title: String,
    pub when: Edtf,
}

/// Returns the records without a row, in the order of the bundle. With `base`, only those that were
/// there when the table was made.
///
/// Only a complete table has them: one with ids in most of its rows, and rows for most records. A
/// short table, or one of new records, lists what is added and not what there is.
pub fn missing(
    bundle: &Bundle,
    base: Option<&Bundle>,
    rows: &[ParsedRow<'_>],
    lang: Lang,
) -> Vec<MissingRecord> {
    let known = base.unwrap_or(bundle);
    let given: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.has_id)
        .map(|row| row.id.as_str())
        .collect();
    let has_row = |entry: &&Entry| given.contains(&*entry.id);
    let covered = known.entries.iter().filter(has_row).count();
    let with_id = rows.iter().filter(|row| row.has_id).count();
    if with_id * 2 <= rows.len() || covered * 2 <= known.entries.len() {
        return Vec::new();
    }
    let matched: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row.found.candidates())
        .map(|entry| &*entry.id)
        .collect();
    // A row that could not be read may be any record with its title.
    let unread: Vec<&ParsedRow<'_>> = rows
        .iter()
        .filter(|row| row.has_faults && row.found.entry().is_none())
        .collect();
    let may_be_unread = |entry: &Entry| {
        unread.iter().any(|row| {
            entry.title.iter().any(|title| {
                let own = row.title.exact(title.lang);
                own.is_some_and(|own| folded(own) == folded(title.text))
            })
        })
    };
    let gone = known
        .entries
        .iter()
        .filter(|entry| !has_row(entry) && !matched.contains(&*entry.id) && !may_be_unread(entry));
    gone.filter_map(|entry| bundle.find_entry(&entry.id))
        .map(|index| bundle.entry(index))
        .map(|entry| MissingRecord {
            id: entry.id.to_string(),
            class: entry.class,
            title: entry
                .title
                .get(lang, &bundle.order)
                .map_or(String::new(), |found| found.text.to_string()),
            when: entry.when,
        })
        .collect()
}

/// Returns the file without these records; all other records keep every byte. `today` becomes the
/// day of the bundle's last change.
pub fn delete(file: &str, records: &[&MissingRecord], today: Date) -> String {
    let mut text = BundleText::new(file);
    for class in Class::ALL {
        let gone: BTreeSet<&str> = records
            .iter()
            .filter(|record| record.class == *class)
            .map(|record| record.id.as_str())
            .collect();
        text.remove_records(class.list(), &|id| gone.contains(id));
    }
    if text.as_str() != file {
        text.set_updated(today);
    }
    text.as_str().to_string()
}

/// A record that refers to a deleted one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Referrer {
    /// Id of the deleted record.
    pub deleted: String,
    /// List and id of the record that refers to it.
    pub list: &'static str,
    pub id: String,
}

/// Returns the records of a file that refer to deleted ones by a field of the format. `file` is the
/// text without them.
pub fn referrers(file: &str, deleted: &[&MissingRecord]) -> Vec<Referrer> {
    let mut found = Vec::new();
    let root = parsed(file);
    for field in BUNDLE.fields {
        let Shape::List(Shape::Object(record), _) = field.shape else {
            continue;
        };
        for item in items(child(&root, field.name)) {
            let id = plain(child(item, "id"));
            if id.is_empty() {
                continue;
            }
            references(item, record, &mut |list, to| {
                let is = |it: &&&MissingRecord| it.id == to && it.class.list() == list;
                found.extend(deleted.iter().find(is).map(|it| Referrer {
                    deleted: it.id.clone(),
                    list: field.name,
                    id: id.clone(),
                }));
            });
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Calls `found` with the list and the id of each reference of a record.
fn references(node: &Node<'_>, record: &Record, found: &mut dyn FnMut(&str, &str)) {
    for field in record.fields {
        references_of(child(node, field.name), &field.shape, found);
    }
}

fn references_of(node: &Node<'_>, shape: &Shape, found: &mut dyn FnMut(&str, &str)) {
    match (shape, node) {
        (Shape::Text(TextForm::Reference(list)), Node::Text(id)) => found(list, id),
        (Shape::List(inner, _), Node::List(items)) => {
            for item in items {
                references_of(item, inner, found);
            }
        }
        (Shape::Object(record), node) => references(node, record, found),
        (
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::List(..),
            _,
        ) => {}
    }
}
