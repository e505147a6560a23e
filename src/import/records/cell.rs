//! Texts of cells: of a value in the bundle, in canonical form of what people write, and back as
//! JSON.

use super::layout::{Leaf, reference_fields};
use super::names::Names;
use super::node::{child, items as nodes, one_line, plain};
use super::reference::References;
use crate::import::column::folded;
use crate::import::details;
use crate::import::diagnostic::Diagnostic;
use crate::import::read_date;
use crate::import::value::{FORMULA_ERRORS, country, free_text};
use crate::model::edit::Json;
use crate::model::is_id;
use crate::model::json::{self, ALL_LEVELS, Node};
use crate::model::schema::{Presence, Shape, TextForm};
use crate::model::table::{items, joined};
use crate::time::Edtf;

/// Returns the canonical cell of a value; empty if it is absent.
pub fn of_node(node: &Node<'_>, leaf: &Leaf) -> String {
    match node {
        Node::Null if is_no_by_default(leaf) => "no".to_owned(),
        Node::Null => String::new(),
        Node::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Node::Number(text) => (*text).to_owned(),
        Node::Text(text) => text.to_string(),
        Node::List(list) => match leaf.shape {
            Shape::List(item, _) if holds_json(item) => match list.is_empty() {
                true => String::new(),
                false => one_line(node),
            },
            Shape::List(item, _) => {
                let texts: Vec<String> = list.iter().map(|node| of_item(node, item)).collect();
                joined(texts.iter().map(String::as_str))
            }
            Shape::Text(_)
            | Shape::Texts(_)
            | Shape::Bool
            | Shape::Degrees(_)
            | Shape::Integer(..)
            | Shape::Year
            | Shape::Object(_) => one_line(node),
        },
        Node::Raw(_) | Node::Object(_) | Node::Broken => one_line(node),
    }
}

/// Returns the text of an item of a list in a cell.
fn of_item(node: &Node<'_>, item: &Shape) -> String {
    let Some((reference, words, _)) = reference_fields(item) else {
        return plain(node);
    };
    let words = nodes(child(node, words)).iter().map(plain);
    let all = [plain(child(node, reference))].into_iter().chain(words);
    let all: Vec<String> = all.map(|word| escaped(&word)).collect();
    all.join(" ")
}

/// Whether a list of these items is JSON in its cell.
fn holds_json(item: &Shape) -> bool {
    let is_deep = matches!(item, Shape::Object(_) | Shape::Texts(_) | Shape::List(..));
    is_deep && reference_fields(item).is_none()
}

/// Whether an absent flag is the same as `no`.
fn is_no_by_default(leaf: &Leaf) -> bool {
    leaf.shape == Shape::Bool && leaf.presence == Presence::Defaulted
}

/// Whether a cell has no value: it is empty, or a flag that is `no` by default.
pub fn is_empty(text: &str, leaf: &Leaf) -> bool {
    text.is_empty() || (text == "no" && is_no_by_default(leaf))
}

/// Escapes spaces and backslashes of a word among several.
fn escaped(word: &str) -> String {
    let mut text = String::new();
    for found in word.chars() {
        if found.is_whitespace() || found == '\\' {
            text.push('\\');
        }
        text.push(found);
    }
    text
}

/// Splits words written by [`escaped`], at spaces and after commas.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_escaped = false;
    for found in text.chars() {
        if found == '\\' && !is_escaped {
            is_escaped = true;
            continue;
        }
        match words.last_mut() {
            Some(word) if is_escaped || !found.is_whitespace() => word.push(found),
            _ => words.push(String::new()),
        }
        is_escaped = false;
    }
    let trimmed = words.iter().map(|word| word.trim_end_matches(','));
    let filled = trimmed.filter(|word| !word.is_empty());
    filled.map(str::to_owned).collect()
}

/// Whether two cells of a leaf have the same value: numbers by value, line breaks of any kind.
pub fn is_same(one: &str, other: &str, leaf: &Leaf) -> bool {
    let is_number = matches!(
        leaf.shape,
        Shape::Degrees(_) | Shape::Integer(..) | Shape::Year
    );
    if is_number && let (Ok(one), Ok(other)) = (one.parse::<f64>(), other.parse::<f64>()) {
        return one == other;
    }
    let plain = |text: &str| text.trim().replace("\r\n", "\n").replace('\r', "\n");
    plain(one) == plain(other)
}

