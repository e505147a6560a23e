//! State of the filter panel and its summary that is not in the address.

use leptos::prelude::*;

use crate::model::{Count, Facets};
use crate::ui::browser;

/// The id of the button that opens the panel.
pub const SUMMARY: &str = "facets-summary";

/// State of the filter panel and its summary that is not in the address.
#[derive(Clone, Copy)]
pub struct State {
    pub is_open: RwSignal<bool>,
    pub facets: StoredValue<Facets, LocalStorage>,
    /// The entries that the choice of what is upcoming leaves; known while the panel is open.
    pub upcoming: StoredValue<Count>,
    /// Notifies subscribers that `facets` and `upcoming` have changed.
    pub counted: RwSignal<Option<usize>>,
}

impl State {
    /// Closes the panel and moves the focus to its button.
    pub fn close(self) {
        self.is_open.set(false);
        browser::next_frame(|| browser::focus(SUMMARY));
    }
}
