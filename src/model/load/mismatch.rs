//! Why a value does not have the shape that the format gives it, in words.
//!
//! A value is only read again here once it is known not to fit, piece by piece, so that the place
//! of the fault in the file is known.

use super::json::{self, Node};
use super::spot::{Spot, push_key};
use crate::model::schema::{BUNDLE, Field, Presence, Shape, TextForm};

/// The first fault of a value's shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch<'a> {
    /// Where in the value: `.links[1].url`; empty for the value itself.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
    /// The faulty piece of the value.
    pub piece: &'a str,
    /// What the field means, and its name; absent outside of fields.
    pub field: Option<&'static Field>,
}

impl Mismatch<'_> {
    /// The message with its path in front.
    pub fn with_path(&self) -> String {
        match self.path.trim_start_matches('.') {
            "" => self.message.clone(),
            path => format!("`{path}`: {}", self.message),
        }
    }
}

/// The first fault in the order of the format; `None` where the value has the shape.
pub fn mismatch<'a>(piece: &'a str, shape: &Shape) -> Option<Mismatch<'a>> {
    find(piece, shape, Depth::Whole, &mut String::new(), None)
}

/// The first fault of a bundle's outermost object, whatever its records hold.
pub fn outline_mismatch(json: &str) -> Option<Mismatch<'_>> {
    let shape = Shape::Object(&BUNDLE);
    find(json, &shape, Depth::Outline, &mut String::new(), None)
}

/// How far a value is looked into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Records below it are not looked at.
    Outline,
    Whole,
}

fn find<'a>(
    piece: &'a str,
    shape: &Shape,
    depth: Depth,
    path: &mut String,
    field: Option<&'static Field>,
) -> Option<Mismatch<'a>> {
    let fault = |path: &str, message: String| {
        Some(Mismatch {
            path: path.to_owned(),
            message,
            piece,
            field,
        })
    };
    let node = json::read(piece, 1).unwrap_or(Node::Broken);
    match (shape, &node) {
        (_, Node::Broken) => {
            let message = "a text holds half of a surrogate pair, which is no character";
            return fault(path, message.to_owned());
        }
        (Shape::Object(record), Node::Object(fields)) => {
            for (place, (name, value)) in fields.iter().enumerate() {
                let is_twice = fields
                    .iter()
                    .take(place)
                    .any(|(earlier, _)| earlier == name);
                if is_twice && let Some(field) = record.field(name) {
                    return Some(Mismatch {
                        path: path.clone(),
                        message: format!("the field `{name}` is there twice"),
                        piece: piece_of(value),
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
                            piece,
                            field: Some(field),
                        });
                    }
                    continue;
                };
                let value = piece_of(value);
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
                    find(piece_of(value), &shape, depth, path, field)
                })
            });
        }
        (Shape::List(inner, _), Node::List(items)) => {
            return items.iter().enumerate().find_map(|(place, item)| {
                below(path, Step::Index(place), |path| {
                    find(piece_of(item), inner, depth, path, field)
                })
            });
        }
        (shape, node) if Spot::root(node).fits(shape) => return None,
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

/// Calls `find` with the path one step longer.
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

fn piece_of<'a>(node: &Node<'a>) -> &'a str {
    match node {
        Node::Piece(piece) => piece,
        Node::Null
        | Node::Flag(_)
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
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Degrees(_) => "a number".to_owned(),
        Shape::Whole(least, u32::MAX) => format!("a whole number from {least}"),
        Shape::Whole(least, most) => format!("a whole number from {least} to {most}"),
        Shape::Year => "a year".to_owned(),
        Shape::List(..) => "a list".to_owned(),
        Shape::Object(_) => "an object".to_owned(),
    }
}

/// As much of a text as shows which one it is.
const SHOWN_CHARACTERS: usize = 30;

fn found(node: &Node<'_>) -> String {
    match node {
        Node::Null => "`null`".to_owned(),
        Node::Flag(flag) => format!("`{flag}`"),
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
        Node::Piece(_) | Node::Broken => "something else".to_owned(),
    }
}
