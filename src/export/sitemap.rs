//! The sitemap (sitemaps.org) with the languages of each page, and robots.txt.

use super::page::{Leaf, Reader};
use super::span::day_text;
use crate::text::push_escaped;

/// So many addresses a file may have.
const MOST: usize = 50_000;

/// A sitemap on its way: whole files come out as they fill, so that none is held in memory.
#[derive(Clone, Debug, Default)]
pub struct Sitemap {
    open: String,
    addresses: usize,
    files: usize,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

impl Sitemap {
    /// Adds a page in the reader's language. Gives a file back, with its name, where it is full.
    pub fn add(&mut self, reader: &Reader<'_>, leaf: &Leaf) -> Option<(String, String)> {
        let full = (self.addresses == MOST).then(|| self.close());
        if self.open.is_empty() {
            self.open.push_str(HEAD);
        }
        let site = &reader.site;
        let out = &mut self.open;
        out.push_str("<url><loc>");
        push_escaped(out, &site.address(reader.lang(), leaf));
        out.push_str("</loc>");
        if let Some(day) = site.bundle.site.updated {
            out.push_str("<lastmod>");
            out.push_str(&day_text(day, "-"));
            out.push_str("</lastmod>");
        }
        for other in site.languages() {
            push_alternate(out, other.html_tag(), &site.address(*other, leaf));
        }
        push_alternate(out, "x-default", &reader.anyones(leaf));
        out.push_str("</url>\n");
        self.addresses += 1;
        full
    }

    /// The last file, and the index of all: `sitemap.xml`.
    pub fn end(mut self, url: &str) -> Vec<(String, String)> {
        let mut files = Vec::new();
        if !self.open.is_empty() {
            files.push(self.close());
        }
        let mut index = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for number in 1..=self.files {
            index.push_str("<sitemap><loc>");
            push_escaped(&mut index, &[url, &name(number)].concat());
            index.push_str("</loc></sitemap>\n");
        }
        index.push_str("</sitemapindex>\n");
        files.push(("sitemap.xml".to_string(), index));
        files
    }

    fn close(&mut self) -> (String, String) {
        self.files += 1;
        self.addresses = 0;
        let mut file = std::mem::take(&mut self.open);
        file.push_str("</urlset>\n");
        (name(self.files), file)
    }
}

fn name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

fn push_alternate(out: &mut String, lang: &str, address: &str) {
    out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
    out.push_str(lang);
    out.push_str("\" href=\"");
    push_escaped(out, address);
    out.push_str("\"/>");
}

/// Everything may be read. Crawlers look for it at the root of the host only.
pub fn robots(url: &str) -> String {
    ["User-agent: *\nAllow: /\nSitemap: ", url, "sitemap.xml\n"].concat()
}
