//! The list of a year by direction, what is not counted, and the sources of all of it.

use super::{Part, figures, here, table};
use crate::locale;
use crate::model::{Chapter, Occurrence, Review, Section, SourceRef};
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{El, Html, el};
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
            title: title.into(),
            name: title.to_string(),
            count: Some(review.apart.len()),
            content: paint.entries(&review.apart),
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
            .then(|| el("ul").class("sections").child(sections.collect::<Html>()));
        let also = (!chapter.also.is_empty()).then(|| {
            let links = chapter.also.iter().map(|one| {
                let entry = cx.bundle.view_of(one);
                el("a")
                    .attr("href", parts::event_href(cx, lang, entry.subject))
                    .child(parts::inline(cx, lang, entry.title))
                    .view()
            });
            table::listed(
                lang,
                td_string!(i18n(lang), review.also).to_string(),
                links.collect(),
            )
        });
        Part {
            id: ["direction-", &direction.id].concat(),
            title: parts::inline(cx, lang, &direction.title),
            name: cx.plain(lang, &direction.title),
            count: Some(chapter.entries.len() + chapter.also.len()),
            content: Html::Many(vec![
                parts::paragraph(cx, lang, &direction.introduction, "review-text"),
                sections.into(),
                self.entries(&chapter.entries),
                also.into(),
            ]),
        }
    }

    fn section(&self, section: &'static Section) -> El {
        let Paint { cx, lang, .. } = *self;
        el("li")
            .attr("data-event", section.id.to_string())
            .child(el("h3").child(parts::inline(cx, lang, &section.title)))
            .child(parts::paragraph(cx, lang, &section.text, "review-text"))
            .child(self.cited(&section.sources))
    }

    /// Entries with their texts and sources.
    fn entries(&self, list: &[Occurrence]) -> Html {
        let Paint { cx, lang, .. } = *self;
        if list.is_empty() {
            return Html::Nothing;
        }
        let items = list.iter().map(|one| {
            let entry = cx.bundle.view_of(one);
            let text = parts::paragraph(cx, lang, entry.summary, "review-text");
            let more = Html::Many(vec![text, self.cited(entry.sources)]);
            parts::row(cx, lang, one, true, more)
        });
        el("ul")
            .class("entries entries-still")
            .child(items.collect::<Html>())
            .view()
    }

    /// Where a statement comes from, by the numbers of the list at the end.
    fn cited(&self, references: &[SourceRef]) -> Html {
        let Paint { cx, lang, review } = *self;
        let items = references.iter().enumerate().map(|(place, reference)| {
            let mut known = review.sources.iter();
            let number = known.position(|source| *source == reference.source);
            let number = number.map_or_else(String::new, |place| (place + 1).to_string());
            let title = cx.plain(lang, &cx.bundle.source(reference.source).title);
            let list = reference
                .paragraphs
                .join(locale::of(lang).punctuation.comma);
            let paragraphs = match reference.paragraphs.len() {
                0 => String::new(),
                1 => td_string!(i18n(lang), event.paragraph, list = list),
                _ => td_string!(i18n(lang), event.paragraphs, list = list),
            };
            let gap = if place > 0 { " · " } else { "" };
            let link = el("a")
                .attr("href", here(&["source-", &number].concat()))
                .attr("title", title)
                .child(["[", &number, "]"].concat());
            Html::Many(vec![gap.into(), link.view(), " ".into(), paragraphs.into()])
        });
        el("p")
            .class("review-cited")
            .child(items.collect::<Html>())
            .view()
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
                el("span")
                    .class("review-url")
                    .attr("aria-hidden", "true")
                    .child(url.as_str().to_string())
            });
            el("li")
                .attr("id", ["source-", &number].concat())
                .attr("tabindex", "-1")
                .child(["[", &number, "] "].concat())
                .child(name)
                .child(url)
        });
        let title = td_string!(i18n(lang), event.sources);
        Part {
            id: "sources".to_string(),
            title: title.into(),
            name: title.to_string(),
            count: None,
            content: el("ol")
                .class("sources")
                .child(items.collect::<Html>())
                .view(),
        }
    }
}
