//! The page of an event, a programme, a document, or an occurrence that is only expected.

use leptos::prelude::*;

use crate::export::page::PageHead;
use crate::locale;
use crate::model::{Subject, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::event::{HeadingContext, article};
use crate::ui::messages::{i18n, td_string};

/// The facts of the subject, and the other editions of its series.
#[component]
pub fn EventPage(lang: Lang, subject: Subject) -> AnyView {
    let cx = expect_context::<Cx>();
    let editions = editions(cx, lang, &cx.bundle.view(subject));
    article(cx, lang, subject, HeadingContext::Page, editions)
}

/// Other editions of the same series.
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
                {components::rows(cx, lang, &list, true)}
            </section>
        }
        .into_any()
    })
}

/// The head of an event's page. The title contains the date, because editions of a series often
/// have the same name.
pub fn head(cx: Cx, lang: Lang, subject: Subject) -> PageHead {
    let locale = locale::of(lang);
    let entry = cx.bundle.view(subject);
    let name = cx.plain(lang, entry.title);
    let when = locale.date(&entry.when);
    let dated = match entry.when {
        Edtf::Unknown => name.clone(),
        Edtf::Date(_) | Edtf::Interval { .. } => [&*name, &locale.bracketed(&when)].concat(),
    };
    let when = locale.capitalised(&when);
    let summary = cx.plain(lang, entry.summary);
    let [first, second] = match summary.is_empty() {
        true => [&name, &when],
        false => [&when, &summary],
    };
    let punctuation = &locale.punctuation;
    let about = [first, punctuation.stop, punctuation.sentence_gap, second].concat();
    PageHead {
        name,
        title: dated,
        description: about,
    }
}
