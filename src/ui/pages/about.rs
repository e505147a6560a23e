//! The about page: the content and precision of the data, its sources, and its licence.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Class, Source, Topic, newest_first};
use crate::route::Page;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};

/// The page.
#[component]
pub fn AboutPage(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = locale::of(lang).date(&Edtf::day(date));
        view! { <p>{td_string!(i18n(lang), about.updated, date = date)}</p> }.into_any()
    });
    let entries = entries(lang, cx.bundle.entries.len());
    let cities = locale::of(lang).number(cx.bundle.cities.len());
    let holds = td_string!(i18n(lang), about.holds, entries = entries, cities = cities);
    let contact = site.contact.as_ref().and_then(|contact| {
        let url = contact.url.as_ref()?;
        Some(components::external_link(
            lang,
            url,
            cx.plain(lang, &contact.name),
            None,
        ))
    });
    let builder = cx.href_page(lang, Page::Embed);
    view! {
        <div class="page page-about">
            <h1>{td_string!(i18n(lang), about.title)}</h1>
            {components::paragraph(cx, lang, &site.summary, "lead")}
            <section>
                <h2>{td_string!(i18n(lang), about.dates_title)}</h2>
                <p>{td_string!(i18n(lang), about.dates)}</p>
            </section>
            <section>
                <h2>{td_string!(i18n(lang), about.status_title)}</h2>
                <p>{holds}</p>
                {updated}
                <p>{td_string!(i18n(lang), about.map_note)}</p>
            </section>
            <section>
                <h2>{td_string!(i18n(lang), review.years)}</h2>
                {super::review::years(cx, lang)}
            </section>
            {documents(cx, lang)}
            <section>
                <h2>{td_string!(i18n(lang), about.directions)}</h2>
                {topics(cx, lang, &cx.bundle.directions)}
            </section>
            <section>
                <h2>{td_string!(i18n(lang), about.categories)}</h2>
                {topics(cx, lang, &cx.bundle.categories)}
            </section>
            <section>
                <h2>{td_string!(i18n(lang), about.contact_title)}</h2>
                <p>{contact}</p>
            </section>
            <p>
                <a href=builder>{td_string!(i18n(lang), builder.title)}</a>
            </p>
            <section>
                <h2>{td_string!(i18n(lang), about.sources)}</h2>
                {sources(cx, lang)}
            </section>
            <section>
                <h2>{td_string!(i18n(lang), about.licence_title)}</h2>
                <p>{td_string!(i18n(lang), about.licence)}</p>
            </section>
        </div>
    }
    .into_any()
}

/// The documents, newest first, with date and status.
fn documents(cx: Cx, lang: Lang) -> Option<AnyView> {
    let list = cx
        .bundle
        .entries_where(&|entry| entry.class == Class::Document);
    let list = newest_first(list);
    (!list.is_empty()).then(|| {
        view! {
            <section>
                <h2>{td_string!(i18n(lang), about.documents)}</h2>
                {components::rows(cx, lang, &list, false)}
            </section>
        }
        .into_any()
    })
}

fn topics(cx: Cx, lang: Lang, topics: &'static [Topic]) -> AnyView {
    let item = |topic: &'static Topic| {
        let sections = topic.sections.iter().map(|section| {
            view! {
                <li data-event=&*section.id>
                    <h4>{components::inline(cx, lang, &section.title)}</h4>
                    {components::paragraph(cx, lang, &section.text, "")}
                    {components::sources(cx, lang, &section.sources)}
                </li>
            }
            .into_any()
        });
        let sections = (!topic.sections.is_empty())
            .then(|| view! { <ul class="sections">{sections.collect_view()}</ul> }.into_any());
        view! {
            <details class="topic">
                <summary>
                    <h3>{components::inline(cx, lang, &topic.title)}</h3>
                </summary>
                {components::paragraph(cx, lang, &topic.introduction, "")}
                {sections}
            </details>
        }
        .into_any()
    };
    view! { <div class="topics">{topics.iter().map(item).collect_view()}</div> }.into_any()
}

fn sources(cx: Cx, lang: Lang) -> AnyView {
    let item = |source: &'static Source| {
        let name = match &source.url {
            Some(url) => components::external_link(
                lang,
                url,
                cx.plain(lang, &source.title),
                source.lang.as_deref(),
            ),
            None => components::inline(cx, lang, &source.title),
        };
        view! { <li>{name}</li> }.into_any()
    };
    view! { <ul class="sources">{cx.bundle.sources.iter().map(item).collect_view()}</ul> }
        .into_any()
}
