//! Names of downloaded files.

use crate::model::MAX_ID_LENGTH;

/// Maximum length without the extension: an id and a range of two days, each after a hyphen. The id
/// of an expected occurrence is shorter.
const MAX_LENGTH: usize = MAX_ID_LENGTH + 25;

/// Returns a file name in ASCII from parts such as the host's id and a month. Every other character
/// than a letter or digit becomes a hyphen; the name has at most 104 characters plus its extension.
///
/// ```
/// use pobratim::export::file_name;
/// assert_eq!(file_name(&["khabarovsk", "2021-05"], "ics"), "khabarovsk-2021-05.ics");
/// assert_eq!(file_name(&["city-day@2026"], "ics"), "city-day-2026.ics");
/// ```
pub fn file_name(parts: &[&str], extension: &str) -> String {
    let mut name = String::new();
    for part in parts {
        name.push('-');
        for found in part.chars() {
            if found.is_ascii_alphanumeric() {
                name.push(found.to_ascii_lowercase());
            } else if !name.ends_with('-') {
                name.push('-');
            }
        }
    }
    // The name is ASCII, so that any index is a character boundary.
    name.truncate(MAX_LENGTH);
    let mut name = name.trim_matches('-').to_string();
    if name.is_empty() {
        name.push_str("calendar");
    }
    name.push('.');
    name.push_str(extension);
    name
}
