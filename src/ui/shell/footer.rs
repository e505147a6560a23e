//! The footer: the date of the data, and where to report mistakes.

use crate::locale;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use leptos::prelude::*;

/// The footer of every page.
#[component]
pub fn Footer(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = locale::of(lang).date(&Edtf::day(date));
        view! { <p>{td_string!(i18n(lang), shell.updated, date = date)}</p> }.into_any()
    });
    view! {
        <footer class="site-footer">
            {updated}
            {components::feeds_link(cx, lang).map(|link| view! { <p>{link}</p> }.into_any())}
            <p>
                <a href=move || components::report_href(cx, lang) rel="nofollow">
                    {td_string!(i18n(lang), shell.mistake)}
                </a>
            </p>
        </footer>
    }
    .into_any()
}
