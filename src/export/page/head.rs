//! The head of an HTML document.

use super::site::{LocalizedSite, StaticPage};
use crate::text::{push_attribute, push_escaped};

/// The elements of a head, as HTML.
#[derive(Debug, Default)]
pub(super) struct Head(String);

impl Head {
    pub(super) fn new(title: &str) -> Head {
        let mut html = String::from("<title>");
        push_escaped(&mut html, title);
        html.push_str("</title>");
        Head(html)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds an element without content: `meta`, `link`, `base`, or a `script` with a source. An
    /// empty value means an attribute without one.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.extend(["<", name]);
        for (name, value) in attributes {
            match value.is_empty() {
                true => self.0.extend([" ", name]),
                false => push_attribute(&mut self.0, name, value),
            }
        }
        self.0
            .push_str(if name == "script" { "></script>" } else { ">" });
    }

    pub(super) fn meta(&mut self, name: &str, content: &str) {
        self.element("meta", &[("name", name), ("content", content)]);
    }

    /// Adds a property of Open Graph (ogp.me).
    pub(super) fn property(&mut self, name: &str, content: &str) {
        self.element("meta", &[("property", name), ("content", content)]);
    }

    pub(super) fn link(&mut self, rel: &str, attributes: &[(&str, &str)]) {
        self.element("link", &[&[("rel", rel)], attributes].concat());
    }

    /// Adds the links to the canonical URL, to the page in each language, and to `x-default`.
    pub(super) fn page_links(
        &mut self,
        canonical: &str,
        localized: &LocalizedSite<'_>,
        page: &StaticPage,
    ) {
        self.link("canonical", &[("href", canonical)]);
        let mut alternate = |lang: &str, url: &str| {
            self.link("alternate", &[("hreflang", lang), ("href", url)]);
        };
        for lang in localized.site.languages() {
            alternate(lang.html_tag(), &localized.site.page_url(*lang, page));
        }
        alternate("x-default", &localized.x_default_url(page));
    }

    /// Adds JSON-LD, a data block that the Content Security Policy permits. `json` must not contain
    /// `<`.
    pub(super) fn json_ld(&mut self, json: &str) {
        let start = r#"<script type="application/ld+json">"#;
        self.0.extend([start, json, "</script>"]);
    }
}
