//! The about page: what a reader can do on the site, then the precision of the data, its documents,
//! sources and licence.

use leptos::prelude::*;

use crate::locale;
use crate::model::{Class, SafeUrl, Topic, newest_first};
use crate::route::Page;
use crate::text::{Lang, Localized};
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
    let contact = site
        .contact
        .as_ref()
        .map(|contact| view! { <p>{components::contact(cx, lang, contact)}</p> }.into_any());
    let years = super::review::years(cx, lang);
    view! {
        <div class="page page-about">
            <h1>{td_string!(i18n(lang), about.title)}</h1>
            {components::paragraph(cx, lang, &site.summary, "lead")}
            {uses(cx, lang)}
            {section(td_string!(i18n(lang), review.years), years)}
            <section>
                <h2>{td_string!(i18n(lang), about.contact_title)}</h2>
                <p>
                    <a href=move || components::report_href(cx, lang) rel="nofollow">
                        {td_string!(i18n(lang), shell.mistake)}
                    </a>
                </p>
                {contact}
            </section>
            <section>
                <h2>{td_string!(i18n(lang), about.dates_title)}</h2>
                {vague_dates(cx, lang)}
                <p>{td_string!(i18n(lang), about.dates)}</p>
            </section>
            {section(
                td_string!(i18n(lang), about.directions),
                topics(cx, lang, &cx.bundle.directions),
            )}
            {section(
                td_string!(i18n(lang), about.categories),
                topics(cx, lang, &cx.bundle.categories),
            )}
            <section>
                <h2>{td_string!(i18n(lang), about.status_title)}</h2>
                <p>{holds}</p>
                {updated}
                <p>{td_string!(i18n(lang), about.map_note)}</p>
                {credits(cx, lang)}
            </section>
            {documents(cx, lang)}
            {section(td_string!(i18n(lang), about.sources), sources(cx, lang))}
            <section>
                <h2>{td_string!(i18n(lang), about.licence_title)}</h2>
                <p>{td_string!(i18n(lang), about.licence)}</p>
            </section>
        </div>
    }
    .into_any()
}

/// What a reader can do on the site: links, each with a sentence.
fn uses(cx: Cx, lang: Lang) -> AnyView {
    let link = |page: Page, text: &'static str| {
        let href = cx.href_page(lang, page);
        view! { <a href=href>{text}</a> }.into_any()
    };
    let programmes = cx.bundle.has_exchanges().then(|| {
        let link = link(
            Page::Programmes,
            td_string!(i18n(lang), about.use_programmes),
        );
        (link, td_string!(i18n(lang), about.use_programmes_note))
    });
    let feeds = components::feeds_link_as(cx, lang, td_string!(i18n(lang), about.use_feeds));
    let items = [
        Some((
            link(Page::Calendar, td_string!(i18n(lang), about.use_calendar)),
            td_string!(i18n(lang), about.use_calendar_note),
        )),
        Some((
            link(Page::Map, td_string!(i18n(lang), about.use_map)),
            td_string!(i18n(lang), about.use_map_note),
        )),
        programmes,
        feeds.map(|link| (link, td_string!(i18n(lang), about.use_feeds_note))),
        Some((
            link(Page::Embed, td_string!(i18n(lang), builder.title)),
            td_string!(i18n(lang), about.use_embed_note),
        )),
    ];
    let items = items.into_iter().flatten().map(|(link, note)| {
        view! {
            <li>
                {link}
                <p>{note}</p>
            </li>
        }
        .into_any()
    });
    let items: Vec<AnyView> = items.collect();
    view! {
        <section>
            <h2>{td_string!(i18n(lang), about.uses_title)}</h2>
            <ul class="about-uses">{items}</ul>
        </section>
    }
    .into_any()
}

/// A section with its heading; nothing without content.
fn section(heading: &'static str, content: Option<AnyView>) -> Option<AnyView> {
    content.map(|content| {
        view! {
            <section>
                <h2>{heading}</h2>
                {content}
            </section>
        }
        .into_any()
    })
}

/// How many entries have no exact day, if any.
fn vague_dates(cx: Cx, lang: Lang) -> Option<AnyView> {
    let entries = &cx.bundle.entries;
    let vague = entries.iter().filter(|entry| !entry.when.is_exact());
    let vague = vague.count();
    let [number, all] = [vague, entries.len()].map(|count| locale::of(lang).number(count));
    let text = td_string!(i18n(lang), about.vague, number = number, all = all);
    (vague > 0).then(|| view! { <p>{text}</p> }.into_any())
}

/// The documents, newest first, with date and status.
fn documents(cx: Cx, lang: Lang) -> Option<AnyView> {
    let list = cx
        .bundle
        .entries_where(&|entry| entry.class == Class::Document);
    let list = newest_first(list);
    let rows = (!list.is_empty()).then(|| components::rows(cx, lang, &list, false));
    section(td_string!(i18n(lang), about.documents), rows)
}

/// The topics, each with its introduction and sections if it has any.
fn topics(cx: Cx, lang: Lang, topics: &'static [Topic]) -> Option<AnyView> {
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
        let title = view! { <h3>{components::inline(cx, lang, &topic.title)}</h3> }.into_any();
        if topic.introduction.is_empty() && topic.sections.is_empty() {
            return view! { <div class="topic">{title}</div> }.into_any();
        }
        view! {
            <details class="topic">
                <summary>{title}</summary>
                {components::paragraph(cx, lang, &topic.introduction, "")}
                {sections}
            </details>
        }
        .into_any()
    };
    let items = topics.iter().map(item);
    (!topics.is_empty())
        .then(|| view! { <div class="topics">{items.collect_view()}</div> }.into_any())
}

/// A text as a link where it has a URL.
fn linked(
    cx: Cx,
    lang: Lang,
    url: &Option<SafeUrl>,
    text: &'static Localized,
    url_lang: Option<&str>,
) -> AnyView {
    match url {
        Some(url) => components::external_link(lang, url, cx.plain(lang, text), url_lang),
        None => components::inline(cx, lang, text),
    }
}

/// Whose data or work the bundle uses.
fn credits(cx: Cx, lang: Lang) -> AnyView {
    let credits = cx.bundle.site.credits.iter();
    let credits = credits.map(|credit| {
        let credit = linked(cx, lang, &credit.url, &credit.text, None);
        view! { <p>{credit}</p> }.into_any()
    });
    credits.collect_view().into_any()
}

fn sources(cx: Cx, lang: Lang) -> Option<AnyView> {
    let sources = &cx.bundle.sources;
    let items = sources.iter().map(|source| {
        let source = linked(cx, lang, &source.url, &source.title, source.lang.as_deref());
        view! { <li>{source}</li> }.into_any()
    });
    (!sources.is_empty())
        .then(|| view! { <ul class="sources">{items.collect_view()}</ul> }.into_any())
}
