//! Mending a bundle where there is only one way to do it.

use super::read_date;
use crate::model::edit::{BundleText, Json, pieces};
use crate::model::json::{self, Node, WHOLE};
use crate::model::{Country, Fault, FaultCode};

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

/// A path of the form `$.events[3].title.ja`, perhaps with an item of a list at its end.
struct Spot<'a> {
    list: &'a str,
    place: usize,
    keys: Vec<&'a str>,
    item: Option<usize>,
}

impl<'a> Spot<'a> {
    fn of(path: &'a str) -> Option<Spot<'a>> {
        let rest = path.strip_prefix("$.")?;
        let (list, rest) = rest.split_once('[')?;
        let (place, rest) = rest.split_once(']')?;
        let mut keys: Vec<&str> = rest.split('.').skip(1).collect();
        let mut item = None;
        if let Some(last) = keys.last_mut()
            && let Some((key, number)) = last.split_once('[')
        {
            item = number.strip_suffix(']')?.parse().ok();
            *last = key;
        }
        // An item within an item has no one way to it here.
        let is_plain = keys.iter().all(|key| !key.contains(['[', ']', '\'']));
        (is_plain && !keys.is_empty()).then_some(Spot {
            list,
            place: place.parse().ok()?,
            keys,
            item,
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
        let piece = self.value(text)?;
        let piece = match self.item {
            Some(item) => pieces(piece).get(item).copied()?,
            None => piece,
        };
        let Ok(Node::Text(old)) = json::read(piece, WHOLE) else {
            return None;
        };
        let old = old.into_owned();
        let new = new(&old).filter(|new| *new != old)?;
        match self.item {
            None => text.set(self.list, self.place, &self.keys, Some(Json::text(&new))),
            Some(item) => {
                let mut items = self.items(text);
                *items.get_mut(item)? = Json::text(&new);
                text.set(self.list, self.place, &self.keys, Some(Json::List(items)));
            }
        }
        Some((old, new))
    }

    fn items(&self, text: &BundleText) -> Vec<Json> {
        let list = self.value(text).map(pieces).unwrap_or_default();
        list.into_iter()
            .map(|item| Json::Raw(item.to_string()))
            .collect()
    }

    fn remove_item(&self, text: &mut BundleText) -> Option<(String, String)> {
        let mut items = self.items(text);
        let item = self.item.filter(|item| *item < items.len())?;
        let Json::Raw(old) = items.remove(item) else {
            return None;
        };
        text.set(self.list, self.place, &self.keys, Some(Json::List(items)));
        Some((old, String::new()))
    }

    /// Takes away a language without a text, where another language has one.
    fn remove_empty(&self, text: &mut BundleText) -> Option<(String, String)> {
        let lang = self.keys.last()?;
        crate::text::Lang::from_code(lang)?;
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

/// Texts of a record that readers see, and in which spaces at the ends or in a row mean nothing.
const TEXTS: [&str; 6] = [
    "title",
    "summary",
    "name",
    "introduction",
    "description",
    "credit",
];

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
    ];
    for list in lists {
        for place in 0..text.len(list) {
            for key in TEXTS {
                for lang in crate::text::Lang::ALL {
                    let spot = Spot {
                        list,
                        place,
                        keys: vec![key, lang.code()],
                        item: None,
                    };
                    let done = spot.rewrite(text, |old| {
                        let new = tidy(old);
                        (!new.is_empty()).then_some(new)
                    });
                    if let Some((old, new)) = done {
                        let path = format!("$.{list}[{place}].{key}.{}", lang.code());
                        mended.push(Mended { path, old, new });
                    }
                }
            }
        }
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
