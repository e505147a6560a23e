//! The list that a pupil keeps: in the browser alone until it is shared as a link, or printed. A
//! link with a list shows that list, whoever opens it.

use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

use super::offer;
use crate::locale;
use crate::model::{Offer, Subject};
use crate::route::{Address, MOST_KEPT, Page};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser::Step;
use crate::ui::html::{El, Html, el, live};
use crate::ui::react::RwSignal;
use crate::ui::{browser, parts, prefs};

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

    fn change(self, change: impl FnOnce(&mut Vec<Box<str>>)) {
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
        let offers = subjects.map(|subject| cx.bundle.offer(subject, cx.today));
        offers.collect()
    }

    /// The link that opens it anywhere.
    pub fn url(&self, cx: Cx, lang: Lang) -> String {
        let mut address = Address::new(lang, Page::Programmes);
        address.params.list = self.ids.clone();
        parts::whole_url(cx, &address.to_string())
    }
}

/// The list with what can be done with it.
pub fn view(cx: Cx, lang: Lang, kept: Kept) -> Html {
    let inside = move || {
        let shown = kept.shown();
        untrack(|| section(cx, lang, kept, &shown))
    };
    live(inside)
}

fn section(cx: Cx, lang: Lang, kept: Kept, shown: &Shown) -> Html {
    let offers = shown.offers(cx);
    let name = match shown.is_shared {
        true => td_string!(i18n(lang), desk.shared),
        false => td_string!(i18n(lang), desk.list),
    };
    let count = (!offers.is_empty()).then(|| {
        el("span")
            .class("desk-count")
            .child(locale::of(lang).number(offers.len()))
    });
    let section = el("section")
        .class("desk-list")
        .attr("data-shared", shown.is_shared)
        .attr("aria-label", name)
        .child(
            el("h2")
                .attr("tabindex", "-1")
                .child(name)
                .child(" ")
                .child(count),
        );
    let gone = shown.ids.len() - offers.len();
    let gone = (gone > 0).then(|| {
        let number = locale::of(lang).number(gone);
        el("p").child(td_string!(i18n(lang), desk.gone, number = number))
    });
    if offers.is_empty() {
        let hint = el("p").child(td_string!(i18n(lang), desk.hint));
        return section.child(gone).child(hint).view();
    }
    let rows = offers.iter().map(|offer| row(cx, lang, kept, shown, offer));
    let full = (!shown.is_shared && shown.ids.len() >= MOST_KEPT).then(|| {
        let number = locale::of(lang).number(MOST_KEPT);
        el("p").child(td_string!(i18n(lang), desk.full, number = number))
    });
    section
        .child(gone)
        .child(el("ol").class("kept").child(rows.collect::<Html>()))
        .child(full)
        .child(actions(cx, lang, kept, shown))
        .view()
}

fn row(cx: Cx, lang: Lang, kept: Kept, shown: &Shown, offer: &Offer) -> El {
    let subject = offer.occurrence.subject;
    let entry = cx.bundle.view_of(&offer.occurrence);
    let title = cx.plain(lang, entry.title);
    el("li")
        .child(
            el("a")
                .attr("href", parts::event_href(cx, lang, subject))
                .child(parts::inline(cx, lang, entry.title)),
        )
        .child(el("p").class("quiet").child(offer::told(cx, lang, offer)))
        .child((!shown.is_shared).then(|| remove(cx, lang, kept, subject, title)))
}

fn remove(cx: Cx, lang: Lang, kept: Kept, subject: Subject, title: String) -> El {
    let id: Box<str> = subject.id(cx.bundle).as_ref().into();
    let word = td_string!(i18n(lang), desk.remove);
    let name = [word, locale::of(lang).punctuation.colon, &title].concat();
    el("button")
        .attr("type", "button")
        .class("button-quiet")
        .on("click", move |_| {
            kept.toggle(&id);
            // The row goes, and its button with it.
            browser::next_frame(|| browser::focus_first(".desk-list h2"));
        })
        .attr("aria-label", name)
        .child(word)
}

/// Print, send, scan; a list of somebody else can become one's own.
fn actions(cx: Cx, lang: Lang, kept: Kept, shown: &Shown) -> Html {
    let url = shown.url(cx, lang);
    let print = el("button")
        .attr("type", "button")
        .class("button")
        .on("click", |_| browser::print())
        .child(td_string!(i18n(lang), desk.print));
    let taken = shown.is_shared.then(|| {
        let ids = shown.ids.clone();
        let take = move |_| {
            kept.change(|own| {
                for id in &ids {
                    if !own.contains(id) {
                        own.push(id.clone());
                    }
                }
            });
            leave(cx);
        };
        let button = |name: String| {
            el("button")
                .attr("type", "button")
                .class("button-quiet")
                .child(name)
        };
        Html::Many(vec![
            button(td_string!(i18n(lang), desk.keep_all).to_string())
                .on("click", take)
                .into(),
            button(td_string!(i18n(lang), desk.own).to_string())
                .on("click", move |_| leave(cx))
                .into(),
        ])
    });
    let private = (!shown.is_shared).then(|| {
        el("p")
            .class("quiet")
            .child(td_string!(i18n(lang), desk.private))
    });
    Html::Many(vec![
        el("p")
            .class("card-actions")
            .child(print)
            .child(taken)
            .into(),
        parts::ways(
            lang,
            td_string!(i18n(lang), desk.title).to_string(),
            url.clone(),
        )
        .into(),
        parts::code(&url, td_string!(i18n(lang), desk.scan).to_string()).into(),
        private.into(),
    ])
}

/// From a shared list to one's own.
fn leave(cx: Cx) {
    cx.change(Step::Push, |params| params.list.clear());
    browser::next_frame(|| browser::focus_first(".desk-list h2"));
}
