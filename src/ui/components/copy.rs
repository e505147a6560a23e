//! Copying texts, with a fallback if the browser refuses, and sharing pages.

use leptos::html::Textarea;
use leptos::prelude::*;

use crate::route::Address;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The outcome of copying a text.
#[derive(Clone, PartialEq, Eq)]
pub enum Copied {
    Done,
    /// The browser refused: the text is shown so that the user can copy it.
    Refused(String),
}

/// A button that copies the text as of the moment it is pressed.
pub fn copy(
    copied: RwSignal<Option<Copied>>,
    name: &'static str,
    class: Option<&'static str>,
    text: impl Fn() -> String + 'static,
) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| copy_text(copied, text())>
            {name}
        </button>
    }
    .into_any()
}

/// Copies a text and sets the outcome.
pub fn copy_text(copied: RwSignal<Option<Copied>>, text: String) {
    let fallback = text.clone();
    browser::copy(&text, move |is_done| {
        let answer = match is_done {
            true => Copied::Done,
            false => Copied::Refused(fallback),
        };
        copied.set(Some(answer));
    });
}

/// The absolute URL of an address of the app.
pub fn absolute_url(cx: Cx, address: &str) -> String {
    [&cx.environment.origin, &*cx.file(address)].concat()
}

/// A menu that shares a page: its link, the system's share dialog if there is one, and the link to
/// the widget builder unless the page is embedded.
pub fn share(cx: Cx, lang: Lang, name: String, address: &Address, builder: String) -> AnyView {
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let link = absolute_url(cx, &address.to_string());
    let code = super::qr_code(&link, td_string!(i18n(lang), event.scan).to_string());
    let builder_link = (!is_embedded).then(|| {
        view! {
            <li>
                <a href=builder>{td_string!(i18n(lang), builder.title)}</a>
            </li>
        }
        .into_any()
    });
    view! {
        <details class="action-menu">
            <summary class="button-quiet">{td_string!(i18n(lang), event.share)}</summary>
            <div class="action-menu-body">
                <ul class="action-menu-items">{share_items(lang, name, link)} {builder_link}</ul>
                {code}
            </div>
        </details>
    }
    .into_any()
}

/// List items that copy a link or open the system's share dialog.
pub fn share_items(lang: Lang, name: String, link: String) -> AnyView {
    let state = RwSignal::new(None);
    let share_item = browser::can_share().then(|| {
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
        {share_item}
    }
    .into_any()
}

/// A status message about copying and, if the browser refused, the text, selected.
pub fn copied(lang: Lang, copied: RwSignal<Option<Copied>>) -> AnyView {
    let text = move || match copied.get() {
        None => "",
        Some(Copied::Done) => td_string!(i18n(lang), event.copied),
        Some(Copied::Refused(_)) => td_string!(i18n(lang), event.copy_by_hand),
    };
    let field = move || match copied.get() {
        Some(Copied::Refused(text)) => {
            let field = NodeRef::<Textarea>::new();
            field.on_load(|field| {
                browser::next_frame(move || {
                    browser::focus_without_scrolling(&field);
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
            {text}
        </p>
        {field}
    }
    .into_any()
}
