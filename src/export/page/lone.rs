//! The documents that no language owns: where one chooses a language, and what answers a wrong
//! address.

use super::document::whole;
use super::head::Head;
use super::release::{Program, Release};
use super::site::{Leaf, Reader};
use crate::route::Page;

/// The document at the address of the site, around its content as HTML. The program goes on to the
/// reader's language at once.
pub fn choice(readers: &[Reader<'_>], release: &Release, view: &str) -> Option<String> {
    let first = readers.first()?;
    let names = readers.iter().map(|reader| reader.lang().own_name());
    let names: Vec<&str> = names.collect();
    let title = first.plain(&first.bundle().site.title);
    let mut head = Head::new(&[&title, " · ", &names.join(" · ")].concat());
    let summary = first.plain(&first.bundle().site.summary);
    head.meta("description", &summary);
    head.addresses(first.site.url, first, &Leaf::of(Page::Home));
    head.meta("pobratim:feeds", "feeds/");
    Some(whole(first.lang(), release, Program::Starts, &head, view))
}

/// The document that a host of files shows where it has none, around its content as HTML. The program
/// may know the address after all, such as an occurrence of a far year.
pub fn missing(readers: &[Reader<'_>], release: &Release, view: &str) -> Option<String> {
    let first = readers.first()?;
    let site = first.plain(&first.bundle().site.title);
    let mut head = Head::new(&["404 · ", &site].concat());
    head.meta("robots", "noindex");
    head.meta("pobratim:feeds", "feeds/");
    Some(whole(first.lang(), release, Program::Starts, &head, view))
}
