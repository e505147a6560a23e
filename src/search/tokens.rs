//! Cutting a text into what a search compares.

use crate::text::{Folded, folded, sounded};

/// A word, or a pair of letters, with the bytes of the text that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded: see [`folded`].
    pub text: &'a str,
    pub from: usize,
    pub to: usize,
    /// Whether it is of a script without gaps: a pair, or the one letter of a run of one.
    pub is_wide: bool,
}

/// Calls back with each token, in order. Pairs overlap: a run of four letters has three.
///
/// ```
/// use pobratim::search::each_token;
/// let mut tokens = Vec::new();
/// each_token("Ёлки 2021年 ﾊﾞｽ停", &mut |token| tokens.push(token.text.to_string()));
/// assert_eq!(tokens, ["елки", "2021", "年", "ばす", "す停"]);
/// ```
pub fn each_token(text: &str, call: &mut dyn FnMut(Token<'_>)) {
    let mut word = Word::default();
    let mut run = Vec::new();
    for (from, character) in text.char_indices() {
        let to = from + character.len_utf8();
        match folded(character) {
            Folded::Letter(letter) => {
                pairs(&mut run, call);
                word.add(letter, from, to);
            }
            Folded::Wide(letter) => {
                word.end(call);
                run.push(Wide { letter, from, to });
            }
            Folded::Sound(mark) => {
                if let Some(last) = run.last_mut() {
                    last.letter = sounded(last.letter, mark);
                    last.to = to;
                }
            }
            Folded::Nothing => {}
            Folded::Gap => {
                pairs(&mut run, call);
                word.end(call);
            }
        }
    }
    pairs(&mut run, call);
    word.end(call);
}

/// A word under construction.
#[derive(Default)]
struct Word {
    letters: String,
    from: usize,
    to: usize,
}

impl Word {
    fn add(&mut self, letter: char, from: usize, to: usize) {
        if self.letters.is_empty() {
            self.from = from;
        }
        self.to = to;
        self.letters.push(letter);
    }

    fn end(&mut self, call: &mut dyn FnMut(Token<'_>)) {
        if !self.letters.is_empty() {
            call(Token {
                text: &self.letters,
                from: self.from,
                to: self.to,
                is_wide: false,
            });
            self.letters.clear();
        }
    }
}

struct Wide {
    letter: char,
    from: usize,
    to: usize,
}

/// Hands over the pairs of a run, and empties it.
fn pairs(run: &mut Vec<Wide>, call: &mut dyn FnMut(Token<'_>)) {
    let last = run.len().saturating_sub(1);
    let mut text = String::new();
    for (at, first) in run.iter().enumerate() {
        // The last letter has been the second of a pair, unless it is alone.
        if at == last && at > 0 {
            break;
        }
        let second = run.get(at + 1);
        text.clear();
        text.push(first.letter);
        text.extend(second.map(|second| second.letter));
        call(Token {
            text: &text,
            from: first.from,
            to: second.unwrap_or(first).to,
            is_wide: true,
        });
    }
    run.clear();
}
