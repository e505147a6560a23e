//! Changing a bundle's file as a careful person would: only what changes is written anew.
//!
//! The file is kept as text. A change replaces the value of one field; all other bytes stay, with
//! their order, indentation and line ends, so that whoever compares two versions sees the change
//! and nothing else.

use super::load::json::{self, Node};
use super::schema::{BUNDLE, Field, fields_of};

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// A piece of JSON, written as it stands.
    Raw(String),
}

impl Json {
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Json {
        Json::List(texts.into_iter().map(Json::text).collect())
    }

    /// The value as the text of a file, two spaces a level, without a line break at the end.
    pub fn to_text(&self) -> String {
        let layout = Layout {
            indent: Some("  ".to_owned()),
            newline: "\n",
        };
        layout.written(self, 0)
    }
}

/// How a file is laid out.
#[derive(Clone, Debug)]
struct Layout {
    /// What one level is indented by; `None` where all stands on one line.
    indent: Option<String>,
    newline: &'static str,
}

/// A bundle as a text that can be changed.
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
    /// The text of a bundle. What is no JSON object is left as it is by every change.
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

    /// How many records a list has.
    pub fn len(&self, list: &str) -> usize {
        match self.piece(&[list]).map(|piece| json::read(piece, 1)) {
            Some(Ok(Node::List(items))) => items.len(),
            _ => 0,
        }
    }

    /// Whether a list has no record.
    pub fn is_empty(&self, list: &str) -> bool {
        self.len(list) == 0
    }

    /// The place in its list of the record with this id.
    pub fn find(&self, list: &str, id: &str) -> Option<usize> {
        (0..self.len(list)).find(|place| {
            let text = self.record(list, *place).and_then(|record| step(record, "id"));
            matches!(text.map(|text| json::read(text, 1)), Some(Ok(Node::Text(found))) if found == id)
        })
    }

    /// A record as it stands in the file.
    pub fn record(&self, list: &str, place: usize) -> Option<&str> {
        item(self.piece(&[list])?, place)
    }

    /// A value of a record as it stands in the file; in a list a number leads to an item.
    pub fn value(&self, list: &str, place: usize, path: &[&str]) -> Option<&str> {
        path.iter()
            .try_fold(self.record(list, place)?, |piece, key| step(piece, key))
    }

    fn piece(&self, path: &[&str]) -> Option<&str> {
        path.iter()
            .try_fold(self.text.as_str(), |piece, key| step(piece, key))
    }

    /// Sets a field of a record of a list, or takes it away; a number leads into a list. Objects on the way are made where they
    /// are missing; a field that is new stands where the format's own order has it.
    pub fn set(&mut self, list: &str, place: usize, path: &[&str], value: Option<Json>) {
        let Some(record) = self.record(list, place) else {
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

    /// Adds a record at the end of a list, which is made where it is missing.
    pub fn push(&mut self, list: &str, record: Json) {
        let Some(piece) = self.piece(&[list]) else {
            return self.set_top(&[list], Some(Json::List(vec![record])));
        };
        let start = offset(&self.text, piece);
        let last = match json::read(piece, 1) {
            Ok(Node::List(items)) => items
                .last()
                .and_then(source_text)
                .map(|text| offset(&self.text, text) + text.len()),
            _ => return,
        };
        let written = self.layout.written(&record, 2);
        let gap = self.layout.gap(2);
        match last {
            Some(end) => self.text.insert_str(end, &[",", &gap, &written].concat()),
            None => {
                let list = ["[", &gap, &written, &self.layout.gap(1), "]"].concat();
                self.text.replace_range(start..start + piece.len(), &list);
            }
        }
    }

    /// Takes an item out of a list that a path of a record leads to.
    pub fn set_list(&mut self, list: &str, place: usize, path: &[&str], items: &[String]) {
        let items = items.iter().map(|item| Json::Raw(item.clone())).collect();
        self.set(list, place, path, Some(Json::List(items)));
    }
}

/// Where a slice begins in a text.
fn offset(text: &str, slice: &str) -> usize {
    super::load::offset(text, slice)
}

/// The text of a value that was not read further.
fn source_text<'a>(node: &Node<'a>) -> Option<&'a str> {
    if let Node::Piece(text) = node {
        Some(*text)
    } else {
        None
    }
}

