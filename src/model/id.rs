//! Typed indices into the lists of a bundle, and the syntax of ids.

/// Declares the index type of one list.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident($int:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// Returns the index, from 0.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// Makes a typed index; `None` if it is too large for the type.
            pub fn new(index: usize) -> Option<$name> {
                <$int>::try_from(index).ok().map($name)
            }
        }
    };
}

index! {
    /// Index in [`Bundle::cities`](super::Bundle::cities), which does not contain the host.
    CityIx(u16)
}
index! {
    /// Index in [`Bundle::categories`](super::Bundle::categories).
    CategoryIx(u8)
}
index! {
    /// Index in [`Bundle::directions`](super::Bundle::directions).
    DirectionIx(u8)
}
index! {
    /// Index in [`Bundle::entries`](super::Bundle::entries).
    EntryIx(u32)
}
index! {
    /// Index in [`Bundle::series`](super::Bundle::series).
    SeriesIx(u16)
}
index! {
    /// Index in [`Bundle::venues`](super::Bundle::venues).
    VenueIx(u16)
}
index! {
    /// Index in [`Bundle::media`](super::Bundle::media).
    MediaIx(u16)
}
index! {
    /// Index in [`Bundle::sources`](super::Bundle::sources).
    SourceIx(u16)
}

/// Maximum length of an id in characters. Ids are parts of URLs, file names (at most 255 bytes in
/// file systems) and UIDs (75 bytes per line in calendars).
pub const MAX_ID_LENGTH: usize = 80;

/// Maximum length of an occurrence id: a series' id, `@`, and a day such as `-9999-12-31`.
pub const MAX_OCCURRENCE_ID_LENGTH: usize = MAX_ID_LENGTH + 12;

/// Whether a text is a valid id: up to [`MAX_ID_LENGTH`] lower-case ASCII letters and digits, with
/// single hyphens in between.
///
/// Ids are permanent parts of URLs and calendar UIDs, so they contain nothing that needs escaping.
///
/// ```
/// use pobratim::model::{MAX_ID_LENGTH, is_id};
/// assert!(is_id("petro-kim-2021"));
/// assert!(!is_id("Petro Kim") && !is_id("-a") && !is_id("a--b") && !is_id(""));
/// assert!(is_id(&"a".repeat(MAX_ID_LENGTH)) && !is_id(&"a".repeat(MAX_ID_LENGTH + 1)));
/// ```
pub fn is_id(text: &str) -> bool {
    text.len() <= MAX_ID_LENGTH
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Whether a text has the form of an entry's id or an expected occurrence's id: the id of the
/// series, `@` and a year or a day. Does not check that the occurrence exists.
///
/// ```
/// use pobratim::model::is_occurrence_id;
/// assert!(is_occurrence_id("city-day") && is_occurrence_id("city-day@2026"));
/// assert!(is_occurrence_id("open-door@2026-06-12"));
/// assert!(!is_occurrence_id("@2026") && !is_occurrence_id("city-day@") && !is_occurrence_id("a@b"));
/// ```
pub fn is_occurrence_id(text: &str) -> bool {
    let Some((series, slot)) = text.split_once('@') else {
        return is_id(text);
    };
    let is_date = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    is_id(series)
        && !slot.is_empty()
        && text.len() <= MAX_OCCURRENCE_ID_LENGTH
        && slot.bytes().all(is_date)
}
