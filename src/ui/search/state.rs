//! State of the search dialog that is not in the address.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::index::SearchIndex;
use crate::route::search_text;
use crate::ui::browser::{self, Step};
use crate::ui::context::Cx;

/// The id of the list, and the prefix of the ids of its options.
pub const LIST: &str = "search-list";
/// The id of the field.
pub const FIELD: &str = "search-field";

/// State of the search dialog that is not in the address.
#[derive(Clone, Copy)]
pub struct State {
    /// The numbers of results in words; empty while the query is.
    pub summary: RwSignal<String>,
    /// Number of results. Enter opens the first one.
    pub count: RwSignal<usize>,
    /// Whether the list has options: results, or what is suggested in their place.
    pub has_options: RwSignal<bool>,
    /// The index of the option selected by the keys.
    pub active: RwSignal<Option<usize>>,
    /// The search index.
    pub index: SearchIndex,
}

impl State {
    /// Creates the state of an empty query.
    pub fn new(index: SearchIndex) -> State {
        State {
            summary: RwSignal::new(String::new()),
            count: RwSignal::new(0),
            has_options: RwSignal::new(false),
            active: RwSignal::new(None),
            index,
        }
    }

    /// Writes a query to the address.
    pub fn search(self, cx: Cx, typed: &str) {
        self.active.set(None);
        let step = match browser::is_overlay_entry() {
            true => Step::Overlay,
            false => Step::Replace,
        };
        cx.change(step, |params| params.q = Some(search_text(typed)));
    }
}

/// The id of an option.
pub fn option_id(number: usize) -> String {
    [LIST, "-", &number.to_string()].concat()
}

/// The field of the dialog.
pub fn field_element() -> Option<HtmlInputElement> {
    let found = browser::document()?.get_element_by_id(FIELD)?;
    found.dyn_into().ok()
}
