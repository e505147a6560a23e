//! About the site: what the data holds and how sure it is, where it comes from, under which terms.

use super::city::part;
use super::review;
use super::site::Reader;
use crate::export::html::{Html, Tag, el};
use crate::model::{Class, Topic, newest_first};
use crate::route::Page;
use crate::time::Edtf;

/// The page.
pub(super) fn page(reader: &Reader<'_>) -> Html {
    let (bundle, words) = (reader.bundle(), reader.words);
    let updated = bundle.site.updated.map(|date| {
        let date = reader.locale().date(&Edtf::day(date));
        el("p").child(words.fill("about.updated", &[("date", &date)]))
    });
    let entries = words.count("words.entries", bundle.entries.len());
    let cities = reader.locale().number(bundle.cities.len());
    let holds = words.fill("about.holds", &[("entries", &entries), ("cities", &cities)]);
    let contact = bundle.site.contact.as_ref();
    let contact = contact.and_then(|contact| {
        let url = contact.url.as_ref()?;
        Some(reader.outward(url, &reader.plain(&contact.name), None))
    });
    let say = |key: &str| el("p").child(words.say(key));
    let status = Html::from(el("p").child(holds))
        .and(updated)
        .and(say("about.map_note"));
    el("div")
        .class("page page-about")
        .child(el("h1").child(words.say("about.title")))
        .child(reader.paragraph(&bundle.site.summary, "lead"))
        .child(reader.section("about.dates_title", say("about.dates")))
        .child(reader.section("about.status_title", status))
        .child(reader.section("review.years", review::years(reader)))
        .child(documents(reader))
        .child(reader.section("about.directions", topics(reader, &bundle.directions)))
        .child(reader.section("about.categories", topics(reader, &bundle.categories)))
        .child(reader.section("about.contact_title", el("p").child(contact)))
        .child(
            el("p").child(
                el("a")
                    .attr("href", reader.href(Page::Embed))
                    .child(words.say("builder.title")),
            ),
        )
        .child(reader.section("about.sources", sources(reader)))
        .child(reader.section("about.licence_title", say("about.licence")))
        .done()
}

/// What was written or made, the newest first, with its date and state.
fn documents(reader: &Reader<'_>) -> Option<Tag> {
    let list = reader
        .bundle()
        .entries_where(&|entry| entry.class == Class::Document);
    let list = newest_first(list);
    (!list.is_empty()).then(|| reader.section("about.documents", reader.rows(&list, false)))
}

fn topics(reader: &Reader<'_>, topics: &[Topic]) -> Tag {
    let item = |topic: &Topic| {
        let sections = topic
            .sections
            .iter()
            .map(|section| part(reader, section, "h4"));
        let sections = (!topic.sections.is_empty())
            .then(|| el("ul").class("sections").child(sections.collect::<Html>()));
        el("details")
            .class("topic")
            .child(el("summary").child(el("h3").child(reader.inline(&topic.title))))
            .child(reader.paragraph(&topic.introduction, ""))
            .child(sections)
    };
    el("div")
        .class("topics")
        .child(topics.iter().map(item).collect::<Html>())
}

fn sources(reader: &Reader<'_>) -> Tag {
    let items = reader.bundle().sources.iter().map(|source| {
        let name = match &source.url {
            Some(url) => reader
                .outward(url, &reader.plain(&source.title), source.lang.as_deref())
                .done(),
            None => reader.inline(&source.title),
        };
        el("li").child(name)
    });
    el("ul").class("sources").child(items.collect::<Html>())
}
