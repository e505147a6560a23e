//! The list of a year by direction, what is not counted, and the sources of all of it.

use leptos::prelude::*;

use super::{Part, figures, table};
use crate::model::{Chapter, Occurrence, Review, Section, SourceRef};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::parts;

/// Everything below the head of the page, in its order.
pub fn all(cx: Cx, lang: Lang, review: &Review<'static>) -> Vec<Part> {
    let paint = Paint { cx, lang, review };
    let mut parts = vec![figures(cx, lang, review)];
    parts.extend(review.chapters.iter().map(|chapter| paint.chapter(chapter)));
    if !review.apart.is_empty() {
        let title = td_string!(i18n(lang), review.not_counted);
        parts.push(Part {
            id: "not-counted".to_string(),
            title: title.into_any(),
            name: title.to_string(),
            count: Some(review.apart.len()),
            content: paint.entries(&review.apart).into_any(),
        });
    }
    parts.push(paint.sources());
    parts
}

#[derive(Clone, Copy)]
struct Paint<'a> {
    cx: Cx,
    lang: Lang,
    review: &'a Review<'static>,
}

impl Paint<'_> {
    fn chapter(&self, chapter: &Chapter<'static>) -> Part {
        let Paint { cx, lang, .. } = *self;
        let direction = cx.bundle.direction(chapter.direction);
        let sections = chapter.sections.iter().map(|section| self.section(section));
        let sections = (!chapter.sections.is_empty())
            .then(|| view! { <ul class="sections">{sections.collect_view()}</ul> }.into_any());
        let also = (!chapter.also.is_empty()).then(|| {
            let words = td_string!(i18n(lang), review.also);
            let links = chapter.also.iter().map(|one| {
                let entry = cx.bundle.view_of(one);
                let href = parts::event_href(cx, lang, entry.subject);
                view! { <a href=href>{parts::inline(cx, lang, entry.title)}</a> }.into_any()
            });
            table::listed(lang, words, links.collect())
        });
        let content = view! {
            {parts::paragraph(cx, lang, &direction.introduction, "review-text")}
            {sections}
            {self.entries(&chapter.entries)}
            {also}
        }
        .into_any();
        Part {
            id: ["direction-", &direction.id].concat(),
            title: parts::inline(cx, lang, &direction.title).into_any(),
            name: cx.plain(lang, &direction.title),
            count: Some(chapter.entries.len() + chapter.also.len()),
            content: content.into_any(),
        }
    }

    fn section(&self, section: &'static Section) -> AnyView {
        let Paint { cx, lang, .. } = *self;
        view! {
            <li data-event=&*section.id>
                <h3>{parts::inline(cx, lang, &section.title)}</h3>
                {parts::paragraph(cx, lang, &section.text, "review-text")}
                {self.cited(&section.sources)}
            </li>
        }
        .into_any()
    }

    /// Entries with their texts and sources.
    fn entries(&self, list: &[Occurrence]) -> Option<AnyView> {
        let Paint { cx, lang, .. } = *self;
        let items = list.iter().map(|one| {
            let entry = cx.bundle.view_of(one);
            let text = parts::paragraph(cx, lang, entry.summary, "review-text");
            let more = (text, self.cited(entry.sources)).into_any();
            parts::row(cx, lang, one, true, more)
        });
        (!list.is_empty()).then(|| {
            view! { <ul class="entries entries-still">{items.collect_view()}</ul> }.into_any()
        })
    }

    /// Where a statement comes from, by the numbers of the list at the end.
    fn cited(&self, references: &[SourceRef]) -> AnyView {
        let Paint { cx, lang, review } = *self;
        let items = references.iter().enumerate().map(|(place, reference)| {
            let mut known = review.sources.iter();
            let number = known.position(|source| *source == reference.source);
            let number = number.map_or_else(String::new, |place| (place + 1).to_string());
            let title = cx.plain(lang, &cx.bundle.source(reference.source).title);
            let paragraphs = parts::paragraphs(lang, reference);
            let gap = (place > 0).then_some(" · ");
            let href = cx.href_place(&["source-", &number].concat());
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
        view! { <p class="review-cited">{items.collect_view()}</p> }.into_any()
    }

    fn sources(&self) -> Part {
        let Paint { cx, lang, review } = *self;
        let items = review.sources.iter().enumerate().map(|(place, source)| {
            let source = cx.bundle.source(*source);
            let number = (place + 1).to_string();
            let name = match &source.url {
                Some(url) => {
                    let title = cx.plain(lang, &source.title);
                    parts::outward(lang, url, title, source.lang.as_deref())
                }
                None => parts::inline(cx, lang, &source.title),
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
