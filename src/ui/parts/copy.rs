//! Copying a text, and showing it where the browser refuses to copy.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::text::Lang;
use crate::ui::browser;
use crate::ui::html::{El, Html, el, live};
use crate::ui::i18n::say;
use crate::ui::react::RwSignal;

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
    name: String,
    text: impl Fn() -> String + 'static,
) -> El {
    let text: Box<dyn Fn() -> String> = Box::new(text);
    el("button")
        .attr("type", "button")
        .on("click", move |_| {
            let text = text();
            let kept = text.clone();
            browser::copy(&text, move |is_done| {
                let answer = match is_done {
                    true => Copied::Done,
                    false => Copied::Refused(kept),
                };
                copied.set(Some(answer));
            });
        })
        .child(name)
}

/// Says that the text is copied or, where the browser refuses, shows it selected.
pub fn copied(lang: Lang, copied: RwSignal<Option<Copied>>) -> Html {
    let words = move || match copied.get() {
        None => String::new(),
        Some(Copied::Done) => say!(lang, event.copied),
        Some(Copied::Refused(_)) => say!(lang, event.copy_by_hand),
    };
    let field = move || match copied.get() {
        Some(Copied::Refused(text)) => Some(
            el("textarea")
                .attr("readonly", "")
                .attr("rows", "4")
                .attr("aria-label", say!(lang, event.copy_by_hand))
                .child(text)
                .built(|field| {
                    let field = field.clone().dyn_into::<HtmlTextAreaElement>();
                    browser::next_frame(move || {
                        if let Ok(field) = field {
                            browser::focus_quietly(&field);
                            field.select();
                        }
                    });
                }),
        ),
        _ => None,
    };
    Html::Many(vec![
        el("p")
            .class("quiet")
            .attr("role", "status")
            .child(live(words))
            .into(),
        live(field),
    ])
}
