//! The bundle of the page: first that of one language, which is smaller, later the whole one.
//!
//! A switch of language and the search need the whole bundle. It replaces the first one without
//! rendering anything again, because both show the same in the language of the first.

use std::future::poll_fn;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};
use std::task::{Poll, Waker};

use leptos::prelude::*;

use super::data::FirstBundle;
use crate::model::{Bundle, Fault};
use crate::text::Lang;

/// The bundle that the page has. Derefs to it; indices stay valid when it is replaced, references
/// stay those of the first one.
pub struct BundleCell {
    first: &'static Bundle,
    /// The language of `first`; `None` if that is the whole bundle.
    only: Option<Lang>,
    /// The faults of `first`, which have been reported.
    reported: Vec<Fault>,
    whole: OnceLock<&'static Bundle>,
    /// Whether the whole bundle is there.
    pub is_whole: RwSignal<bool>,
    /// Whether the whole bundle is being fetched.
    pub is_loading: RwSignal<bool>,
    /// Whether the whole bundle was fetched and has other records: [`WholeBundle::Changed`].
    is_changed: AtomicBool,
    /// Tasks that wait for the end of the request.
    waiting: Mutex<Vec<Waker>>,
}

/// Whether the whole bundle is there after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WholeBundle {
    Present,
    /// It could not be fetched; the next request tries again.
    Unavailable,
    /// It has other records than the bundle of the page: it has been published since.
    Changed,
}

impl Deref for BundleCell {
    type Target = Bundle;

    fn deref(&self) -> &Bundle {
        self.current()
    }
}

impl BundleCell {
    /// Creates the cell with the first bundle. Leaks both, because the page uses them for its
    /// lifetime.
    pub fn new(first: FirstBundle) -> &'static BundleCell {
        BundleCell::leak(Box::leak(Box::new(first.bundle)), first.only, first.faults)
    }

    /// Creates a cell with a whole bundle.
    #[cfg(feature = "cli")]
    pub fn whole(bundle: &'static Bundle) -> &'static BundleCell {
        BundleCell::leak(bundle, None, Vec::new())
    }

    fn leak(
        first: &'static Bundle,
        only: Option<Lang>,
        reported: Vec<Fault>,
    ) -> &'static BundleCell {
        Box::leak(Box::new(BundleCell {
            first,
            only,
            reported,
            whole: OnceLock::new(),
            is_whole: RwSignal::new(only.is_none()),
            is_loading: RwSignal::new(false),
            is_changed: AtomicBool::new(false),
            waiting: Mutex::default(),
        }))
    }

    /// The bundle at this moment: for work in several steps, which must use the same one in all.
    pub fn current(&self) -> &'static Bundle {
        self.whole.get().copied().unwrap_or(self.first)
    }

    /// Whether the bundle has the texts of a language.
    pub fn has_language(&self, lang: Lang) -> bool {
        self.only.is_none_or(|only| only == lang) || self.whole.get().is_some()
    }

    /// The faults of the first bundle, which have been reported.
    pub fn reported(&self) -> &[Fault] {
        &self.reported
    }

    /// Uses the whole bundle from now on, if it has the records of the first one; returns it then.
    pub fn replace(&self, bundle: Bundle) -> Option<&'static Bundle> {
        if !bundle.has_same_records(self.first) {
            self.is_changed.store(true, Ordering::Relaxed);
            return None;
        }
        // Set once: a bundle that is there is not requested again.
        Some(*self.whole.get_or_init(|| Box::leak(Box::new(bundle))))
    }

    /// Waits for the end of a request for the whole bundle.
    pub async fn request_end(&self) {
        poll_fn(|context| {
            if !self.is_loading.get_untracked() {
                return Poll::Ready(());
            }
            if let Ok(mut waiting) = self.waiting.lock() {
                waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
    }

    /// Ends a request and wakes the tasks that wait for it.
    pub fn end_request(&self) {
        self.is_loading.set(false);
        if let Ok(mut waiting) = self.waiting.lock() {
            waiting.drain(..).for_each(Waker::wake);
        }
    }

    /// The result of the last request.
    pub fn result(&self) -> WholeBundle {
        if self.is_whole.get_untracked() {
            WholeBundle::Present
        } else if self.is_changed.load(Ordering::Relaxed) {
            WholeBundle::Changed
        } else {
            WholeBundle::Unavailable
        }
    }
}
