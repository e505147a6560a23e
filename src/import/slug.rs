//! Ids of new records.

use crate::locale::{self, Script};
use crate::model::{Class, MAX_ID_LENGTH};
use crate::text::{Folded, Lang, Localized, folded};
use crate::time::{Date, Edtf};

/// Maximum length of the words of an id.
const MAX_WORDS_LENGTH: usize = 40;

/// The letters without diacritics from U+1E00 to U+1EFF, by their canonical decomposition.
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyassssdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

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

/// Returns lower-case Latin letters and digits with single hyphens, cut between words. Letters lose
/// their diacritics: `journée` is `journee`.
pub fn slugify(text: &str) -> String {
    let mut out = String::new();
    for found in text.chars().flat_map(char::to_lowercase) {
        match found {
            'a'..='z' | '0'..='9' => out.push(found),
            '’' | '\'' | '\u{300}'..='\u{36f}' => {}
            found => match (transliterated(found), without_diacritics(found)) {
                (Some(letters), _) => out.push_str(letters),
                (None, Some(letters)) => out.push_str(&letters),
                (None, None) if !out.is_empty() && !out.ends_with('-') => out.push('-'),
                (None, None) => {}
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

/// Returns the letters of ASCII for a Latin letter in lower case; `None` for other characters.
fn without_diacritics(found: char) -> Option<String> {
    let letters = match found {
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ĳ' => "ij",
        '\u{c0}'..='\u{17f}' => {
            return match folded(found) {
                Folded::Letter(letter) => Some(letter.to_string()),
                Folded::Wide(_) | Folded::SoundMark(_) | Folded::Ignored | Folded::Separator => {
                    None
                }
            };
        }
        '\u{1e00}'..='\u{1eff}' => {
            let index = u32::from(found) - 0x1e00;
            let letter = LATIN_ADDITIONAL.get(index as usize)?;
            return Some(char::from(*letter).to_string());
        }
        _ => return None,
    };
    Some(letters.to_string())
}
