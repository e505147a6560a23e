//! Copying a text, showing it where the browser refuses to copy, and sharing a page.

use crate::ui::messages::{i18n, td_string};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::route::Address;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{El, Html, el, live};
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

/// Where an address of ours is, whole, so that it can be sent to somebody.
pub fn whole_url(cx: Cx, address: &str) -> String {
    [&browser::origin().unwrap_or_default(), &*cx.file(address)].concat()
}

/// A menu that shares a page: its link, the system's sheet where there is one, and the way to have
/// it on another site, unless it is there already.
pub fn share(cx: Cx, lang: Lang, name: String, address: &Address, builder: String) -> Html {
    let is_embedded = cx.params.with_untracked(|params| params.embed);
    let link = whole_url(cx, &address.to_string());
    let elsewhere = (!is_embedded).then(|| {
        el("li").child(
            el("a")
                .attr("href", builder)
                .child(td_string!(i18n(lang), builder.title)),
        )
    });
    el("details")
        .class("add")
        .child(
            el("summary")
                .class("button-quiet")
                .child(td_string!(i18n(lang), event.share)),
        )
        .child(
            el("div")
                .class("add-body")
                .child(ways(lang, name, link.clone()).child(elsewhere))
                .child(super::code(
                    &link,
                    td_string!(i18n(lang), event.scan).to_string(),
                )),
        )
        .view()
}

/// Copies a link, or hands it to the system's sheet.
pub fn ways(lang: Lang, name: String, link: String) -> El {
    let state = RwSignal::new(None);
    let sheet = browser::can_share().then(|| {
        let link = link.clone();
        el("li").child(
            el("button")
                .attr("type", "button")
                .on("click", move |_| browser::share(&name, &link))
                .child(td_string!(i18n(lang), event.share)),
        )
    });
    el("ul")
        .class("add-ways")
        .child(
            el("li")
                .child(copy(
                    state,
                    td_string!(i18n(lang), event.copy_link).to_string(),
                    move || link.clone(),
                ))
                .child(copied(lang, state)),
        )
        .child(sheet)
}

/// Says that the text is copied or, where the browser refuses, shows it selected.
pub fn copied(lang: Lang, copied: RwSignal<Option<Copied>>) -> Html {
    let words = move || match copied.get() {
        None => String::new(),
        Some(Copied::Done) => td_string!(i18n(lang), event.copied).to_string(),
        Some(Copied::Refused(_)) => td_string!(i18n(lang), event.copy_by_hand).to_string(),
    };
    let field = move || match copied.get() {
        Some(Copied::Refused(text)) => Some(
            el("textarea")
                .attr("readonly", "")
                .attr("rows", "4")
                .attr("aria-label", td_string!(i18n(lang), event.copy_by_hand))
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
