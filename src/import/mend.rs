//! Mending a bundle where there is only one way to do it.

use super::read_date;
use crate::model::edit::{BundleText, Json, pieces};
use crate::model::json::{self, Node, WHOLE};
use crate::model::{Country, Fault, FaultCode};
use crate::text::Lang;

/// Something that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Where, as in the fault.
    pub path: String,
    pub old: String,
    /// Empty where something was taken away.
    pub new: String,
}

/// Mends what is safe: spaces around texts and within them, items that stand in a list twice, empty
/// texts, dates that are only written otherwise, countries in small letters. All else needs a
/// person. The faults are those of the same file.
///
/// ```
/// use pobratim::{import::mend, model::check};
/// let file = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// let spoiled = file.replace("\"when\": \"2026-06-27\"", "\"when\": \"27 June 2026\"");
/// let (mended, list) = mend(&spoiled, &check(&spoiled).unwrap().faults);
/// assert_eq!(mended, file);
/// assert_eq!(list[0].new, "2026-06-27");
/// ```
pub fn mend(file: &str, faults: &[Fault]) -> (String, Vec<Mended>) {
    let mut text = BundleText::new(file);
    let mut mended = Vec::new();
    // From the end, so that taking an item away moves none that is still to be mended.
    for fault in faults.iter().rev() {
        let Some(spot) = Spot::of(&fault.path) else {
            continue;
        };
        let done = match fault.code {
            code if code == FaultCode::BadDate.code() => spot.rewrite(&mut text, |old| {
                let when = read_date(old).ok()?;
                Some(when.to_string())
            }),
            code if code == FaultCode::BadCountry.code() => spot.rewrite(&mut text, |old| {
                let upper = old.trim().to_uppercase();
                Country::from_code(&upper).map(|country| country.as_str().to_string())
            }),
            code if code == FaultCode::DuplicateItem.code() => spot.remove_item(&mut text),
            code if code == FaultCode::EmptyText.code() => spot.remove_empty(&mut text),
            _ => None,
        };
        if let Some((old, new)) = done {
            mended.push(Mended {
                path: fault.path.clone(),
                old,
                new,
            });
        }
    }
    mended.reverse();
    spaces(&mut text, &mut mended);
    (text.as_str().to_string(), mended)
}

/// A path of the form `$.events[3].title.ja`, `$.cities[0].ties[1].since`.
struct Spot<'a> {
    list: &'a str,
    place: usize,
    /// Names of fields, and numbers of items.
    keys: Vec<&'a str>,
}

impl<'a> Spot<'a> {
    fn of(path: &'a str) -> Option<Spot<'a>> {
        let rest = path.strip_prefix("$.")?;
        let (list, rest) = rest.split_once('[')?;
        let (place, rest) = rest.split_once(']')?;
        let keys = rest.split(['.', '[']).skip(1);
        let keys: Vec<&str> = keys.map(|key| key.trim_end_matches(']')).collect();
        let is_plain = keys
            .iter()
            .all(|key| !key.is_empty() && !key.contains('\''));
        (is_plain && !keys.is_empty()).then_some(Spot {
            list,
            place: place.parse().ok()?,
            keys,
        })
    }

    fn value<'t>(&self, text: &'t BundleText) -> Option<&'t str> {
        text.value(self.list, self.place, &self.keys)
    }

    /// The text there with another one in its place; `None` where it stays.
    fn rewrite(
        &self,
        text: &mut BundleText,
        new: impl Fn(&str) -> Option<String>,
    ) -> Option<(String, String)> {
        let Ok(Node::Text(old)) = json::read(self.value(text)?, WHOLE) else {
            return None;
        };
        let old = old.into_owned();
        let new = new(&old).filter(|new| *new != old)?;
        text.set(self.list, self.place, &self.keys, Some(Json::text(&new)));
        Some((old, new))
    }

    fn remove_item(&self, text: &mut BundleText) -> Option<(String, String)> {
        let (last, above) = self.keys.split_last()?;
        let item: usize = last.parse().ok()?;
        let list = pieces(text.value(self.list, self.place, above)?);
        let old = list.get(item)?.to_string();
        let others = list.iter().enumerate().filter(|(at, _)| *at != item);
        let others: Vec<String> = others.map(|(_, piece)| piece.to_string()).collect();
        text.set_list(self.list, self.place, above, &others);
        Some((old, String::new()))
    }

    /// Takes away a language without a text, where another language has one.
    fn remove_empty(&self, text: &mut BundleText) -> Option<(String, String)> {
        let lang = self.keys.last()?;
        Lang::from_code(lang)?;
        let (_, above) = self.keys.split_last()?;
        let texts = text.value(self.list, self.place, above)?;
        let Ok(Node::Object(fields)) = json::read(texts, WHOLE) else {
            return None;
        };
        let has_text =
            |node: &Node<'_>| matches!(node, Node::Text(text) if !text.trim().is_empty());
        fields.iter().find(|(_, value)| has_text(value))?;
        let old = self.value(text)?.to_string();
        text.set(self.list, self.place, &self.keys, None);
        Some((old, String::new()))
    }
}

/// The texts of all records, wherever in them they stand: in these, spaces at the ends and in a row
/// mean nothing.
fn spaces(text: &mut BundleText, mended: &mut Vec<Mended>) {
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
        for place in 0..text.len(list) {
            let record = ["$.", list, "[", &place.to_string(), "]"].concat();
            let mut paths = Vec::new();
            texts_in(
                text.record(list, place).unwrap_or_default(),
                &record,
                &mut paths,
            );
            for path in paths {
                let done = Spot::of(&path).and_then(|spot| {
                    spot.rewrite(text, |old| {
                        let new = tidy(old);
                        (!new.is_empty()).then_some(new)
                    })
                });
                if let Some((old, new)) = done {
                    mended.push(Mended { path, old, new });
                }
            }
        }
    }
}

/// The paths of all values of objects whose keys are languages.
fn texts_in(piece: &str, path: &str, found: &mut Vec<String>) {
    match json::read(piece, 1) {
        Ok(Node::Object(fields)) => {
            let is_lang = |name: &str| Lang::from_code(name).is_some();
            let is_text = fields.iter().all(|(name, _)| is_lang(name));
            for (name, value) in &fields {
                let below = [path, ".", name].concat();
                match value {
                    Node::Piece(_) if is_text => found.push(below),
                    Node::Piece(piece) => texts_in(piece, &below, found),
                    Node::Null
                    | Node::Flag(_)
                    | Node::Number(_)
                    | Node::Text(_)
                    | Node::List(_)
                    | Node::Object(_)
                    | Node::Broken => {}
                }
            }
        }
        Ok(Node::List(_)) => {
            for (at, piece) in pieces(piece).into_iter().enumerate() {
                let below = [path, "[", &at.to_string(), "]"].concat();
                texts_in(piece, &below, found);
            }
        }
        _ => {}
    }
}

/// The text without spaces around its lines, and with single ones between words.
fn tidy(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}
