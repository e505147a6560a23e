//! Controls that several views share.

use leptos::prelude::*;
use web_sys::{Element, Event};

use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The button that closes what lies over the page.
pub fn close_button(cx: Cx, lang: Lang, class: &'static str) -> AnyView {
    let close = td_string!(i18n(lang), event.close);
    view! {
        <button
            type="button"
            class=class
            aria-label=close
            title=close
            on:click=move |_| cx.close()
        >
            <span class="icon icon-close" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

/// What a published page shows where no script runs, in the place of what only the program opens: an
/// element. A text without one would not be escaped.
pub fn without_scripts(cx: Cx, content: impl FnOnce() -> AnyView) -> Option<AnyView> {
    let is_published = cx.is_published();
    is_published.then(|| view! { <noscript>{content()}</noscript> }.into_any())
}

/// Returns the listener for `on:toggle` of a `details` element that keeps a signal at whether it is
/// open.
pub fn follow_toggle(open: RwSignal<bool>) -> impl Fn(Event) + Copy + 'static {
    move |event| open.set(event_target::<Element>(&event).has_attribute("open"))
}
