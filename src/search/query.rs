//! Parsed queries, and the rating of tokens against them.

use super::each_token;
use super::stem::stem;
use super::typo::distance;

/// Further words are ignored: the input is probably a pasted page.
const MAX_WORDS: usize = 24;

/// Returns the letters of a word as a bit set, with a bit for each letter of the Cyrillic and of
/// the Latin alphabet. A term that lacks a letter of the set can be skipped.
pub fn letters(text: &str) -> u32 {
    let bit = |letter| 1u32 << (u32::from(letter) & 31);
    text.chars().fold(0, |set, letter| set | bit(letter))
}

/// A parsed query.
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

/// A word, or a bigram, of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    text: String,
    /// The letters of the stem, for the edit distance.
    letters: Vec<char>,
    /// The length of the stem in `text`, bytes.
    stem: usize,
    kind: Kind,
    /// The letters that a term must contain, as a bit set.
    pub set: u32,
    /// Whether a record may lack it: a short word among others, "of" or «на».
    pub is_optional: bool,
    /// Whether typos are tolerated, because nothing matches exactly.
    pub allows_typos: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A word with inflected forms.
    Word,
    /// A number, which has no forms.
    Number,
    /// A bigram of a script without spaces.
    Bigram,
    /// A single letter of such a script, which matches anywhere.
    Single,
}

/// Ratings of a term against a word; 0 is no match. A typo is rated lower than a prefix.
pub(super) const EXACT: u8 = 8;
const FORM: u8 = 7;
const PREFIX: u8 = 5;
const INSIDE: u8 = 4;
const TYPO: u8 = 3;

impl Query {
    /// Parses the reader's input.
    pub fn new(typed: &str) -> Query {
        let mut words: Vec<Word> = Vec::new();
        each_token(typed, &mut |token| {
            let is_known = words.iter().any(|word| word.text == token.text);
            if words.len() < MAX_WORDS && !is_known {
                words.push(Word::new(token.text, token.is_wide));
            }
        });
        if words.iter().all(|word| word.is_optional) {
            for word in &mut words {
                word.is_optional = false;
            }
        }
        Query { words }
    }

    /// Returns whether the query has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns whether any word was found only with typos.
    pub fn has_typos(&self) -> bool {
        self.words.iter().any(|word| word.allows_typos)
    }

    /// Returns the number of words that a record must match, at most [`MAX_WORDS`].
    pub(super) fn required(&self) -> u8 {
        let required = self.words.iter().filter(|word| !word.is_optional);
        required.fold(0, |count, _| count + 1)
    }

    /// Returns the set of words that a token matches.
    pub(super) fn matched_words(&self, token: &str) -> u32 {
        let words = self.words.iter().enumerate();
        let matched = words.filter(|(_, word)| word.rating(token) > 0);
        matched.fold(0, |set, (index, _)| set | 1 << index)
    }

    /// Returns the best rating of a token against the words.
    pub(super) fn rate(&self, token: &str) -> u8 {
        let rates = self.words.iter().map(|word| word.rating(token));
        rates.max().unwrap_or(0)
    }
}

impl Word {
    fn new(text: &str, is_wide: bool) -> Word {
        let count = text.chars().count();
        let kind = match is_wide {
            true if count > 1 => Kind::Bigram,
            true => Kind::Single,
            false if text.bytes().all(|byte| byte.is_ascii_digit()) => Kind::Number,
            false => Kind::Word,
        };
        let stem = match kind {
            Kind::Word => stem(text),
            Kind::Number | Kind::Bigram | Kind::Single => text.len(),
        };
        let shared = text.get(..stem).unwrap_or(text);
        Word {
            text: text.to_string(),
            letters: shared.chars().collect(),
            stem,
            kind,
            set: letters(shared),
            is_optional: kind == Kind::Word && count < 3,
            allows_typos: false,
        }
    }

    /// Returns the number of typos that are tolerated: none in short words, where each typo makes
    /// another word.
    pub fn typos(&self) -> u8 {
        match self.kind {
            Kind::Word => match self.letters.len() {
                0..=3 => 0,
                4..=7 => 1,
                8.. => 2,
            },
            Kind::Number | Kind::Bigram | Kind::Single => 0,
        }
    }

    /// Rates a term, with typos if they are tolerated.
    fn rating(&self, term: &str) -> u8 {
        match self.allows_typos {
            true => self.rate_typo(term),
            false => self.rate(term),
        }
    }

    /// Rates a term without typos, 0 to [`EXACT`].
    pub fn rate(&self, term: &str) -> u8 {
        if term == self.text {
            return EXACT;
        }
        match self.kind {
            Kind::Bigram => 0,
            Kind::Single if term.contains(&self.text) => INSIDE,
            Kind::Single => 0,
            Kind::Number if term.starts_with(&self.text) => PREFIX,
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
            PREFIX
        } else {
            0
        }
    }

    /// Rates a term with typos.
    pub fn rate_typo(&self, term: &str) -> u8 {
        let limit = self.typos();
        if limit == 0 {
            return 0;
        }
        distance(&self.letters, term, limit)
            .map_or(0, |typos| TYPO.saturating_sub(typos.saturating_sub(1)))
    }
}
