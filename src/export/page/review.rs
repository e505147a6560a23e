//! A year in review: its figures, the list by direction, what is not counted, and the sources.

mod table;

use super::site::{Leaf, Reader};
use crate::export::html::{Html, Tag, el};
use crate::model::{By, Chapter, Occurrence, Review, Section, SourceRef};
use crate::route::Page;

/// A part of the page under a numbered heading.
struct Part {
    /// Its place in the page, for links.
    id: String,
    title: Html,
    /// The same as plain words, for the contents.
    name: String,
    /// How many entries stand there, where it lists any.
    count: Option<usize>,
    content: Html,
}

/// A page for each year of which anything is known.
pub(super) fn leaves(reader: &Reader<'_>) -> Vec<Leaf> {
    let pages = told(reader).into_iter().map(Page::Review);
    pages.map(Leaf::of).collect()
}

fn told(reader: &Reader<'_>) -> Vec<i32> {
    let mut told = reader.bundle().years_told(reader.site.today());
    // A year of five digits has no address.
    told.retain(|year| *year <= 9999);
    told
}

/// What the page is called.
pub(super) fn title(reader: &Reader<'_>, year: i32) -> String {
    let year = year.to_string();
    reader.words.fill("review.title", &[("year", &year)])
}

/// The way from the calendar of a year to its review, where it has one.
pub(super) fn door(reader: &Reader<'_>, year: i32) -> Option<Tag> {
    let href = reader.href(Page::Review(year));
    let link = || el("a").attr("href", href).child(title(reader, year));
    let is_told = told(reader).contains(&year);
    is_told.then(|| el("p").class("door").child(link()))
}

/// The page of a year; `None` where nothing is known of it.
pub(super) fn page(reader: &Reader<'_>, year: i32) -> Option<Html> {
    let told = told(reader);
    if !told.contains(&year) {
        return None;
    }
    let review = Review::of(reader.bundle(), year, reader.site.today());
    let paint = Paint {
        reader,
        review: &review,
    };
    let parts = paint.parts();
    let contents = paint.contents(&parts);
    let parts = parts.into_iter().enumerate();
    let page = el("article")
        .class("page page-review")
        .child(paint.head(&told))
        .child(contents)
        .child(
            parts
                .map(|(place, part)| numbered(part, place))
                .collect::<Html>(),
        );
    Some(page.done())
}

/// The reviews of all years, and how much is known of each.
pub(super) fn years(reader: &Reader<'_>) -> Tag {
    let items = told(reader).into_iter().map(|year| {
        let count = reader.bundle().year_figures(year).entries as usize;
        let count = reader.words.count("words.entries", count);
        el("li")
            .child(
                el("a")
                    .attr("href", reader.href(Page::Review(year)))
                    .child(reader.locale().year_heading(year)),
            )
            .child(el("span").class("quiet").child([" ", &count].concat()))
    });
    el("ul")
        .class("review-years")
        .child(items.collect::<Html>())
}

/// The number of a part, counted from 1.
fn number(place: usize) -> Tag {
    let number = [&(place + 1).to_string(), ". "].concat();
    el("span").class("review-number").child(number)
}

fn numbered(part: Part, place: usize) -> Tag {
    el("section")
        .class("review-part")
        .child(
            el("h2")
                .attr("id", part.id)
                .attr("tabindex", "-1")
                .child(number(place))
                .child(part.title),
        )
        .child(part.content)
}

#[derive(Clone, Copy)]
struct Paint<'a> {
    reader: &'a Reader<'a>,
    review: &'a Review<'a>,
}

