//! Light stemming for Russian and English.

/// Suffixes to remove, the longest first. They are folded, so that й is и and ё is е. The two
/// alphabets share no letter, so each language leaves the words of the other unchanged.
const ENDINGS: [&str; 63] = [
    "иями", "ями", "ами", "его", "ого", "ему", "ому", "ыми", "ими", "еев", "ием", "иях", "иеи",
    "ях", "ах", "ов", "ев", "еи", "ои", "ии", "ыи", "ая", "яя", "ое", "ее", "ие", "ые", "ую", "юю",
    "ых", "их", "ым", "им", "ом", "ем", "ам", "ям", "ию", "ью", "ия", "ья", "а", "я", "ы", "и",
    "о", "е", "у", "ю", "ь", "ings", "ies", "ing", "ers", "es", "ed", "er", "al", "ly", "s", "y",
    "e", "i",
];

/// The least number of letters of a stem; shorter stems are too ambiguous.
const MIN_STEM_LETTERS: usize = 3;

/// Returns the length of the stem of a folded word, bytes: for «музеев» and «музей» that of «муз».
pub fn stem(word: &str) -> usize {
    let kept = |ending: &&str| word.strip_suffix(*ending).filter(|stem| is_long(stem));
    ENDINGS.iter().find_map(kept).unwrap_or(word).len()
}

fn is_long(stem: &str) -> bool {
    stem.chars().nth(MIN_STEM_LETTERS - 1).is_some()
}
