//! The page for an address that nothing answers, with ways on.

use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};
use crate::ui::messages::{i18n, td_string};

/// Says what was not found and leads to the map and the calendar.
pub fn view(cx: Cx, lang: Lang, title: String) -> Html {
    el("div")
        .class("page page-lost")
        .child(el("h1").child(title))
        .child(
            el("p")
                .class("lead")
                .child(td_string!(i18n(lang), lost.text)),
        )
        .child(
            el("p")
                .class("card-actions")
                .child(
                    el("a")
                        .class("button")
                        .attr("href", cx.href_page(lang, Page::Home))
                        .child(td_string!(i18n(lang), shell.home)),
                )
                .child(
                    el("a")
                        .class("button")
                        .attr("href", cx.href_page(lang, Page::Map))
                        .child(td_string!(i18n(lang), shell.map)),
                )
                .child(
                    el("a")
                        .class("button")
                        .attr("href", cx.href_page(lang, Page::Calendar))
                        .child(td_string!(i18n(lang), shell.calendar)),
                ),
        )
        .view()
}
