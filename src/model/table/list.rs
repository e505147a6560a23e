//! Lists of items in one cell, and escaping of formulas.

use std::borrow::Cow;

/// Joins list items into one cell with `; `, escaping `;` and `\` with a backslash.
///
/// ```
/// use pobratim::export::{items, joined};
/// assert_eq!(joined(["harbin", "niigata"].into_iter()), "harbin; niigata");
/// assert_eq!(items(&joined(["a; b", r"c\"].into_iter())), ["a; b", r"c\"]);
/// assert!(items(" ").is_empty());
/// ```
pub fn joined<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str("; ");
        }
        for found in item.chars() {
            if matches!(found, ';' | '\\') {
                text.push('\\');
            }
            text.push(found);
        }
    }
    text
}

/// Splits a cell written by [`joined`], trims the items and drops empty ones. The full-width `；` of
/// Chinese and Japanese keyboards also separates items.
pub fn items(cell: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut is_escaped = false;
    for found in cell.chars() {
        match found {
            ';' | '；' if !is_escaped => items.push(String::new()),
            '\\' if !is_escaped => {
                is_escaped = true;
                continue;
            }
            found => {
                if let Some(item) = items.last_mut() {
                    item.push(found);
                }
            }
        }
        is_escaped = false;
    }
    let trimmed = items.iter().map(|item| item.trim().to_string());
    trimmed.filter(|item| !item.is_empty()).collect()
}

/// Escapes a cell against CSV injection: spreadsheets evaluate text that begins like a formula, so
/// it gets an apostrophe in front, which they hide.
///
/// ```
/// use pobratim::export::{escape_formula, unescape_formula};
/// assert_eq!(escape_formula("=1+1"), "'=1+1");
/// assert_eq!(unescape_formula("'=1+1"), "=1+1");
/// assert_eq!((escape_formula("День"), unescape_formula("'tis")), ("День".into(), "'tis"));
/// ```
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if begins_like_a_formula(cell) {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

/// Removes the apostrophe added by [`escape_formula`].
pub fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_like_a_formula(rest) => rest,
        _ => cell,
    }
}

fn begins_like_a_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
