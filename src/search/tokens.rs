//! Tokenizer of the search.

use crate::text::{Folded, folded, with_dakuten};

/// A word or a bigram, with its byte range in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Folded: see [`folded`].
    pub text: &'a str,
    pub from: usize,
    pub to: usize,
    /// Whether it is of a script without spaces: a bigram, or the single letter of a run of one.
    pub is_wide: bool,
}

/// Calls `call` with each token, in order. Bigrams overlap: a run of four letters has three.
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
                flush_bigrams(&mut run, call);
                word.add(letter, from, to);
            }
            Folded::Wide(letter) => {
                word.end(call);
                run.push(WideLetter { letter, from, to });
            }
            Folded::SoundMark(mark) => {
                if let Some(last) = run.last_mut() {
                    last.letter = with_dakuten(last.letter, mark);
                    last.to = to;
                }
            }
            Folded::Ignored => {}
            Folded::Separator => {
                flush_bigrams(&mut run, call);
                word.end(call);
            }
        }
    }
    flush_bigrams(&mut run, call);
    word.end(call);
}

/// A word that is being read.
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

struct WideLetter {
    letter: char,
    from: usize,
    to: usize,
}

/// Emits the bigrams of a run, and clears it.
fn flush_bigrams(run: &mut Vec<WideLetter>, call: &mut dyn FnMut(Token<'_>)) {
    let last = run.len().saturating_sub(1);
    let mut text = String::new();
    for (index, first) in run.iter().enumerate() {
        // The last letter was the second of a bigram, unless the run has one letter.
        if index == last && index > 0 {
            break;
        }
        let second = run.get(index + 1);
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
