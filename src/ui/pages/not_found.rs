//! The page for unknown addresses and records.

use leptos::prelude::*;

use crate::emblem::Emblem;
use crate::model::Scope;
use crate::route::Page;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::search;

/// Number of coming entries.
const MAX_COMING: usize = 3;

/// The message about what was not found, with the search, links to the main pages, and what comes next.
#[component]
pub fn NotFoundPage(lang: Lang, title: &'static str) -> AnyView {
    let cx = expect_context::<Cx>();
    let next = cx.bundle.coming(&[Scope::City], cx.today(), MAX_COMING);
    let next = (!next.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), home.coming)}</h2>
                {components::rows(cx, lang, &next, false)}
            </section>
        }
        .into_any()
    });
    view! {
        <div class="page page-not-found">
            {components::emblem(Emblem::of_nothing())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(i18n(lang), not_found.text)}</p>
            <p class="needs-program">
                <button
                    type="button"
                    class="button"
                    aria-haspopup="dialog"
                    on:click=move |_| search::open(cx)
                >
                    {td_string!(i18n(lang), search.search)}
                </button>
            </p>
            {links(cx, lang)}
            {next}
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
