//! The page for unknown addresses and records.

use leptos::prelude::*;

use crate::emblem::Emblem;
use crate::route::Page;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// The message about what was not found, with links to the main pages.
#[component]
pub fn NotFoundPage(lang: Lang, title: &'static str) -> AnyView {
    let cx = expect_context::<Cx>();
    view! {
        <div class="page page-not-found">
            {components::emblem(Emblem::of_nothing())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(i18n(lang), not_found.text)}</p>
            {links(cx, lang)}
        </div>
    }
    .into_any()
}

/// Links to the main pages.
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
