//! Detection of likely duplicates among entries and names.

use std::collections::BTreeMap;

use super::{Bundle, Entry};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf};

/// Whether two entries may be duplicates: similar titles in some language, and dates that may
/// coincide. Editions of one series differ by their dates only.
pub fn may_be_duplicates(one: (&Localized, &Edtf), other: (&Localized, &Edtf)) -> bool {
    may_be_same_time(one.1, other.1)
        && Lang::ALL.into_iter().any(|lang| {
            let titles = one.0.exact(lang).zip(other.0.exact(lang));
            titles.is_some_and(|(one, other)| are_similar(one, other))
        })
}

/// Titles with dates, in which likely duplicates of another one are found without comparing all of them.
#[derive(Debug, Default)]
pub struct DuplicateIndex {
    items: Vec<(Localized, Edtf)>,
    groups: BTreeMap<String, Group>,
}

/// The items with the same key, by their dates.
#[derive(Debug, Default)]
struct Group {
    by_day: BTreeMap<Date, Vec<usize>>,
    /// Items with spans and vague or unknown dates.
    others: Vec<usize>,
}

impl DuplicateIndex {
    /// Adds an item. Items are numbered in this order, from 0.
    pub fn add(&mut self, title: Localized, when: Edtf) {
        let index = self.items.len();
        for key in title_keys(&title) {
            let group = self.groups.entry(key).or_default();
            match when.exact_day() {
                Some(day) => group.by_day.entry(day).or_default().push(index),
                None => group.others.push(index),
            }
        }
        self.items.push((title, when));
    }

    /// Returns the number of the first item that is a likely duplicate.
    pub fn find(&self, title: &Localized, when: &Edtf) -> Option<usize> {
        let groups = title_keys(title)
            .into_iter()
            .filter_map(|key| self.groups.get(&key));
        let indices = groups.flat_map(|group| {
            let days: Vec<&Vec<usize>> = match when.exact_day() {
                Some(day) => group.by_day.get(&day).into_iter().collect(),
                None => group.by_day.values().collect(),
            };
            let days = days.into_iter().flatten().take(MAX_COMPARED);
            days.chain(group.others.iter().take(MAX_COMPARED))
        });
        let is_duplicate = |index: &&usize| {
            let item = self.items.get(**index);
            item.is_some_and(|(other, date)| may_be_duplicates((title, when), (other, date)))
        };
        indices.filter(is_duplicate).min().copied()
    }
}

/// Maximum number of items of a key that are compared.
const MAX_COMPARED: usize = 200;

/// Returns the keys of the title in each language.
fn title_keys(title: &Localized) -> Vec<String> {
    let keys = title
        .iter()
        .flat_map(|found| keys(found.text).map(|key| [found.lang.code(), "|", &key].concat()));
    keys.collect()
}

/// Maximum size of a group to compare. Titles shared by more entries than this are generic.
const MAX_GROUP_SIZE: usize = 20;

