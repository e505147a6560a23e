//! Copying a text, showing it where the browser refuses to copy, and sharing a page.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::route::Address;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// What became of copying.
#[derive(Clone, PartialEq, Eq)]
pub enum Copied {
    Done,
    /// The browser refused: the text, to be copied by hand.
    Refused(String),
}

/// A button that copies the text as it is when it is pressed.
pub fn copy(
    copied: RwSignal<Option<Copied>>,
    name: &'static str,
    class: Option<&'static str>,
    text: impl Fn() -> String + 'static,
) -> AnyView {
    let copy = move |_| {
        let text = text();
        let kept = text.clone();
        browser::copy(&text, move |is_done| {
            let answer = match is_done {
                true => Copied::Done,
                false => Copied::Refused(kept),
            };
            copied.set(Some(answer));
        });
    };
    view! {
        <button type="button" class=class on:click=copy>
            {name}
        </button>
    }
    .into_any()
}

/// Where an address of ours is, whole, so that it can be sent to somebody.
pub fn whole_url(cx: Cx, address: &str) -> String {
    [&cx.environment.origin, &*cx.file(address)].concat()
}

/// A menu that shares a page: its link, the system's sheet where there is one, and the way to have
/// it on another site, unless it is there already.
pub fn share(cx: Cx, lang: Lang, name: String, address: &Address, builder: String) -> AnyView {
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let link = whole_url(cx, &address.to_string());
    let code = super::code(&link, td_string!(i18n(lang), event.scan).to_string());
    let elsewhere = (!is_embedded).then(|| {
        view! {
            <li>
                <a href=builder>{td_string!(i18n(lang), builder.title)}</a>
            </li>
        }
        .into_any()
    });
    view! {
        <details class="add">
            <summary class="button-quiet">{td_string!(i18n(lang), event.share)}</summary>
            <div class="add-body">
                <ul class="add-ways">{ways(lang, name, link)} {elsewhere}</ul>
                {code}
            </div>
        </details>
    }
    .into_any()
}

/// Copies a link, or hands it to the system's sheet: the items of a list.
pub fn ways(lang: Lang, name: String, link: String) -> AnyView {
    let state = RwSignal::new(None);
    let sheet = browser::can_share().then(|| {
        let link = link.clone();
        view! {
            <li>
                <button type="button" on:click=move |_| browser::share(&name, &link)>
                    {td_string!(i18n(lang), event.share)}
                </button>
            </li>
        }
        .into_any()
    });
    let copy_link = td_string!(i18n(lang), event.copy_link);
    view! {
        <li>{copy(state, copy_link, None, move || link.clone())} {copied(lang, state)}</li>
        {sheet}
    }
    .into_any()
}

/// Says that the text is copied or, where the browser refuses, shows it selected.
pub fn copied(lang: Lang, copied: RwSignal<Option<Copied>>) -> AnyView {
    let words = move || match copied.get() {
        None => "",
        Some(Copied::Done) => td_string!(i18n(lang), event.copied),
        Some(Copied::Refused(_)) => td_string!(i18n(lang), event.copy_by_hand),
    };
    let field = move || match copied.get() {
        Some(Copied::Refused(text)) => {
            let field = NodeRef::<Textarea>::new();
            field.on_load(|field| {
                browser::next_frame(move || {
                    browser::focus_quietly(&field);
                    field.select();
                });
            });
            Some(
                view! {
                    <textarea
                        node_ref=field
                        readonly
                        rows="4"
                        aria-label=td_string!(i18n(lang), event.copy_by_hand)
                    >
                        {text}
                    </textarea>
                }
                .into_any(),
            )
        }
        None | Some(Copied::Done) => None,
    };
    view! {
        <p class="quiet" role="status">
            {words}
        </p>
        {field}
    }
    .into_any()
}
