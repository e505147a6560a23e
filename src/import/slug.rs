//! Ids of new records.

use crate::locale::{self, Script};
use crate::model::{Class, MAX_ID_LENGTH};
use crate::text::{Lang, Localized};
use crate::time::{Date, Edtf};

/// Maximum length of the words of an id.
const MAX_WORDS_LENGTH: usize = 40;

/// A year and a number follow the words: `-2026-999`.
const _: () = assert!(MAX_WORDS_LENGTH + "-9999-999".len() <= MAX_ID_LENGTH);

/// Returns an id from a title in Latin or Cyrillic letters and the year; for other titles, from the
/// class: `event-2026-2`. `is_free` returns whether an id is unused; `None` if a thousand such ids
/// are used.
pub fn slug(
    title: &Localized,
    class: Class,
    when: &Edtf,
    is_free: &dyn Fn(&str) -> bool,
) -> Option<String> {
    let year = when
        .bounds()
        .earliest
        .map(Date::year)
        .filter(|year| *year > 0);
    let latin_first = |lang: &Lang| match locale::of(*lang).script {
        Script::Latin => 0,
        Script::Transliterated(_) => 1,
        Script::Other => 2,
    };
    let mut languages = Lang::ALL;
    languages.sort_by_key(latin_first);
    let words = languages
        .into_iter()
        .filter_map(|lang| title.exact(lang))
        .map(slugify)
        .find(|words| words.len() >= 3)
        .unwrap_or(class.code().to_string());
    let stem = match year {
        Some(year) if !words.ends_with(&year.to_string()) => format!("{words}-{year}"),
        _ => words,
    };
    let numbered = (2..1000).map(|number| format!("{stem}-{number}"));
    [stem.clone()]
        .into_iter()
        .chain(numbered)
        .find(|id| is_free(id))
}

/// Returns lower-case Latin letters and digits with single hyphens, cut between words.
pub fn slugify(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars().flat_map(char::to_lowercase) {
        match found {
            'a'..='z' | '0'..='9' => out.push(found),
            '’' | '\'' => {}
            found => match transliterated(found) {
                Some(letters) => out.push_str(letters),
                None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
                None => {}
            },
        }
    }
    let mut cut = out.trim_matches('-');
    while cut.len() > MAX_WORDS_LENGTH {
        cut = cut
            .rsplit_once('-')
            .map_or(cut.get(..MAX_WORDS_LENGTH).unwrap_or(cut), |(head, _)| head);
    }
    cut.to_string()
}

/// Transliterates a letter to Latin, by the first language that has it.
fn transliterated(found: char) -> Option<&'static str> {
    Lang::ALL
        .into_iter()
        .find_map(|lang| match locale::of(lang).script {
            Script::Transliterated(letter) => letter(found),
            Script::Latin | Script::Other => None,
        })
}
