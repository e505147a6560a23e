//! Places in the bundle's lists, one type per list, so that a city is never looked up as a topic.

/// Declares a type for a place in one list of the bundle.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident($int:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $int);

        impl $name {
            /// The place as an index, counted from 0.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The place with this index, or `None` where the list cannot be that long.
            pub fn new(index: usize) -> Option<$name> {
                <$int>::try_from(index).ok().map($name)
            }
        }
    };
}

index! {
    /// A city of [`Bundle::cities`](super::Bundle::cities); the host is not among them.
    CityIx(u16)
}
index! {
    /// A category of [`Bundle::categories`](super::Bundle::categories).
    CategoryIx(u8)
}
index! {
    /// A direction of [`Bundle::directions`](super::Bundle::directions).
    DirectionIx(u8)
}
index! {
    /// An entry of [`Bundle::entries`](super::Bundle::entries).
    EntryIx(u32)
}
index! {
    /// A series of [`Bundle::series`](super::Bundle::series).
    SeriesIx(u16)
}
index! {
    /// A picture, film or sound of [`Bundle::media`](super::Bundle::media).
    MediaIx(u16)
}
index! {
    /// A document or page of [`Bundle::sources`](super::Bundle::sources).
    SourceIx(u16)
}

/// How long an id may be, in characters: ids are parts of addresses, file names and UIDs, of which
/// systems of files take 255 bytes and lines of calendars 75.
pub const MAX_ID_LENGTH: usize = 80;

/// How long the id of an expected occurrence may be: a series' id, `@`, and a day such as
/// `-9999-12-31`.
pub const MAX_OCCURRENCE_ID_LENGTH: usize = MAX_ID_LENGTH + 12;

/// Whether this may be an id: up to [`MAX_ID_LENGTH`] lower-case ASCII letters, digits and single
/// hyphens inside.
///
/// Ids are parts of addresses and calendar UIDs for ever, so they hold nothing that needs escaping.
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

/// Whether this may be the id of an entry or of an expected occurrence, which has `@` and a year or
/// a day behind the id of its series. Whether there is such an occurrence is not asked.
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
