//! The document of the page about subscriptions and data files, which works without the program.

use super::document::html_document;
use super::head::Head;
use super::release::{Program, Release};
use super::site::{LocalizedSite, StaticPage};
use crate::route::Page;

/// Returns the page, which has no route in the app.
pub fn static_page() -> StaticPage {
    StaticPage::of(Page::NotFound("feeds".into()))
}

/// Returns the document around the HTML of its content.
pub fn document(localized: &LocalizedSite<'_>, release: &Release, view: &str) -> String {
    let (site, messages, page) = (&localized.site, localized.messages.feeds(), static_page());
    let title = localized.text(&localized.bundle().site.title);
    let mut head = Head::new(&messages.document_title(&title));
    head.meta("description", &messages.description);
    head.page_links(&site.page_url(localized.lang(), &page), localized, &page);
    let script = [site.base(), "feeds.js"].concat();
    head.element("script", &[("defer", ""), ("src", &script)]);
    html_document(localized.lang(), release, Program::Absent, &head, view)
}
