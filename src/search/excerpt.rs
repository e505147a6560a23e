//! Why a record was found: its title and a piece of its texts, with the words marked.

use super::query::Query;
use super::record::Field;
use super::{Record, each_token};
use crate::model::Bundle;
use crate::text::{Found, Lang};

/// A text, or a piece of one, with what answers to a query marked.
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

/// A longer text is cut to about so many letters around the first mark …
const MOST_LETTERS: usize = 90;
/// … of which at most so many stand before it.
const LETTERS_BEFORE: usize = 30;

impl Excerpt {
    /// The title of a record in the reader's language, or in the one that answers for it.
    pub fn title(bundle: &Bundle, query: &Query, record: Record, reader: Lang) -> Excerpt {
        match record.title(bundle).get(reader, &bundle.order) {
            Some(Found { lang, text }) => Excerpt::of(query, lang.html_tag(), text),
            None => Excerpt::default(),
        }
    }

    /// The text that tells most of what the title in the reader's language does not; `None` where
    /// that tells all.
    pub fn reason(bundle: &Bundle, query: &Query, record: Record, reader: Lang) -> Option<Excerpt> {
        let title = record.title(bundle).get(reader, &bundle.order);
        let told = title.map_or(0, |title| answered(query, title.text));
        let mut best = None;
        let mut most = 0;
        record.texts(bundle, &mut |field, tag, text| {
            let more = (answered(query, text) & !told).count_ones() * 8;
            let own = u32::from(tag == reader.html_tag()) * 2;
            let named = u32::from(field == Field::Name);
            let worth = if more > 0 { more + own + named } else { 0 };
            if worth > most {
                most = worth;
                best = Some(Excerpt::of(query, tag, text));
            }
        });
        best
    }

    /// The text without marks.
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

/// The words of the query that some token of the text answers to, as a set.
fn answered(query: &Query, text: &str) -> u32 {
    let mut set = 0;
    each_token(text, &mut |token| set |= query.answered(token.text));
    set
}

/// What to mark, as bytes of the text. Pairs that touch are one mark.
fn marks(query: &Query, text: &str) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    each_token(text, &mut |token| {
        if query.answered(token.text) == 0 {
            return;
        }
        match marks.last_mut() {
            Some((_, end)) if *end >= token.from => *end = token.to,
            _ => marks.push((token.from, token.to)),
        }
    });
    marks
}

/// The bytes of the text to show: all of a short one, else what stands around `mark`. A cut falls
/// between words where there are gaps.
fn cut(text: &str, mark: usize) -> (usize, usize) {
    let count = text.chars().count();
    if count <= MOST_LETTERS {
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
    let Some((end, _)) = rest.char_indices().nth(MOST_LETTERS) else {
        return (from, text.len());
    };
    let gap = rest.get(..end).and_then(|part| part.rfind(' '));
    // In scripts without gaps, and where a gap would come before the mark, a letter is good enough.
    let end = gap.filter(|gap| gap * 2 > end).unwrap_or(end);
    (from, from + end)
}
