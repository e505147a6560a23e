//! Access to parsed JSON.

use crate::model::edit::quoted;
use crate::model::json::{self, ALL_LEVELS, Node};

/// Parses the text of a bundle; `null` if it is not JSON.
pub fn parsed(text: &str) -> Node<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json::read(text, ALL_LEVELS).unwrap_or(Node::Null)
}

/// Returns a field of an object; `null` if it is absent.
pub fn child<'a, 'b>(object: &'b Node<'a>, key: &str) -> &'b Node<'a> {
    let Node::Object(fields) = object else {
        return &Node::Null;
    };
    let found = fields.iter().find(|(name, _)| name == key);
    found.map_or(&Node::Null, |(_, value)| value)
}

/// Returns the value at a path of field names.
pub fn at<'a, 'b>(object: &'b Node<'a>, path: &[&str]) -> &'b Node<'a> {
    path.iter().fold(object, |node, key| child(node, key))
}

/// Returns the items of a list; none if it is not a list.
pub fn items<'a, 'b>(list: &'b Node<'a>) -> &'b [Node<'a>] {
    if let Node::List(items) = list {
        items
    } else {
        &[]
    }
}

/// Formats a value as JSON on one line.
pub fn one_line(node: &Node<'_>) -> String {
    match node {
        Node::Raw(text) | Node::Number(text) => (*text).to_owned(),
        Node::Null | Node::Broken => "null".to_owned(),
        Node::Bool(flag) => flag.to_string(),
        Node::Text(text) => quoted(text),
        Node::List(list) => {
            let texts: Vec<String> = list.iter().map(one_line).collect();
            ["[", &texts.join(", "), "]"].concat()
        }
        Node::Object(fields) => {
            let texts: Vec<String> = fields
                .iter()
                .map(|(key, value)| [&quoted(key), ": ", &one_line(value)].concat())
                .collect();
            ["{", &texts.join(", "), "}"].concat()
        }
    }
}

/// Returns the text of a string or number; empty for another value.
pub fn plain(node: &Node<'_>) -> String {
    match node {
        Node::Text(text) => text.to_string(),
        Node::Number(text) => (*text).to_owned(),
        Node::Raw(_)
        | Node::Null
        | Node::Bool(_)
        | Node::List(_)
        | Node::Object(_)
        | Node::Broken => String::new(),
    }
}