/// The value of a field as it stands, or an item of a list by its number; what a mark before the
/// text would be is no JSON.
fn step<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let object = object.strip_prefix('\u{feff}').unwrap_or(object);
    match json::read(object, 1) {
        Ok(Node::List(_)) => item(object, key.parse().ok()?),
        Ok(Node::Object(fields)) => {
            let found = fields.into_iter().find(|(name, _)| name == key);
            found.and_then(|(_, value)| source_text(&value))
        }
        _ => None,
    }
}

/// The items of a list as they stand.
pub fn pieces(list: &str) -> Vec<&str> {
    match json::read(list, 1) {
        Ok(Node::List(items)) => items.iter().filter_map(source_text).collect(),
        _ => Vec::new(),
    }
}

fn item(list: &str, place: usize) -> Option<&str> {
    pieces(list).get(place).copied()
}

/// The object with one value set or taken away; `depth` is the level at which it stands.
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
    let found = own.find_map(|(_, value)| source_text(value));
    match (found, value) {
        (Some(old), value) if !rest.is_empty() => {
            let new = set_in(old, rest, value, depth + 1, below, layout)?;
            let start = offset(object, old);
            Some(replaced(object, start, start + old.len(), &new))
        }
        (Some(old), Some(value)) => {
            let start = offset(object, old);
            let new = layout.written(&value, depth + 1);
            Some(replaced(object, start, start + old.len(), &new))
        }
        (Some(old), None) => without(object, &fields, old),
        (None, None) => None,
        (None, Some(value)) => {
            let value = rest.iter().rev().fold(value, |value, key| {
                Json::Object(vec![((*key).to_string(), value)])
            });
            let entry = [&quoted(key), ": ", &layout.written(&value, depth + 1)].concat();
            Some(inserted(object, &fields, key, &entry, depth, order, layout))
        }
    }
}

/// The list with a value set in one of its items, or with another item in its place. An item is not
/// taken away here: whoever does that writes the list.
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
        (true, value) => layout.written(&value?, depth + 1),
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

/// The ends of the values of an object's fields, in bytes.
fn ends(object: &str, fields: &Fields<'_>) -> Vec<usize> {
    let end = |text: &str| offset(object, text) + text.len();
    let values = fields.iter().map(|(_, value)| source_text(value));
    values.map(|text| text.map_or(0, end)).collect()
}

/// The object without the field whose value is `old`, and without the comma that parted it.
fn without(object: &str, fields: &Fields<'_>, old: &str) -> Option<String> {
    let ends = ends(object, fields);
    let end = offset(object, old) + old.len();
    let at = ends.iter().position(|found| *found == end)?;
    let brace = object.find('{')? + 1;
    Some(
        match (
            at.checked_sub(1).and_then(|at| ends.get(at)),
            ends.get(at + 1),
        ) {
            // From the end of the field before it to its own.
            (Some(before), _) => replaced(object, *before, end, ""),
            // The first of several: up to and with the comma behind it.
            (None, Some(_)) => {
                let comma = end + object.get(end..)?.find(',')? + 1;
                replaced(object, brace, comma, "")
            }
            (None, None) => "{}".to_string(),
        },
    )
}

/// The object with a new field behind the last one that stands before it in the format's order.
fn inserted(
    object: &str,
    fields: &Fields<'_>,
    key: &str,
    entry: &str,
    depth: usize,
    order: &[Field],
    layout: &Layout,
) -> String {
    let rank = |name: &str| match order.iter().position(|field| field.name == name) {
        Some(place) => Some(place),
        // Texts per language, in the order of the menu.
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
    /// What stands before a value that begins a line of this depth.
    fn gap(&self, depth: usize) -> String {
        match &self.indent {
            Some(indent) => [self.newline, &indent.repeat(depth)].concat(),
            None => String::new(),
        }
    }

    /// A value that begins at this depth.
    fn written(&self, value: &Json, depth: usize) -> String {
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
            Json::Flag(flag) => flag.to_string(),
            Json::Raw(text) => text.clone(),
            Json::List(items) => {
                let items = items.iter().map(|item| self.written(item, depth + 1));
                between(items.collect(), ["[", "]"])
            }
            Json::Object(fields) => {
                let fields = fields.iter().map(|(key, value)| {
                    [&quoted(key), ": ", &self.written(value, depth + 1)].concat()
                });
                between(fields.collect(), ["{", "}"])
            }
        }
    }
}

/// A text in quotes, with as few escapes as JSON allows.
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
