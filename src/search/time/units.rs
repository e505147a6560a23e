//! Splits a text into the units of which times are made.

use crate::text::{Folded, folded, half_width, with_dakuten};

/// A word, a number, or a letter of a script without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub kind: Kind,
    /// What is between it and the unit before it.
    pub gap: Gap,
    /// Its bytes in the text.
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Folded letters.
    Word(String),
    /// The value, at most [`u32::MAX`], and the number of digits.
    Number(u32, usize),
    /// A folded letter of Han, kana or Hangul.
    Wide(char),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Nothing,
    /// A space, or any other separator.
    Space,
    /// A mark of numeric dates, after which there may be spaces if it is a full stop.
    Mark(char),
}

/// Marks between the numbers of a date.
const MARKS: [char; 3] = ['.', '-', '/'];
/// Dashes of spans, which are read as hyphens.
const DASHES: [char; 4] = ['–', '—', '~', '〜'];
/// Chinese numerals, in the order of their values.
const HAN_DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// The units before which Chinese numerals are a part of a date: month, day, year.
const HAN_UNITS: [char; 4] = ['月', '日', '号', '年'];

/// Returns the units of a text.
pub fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut gap = Gap::Space;
    for (from, character) in text.char_indices() {
        let to = from + character.len_utf8();
        let last = units.last_mut().filter(|_| gap == Gap::Nothing);
        let kind = match folded(character) {
            Folded::Ignored => continue,
            Folded::SoundMark(mark) => {
                if let Some(Unit {
                    kind: Kind::Wide(letter),
                    to: end,
                    ..
                }) = last
                {
                    *letter = with_dakuten(*letter, mark);
                    *end = to;
                }
                continue;
            }
            Folded::Separator => {
                gap = after_separator(gap, half_width(character));
                continue;
            }
            Folded::Wide(letter) => Kind::Wide(letter),
            Folded::Letter(letter) => match (letter.to_digit(10), last) {
                (
                    Some(digit),
                    Some(Unit {
                        kind: Kind::Number(value, digits),
                        to: end,
                        ..
                    }),
                ) => {
                    *value = value.saturating_mul(10).saturating_add(digit);
                    *digits += 1;
                    *end = to;
                    continue;
                }
                (Some(digit), _) => Kind::Number(digit, 1),
                (
                    None,
                    Some(Unit {
                        kind: Kind::Word(word),
                        to: end,
                        ..
                    }),
                ) => {
                    word.push(letter);
                    *end = to;
                    continue;
                }
                (None, _) => Kind::Word(letter.to_string()),
            },
        };
        units.push(Unit {
            kind,
            gap,
            from,
            to,
        });
        gap = Gap::Nothing;
    }
    with_han_numbers(units)
}

fn after_separator(gap: Gap, separator: char) -> Gap {
    match gap {
        Gap::Nothing if MARKS.contains(&separator) => Gap::Mark(separator),
        Gap::Nothing if DASHES.contains(&separator) => Gap::Mark('-'),
        // `2027. 5. 31.`
        Gap::Mark('.') if separator.is_whitespace() => gap,
        Gap::Nothing | Gap::Space | Gap::Mark(_) => Gap::Space,
    }
}

/// Joins Chinese numerals before a unit of a date to numbers: 十二月.
fn with_han_numbers(units: Vec<Unit>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    // The index of the first numeral of a run.
    let mut run: Option<usize> = None;
    for unit in units {
        let letter = match unit.kind {
            Kind::Wide(letter) => Some(letter),
            Kind::Word(_) | Kind::Number(..) => None,
        };
        let is_numeral =
            letter.is_some_and(|letter| letter == '十' || HAN_DIGITS.contains(&letter));
        if is_numeral {
            run = run.filter(|_| unit.gap == Gap::Nothing).or(Some(out.len()));
        } else if let Some(start) = run.take()
            && unit.gap == Gap::Nothing
            && letter.is_some_and(|letter| HAN_UNITS.contains(&letter))
            && let Some(number) = out.get(start..).and_then(han_number)
        {
            out.truncate(start);
            out.push(number);
        }
        out.push(unit);
    }
    out
}

/// Returns the number of Chinese numerals: 1 to 99 with tens, or the digits of a year.
fn han_number(numerals: &[Unit]) -> Option<Unit> {
    let (first, last) = (numerals.first()?, numerals.last()?);
    let value_of = |unit: &Unit| match unit.kind {
        Kind::Wide('十') => Some(10),
        Kind::Wide(letter) => {
            let index = HAN_DIGITS.iter().position(|digit| *digit == letter);
            index.and_then(|index| u32::try_from(index).ok())
        }
        Kind::Word(_) | Kind::Number(..) => None,
    };
    let values: Vec<u32> = numerals.iter().filter_map(value_of).collect();
    let value = match *values.as_slice() {
        [10] => 10,
        [one] => one,
        [10, ones] => 10 + ones,
        [tens, 10] => tens * 10,
        [tens, 10, ones] => tens * 10 + ones,
        [a, b, c, d] if values.iter().all(|value| *value < 10) => a * 1000 + b * 100 + c * 10 + d,
        _ => return None,
    };
    Some(Unit {
        kind: Kind::Number(value, value.to_string().len()),
        gap: first.gap,
        from: first.from,
        to: last.to,
    })
}
