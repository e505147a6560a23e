//! Automatic fixes of a bundle, for faults with a single unambiguous correction.

use super::read_date;
use crate::model::edit::{BundleText, Json, raw_items};
use crate::model::json::{self, ALL_LEVELS, Node};
use crate::model::{Country, Fault, FaultCode};
use crate::text::Lang;

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedFix {
    /// The path, as in the fault.
    pub path: String,
    pub old: String,
    /// Empty where something was removed.
    pub new: String,
}

/// Applies safe fixes: superfluous spaces in texts, duplicate items of a list, empty texts, dates
/// in another notation, country codes in lower case. `faults` are those of the same file.
///
/// ```
/// use pobratim::{import::autofix, model::check};
/// let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let spoiled = file.replace("\"when\": \"2026-06-27\"", "\"when\": \"27 June 2026\"");
/// let (fixed, list) = autofix(&spoiled, &check(&spoiled).unwrap().faults);
/// assert_eq!(fixed, file);
/// assert_eq!(list[0].new, "2026-06-27");
/// ```
pub fn autofix(file: &str, faults: &[Fault]) -> (String, Vec<AppliedFix>) {
    let mut text = BundleText::new(file);
    let mut fixes = Vec::new();
    // From the end, so that removing an item does not shift the paths of other faults.
    for fault in faults.iter().rev() {
        let Some(path) = JsonPath::of(&fault.path) else {
            continue;
        };
        let done = match fault.code {
            code if code == FaultCode::BadDate.code() => path.rewrite(&mut text, |old| {
                let when = read_date(old).ok()?;
                Some(when.to_string())
            }),
            code if code == FaultCode::BadCountry.code() => path.rewrite(&mut text, |old| {
                let upper = old.trim().to_uppercase();
                Country::from_code(&upper).map(|country| country.as_str().to_string())
            }),
            code if code == FaultCode::DuplicateItem.code() => path.remove_item(&mut text),
            code if code == FaultCode::EmptyText.code() => path.remove_empty(&mut text),
            _ => None,
        };
        if let Some((old, new)) = done {
            fixes.push(AppliedFix {
                path: fault.path.clone(),
                old,
                new,
            });
        }
    }
    fixes.reverse();
    fix_spaces(&mut text, &mut fixes);
    (text.as_str().to_string(), fixes)
}

/// A path of the form `$.events[3].title.ja`, `$.cities[0].ties[1].since`.
struct JsonPath<'a> {
    list: &'a str,
    index: usize,
    /// Names of fields, and indices of items.
    keys: Vec<&'a str>,
}

impl<'a> JsonPath<'a> {
    fn of(path: &'a str) -> Option<JsonPath<'a>> {
        let rest = path.strip_prefix("$.")?;
        let (list, rest) = rest.split_once('[')?;
        let (index, rest) = rest.split_once(']')?;
        let keys = rest.split(['.', '[']).skip(1);
        let keys: Vec<&str> = keys.map(|key| key.trim_end_matches(']')).collect();
        let is_plain = keys
            .iter()
            .all(|key| !key.is_empty() && !key.contains('\''));
        (is_plain && !keys.is_empty()).then_some(JsonPath {
            list,
            index: index.parse().ok()?,
            keys,
        })
    }

    fn value<'t>(&self, text: &'t BundleText) -> Option<&'t str> {
        text.value(self.list, self.index, &self.keys)
    }

    /// Replaces the text and returns the old and the new one; `None` if it stays.
    fn rewrite(
        &self,
        text: &mut BundleText,
        new: impl Fn(&str) -> Option<String>,
    ) -> Option<(String, String)> {
        let Ok(Node::Text(old)) = json::read(self.value(text)?, ALL_LEVELS) else {
            return None;
        };
        let old = old.into_owned();
        let new = new(&old).filter(|new| *new != old)?;
        text.set(self.list, self.index, &self.keys, Some(Json::text(&new)));
        Some((old, new))
    }

    fn remove_item(&self, text: &mut BundleText) -> Option<(String, String)> {
        let (last, above) = self.keys.split_last()?;
        let item: usize = last.parse().ok()?;
        let list = raw_items(text.value(self.list, self.index, above)?);
        let old = list.get(item)?.to_string();
        let others = list.iter().enumerate().filter(|(at, _)| *at != item);
        let others: Vec<String> = others.map(|(_, piece)| piece.to_string()).collect();
        text.set_list(self.list, self.index, above, &others);
        Some((old, String::new()))
    }

    /// Removes an empty translation, if another language has a text.
    fn remove_empty(&self, text: &mut BundleText) -> Option<(String, String)> {
        let lang = self.keys.last()?;
        Lang::from_code(lang)?;
        let (_, above) = self.keys.split_last()?;
        let texts = text.value(self.list, self.index, above)?;
        let Ok(Node::Object(fields)) = json::read(texts, ALL_LEVELS) else {
            return None;
        };
        let has_text =
            |node: &Node<'_>| matches!(node, Node::Text(text) if !text.trim().is_empty());
        fields.iter().find(|(_, value)| has_text(value))?;
        let old = self.value(text)?.to_string();
        text.set(self.list, self.index, &self.keys, None);
        Some((old, String::new()))
    }
}

/// Collapses spaces in the texts of all records, at any depth.
fn fix_spaces(text: &mut BundleText, fixes: &mut Vec<AppliedFix>) {
    let lists = [
        "cities",
        "categories",
        "directions",
        "events",
        "programmes",
        "documents",
        "series",
        "media",
        "sources",
        "countries",
    ];
    for list in lists {
        for index in 0..text.len(list) {
            let record = ["$.", list, "[", &index.to_string(), "]"].concat();
            let mut paths = Vec::new();
            texts_in(
                text.record(list, index).unwrap_or_default(),
                &record,
                &mut paths,
            );
            for path in paths {
                let done = JsonPath::of(&path).and_then(|path| {
                    path.rewrite(text, |old| {
                        let new = collapse_spaces(old);
                        (!new.is_empty()).then_some(new)
                    })
                });
                if let Some((old, new)) = done {
                    fixes.push(AppliedFix { path, old, new });
                }
            }
        }
    }
}

/// Finds the paths of all values of objects whose keys are languages.
fn texts_in(piece: &str, path: &str, found: &mut Vec<String>) {
    match json::read(piece, 1) {
        Ok(Node::Object(fields)) => {
            let is_lang = |name: &str| Lang::from_code(name).is_some();
            let is_text = fields.iter().all(|(name, _)| is_lang(name));
            for (name, value) in &fields {
                let below = [path, ".", name].concat();
                match value {
                    Node::Raw(_) if is_text => found.push(below),
                    Node::Raw(piece) => texts_in(piece, &below, found),
                    Node::Null
                    | Node::Bool(_)
                    | Node::Number(_)
                    | Node::Text(_)
                    | Node::List(_)
                    | Node::Object(_)
                    | Node::Broken => {}
                }
            }
        }
        Ok(Node::List(_)) => {
            for (at, piece) in raw_items(piece).into_iter().enumerate() {
                let below = [path, "[", &at.to_string(), "]"].concat();
                texts_in(piece, &below, found);
            }
        }
        _ => {}
    }
}

/// Trims each line, and reduces spaces between words to single ones.
fn collapse_spaces(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}
