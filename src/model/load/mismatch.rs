//! Descriptions of values that do not have the required shape.
//!
//! Such a value is parsed again level by level to find the position of the fault in the file.

use super::cursor::{JsonCursor, push_key};
use super::json::{self, Node};
use crate::model::schema::{BUNDLE, Field, Presence, Shape, TextForm};

/// First fault in the shape of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch<'a> {
    /// Path within the value: `.links[1].url`; empty for the value itself.
    pub path: String,
    /// What is allowed and what was found.
    pub message: String,
    /// JSON text of the faulty value.
    pub raw: &'a str,
    /// The field with the fault; `None` outside of fields.
    pub field: Option<&'static Field>,
}

impl Mismatch<'_> {
    /// Returns the message with its path in front.
    pub fn with_path(&self) -> String {
        match self.path.trim_start_matches('.') {
            "" => self.message.clone(),
            path => format!("`{path}`: {}", self.message),
        }
    }
}

/// Returns the first mismatch in the order of the format; `None` if the value has the shape.
pub fn mismatch<'a>(raw: &'a str, shape: &Shape) -> Option<Mismatch<'a>> {
    find(raw, shape, Depth::Whole, &mut String::new(), None)
}

/// Returns the first mismatch of a bundle's outermost object, ignoring the contents of its records.
pub fn outline_mismatch(json: &str) -> Option<Mismatch<'_>> {
    let shape = Shape::Object(&BUNDLE);
    find(json, &shape, Depth::Outline, &mut String::new(), None)
}

/// Depth of the check.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Without the contents of records.
    Outline,
    Whole,
}

fn find<'a>(
    raw: &'a str,
    shape: &Shape,
    depth: Depth,
    path: &mut String,
    field: Option<&'static Field>,
) -> Option<Mismatch<'a>> {
    let fault = |path: &str, message: String| {
        Some(Mismatch {
            path: path.to_owned(),
            message,
            raw,
            field,
        })
    };
    let node = json::read(raw, 1).unwrap_or(Node::Broken);
    match (shape, &node) {
        (_, Node::Broken) => {
            let message = "a text has an unpaired surrogate, which is not a character";
            return fault(path, message.to_owned());
        }
        (Shape::Object(record), Node::Object(fields)) => {
            for (index, (name, value)) in fields.iter().enumerate() {
                let is_twice = fields
                    .iter()
                    .take(index)
                    .any(|(earlier, _)| earlier == name);
                if is_twice && let Some(field) = record.field(name) {
                    return Some(Mismatch {
                        path: path.clone(),
                        message: format!("the field `{name}` is repeated"),
                        raw: raw_text(value),
                        field: Some(field),
                    });
                }
            }
            for field in record.fields {
                let Some((_, value)) = fields.iter().find(|(name, _)| name == field.name) else {
                    if field.presence == Presence::Needed {
                        return Some(Mismatch {
                            path: path.clone(),
                            message: format!("the field `{}` is missing", field.name),
                            raw,
                            field: Some(field),
                        });
                    }
                    continue;
                };
                let value = raw_text(value);
                if field.presence == Presence::Optional && value == "null" {
                    continue;
                }
                let found = below(path, Step::Key(field.name), |path| {
                    match (depth, field.shape) {
                        (Depth::Outline, Shape::Object(_)) => None,
                        (Depth::Outline, Shape::List(Shape::Object(_), _))
                            if value.starts_with('[') =>
                        {
                            None
                        }
                        (_, shape) => find(value, &shape, Depth::Whole, path, Some(field)),
                    }
                });
                if found.is_some() {
                    return found;
                }
            }
            return None;
        }
        (Shape::Texts(_), Node::Object(texts)) => {
            return texts.iter().find_map(|(lang, value)| {
                let shape = Shape::Text(TextForm::Free);
                below(path, Step::Key(lang), |path| {
                    find(raw_text(value), &shape, depth, path, field)
                })
            });
        }
        (Shape::List(inner, _), Node::List(items)) => {
            return items.iter().enumerate().find_map(|(index, item)| {
                below(path, Step::Index(index), |path| {
                    find(raw_text(item), inner, depth, path, field)
                })
            });
        }
        (shape, node) if JsonCursor::root(node).fits(shape) => return None,
        _ => {}
    }
    fault(
        path,
        format!("expected {}, found {}", expected(shape), found(&node)),
    )
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// Calls `find` with the path extended by one step.
fn below<T>(path: &mut String, step: Step<'_>, find: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    match step {
        Step::Key(key) => push_key(path, key),
        Step::Index(index) => path.push_str(&format!("[{index}]")),
    }
    let found = find(path);
    path.truncate(length);
    found
}

fn raw_text<'a>(node: &Node<'a>) -> &'a str {
    match node {
        Node::Raw(raw) => raw,
        Node::Null
        | Node::Bool(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Object(_)
        | Node::Broken => "",
    }
}

fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text(TextForm::Edtf) => "a date as text, such as `2021-05`".to_owned(),
        Shape::Text(TextForm::Day) => "a day as text, such as `2021-05-14`".to_owned(),
        Shape::Text(_) => "a text".to_owned(),
        Shape::Texts(_) => "a text per language".to_owned(),
        Shape::Bool => "`true` or `false`".to_owned(),
        Shape::Degrees(_) => "a number".to_owned(),
        Shape::Integer(min, u32::MAX) => format!("a whole number from {min}"),
        Shape::Integer(min, max) => format!("a whole number from {min} to {max}"),
        Shape::Year => "a year".to_owned(),
        Shape::List(..) => "a list".to_owned(),
        Shape::Object(_) => "an object".to_owned(),
    }
}

/// Number of characters of a text to quote, enough to recognise it.
const SHOWN_CHARACTERS: usize = 30;

fn found(node: &Node<'_>) -> String {
    match node {
        Node::Null => "`null`".to_owned(),
        Node::Bool(flag) => format!("`{flag}`"),
        Node::Number(number) => format!("the number `{number}`"),
        Node::Text(text) => {
            let mut shown: String = text.chars().take(SHOWN_CHARACTERS).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            format!("the text `{shown}`")
        }
        Node::List(_) => "a list".to_owned(),
        Node::Object(_) => "an object".to_owned(),
        Node::Raw(_) | Node::Broken => "something else".to_owned(),
    }
}
