//! Minimal edits of a bundle's file.
//!
//! The file is kept as text. An edit replaces the value of one field; all other bytes stay, with
//! their order, indentation and line ends, so that a diff of two versions shows only the change.

mod batch;
mod records;

use super::load::json::{self, Node};
use super::schema::{BUNDLE, Field, fields_of};
use crate::time::{Date, Edtf};
pub use batch::ListEdits;
pub use records::RecordText;

/// A JSON value to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    Text(String),
    Number(i64),
    Bool(bool),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// JSON text, written unchanged.
    Raw(String),
}

impl Json {
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// Returns a list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Json {
        Json::List(texts.into_iter().map(Json::text).collect())
    }

    /// Returns a day: `2022-05-23`.
    pub fn day(day: Date) -> Json {
        Json::Text(Edtf::day(day).to_string())
    }

    /// Returns the revision of a record after `number`, made on a day.
    pub fn next_revision(number: i64, day: Date) -> Json {
        let fields = [
            ("number", Json::Number(number + 1)),
            ("date", Json::day(day)),
        ];
        let fields = fields.map(|(key, value)| (key.to_string(), value));
        Json::Object(fields.to_vec())
    }

    /// Formats the value with two spaces per level, without a line break at the end.
    pub fn to_text(&self) -> String {
        let layout = Layout {
            indent: Some("  ".to_owned()),
            newline: "\n",
        };
        layout.render(self, 0)
    }
}

/// Layout of a file.
#[derive(Clone, Debug)]
struct Layout {
    /// Indentation of one level; `None` for a file on one line.
    indent: Option<String>,
    newline: &'static str,
}

/// An editable text of a bundle.
///
/// ```
/// use pobratim::model::edit::{BundleText, Json};
/// let mut text = BundleText::new("{\n \"events\": [\n  {\n   \"id\": \"a\",\n   \"format\": \"online\"\n  }\n ]\n}\n");
/// text.set("events", 0, &["kind"], Some(Json::text("meeting")));
/// assert_eq!(text.as_str(), "{\n \"events\": [\n  {\n   \"id\": \"a\",\n   \"kind\": \"meeting\",\n   \"format\": \"online\"\n  }\n ]\n}\n");
/// text.set("events", 0, &["kind"], None);
/// assert_eq!(text.as_str(), "{\n \"events\": [\n  {\n   \"id\": \"a\",\n   \"format\": \"online\"\n  }\n ]\n}\n");
/// ```
#[derive(Clone, Debug)]
pub struct BundleText {
    text: String,
    layout: Layout,
}

impl BundleText {
    /// Wraps the text of a bundle. If it is not a JSON object, every edit leaves it unchanged.
    pub fn new(text: &str) -> BundleText {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let first = text
            .split_once('{')
            .map_or("", |(_, rest)| rest)
            .split('"')
            .next()
            .unwrap_or_default();
        let indent = first
            .rsplit_once('\n')
            .map(|(_, spaces)| spaces.to_string());
        BundleText {
            text: text.to_string(),
            layout: Layout { indent, newline },
        }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Sets the day of the bundle's last change, unless it has a later one.
    pub fn set_updated(&mut self, day: Date) {
        let old = self.raw_at(&["site", "updated"]);
        let old = old.and_then(|raw| raw.trim_matches('"').parse::<Edtf>().ok());
        let old = old.and_then(|when| when.exact_day());
        if old.is_none_or(|old| old < day) {
            self.set_top(&["site", "updated"], Some(Json::day(day)));
        }
    }

    /// Returns the number of records in a list.
    pub fn len(&self, list: &str) -> usize {
        match self.raw_at(&[list]).map(|raw| json::read(raw, 1)) {
            Some(Ok(Node::List(items))) => items.len(),
            _ => 0,
        }
    }

    /// Whether a list has no records.
    pub fn is_empty(&self, list: &str) -> bool {
        self.len(list) == 0
    }

    /// Returns the index in its list of the record with this id.
    pub fn find(&self, list: &str, id: &str) -> Option<usize> {
        (0..self.len(list)).find(|index| {
            let text = self.record(list, *index).and_then(|record| child(record, "id"));
            matches!(text.map(|text| json::read(text, 1)), Some(Ok(Node::Text(found))) if found == id)
        })
    }

    /// Returns the JSON text of a record.
    pub fn record(&self, list: &str, index: usize) -> Option<&str> {
        item(self.raw_at(&[list])?, index)
    }

    /// Returns the JSON text of a value in a record; a number in the path selects a list item.
    pub fn value(&self, list: &str, index: usize, path: &[&str]) -> Option<&str> {
        path.iter()
            .try_fold(self.record(list, index)?, |raw, key| child(raw, key))
    }

    /// Returns the JSON text of a value of the outermost object.
    pub fn top(&self, path: &[&str]) -> Option<&str> {
        self.raw_at(path)
    }

    fn raw_at(&self, path: &[&str]) -> Option<&str> {
        path.iter()
            .try_fold(self.text.as_str(), |raw, key| child(raw, key))
    }

    /// Sets a field of a record, or removes it if `value` is `None`; a number in the path selects a
    /// list item. Missing parent objects are created; a new field is inserted in the order of the
    /// format.
    pub fn set(&mut self, list: &str, index: usize, path: &[&str], value: Option<Json>) {
        let Some(record) = self.record(list, index) else {
            return;
        };
        let fields = fields_of(list);
        let new = set_in(record, path, value, 2, fields, &self.layout);
        let start = offset(&self.text, record);
        let end = start + record.len();
        if let Some(new) = new {
            self.text.replace_range(start..end, &new);
        }
    }

    /// Sets a field of the outermost object, such as `site`, `updated`.
    pub fn set_top(&mut self, path: &[&str], value: Option<Json>) {
        if let Some(new) = set_in(&self.text, path, value, 0, BUNDLE.fields, &self.layout) {
            self.text = new;
        }
    }

    /// Appends a record to a list, which is created if missing.
    pub fn push(&mut self, list: &str, record: Json) {
        let Some(raw) = self.raw_at(&[list]) else {
            return self.set_top(&[list], Some(Json::List(vec![record])));
        };
        let start = offset(&self.text, raw);
        let last = match json::read(raw, 1) {
            Ok(Node::List(items)) => items
                .last()
                .and_then(raw_text)
                .map(|text| offset(&self.text, text) + text.len()),
            _ => return,
        };
        let rendered = self.layout.render(&record, 2);
        let gap = self.layout.gap(2);
        match last {
            Some(end) => self.text.insert_str(end, &[",", &gap, &rendered].concat()),
            None => {
                let list = ["[", &gap, &rendered, &self.layout.gap(1), "]"].concat();
                self.text.replace_range(start..start + raw.len(), &list);
            }
        }
    }

    /// Replaces the list at a path of a record by these items, given as JSON.
    pub fn set_list(&mut self, list: &str, index: usize, path: &[&str], items: &[String]) {
        let items = items.iter().map(|item| Json::Raw(item.clone())).collect();
        self.set(list, index, path, Some(Json::List(items)));
    }
}

/// Returns the byte offset of a slice in its text.
fn offset(text: &str, slice: &str) -> usize {
    super::load::offset(text, slice)
}

/// Returns the JSON text of an unparsed value.
pub(super) fn raw_text<'a>(node: &Node<'a>) -> Option<&'a str> {
    if let Node::Raw(text) = node {
        Some(*text)
    } else {
        None
    }
}

