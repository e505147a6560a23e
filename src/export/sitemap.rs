//! The sitemap (sitemaps.org) with the languages of each page, and robots.txt.

use super::page::{LocalizedSite, StaticPage};
use super::span::day_text;
use crate::text::push_escaped;

/// Maximum number of URLs in a file (sitemaps.org).
const MAX_URLS: usize = 50_000;

/// A sitemap under construction. Full files are returned at once, so that memory holds only one.
#[derive(Clone, Debug, Default)]
pub struct Sitemap {
    current: String,
    url_count: usize,
    files: usize,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

impl Sitemap {
    /// Adds a page in one language. Returns the name and content of a file that became full.
    pub fn add(
        &mut self,
        localized: &LocalizedSite<'_>,
        page: &StaticPage,
    ) -> Option<(String, String)> {
        let full = (self.url_count == MAX_URLS).then(|| self.close());
        if self.current.is_empty() {
            self.current.push_str(HEAD);
        }
        let site = &localized.site;
        let out = &mut self.current;
        out.push_str("<url><loc>");
        push_escaped(out, &site.page_url(localized.lang(), page));
        out.push_str("</loc>");
        if let Some(day) = site.bundle.site.updated {
            out.push_str("<lastmod>");
            out.push_str(&day_text(day, "-"));
            out.push_str("</lastmod>");
        }
        for other in site.languages() {
            push_alternate(out, other.html_tag(), &site.page_url(*other, page));
        }
        push_alternate(out, "x-default", &localized.x_default_url(page));
        out.push_str("</url>\n");
        self.url_count += 1;
        full
    }

    /// Returns the last file, and the index `sitemap.xml`.
    pub fn end(mut self, url: &str) -> Vec<(String, String)> {
        let mut files = Vec::new();
        if !self.current.is_empty() {
            files.push(self.close());
        }
        let mut index = String::from(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
        );
        for number in 1..=self.files {
            index.push_str("<sitemap><loc>");
            push_escaped(&mut index, &[url, &file_name(number)].concat());
            index.push_str("</loc></sitemap>\n");
        }
        index.push_str("</sitemapindex>\n");
        files.push(("sitemap.xml".to_string(), index));
        files
    }

    fn close(&mut self) -> (String, String) {
        self.files += 1;
        self.url_count = 0;
        let mut file = std::mem::take(&mut self.current);
        file.push_str("</urlset>\n");
        (file_name(self.files), file)
    }
}

fn file_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

fn push_alternate(out: &mut String, lang: &str, url: &str) {
    out.push_str("<xhtml:link rel=\"alternate\" hreflang=\"");
    out.push_str(lang);
    out.push_str("\" href=\"");
    push_escaped(out, url);
    out.push_str("\"/>");
}

/// Returns a robots.txt that permits everything. Crawlers read it only at the root of a host.
pub fn robots(url: &str) -> String {
    ["User-agent: *\nAllow: /\nSitemap: ", url, "sitemap.xml\n"].concat()
}
