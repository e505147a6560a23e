//! Controls shared by several views.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The button that closes a card or the search.
pub fn close_button(lang: Lang, class: &'static str, close: impl Fn() + 'static) -> AnyView {
    let on_click = move |_| close();
    let name = td_string!(i18n(lang), event.close);
    view! {
        <button
            type="button"
            class=class
            aria-label=name
            title=name
            on:click=on_click
        >
            <span class="icon icon-close" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// A choice of a group, as a button that is pressed if it is chosen; `label` names it if its text is
/// only a sign.
pub fn choice(
    text: &'static str,
    label: Option<&'static str>,
    is_chosen: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    // Boxed, so that the button is compiled once for all groups.
    choice_button(text, label, Box::new(is_chosen), Box::new(choose))
}

fn choice_button(
    text: &'static str,
    label: Option<&'static str>,
    is_chosen: Box<dyn Fn() -> bool + Send>,
    choose: Box<dyn Fn()>,
) -> AnyView {
    view! {
        <button
            type="button"
            aria-label=label
            title=label
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| choose()
        >
            {text}
        </button>
    }
    .into_any()
}

/// A group of [`choice`]s with its name.
pub fn switch(name: &'static str, choices: Vec<AnyView>) -> AnyView {
    view! {
        <div class="switch" role="group" aria-label=name>
            {choices}
        </div>
    }
    .into_any()
}

/// The `<noscript>` alternative of a published page for content that only the program shows. The
/// content must be an element: Leptos does not escape a bare text there.
pub fn without_scripts(cx: Cx, content: impl FnOnce() -> AnyView) -> Option<AnyView> {
    let is_published = cx.is_published();
    is_published.then(|| view! { <noscript>{content()}</noscript> }.into_any())
}

/// Returns a listener for `on:toggle` that sets a signal to whether the `details` element is open.
pub fn follow_toggle(open: RwSignal<bool>) -> impl Fn(Event) + Copy + 'static {
    move |event| open.set(event_target::<Element>(&event).has_attribute("open"))
}

/// Closes an open menu on Escape and moves the focus to its button.
pub fn close_on_escape(event: KeyboardEvent) {
    let menu = event.current_target();
    let menu = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    if let Some(menu) = menu.filter(|menu| menu.has_attribute("open"))
        && event.key() == "Escape"
    {
        event.stop_propagation();
        close_menu(&menu);
    }
}

/// Closes a menu and moves the focus to its button.
pub fn close_menu(menu: &HtmlElement) {
    let _ = menu.remove_attribute("open");
    let opener = menu.query_selector("summary").ok().flatten();
    if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
        let _ = opener.focus();
    }
}
