//! The forms of a word: light stemming for Russian and English.

/// Endings that are taken off, the longest first. Folded, so that й is и and ё is е; the two
/// alphabets share no letter, and so neither language touches the words of the other.
const ENDINGS: [&str; 63] = [
    "иями", "ями", "ами", "его", "ого", "ему", "ому", "ыми", "ими", "еев", "ием", "иях", "иеи",
    "ях", "ах", "ов", "ев", "еи", "ои", "ии", "ыи", "ая", "яя", "ое", "ее", "ие", "ые", "ую", "юю",
    "ых", "их", "ым", "им", "ом", "ем", "ам", "ям", "ию", "ью", "ия", "ья", "а", "я", "ы", "и",
    "о", "е", "у", "ю", "ь", "ings", "ies", "ing", "ers", "es", "ed", "er", "al", "ly", "s", "y",
    "e", "i",
];

/// A stem has at least so many letters: shorter ones stand for too much.
const LEAST_LETTERS: usize = 3;

/// How many bytes at the beginning of a folded word its other forms share: of «музеев» and of
/// «музей» those of «муз».
pub fn stem(word: &str) -> usize {
    let kept = |ending: &&str| word.strip_suffix(*ending).filter(|stem| is_long(stem));
    ENDINGS.iter().find_map(kept).unwrap_or(word).len()
}

fn is_long(stem: &str) -> bool {
    stem.chars().nth(LEAST_LETTERS - 1).is_some()
}
