//! The first day of the week by country, for languages that are used in many countries.

use crate::time::Weekday;

/// Countries whose week begins on a Sunday (CLDR, `weekData`).
const SUNDAY: [&str; 56] = [
    "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU", "HK",
    "HN", "ID", "IL", "IN", "IS", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT", "MX",
    "MZ", "NI", "NP", "PA", "PE", "PH", "PK", "PR", "PT", "PY", "SA", "SG", "SV", "TH", "TT", "TW",
    "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
];

/// Countries whose week begins on a Saturday.
const SATURDAY: [&str; 14] = [
    "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY",
];

/// Returns the first day of the week in a country (ISO 3166-1); Monday by default.
pub fn first_in(country: &str) -> Weekday {
    if SUNDAY.contains(&country) {
        Weekday::Sunday
    } else if SATURDAY.contains(&country) {
        Weekday::Saturday
    } else if country == "MV" {
        Weekday::Friday
    } else {
        Weekday::Monday
    }
}