/// Returns the JSON text of an object's field or of a list item by number. Skips a byte order mark,
/// which is not part of the JSON.
fn child<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let object = object.strip_prefix('\u{feff}').unwrap_or(object);
    match json::read(object, 1) {
        Ok(Node::List(_)) => item(object, key.parse().ok()?),
        Ok(Node::Object(fields)) => {
            let found = fields.into_iter().find(|(name, _)| name == key);
            found.and_then(|(_, value)| raw_text(&value))
        }
        _ => None,
    }
}

/// Returns the JSON texts of a list's items.
pub fn raw_items(list: &str) -> Vec<&str> {
    match json::read(list, 1) {
        Ok(Node::List(items)) => items.iter().filter_map(raw_text).collect(),
        _ => Vec::new(),
    }
}

/// Whether this is the JSON text of an object without fields.
pub fn is_empty_object(object: &str) -> bool {
    matches!(json::read(object, 1), Ok(Node::Object(fields)) if fields.is_empty())
}

fn item(list: &str, index: usize) -> Option<&str> {
    raw_items(list).get(index).copied()
}

/// Returns the object with one value set or removed; `depth` is its nesting level.
fn set_in(
    object: &str,
    path: &[&str],
    value: Option<Json>,
    depth: usize,
    order: &[Field],
    layout: &Layout,
) -> Option<String> {
    let (key, rest) = path.split_first()?;
    let fields = match json::read(object, 1) {
        Ok(Node::Object(fields)) => fields,
        Ok(Node::List(_)) => return set_item(object, path, value, depth, order, layout),
        _ => return None,
    };
    let below = order.iter().find(|field| field.name == *key);
    let below = below.and_then(|field| field.shape.record());
    let below = below.map_or(&[][..], |record| record.fields);
    let mut own = fields.iter().filter(|(name, _)| name == key);
    let found = own.find_map(|(_, value)| raw_text(value));
    match (found, value) {
        (Some(old), value) if !rest.is_empty() => {
            let new = set_in(old, rest, value, depth + 1, below, layout)?;
            let start = offset(object, old);
            Some(replaced(object, start, start + old.len(), &new))
        }
        (Some(old), Some(value)) => {
            let start = offset(object, old);
            let new = layout.render(&value, depth + 1);
            Some(replaced(object, start, start + old.len(), &new))
        }
        (Some(old), None) => without_field(object, &fields, old),
        (None, None) => None,
        (None, Some(value)) => {
            let value = rest.iter().rev().fold(value, |value, key| {
                Json::Object(vec![((*key).to_string(), value)])
            });
            let entry = [&quoted(key), ": ", &layout.render(&value, depth + 1)].concat();
            Some(with_field(
                object, &fields, key, &entry, depth, order, layout,
            ))
        }
    }
}

