//! HTML documents: the head with all metadata, and the layout around the view.

use super::head::Head;
use super::messages::PageHead;
use super::release::{Program, Release};
use super::site::{LocalizedSite, StaticPage};
use crate::export::feed::Feed;
use crate::export::json::Json;
use crate::export::span::day_text;
use crate::locale;
use crate::route::Page;
use crate::text::Lang;

/// Metadata of a page for search engines, link previews and other programs.
#[derive(Clone, Debug)]
pub struct PageMetadata {
    pub head: PageHead,
    /// The id of the city whose preview picture is shown for the page.
    pub picture: Box<str>,
    /// A picture that is shown instead of the preview picture.
    pub image: Option<SharedImage>,
    /// The Open Graph type: `website`, `article`, `place`.
    pub kind: &'static str,
    /// Feeds about the subject of the page.
    pub feeds: Vec<Feed>,
    /// Objects of schema.org.
    pub structured_data: Vec<Json>,
}

/// A picture of a record, for previews of links to its page.
#[derive(Clone, Debug)]
pub struct SharedImage {
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// Width and height in pixels, if known.
    pub size: Option<(u16, u16)>,
}

/// Returns the document of a page that the program takes over. `view` is the HTML of the page.
pub fn document(
    localized: &LocalizedSite<'_>,
    release: &Release,
    page: &StaticPage,
    metadata: &PageMetadata,
    view: &str,
) -> String {
    let mut head = head(localized, page, metadata);
    release.preload_bundle(&mut head, localized.lang());
    html_document(localized.lang(), release, Program::Starts, &head, view)
}

/// Returns a document from its head and view. The program replaces `#app` when it starts; `#boot`
/// next to the view shows messages of the start.
pub(super) fn html_document(
    lang: Lang,
    release: &Release,
    program: Program,
    head: &Head,
    view: &str,
) -> String {
    let (before, after) = match program {
        Program::Starts => (
            r#"<div id="app">"#,
            r#"<div id="boot" class="boot-static"></div></div>"#,
        ),
        Program::Absent => ("", ""),
    };
    [
        "<!DOCTYPE html>\n<html lang=\"",
        lang.html_tag(),
        "\"><head>",
        release.leading().as_str(),
        head.as_str(),
        release.trailing(program).as_str(),
        "</head><body>",
        before,
        view,
        after,
        "</body></html>\n",
    ]
    .concat()
}

/// Returns the head of a page.
fn head(localized: &LocalizedSite<'_>, page: &StaticPage, metadata: &PageMetadata) -> Head {
    let (site, lang) = (&localized.site, localized.lang());
    let site_name = localized.text(&localized.bundle().site.title);
    let title = metadata.head.document_title(&site_name);
    let url = site.page_url(lang, page);
    let preview = || SharedImage {
        url: [site.url, &picture_path(lang, &metadata.picture)].concat(),
        alt: metadata.head.title.clone(),
        size: Some(PREVIEW_SIZE),
    };
    let image = metadata.image.clone().unwrap_or_else(preview);
    let (width, height) = image.size.unzip();
    let mut head = Head::new(&title);
    head.meta("description", &metadata.head.description);
    head.page_links(&url, localized, page);
    for (name, value) in [
        ("og:type", metadata.kind),
        ("og:site_name", &site_name),
        ("og:title", &title),
        ("og:description", &metadata.head.description),
        ("og:url", &url),
        ("og:locale", &open_graph_locale(lang)),
        ("og:image", &image.url),
        ("og:image:alt", &image.alt),
    ] {
        head.property(name, value);
    }
    for (name, value) in [("og:image:width", width), ("og:image:height", height)] {
        if let Some(value) = value {
            head.property(name, &value.to_string());
        }
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
    let oembed = [site.url, &oembed_path(lang, &page.folder())].concat();
    alternate("application/json+oembed", &metadata.head.title, &oembed);
    for feed in &metadata.feeds {
        let name = feed.name(localized);
        for (extension, kind) in [("ics", "text/calendar"), ("atom", "application/atom+xml")] {
            let path = feed.path(localized.bundle(), lang, extension);
            alternate(kind, &name, &[site.base(), &path].concat());
        }
    }
    let manifest = [site.base(), "manifest-", lang.code(), ".webmanifest"].concat();
    head.link("manifest", &[("href", &manifest)]);
    if !metadata.structured_data.is_empty() {
        // Objects of schema.org are written as one graph.
        let graph = Json::list(metadata.structured_data.iter().cloned());
        let context = r#"{"@context":"https://schema.org","@graph":"#;
        head.json_ld(&[context, graph.as_str(), "}"].concat());
    }
    head
}

impl LocalizedSite<'_> {
    /// Returns the URL for all other languages (`x-default`): the language chooser for the home
    /// page, else the page in English or, without English, the first language.
    pub fn x_default_url(&self, page: &StaticPage) -> String {
        let site = &self.site;
        if page.page == Page::Home {
            return site.url.to_string();
        }
        let common = site
            .languages()
            .iter()
            .find(|lang| **lang == Lang::FALLBACK);
        let lang = common.or(site.languages().first()).copied();
        site.page_url(lang.unwrap_or(Lang::FALLBACK), page)
    }
}

/// Returns the Open Graph locale, which includes a country: `ru_RU`.
fn open_graph_locale(lang: Lang) -> String {
    [lang.code(), "_", locale::of(lang).region].concat()
}

/// Width and height of a preview picture in pixels.
pub(super) const PREVIEW_SIZE: (u16, u16) = (1200, 630);

/// Path of the map's picture below the site.
pub const MAP_PICTURE: &str = "preview/map.png";

/// Returns the path of a city's preview picture below the site.
pub fn picture_path(lang: Lang, city: &str) -> String {
    ["preview/", lang.code(), "/", city, ".png"].concat()
}

/// Returns the path of the oEmbed response for a page, below the site.
pub fn oembed_path(lang: Lang, folder: &str) -> String {
    let name = match folder.trim_end_matches('/') {
        "" => "home",
        folder => folder,
    };
    ["oembed/", lang.code(), "/", name, ".json"].concat()
}
