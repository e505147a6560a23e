//! The list that a pupil keeps: in the browser alone until it is shared as a link, or printed. A
//! link with a list shows that list, whoever opens it.

use leptos::prelude::*;

use super::kept::{Kept, Shown};
use super::offer;
use crate::locale;
use crate::model::{Offer, Subject};
use crate::route::MOST_KEPT;
use crate::text::Lang;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, parts};

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