/// Returns pairs of likely duplicates by index, the earlier one in the file first.
///
/// To stay fast with a hundred thousand entries, compares only titles with the same beginning or
/// end (or the same words) and the same numbers, in groups of at most `MAX_GROUP_SIZE`.
///
/// ```
/// use pobratim::model::{duplicates, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// assert!(duplicates::pairs(&load(json).unwrap().bundle).is_empty());
/// ```
pub fn pairs(bundle: &Bundle) -> Vec<(usize, usize)> {
    let mut keyed: Vec<(String, usize)> = Vec::new();
    for (index, entry) in bundle.entries.iter().enumerate() {
        for title in entry.title.iter() {
            for key in keys(title.text) {
                let key = [entry.class.code(), title.lang.code(), &key].join("|");
                keyed.push((key, index));
            }
        }
    }
    keyed.sort_unstable();
    let mut found = Vec::new();
    for group in keyed.chunk_by(|one, other| one.0 == other.0) {
        if group.len() > MAX_GROUP_SIZE {
            continue;
        }
        for (at, (_, index)) in group.iter().enumerate() {
            for (_, other) in group.iter().skip(at + 1) {
                let pair = (*index.min(other), *index.max(other));
                let both = bundle.entries.get(pair.0).zip(bundle.entries.get(pair.1));
                let is_duplicate = both.is_some_and(|(one, other): (&Entry, &Entry)| {
                    share_a_city(one, other)
                        && may_be_duplicates((&one.title, &one.when), (&other.title, &other.when))
                });
                if is_duplicate && pair.0 != pair.1 {
                    found.push(pair);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two entries may share a city: one without cities may involve any.
fn share_a_city(one: &Entry, other: &Entry) -> bool {
    one.cities.is_empty()
        || other.cities.is_empty()
        || one.cities.iter().any(|city| other.cities.contains(city))
}

/// Returns grouping keys of a title: its sorted words, its beginning and its end, the latter two
/// with its numbers. Similar titles share at least one key.
fn keys(title: &str) -> [String; 3] {
    let plain = normalized(title);
    let mut words: Vec<&str> = plain.split(' ').collect();
    words.sort_unstable();
    let numbers: String = plain.chars().filter(|found| found.is_numeric()).collect();
    let head: String = plain.chars().take(5).collect();
    let tail: String = plain.chars().rev().take(5).collect();
    [
        words.concat(),
        ["^", &head, &numbers].concat(),
        ["$", &tail, &numbers].concat(),
    ]
}

/// Whether the dates may denote the same time: their bounds overlap and their precisions are close
/// (a year and a day in it are not compared). An unknown date may be any time.
fn may_be_same_time(one: &Edtf, other: &Edtf) -> bool {
    let (Some(fine), Some(coarse)) = (one.precision(), other.precision()) else {
        return true;
    };
    let steps = (fine as i8 - coarse as i8).abs();
    let (one, other) = (one.bounds(), other.bounds());
    let starts_before = |early: Option<_>, late: Option<_>| match (early, late) {
        (Some(first), Some(last)) => first <= last,
        _ => true,
    };
    steps <= 2
        && starts_before(one.earliest, other.latest)
        && starts_before(other.earliest, one.latest)
}

/// Whether two texts differ only in case, punctuation, word order, or one letter in eight.
///
/// ```
/// use pobratim::model::duplicates::are_similar;
/// assert!(are_similar("День города", "день  города!"));
/// assert!(are_similar("Выставка рисунков школьников", "Выставка рисунка школьников"));
/// assert!(!are_similar("Встреча мэров", "Встреча школьников"));
/// ```
pub fn are_similar(one: &str, other: &str) -> bool {
    let (one, other) = (normalized(one), normalized(other));
    if one == other {
        return !one.is_empty();
    }
    let [mut words, mut others] = [&one, &other].map(|text| text.split(' ').collect::<Vec<&str>>());
    words.sort_unstable();
    others.sort_unstable();
    if words == others {
        return true;
    }
    let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<char>>());
    // Numbers distinguish editions: "regatta 2" is not "regatta 3".
    let numbers = |text: &[char]| {
        text.iter()
            .filter(|found| found.is_numeric())
            .collect::<String>()
    };
    let shorter = one.len().min(other.len());
    numbers(&one) == numbers(&other)
        && shorter >= 8
        && one.len().abs_diff(other.len()) <= shorter / 8
        && distance(&one, &other) <= shorter / 8
}

/// Reduces a text to lower-case letters and digits with single spaces.
fn normalized(text: &str) -> String {
    let mut plain = String::new();
    for found in text.chars().flat_map(char::to_lowercase) {
        if found.is_alphanumeric() {
            plain.push(if found == 'ё' { 'е' } else { found });
        } else if !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.trim_end().to_string()
}

/// Returns the Levenshtein distance, computed row by row.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=one.len()).collect();
    for (line, wanted) in other.iter().enumerate() {
        let mut next = vec![line + 1];
        for ((have, diagonal), above) in one.iter().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(0);
            let kept = diagonal + usize::from(have != wanted);
            next.push(kept.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
