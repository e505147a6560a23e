//! Differences between two versions of a bundle's file, field by field.
//!
//! Records are matched by id, not by index. Revision numbers and dates and the day of the last
//! change are skipped: they show that a record changed, not how.

use super::load::json::{self, ALL_LEVELS, Node};
use super::schema::{BUNDLE, Shape};
use super::table::joined;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Field of the outermost object: `events`, `site`.
    pub list: &'static str,
    /// Id of the record; empty for single objects such as `site`.
    pub id: String,
    pub kind: ChangeKind,
}

/// Kind of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Added,
    Removed,
    /// A field has another value; a missing value is an empty string.
    Changed {
        /// Field names from the record inwards: `title`, `ru`.
        path: Vec<String>,
        old: String,
        new: String,
    },
}

/// Returns the differences in the order of the format's lists, then of the new file; removed
/// records come last in each list. A text that is not a JSON object has no records.
///
/// ```
/// use pobratim::model::compare::{ChangeKind, compare};
/// let of = |when| format!("{{\"events\": [{{\"id\": \"a\", \"when\": \"{when}\"}}]}}");
/// let changes = compare(&of("2021"), &of("2021-05"));
/// assert_eq!(changes[0].kind, ChangeKind::Changed {
///     path: vec!["when".into()], old: "2021".into(), new: "2021-05".into(),
/// });
/// assert!(compare(&of("2021"), &of("2021")).is_empty());
/// ```
pub fn compare(old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|text| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        json::read(text, ALL_LEVELS).unwrap_or(Node::Null)
    });
    let mut changes = Vec::new();
    for field in BUNDLE.fields {
        let [before, after] = [field_of(&old, field.name), field_of(&new, field.name)];
        match field.shape {
            Shape::List(Shape::Object(_), _) => {
                compare_lists(field.name, before, after, &mut changes)
            }
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::List(..)
            | Shape::Object(_) => compare_fields(field.name, "", before, after, &mut changes),
        }
    }
    changes
}

/// Whether a field is maintained by the command and not by an editor: the revision of a record, and
/// the day of the last change.
pub fn is_maintained(field: &str) -> bool {
    matches!(field, "revision" | "updated")
}

fn field_of<'a>(object: &'a Node<'a>, key: &str) -> &'a Node<'a> {
    let Node::Object(fields) = object else {
        return &Node::Null;
    };
    let found = fields.iter().find(|(name, _)| name == key);
    found.map_or(&Node::Null, |(_, value)| value)
}

fn items<'a>(list: &'a Node<'a>) -> &'a [Node<'a>] {
    if let Node::List(items) = list {
        items
    } else {
        &[]
    }
}

/// Returns the id of a record, or the code of a country.
fn id(record: &Node<'_>) -> String {
    let [id, code] = ["id", "code"].map(|key| one_line(field_of(record, key)));
    if id.is_empty() { code } else { id }
}

fn compare_lists(list: &'static str, old: &Node<'_>, new: &Node<'_>, changes: &mut Vec<Change>) {
    let old_ids: std::collections::BTreeMap<String, &Node<'_>> = items(old)
        .iter()
        .map(|record| (id(record), record))
        .collect();
    let mut kept = std::collections::BTreeSet::new();
    for record in items(new) {
        let id = id(record);
        match old_ids.get(&id) {
            Some(before) => compare_fields(list, &id, before, record, changes),
            None => changes.push(Change {
                list,
                id: id.clone(),
                kind: ChangeKind::Added,
            }),
        }
        kept.insert(id);
    }
    for record in items(old) {
        let id = id(record);
        if !kept.contains(&id) {
            changes.push(Change {
                list,
                id,
                kind: ChangeKind::Removed,
            });
        }
    }
}

/// Collects the differences between two records.
fn compare_fields(
    list: &'static str,
    id: &str,
    old: &Node<'_>,
    new: &Node<'_>,
    changes: &mut Vec<Change>,
) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    flatten(old, &mut Vec::new(), &mut before);
    flatten(new, &mut Vec::new(), &mut after);
    let known = |all: &[ChangedValue], path: &[String]| {
        let found = all.iter().find(|value| value.path == path);
        found.map(|value| value.value.clone()).unwrap_or_default()
    };
    let gone = before
        .iter()
        .filter(|value| after.iter().all(|other| other.path != value.path));
    for value in after.iter().chain(gone) {
        let is_kept = value.path.first().is_some_and(|name| is_maintained(name));
        let (old, new) = (known(&before, &value.path), known(&after, &value.path));
        if !is_kept && old != new {
            changes.push(Change {
                list,
                id: id.to_string(),
                kind: ChangeKind::Changed {
                    path: value.path.clone(),
                    old,
                    new,
                },
            });
        }
    }
}

struct ChangedValue {
    path: Vec<String>,
    value: String,
}

/// Collects the values of a record with their paths. A list is one value because its order matters.
fn flatten(node: &Node<'_>, path: &mut Vec<String>, found: &mut Vec<ChangedValue>) {
    match node {
        Node::Object(fields) => {
            for (key, value) in fields {
                path.push(key.to_string());
                flatten(value, path, found);
                path.pop();
            }
        }
        Node::Null => {}
        Node::Raw(_)
        | Node::Bool(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Broken => found.push(ChangedValue {
            path: path.clone(),
            value: one_line(node),
        }),
    }
}

/// Formats a value on one line.
fn one_line(node: &Node<'_>) -> String {
    match node {
        Node::Text(text) => text.to_string(),
        Node::Number(text) => (*text).to_string(),
        Node::Bool(flag) => flag.to_string(),
        Node::List(list) => {
            let texts: Vec<String> = list.iter().map(one_line).collect();
            joined(texts.iter().map(String::as_str))
        }
        Node::Object(fields) => {
            let texts: Vec<String> = fields.iter().map(|(_, value)| one_line(value)).collect();
            texts.join(" ")
        }
        Node::Raw(_) | Node::Null | Node::Broken => String::new(),
    }
}
