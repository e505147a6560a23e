//! The page of an event, a programme, a document, or an occurrence that is only expected.

use leptos::prelude::*;

use crate::model::{Subject, View};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::event::{Stand, article};
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// All that is known of it, and the other years of its series.
#[component]
pub fn EventPage(lang: Lang, subject: Subject) -> AnyView {
    let cx = expect_context::<Cx>();
    let editions = editions(cx, lang, &cx.bundle.view(subject));
    article(cx, lang, subject, Stand::Page, editions)
}

/// Other years of the same series.
fn editions(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let series = entry.series?;
    let mut list = cx
        .bundle
        .entries_where(&|other| other.series == Some(series));
    list.retain(|other| other.subject != entry.subject);
    (!list.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), event.other_editions)}</h2>
                {parts::rows(cx, lang, &list, true)}
            </section>
        }
        .into_any()
    })
}
