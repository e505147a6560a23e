//! The saved list of offers, which is in local storage only, and lists shared by a link.

use leptos::prelude::*;

use crate::model::Offer;
use crate::route::{Address, MAX_LIST_LEN, Page};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::{components, prefs};

/// The user's own list and the one in the address. Cheap to copy.
#[derive(Clone, Copy)]
pub struct SavedList {
    cx: Cx,
    own: RwSignal<Vec<Box<str>>>,
}

/// The list to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownList {
    pub ids: Vec<Box<str>>,
    /// Whether it is from the address and differs from the user's own.
    pub is_shared: bool,
}

impl SavedList {
    pub fn new(cx: Cx) -> SavedList {
        let own = RwSignal::new(prefs::list().unwrap_or_default());
        SavedList { cx, own }
    }

    /// Whether an offer is in the user's own list. Tracked.
    pub fn has(self, id: &str) -> bool {
        self.own.with(|own| own.iter().any(|saved| **saved == *id))
    }

    /// Whether the user's own list is full. Tracked.
    pub fn is_full(self) -> bool {
        self.own.with(|own| own.len() >= MAX_LIST_LEN)
    }

    /// Adds an offer to the user's own list, or removes it.
    pub fn toggle(self, id: &str) {
        self.change(|own| match own.iter().position(|saved| **saved == *id) {
            Some(index) => {
                own.remove(index);
            }
            None => own.push(id.into()),
        });
    }

    pub fn change(self, change: impl FnOnce(&mut Vec<Box<str>>)) {
        // Another window of the same browser may have changed the stored list.
        let mut own = prefs::list().unwrap_or_else(|| self.own.get_untracked());
        change(&mut own);
        own.truncate(MAX_LIST_LEN);
        prefs::store_list(&own);
        self.own.set(own);
    }

    /// The shared list if there is one, else the user's own. Tracked.
    pub fn shown(self) -> ShownList {
        let shared = self.cx.params.with(|params| params.list.clone());
        let own = self.own.get();
        let is_own = shared.len() == own.len() && shared.iter().all(|id| own.contains(id));
        match shared.is_empty() || is_own {
            true => ShownList {
                ids: own,
                is_shared: false,
            },
            false => ShownList {
                ids: shared,
                is_shared: true,
            },
        }
    }
}

impl ShownList {
    /// The offers of the list that the bundle contains.
    pub fn offers(&self, cx: Cx) -> Vec<Offer> {
        let subjects = self.ids.iter().filter_map(|id| cx.bundle.find_subject(id));
        let offers = subjects.map(|subject| cx.bundle.offer(subject, cx.today()));
        offers.collect()
    }

    /// The absolute URL of the list.
    pub fn url(&self, cx: Cx, lang: Lang) -> String {
        let mut address = Address::new(lang, Page::Programmes);
        address.params.list = self.ids.clone();
        components::absolute_url(cx, &address.to_string())
    }
}
