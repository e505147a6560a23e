//! The dialog: its field, its keys, and how it is opened and closed.

use crate::ui::messages::{counted, i18n, td_string};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use super::index::Indexed;
use super::results;
use crate::route::words;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser::{self, Step};
use crate::ui::html::{Html, Value, el, live};
use crate::ui::react::{RwSignal, effect, memo};

const PANEL: &str = "search";
const FIELD: &str = "search-field";
/// The list, and with a number its options.
pub const LIST: &str = "search-list";

/// What the dialog knows beside the address.
#[derive(Clone, Copy)]
pub struct State {
    /// How many results there are; `None` while no words are typed.
    pub count: RwSignal<Option<usize>>,
    /// The option that the keys have chosen.
    pub active: RwSignal<Option<usize>>,
    /// What has been read.
    pub index: Indexed,
}

/// The dialog, closed until the address asks for a search. One for all pages.
pub fn panel(cx: Cx) -> Html {
    let index = Indexed::start(cx);
    let is_open = memo(move || cx.query.with(Option::is_some));
    effect(move || {
        let is_open = is_open.get();
        // The content is made by now or within this frame.
        browser::next_frame(move || show(is_open));
    });
    // Esc, and a phone's own way back, close the dialog without asking us.
    let closed = move |_| {
        if cx.query.with_untracked(Option::is_some) {
            cx.close();
        }
    };
    let clicked = move |event: web_sys::Event| {
        // The veil around the dialog belongs to it, but to nothing in it.
        if event.target() == event.current_target() {
            cx.close();
        }
    };
    let content = move || {
        let lang = cx.lang.get();
        is_open.get().then(|| untrack(|| content(cx, lang, index)))
    };
    el("dialog")
        .attr("id", PANEL)
        .class("search")
        .attr(
            "aria-label",
            Value::live(move || Some(td_string!(i18n(cx.lang.get()), search.search))),
        )
        .on("close", closed)
        .on("click", clicked)
        .child(live(content))
        .view()
}

fn content(cx: Cx, lang: Lang, index: Indexed) -> Html {
    let state = State {
        count: RwSignal::new(None),
        active: RwSignal::new(None),
        index,
    };
    let typed = move |event: web_sys::Event| {
        let field = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field.map(|field: HtmlInputElement| field.value()) {
            state.active.set(None);
            let is_over = browser::is_over();
            let step = if is_over { Step::Over } else { Step::Replace };
            cx.change(step, |params| params.q = Some(words(&field)));
        }
    };
    // Back and Forward may change the words.
    effect(move || {
        let words = cx.query.get().unwrap_or_default();
        browser::next_frame(move || {
            if let Some(field) = field().filter(|field| *field.value() != *words) {
                field.set_value(&words);
            }
        });
    });
    let expanded = move || {
        if state.count.get().is_some_and(|count| count > 0) {
            "true"
        } else {
            "false"
        }
    };
    let active = move || state.active.get().map(option_id);
    let told = move || {
        state
            .count
            .get()
            .map(|count| counted!(lang, count, search.found))
    };
    let close = td_string!(i18n(lang), event.close);
    el("div")
        .class("search-body")
        .child(
            el("div")
                .class("search-bar")
                .child(
                    el("span")
                        .class("icon icon-search")
                        .attr("aria-hidden", "true"),
                )
                .child(
                    el("input")
                        .attr("id", FIELD)
                        .attr("type", "text")
                        .attr("role", "combobox")
                        .attr("aria-autocomplete", "list")
                        .attr("aria-controls", LIST)
                        .attr("aria-expanded", Value::live(expanded))
                        .attr("aria-activedescendant", Value::live(active))
                        .attr("aria-label", td_string!(i18n(lang), search.field))
                        .attr("aria-describedby", "search-hint")
                        .attr("placeholder", td_string!(i18n(lang), search.field))
                        .attr("maxlength", "100")
                        .attr("autocomplete", "off")
                        .attr("autocapitalize", "off")
                        .attr("spellcheck", "false")
                        .attr("enterkeyhint", "go")
                        .attr("autofocus", true)
                        .on("input", typed)
                        .on_typed("keydown", move |event| answer(&event, state)),
                )
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("search-close")
                        .attr("aria-label", close)
                        .attr("title", close)
                        .on("click", move |_| cx.close())
                        .child(
                            el("span")
                                .class("icon icon-close")
                                .attr("aria-hidden", "true"),
                        ),
                ),
        )
        .child(
            el("p")
                .class("unseen")
                .attr("id", "search-hint")
                .child(td_string!(i18n(lang), search.keys)),
        )
        .child(
            el("p")
                .class("search-count")
                .attr("role", "status")
                .child(live(told)),
        )
        .child(live(move || results::view(cx, lang, state)))
        .view()
}

/// The keys of the field: arrows choose an option, Enter opens it, or the first.
fn answer(event: &KeyboardEvent, state: State) {
    // Who picks a character of Chinese or Japanese uses the same keys.
    if event.is_composing() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let chosen = state.active.get_untracked();
    match event.key().as_str() {
        "ArrowDown" => choose(state, chosen.map_or(0, |number| number + 1)),
        "ArrowUp" => choose(
            state,
            chosen.map_or(usize::MAX, |number| number.wrapping_sub(1)),
        ),
        "Enter" => {
            if let Some(option) = option(chosen.unwrap_or(0)) {
                option.click();
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Chooses an option; past either end the other one.
fn choose(state: State, number: usize) {
    let last = (0..).take_while(|number| option(*number).is_some()).last();
    let Some(last) = last else { return };
    let number = match number {
        usize::MAX => last,
        number if number > last => 0,
        number => number,
    };
    state.active.set(Some(number));
    if let Some(option) = option(number) {
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// The id of an option.
pub fn option_id(number: usize) -> String {
    [LIST, "-", &number.to_string()].concat()
}

fn option(number: usize) -> Option<HtmlElement> {
    let found = browser::document()?.get_element_by_id(&option_id(number))?;
    found.dyn_into().ok()
}

fn field() -> Option<HtmlInputElement> {
    let found = browser::document()?.get_element_by_id(FIELD)?;
    found.dyn_into().ok()
}

fn show(is_open: bool) {
    let Some(panel) = browser::dialog(PANEL) else {
        return;
    };
    if is_open && !panel.open() {
        let _ = panel.show_modal();
        if let Some(field) = field() {
            field.select();
        }
    } else if !is_open && panel.open() {
        panel.close();
    }
}
