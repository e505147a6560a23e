//! Numbers of entries in words, by group.

use crate::locale;
use crate::model::GroupCounts;
use crate::text::Lang;
use crate::ui::messages::{entries, i18n, td_string};

/// Returns the numbers of entries and of expected occurrences in words: “2 entries, 3 expected”, without
/// those of which there are none.
pub fn entries_and_expected(lang: Lang, count: usize, expected: usize) -> String {
    if expected == 0 {
        return entries(lang, count);
    }
    let number = locale::of(lang).number(expected);
    let expected = td_string!(i18n(lang), words.count_expected, count = number);
    match count {
        0 => expected,
        count => [entries(lang, count), expected].join(locale::of(lang).punctuation.comma),
    }
}

/// Returns the numbers in words: each group that has any, as “2 announced, 1 expected”. What is past
/// is “5 entries” if nothing is coming.
pub fn counts_text(lang: Lang, counts: &GroupCounts) -> String {
    let past = counts.past + counts.undated;
    let is_over = counts.announced + counts.expected == 0;
    if past == counts.total() {
        return entries(lang, past);
    }
    let number = |count: usize| locale::of(lang).number(count);
    let mut parts = Vec::new();
    if counts.announced > 0 {
        let count = number(counts.announced);
        parts.push(td_string!(i18n(lang), words.count_announced, count = count));
    }
    if counts.expected > 0 {
        let count = number(counts.expected);
        parts.push(td_string!(i18n(lang), words.count_expected, count = count));
    }
    if past > 0 {
        let count = number(past);
        parts.push(match is_over {
            true => entries(lang, past),
            false => td_string!(i18n(lang), words.count_past, count = count),
        });
    }
    if counts.unconfirmed > 0 {
        let count = number(counts.unconfirmed);
        parts.push(td_string!(
            i18n(lang),
            words.count_unconfirmed,
            count = count
        ));
    }
    if counts.cancelled > 0 {
        let count = number(counts.cancelled);
        parts.push(td_string!(i18n(lang), words.count_cancelled, count = count));
    }
    parts.join(locale::of(lang).punctuation.comma)
}
