//! The view of the saved list, or of a list shared by a link.

use leptos::prelude::*;

use super::offer;
use super::saved_list::{SavedList, ShownList};
use crate::locale;
use crate::model::{Offer, Subject};
use crate::route::MAX_LIST_LEN;
use crate::text::Lang;
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::{browser, components};

/// The list with its actions.
pub fn view(cx: Cx, lang: Lang, saved_list: SavedList) -> AnyView {
    let inside = move || {
        let shown = saved_list.shown();
        untrack(|| section(cx, lang, saved_list, &shown))
    };
    inside.into_any()
}

fn section(cx: Cx, lang: Lang, saved_list: SavedList, shown: &ShownList) -> AnyView {
    let offers = shown.offers(cx);
    let name = match shown.is_shared {
        true => td_string!(i18n(lang), exchanges.shared),
        false => td_string!(i18n(lang), exchanges.list),
    };
    let count = (!offers.is_empty()).then(|| {
        view! { <span class="exchanges-count">{locale::of(lang).number(offers.len())}</span> }
            .into_any()
    });
    let missing = shown.ids.len() - offers.len();
    let missing = (missing > 0).then(|| {
        let number = locale::of(lang).number(missing);
        view! { <p>{td_string!(i18n(lang), exchanges.gone, number = number)}</p> }.into_any()
    });
    let content = match offers.is_empty() {
        true => view! { <p>{td_string!(i18n(lang), exchanges.hint)}</p> }.into_any(),
        false => filled_list(cx, lang, saved_list, shown, &offers),
    };
    view! {
        <section class="exchanges-list needs-program" data-shared=shown.is_shared aria-label=name>
            <h2 tabindex="-1">{name} " " {count}</h2>
            {missing}
            {content}
        </section>
    }
    .into_any()
}

/// The offers of the list, and its actions.
fn filled_list(
    cx: Cx,
    lang: Lang,
    saved_list: SavedList,
    shown: &ShownList,
    offers: &[Offer],
) -> AnyView {
    let rows = offers
        .iter()
        .map(|offer| row(cx, lang, saved_list, shown, offer));
    let full = (!shown.is_shared && shown.ids.len() >= MAX_LIST_LEN).then(|| {
        let number = locale::of(lang).number(MAX_LIST_LEN);
        view! { <p>{td_string!(i18n(lang), exchanges.full, number = number)}</p> }.into_any()
    });
    view! {
        <ol class="saved-list">{rows.collect_view()}</ol>
        {full}
        {actions(cx, lang, saved_list, shown)}
    }
    .into_any()
}

fn row(cx: Cx, lang: Lang, saved_list: SavedList, shown: &ShownList, offer: &Offer) -> AnyView {
    let subject = offer.occurrence.subject;
    let entry = cx.bundle.view_of(&offer.occurrence);
    let title = cx.plain(lang, entry.title);
    let remove = (!shown.is_shared).then(|| remove(cx, lang, saved_list, subject, title));
    view! {
        <li>
            <a href=components::event_href(cx, lang, subject)>{components::inline(cx, lang, entry.title)}</a>
            <p class="quiet">{offer::timing_text(cx, lang, offer)}</p>
            {remove}
        </li>
    }
    .into_any()
}

fn remove(cx: Cx, lang: Lang, saved_list: SavedList, subject: Subject, title: String) -> AnyView {
    let id: Box<str> = subject.id(cx.bundle).as_ref().into();
    let word = td_string!(i18n(lang), exchanges.remove);
    let name = [word, locale::of(lang).punctuation.colon, &title].concat();
    let remove = move |_| {
        saved_list.toggle(&id);
        // The row has been removed, and with it the focus.
        browser::next_frame(|| browser::focus_first(".exchanges-list h2"));
    };
    view! {
        <button type="button" class="button-quiet" on:click=remove aria-label=name>
            {word}
        </button>
    }
    .into_any()
}

/// Printing, sharing and a QR code; for a shared list also saving its offers.
fn actions(cx: Cx, lang: Lang, saved_list: SavedList, shown: &ShownList) -> AnyView {
    let url = shown.url(cx, lang);
    let shared_actions = shown.is_shared.then(|| {
        let ids = shown.ids.clone();
        let save_all = move |_| {
            saved_list.change(|own| {
                for id in &ids {
                    if !own.contains(id) {
                        own.push(id.clone());
                    }
                }
            });
            close_shared_list(cx);
        };
        view! {
            <button type="button" class="button-quiet" on:click=save_all>
                {td_string!(i18n(lang), exchanges.keep_all)}
            </button>
            <button type="button" class="button-quiet" on:click=move |_| close_shared_list(cx)>
                {td_string!(i18n(lang), exchanges.own)}
            </button>
        }
        .into_any()
    });
    let code = components::qr_code(&url, td_string!(i18n(lang), exchanges.scan).to_string());
    let title = td_string!(i18n(lang), exchanges.title).to_string();
    let private = (!shown.is_shared).then(|| {
        view! { <p class="quiet">{td_string!(i18n(lang), exchanges.private)}</p> }.into_any()
    });
    view! {
        <p class="card-actions">
            <button type="button" class="button" on:click=|_| browser::print()>
                {td_string!(i18n(lang), exchanges.print)}
            </button>
            {shared_actions}
        </p>
        <ul class="action-menu-items">{components::share_items(lang, title, url)}</ul>
        {code}
        {private}
    }
    .into_any()
}

/// Leaves the shared list for the user's own.
fn close_shared_list(cx: Cx) {
    cx.change(Step::Push, |params| params.list.clear());
    browser::next_frame(|| browser::focus_first(".exchanges-list h2"));
}
