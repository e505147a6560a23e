//! Phone numbers in international form.

use crate::model::Country;
use crate::text::half_width;

/// Calling codes by country, with trunk prefixes and lengths.
const CODES: &str = include_str!("calling_codes.tsv");

/// Digits of an international number (ITU-T E.164), at least as many as the bundle accepts.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

/// Error of a text that is not a phone number. Columns are counted in characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneError {
    /// A character that is not part of a number, such as an extension.
    Character { found: char, column: usize },
    /// A national number of a country without a known calling code.
    NoCountry,
    /// The number of digits is impossible; `expected` are those of the country.
    Length { count: usize, expected: String },
}

/// How a country dials.
struct Dialling<'a> {
    code: &'a str,
    /// Written before a national number, and left out after the calling code.
    trunk: &'a str,
    /// Number of digits of fixed lines, and of mobile phones, without the trunk prefix.
    fixed: Vec<usize>,
    mobile: Vec<usize>,
}

impl Dialling<'_> {
    fn of(country: Country) -> Option<Dialling<'static>> {
        let lines = CODES.lines().filter(|line| !line.starts_with('#'));
        let rows = lines.map(|line| line.split('\t').collect::<Vec<_>>());
        let mut found = rows.filter_map(|row| match row.as_slice() {
            [own, code, trunk, fixed, mobile] if *own == country.as_str() => {
                let lengths =
                    |list: &str| list.split(',').filter_map(|it| it.parse().ok()).collect();
                Some(Dialling {
                    code,
                    trunk,
                    fixed: lengths(fixed),
                    mobile: lengths(mobile),
                })
            }
            _ => None,
        });
        found.next()
    }
}

/// Returns whether a text is meant as a phone number: it begins like one, and has six digits.
pub fn is_phone_like(text: &str) -> bool {
    let text = without_label(text);
    let first = text.chars().next().map(normalized);
    first.is_some_and(|first| matches!(first, '0'..='9' | '+' | '('))
        && text
            .chars()
            .map(normalized)
            .filter(char::is_ascii_digit)
            .count()
            >= 6
}

/// Returns a phone number in international form. A national number gets the calling code of
/// `country` in place of its trunk prefix, and keeps its groups.
///
/// ```
/// use pobratim::{import::international_phone, model::Country};
/// let japan = Country::from_code("JP").unwrap();
/// assert_eq!(international_phone("025-111-2222", japan).unwrap(), "+81 25-111-2222");
/// assert_eq!(international_phone("+7 4212 40-00-00", japan).unwrap(), "+7 4212 40-00-00");
/// assert!(international_phone("111-2222", japan).is_err());
/// ```
///
/// # Errors
///
/// A [`PhoneError`] if the number is impossible.
pub fn international_phone(text: &str, country: Country) -> Result<String, PhoneError> {
    let number = without_label(text);
    let skipped = text.chars().count() - number.chars().count();
    let number: String = number.chars().map(normalized).collect();
    let is_part = |found: char| found.is_ascii_digit() || " -()".contains(found);
    let stray = number
        .chars()
        .enumerate()
        .find(|(index, found)| !is_part(*found) && (*index, *found) != (0, '+'));
    if let Some((index, found)) = stray {
        return Err(PhoneError::Character {
            found,
            column: skipped + index + 1,
        });
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if number.starts_with('+') {
        return match DIGITS.contains(&digits.len()) {
            true => Ok(number),
            false => Err(PhoneError::Length {
                count: digits.len(),
                expected: format!("{}–{}", DIGITS.start(), DIGITS.end()),
            }),
        };
    }
    let dialling = Dialling::of(country).ok_or(PhoneError::NoCountry)?;
    let has = |length: usize| dialling.fixed.contains(&length) || dialling.mobile.contains(&length);
    let trunk =
        Some(dialling.trunk).filter(|trunk| !trunk.is_empty() && digits.starts_with(*trunk));
    let taken = match trunk {
        Some(trunk) if has(digits.len() - trunk.len()) => trunk.len(),
        // Mobile numbers are also written without the trunk prefix; others may lack the area code.
        _ if dialling.mobile.contains(&digits.len())
            && (trunk.is_none() || dialling.trunk != "0") =>
        {
            0
        }
        _ if dialling.trunk.is_empty() && has(digits.len()) => 0,
        _ => {
            let trunk = dialling.trunk.len();
            let mut lengths: Vec<usize> = dialling
                .fixed
                .iter()
                .chain(&dialling.mobile)
                .map(|it| it + trunk)
                .collect();
            lengths.sort_unstable();
            lengths.dedup();
            let lengths: Vec<String> = lengths.iter().map(usize::to_string).collect();
            return Err(PhoneError::Length {
                count: digits.len(),
                expected: lengths.join(", "),
            });
        }
    };
    Ok(["+", dialling.code, " ", &grouped(&number, taken)].concat())
}

/// Returns a national number without its first digits and without brackets.
fn grouped(number: &str, mut taken: usize) -> String {
    let mut out = String::new();
    for found in number.chars() {
        match found {
            '0'..='9' if taken > 0 => taken -= 1,
            '0'..='9' => out.push(found),
            _ if out.is_empty() || out.ends_with([' ', '-']) => {}
            '-' => out.push('-'),
            _ => out.push(' '),
        }
    }
    out.trim_end_matches([' ', '-']).to_string()
}

/// Returns a number without a word such as `Tel.` before it.
fn without_label(text: &str) -> &str {
    let rest = text.trim_start_matches(|found: char| found.is_alphabetic() || "☎℡".contains(found));
    let label = text
        .get(..text.len() - rest.len())
        .unwrap_or_default()
        .to_lowercase();
    let is_label = [
        "",
        "tel",
        "phone",
        "тел",
        "телефон",
        "т",
        "電話",
        "電話番号",
        "电话",
        "전화",
        "전화번호",
        "☎",
        "℡",
    ];
    match is_label.contains(&label.as_str()) {
        true => rest.trim_start_matches([' ', '.', ':', '：', '\u{3000}']),
        false => text,
    }
}

/// Returns a character with one form of digits, brackets, dashes and spaces.
fn normalized(found: char) -> char {
    match found {
        '０'..='９' | '（' | '）' | '＋' => half_width(found),
        '‐' | '‑' | '–' | '—' | '―' | '−' | 'ー' | '－' | '.' | '·' => '-',
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => ' ',
        found => found,
    }
}
