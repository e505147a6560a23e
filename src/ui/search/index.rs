//! The search index, built in time slices once the lazy-loaded module is there.

use leptos::prelude::*;

use crate::model::{Country, During, Occurrence, Scope};
use crate::search::{Index, Query, Record, SearchResults};
use crate::text::{Lang, Localized};
use crate::time::Window;
use crate::ui::context::Cx;
use crate::ui::lookup::{RECORDS_PER_STEP, run_in_slices};

/// The index built so far. Cheap to copy.
#[derive(Clone, Copy)]
pub struct SearchIndex {
    index: StoredValue<Index, LocalStorage>,
    /// Whether the index contains all records of the bundle that the page has.
    pub is_whole: RwSignal<bool>,
}

impl SearchIndex {
    /// Creates an empty index and starts building it after the next paint; builds it again when the
    /// whole bundle is there.
    pub fn start(cx: Cx) -> SearchIndex {
        let index = SearchIndex {
            index: StoredValue::new_local(empty(cx)),
            is_whole: RwSignal::new(false),
        };
        Effect::new(move |built: Option<()>| {
            let is_whole = cx.bundle.is_whole.get();
            // The first index is usable while it is being built, a later one replaces it when it is
            // complete.
            index.build(cx, built.map(|()| empty(cx)), is_whole);
        });
        index
    }

    /// Builds the index in slices: in place, or in `next`, which then replaces it.
    fn build(self, cx: Cx, mut next: Option<Index>, is_whole: bool) {
        let bundle = cx.bundle.current();
        self.is_whole.set(false);
        let step = move || match &mut next {
            None => {
                let done = self
                    .index
                    .try_update_value(|index| index.step(bundle, RECORDS_PER_STEP));
                done.unwrap_or(true)
            }
            Some(index) => {
                let is_done = index.step(bundle, RECORDS_PER_STEP);
                if is_done && let Some(index) = next.take() {
                    self.index.set_value(index);
                }
                is_done
            }
        };
        let attribute = is_whole.then_some("data-indexed");
        run_in_slices(Box::new(step), self.is_whole, attribute);
    }

    /// Creates a complete index: natively nothing is built in slices.
    #[cfg(feature = "cli")]
    pub fn whole(cx: Cx) -> SearchIndex {
        let bundle = cx.bundle.current();
        let mut index = empty(cx);
        while !index.step(bundle, RECORDS_PER_STEP) {}
        SearchIndex {
            index: StoredValue::new_local(index),
            is_whole: RwSignal::new(true),
        }
    }

    /// Finds what falls into a window, at most `limit` of each certainty; if there are words, only what
    /// matches all of them in the index built so far. Without words only events of the city are found.
    pub fn during(self, cx: Cx, window: &Window, words: &Query, limit: usize) -> During {
        let today = cx.today();
        if words.is_empty() {
            return cx
                .bundle
                .during(&[Scope::City], window, today, limit, &|_| true);
        }
        self.index.with_value(|index| {
            let matches = index.matches(words);
            let passes =
                |occurrence: &Occurrence| index.is_match(&matches, Record::of(occurrence.subject));
            cx.bundle.during(Scope::ALL, window, today, limit, &passes)
        })
    }

    /// Finds records in the index built so far, at limit `limit` of each kind.
    pub fn find(self, cx: Cx, typed: &str, lang: Lang, limit: usize) -> SearchResults {
        let query = Query::new(typed);
        self.index
            .with_value(|index| index.find(cx.bundle, &query, lang, limit))
    }
}

/// An index of no records of the current bundle.
fn empty(cx: Cx) -> Index {
    let bundle = cx.bundle.current();
    let named = |code: Country| {
        let mut names = Localized::default();
        for lang in &bundle.languages {
            names.set(*lang, &cx.country(*lang, code));
        }
        (code, names)
    };
    let countries = cx.lookup.countries().into_iter().map(named).collect();
    Index::new(bundle, countries)
}
