//! What a reader has typed, and how well a word of a text answers to it.

use super::each_token;
use super::forms::stem;
use super::slip::distance;

/// More words than this are not looked for: somebody has pasted a page.
const MOST_WORDS: usize = 16;

/// The letters of a word as a set: a term that lacks one of them need not be looked at. The
/// Cyrillic and the Latin alphabet have a bit for each of their letters.
pub fn letters(text: &str) -> u32 {
    let bit = |letter| 1u32 << (u32::from(letter) & 31);
    text.chars().fold(0, |set, letter| set | bit(letter))
}

/// The words to look for.
///
/// ```
/// use pobratim::search::Query;
/// assert!(Query::new(" … ").is_empty());
/// assert_eq!(Query::new("музеи 新潟市"), Query::new("МУЗЕЙ　新潟市"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) words: Vec<Word>,
}

/// One word, or one pair of letters, of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    text: String,
    /// The letters of the stem, for counting slips.
    letters: Vec<char>,
    /// The bytes of `text` that its forms share.
    stem: usize,
    kind: Kind,
    /// The letters that a term must have, as a set.
    pub set: u32,
    /// Whether a record may lack it: a short word among others, "of" or «на».
    pub is_small: bool,
    /// Whether slips count, because nothing answers as it is written.
    pub is_slip: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A word with forms.
    Word,
    /// A number, which has none.
    Number,
    /// Two letters of a script without gaps.
    Pair,
    /// A single such letter, which may stand anywhere.
    Single,
}

/// How well a term answers to a word, 0 for not at all. A slip is worth less than a beginning.
pub(super) const EXACT: u8 = 8;
const FORM: u8 = 7;
const BEGINNING: u8 = 5;
const INSIDE: u8 = 4;
const SLIP: u8 = 3;

impl Query {
    /// The words of what has been typed.
    pub fn new(typed: &str) -> Query {
        let mut words: Vec<Word> = Vec::new();
        each_token(typed, &mut |token| {
            let is_known = words.iter().any(|word| word.text == token.text);
            if words.len() < MOST_WORDS && !is_known {
                words.push(Word::new(token.text, token.is_wide));
            }
        });
        if words.iter().all(|word| word.is_small) {
            for word in &mut words {
                word.is_small = false;
            }
        }
        Query { words }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether any word was found only by what is a slip away.
    pub fn has_slips(&self) -> bool {
        self.words.iter().any(|word| word.is_slip)
    }

    /// The words that a token of a text answers to, as a set.
    pub(super) fn answered(&self, token: &str) -> u32 {
        let words = self.words.iter().enumerate();
        let answers = words.filter(|(_, word)| word.answer(token) > 0);
        answers.fold(0, |set, (at, _)| set | 1 << at)
    }

    /// How well a token of a text answers to any of the words.
    pub(super) fn rate(&self, token: &str) -> u8 {
        let rates = self.words.iter().map(|word| word.answer(token));
        rates.max().unwrap_or(0)
    }
}

impl Word {
    fn new(text: &str, is_wide: bool) -> Word {
        let count = text.chars().count();
        let kind = match is_wide {
            true if count > 1 => Kind::Pair,
            true => Kind::Single,
            false if text.bytes().all(|byte| byte.is_ascii_digit()) => Kind::Number,
            false => Kind::Word,
        };
        let stem = match kind {
            Kind::Word => stem(text),
            Kind::Number | Kind::Pair | Kind::Single => text.len(),
        };
        let shared = text.get(..stem).unwrap_or(text);
        Word {
            text: text.to_string(),
            letters: shared.chars().collect(),
            stem,
            kind,
            set: letters(shared),
            is_small: kind == Kind::Word && count < 3,
            is_slip: false,
        }
    }

    /// How many slips are forgiven: none in short words, where each makes another word.
    pub fn slips(&self) -> u8 {
        match self.kind {
            Kind::Word => match self.letters.len() {
                0..=3 => 0,
                4..=7 => 1,
                8.. => 2,
            },
            Kind::Number | Kind::Pair | Kind::Single => 0,
        }
    }

    /// How well a term answers, with slips if they count.
    fn answer(&self, term: &str) -> u8 {
        match self.is_slip {
            true => self.rate_slip(term),
            false => self.rate(term),
        }
    }

    /// How well a term answers as it is written, 0 to [`EXACT`].
    pub fn rate(&self, term: &str) -> u8 {
        if term == self.text {
            return EXACT;
        }
        match self.kind {
            Kind::Pair => 0,
            Kind::Single if term.contains(&self.text) => INSIDE,
            Kind::Single => 0,
            Kind::Number if term.starts_with(&self.text) => BEGINNING,
            Kind::Number => 0,
            Kind::Word => self.rate_form(term),
        }
    }

    fn rate_form(&self, term: &str) -> u8 {
        let shared = self.text.get(..self.stem).unwrap_or(&self.text);
        if !term.starts_with(shared) {
            0
        } else if stem(term) == self.stem {
            FORM
        } else if term.starts_with(&self.text) {
            BEGINNING
        } else {
            0
        }
    }

    /// How well a term answers if slips are forgiven.
    pub fn rate_slip(&self, term: &str) -> u8 {
        let most = self.slips();
        if most == 0 {
            return 0;
        }
        distance(&self.letters, term, most)
            .map_or(0, |slips| SLIP.saturating_sub(slips.saturating_sub(1)))
    }
}
