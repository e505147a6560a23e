//! The index, made in slices once the lazy-loaded module is here.

use leptos::prelude::*;

use crate::model::Country;
use crate::search::{Answer, Index, Query};
use crate::text::{Lang, Localized};
use crate::ui::context::Cx;
use crate::ui::lookup::{RECORDS, in_slices};

/// What the search has read of the bundle so far. Copied freely.
#[derive(Clone, Copy)]
pub struct Indexed {
    index: StoredValue<Index, LocalStorage>,
    /// Whether that is all of it.
    pub is_whole: RwSignal<bool>,
}

impl Indexed {
    /// Nothing yet; reading begins after the next paint.
    pub fn start(cx: Cx) -> Indexed {
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
                .try_update_value(|index| index.step(bundle, RECORDS))
                .unwrap_or(true)
        };
        in_slices(Box::new(step), is_whole, "data-indexed");
        Indexed { index, is_whole }
    }

    /// What answers to the words, from what has been read, at most so many of each kind.
    pub fn find(self, cx: Cx, typed: &str, lang: Lang, most: usize) -> Answer {
        let query = Query::new(typed);
        self.index
            .with_value(|index| index.find(cx.bundle, &query, lang, most))
    }
}
