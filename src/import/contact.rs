//! Cells for contacts.

use super::diagnostic::Diagnostic;
use super::phone::{PhoneError, international_phone, is_phone_like};
use crate::model::table::{items, joined};
use crate::model::{Country, SafeUrl};

/// Parses name, URL, mail address and phone number, and returns them in this order. A national phone
/// number is one of `country`.
///
/// # Errors
///
/// A second name or way of contact, an invalid one, or a missing name.
pub fn read_contact(text: &str, country: Country) -> Result<String, Diagnostic> {
    let mut parts: [Option<String>; 4] = Default::default();
    for item in items(text).iter().flat_map(|item| name_and_way(item)) {
        let (position, value) = match Way::of(item) {
            Some(Way::Page) if SafeUrl::page(item).is_err() => {
                return Err(Diagnostic::new("bad_link", &[("what", item)]));
            }
            Some(Way::Page) => (1, item.to_string()),
            Some(Way::Email) => (2, item.to_string()),
            Some(Way::Phone) => (3, phone(item, country)?),
            None => (0, item.to_string()),
        };
        match parts.get_mut(position) {
            Some(slot @ None) => *slot = Some(value),
            Some(Some(first)) if *first == value => {
                return Err(Diagnostic::new("twice", &[("what", item)]));
            }
            _ => return Err(Diagnostic::new("contact_second", &[("what", item)])),
        }
    }
    let [name, ways @ ..] = &parts;
    if name.is_none() || ways.iter().all(Option::is_none) {
        return Err(Diagnostic::new("bad_contact", &[("what", text)]));
    }
    Ok(joined(parts.iter().flatten().map(String::as_str)))
}

/// A way to reach somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Page,
    Email,
    Phone,
}

impl Way {
    /// Returns what an item is; `None` for a name.
    fn of(item: &str) -> Option<Way> {
        if item.contains("://") {
            Some(Way::Page)
        } else if item.contains('@') && !item.contains(' ') {
            Some(Way::Email)
        } else if item.starts_with('+') || is_phone_like(item) {
            Some(Way::Phone)
        } else {
            None
        }
    }
}

/// Splits `International office 025-111-2222` into name and way.
fn name_and_way(item: &str) -> Vec<&str> {
    if Way::of(item).is_none() {
        for (at, _) in item.match_indices(char::is_whitespace) {
            let (name, rest) = (item.get(..at), item.get(at..).map(str::trim));
            if let (Some(name), Some(rest)) = (name, rest)
                && Way::of(rest).is_some()
            {
                return vec![name.trim(), rest];
            }
        }
    }
    vec![item]
}

fn phone(item: &str, country: Country) -> Result<String, Diagnostic> {
    international_phone(item, country).map_err(|error| match error {
        PhoneError::Character { found, column } => Diagnostic::new(
            "phone_character",
            &[
                ("what", item),
                ("word", &found.to_string()),
                ("count", &column.to_string()),
            ],
        ),
        PhoneError::NoCountry => Diagnostic::new("phone_no_country", &[("what", item)]),
        PhoneError::Length { count, expected } => Diagnostic::new(
            "phone_length",
            &[
                ("what", item),
                ("count", &count.to_string()),
                ("list", &expected),
            ],
        ),
    })
}
