//! The page of an event, a programme, a document, or an occurrence that is only expected.

use leptos::prelude::*;

use crate::export::page::PageHead;
use crate::locale;
use crate::model::{Class, Occurrence, Scope, Subject, View};
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::event::{HeadingContext, article};
use crate::ui::messages::{i18n, td_string};

/// Number of other events around the dates.
const MAX_AROUND: usize = 5;

/// The facts of the subject, other events around its dates, and the other editions of its series.
#[component]
pub fn EventPage(lang: Lang, subject: Subject) -> AnyView {
    let cx = expect_context::<Cx>();
    let entry = cx.bundle.view(subject);
    let more = (around(cx, lang, &entry), editions(cx, lang, &entry)).into_any();
    article(cx, lang, subject, HeadingContext::Page, Some(more))
}

/// Other events of the city around the dates of an event.
fn around(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let list = match entry.class {
        Class::Event => cx.bundle.around(entry.subject, cx.today(), MAX_AROUND),
        Class::Programme | Class::Document => Vec::new(),
    };
    (!list.is_empty()).then(|| {
        view! {
            <section class="event-around" data-now="">
                <h2>{td_string!(i18n(lang), event.around)}</h2>
                {components::rows(cx, lang, &list, true)}
            </section>
        }
        .into_any()
    })
}

/// Other editions of the same series: the previous and the next one as links, and all as a list, the
/// coming one first. An observance has none: its days are in the calendar.
fn editions(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let editions = cx.bundle.editions(entry.subject, cx.today())?;
    if editions.list.is_empty() || entry.scope == Scope::Observance {
        return None;
    }
    let date = |one: &Occurrence| locale::of(lang).date(&one.when);
    let href = |one: &Occurrence| components::event_href(cx, lang, one.subject);
    let previous = editions.previous.map(|one| {
        let text = td_string!(i18n(lang), event.previous_edition, when = date(&one));
        view! { <a rel="prev" href=href(&one)>{text}</a> }.into_any()
    });
    let next = editions.next.map(|one| {
        let text = td_string!(i18n(lang), event.next_edition, when = date(&one));
        view! { <a rel="next" href=href(&one)>{text}</a> }.into_any()
    });
    let has_steps = previous.is_some() || next.is_some();
    let name = td_string!(i18n(lang), event.other_editions);
    let steps = has_steps.then(|| {
        view! {
            <nav class="edition-steps" aria-label=name>
                {previous}
                {next}
            </nav>
        }
        .into_any()
    });
    Some(
        view! {
            <section class="event-editions" data-now="">
                <h2>{name}</h2>
                {steps}
                {components::rows(cx, lang, &editions.list, true)}
            </section>
        }
        .into_any(),
    )
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
