//! What became different between two files of a bundle, field by field.
//!
//! Records are matched by their ids, never by their places. The number and the day of a revision,
//! and the day of the last change, are left out: they tell that something changed, not what.

use super::load::json::{self, Node, WHOLE};
use super::schema::{BUNDLE, EntryField, Shape, Shown};
use super::table::joined;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field of the outermost object: `events`, `site`.
    pub list: &'static str,
    /// The id of the record; empty for `site` and what else stands once.
    pub id: String,
    pub what: What,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Added,
    Removed,
    /// A field has another value; an empty one is none.
    Changed {
        /// Names of fields, from the record's own inwards: `title`, `ru`.
        path: Vec<String>,
        old: String,
        new: String,
    },
}

/// Whether the differences of two files name a field.
pub const fn compare_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Kind
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Time
        | EntryField::Series
        | EntryField::Cities
        | EntryField::Countries
        | EntryField::Category
        | EntryField::CategoryMore
        | EntryField::Direction
        | EntryField::DirectionMore
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Topics
        | EntryField::Ages
        | EntryField::Exchange
        | EntryField::Status
        | EntryField::Place
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::Shown,
        EntryField::Revision => Shown::NotShown("it tells that something changed, not what"),
    }
}

/// The differences, in the order of the format's lists, then of the new file; what is gone comes
/// last in each list. A text that is no JSON object has no record.
///
/// ```
/// use pobratim::model::compare::{What, compare};
/// let of = |when| format!("{{\"events\": [{{\"id\": \"a\", \"when\": \"{when}\"}}]}}");
/// let changes = compare(&of("2021"), &of("2021-05"));
/// assert_eq!(changes[0].what, What::Changed {
///     path: vec!["when".into()], old: "2021".into(), new: "2021-05".into(),
/// });
/// assert!(compare(&of("2021"), &of("2021")).is_empty());
/// ```
pub fn compare(old: &str, new: &str) -> Vec<Change> {
    let [old, new] = [old, new].map(|text| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        json::read(text, WHOLE).unwrap_or(Node::Null)
    });
    let mut changes = Vec::new();
    for field in BUNDLE.fields {
        let [before, after] = [field_of(&old, field.name), field_of(&new, field.name)];
        match field.shape {
            Shape::List(Shape::Object(_), _) => lists(field.name, before, after, &mut changes),
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Flag
            | Shape::Degrees(_)
            | Shape::Whole(..)
            | Shape::Year
            | Shape::List(..)
            | Shape::Object(_) => fields(field.name, "", before, after, &mut changes),
        }
    }
    changes
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

/// The id of a record; of a country its code.
fn id(record: &Node<'_>) -> String {
    let [id, code] = ["id", "code"].map(|key| scalar(field_of(record, key)));
    if id.is_empty() { code } else { id }
}

fn lists(list: &'static str, old: &Node<'_>, new: &Node<'_>, changes: &mut Vec<Change>) {
    let old_ids: std::collections::BTreeMap<String, &Node<'_>> = items(old)
        .iter()
        .map(|record| (id(record), record))
        .collect();
    let mut kept = std::collections::BTreeSet::new();
    for record in items(new) {
        let id = id(record);
        match old_ids.get(&id) {
            Some(before) => fields(list, &id, before, record, changes),
            None => changes.push(Change {
                list,
                id: id.clone(),
                what: What::Added,
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
                what: What::Removed,
            });
        }
    }
}

/// The differences of two records.
fn fields(list: &'static str, id: &str, old: &Node<'_>, new: &Node<'_>, changes: &mut Vec<Change>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    leaves(old, &mut Vec::new(), &mut before);
    leaves(new, &mut Vec::new(), &mut after);
    let known = |all: &[Leaf], path: &[String]| {
        let found = all.iter().find(|leaf| leaf.path == path);
        found.map(|leaf| leaf.value.clone()).unwrap_or_default()
    };
    let gone = before
        .iter()
        .filter(|leaf| after.iter().all(|other| other.path != leaf.path));
    for leaf in after.iter().chain(gone) {
        let is_kept = matches!(
            leaf.path.first().map(String::as_str),
            Some("revision" | "updated")
        );
        let (old, new) = (known(&before, &leaf.path), known(&after, &leaf.path));
        if !is_kept && old != new {
            changes.push(Change {
                list,
                id: id.to_string(),
                what: What::Changed {
                    path: leaf.path.clone(),
                    old,
                    new,
                },
            });
        }
    }
}

struct Leaf {
    path: Vec<String>,
    value: String,
}

/// The values of a record with their paths. A list is one value: its order says something.
fn leaves(node: &Node<'_>, path: &mut Vec<String>, found: &mut Vec<Leaf>) {
    match node {
        Node::Object(fields) => {
            for (key, value) in fields {
                path.push(key.to_string());
                leaves(value, path, found);
                path.pop();
            }
        }
        Node::Null => {}
        Node::Piece(_)
        | Node::Flag(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Broken => found.push(Leaf {
            path: path.clone(),
            value: scalar(node),
        }),
    }
}

/// A value in one line.
fn scalar(node: &Node<'_>) -> String {
    match node {
        Node::Text(text) => text.to_string(),
        Node::Number(text) => (*text).to_string(),
        Node::Flag(flag) => flag.to_string(),
        Node::List(list) => {
            let texts: Vec<String> = list.iter().map(scalar).collect();
            joined(texts.iter().map(String::as_str))
        }
        Node::Object(fields) => {
            let texts: Vec<String> = fields.iter().map(|(_, value)| scalar(value)).collect();
            texts.join(" ")
        }
        Node::Piece(_) | Node::Null | Node::Broken => String::new(),
    }
}
