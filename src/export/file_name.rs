//! Names for downloaded files.

use crate::model::MAX_ID_LENGTH;

/// How long a name may be without its extension: an id and a range of two days, each behind a hyphen.
/// The id of an expected occurrence is shorter.
const MOST: usize = MAX_ID_LENGTH + 25;

/// A name in ASCII from words such as the host's id and the month that is shown; whatever is no
/// letter or digit becomes a hyphen, and no name is longer than 104 characters and its extension.
///
/// ```
/// use pobratim::export::file_name;
/// assert_eq!(file_name(&["khabarovsk", "2021-05"], "ics"), "khabarovsk-2021-05.ics");
/// assert_eq!(file_name(&["city-day@2026"], "ics"), "city-day-2026.ics");
/// ```
pub fn file_name(words: &[&str], extension: &str) -> String {
    let mut name = String::new();
    for word in words {
        name.push('-');
        for found in word.chars() {
            if found.is_ascii_alphanumeric() {
                name.push(found.to_ascii_lowercase());
            } else if !name.ends_with('-') {
                name.push('-');
            }
        }
    }
    // All of it is ASCII by now.
    name.truncate(MOST);
    let mut name = name.trim_matches('-').to_string();
    if name.is_empty() {
        name.push_str("calendar");
    }
    name.push('.');
    name.push_str(extension);
    name
}