/// Parser of cells as people write them.
pub struct CellParser<'a> {
    pub names: &'a Names,
    pub references: &'a References,
}

type CellResult = Result<String, Diagnostic>;

impl CellParser<'_> {
    /// Returns a cell in the form of [`of_node`].
    ///
    /// # Errors
    ///
    /// The fault of a cell that cannot be read, without its position.
    pub fn canonical(&self, leaf: &Leaf, text: &str) -> CellResult {
        let text = text.trim();
        if text.is_empty() {
            return Ok(of_node(&Node::Null, leaf));
        }
        if FORMULA_ERRORS.contains(&text) {
            return Err(Diagnostic::new("formula_fault", &[("what", text)]));
        }
        let Shape::List(item, limits) = leaf.shape else {
            return self.item(leaf, &leaf.shape, text);
        };
        if holds_json(item) {
            return match json::read(text, ALL_LEVELS) {
                Ok(node @ Node::List(_)) => Ok(one_line(&node)),
                _ => Err(Diagnostic::new("bad_json_list", &[("what", text)])),
            };
        }
        let mut found: Vec<String> = Vec::new();
        for text in items(text) {
            let read = self.item(leaf, item, &text)?;
            if limits.are_distinct && found.contains(&read) {
                return Err(Diagnostic::new("twice", &[("what", &text)]));
            }
            found.push(read);
        }
        Ok(joined(found.iter().map(String::as_str)))
    }

    /// Parses a single value or an item of a list.
    fn item(&self, leaf: &Leaf, shape: &Shape, text: &str) -> CellResult {
        match *shape {
            Shape::Text(form) => self.text(leaf, form, text),
            Shape::Texts(_) => free_text(text),
            Shape::Bool => self.word(leaf, &["yes", "no"], text),
            Shape::Degrees(max) => {
                let max = f64::from(max);
                number(text, -max, max, false)
            }
            Shape::Integer(min, max) => number(text, f64::from(min), f64::from(max), true),
            Shape::Year => number(text, -9999.0, 9999.0, true),
            Shape::List(..) | Shape::Object(_) => {
                let Some((_, _, list)) = reference_fields(shape) else {
                    return Err(Diagnostic::new("bad_json_list", &[("what", text)]));
                };
                let mut all = words(text);
                if let Some(first) = all.first_mut() {
                    *first = self.reference(list, first)?;
                }
                let all: Vec<String> = all.iter().map(|word| escaped(word)).collect();
                Ok(all.join(" "))
            }
        }
    }

    fn text(&self, leaf: &Leaf, form: TextForm, text: &str) -> CellResult {
        match form {
            TextForm::Id if is_id(text) => Ok(text.to_owned()),
            TextForm::Id => Err(Diagnostic::new("bad_id", &[("what", text)])),
            TextForm::Reference(list) => self.reference(list, text),
            TextForm::OneOf(codes) => self.word(leaf, codes, text),
            TextForm::Country => country(text),
            TextForm::Edtf => {
                let when = date(text)?;
                let is_known = when != Edtf::Unknown;
                Ok(if is_known {
                    when.to_string()
                } else {
                    String::new()
                })
            }
            TextForm::Day => details::day(text),
            // The check of the bundle reports what these forms do not allow.
            TextForm::Free
            | TextForm::FormatName
            | TextForm::Language
            | TextForm::LanguageTag
            | TextForm::ClockTime
            | TextForm::Offset
            | TextForm::Zone
            | TextForm::YearlySpan
            | TextForm::RecurrenceRule
            | TextForm::PageUrl
            | TextForm::LinkUrl
            | TextForm::FileUrl
            | TextForm::Email
            | TextForm::Phone
            | TextForm::ImageFile
            | TextForm::Amount
            | TextForm::Currency => free_text(text),
        }
    }

    /// Returns the code for a word in any language.
    fn word(&self, leaf: &Leaf, codes: &[&'static str], text: &str) -> CellResult {
        let wanted = folded(text);
        let is = |code: &str| {
            let labels = self.names.labels(leaf, code);
            labels.iter().any(|label| folded(label) == wanted)
        };
        let own = codes.iter().find(|code| **code == wanted);
        match own.or_else(|| codes.iter().find(|code| is(code))) {
            Some(code) => Ok((*code).to_owned()),
            None => {
                let words = codes.iter().map(|code| self.names.word(leaf, code));
                let list = words.collect::<Vec<_>>().join(", ");
                let values = [("what", text), ("list", list.as_str())];
                Err(Diagnostic::new("bad_word", &values))
            }
        }
    }

    fn reference(&self, list: &'static str, text: &str) -> CellResult {
        if let Some(id) = self.references.find(list, text) {
            return Ok(id.to_owned());
        }
        let title = self.names.list(list);
        let values = [("what", text), ("list", title.as_str())];
        Err(match self.references.nearest(list, text) {
            Some(near) => {
                let values = [values.as_slice(), &[("word", near)]].concat();
                Diagnostic::new("reference_like", &values)
            }
            None => Diagnostic::new("no_reference", &values),
        })
    }
}

