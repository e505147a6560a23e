//! The page for an address that nothing answers, with ways on.

use leptos::prelude::*;

use crate::route::Page;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::i18n::say;

/// Says what was not found and leads to the map and the calendar.
pub fn view(cx: Cx, lang: Lang, title: String) -> AnyView {
    view! {
        <div class="page page-lost">
            <h1>{title}</h1>
            <p class="lead">{say!(lang, lost.text)}</p>
            <p class="card-actions">
                <a class="button" href=cx.href_page(lang, Page::Home)>{say!(lang, shell.home)}</a>
                <a class="button" href=cx.href_page(lang, Page::Map)>{say!(lang, shell.map)}</a>
                <a class="button" href=cx.href_page(lang, Page::Calendar)>{say!(lang, shell.calendar)}</a>
            </p>
        </div>
    }
    .into_any()
}
