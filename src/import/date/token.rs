//! Tokens of a date.

use super::{DateParseError, words};
use crate::text::half_width;
use crate::time::recur::MonthPart;
use crate::time::{Season, Weekday};

/// A token of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number, and the number of its digits.
    Number(u32, usize),
    /// `1-я`, `2nd` or a word.
    Ordinal(u8),
    /// A numeric date, as far as it is complete.
    Numeric {
        year: Option<i32>,
        month: u8,
        day: Option<u8>,
    },
    /// `2021/22`: the first of two years.
    TwoYears(i32),
    Month(u8),
    Season(Season),
    Part(MonthPart),
    /// `half`, after an ordinal.
    Half,
    /// Ten days of a month, after an ordinal.
    TenDays,
    /// `年`, after a number.
    Year,
    MonthUnit,
    Day,
    /// A Japanese era, as the year before its first.
    Era(i32),
    Weekday(Weekday),
    Dash,
    From,
    /// `から`: follows the beginning.
    FromAfter,
    To,
    ToAfter,
    /// `до`, `until`: the end of a span; ambiguous without a beginning.
    Until,
    SinceAfter,
    By,
    ByAfter,
    Approximate,
    Uncertain,
    Unknown,
    Recurrence,
    /// Half a year, a quarter.
    PartOfYear,
    /// A school year, a financial year.
    NonCalendarYear,
    /// `and`: more than one date.
    Several,
    Filler,
}

