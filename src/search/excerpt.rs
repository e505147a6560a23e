//! Excerpts of a found record: its title and a piece of its texts, with the matches marked.

use super::query::Query;
use super::record::Field;
use super::{Record, each_token};
use crate::model::Bundle;
use crate::text::{Found, Lang};

/// A text, or a piece of one, with the matches of a query marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The BCP 47 tag of its language; empty where none is known, as of an old spelling.
    pub tag: String,
    pub pieces: Vec<Piece>,
}

/// A part of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_marked: bool,
}

/// A longer text is cut to about this number of letters around the first match.
const MAX_LETTERS: usize = 90;
/// The most of these letters before the first match.
const LETTERS_BEFORE: usize = 30;

impl Excerpt {
    /// Returns the title of a record in the reader's language, or in the fallback language.
    pub fn title(bundle: &Bundle, query: &Query, record: Record, reader: Lang) -> Excerpt {
        match record.title(bundle).get(reader, &bundle.order) {
            Some(Found { lang, text }) => Excerpt::of(query, lang.html_tag(), text),
            None => Excerpt::default(),
        }
    }

    /// Returns the text with the most matches that the title in the reader's language lacks; `None`
    /// where the title has all matches.
    pub fn reason(bundle: &Bundle, query: &Query, record: Record, reader: Lang) -> Option<Excerpt> {
        let title = record.title(bundle).get(reader, &bundle.order);
        let in_title = title.map_or(0, |title| matched_words(query, title.text));
        let mut best = None;
        let mut best_score = 0;
        record.texts(bundle, &mut |field, tag, text| {
            let more = (matched_words(query, text) & !in_title).count_ones() * 8;
            let own = u32::from(tag == reader.html_tag()) * 2;
            let named = u32::from(field == Field::Name);
            let score = if more > 0 { more + own + named } else { 0 };
            if score > best_score {
                best_score = score;
                best = Some(Excerpt::of(query, tag, text));
            }
        });
        best
    }

    /// Returns the text without marks.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    fn of(query: &Query, tag: &str, text: &str) -> Excerpt {
        let marks = marks(query, text);
        let (from, to) = cut(text, marks.first().map_or(0, |(from, _)| *from));
        let mut pieces = Vec::new();
        let mut add = |from: usize, to: usize, is_marked: bool| {
            let text = text.get(from..to).unwrap_or_default();
            if !text.is_empty() {
                pieces.push(Piece {
                    text: text.to_string(),
                    is_marked,
                });
            }
        };
        let mut at = from;
        for (start, end) in marks {
            if start >= at && end <= to {
                add(at, start, false);
                add(start, end, true);
                at = end;
            }
        }
        add(at, to, false);
        let dots = |is_cut: bool| if is_cut { "…" } else { "" };
        if let Some(first) = pieces.first_mut() {
            first.text.insert_str(0, dots(from > 0));
        }
        if let Some(last) = pieces.last_mut() {
            last.text.push_str(dots(to < text.len()));
        }
        Excerpt {
            tag: tag.to_string(),
            pieces,
        }
    }
}

/// Returns the set of words of the query that some token of the text matches.
fn matched_words(query: &Query, text: &str) -> u32 {
    let mut set = 0;
    each_token(text, &mut |token| set |= query.matched_words(token.text));
    set
}

/// Returns the byte ranges to mark. Adjacent bigrams are joined to one mark.
fn marks(query: &Query, text: &str) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    each_token(text, &mut |token| {
        if query.matched_words(token.text) == 0 {
            return;
        }
        match marks.last_mut() {
            Some((_, end)) if *end >= token.from => *end = token.to,
            _ => marks.push((token.from, token.to)),
        }
    });
    marks
}

/// Returns the byte range to show: all of a short text, else an extract around `mark`, cut between
/// words where there are spaces.
fn cut(text: &str, mark: usize) -> (usize, usize) {
    let count = text.chars().count();
    if count <= MAX_LETTERS {
        return (0, text.len());
    }
    let before = text.get(..mark).unwrap_or_default();
    let mut letters = before.char_indices().rev().map(|(at, _)| at);
    let mut from = letters.nth(LETTERS_BEFORE).unwrap_or_default();
    if from > 0 {
        let gap = text.get(from..mark).and_then(|part| part.find(' '));
        from += gap.map_or(0, |gap| gap + 1);
    }
    let rest = text.get(from..).unwrap_or_default();
    let Some((end, _)) = rest.char_indices().nth(MAX_LETTERS) else {
        return (from, text.len());
    };
    let gap = rest.get(..end).and_then(|part| part.rfind(' '));
    // Cut at any letter in scripts without spaces, and where the only space would be before the
    // mark.
    let end = gap.filter(|gap| gap * 2 > end).unwrap_or(end);
    (from, from + end)
}
