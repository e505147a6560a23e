//! The search dialog: its field, its keys, opening and closing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, MouseEvent};

use super::index::SearchIndex;
use super::results;
use super::state::{FIELD, LIST, State, field_element, option_id};
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use crate::ui::modules::Lazy;

const PANEL: &str = "search";
/// [`dialog`], in [`Module::Details`](crate::ui::modules::Module).
pub static DIALOG: Lazy<fn() -> AnyView> = Lazy::new();

/// The search dialog.
pub fn dialog() -> AnyView {
    view! { <SearchDialog /> }.into_any()
}

/// The dialog, closed until the address has a query. There is one for all pages.
#[component]
fn SearchDialog() -> AnyView {
    let cx = expect_context::<Cx>();
    let index = SearchIndex::start(cx);
    let is_open = Memo::new(move |_| cx.query.with(Option::is_some));
    effect(move || {
        let is_open = is_open.get();
        if is_open {
            // The index has all languages.
            cx.request_whole_bundle();
        }
        // The content is rendered by now or within this frame.
        browser::next_frame(move || show(is_open));
    });
    // Escape and the back gesture of a phone close a modal dialog by themselves.
    let closed = move |_| {
        if cx.query.with_untracked(Option::is_some) {
            cx.close();
        }
    };
    let clicked = move |event: MouseEvent| {
        // A click on the backdrop has the dialog itself as its target.
        if event.target() == event.current_target() {
            cx.close();
        }
    };
    let content = move || {
        let lang = cx.lang.get();
        is_open
            .get()
            .then(|| untrack(|| content(cx, lang, State::new(index))))
    };
    let name = move || td_string!(i18n(cx.lang.get()), search.search);
    view! {
        <dialog id=PANEL class="search" aria-label=name on:close=closed on:click=clicked>
            {content}
        </dialog>
    }
    .into_any()
}

/// The content of the dialog for the query of the address, with a complete index.
#[cfg(feature = "cli")]
pub fn content_of(cx: Cx, lang: Lang) -> AnyView {
    let state = State::new(SearchIndex::whole(cx));
    // Rendering the results sets the state that elements before them show.
    drop(results::view(cx, lang, state));
    content(cx, lang, state)
}

fn content(cx: Cx, lang: Lang, state: State) -> AnyView {
    let typed = move |event: Event| state.search(cx, &event_target_value(&event));
    // Back and Forward may change the query.
    effect(move || {
        let text = cx.query.get().unwrap_or_default();
        browser::next_frame(move || {
            if let Some(field) = field_element().filter(|field| *field.value() != *text) {
                field.set_value(&text);
            }
        });
    });
    let expanded = move || state.has_options.get().to_string();
    let active = move || state.active.get().map(option_id);
    let field = td_string!(i18n(lang), search.field);
    view! {
        <div class="search-body">
            <div class="search-bar">
                <span class="icon icon-search" aria-hidden="true"></span>
                <input
                    id=FIELD
                    type="text"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-controls=LIST
                    aria-expanded=expanded
                    aria-activedescendant=active
                    aria-label=field
                    aria-describedby="search-hint"
                    placeholder=field
                    maxlength="100"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    autofocus
                    on:input=typed
                    on:keydown=move |event| handle_key(&event, state)
                />
                {components::close_button(lang, "search-close", move || cx.close())}
            </div>
            <p class="visually-hidden" id="search-hint">
                {td_string!(i18n(lang), search.keys)}
            </p>
            <p class="search-count" role="status">
                {move || state.summary.get()}
            </p>
            {move || results::view(cx, lang, state)}
        </div>
    }
    .into_any()
}

/// Handles the keys of the field: arrows select an option, Enter opens the selected one or the first
/// result.
fn handle_key(event: &KeyboardEvent, state: State) {
    // An input method for Chinese or Japanese uses the same keys.
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let chosen = state.active.get_untracked();
    match event.key().as_str() {
        "ArrowDown" => select_option(state, chosen.map_or(0, |number| number + 1)),
        "ArrowUp" => select_option(
            state,
            chosen.map_or(usize::MAX, |number| number.wrapping_sub(1)),
        ),
        "Enter" => {
            let first = (state.count.get_untracked() > 0).then_some(0);
            if let Some(option) = chosen.or(first).and_then(option_element) {
                option.click();
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Selects an option, wrapping around at both ends.
fn select_option(state: State, number: usize) {
    let last = (0..)
        .take_while(|number| option_element(*number).is_some())
        .last();
    let Some(last) = last else { return };
    let number = match number {
        usize::MAX => last,
        number if number > last => 0,
        number => number,
    };
    state.active.set(Some(number));
    if let Some(option) = option_element(number) {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

fn option_element(number: usize) -> Option<HtmlElement> {
    let found = browser::document()?.get_element_by_id(&option_id(number))?;
    found.dyn_into().ok()
}

fn show(is_open: bool) {
    let Some(panel) = browser::dialog(PANEL) else {
        return;
    };
    if is_open && !panel.open() {
        let _ = panel.show_modal();
        if let Some(field) = field_element() {
            field.select();
        }
    } else if !is_open && panel.open() {
        panel.close();
    }
}
