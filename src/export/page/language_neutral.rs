//! Documents without a language of their own: the language chooser and the error page.

use super::document::html_document;
use super::head::Head;
use super::release::{Program, Release};
use super::site::{LocalizedSite, StaticPage};
use crate::route::Page;

/// Returns the document at the root of the site, around the HTML of its content. The program
/// redirects to the reader's language.
pub fn language_chooser(
    localized_sites: &[LocalizedSite<'_>],
    release: &Release,
    view: &str,
) -> Option<String> {
    let first = localized_sites.first()?;
    let names = localized_sites
        .iter()
        .map(|localized| localized.lang().own_name());
    let names: Vec<&str> = names.collect();
    let title = first.text(&first.bundle().site.title);
    let mut head = Head::new(&[&title, " · ", &names.join(" · ")].concat());
    let summary = first.text(&first.bundle().site.summary);
    head.meta("description", &summary);
    head.page_links(first.site.url, first, &StaticPage::of(Page::Home));
    head.meta("pobratim:feeds", "feeds/");
    Some(html_document(
        first.lang(),
        release,
        Program::Starts,
        &head,
        view,
    ))
}

/// Returns the document that a static host shows for a missing file (404), around the HTML of its
/// content. The program may have a page for the address, such as an occurrence in a far year.
pub fn not_found(
    localized_sites: &[LocalizedSite<'_>],
    release: &Release,
    view: &str,
) -> Option<String> {
    let first = localized_sites.first()?;
    let site = first.text(&first.bundle().site.title);
    let mut head = Head::new(&["404 · ", &site].concat());
    head.meta("robots", "noindex");
    head.meta("pobratim:feeds", "feeds/");
    Some(html_document(
        first.lang(),
        release,
        Program::Starts,
        &head,
        view,
    ))
}
