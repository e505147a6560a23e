//! The order of names in the alphabet of a language, as the page has it from `Intl.Collator`. Its
//! data would be too large for the page, so only the command compiles it.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::Locale;

use super::Lang;

/// Returns the place of each name among all of them, from 0, in the alphabet of a language (CLDR);
/// the same name has the same place. For a language of which CLDR knows no order it is that of all
/// scripts together.
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
    // The data is compiled in, so there always is a collator.
    if let Ok(collator) = collator {
        sorted.sort_by(|left, right| collator.compare(left, right));
    }
    let place = |name| sorted.iter().position(|other| *other == name);
    let places = names.iter().map(place);
    places
        .map(|place| {
            place
                .and_then(|place| i64::try_from(place).ok())
                .unwrap_or_default()
        })
        .collect()
}
