//! About the site: what the data holds and how sure it is, where it comes from, under which terms.

use crate::locale;
use crate::model::{Class, Source, Topic, newest_first};
use crate::route::Page;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el};
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::parts;

/// The page.
pub fn view(cx: Cx, lang: Lang) -> Html {
    let site = &cx.bundle.site;
    let updated = site.updated.map(|date| {
        let date = locale::of(lang).date(&Edtf::day(date));
        el("p").child(td_string!(i18n(lang), about.updated, date = date))
    });
    let entries = entries(lang, cx.bundle.entries.len());
    let cities = locale::of(lang).number(cx.bundle.cities.len());
    let contact = site.contact.as_ref().and_then(|contact| {
        let url = contact.url.as_ref()?;
        Some(parts::outward(
            lang,
            url,
            cx.plain(lang, &contact.name),
            None,
        ))
    });
    el("div")
        .class("page page-about")
        .child(el("h1").child(td_string!(i18n(lang), about.title)))
        .child(parts::paragraph(cx, lang, &site.summary, "lead"))
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.dates_title)))
                .child(el("p").child(td_string!(i18n(lang), about.dates))),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.status_title)))
                .child(el("p").child(td_string!(
                    i18n(lang),
                    about.holds,
                    entries = entries,
                    cities = cities
                )))
                .child(updated)
                .child(el("p").child(td_string!(i18n(lang), about.map_note))),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), review.years)))
                .child(super::review::years(cx, lang)),
        )
        .child(documents(cx, lang))
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.directions)))
                .child(topics(cx, lang, &cx.bundle.directions)),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.categories)))
                .child(topics(cx, lang, &cx.bundle.categories)),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.contact_title)))
                .child(el("p").child(contact)),
        )
        .child(
            el("p").child(
                el("a")
                    .attr("href", cx.href_page(lang, Page::Embed))
                    .child(td_string!(i18n(lang), builder.title)),
            ),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.sources)))
                .child(sources(cx, lang)),
        )
        .child(
            el("section")
                .child(el("h2").child(td_string!(i18n(lang), about.licence_title)))
                .child(el("p").child(td_string!(i18n(lang), about.licence))),
        )
        .view()
}

/// What was written or made, the newest first, with its date and state.
fn documents(cx: Cx, lang: Lang) -> Option<El> {
    let list = cx
        .bundle
        .entries_where(&|entry| entry.class == Class::Document);
    let list = newest_first(list);
    (!list.is_empty()).then(|| {
        el("section")
            .child(el("h2").child(td_string!(i18n(lang), about.documents)))
            .child(parts::rows(cx, lang, &list, false))
    })
}

fn topics(cx: Cx, lang: Lang, topics: &'static [Topic]) -> Html {
    let item = |topic: &'static Topic| {
        let sections = topic.sections.iter().map(|section| {
            el("li")
                .attr("data-event", section.id.to_string())
                .child(el("h4").child(parts::inline(cx, lang, &section.title)))
                .child(parts::paragraph(cx, lang, &section.text, ""))
                .child(parts::sources(cx, lang, &section.sources))
        });
        let sections = (!topic.sections.is_empty())
            .then(|| el("ul").class("sections").child(sections.collect::<Html>()));
        el("details")
            .class("topic")
            .child(el("summary").child(el("h3").child(parts::inline(cx, lang, &topic.title))))
            .child(parts::paragraph(cx, lang, &topic.introduction, ""))
            .child(sections)
    };
    el("div")
        .class("topics")
        .child(topics.iter().map(item).collect::<Html>())
        .view()
}

fn sources(cx: Cx, lang: Lang) -> Html {
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
        el("li").child(name)
    };
    el("ul")
        .class("sources")
        .child(cx.bundle.sources.iter().map(item).collect::<Html>())
        .view()
}
