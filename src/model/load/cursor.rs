//! Cursor to a value in the file. Its path is formatted only when a fault is reported.

use super::decimal;
use super::json::Node;
use crate::model::schema::{Presence, Record, Shape};
use std::borrow::Cow;

/// A value with its JSON path, as a linked list on the stack up to the whole file.
#[derive(Clone, Copy, Debug)]
pub struct JsonCursor<'a> {
    node: &'a Node<'a>,
    parent: Option<&'a JsonCursor<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

/// Value of an absent field.
static ABSENT: Node<'static> = Node::Null;

impl<'a> JsonCursor<'a> {
    /// Returns a cursor to the whole file, `$`.
    pub const fn root(node: &'a Node<'a>) -> JsonCursor<'a> {
        JsonCursor {
            node,
            parent: None,
            step: Step::Root,
        }
    }

    /// Returns the value of a field; `null` if the field is absent.
    pub fn key<'b>(&'b self, key: &'b str) -> JsonCursor<'b> {
        let field = self.fields().iter().find(|(name, _)| name == key);
        JsonCursor {
            node: field.map_or(&ABSENT, |(_, value)| value),
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// Returns the items of a list; none if this is not a list.
    pub fn items(&self) -> impl ExactSizeIterator<Item = JsonCursor<'_>> {
        let items = self.node.items().unwrap_or_default();
        items.iter().enumerate().map(|(index, node)| JsonCursor {
            node,
            parent: Some(self),
            step: Step::Index(index),
        })
    }

    /// Returns a cursor with the same path and the parsed value.
    pub fn with_node<'b>(&self, node: &'b Node<'b>) -> JsonCursor<'b>
    where
        'a: 'b,
    {
        JsonCursor { node, ..*self }
    }

    /// Returns the fields of an object with their names, in the order of the file; none if this is
    /// not an object.
    pub fn entries(&self) -> impl Iterator<Item = (&str, JsonCursor<'_>)> {
        self.fields().iter().map(|(key, node)| {
            let field = JsonCursor {
                node,
                parent: Some(self),
                step: Step::Key(key),
            };
            (&**key, field)
        })
    }

    fn fields(&self) -> &'a [(Cow<'a, str>, Node<'a>)] {
        self.node.fields().unwrap_or_default()
    }

    /// Whether the value is present and not `null`.
    pub fn is_given(&self) -> bool {
        !matches!(self.node, Node::Null)
    }

    /// Returns the text; empty if this is not a text.
    pub fn text(&self) -> &'a str {
        match self.node {
            Node::Text(text) => text,
            Node::Raw(text) => text,
            Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => "",
        }
    }

    pub fn is_text(&self) -> bool {
        matches!(self.node, Node::Text(_))
    }

    pub fn flag(&self) -> bool {
        matches!(self.node, Node::Bool(true))
    }

    /// Returns the number if it is finite.
    pub fn number(&self) -> Option<f64> {
        match self.node {
            Node::Number(text) => decimal::number(text),
            Node::Raw(_)
            | Node::Null
            | Node::Bool(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => None,
        }
    }

    /// Returns the number if it is an integer without a fraction or exponent.
    pub fn integer(&self) -> Option<i64> {
        match self.node {
            // Negative zero is not an integer.
            Node::Number(text) if *text != "-0" => text.parse().ok(),
            Node::Raw(_)
            | Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => None,
        }
    }

    /// Returns the number if it is an integer of 0 or more.
    pub fn small_integer(&self) -> Option<u32> {
        u32::try_from(self.integer()?).ok()
    }

    /// Formats the JSON path: `$.events[3].when`.
    pub fn render(&self) -> String {
        let mut text = self.parent.map(JsonCursor::render).unwrap_or_default();
        match self.step {
            Step::Root => text.push('$'),
            Step::Key(key) => push_key(&mut text, key),
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
        text
    }

    /// Returns the name of the field with this value.
    pub const fn last_key(&self) -> Option<&'a str> {
        match self.step {
            Step::Key(key) => Some(key),
            Step::Root | Step::Index(_) => None,
        }
    }

    /// Whether the value has this shape; an unparsed value has any.
    pub fn fits(&self, shape: &Shape) -> bool {
        match (shape, self.node) {
            (_, Node::Raw(_)) | (Shape::Text(_), Node::Text(_)) | (Shape::Bool, Node::Bool(_)) => {
                true
            }
            // Positions, years, ids and text formats are checked later with faults of their own.
            // Only values that make the record unreadable fail here.
            (Shape::Degrees(_), _) => self.number().is_some(),
            (Shape::Year, _) => self.is_integer_in(i32::MIN, i32::MAX as u32),
            (Shape::Integer(min, max), _) => self.is_integer_in(*min, *max),
            (Shape::Texts(_), Node::Object(texts)) => {
                texts.iter().all(|(_, text)| matches!(text, Node::Text(_)))
            }
            (Shape::List(shape, _), Node::List(_)) => self.items().all(|item| item.fits(shape)),
            (Shape::Object(record), Node::Object(_)) => self.has(record),
            (
                Shape::Text(_) | Shape::Texts(_) | Shape::Bool | Shape::List(..) | Shape::Object(_),
                _,
            ) => false,
        }
    }

    fn is_integer_in(&self, min: i32, max: u32) -> bool {
        let range = i64::from(min)..=i64::from(max);
        self.integer().is_some_and(|number| range.contains(&number))
    }

    /// Whether each field has its shape, none is repeated and no required one is missing. Unknown
    /// fields are allowed: additions do not change the version of the format.
    fn has(&self, record: &Record) -> bool {
        let found = self.fields();
        record.fields.iter().all(|field| {
            let mut values = found.iter().filter(|(name, _)| name == field.name);
            match (values.next(), field.presence) {
                (None, presence) => presence != Presence::Needed,
                (Some((_, Node::Null)), Presence::Optional) => values.next().is_none(),
                (Some((_, value)), _) => {
                    values.next().is_none() && self.with_node(value).fits(&field.shape)
                }
            }
        })
    }
}

/// Appends a name to a JSON path.
pub fn push_key(path: &mut String, key: &str) {
    let [open, close] = if is_plain(key) {
        [".", ""]
    } else {
        ["['", "']"]
    };
    path.push_str(open);
    path.push_str(key);
    path.push_str(close);
}

/// Whether RFC 9535 allows this name after a dot.
fn is_plain(key: &str) -> bool {
    key.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
