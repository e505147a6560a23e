//! What the dialog and its results know beside the address.

use leptos::prelude::*;

use super::index::Indexed;

/// The list, and with a number its options.
pub const LIST: &str = "search-list";

/// What the dialog knows beside the address.
#[derive(Clone, Copy)]
pub struct State {
    /// How many results there are; `None` while no words are typed.
    pub count: RwSignal<Option<usize>>,
    /// The option that the keys have chosen.
    pub active: RwSignal<Option<usize>>,
    /// What has been read.
    pub index: Indexed,
}

/// The id of an option.
pub fn option_id(number: usize) -> String {
    [LIST, "-", &number.to_string()].concat()
}
