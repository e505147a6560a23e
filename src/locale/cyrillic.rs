//! Transliteration of Cyrillic letters, for ids and file names.

/// Transliterates a small Russian letter, mostly as in Russian passports; `None` for other characters.
pub fn in_latin(letter: char) -> Option<&'static str> {
    const LETTERS: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    match letter {
        'ё' => Some("e"),
        'а'..='я' => {
            let index = u32::from(letter) - u32::from('а');
            LETTERS.get(usize::try_from(index).ok()?).copied()
        }
        _ => None,
    }
}
