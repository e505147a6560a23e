//! About the site: what the data holds and how sure it is, where it comes from, under which terms.

use leptos::prelude::*;

use crate::model::{Source, Topic};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::i18n::say;
use crate::ui::{format, parts};

/// The page.
pub fn view(cx: Cx, lang: Lang) -> AnyView {
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = format::day(lang, date);
        view! { <p>{say!(lang, about.updated, date = date)}</p> }
    });
    let entries = say!(lang, words.entries, count = cx.bundle.entries.len() as i32);
    let cities = format::number(lang, cx.bundle.cities.len() as f64);
    let contact = site.contact.as_ref().and_then(|contact| {
        let url = contact.url.as_ref()?;
        Some(parts::outward(
            lang,
            url,
            cx.plain(lang, &contact.name),
            None,
        ))
    });
    view! {
        <div class="page page-about">
            <h1>{say!(lang, about.title)}</h1>
            {parts::paragraph(cx, lang, &site.summary, "lead")}
            <section>
                <h2>{say!(lang, about.dates_title)}</h2>
                <p>{say!(lang, about.dates)}</p>
            </section>
            <section>
                <h2>{say!(lang, about.status_title)}</h2>
                <p>{say!(lang, about.holds, entries = entries, cities = cities)}</p>
                {updated}
                <p>{say!(lang, about.map_note)}</p>
            </section>
            <section>
                <h2>{say!(lang, about.directions)}</h2>
                {topics(cx, lang, &cx.bundle.directions)}
            </section>
            <section>
                <h2>{say!(lang, about.categories)}</h2>
                {topics(cx, lang, &cx.bundle.categories)}
            </section>
            <section>
                <h2>{say!(lang, about.contact_title)}</h2>
                <p>{contact}</p>
            </section>
            <section>
                <h2>{say!(lang, about.sources)}</h2>
                {sources(cx, lang)}
            </section>
            <section>
                <h2>{say!(lang, about.licence_title)}</h2>
                <p>{say!(lang, about.licence)}</p>
            </section>
        </div>
    }
    .into_any()
}

fn topics(cx: Cx, lang: Lang, topics: &'static [Topic]) -> AnyView {
    let item = |topic: &'static Topic| {
        let sections = topic.sections.iter().map(|section| {
            view! {
                <li data-event=section.id.to_string()>
                    <h4>{parts::inline(cx, lang, &section.title)}</h4>
                    {parts::paragraph(cx, lang, &section.text, "")}
                    {parts::sources(cx, lang, &section.sources)}
                </li>
            }
        });
        let sections = (!topic.sections.is_empty())
            .then(|| view! { <ul class="sections">{sections.collect_view()}</ul> });
        view! {
            <details class="topic">
                <summary><h3>{parts::inline(cx, lang, &topic.title)}</h3></summary>
                {parts::paragraph(cx, lang, &topic.introduction, "")}
                {sections}
            </details>
        }
    };
    view! { <div class="topics">{topics.iter().map(item).collect_view()}</div> }.into_any()
}

fn sources(cx: Cx, lang: Lang) -> AnyView {
    let item = |source: &'static Source| {
        let name = match &source.url {
            Some(url) => parts::outward(
                lang,
                url,
                cx.plain(lang, &source.title),
                source.lang.as_deref(),
            ),
            None => parts::inline(cx, lang, &source.title),
        };
        view! { <li>{name}</li> }
    };
    view! { <ul class="sources">{cx.bundle.sources.iter().map(item).collect_view()}</ul> }
        .into_any()
}
