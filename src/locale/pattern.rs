//! Formats dates by CLDR patterns (Unicode Technical Standard 35, part 4); only the fields that our
//! languages need.

use super::data::Locale;
use crate::time::Date;

/// Formats a day by a pattern of [`DatePatterns`](super::data::DatePatterns). Fields that are not
/// listed there are copied.
pub fn format(locale: &Locale, pattern: &str, day: Date) -> String {
    let mut out = String::new();
    for (index, piece) in pattern.split('\'').enumerate() {
        if index % 2 == 1 {
            out.push_str(piece);
            continue;
        }
        let mut letters = piece.chars().peekable();
        while let Some(letter) = letters.next() {
            let mut width = 1;
            while letters.next_if_eq(&letter).is_some() {
                width += 1;
            }
            let month = u8::from(day.month());
            match (letter, width) {
                ('y', 1) => out.push_str(&day.year().to_string()),
                ('M', 1) => out.push_str(&month.to_string()),
                ('M', 4) => out.push_str(locale.month(month).in_date),
                ('L', 4) => out.push_str(locale.month(month).alone),
                ('d', 1) => out.push_str(&day.day().to_string()),
                ('E', 4) => out.push_str(locale.weekday(day.weekday()).long),
                _ => out.extend(std::iter::repeat_n(letter, width)),
            }
        }
    }
    out
}
