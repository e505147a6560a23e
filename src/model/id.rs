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

/// Whether this may be an id: lower-case ASCII letters, digits and single hyphens inside.
///
/// Ids stand in addresses and calendar UIDs for ever, so they hold nothing that needs escaping.
///
/// ```
/// use pobratim::model::is_id;
/// assert!(is_id("petro-kim-2021"));
/// assert!(!is_id("Petro Kim") && !is_id("-a") && !is_id("a--b") && !is_id(""));
/// ```
pub fn is_id(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
