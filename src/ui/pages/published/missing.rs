//! What a host of files answers where it has no file.

use leptos::prelude::*;

use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::pages::lost;

/// The page, in every language: nobody knows which one the reader asked for.
#[component]
pub fn MissingPage() -> AnyView {
    let cx = expect_context::<Cx>();
    let section = |lang: &Lang| {
        let lang = *lang;
        view! {
            <section lang=lang.html_tag()>
                <h2>{td_string!(i18n(lang), lost.title)}</h2>
                <p>{td_string!(i18n(lang), lost.text)}</p>
                {lost::links(cx, lang)}
            </section>
        }
        .into_any()
    };
    view! {
        <main id="main" tabindex="-1">
            <div class="page page-lost">
                <h1>"404"</h1>
                {cx.bundle.languages.iter().map(section).collect_view()}
            </div>
        </main>
    }
    .into_any()
}
