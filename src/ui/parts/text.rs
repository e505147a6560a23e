//! Texts of records, which say so when they are not in the reader's language.

use crate::locale;
use crate::text::{Found, Lang, Localized};
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};

/// A text inside a line. A text that falls back carries its own `lang` and a small chip with the
/// name of its language.
pub fn inline(cx: Cx, lang: Lang, text: &Localized) -> Html {
    match cx.text(lang, text) {
        Some(found) if found.is_fallback(lang) => {
            let tag = found.lang.html_tag();
            let words = found.text.to_string();
            Html::Many(vec![
                Html::from(el("span").attr("lang", tag).child(words)),
                chip(lang, found),
            ])
        }
        Some(found) => found.text.to_string().into(),
        None => Html::Nothing,
    }
}

/// A text as a paragraph of its own; nothing where there is none.
pub fn paragraph(cx: Cx, lang: Lang, text: &Localized, class: &'static str) -> Html {
    if text.is_empty() {
        return Html::Nothing;
    }
    el("p").class(class).child(inline(cx, lang, text)).view()
}

fn chip(lang: Lang, found: Found<'_>) -> Html {
    let language = locale::of(lang).language(found.lang);
    let words: String = td_string!(i18n(lang), shell.fallback, language = language);
    let title = words.clone();
    el("span")
        .class("chip")
        .attr("title", title)
        .child(el("span").attr("aria-hidden", "true").child(language))
        .child(el("span").class("unseen").child(words))
        .view()
}
