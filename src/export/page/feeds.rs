//! The document of the page that explains subscriptions and data files. It needs no program.

use super::document::whole;
use super::head::Head;
use super::release::{Program, Release};
use super::site::{Leaf, Reader};
use crate::route::Page;

/// Its place: no page of the app.
pub fn leaf() -> Leaf {
    Leaf::of(Page::NotFound("feeds".into()))
}

/// The document around its content as HTML.
pub fn page(reader: &Reader<'_>, release: &Release, view: &str) -> String {
    let (site, words, leaf) = (&reader.site, reader.words.feeds(), leaf());
    let title = reader.plain(&reader.bundle().site.title);
    let mut head = Head::new(&words.document_title(&title));
    head.meta("description", &words.description);
    head.addresses(&site.address(reader.lang(), &leaf), reader, &leaf);
    let script = [site.base(), "feeds.js"].concat();
    head.element("script", &[("defer", ""), ("src", &script)]);
    whole(reader.lang(), release, Program::Absent, &head, view)
}
