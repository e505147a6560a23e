//! Splits a time into tokens.

use super::TimeParseError;
use super::words::{self, Word};
use crate::text::half_width;

/// A part of a time, with the column of its first character, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub token: Token,
    pub column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// `13:30`; the hour may be up to 29.
    Clock {
        hour: u8,
        minute: u8,
    },
    /// One or two digits.
    Number {
        value: u8,
        has_zero: bool,
    },
    Dash,
    Word(Word, String),
}

/// Splits a text into tokens.
///
/// # Errors
///
/// The first unknown word or character, or digits that no clock shows.
pub fn tokens(text: &str) -> Result<Vec<Placed>, TimeParseError> {
    let normalized: Vec<char> = text.chars().map(normalized).collect();
    let line: String = normalized.iter().collect();
    let mut rest = line.as_str();
    let mut column = 1;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (token, taken) = if let Some((word, taken)) = words::prefix(rest) {
            let text = rest.get(..taken).unwrap_or_default().to_string();
            (Some(Token::Word(word, text)), taken)
        } else if first.is_ascii_digit() {
            let (token, taken) = digits(rest, column)?;
            (Some(token), taken)
        } else if first == '-' {
            (Some(Token::Dash), 1)
        } else if matches!(first, ' ' | ',' | '.' | '(' | ')' | '/' | ':' | '|') {
            (None, 1)
        } else {
            let word: String = rest
                .chars()
                .take_while(|found| found.is_alphanumeric() == first.is_alphanumeric())
                .take_while(|found| *found != ' ')
                .collect();
            return Err(TimeParseError::NotRead { word, column });
        };
        if let Some(token) = token.filter(|token| !is_filler(token)) {
            tokens.push(Placed { token, column });
        }
        column += rest.get(..taken).map_or(1, |taken| taken.chars().count());
        rest = rest.get(taken..).unwrap_or_default();
    }
    Ok(tokens)
}

fn is_filler(token: &Token) -> bool {
    matches!(token, Token::Word(Word::Filler, _))
}

/// Returns a character in lower case, in one form of digits, spaces, brackets, colons and dashes. One
/// character stays one.
fn normalized(found: char) -> char {
    match half_width(found) {
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
        '–' | '—' | '―' | '−' | '‐' | '‑' | '~' | '～' | '〜' | '→' | 'ー' => '-',
        '、' | '・' | '。' | ';' => ',',
        '∶' => ':',
        '【' | '[' => '(',
        '】' | ']' => ')',
        '’' => '\'',
        'ё' | 'Ё' => 'е',
        found => found.to_lowercase().next().unwrap_or(found),
    }
}

/// Reads `13:30`, `13.30`, `13:30:00`, `9` or `09`.
fn digits(text: &str, column: usize) -> Result<(Token, usize), TimeParseError> {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |text: &str| text.parse::<u8>().ok();
    let hours = run(text);
    let after = text.get(hours..).unwrap_or_default();
    let minutes = after.strip_prefix([':', '.']).map_or(0, run);
    let whole = |length: usize| {
        let text = text.get(..length).unwrap_or_default().to_string();
        TimeParseError::NoSuchTime { text, column }
    };
    if minutes == 0 {
        let value = text.get(..hours).filter(|_| hours <= 2).and_then(number);
        let value = value.ok_or_else(|| whole(hours))?;
        let has_zero = hours == 2 && text.starts_with('0');
        return Ok((Token::Number { value, has_zero }, hours));
    }
    let mut length = hours + 1 + minutes;
    // Seconds, which spreadsheets add, may only be zero.
    if let Some(seconds) = text.get(length..).and_then(|rest| rest.strip_prefix(':')) {
        let count = run(seconds);
        length += 1 + count;
        if seconds.get(..count) != Some("00") {
            return Err(whole(length));
        }
    }
    let hour = text.get(..hours).filter(|_| hours <= 2).and_then(number);
    let minute = after.get(1..=minutes).filter(|_| minutes == 2);
    match (hour, minute.and_then(number)) {
        (Some(hour @ ..30), Some(minute @ ..60)) => Ok((Token::Clock { hour, minute }, length)),
        _ => Err(whole(length)),
    }
}
