//! The documents that no language owns: where one chooses a language, and what answers a wrong
//! address.

use super::release::{Program, Release};
use super::shell::{in_app, whole};
use super::site::{Leaf, Reader};
use crate::export::html::{Html, Tag, el};
use crate::route::Page;
use crate::text::Lang;

/// The document at the address of the site, around its content as HTML. The program goes on to the
/// reader's language at once.
pub fn choice(readers: &[Reader<'_>], release: &Release, view: String) -> Option<String> {
    let first = readers.first()?;
    let site = &first.site;
    let title = first.plain(&first.bundle().site.title);
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
    let title = [&title, " · ", &names.join(" · ")].concat();
    Some(document(first.lang(), release, &title, head, view))
}

/// The document that a host of files shows where it has none, around its content as HTML. The program
/// may know the address after all, such as an occurrence of a far year.
pub fn missing(readers: &[Reader<'_>], release: &Release, view: String) -> Option<String> {
    let first = readers.first()?;
    let site = first.plain(&first.bundle().site.title);
    let title = ["404 · ", &site].concat();
    let head = named("robots", "noindex").done();
    Some(document(first.lang(), release, &title, head, view))
}

fn document(lang: Lang, release: &Release, title: &str, head: Html, view: String) -> String {
    let head = release
        .first()
        .and(el("title").child(title))
        .and(head)
        .and(named("pobratim:feeds", "feeds/"))
        .and(release.last(Program::Starts));
    whole(lang, head, in_app(view))
}

fn named(name: &str, content: &str) -> Tag {
    el("meta").attr("name", name).attr("content", content)
}

fn link(rel: &str, href: &str) -> Tag {
    el("link").attr("rel", rel).attr("href", href)
}
