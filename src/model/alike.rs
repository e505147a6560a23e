//! Titles and names that are probably the same, written twice.

use super::{Bundle, Entry};
use crate::text::{Lang, Localized};
use crate::time::Edtf;

/// Whether two entries are probably one: titles alike in a language, and dates that may be the
/// same. Editions of one series are told apart by their dates alone.
pub fn are_alike(one: (&Localized, &Edtf), other: (&Localized, &Edtf)) -> bool {
    may_be_same_time(one.1, other.1)
        && Lang::ALL.into_iter().any(|lang| {
            let titles = one.0.exact(lang).zip(other.0.exact(lang));
            titles.is_some_and(|(one, other)| texts_alike(one, other))
        })
}

/// What more titles than this have in common tells nothing: they are entries of one kind.
const CROWD: usize = 20;

/// Pairs of entries that are probably one, by their places; the earlier of the file first.
///
/// Only titles that begin or end alike, and hold the same numbers, are compared, and no crowd of
/// such: a bundle of a hundred thousand entries must be checked in a moment.
///
/// ```
/// use pobratim::model::{alike, load};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/otherville.json"));
/// assert!(alike::pairs(&load(json).unwrap().bundle).is_empty());
/// ```
pub fn pairs(bundle: &Bundle) -> Vec<(usize, usize)> {
    let mut keyed: Vec<(String, usize)> = Vec::new();
    for (place, entry) in bundle.entries.iter().enumerate() {
        for title in entry.title.iter() {
            for key in keys(title.text) {
                let key = [entry.class.code(), title.lang.code(), &key].join("|");
                keyed.push((key, place));
            }
        }
    }
    keyed.sort_unstable();
    let mut found = Vec::new();
    for crowd in keyed.chunk_by(|one, other| one.0 == other.0) {
        if crowd.len() > CROWD {
            continue;
        }
        for (at, (_, place)) in crowd.iter().enumerate() {
            for (_, other) in crowd.iter().skip(at + 1) {
                let pair = (*place.min(other), *place.max(other));
                let both = bundle.entries.get(pair.0).zip(bundle.entries.get(pair.1));
                let is_alike = both.is_some_and(|(one, other): (&Entry, &Entry)| {
                    share_a_city(one, other)
                        && are_alike((&one.title, &one.when), (&other.title, &other.when))
                });
                if is_alike && pair.0 != pair.1 {
                    found.push(pair);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two entries may be of the same cities: those that name none may be of any.
fn share_a_city(one: &Entry, other: &Entry) -> bool {
    one.cities.is_empty()
        || other.cities.is_empty()
        || one.cities.iter().any(|city| other.cities.contains(city))
}

/// What two titles that are alike share, one of it at least: their words, or the beginning or the
/// end, each with the numbers.
fn keys(title: &str) -> [String; 3] {
    let plain = plain(title);
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

/// Whether the days that the two dates allow meet. A year beside a day in it says nothing: only
/// dates of a like precision are compared. What is unknown may be any time.
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

/// Whether two texts differ by little: case, marks, the order of words, or one letter in eight.
///
/// ```
/// use pobratim::model::alike::texts_alike;
/// assert!(texts_alike("День города", "день  города!"));
/// assert!(texts_alike("Выставка рисунков школьников", "Выставка рисунка школьников"));
/// assert!(!texts_alike("Встреча мэров", "Встреча школьников"));
/// ```
pub fn texts_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
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
    // Numbers tell editions apart: "regatta 2" is not "regatta 3".
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

/// Lower-case letters and digits with single spaces.
fn plain(text: &str) -> String {
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

/// Levenshtein's distance, by rows.
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
