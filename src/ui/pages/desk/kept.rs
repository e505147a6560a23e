//! The list that a pupil keeps: in the browser alone until it is shared as a link.

use leptos::prelude::*;

use crate::model::Offer;
use crate::route::{Address, MOST_KEPT, Page};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::{parts, prefs};

/// The reader's own list, and the one that the address shares. Copied freely.
#[derive(Clone, Copy)]
pub struct Kept {
    cx: Cx,
    own: RwSignal<Vec<Box<str>>>,
}

/// A list as it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub ids: Vec<Box<str>>,
    /// Whether it came with the address and is another than the reader's own.
    pub is_shared: bool,
}

impl Kept {
    pub fn new(cx: Cx) -> Kept {
        let own = RwSignal::new(prefs::list().unwrap_or_default());
        Kept { cx, own }
    }

    /// Whether an offer is on the reader's own list. Tracked.
    pub fn has(self, id: &str) -> bool {
        self.own.with(|own| own.iter().any(|kept| **kept == *id))
    }

    /// Whether the list takes no more. Tracked.
    pub fn is_full(self) -> bool {
        self.own.with(|own| own.len() >= MOST_KEPT)
    }

    /// Puts an offer on the list, or takes it away where it is there.
    pub fn toggle(self, id: &str) {
        self.change(|own| match own.iter().position(|kept| **kept == *id) {
            Some(at) => {
                own.remove(at);
            }
            None => own.push(id.into()),
        });
    }

    pub fn change(self, change: impl FnOnce(&mut Vec<Box<str>>)) {
        // Another window of the same browser may have changed it.
        let mut own = prefs::list().unwrap_or_else(|| self.own.get_untracked());
        change(&mut own);
        own.truncate(MOST_KEPT);
        prefs::remember_list(&own);
        self.own.set(own);
    }

    /// The shared list where there is one, else the reader's own. Tracked.
    pub fn shown(self) -> Shown {
        let shared = self.cx.params.with(|params| params.list.clone());
        let own = self.own.get();
        let is_own = shared.len() == own.len() && shared.iter().all(|id| own.contains(id));
        match shared.is_empty() || is_own {
            true => Shown {
                ids: own,
                is_shared: false,
            },
            false => Shown {
                ids: shared,
                is_shared: true,
            },
        }
    }
}

impl Shown {
    /// What the bundle has of it.
    pub fn offers(&self, cx: Cx) -> Vec<Offer> {
        let subjects = self.ids.iter().filter_map(|id| cx.bundle.find_subject(id));
        let offers = subjects.map(|subject| cx.bundle.offer(subject, cx.today()));
        offers.collect()
    }

    /// The link that opens it anywhere.
    pub fn url(&self, cx: Cx, lang: Lang) -> String {
        let mut address = Address::new(lang, Page::Programmes);
        address.params.list = self.ids.clone();
        parts::whole_url(cx, &address.to_string())
    }
}
