//! Letters as a search compares them: what a reader need not type exactly is made equal.
//!
//! Lower case, no diacritics, ё as е and й as и, full and half width as one, katakana as hiragana
//! without long vowels. The tables of all of Unicode would weigh more in the page than the search;
//! these few blocks hold the scripts of our languages and the names of their neighbours.

/// What a character means to a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A letter or digit of a script that puts gaps between its words.
    Letter(char),
    /// A letter of a script that is searched by pairs: Han, kana, Hangul.
    Wide(char),
    /// A sound mark that changes the kana before it: 1 for dakuten, 2 for handakuten.
    Sound(u32),
    /// Nothing: a combining mark, an apostrophe, the mark of a long vowel.
    Nothing,
    /// What stands between words.
    Gap,
}

/// The letters without diacritics from U+00C0 to U+017F; a blank is no letter.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrr\
ssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The half-width katakana from U+FF66 to U+FF9D as hiragana; `ー` is a long vowel.
const HALF_KANA: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// What a character means to a search.
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
        // The full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => folded(moved(character, -0xFEE0)),
        '0'..='9' | 'a'..='z' => Folded::Letter(character),
        'A'..='Z' => Folded::Letter(character.to_ascii_lowercase()),
        '\'' | '`' | '\u{B4}' | '\u{AD}' => Folded::Nothing,
        '\0'..='\u{BF}' => Folded::Gap,
        '\u{C0}'..='\u{17F}' => latin(character),
        // Combining marks, and apostrophes among the letters that modify others.
        '\u{2B0}'..='\u{36F}' => Folded::Nothing,
        '\u{391}'..='\u{3A9}' => Folded::Letter(moved(character, 32)),
        '\u{400}'..='\u{52F}' => Folded::Letter(cyrillic(character)),
        'Ա'..='Ֆ' => Folded::Letter(moved(character, 48)),
        '\u{55A}'..='\u{55F}' | '\u{589}'..='\u{58F}' => Folded::Gap,
        '\u{1100}'..='\u{11FF}' => Folded::Wide(character),
        '\u{200B}'..='\u{200F}' | '‘' | '’' | '\u{2060}' => Folded::Nothing,
        '\u{2000}'..='\u{2BFF}' => Folded::Gap,
        '々' | '〇' => Folded::Wide(character),
        '\u{3000}'..='\u{3040}' | '・' | '゠' => Folded::Gap,
        '\u{3099}' | '\u{309B}' | '\u{FF9E}' => Folded::Sound(1),
        '\u{309A}' | '\u{309C}' | '\u{FF9F}' => Folded::Sound(2),
        'ー' => Folded::Nothing,
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => Folded::Wide(moved(character, -0x60)),
        // Korean letters that are not yet a syllable: a word in the middle of being typed.
        '\u{3131}'..='\u{318E}' => Folded::Nothing,
        '\u{FF66}'..='\u{FF9D}' => half_kana(character),
        '\u{FE00}'..='\u{FE0F}' => Folded::Nothing,
        '\u{FE10}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' => Folded::Gap,
        // Hiragana, Han of every plane, Hangul.
        '\u{2E80}'..='\u{FDFF}' | '\u{20000}'.. => Folded::Wide(character),
        '\u{1F000}'..='\u{1FFFF}' => Folded::Gap,
        _ => Folded::Letter(character),
    }
}

/// The kana that a sound mark makes of another: は with dakuten is ば, with handakuten ぱ. Any
/// other letter stays as it is.
pub fn sounded(letter: char, mark: u32) -> char {
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
    let place = u32::from(character) as usize - 0xC0;
    match LATIN.get(place) {
        Some(letter) if *letter != b' ' => Folded::Letter(char::from(*letter)),
        _ => Folded::Gap,
    }
}

fn cyrillic(character: char) -> char {
    let small = match character {
        '\u{400}'..='\u{40F}' => moved(character, 80),
        'А'..='Я' => moved(character, 32),
        // Beyond the alphabets of today capital and small letters alternate.
        '\u{460}'..='\u{52F}' if u32::from(character) % 2 == 0 => moved(character, 1),
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
    let place = u32::from(character) as usize - 0xFF66;
    match HALF_KANA.chars().nth(place) {
        Some('ー') | None => Folded::Nothing,
        Some(kana) => Folded::Wide(kana),
    }
}

/// The character so many places on; itself where there is none.
fn moved(character: char, by: i32) -> char {
    let code = u32::from(character).checked_add_signed(by);
    code.and_then(char::from_u32).unwrap_or(character)
}
