//! State of the filter panel and its summary that is not in the address.

use leptos::prelude::*;

use crate::model::Facets;

/// The id of the button that opens the panel.
pub const SUMMARY: &str = "facets-summary";

/// State of the filter panel and its summary that is not in the address.
#[derive(Clone, Copy)]
pub struct State {
    pub is_open: RwSignal<bool>,
    pub facets: StoredValue<Facets, LocalStorage>,
    /// Notifies subscribers that `facets` has changed.
    pub counted: RwSignal<Option<usize>>,
}
