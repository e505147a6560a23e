//! The list as a sheet of paper for a teacher: only print shows it, in place of all else.

use super::list::Kept;
use super::offer;
use crate::model::Offer;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el, live};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// The sheet of the list that is shown; nothing where that is empty.
pub fn view(cx: Cx, lang: Lang, kept: Kept) -> Html {
    live(move || {
        let shown = kept.shown();
        let offers = shown.offers(cx);
        if offers.is_empty() {
            return Html::Nothing;
        }
        let url = shown.url(cx, lang);
        let items = offers.iter().map(|offer| item(cx, lang, offer));
        el("div")
            .class("sheet")
            .child(
                el("header")
                    .child(
                        el("div")
                            .child(el("h1").child(td_string!(i18n(lang), desk.title)))
                            .child(el("p").child(cx.plain(lang, &cx.bundle.site.title))),
                    )
                    .child(parts::code(
                        &url,
                        td_string!(i18n(lang), desk.scan).to_string(),
                    )),
            )
            .child(el("ol").child(items.collect::<Html>()))
            .child(el("p").class("sheet-url").child(url))
            .view()
    })
}

fn item(cx: Cx, lang: Lang, offer: &Offer) -> El {
    let entry = cx.bundle.view_of(&offer.occurrence);
    el("li")
        .child(el("h2").child(parts::inline(cx, lang, entry.title)))
        .child(el("p").child(offer::told(cx, lang, offer)))
        .child(parts::paragraph(cx, lang, entry.summary, ""))
        .child(offer::facts(cx, lang, &entry))
}