/// Splits a text into tokens.
///
/// # Errors
///
/// The first unknown word, or ambiguous numbers.
pub fn tokens(text: &str) -> Result<Vec<Token>, DateParseError> {
    let normalized = normalized(text);
    let mut rest = normalized.as_str();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let taken = if first.is_ascii_digit() {
            let (token, taken) = number(rest)?;
            tokens.push(token);
            taken
        } else if first == '-' {
            // The hyphen of `mid-May` is not a dash.
            let next = rest.chars().nth(1).is_some_and(char::is_alphabetic);
            if !(next && matches!(tokens.last(), Some(Token::Part(_)))) {
                tokens.push(Token::Dash);
            }
            1
        } else if let Some((token, taken)) = words::prefix(rest) {
            tokens.push(token);
            taken
        } else if first.is_alphabetic() {
            let taken = prefix_length(rest, char::is_alphabetic);
            let word = rest.get(..taken).unwrap_or_default();
            // «не» belongs to «не позднее», and `no later than` means `by`.
            match word {
                "не" | "дата" | "date" | "day" | "no" | "later" | "a" => {}
                "than" => tokens.push(Token::By),
                _ => match words::word(word) {
                    Some(token) => tokens.push(token),
                    None => return Err(DateParseError::NotRead(word.to_string())),
                },
            }
            taken
        } else if matches!(
            first,
            ' ' | ',' | '.' | '(' | ')' | '（' | '）' | '[' | ']' | '«' | '»' | '"'
        ) {
            1
        } else {
            return Err(DateParseError::NotRead(first.to_string()));
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    tokens.retain(|token| *token != Token::Filler);
    Ok(tokens)
}

/// Normalises a text: lower case, one form of digits, spaces, brackets and dashes, Chinese numbers
/// as digits.
fn normalized(text: &str) -> String {
    let mut normalized = String::new();
    for found in text.trim().chars().flat_map(char::to_lowercase) {
        normalized.push(match found {
            '０'..='９' => half_width(found),
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
            '–' | '—' | '−' | '‐' | '‑' | '~' | '～' | '〜' => '-',
            '／' => '/',
            '．' => '.',
            'ё' => 'е',
            found => found,
        });
    }
    // Weekdays in brackets are tokens of the vocabulary; other brackets are ignored.
    let mut wide = String::new();
    let chars: Vec<char> = normalized.chars().collect();
    for (index, found) in chars.iter().enumerate() {
        let inside = |position: Option<usize>| {
            let inside = position.and_then(|position| chars.get(position));
            inside.is_some_and(|inside| !inside.is_ascii() && !matches!(inside, 'а'..='я'))
        };
        wide.push(match found {
            '(' if chars.get(index + 2) == Some(&')') && inside(Some(index + 1)) => '（',
            ')' if index >= 2 && chars.get(index - 2) == Some(&'(') && inside(Some(index - 1)) => {
                '）'
            }
            other => *other,
        });
    }
    with_arabic_digits(&wide)
}

/// Converts Chinese numbers before a unit to digits: `二〇二一年五月` becomes `2021年5月`.
fn with_arabic_digits(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let value = |found: char| DIGITS.chars().position(|digit| digit == found);
    let mut out = String::new();
    let mut run: Vec<char> = Vec::new();
    for found in text.chars().chain(['\0']) {
        let found_digit = if found == '零' { '〇' } else { found };
        let after_week = out.ends_with(['周', '期', '（']);
        if !after_week && (value(found_digit).is_some() || found == '十') {
            run.push(found_digit);
            continue;
        }
        if matches!(found, '年' | '月' | '日' | '号') && !run.is_empty() {
            match run.iter().position(|digit| *digit == '十') {
                Some(ten) => {
                    let tens = match ten.checked_sub(1).and_then(|index| run.get(index)) {
                        Some(digit) => value(*digit).unwrap_or(0),
                        None => 1,
                    };
                    let ones = run.get(ten + 1).and_then(|digit| value(*digit));
                    out.push_str(&(tens * 10 + ones.unwrap_or(0)).to_string());
                }
                None => {
                    for digit in run.iter().filter_map(|digit| value(*digit)) {
                        out.push_str(&digit.to_string());
                    }
                }
            }
        } else {
            out.extend(run.iter());
        }
        run.clear();
        if found != '\0' {
            out.push(found);
        }
    }
    out
}

/// Returns the length in bytes of the longest prefix of matching characters.
fn prefix_length(text: &str, fits: fn(char) -> bool) -> usize {
    text.find(|found| !fits(found)).unwrap_or(text.len())
}

fn is_digit(found: char) -> bool {
    found.is_ascii_digit()
}

/// Reads a number, or several that make a date: `14.05.2021`, `2021. 5. 14.`, `05.2021`, `2021/22`.
fn number(text: &str) -> Result<(Token, usize), DateParseError> {
    let (numbers, separator, taken) = number_group(text);
    let whole = text.get(..taken).unwrap_or_default().trim();
    let value = |index: usize| numbers.get(index).map_or(0, |(value, _)| *value);
    let digits = |index: usize| numbers.get(index).map_or(0, |(_, digits)| *digits);
    let numeric = |year: u32, month: u32, day: Option<u32>| {
        let month = u8::try_from(month).unwrap_or(u8::MAX);
        let day = day.map(|day| u8::try_from(day).unwrap_or(u8::MAX));
        // Four digits fit.
        let year = (year > 0).then_some(year as i32);
        (Token::Numeric { year, month, day }, taken)
    };
    match (numbers.len(), separator) {
        (3, _) if digits(0) == 4 => Ok(numeric(value(0), value(1), Some(value(2)))),
        (3, '.') if digits(2) == 4 => Ok(numeric(value(2), value(1), Some(value(0)))),
        (3, _) if digits(2) == 4 => {
            let (first, second) = (value(0), value(1));
            if first == second || second > 12 && first <= 12 {
                return Ok(numeric(value(2), first, Some(second)));
            }
            if first > 12 {
                return Ok(numeric(value(2), second, Some(first)));
            }
            Err(DateParseError::DayOrMonth {
                text: whole.to_string(),
                first: iso(value(2), second, first),
                second: iso(value(2), first, second),
            })
        }
        (3, _) if digits(2) == 2 => Err(DateParseError::TwoDigitYear(whole.to_string())),
        (2, '/') if digits(0) == 4 && digits(1) == 2 && value(1) == (value(0) + 1) % 100 => {
            // Four digits fit.
            Ok((Token::TwoYears(value(0) as i32), taken))
        }
        (2, '-') if digits(0) == 4 && digits(1) == 2 && (1..=12).contains(&value(1)) => {
            Ok(numeric(value(0), value(1), None))
        }
        (2, '.' | '/') if digits(0) == 4 && digits(1) <= 2 => Ok(numeric(value(0), value(1), None)),
        (2, '.' | '/') if digits(1) == 4 && digits(0) <= 2 => Ok(numeric(value(1), value(0), None)),
        (2, '.') if digits(0) <= 2 && digits(1) <= 2 => Ok(numeric(0, value(1), Some(value(0)))),
        _ => {
            let alone = prefix_length(text, is_digit);
            let after = text.get(alone..).unwrap_or_default();
            // «1-я», «14-го»: as a day, an ordinal equals a number.
            let suffix = after
                .strip_prefix('-')
                .map(|rest| prefix_length(rest, char::is_alphabetic));
            let word = suffix
                .and_then(|length| after.get(1..=length))
                .unwrap_or_default();
            if ["я", "ая", "й", "ую", "ой"].contains(&word) {
                let number = u8::try_from(value(0)).unwrap_or(u8::MAX);
                return Ok((Token::Ordinal(number), alone + 1 + word.len()));
            }
            if ["го", "ого", "е", "ое"].contains(&word) {
                return Ok((Token::Number(value(0), digits(0)), alone + 1 + word.len()));
            }
            Ok((Token::Number(value(0), digits(0)), alone))
        }
    }
}

/// Formats a reading of an ambiguous date: `2021-05-14`.
fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns up to three numbers with one separator between them, the separator, and the length in
/// bytes. A dash joins only numbers that can be one date; otherwise it separates two dates.
fn number_group(text: &str) -> (Vec<(u32, usize)>, char, usize) {
    let mut numbers = Vec::new();
    let mut separator = ' ';
    let mut index = 0;
    let mut taken = 0;
    loop {
        let rest = text.get(index..).unwrap_or_default();
        let length = prefix_length(rest, is_digit);
        if length == 0 {
            break;
        }
        let value = rest.get(..length).and_then(|digits| digits.parse().ok());
        numbers.push((value.unwrap_or(u32::MAX), length));
        index += length;
        taken = index;
        let rest = text.get(index..).unwrap_or_default();
        let next = rest.chars().next().unwrap_or(' ');
        let fits = matches!(next, '.' | '/' | '-') && (separator == ' ' || next == separator);
        if !fits || numbers.len() == 3 {
            break;
        }
        separator = next;
        index += 1;
        // A Korean date has spaces: `2021. 5. 14.`
        if next == '.' && numbers.first().is_some_and(|(_, digits)| *digits == 4) {
            index += text
                .get(index..)
                .map_or(0, |rest| prefix_length(rest, |found| found == ' '));
        }
    }
    let digits: Vec<usize> = numbers.iter().map(|(_, digits)| *digits).collect();
    let is_date = match (digits.as_slice(), separator) {
        ([4, _, _], '-') => true,
        ([4, 2], '-') => numbers
            .get(1)
            .is_some_and(|(month, _)| (1..=12).contains(month)),
        ([1 | 2, 1 | 2, 2 | 4], '-') => true,
        (_, '-') => false,
        _ => true,
    };
    if !is_date {
        let first = digits.first().copied().unwrap_or(0);
        numbers.truncate(1);
        return (numbers, ' ', first);
    }
    (numbers, separator, taken)
}
