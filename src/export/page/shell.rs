//! The whole document: its head with everything that is said to machines, and what stands around
//! every page.

use super::release::{Program, Release};
use super::site::{Leaf, Reader};
use crate::export::feed::Feed;
use crate::export::html::{Html, el};
use crate::export::json::Json;
use crate::export::span::day_text;
use crate::locale;
use crate::route::Page;
use crate::text::Lang;

/// What a page says of itself to machines.
#[derive(Clone, Debug)]
pub struct Content {
    /// Without the name of the site.
    pub name: String,
    pub description: String,
    /// The id of the city whose preview picture stands for the page.
    pub picture: Box<str>,
    /// The kind of page for Open Graph: `website`, `article`, `place`.
    pub kind: &'static str,
    /// Feeds that tell what this page tells.
    pub feeds: Vec<Feed>,
    /// Objects of schema.org.
    pub facts: Vec<Json>,
}

/// The words of a document's title: the page, then the site.
pub fn title(reader: &Reader<'_>, leaf: &Leaf, content: &Content) -> String {
    let site = reader.plain(&reader.bundle().site.title);
    match leaf.page {
        Page::Home => site,
        Page::Map
        | Page::Calendar
        | Page::Programmes
        | Page::City(_)
        | Page::Event(_)
        | Page::About
        | Page::Review(_)
        | Page::Embed
        | Page::NotFound(_) => [&content.name, " · ", &site].concat(),
    }
}

/// The document of a page that the program takes over. `view` is what the page shows, as HTML.
pub fn document(
    reader: &Reader<'_>,
    release: &Release,
    leaf: &Leaf,
    content: &Content,
    view: String,
) -> String {
    let head = release
        .first()
        .and(el("title").child(title(reader, leaf, content)))
        .and(said(reader, leaf, content))
        .and(release.last(Program::Starts));
    whole(reader.lang(), head, in_app(view))
}

/// What the program replaces when it starts, and beside it the room for what the start has to say.
pub(super) fn in_app(view: String) -> Html {
    let boot = el("div").attr("id", "boot").class("boot-beside");
    el("div")
        .attr("id", "app")
        .child(Html::raw(view).and(boot))
        .done()
}

/// A document from its head and its body.
pub(super) fn whole(lang: Lang, head: Html, body: impl Into<Html>) -> String {
    let html = el("html")
        .attr("lang", lang.html_tag())
        .child(el("head").child(head))
        .child(el("body").child(body));
    ["<!DOCTYPE html>\n", html.done().as_str(), "\n"].concat()
}

/// What the head tells search engines, previews and other programs.
fn said(reader: &Reader<'_>, leaf: &Leaf, content: &Content) -> Html {
    let site = &reader.site;
    let lang = reader.lang();
    let address = site.address(lang, leaf);
    let folder = leaf.folder();
    let link = |rel: &str| el("link").attr("rel", rel);
    let alternates = site.languages().iter().map(|other| {
        link("alternate")
            .attr("hreflang", other.html_tag())
            .attr("href", site.address(*other, leaf))
    });
    let feeds = content.feeds.iter().flat_map(|feed| {
        let name = feed.name(reader);
        [("ics", "text/calendar"), ("atom", "application/atom+xml")].map(|(extension, kind)| {
            link("alternate")
                .attr("type", kind)
                .attr("title", &name)
                .attr(
                    "href",
                    [
                        site.base(),
                        &feed.path(reader.bundle(), reader.lang(), extension),
                    ]
                    .concat(),
                )
        })
    });
    let picture = [site.url, &picture_path(lang, &content.picture)].concat();
    let title = title(reader, leaf, content);
    let property =
        |name: &str, value: &str| el("meta").attr("property", name).attr("content", value);
    let named = |name: &str, value: &str| el("meta").attr("name", name).attr("content", value);
    let oembed = [site.url, &oembed_path(lang, &folder)].concat();
    Html::default()
        .and(named("description", &content.description))
        .and(link("canonical").attr("href", &address))
        .and(alternates.collect::<Html>())
        .and(
            link("alternate")
                .attr("hreflang", "x-default")
                .attr("href", reader.anyones(leaf)),
        )
        .and(property("og:type", content.kind))
        .and(property(
            "og:site_name",
            &reader.plain(&reader.bundle().site.title),
        ))
        .and(property("og:title", &title))
        .and(property("og:description", &content.description))
        .and(property("og:url", &address))
        .and(property("og:locale", &open_graph_locale(lang)))
        .and(property("og:image", &picture))
        .and(property("og:image:alt", &content.name))
        .and(property("og:image:width", "1200"))
        .and(property("og:image:height", "630"))
        .and(named("twitter:card", "summary_large_image"))
        .and(named("pobratim:feeds", "feeds/"))
        .and(named("pobratim:today", &day_text(site.today, "-")))
        .and(
            link("alternate")
                .attr("type", "application/json+oembed")
                .attr("title", &content.name)
                .attr("href", oembed),
        )
        .and(feeds.collect::<Html>())
        .and(link("manifest").attr(
            "href",
            [site.base(), "manifest-", lang.code(), ".webmanifest"].concat(),
        ))
        .and(facts(&content.facts))
}

impl Reader<'_> {
    /// The page for readers of no language that we speak: where one chooses, else in English.
    pub fn anyones(&self, leaf: &Leaf) -> String {
        let site = &self.site;
        if leaf.page == Page::Home {
            return site.url.to_string();
        }
        let common = site
            .languages()
            .iter()
            .find(|lang| **lang == Lang::FALLBACK);
        let lang = common.or(site.languages().first()).copied();
        site.address(lang.unwrap_or(Lang::FALLBACK), leaf)
    }
}

/// Open Graph's names of languages have a country in them: `ru_RU`.
fn open_graph_locale(lang: Lang) -> String {
    [lang.code(), "_", locale::of(lang).region].concat()
}

/// The map as a picture, below the site.
pub const MAP_PICTURE: &str = "preview/map.png";

/// Where a city's preview picture stands, below the site.
pub fn picture_path(lang: Lang, city: &str) -> String {
    ["preview/", lang.code(), "/", city, ".png"].concat()
}

/// Where the oEmbed answer for a page stands, below the site.
pub fn oembed_path(lang: Lang, folder: &str) -> String {
    let name = match folder.trim_end_matches('/') {
        "" => "home",
        folder => folder,
    };
    ["oembed/", lang.code(), "/", name, ".json"].concat()
}

/// Objects of schema.org in one graph. Data and no script: the policy of the page lets it pass.
fn facts(facts: &[Json]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    let graph = Json::list(facts.iter().cloned());
    let json = [
        r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":"#,
        graph.as_str(),
        "}</script>",
    ];
    Html::raw(json.concat())
}
