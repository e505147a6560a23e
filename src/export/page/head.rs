//! The head of a document: what it says to search engines, previews and the program. No view has any
//! of it.

use super::site::{Leaf, Reader};
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

    /// Adds an element that has only attributes: `meta`, `link`, `base`, or a `script` with a source. An
    /// attribute without a value has an empty one here.
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

    /// Adds the address of the document, and those of the page in each language and for readers of
    /// none of them.
    pub(super) fn addresses(&mut self, canonical: &str, reader: &Reader<'_>, leaf: &Leaf) {
        self.link("canonical", &[("href", canonical)]);
        let mut alternate = |lang: &str, address: &str| {
            self.link("alternate", &[("hreflang", lang), ("href", address)]);
        };
        for lang in reader.site.languages() {
            alternate(lang.html_tag(), &reader.site.address(*lang, leaf));
        }
        alternate("x-default", &reader.anyones(leaf));
    }

    /// Adds data, which is no script: the policy of the page lets it pass. `json` has no `<`.
    pub(super) fn json_ld(&mut self, json: &str) {
        let start = r#"<script type="application/ld+json">"#;
        self.0.extend([start, json, "</script>"]);
    }
}
