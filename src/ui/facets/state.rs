//! What the choices and the sentence about them know beside the address.

use leptos::prelude::*;

use crate::model::Facets;

/// The id of what opens the panel.
pub const SUMMARY: &str = "facets-summary";

/// What the panel and its sentence know beside the address.
#[derive(Clone, Copy)]
pub struct State {
    pub is_open: RwSignal<bool>,
    pub facets: StoredValue<Facets, LocalStorage>,
    /// Told when there are other counts.
    pub counted: RwSignal<Option<usize>>,
}
