//! State of the search dialog that is not in the address.

use leptos::prelude::*;

use super::index::SearchIndex;

/// The id of the list, and the prefix of the ids of its options.
pub const LIST: &str = "search-list";

/// State of the search dialog that is not in the address.
#[derive(Clone, Copy)]
pub struct State {
    /// Number of results; `None` while the query is empty.
    pub count: RwSignal<Option<usize>>,
    /// The index of the option selected by the keys.
    pub active: RwSignal<Option<usize>>,
    /// The search index.
    pub index: SearchIndex,
}

/// The id of an option.
pub fn option_id(number: usize) -> String {
    [LIST, "-", &number.to_string()].concat()
}
