//! Atom (RFC 4287): what a bundle tells, as news. An entry's stamp is the day of its last revision,
//! never the day of what it tells; that stands in words in its text.

use std::fmt::Write as _;

use super::feed::Feed;
use super::page::{Leaf, Reader, Site};
use super::span::day_text;
use crate::model::schema::{EntryField, Shown};
use crate::model::{Occurrence, Subject};
use crate::route::Page;
use crate::text::{places_by, push_escaped};
use crate::time::Date;

/// Whether an entry of a feed changes with a field.
pub const fn atom_shows(field: EntryField) -> Shown {
    match field {
        EntryField::Id
        | EntryField::Title
        | EntryField::Summary
        | EntryField::Yearly
        | EntryField::Rule
        | EntryField::FirstYear
        | EntryField::LastYear
        | EntryField::Without
        | EntryField::When
        | EntryField::Cities
        | EntryField::Category
        | EntryField::Status
        | EntryField::Revision => Shown::Shown,
        EntryField::Kind
        | EntryField::Direction
        | EntryField::Format
        | EntryField::Audience
        | EntryField::Topics
        | EntryField::Ages
        | EntryField::Exchange => Shown::NotShown(
            "a feed is chosen by it, its entries name date, status, cities and category",
        ),
        EntryField::Time | EntryField::Place => {
            Shown::NotShown("a feed names the day, its page the hour and the place")
        }
        EntryField::CategoryMore | EntryField::DirectionMore => {
            Shown::NotShown("an entry has its main category")
        }
        EntryField::Series
        | EntryField::Countries
        | EntryField::Organisers
        | EntryField::Contact
        | EntryField::Links
        | EntryField::Media
        | EntryField::Sources => Shown::NotShown("the page of the entry shows it"),
    }
}

/// A feed as Atom: newest revisions first, of equal ones the later dates.
pub fn atom(reader: &Reader<'_>, feed: Feed, occurrences: &[Occurrence]) -> String {
    let site = &reader.site;
    let lang = reader.lang();
    let own = [site.url, &feed.path(reader.bundle(), reader.lang(), "atom")].concat();
    let home = site.address(lang, &Leaf::of(Page::Home));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let tag = lang.html_tag();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{tag}\">"
    );
    push(
        &mut out,
        "id",
        &[
            &tag_uri(site),
            "feeds/",
            lang.code(),
            "/",
            &feed.file(site.bundle),
        ]
        .concat(),
    );
    push(&mut out, "title", &feed.name(reader));
    push(
        &mut out,
        "subtitle",
        &reader.plain(&reader.bundle().site.summary),
    );
    push(&mut out, "updated", &stamp(reader.bundle().site.updated));
    push_link(&mut out, "self", "application/atom+xml", &own);
    push_link(&mut out, "alternate", "text/html", &home);
    let author = reader.plain(&reader.bundle().site.title);
    out.push_str("<author>");
    push(&mut out, "name", &author);
    out.push_str("</author>\n<generator>Pobratim</generator>\n");
    for occurrence in newest_first(reader, occurrences) {
        push_entry(&mut out, reader, &occurrence);
    }
    out.push_str("</feed>\n");
    out
}

fn push_entry(out: &mut String, reader: &Reader<'_>, occurrence: &Occurrence) {
    let bundle = reader.bundle();
    let view = bundle.view_of(occurrence);
    let id = occurrence.subject.id(bundle);
    let leaf = Leaf::of(Page::Event(id.as_ref().into()));
    let address = reader.site.address(reader.lang(), &leaf);
    out.push_str("<entry>\n");
    push(
        out,
        "id",
        &[&tag_uri(&reader.site), "events/", &id].concat(),
    );
    let found = reader.found(view.title);
    let lang = found.map_or(reader.lang(), |found| found.lang);
    push_text(out, "title", lang.html_tag(), &reader.plain(view.title));
    push(
        out,
        "updated",
        &stamp(view.revision.date.or(bundle.site.updated)),
    );
    push_link(out, "alternate", "text/html", &address);
    let category = bundle.category(view.category);
    let _ = write!(out, "<category term=\"{}\" label=\"", category.id);
    push_escaped(out, &reader.plain(&category.title));
    out.push_str("\"/>\n");
    push_text(
        out,
        "summary",
        reader.lang().html_tag(),
        &summary(reader, occurrence),
    );
    out.push_str("</entry>\n");
}

/// When, what state it is in, where, and what it is about.
fn summary(reader: &Reader<'_>, occurrence: &Occurrence) -> String {
    let view = reader.bundle().view_of(occurrence);
    let when = reader.locale().date(&view.when);
    let mut words = reader.locale().capitalised(&when);
    words.push_str(" · ");
    words.push_str(&reader.words.status(&view));
    let cities = view.cities.iter();
    let cities: Vec<String> = cities
        .map(|city| reader.plain(&reader.bundle().city(*city).name))
        .collect();
    if !cities.is_empty() {
        words.push_str(" · ");
        words.push_str(&reader.locale().list(&cities));
    }
    let summary = reader.plain(view.summary);
    if !summary.is_empty() {
        words.push('\n');
        words.push_str(&summary);
    }
    words
}

/// By revision, the newest first, then by date, the latest first. What is only expected has the
/// revision of its series.
fn newest_first(reader: &Reader<'_>, occurrences: &[Occurrence]) -> Vec<Occurrence> {
    let number = |day: Option<Date>| day.map_or(0, |day| i64::from(day.to_julian_day()));
    let order = places_by(occurrences.len(), &|place| {
        let Some(one) = occurrences.get(place) else {
            return (0, 0);
        };
        let revised = reader.bundle().view_of(one).revision.date;
        let bounds = one.when.bounds();
        let is_expected = i64::from(matches!(one.subject, Subject::Expected { .. }));
        let latest = number(bounds.latest.or(bounds.earliest));
        (-number(revised), is_expected * 10_000_000 - latest)
    });
    let order = order.into_iter();
    order
        .filter_map(|place| occurrences.get(place).copied())
        .collect()
}

/// The beginning of all ids (RFC 4151). Ids are for ever: the host's id stands where the site is
/// known by no address of its own, and the year is that of the first format of bundles.
fn tag_uri(site: &Site<'_>) -> String {
    let own = site.bundle.site.url.as_ref().map(|url| url.as_str());
    let authority = own.and_then(|url| url.split("//").nth(1));
    let authority = authority.and_then(|rest| rest.split(['/', '?', '#', ':']).next());
    match authority {
        Some(host) => ["tag:", &host.to_ascii_lowercase(), ",2026:"].concat(),
        None => ["tag:", &site.bundle.host.id, ".pobratim.invalid,2026:"].concat(),
    }
}

fn stamp(day: Option<Date>) -> String {
    match day {
        Some(day) => [&day_text(day, "-"), "T00:00:00Z"].concat(),
        // Each entry needs a stamp; the beginning of computer time claims nothing of the data.
        None => String::from("1970-01-01T00:00:00Z"),
    }
}

fn push(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    push_escaped(out, text);
    let _ = writeln!(out, "</{name}>");
}

fn push_text(out: &mut String, name: &str, lang: &str, text: &str) {
    let _ = write!(out, "<{name} xml:lang=\"{lang}\">");
    push_escaped(out, text);
    let _ = writeln!(out, "</{name}>");
}

fn push_link(out: &mut String, rel: &str, kind: &str, href: &str) {
    let _ = write!(out, "<link rel=\"{rel}\" type=\"{kind}\" href=\"");
    push_escaped(out, href);
    out.push_str("\"/>\n");
}
