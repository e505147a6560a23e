//! The list that a pupil keeps: in the browser alone until it is shared as a link, or printed. A
//! link with a list shows that list, whoever opens it.

use leptos::prelude::*;

use super::offer;
use crate::locale;
use crate::model::{Offer, Subject};
use crate::route::{Address, MOST_KEPT, Page};
use crate::text::Lang;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
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

/// The list with what can be done with it.
pub fn view(cx: Cx, lang: Lang, kept: Kept) -> AnyView {
    let inside = move || {
        let shown = kept.shown();
        untrack(|| section(cx, lang, kept, &shown))
    };
    inside.into_any()
}

fn section(cx: Cx, lang: Lang, kept: Kept, shown: &Shown) -> AnyView {
    let offers = shown.offers(cx);
    let name = match shown.is_shared {
        true => td_string!(i18n(lang), desk.shared),
        false => td_string!(i18n(lang), desk.list),
    };
    let count = (!offers.is_empty()).then(|| {
        view! { <span class="desk-count">{locale::of(lang).number(offers.len())}</span> }.into_any()
    });
    let gone = shown.ids.len() - offers.len();
    let gone = (gone > 0).then(|| {
        let number = locale::of(lang).number(gone);
        view! { <p>{td_string!(i18n(lang), desk.gone, number = number)}</p> }.into_any()
    });
    let content = match offers.is_empty() {
        true => view! { <p>{td_string!(i18n(lang), desk.hint)}</p> }.into_any(),
        false => listed(cx, lang, kept, shown, &offers),
    };
    view! {
        <section class="desk-list needs-program" data-shared=shown.is_shared aria-label=name>
            <h2 tabindex="-1">{name} " " {count}</h2>
            {gone}
            {content}
        </section>
    }
    .into_any()
}

/// The offers of the list, and what can be done with it.
fn listed(cx: Cx, lang: Lang, kept: Kept, shown: &Shown, offers: &[Offer]) -> AnyView {
    let rows = offers.iter().map(|offer| row(cx, lang, kept, shown, offer));
    let full = (!shown.is_shared && shown.ids.len() >= MOST_KEPT).then(|| {
        let number = locale::of(lang).number(MOST_KEPT);
        view! { <p>{td_string!(i18n(lang), desk.full, number = number)}</p> }.into_any()
    });
    view! {
        <ol class="kept">{rows.collect_view()}</ol>
        {full}
        {actions(cx, lang, kept, shown)}
    }
    .into_any()
}

fn row(cx: Cx, lang: Lang, kept: Kept, shown: &Shown, offer: &Offer) -> AnyView {
    let subject = offer.occurrence.subject;
    let entry = cx.bundle.view_of(&offer.occurrence);
    let title = cx.plain(lang, entry.title);
    let remove = (!shown.is_shared).then(|| remove(cx, lang, kept, subject, title));
    view! {
        <li>
            <a href=parts::event_href(cx, lang, subject)>{parts::inline(cx, lang, entry.title)}</a>
            <p class="quiet">{offer::told(cx, lang, offer)}</p>
            {remove}
        </li>
    }
    .into_any()
}

fn remove(cx: Cx, lang: Lang, kept: Kept, subject: Subject, title: String) -> AnyView {
    let id: Box<str> = subject.id(cx.bundle).as_ref().into();
    let word = td_string!(i18n(lang), desk.remove);
    let name = [word, locale::of(lang).punctuation.colon, &title].concat();
    let remove = move |_| {
        kept.toggle(&id);
        // The row goes, and its button with it.
        browser::next_frame(|| browser::focus_first(".desk-list h2"));
    };
    view! {
        <button type="button" class="button-quiet" on:click=remove aria-label=name>
            {word}
        </button>
    }
    .into_any()
}

/// Print, send, scan; a list of somebody else can become one's own.
fn actions(cx: Cx, lang: Lang, kept: Kept, shown: &Shown) -> AnyView {
    let url = shown.url(cx, lang);
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
        view! {
            <button type="button" class="button-quiet" on:click=take>
                {td_string!(i18n(lang), desk.keep_all)}
            </button>
            <button type="button" class="button-quiet" on:click=move |_| leave(cx)>
                {td_string!(i18n(lang), desk.own)}
            </button>
        }
        .into_any()
    });
    let code = parts::code(&url, td_string!(i18n(lang), desk.scan).to_string());
    let title = td_string!(i18n(lang), desk.title).to_string();
    let private = (!shown.is_shared)
        .then(|| view! { <p class="quiet">{td_string!(i18n(lang), desk.private)}</p> }.into_any());
    view! {
        <p class="card-actions">
            <button type="button" class="button" on:click=|_| browser::print()>
                {td_string!(i18n(lang), desk.print)}
            </button>
            {taken}
        </p>
        <ul class="add-ways">{parts::ways(lang, title, url)}</ul>
        {code}
        {private}
    }
    .into_any()
}

/// From a shared list to one's own.
fn leave(cx: Cx) {
    cx.change(Step::Push, |params| params.list.clear());
    browser::next_frame(|| browser::focus_first(".desk-list h2"));
}