/// Returns the list with one item changed or replaced. Does not remove items: that requires setting
/// the whole list.
fn set_item(
    list: &str,
    path: &[&str],
    value: Option<Json>,
    depth: usize,
    order: &[Field],
    layout: &Layout,
) -> Option<String> {
    let (key, rest) = path.split_first()?;
    let old = item(list, key.parse().ok()?)?;
    let new = match (rest.is_empty(), value) {
        (true, value) => layout.render(&value?, depth + 1),
        (false, value) => set_in(old, rest, value, depth + 1, order, layout)?,
    };
    let start = offset(list, old);
    Some(replaced(list, start, start + old.len(), &new))
}

fn replaced(text: &str, start: usize, end: usize, new: &str) -> String {
    let head = text.get(..start).unwrap_or_default();
    let tail = text.get(end..).unwrap_or_default();
    [head, new, tail].concat()
}

type Fields<'a> = [(std::borrow::Cow<'a, str>, Node<'a>)];

/// Returns the byte offsets of the ends of an object's values.
fn ends(object: &str, fields: &Fields<'_>) -> Vec<usize> {
    let end = |text: &str| offset(object, text) + text.len();
    let values = fields.iter().map(|(_, value)| raw_text(value));
    values.map(|text| text.map_or(0, end)).collect()
}

/// Returns the object without the field whose value is `old` and without its comma.
fn without_field(object: &str, fields: &Fields<'_>, old: &str) -> Option<String> {
    let ends = ends(object, fields);
    let end = offset(object, old) + old.len();
    let at = ends.iter().position(|found| *found == end)?;
    let brace = object.find('{')? + 1;
    Some(
        match (
            at.checked_sub(1).and_then(|at| ends.get(at)),
            ends.get(at + 1),
        ) {
            // Remove from the end of the previous field to its own end.
            (Some(before), _) => replaced(object, *before, end, ""),
            // Of several fields, the first: remove up to and including the comma after it.
            (None, Some(_)) => {
                let comma = end + object.get(end..)?.find(',')? + 1;
                replaced(object, brace, comma, "")
            }
            (None, None) => "{}".to_string(),
        },
    )
}

/// Returns the object with a new field after the last one that precedes it in the format's order.
fn with_field(
    object: &str,
    fields: &Fields<'_>,
    key: &str,
    entry: &str,
    depth: usize,
    order: &[Field],
    layout: &Layout,
) -> String {
    let rank = |name: &str| match order.iter().position(|field| field.name == name) {
        Some(index) => Some(index),
        // Texts by language are ordered as in the language menu.
        None => crate::text::Lang::from_code(name).map(crate::text::Lang::index),
    };
    let ends = ends(object, fields);
    let gap = layout.gap(depth + 1);
    let own = rank(key);
    let mut before = fields
        .iter()
        .zip(&ends)
        .filter(|((name, _), _)| own.is_none() || rank(name).is_none_or(|rank| Some(rank) < own));
    if let Some((_, end)) = before.next_back() {
        return replaced(object, *end, *end, &[",", &gap, entry].concat());
    }
    let Some(brace) = object.find('{').map(|at| at + 1) else {
        return object.to_string();
    };
    if fields.is_empty() {
        let end = object.rfind('}').unwrap_or(object.len());
        let new = [&gap, entry, &layout.gap(depth)].concat();
        return replaced(object, brace, end, &new);
    }
    replaced(object, brace, brace, &[&gap, entry, ","].concat())
}

impl Layout {
    /// Returns the line break and indentation before a value at this depth.
    fn gap(&self, depth: usize) -> String {
        match &self.indent {
            Some(indent) => [self.newline, &indent.repeat(depth)].concat(),
            None => String::new(),
        }
    }

    /// Formats a value that starts at this depth.
    fn render(&self, value: &Json, depth: usize) -> String {
        let between = |items: Vec<String>, marks: [&str; 2]| {
            let [open, close] = marks;
            if items.is_empty() {
                return [open, close].concat();
            }
            let inner = self.gap(depth + 1);
            let joined = items.join(&[",", &inner].concat());
            [open, &inner, &joined, &self.gap(depth), close].concat()
        };
        match value {
            Json::Text(text) => quoted(text),
            Json::Number(number) => number.to_string(),
            Json::Bool(flag) => flag.to_string(),
            Json::Raw(text) => text.clone(),
            Json::List(items) => {
                let items = items.iter().map(|item| self.render(item, depth + 1));
                between(items.collect(), ["[", "]"])
            }
            Json::Object(fields) => {
                let fields = fields.iter().map(|(key, value)| {
                    [&quoted(key), ": ", &self.render(value, depth + 1)].concat()
                });
                between(fields.collect(), ["{", "}"])
            }
        }
    }
}

/// Quotes a text as JSON, with as few escapes as possible.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for found in text.chars() {
        match found {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            found if u32::from(found) < 0x20 => {
                out.push_str(&format!("\\u{:04x}", u32::from(found)));
            }
            found => out.push(found),
        }
    }
    out.push('"');
    out
}
