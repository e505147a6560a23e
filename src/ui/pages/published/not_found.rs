//! The 404 page of a static host.

use leptos::prelude::*;

use crate::emblem::Emblem;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::pages::not_found;

/// The page in every language of the bundle, because the requested one is unknown.
#[component]
pub fn MissingPage() -> AnyView {
    let cx = expect_context::<Cx>();
    let section = |lang: &Lang| {
        let lang = *lang;
        view! {
            <section lang=lang.html_tag()>
                <h2>{td_string!(i18n(lang), not_found.title)}</h2>
                <p>{td_string!(i18n(lang), not_found.text)}</p>
                {not_found::links(cx, lang)}
            </section>
        }
        .into_any()
    };
    view! {
        <main id="main" tabindex="-1">
            <div class="page page-not-found">
                {components::emblem(Emblem::of_nothing())}
                <h1>"404"</h1>
                {cx.bundle.languages.iter().map(section).collect_view()}
            </div>
        </main>
    }
    .into_any()
}
