//! Dates that are followed by a time in the same cell.

use super::read_date;
use super::time::{TimeParseError, read_time};
use crate::time::Edtf;

/// Splits a date from the time after it: `2026-12-19 14:00`, `2026年12月19日(土)14:00～16:00`. Returns
/// `None` if the text does not begin with a date, or nothing after it looks like a time.
pub fn split_date_time(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let mut looks_like = None;
    for (at, found) in text.char_indices().rev() {
        let (date, rest) = (text.get(..at)?, text.get(at..)?);
        let ends_date = found.is_whitespace()
            || found == 'T'
            || date.ends_with([')', '）', '日', '号', '일', ',', '、', '.']);
        if !ends_date || !rest.contains(is_digit_or_letter) || !is_date(date) {
            continue;
        }
        let time =
            rest.trim_start_matches(['T', ' ', ',', '、', '，', '\u{3000}', '\n', '\t', '\u{a0}']);
        match read_time(time) {
            Ok(_) => return Some((date.trim_end_matches([',', '、', ' ']), time)),
            Err(TimeParseError::Empty | TimeParseError::NotRead { .. })
                if !time.contains([':', '：']) => {}
            Err(_) => {
                looks_like = looks_like.or(Some((date.trim_end_matches([',', '、', ' ']), time)))
            }
        }
    }
    looks_like
}

fn is_digit_or_letter(found: char) -> bool {
    found.is_alphanumeric()
}

fn is_date(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', '、']);
    is_spreadsheet_epoch(text) || read_date(text).is_ok_and(|date| date != Edtf::Unknown)
}

/// Returns whether a date is the first day of a spreadsheet's calendar, or the day that programs put
/// before a time without a date.
pub fn is_spreadsheet_epoch(date: &str) -> bool {
    matches!(
        date,
        "1899-12-30" | "1899-12-31" | "1900-01-00" | "1900-01-01" | "1904-01-01"
    )
}
