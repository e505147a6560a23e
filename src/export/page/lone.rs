//! Pages that no language owns: where one chooses a language, and what answers a wrong address.

use super::release::{Program, Release};
use super::shell::whole;
use super::site::{Leaf, Reader};
use crate::export::html::{Html, Tag, el};
use crate::route::Page;
use crate::text::Lang;

/// The start of the site: the same in every language, with a way into each. The program goes on to
/// the reader's own at once.
pub fn choice(readers: &[Reader<'_>], release: &Release) -> Option<String> {
    let first = readers.first()?;
    let site = &first.site;
    let title = first.plain(&first.bundle().site.title);
    let items = readers.iter().map(|reader| {
        let tag = reader.lang().html_tag();
        let name = reader.plain(&reader.bundle().site.title);
        el("li").child(
            el("a")
                .class("button")
                .attr("href", reader.href(Page::Home))
                .attr("hreflang", tag)
                .attr("lang", tag)
                .child(el("strong").child(reader.lang().own_name()))
                .child(" · ")
                .child(name),
        )
    });
    let alternates = readers.iter().map(|reader| {
        let address = site.address(reader.lang(), &Leaf::of(Page::Home));
        link("alternate", &address).attr("hreflang", reader.lang().html_tag())
    });
    let summary = first.plain(&first.bundle().site.summary);
    let names: Vec<&str> = readers
        .iter()
        .map(|reader| reader.lang().own_name())
        .collect();
    let head = named("description", &summary)
        .done()
        .and(link("canonical", site.url))
        .and(alternates.collect::<Html>())
        .and(link("alternate", site.url).attr("hreflang", "x-default"));
    let main = el("div")
        .class("page page-choice")
        .child(el("h1").child(&*title))
        .child(el("ul").class("choices").child(items.collect::<Html>()));
    let title = [&title, " · ", &names.join(" · ")].concat();
    Some(document(first.lang(), release, &title, head, main))
}

/// What a host of files shows where it has none: in every language, with ways on. The program may
/// know the address after all, such as an occurrence of a far year.
pub fn lost(readers: &[Reader<'_>], release: &Release) -> Option<String> {
    let first = readers.first()?;
    let parts = readers.iter().map(|reader| {
        let way = |page: Page, key: &str| {
            el("a")
                .class("button")
                .attr("href", reader.href(page))
                .child(reader.words.say(key))
        };
        el("section")
            .attr("lang", reader.lang().html_tag())
            .child(el("h2").child(reader.words.say("lost.title")))
            .child(el("p").child(reader.words.say("lost.text")))
            .child(
                el("p")
                    .class("card-actions")
                    .child(way(Page::Home, "shell.home"))
                    .child(way(Page::Map, "shell.map"))
                    .child(way(Page::Calendar, "shell.calendar")),
            )
    });
    let main = el("div")
        .class("page page-lost")
        .child(el("h1").child("404"))
        .child(parts.collect::<Html>());
    let site = first.plain(&first.bundle().site.title);
    let head = named("robots", "noindex").done();
    Some(document(
        first.lang(),
        release,
        &["404 · ", &site].concat(),
        head,
        main,
    ))
}

fn document(lang: Lang, release: &Release, title: &str, head: Html, main: Tag) -> String {
    let head = release
        .first()
        .and(el("title").child(title))
        .and(head)
        .and(named("pobratim:feeds", "feeds/"))
        .and(release.last(Program::Starts));
    let inside = el("main")
        .attr("id", "main")
        .attr("tabindex", "-1")
        .child(main)
        .done()
        .and(el("div").attr("id", "boot").class("boot-beside"));
    whole(lang, head, el("div").attr("id", "app").child(inside))
}

fn named(name: &str, content: &str) -> Tag {
    el("meta").attr("name", name).attr("content", content)
}

fn link(rel: &str, href: &str) -> Tag {
    el("link").attr("rel", rel).attr("href", href)
}
