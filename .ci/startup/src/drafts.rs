//! Finds records of a built site's bundles that are not to be published. A build contains its bundles
//! unchanged; only `pobratim publish` leaves records out.

use serde_json::Value;

/// The lists whose records can be drafts.
const LISTS: [&str; 4] = ["events", "programmes", "documents", "series"];

/// Returns the titles of the records of a bundle that are drafts or are not published on `today`,
/// `YYYY-MM-DD`, with the reason. Returns none for a file that is not a bundle.
pub fn not_published(text: &str, today: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let bundle: Value = serde_json::from_str(text).unwrap_or_default();
    let format = bundle["format"].as_str().unwrap_or_default();
    if !format.starts_with("pobratim/") {
        return Vec::new();
    }
    let records = LISTS.iter().filter_map(|list| bundle[list].as_array());
    let found = records.flatten().filter_map(|record| {
        let reason = reason(record, today)?;
        Some(format!("“{}”: {reason}", title(&bundle, record)))
    });
    found.collect()
}

/// Returns why a record is not published. An invalid value means that it is not.
fn reason(record: &Value, today: &str) -> Option<String> {
    if !matches!(record["draft"], Value::Null | Value::Bool(false)) {
        return Some("a draft".to_string());
    }
    // Days of this format are ordered as texts.
    let is_past = |day: &str| day < today;
    let is_coming = |day: &str| day > today;
    let of = |field: &str, excludes: &dyn Fn(&str) -> bool| match record[field].as_str() {
        Some(day) if excludes(day) => Some(format!("`{field}` is {day}")),
        None if !record[field].is_null() => Some(format!("`{field}` is {}", record[field])),
        Some(_) | None => None,
    };
    of("publish_from", &is_coming).or_else(|| of("publish_until", &is_past))
}

/// Returns the title in the first language of the bundle that it has; the id where it has none.
fn title<'a>(bundle: &'a Value, record: &'a Value) -> &'a str {
    let languages = bundle["languages"].as_array().into_iter().flatten();
    let mut titles = languages.filter_map(|lang| record["title"][lang.as_str()?].as_str());
    let title = titles.next().or(record["id"].as_str());
    title.unwrap_or_default()
}

/// Returns a day as `YYYY-MM-DD` from its number since 1970-01-01.
///
/// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
pub fn day(since_1970: u64) -> String {
    let days = since_1970 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
