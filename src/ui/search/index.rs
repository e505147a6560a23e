//! The search index, built in time slices once the lazy-loaded module is there.

use leptos::prelude::*;

use crate::model::Country;
use crate::search::{Index, Query, SearchResults};
use crate::text::{Lang, Localized};
use crate::ui::context::Cx;
use crate::ui::lookup::{RECORDS_PER_STEP, run_in_slices};

/// The index built so far. Cheap to copy.
#[derive(Clone, Copy)]
pub struct SearchIndex {
    index: StoredValue<Index, LocalStorage>,
    /// Whether the index contains the whole bundle.
    pub is_whole: RwSignal<bool>,
}

impl SearchIndex {
    /// Creates an empty index and starts building it after the next paint.
    pub fn start(cx: Cx) -> SearchIndex {
        let bundle = cx.bundle;
        let named = |code: Country| {
            let mut names = Localized::default();
            for lang in &bundle.languages {
                names.set(*lang, &cx.country(*lang, code));
            }
            (code, names)
        };
        let countries = cx.lookup.countries().into_iter().map(named).collect();
        let index = StoredValue::new_local(Index::new(bundle, countries));
        let is_whole = RwSignal::new(false);
        let step = move || {
            index
                .try_update_value(|index| index.step(bundle, RECORDS_PER_STEP))
                .unwrap_or(true)
        };
        run_in_slices(Box::new(step), is_whole, "data-indexed");
        SearchIndex { index, is_whole }
    }

    /// Finds records in the index built so far, at limit `limit` of each kind.
    pub fn find(self, cx: Cx, typed: &str, lang: Lang, limit: usize) -> SearchResults {
        let query = Query::new(typed);
        self.index
            .with_value(|index| index.find(cx.bundle, &query, lang, limit))
    }
}
