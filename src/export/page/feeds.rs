//! The document of the page that explains subscriptions and data files. It needs no program.

use super::release::{Program, Release};
use super::shell::whole;
use super::site::{Leaf, Reader};
use crate::export::html::{Html, el};
use crate::route::Page;

/// Its place: no page of the app.
pub fn leaf() -> Leaf {
    Leaf::of(Page::NotFound("feeds".into()))
}

/// The document around its content as HTML.
pub fn page(reader: &Reader<'_>, release: &Release, view: String) -> String {
    let site = &reader.site;
    let name = reader.words.say("shell.feeds");
    let title = [&name, " · ", &reader.plain(&reader.bundle().site.title)].concat();
    let head = release
        .first()
        .and(el("title").child(title))
        .and(head(reader, &leaf()))
        .and(release.last(Program::Absent))
        .and(
            el("script")
                .flag("defer", true)
                .attr("src", [site.base(), "feeds.js"].concat()),
        );
    whole(reader.lang(), head, Html::raw(view))
}

fn head(reader: &Reader<'_>, leaf: &Leaf) -> Html {
    let site = &reader.site;
    let link = |rel: &str| el("link").attr("rel", rel);
    let other_lang =
        |tag: &str, href: &str| link("alternate").attr("hreflang", tag).attr("href", href);
    let alternates = site
        .languages()
        .iter()
        .map(|other| other_lang(other.html_tag(), &site.address(*other, leaf)));
    el("meta")
        .attr("name", "description")
        .attr("content", reader.words.say("published.feeds_lead"))
        .done()
        .and(link("canonical").attr("href", site.address(reader.lang(), leaf)))
        .and(alternates.collect::<Html>())
        .and(other_lang("x-default", &reader.anyones(leaf)))
}
