//! Search for a part of a text, without what folding removes.

use super::fold::{Folded, folded, with_dakuten};

/// Returns the letters and digits of a text, folded, with one space for separators between them.
///
/// ```
/// use pobratim::text::folded_text;
/// assert_eq!(folded_text(" Ёлки-палки, ﾊﾞｽ停!"), "елки палки ばす停");
/// ```
pub fn folded_text(text: &str) -> String {
    let mut out = String::new();
    let mut is_apart = false;
    for character in text.chars() {
        match folded(character) {
            Folded::Letter(letter) | Folded::Wide(letter) => {
                if std::mem::take(&mut is_apart) && !out.is_empty() {
                    out.push(' ');
                }
                out.push(letter);
            }
            Folded::SoundMark(mark) => {
                if let Some(last) = out.pop() {
                    out.push(with_dakuten(last, mark));
                }
            }
            Folded::Ignored => {}
            Folded::Separator => is_apart = true,
        }
    }
    out
}

/// Returns whether a text contains another one that is folded already: see [`folded_text`].
///
/// ```
/// use pobratim::text::{contains_folded, folded_text};
/// assert!(contains_folded("Ниигата", &folded_text("ниига")));
/// assert!(contains_folded("Ōsaka", "saka") && !contains_folded("大阪", "京"));
/// ```
pub fn contains_folded(text: &str, wanted: &str) -> bool {
    folded_text(text).contains(wanted)
}
