//! The language chooser of a published site.

use leptos::prelude::*;

use crate::route::Page;
use crate::text::Lang;
use crate::ui::context::Cx;

/// The page, with its title in the first language of the bundle.
#[component]
pub fn ChoicePage() -> AnyView {
    let cx = expect_context::<Cx>();
    let title = |lang: Lang| cx.plain(lang, &cx.bundle.site.title);
    let item = |lang: &Lang| {
        let (lang, tag) = (*lang, lang.html_tag());
        view! {
            <li>
                <a class="button" href=cx.href_page(lang, Page::Home) hreflang=tag lang=tag>
                    <strong>{lang.own_name()}</strong>
                    " · "
                    {title(lang)}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <main id="main" tabindex="-1">
            <div class="page page-choice">
                <h1>{title(cx.lang.get_untracked())}</h1>
                <ul class="choices">{cx.bundle.languages.iter().map(item).collect_view()}</ul>
            </div>
        </main>
    }
    .into_any()
}
