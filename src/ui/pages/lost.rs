//! The page for an address that nothing answers, with ways on.

use leptos::prelude::*;

use crate::route::Page;
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Says what was not found and leads to the map and the calendar.
#[component]
pub fn LostPage(lang: Lang, title: &'static str) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <div class="page page-lost">
            <h1>{title}</h1>
            <p class="lead">{td_string!(i18n(lang), lost.text)}</p>
            {links(cx, lang)}
        </div>
    }
    .into_any()
}

/// Links to the pages from which the others are reached.
pub fn links(cx: Cx, lang: Lang) -> AnyView {
    view! {
        <p class="card-actions">
            <a class="button" href=cx.href_page(lang, Page::Home)>
                {td_string!(i18n(lang), shell.home)}
            </a>
            <a class="button" href=cx.href_page(lang, Page::Map)>
                {td_string!(i18n(lang), shell.map)}
            </a>
            <a class="button" href=cx.href_page(lang, Page::Calendar)>
                {td_string!(i18n(lang), shell.calendar)}
            </a>
        </p>
    }
    .into_any()
}