/// Parses a date: EDTF, also where people may mean two years by it (`2021-22`), or as people write it.
fn date(text: &str) -> Result<Edtf, Diagnostic> {
    if let Ok(when) = text.parse::<Edtf>() {
        return Ok(when);
    }
    read_date(text).map_err(|error| Diagnostic::of_date(text, &error))
}

/// Parses a number with a decimal point or comma.
fn number(text: &str, min: f64, max: f64, is_whole: bool) -> CellResult {
    let written = text.replace(',', ".").replace('−', "-");
    let number = written.parse::<f64>().ok();
    let fits =
        |number: &f64| *number >= min && *number <= max && (!is_whole || number.fract() == 0.0);
    match number.filter(fits) {
        // As written where this is a number of JSON, with all its digits.
        Some(_) if !is_whole && json::read(&written, 1).is_ok() => Ok(written),
        Some(number) => Ok(number.to_string()),
        None => {
            let [min, max] = [min, max].map(|limit| limit.to_string());
            let values = [("what", text), ("first", &min), ("second", &max)];
            let key = if is_whole {
                "bad_integer"
            } else {
                "bad_degrees"
            };
            Err(Diagnostic::new(key, &values))
        }
    }
}

/// Returns the JSON of a canonical cell; `None` for an absent value. `retained` has the items of the
/// list in the file, as texts and JSON: an equal item is kept as written.
pub fn to_json(text: &str, leaf: &Leaf, retained: &[(String, String)]) -> Option<Json> {
    if is_empty(text, leaf) {
        return None;
    }
    let Shape::List(item, _) = leaf.shape else {
        return Some(item_json(text, &leaf.shape, &[]));
    };
    if holds_json(item) {
        return Some(Json::Raw(text.to_owned()));
    }
    let list = items(text).into_iter();
    let list = list.map(|text| item_json(&text, item, retained));
    Some(Json::List(list.collect()))
}

fn item_json(text: &str, shape: &Shape, retained: &[(String, String)]) -> Json {
    if let Some((_, written)) = retained.iter().find(|(own, _)| own == text) {
        return Json::Raw(written.clone());
    }
    match shape {
        Shape::Text(_) | Shape::Texts(_) => Json::text(text),
        Shape::Bool => Json::Bool(text == "yes"),
        Shape::Degrees(_) | Shape::Integer(..) | Shape::Year => Json::Raw(text.to_owned()),
        Shape::List(..) | Shape::Object(_) => {
            let Some((reference, paragraphs, _)) = reference_fields(shape) else {
                return Json::text(text);
            };
            let mut words = words(text).into_iter();
            let id = Json::text(words.next().unwrap_or_default());
            let mut fields = vec![(reference.to_owned(), id)];
            let rest: Vec<String> = words.collect();
            if !rest.is_empty() {
                fields.push((paragraphs.to_owned(), Json::texts(rest)));
            }
            Json::Object(fields)
        }
    }
}

/// Returns the items of a list in the file, each as text of a cell and as JSON.
pub fn retained(raw: Option<&str>, leaf: &Leaf) -> Vec<(String, String)> {
    let (Some(raw), Shape::List(item, _)) = (raw, leaf.shape) else {
        return Vec::new();
    };
    let written = crate::model::edit::raw_items(raw).into_iter();
    let texts = written.map(|raw| {
        let node = json::read(raw, ALL_LEVELS).unwrap_or(Node::Null);
        (of_item(&node, item), raw.to_owned())
    });
    texts.collect()
}
