//! What opens the search: a button in the header, and keys. This travels with every visit; the search
//! itself is in the lazy-loaded module (`ui/lazy`).

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
            <span class="search-word">{td_string!(i18n(lang), search.search)}</span>
        </button>
    }
    .into_any()
}

/// Opens the search by `/` and Ctrl+K, wherever the focus is.
pub fn hear_keys(cx: Cx) {
    browser::on_window("keydown", move |event: KeyboardEvent| {
        let with_ctrl = event.ctrl_key() || event.meta_key();
        // By its place on the keyboard: in a Russian layout the letter is another.
        let is_k = with_ctrl && !event.alt_key() && event.code() == "KeyK";
        let is_slash = !with_ctrl && !event.alt_key() && event.key() == "/" && !is_typing();
        if (is_k || is_slash) && !event.default_prevented() {
            event.prevent_default();
            open(cx);
        }
    });
}

fn open(cx: Cx) {
    cx.change(Step::Over, |params| {
        params.q.get_or_insert_default();
    });
}

/// Whether a key is a letter of what is being typed.
fn is_typing() -> bool {
    let is_field = |element: Element| {
        let fields = "input,textarea,select,[contenteditable]";
        element.matches(fields).unwrap_or(false)
    };
    browser::focused().is_some_and(is_field)
}
