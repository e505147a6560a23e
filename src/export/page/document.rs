//! The whole document around what a page shows: its head with everything that is said to machines.

use super::head::Head;
use super::release::{Program, Release};
use super::site::{Leaf, Reader};
use super::words::PageHead;
use crate::export::feed::Feed;
use crate::export::json::Json;
use crate::export::span::day_text;
use crate::locale;
use crate::route::Page;
use crate::text::Lang;

/// What a page says of itself to machines.
#[derive(Clone, Debug)]
pub struct Content {
    pub head: PageHead,
    /// The id of the city whose preview picture stands for the page.
    pub picture: Box<str>,
    /// The kind of page for Open Graph: `website`, `article`, `place`.
    pub kind: &'static str,
    /// Feeds that tell what this page tells.
    pub feeds: Vec<Feed>,
    /// Objects of schema.org.
    pub facts: Vec<Json>,
}

/// The document of a page that the program takes over. `view` is what the page shows, as HTML.
pub fn document(
    reader: &Reader<'_>,
    release: &Release,
    leaf: &Leaf,
    content: &Content,
    view: &str,
) -> String {
    let head = head(reader, leaf, content);
    whole(reader.lang(), release, Program::Starts, &head, view)
}

/// A document from its head and what it shows. Where the program starts, it replaces `#app`; beside the
/// view is room for what the start has to say.
pub(super) fn whole(
    lang: Lang,
    release: &Release,
    program: Program,
    head: &Head,
    view: &str,
) -> String {
    let (before, after) = match program {
        Program::Starts => (
            r#"<div id="app">"#,
            r#"<div id="boot" class="boot-beside"></div></div>"#,
        ),
        Program::Absent => ("", ""),
    };
    [
        "<!DOCTYPE html>\n<html lang=\"",
        lang.html_tag(),
        "\"><head>",
        release.first().as_str(),
        head.as_str(),
        release.last(program).as_str(),
        "</head><body>",
        before,
        view,
        after,
        "</body></html>\n",
    ]
    .concat()
}

/// What a page tells search engines, previews and other programs.
fn head(reader: &Reader<'_>, leaf: &Leaf, content: &Content) -> Head {
    let (site, lang) = (&reader.site, reader.lang());
    let site_name = reader.plain(&reader.bundle().site.title);
    let title = content.head.document_title(&site_name);
    let address = site.address(lang, leaf);
    let picture = [site.url, &picture_path(lang, &content.picture)].concat();
    let mut head = Head::new(&title);
    head.meta("description", &content.head.description);
    head.addresses(&address, reader, leaf);
    for (name, value) in [
        ("og:type", content.kind),
        ("og:site_name", &site_name),
        ("og:title", &title),
        ("og:description", &content.head.description),
        ("og:url", &address),
        ("og:locale", &open_graph_locale(lang)),
        ("og:image", &picture),
        ("og:image:alt", &content.head.title),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
    ] {
        head.property(name, value);
    }
    head.meta("twitter:card", "summary_large_image");
    head.meta("pobratim:feeds", "feeds/");
    head.meta("pobratim:today", &day_text(site.today, "-"));
    let mut alternate = |kind: &str, title: &str, href: &str| {
        head.link(
            "alternate",
            &[("type", kind), ("title", title), ("href", href)],
        );
    };
    let oembed = [site.url, &oembed_path(lang, &leaf.folder())].concat();
    alternate("application/json+oembed", &content.head.title, &oembed);
    for feed in &content.feeds {
        let name = feed.name(reader);
        for (extension, kind) in [("ics", "text/calendar"), ("atom", "application/atom+xml")] {
            let path = feed.path(reader.bundle(), lang, extension);
            alternate(kind, &name, &[site.base(), &path].concat());
        }
    }
    let manifest = [site.base(), "manifest-", lang.code(), ".webmanifest"].concat();
    head.link("manifest", &[("href", &manifest)]);
    if !content.facts.is_empty() {
        // Objects of schema.org in one graph.
        let graph = Json::list(content.facts.iter().cloned());
        let context = r#"{"@context":"https://schema.org","@graph":"#;
        head.json_ld(&[context, graph.as_str(), "}"].concat());
    }
    head
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
