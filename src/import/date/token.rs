//! What people write as a date, cut into pieces that mean something.

use super::{DateDoubt, words};
use crate::time::recur::MonthPart;
use crate::time::{Season, Weekday};

/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number, and how many digits it is written with.
    Number(u32, usize),
    /// `1-я`, `2nd` or a word.
    Ordinal(u8),
    /// A date in numbers, as far as it goes.
    Numeric {
        year: Option<i32>,
        month: u8,
        day: Option<u8>,
    },
    /// `2021/22`: what began in the first of two years.
    TwoYears(i32),
    Month(u8),
    Season(Season),
    Part(MonthPart),
    /// `half`, after an ordinal.
    HalfOf,
    /// Ten days of a month, after an ordinal.
    Decade,
    /// `年`, after a number.
    Year,
    MonthUnit,
    Day,
    /// A Japanese era by the year before its first.
    Era(i32),
    Weekday(Weekday),
    Dash,
    From,
    /// `から`: behind what it begins with.
    FromAfter,
    To,
    ToAfter,
    /// `до`, `until`: the end of what has a beginning, and a question where it has none.
    Until,
    SinceAfter,
    By,
    ByAfter,
    Around,
    Perhaps,
    Unknown,
    Recurs,
    /// Half a year, a quarter.
    PartOfYear,
    /// A school year, a financial year.
    NoCalendarYear,
    /// `and`: more than one date.
    Several,
    Filler,
}

/// Cuts a text into tokens.
///
/// # Errors
///
/// The first word that no date has, or numbers that can be read in two ways.
pub fn tokens(text: &str) -> Result<Vec<Token>, DateDoubt> {
    let plain = plain(text);
    let mut rest = plain.as_str();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let taken = if first.is_ascii_digit() {
            let (token, taken) = number(rest)?;
            tokens.push(token);
            taken
        } else if first == '-' {
            // The hyphen of `mid-May` parts nothing.
            let next = rest.chars().nth(1).is_some_and(char::is_alphabetic);
            if !(next && matches!(tokens.last(), Some(Token::Part(_)))) {
                tokens.push(Token::Dash);
            }
            1
        } else if let Some((token, taken)) = words::sign(rest) {
            tokens.push(token);
            taken
        } else if first.is_alphabetic() {
            let taken = run(rest, char::is_alphabetic);
            let word = rest.get(..taken).unwrap_or_default();
            // «не» only belongs to «не позднее»; `no later than` to `by`.
            match word {
                "не" | "дата" | "date" | "day" | "no" | "later" | "a" => {}
                "than" => tokens.push(Token::By),
                _ => match words::word(word) {
                    Some(token) => tokens.push(token),
                    None => return Err(DateDoubt::NotRead(word.to_string())),
                },
            }
            taken
        } else if matches!(
            first,
            ' ' | ',' | '.' | '(' | ')' | '（' | '）' | '[' | ']' | '«' | '»' | '"'
        ) {
            1
        } else {
            return Err(DateDoubt::NotRead(first.to_string()));
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    tokens.retain(|token| *token != Token::Filler);
    Ok(tokens)
}

/// Lower case, one kind of digit, space, bracket and dash, and Chinese numbers in digits.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for found in text.trim().chars().flat_map(char::to_lowercase) {
        plain.push(match found {
            '０'..='９' => char::from_u32(u32::from(found) - 0xfee0).unwrap_or(found),
            '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' | '\t' | '\n' | '\r' => ' ',
            '–' | '—' | '−' | '‐' | '‑' | '~' | '～' | '〜' => '-',
            '／' => '/',
            '．' => '.',
            'ё' => 'е',
            found => found,
        });
    }
    // Weekdays in brackets are signs of their own; others' brackets mean nothing.
    let mut wide = String::new();
    let chars: Vec<char> = plain.chars().collect();
    for (at, found) in chars.iter().enumerate() {
        let inside = |place: Option<usize>| {
            let inside = place.and_then(|place| chars.get(place));
            inside.is_some_and(|inside| !inside.is_ascii() && !matches!(inside, 'а'..='я'))
        };
        wide.push(match found {
            '(' if chars.get(at + 2) == Some(&')') && inside(Some(at + 1)) => '（',
            ')' if at >= 2 && chars.get(at - 2) == Some(&'(') && inside(Some(at - 1)) => '）',
            other => *other,
        });
    }
    in_digits(&wide)
}

/// Chinese numbers before a unit as digits: `二〇二一年五月` is `2021年5月`.
fn in_digits(text: &str) -> String {
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
                    let tens = match ten.checked_sub(1).and_then(|at| run.get(at)) {
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

/// How many bytes of the beginning fit.
fn run(text: &str, fits: fn(char) -> bool) -> usize {
    text.find(|found| !fits(found)).unwrap_or(text.len())
}

fn is_digit(found: char) -> bool {
    found.is_ascii_digit()
}

/// A number, or several that make a date: `14.05.2021`, `2021. 5. 14.`, `05.2021`, `2021/22`.
fn number(text: &str) -> Result<(Token, usize), DateDoubt> {
    let (numbers, separator, taken) = chain(text);
    let whole = text.get(..taken).unwrap_or_default().trim();
    let value = |at: usize| numbers.get(at).map_or(0, |(value, _)| *value);
    let digits = |at: usize| numbers.get(at).map_or(0, |(_, digits)| *digits);
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
            Err(DateDoubt::DayOrMonth {
                text: whole.to_string(),
                first: iso(value(2), second, first),
                second: iso(value(2), first, second),
            })
        }
        (3, _) if digits(2) == 2 => Err(DateDoubt::TwoDigitYear(whole.to_string())),
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
            let alone = run(text, is_digit);
            let after = text.get(alone..).unwrap_or_default();
            // «1-я», «14-го»: an ordinal is as good as a number where a day stands.
            let suffix = after
                .strip_prefix('-')
                .map(|rest| run(rest, char::is_alphabetic));
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

/// `2021-05-14`, for the two readings of a question.
fn iso(year: u32, month: u32, day: u32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Up to three numbers with one separator between them, the separator, and the bytes taken. A dash
/// only joins what can be one date; between other numbers it parts two.
fn chain(text: &str) -> (Vec<(u32, usize)>, char, usize) {
    let mut numbers = Vec::new();
    let mut separator = ' ';
    let mut at = 0;
    let mut taken = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let length = run(rest, is_digit);
        if length == 0 {
            break;
        }
        let value = rest.get(..length).and_then(|digits| digits.parse().ok());
        numbers.push((value.unwrap_or(u32::MAX), length));
        at += length;
        taken = at;
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.chars().next().unwrap_or(' ');
        let fits = matches!(next, '.' | '/' | '-') && (separator == ' ' || next == separator);
        if !fits || numbers.len() == 3 {
            break;
        }
        separator = next;
        at += 1;
        // A Korean date has spaces: `2021. 5. 14.`
        if next == '.' && numbers.first().is_some_and(|(_, digits)| *digits == 4) {
            at += text
                .get(at..)
                .map_or(0, |rest| run(rest, |found| found == ' '));
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
