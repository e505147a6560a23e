//! The button and the keys that open the search. They are in the main module; the search itself is
//! lazy-loaded (`ui/lazy`).

use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent};

use crate::text::Lang;
use crate::ui::browser::{self, Step};
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The button that opens the search.
#[component]
pub fn SearchButton(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <button
            type="button"
            class="search-open"
            aria-haspopup="dialog"
            aria-keyshortcuts="/ Control+K"
            title=td_string!(i18n(lang), search.open)
            on:click=move |_| open(cx)
        >
            <span class="icon icon-search" aria-hidden="true"></span>
            <span class="search-label">{td_string!(i18n(lang), search.search)}</span>
        </button>
    }
    .into_any()
}

/// Opens the search on `/` and Ctrl+K, wherever the focus is.
pub fn listen_for_keys(cx: Cx) {
    browser::on_window("keydown", move |event: KeyboardEvent| {
        let with_ctrl = event.ctrl_key() || event.meta_key();
        // By the position of the key: in a Russian layout the letter differs.
        let is_k = with_ctrl && !event.alt_key() && event.code() == "KeyK";
        let is_slash = !with_ctrl && !event.alt_key() && event.key() == "/" && !is_typing();
        if (is_k || is_slash) && !event.default_prevented() {
            event.prevent_default();
            open(cx);
        }
    });
}

/// Opens the search, with the query of the address if it has one.
pub fn open(cx: Cx) {
    cx.change(Step::Overlay, |params| {
        params.q.get_or_insert_default();
    });
}

/// Whether the focus is in a field for text.
fn is_typing() -> bool {
    let is_field = |element: Element| {
        let fields = "input,textarea,select,[contenteditable]";
        element.matches(fields).unwrap_or(false)
    };
    browser::focused().is_some_and(is_field)
}