impl Paint<'_> {
    fn say(&self, key: &str) -> String {
        self.reader.words.say(key)
    }

    fn head(&self, told: &[i32]) -> Tag {
        let Paint { reader, review } = *self;
        // Nothing prints without the program but the browser's own menu.
        let print = el("button")
            .attr("type", "button")
            .class("button needs-program")
            .flag("disabled", true)
            .child(self.say("review.print"));
        el("header")
            .class("page-head")
            .child(
                el("p")
                    .class("review-site")
                    .child(reader.plain(&reader.bundle().site.title)),
            )
            .child(el("h1").child(title(reader, review.year)))
            .child(el("p").class("lead").child(self.lead()))
            .child(
                el("p")
                    .class("card-actions")
                    .child(print)
                    .child(self.beside(told)),
            )
    }

    fn lead(&self) -> String {
        let Paint { reader, review } = *self;
        let words = reader.words;
        let entries = |count: usize| words.count("words.entries", count);
        let done = entries(review.total as usize);
        let mut sentences = vec![words.fill("review.done", &[("entries", &done)])];
        let (cities, countries) = (review.reach(By::City), review.reach(By::Country));
        if cities + countries > 0 {
            let (cities, number) = (
                reader.locale().number(cities),
                reader.locale().number(countries),
            );
            let values = [("cities", &*cities), ("number", &number)];
            sentences.push(words.fill("review.reach", &values));
        }
        if !review.apart.is_empty() {
            let entries = entries(review.apart.len());
            sentences.push(words.fill("review.apart", &[("entries", &entries)]));
        }
        if review.year >= reader.site.today().year() {
            sentences.push(words.say("review.unfinished"));
        }
        sentences.join(reader.locale().punctuation.sentence_gap)
    }

    /// The nearest years before and after.
    fn beside(&self, told: &[i32]) -> Html {
        let Paint { reader, review } = *self;
        let link = |to: &i32, rel: &str| {
            el("a")
                .class("button-quiet")
                .attr("rel", rel)
                .attr("href", reader.href(Page::Review(*to)))
                .child(title(reader, *to))
        };
        let before = told.iter().rev().find(|other| **other < review.year);
        let after = told.iter().find(|other| **other > review.year);
        Html::from(before.map(|to| link(to, "prev"))).and(after.map(|to| link(to, "next")))
    }

    /// The link to a place of this page. Beside a `<base>`, a fragment alone would lead elsewhere.
    fn here(&self, id: &str) -> String {
        let Paint { reader, review } = *self;
        [&reader.href(Page::Review(review.year)), "#", id].concat()
    }

    fn contents(&self, parts: &[Part]) -> Tag {
        let items = parts.iter().enumerate().map(|(place, part)| {
            let count = part.count.map(|count| {
                el("span")
                    .class("long-count")
                    .child(self.reader.locale().number(count))
            });
            el("li")
                .child(number(place))
                .child(el("a").attr("href", self.here(&part.id)).child(&*part.name))
                .child(count)
        });
        let heading = el("h2").attr("id", "contents");
        el("nav")
            .class("review-contents")
            .attr("aria-labelledby", "contents")
            .child(heading.child(self.say("review.contents")))
            .child(el("ol").child(items.collect::<Html>()))
    }

    /// Everything below the head of the page, in its order.
    fn parts(&self) -> Vec<Part> {
        let review = self.review;
        let plain = |id: &str, name: String, count: Option<usize>, content: Html| Part {
            id: id.to_string(),
            title: Html::text(&name),
            name,
            count,
            content,
        };
        let figures = self.say("review.figures");
        let mut parts = vec![plain("figures", figures, None, table::figures(self))];
        parts.extend(review.chapters.iter().map(|chapter| self.chapter(chapter)));
        if !review.apart.is_empty() {
            let name = self.say("review.not_counted");
            let count = Some(review.apart.len());
            let list = self.entries(&review.apart);
            parts.push(plain("not-counted", name, count, list.into()));
        }
        let sources = self.say("event.sources");
        parts.push(plain("sources", sources, None, self.sources().done()));
        parts
    }

    fn chapter(&self, chapter: &Chapter<'_>) -> Part {
        let reader = self.reader;
        let direction = reader.bundle().direction(chapter.direction);
        let sections = chapter.sections.iter().map(|section| self.section(section));
        let sections = (!chapter.sections.is_empty())
            .then(|| el("ul").class("sections").child(sections.collect::<Html>()));
        let also = (!chapter.also.is_empty()).then(|| {
            let links = chapter.also.iter().map(|one| {
                let entry = reader.bundle().view_of(one);
                let href = reader.href_event(entry.subject);
                let link = el("a").attr("href", href);
                link.child(reader.inline(entry.title)).done()
            });
            table::listed(reader, "review.also", links)
        });
        let introduction = reader.paragraph(&direction.introduction, "review-text");
        Part {
            id: ["direction-", &direction.id].concat(),
            title: reader.inline(&direction.title),
            name: reader.plain(&direction.title),
            count: Some(chapter.entries.len() + chapter.also.len()),
            content: Html::from(introduction)
                .and(sections)
                .and(self.entries(&chapter.entries))
                .and(also),
        }
    }

    fn section(&self, section: &Section) -> Tag {
        let reader = self.reader;
        el("li")
            .attr("data-event", &section.id)
            .child(el("h3").child(reader.inline(&section.title)))
            .child(reader.paragraph(&section.text, "review-text"))
            .child(self.cited(&section.sources))
    }

    /// Entries with their texts and sources.
    fn entries(&self, list: &[Occurrence]) -> Option<Tag> {
        let reader = self.reader;
        let items = list.iter().map(|one| {
            let entry = reader.bundle().view_of(one);
            let text = reader.paragraph(entry.summary, "review-text");
            let more = Html::from(text).and(self.cited(entry.sources));
            reader.row(one, true, more)
        });
        let list = || el("ul").class("entries entries-still");
        (items.len() > 0).then(|| list().child(items.collect::<Html>()))
    }

    /// Where a statement comes from, by the numbers of the list at the end.
    fn cited(&self, references: &[SourceRef]) -> Tag {
        let Paint { reader, review } = *self;
        let words = reader.words;
        let items = references.iter().enumerate().map(|(place, reference)| {
            let mut known = review.sources.iter();
            let number = known.position(|source| *source == reference.source);
            let number = number.map_or_else(String::new, |place| (place + 1).to_string());
            let title = reader.plain(&reader.bundle().source(reference.source).title);
            let list = reference.paragraphs.join(reader.locale().punctuation.comma);
            let paragraphs = match reference.paragraphs.len() {
                0 => String::new(),
                1 => words.fill("event.paragraph", &[("list", &list)]),
                _ => words.fill("event.paragraphs", &[("list", &list)]),
            };
            let link = el("a")
                .attr("href", self.here(&["source-", &number].concat()))
                .attr("title", title)
                .child(["[", &number, "]"].concat());
            Html::text(if place > 0 { " · " } else { "" })
                .and(link)
                .and(" ")
                .and(paragraphs)
        });
        el("p").class("review-cited").child(items.collect::<Html>())
    }

    fn sources(&self) -> Tag {
        let Paint { reader, review } = *self;
        let items = review.sources.iter().enumerate().map(|(place, source)| {
            let source = reader.bundle().source(*source);
            let number = (place + 1).to_string();
            let title = reader.plain(&source.title);
            let (name, url) = match &source.url {
                None => (reader.inline(&source.title), None),
                Some(url) => {
                    let link = reader.outward(url, &title, source.lang.as_deref());
                    let plain = el("span").class("review-url").attr("aria-hidden", "true");
                    (link.done(), Some(plain.child(url.as_str())))
                }
            };
            el("li")
                .attr("id", ["source-", &number].concat())
                .attr("tabindex", "-1")
                .child(["[", &number, "] "].concat())
                .child(name)
                .child(url)
        });
        el("ol").class("sources").child(items.collect::<Html>())
    }
}
