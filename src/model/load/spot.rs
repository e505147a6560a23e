//! A value of the file and where it stands; the path is written out only when there is a fault.

use super::decimal;
use super::json::Node;
use crate::model::schema::{Presence, Record, Shape};
use std::borrow::Cow;

/// A value with its JSON path, as a chain on the stack up to the whole file.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    node: &'a Node<'a>,
    parent: Option<&'a Spot<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

/// What a field holds that is absent.
static ABSENT: Node<'static> = Node::Null;

impl<'a> Spot<'a> {
    /// The whole file, `$`.
    pub const fn root(node: &'a Node<'a>) -> Spot<'a> {
        Spot {
            node,
            parent: None,
            step: Step::Root,
        }
    }

    /// The value of a field; `null` where the field is absent.
    pub fn key<'b>(&'b self, key: &'b str) -> Spot<'b> {
        let field = self.fields().iter().find(|(name, _)| name == key);
        Spot {
            node: field.map_or(&ABSENT, |(_, value)| value),
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// The items of a list; none where this is no list.
    pub fn items(&self) -> impl ExactSizeIterator<Item = Spot<'_>> {
        let items = match self.node {
            Node::List(items) => items.as_slice(),
            Node::Piece(_)
            | Node::Null
            | Node::Flag(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Object(_)
            | Node::Broken => &[],
        };
        items.iter().enumerate().map(|(index, node)| Spot {
            node,
            parent: Some(self),
            step: Step::Index(index),
        })
    }

    /// The same place with what its piece of the file holds.
    pub fn holding<'b>(&self, node: &'b Node<'b>) -> Spot<'b>
    where
        'a: 'b,
    {
        Spot { node, ..*self }
    }

    /// The fields of an object with their names, in the order of the file; none where this is no
    /// object.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Spot<'_>)> {
        self.fields().iter().map(|(key, node)| {
            let field = Spot {
                node,
                parent: Some(self),
                step: Step::Key(key),
            };
            (&**key, field)
        })
    }

    fn fields(&self) -> &'a [(Cow<'a, str>, Node<'a>)] {
        match self.node {
            Node::Object(fields) => fields,
            Node::Piece(_)
            | Node::Null
            | Node::Flag(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Broken => &[],
        }
    }

    /// Whether there is anything here.
    pub fn is_given(&self) -> bool {
        !matches!(self.node, Node::Null)
    }

    /// The text; empty where this is none.
    pub fn text(&self) -> &'a str {
        match self.node {
            Node::Text(text) => text,
            Node::Piece(text) => text,
            Node::Null
            | Node::Flag(_)
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
        matches!(self.node, Node::Flag(true))
    }

    /// A number that is finite.
    pub fn number(&self) -> Option<f64> {
        match self.node {
            Node::Number(text) => decimal::number(text),
            Node::Piece(_)
            | Node::Null
            | Node::Flag(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => None,
        }
    }

    /// A whole number, written without a fraction.
    pub fn whole(&self) -> Option<i64> {
        match self.node {
            // Minus zero is a fraction's sign to whoever writes it.
            Node::Number(text) if *text != "-0" => text.parse().ok(),
            Node::Piece(_)
            | Node::Null
            | Node::Flag(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::List(_)
            | Node::Object(_)
            | Node::Broken => None,
        }
    }

    /// The path as text: `$.events[3].when`.
    pub fn render(&self) -> String {
        let mut text = self.parent.map(Spot::render).unwrap_or_default();
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

    /// The name of the field that this is the value of.
    pub const fn last_key(&self) -> Option<&'a str> {
        match self.step {
            Step::Key(key) => Some(key),
            Step::Root | Step::Index(_) => None,
        }
    }

    /// Whether the value has this shape; a piece that is still to be read has any.
    pub fn fits(&self, shape: &Shape) -> bool {
        match (shape, self.node) {
            (_, Node::Piece(_))
            | (Shape::Text(_), Node::Text(_))
            | (Shape::Flag, Node::Flag(_)) => true,
            // Positions, years, ids and forms of texts are checked one by one, with faults of their
            // own: here is only what keeps a record from being read.
            (Shape::Degrees(_), _) => self.number().is_some(),
            (Shape::Year, _) => self.is_whole(i32::MIN, i32::MAX as u32),
            (Shape::Whole(least, most), _) => self.is_whole(*least, *most),
            (Shape::Texts(_), Node::Object(texts)) => {
                texts.iter().all(|(_, text)| matches!(text, Node::Text(_)))
            }
            (Shape::List(shape, _), Node::List(_)) => self.items().all(|item| item.fits(shape)),
            (Shape::Object(record), Node::Object(_)) => self.has(record),
            (
                Shape::Text(_) | Shape::Texts(_) | Shape::Flag | Shape::List(..) | Shape::Object(_),
                _,
            ) => false,
        }
    }

    fn is_whole(&self, least: i32, most: u32) -> bool {
        let range = i64::from(least)..=i64::from(most);
        self.whole().is_some_and(|number| range.contains(&number))
    }

    /// Whether each field has its shape, none stands twice, and those that are needed are there.
    /// Unknown fields are allowed: additions keep the version of the format.
    fn has(&self, record: &Record) -> bool {
        let found = self.fields();
        record.fields.iter().all(|field| {
            let mut values = found.iter().filter(|(name, _)| name == field.name);
            match (values.next(), field.presence) {
                (None, presence) => presence != Presence::Needed,
                (Some((_, Node::Null)), Presence::Optional) => values.next().is_none(),
                (Some((_, value)), _) => {
                    values.next().is_none() && self.holding(value).fits(&field.shape)
                }
            }
        })
    }
}

/// Adds a name to a JSON path.
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
