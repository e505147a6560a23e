//! Folding of letters for the search: removes differences that a reader need not type.
//!
//! Lower case, no diacritics, ё as е and й as и, full and half width as one, katakana as hiragana
//! without long vowels. The tables of all of Unicode would be larger than the search itself; these
//! few blocks cover the scripts of our languages and the names of their neighbours.

/// A folded character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A letter or digit of a script that separates words.
    Letter(char),
    /// A letter of a script that is indexed by bigrams: Han, kana, Hangul.
    Wide(char),
    /// A sound mark that modifies the preceding kana: 1 for dakuten, 2 for handakuten.
    SoundMark(u32),
    /// A character without effect: a combining mark, an apostrophe, a long vowel mark.
    Ignored,
    /// A word separator.
    Separator,
}

/// The letters without diacritics from U+00C0 to U+017F; a space marks a character that is not a
/// letter.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrr\
ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The half-width katakana from U+FF66 to U+FF9D as hiragana; `ー` is a long vowel.
const HALF_KANA: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// Folds a character for the search.
///
/// ```
/// use pobratim::text::{Folded, folded};
/// let word: String = "Ёлка, Ŏ！".chars().filter_map(|c| match folded(c) {
///     Folded::Letter(letter) => Some(letter),
///     _ => None,
/// }).collect();
/// assert_eq!(word, "елкаo");
/// assert_eq!(folded('ﾊ'), folded('は'));
/// ```
pub fn folded(character: char) -> Folded {
    match character {
        '\u{FF01}'..='\u{FF5E}' => folded(half_width(character)),
        '0'..='9' | 'a'..='z' => Folded::Letter(character),
        'A'..='Z' => Folded::Letter(character.to_ascii_lowercase()),
        '\'' | '`' | '\u{B4}' | '\u{AD}' => Folded::Ignored,
        '\0'..='\u{BF}' => Folded::Separator,
        '\u{C0}'..='\u{17F}' => latin(character),
        // Combining marks, and apostrophes among the letters that modify others.
        '\u{2B0}'..='\u{36F}' => Folded::Ignored,
        '\u{391}'..='\u{3A9}' => Folded::Letter(shifted(character, 32)),
        '\u{400}'..='\u{52F}' => Folded::Letter(cyrillic(character)),
        'Ա'..='Ֆ' => Folded::Letter(shifted(character, 48)),
        '\u{55A}'..='\u{55F}' | '\u{589}'..='\u{58F}' => Folded::Separator,
        '\u{1100}'..='\u{11FF}' => Folded::Wide(character),
        '\u{200B}'..='\u{200F}' | '‘' | '’' | '\u{2060}' => Folded::Ignored,
        '\u{2000}'..='\u{2BFF}' => Folded::Separator,
        '々' | '〇' => Folded::Wide(character),
        '\u{3000}'..='\u{3040}' | '・' | '゠' => Folded::Separator,
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => Folded::SoundMark(1),
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => Folded::SoundMark(2),
        'ー' => Folded::Ignored,
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => Folded::Wide(shifted(character, -0x60)),
        // Korean letters that do not form a syllable yet: a word that is being typed.
        '\u{3131}'..='\u{318E}' => Folded::Ignored,
        '\u{FF66}'..='\u{FF9D}' => half_kana(character),
        '\u{FE00}'..='\u{FE0F}' => Folded::Ignored,
        '\u{FE10}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' => Folded::Separator,
        // Hiragana, Han of every plane, Hangul.
        '\u{2E80}'..='\u{FDFF}' | '\u{20000}'.. => Folded::Wide(character),
        '\u{1F000}'..='\u{1FFFF}' => Folded::Separator,
        _ => Folded::Letter(character),
    }
}

/// Returns the kana with a sound mark applied: は with dakuten is ば, with handakuten ぱ. Other
/// letters are returned unchanged.
pub fn with_dakuten(letter: char, mark: u32) -> char {
    let code = u32::from(letter);
    let can = match letter {
        'う' => return 'ゔ',
        'か'..='ち' => code % 2 == 1,
        'つ' | 'て' | 'と' => true,
        'は' | 'ひ' | 'ふ' | 'へ' | 'ほ' => {
            return char::from_u32(code + mark).unwrap_or(letter);
        }
        _ => false,
    };
    match can && mark == 1 {
        true => char::from_u32(code + 1).unwrap_or(letter),
        false => letter,
    }
}

fn latin(character: char) -> Folded {
    let index = u32::from(character) as usize - 0xC0;
    match LATIN.get(index) {
        Some(letter) if *letter != b' ' => Folded::Letter(char::from(*letter)),
        _ => Folded::Separator,
    }
}

fn cyrillic(character: char) -> char {
    let small = match character {
        '\u{400}'..='\u{40F}' => shifted(character, 80),
        'А'..='Я' => shifted(character, 32),
        // Beyond the modern alphabets, capital and small letters alternate.
        '\u{460}'..='\u{52F}' if u32::from(character) % 2 == 0 => shifted(character, 1),
        other => other,
    };
    match small {
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' | 'ї' => 'и',
        'ў' => 'у',
        'ґ' | 'ѓ' => 'г',
        'ќ' => 'к',
        other => other,
    }
}

fn half_kana(character: char) -> Folded {
    let index = u32::from(character) as usize - 0xFF66;
    match HALF_KANA.chars().nth(index) {
        Some('ー') | None => Folded::Ignored,
        Some(kana) => Folded::Wide(kana),
    }
}

/// Returns the ASCII character of a full-width one, and any other character unchanged.
///
/// ```
/// assert_eq!(pobratim::text::half_width('５'), '5');
/// ```
pub fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => shifted(character, -0xFEE0),
        character => character,
    }
}

/// Returns the character at an offset of code points; the character itself where none exists.
fn shifted(character: char, by: i32) -> char {
    let code = u32::from(character).checked_add_signed(by);
    code.and_then(char::from_u32).unwrap_or(character)
}
