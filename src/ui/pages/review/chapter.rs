//! The chapters of the review: entries by direction, entries that are not counted, and sources.

use leptos::prelude::*;

use super::{Part, figures, table};
use crate::model::{Chapter, Occurrence, Review, Section, SourceRef};
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// All sections of the review, in order.
pub fn all(cx: Cx, lang: Lang, review: &Review<'static>) -> Vec<Part> {
    let renderer = ChapterView { cx, lang, review };
    let mut parts = vec![figures(cx, lang, review)];
    parts.extend(
        review
            .chapters
            .iter()
            .map(|chapter| renderer.chapter(chapter)),
    );
    let unrecorded = td_string!(i18n(lang), review.unrecorded);
    let not_counted = td_string!(i18n(lang), review.not_counted);
    parts.extend(renderer.apart("unrecorded", unrecorded, &review.unrecorded));
    parts.extend(renderer.apart("not-counted", not_counted, &review.not_counted));
    if !review.sources.is_empty() {
        parts.push(renderer.sources());
    }
    parts
}

#[derive(Clone, Copy)]
struct ChapterView<'a> {
    cx: Cx,
    lang: Lang,
    review: &'a Review<'static>,
}

impl ChapterView<'_> {
    fn chapter(&self, chapter: &Chapter<'static>) -> Part {
        let ChapterView { cx, lang, .. } = *self;
        let direction = cx.bundle.direction(chapter.direction);
        let sections = chapter.sections.iter().map(|section| self.section(section));
        let sections = (!chapter.sections.is_empty())
            .then(|| view! { <ul class="sections">{sections.collect_view()}</ul> }.into_any());
        let also = (!chapter.secondary.is_empty()).then(|| {
            let text = td_string!(i18n(lang), review.also);
            let links = chapter.secondary.iter().map(|one| {
                let entry = cx.bundle.view_of(one);
                let href = components::event_href(cx, lang, entry.subject);
                view! { <a href=href>{components::inline(cx, lang, entry.title)}</a> }.into_any()
            });
            table::labelled_links(lang, text, links.collect())
        });
        let content = view! {
            {components::paragraph(cx, lang, &direction.introduction, "review-text")}
            {sections}
            {self.entries(&chapter.entries)}
            {also}
        }
        .into_any();
        Part {
            id: ["direction-", &direction.id].concat(),
            title: components::inline(cx, lang, &direction.title).into_any(),
            name: cx.plain(lang, &direction.title),
            count: Some(chapter.entries.len() + chapter.secondary.len()),
            content: content.into_any(),
        }
    }

    /// The section with entries that are not counted, if there are any.
    fn apart(&self, id: &str, title: &'static str, list: &[Occurrence]) -> Option<Part> {
        (!list.is_empty()).then(|| Part {
            id: id.to_string(),
            title: title.into_any(),
            name: title.to_string(),
            count: Some(list.len()),
            content: self.entries(list).into_any(),
        })
    }

    fn section(&self, section: &'static Section) -> AnyView {
        let ChapterView { cx, lang, .. } = *self;
        view! {
            <li data-event=&*section.id>
                <h3>{components::inline(cx, lang, &section.title)}</h3>
                {components::paragraph(cx, lang, &section.text, "review-text")}
                {self.cited(&section.sources)}
            </li>
        }
        .into_any()
    }

    /// Entries with their texts and sources.
    fn entries(&self, list: &[Occurrence]) -> Option<AnyView> {
        let ChapterView { cx, lang, .. } = *self;
        let items = list.iter().map(|one| {
            let entry = cx.bundle.view_of(one);
            let text = components::paragraph(cx, lang, entry.summary, "review-text");
            let more = (text, self.cited(entry.sources)).into_any();
            components::row(cx, lang, one, true, more)
        });
        (!list.is_empty()).then(|| {
            view! { <ul class="entries entries-eager">{items.collect_view()}</ul> }.into_any()
        })
    }

    /// The sources of a statement, if it has any, as numbers of the list of sources.
    fn cited(&self, references: &[SourceRef]) -> Option<AnyView> {
        let ChapterView { cx, lang, review } = *self;
        let items = references.iter().enumerate().map(|(index, reference)| {
            let mut known = review.sources.iter();
            let number = known.position(|source| *source == reference.source);
            let number = number.map_or_else(String::new, |index| (index + 1).to_string());
            let title = cx.plain(lang, &cx.bundle.source(reference.source).title);
            let paragraphs = components::paragraphs(lang, reference);
            let gap = (index > 0).then_some(" · ");
            let href = cx.href_fragment(&["source-", &number].concat());
            view! {
                {gap}
                <a href=href title=title>
                    {["[", &number, "]"].concat()}
                </a>
                " "
                {paragraphs}
            }
            .into_any()
        });
        (!references.is_empty())
            .then(|| view! { <p class="review-cited">{items.collect_view()}</p> }.into_any())
    }

    fn sources(&self) -> Part {
        let ChapterView { cx, lang, review } = *self;
        let items = review.sources.iter().enumerate().map(|(index, source)| {
            let source = cx.bundle.source(*source);
            let number = (index + 1).to_string();
            let name = match &source.url {
                Some(url) => {
                    let title = cx.plain(lang, &source.title);
                    components::external_link(lang, url, title, source.lang.as_deref())
                }
                None => components::inline(cx, lang, &source.title),
            };
            let url = source.url.as_ref().map(|url| {
                view! {
                    <span class="review-url" aria-hidden="true">
                        {url.as_str().to_string()}
                    </span>
                }
                .into_any()
            });
            view! {
                <li id=["source-", &number].concat() tabindex="-1">
                    {["[", &number, "] "].concat()}
                    {name}
                    {url}
                </li>
            }
            .into_any()
        });
        let title = td_string!(i18n(lang), event.sources);
        Part {
            id: "sources".to_string(),
            title: title.into_any(),
            name: title.to_string(),
            count: None,
            content: view! { <ol class="sources">{items.collect_view()}</ol> }.into_any(),
        }
    }
}
