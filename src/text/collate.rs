//! Sorts names in the alphabet of a language, as `Intl.Collator` does in the page. The collation
//! data is too large for the page, so only the command compiles it.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::Locale;

use super::Lang;

/// Returns the rank of each name, from 0, in the alphabet of a language (CLDR); equal names have
/// equal ranks. A language without an order of its own in CLDR uses the root order of all scripts.
///
/// ```
/// use pobratim::text::{Lang, ranks};
/// let names = ["Ёлка", "Яр", "Ель"].map(str::to_string);
/// assert_eq!(ranks(Lang::Ru, &names), [0, 2, 1]);
/// ```
pub fn ranks(lang: Lang, names: &[String]) -> Vec<i64> {
    let locale = Locale::try_from_str(lang.html_tag()).unwrap_or(Locale::UNKNOWN);
    let preferences = CollatorPreferences::from(&locale);
    let collator = Collator::try_new(preferences, CollatorOptions::default());
    let mut sorted: Vec<&String> = names.iter().collect();
    // The data is compiled in, so a collator always exists.
    if let Ok(collator) = collator {
        sorted.sort_by(|left, right| collator.compare(left, right));
    }
    let rank = |name| sorted.iter().position(|other| *other == name);
    let ranks = names.iter().map(rank);
    ranks
        .map(|rank| {
            rank.and_then(|rank| i64::try_from(rank).ok())
                .unwrap_or_default()
        })
        .collect()
}
