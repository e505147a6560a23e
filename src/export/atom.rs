//! Atom feeds (RFC 4287). The `updated` of an entry is the day of its last revision, not the date
//! of the event; that is in words in its summary.

use std::fmt::Write as _;

use super::context::{Label, Phrase};
use super::feed::Feed;
use super::page::{LocalizedSite, Site, StaticPage};
use super::span::day_text;
use crate::model::{Details, Occurrence, Subject};
use crate::route::Page;
use crate::text::{push_escaped, sorted_indices};
use crate::time::Date;

/// Returns a feed as Atom: newest revisions first; of equal revisions, later dates first.
pub fn atom(localized: &LocalizedSite<'_>, feed: Feed, occurrences: &[Occurrence]) -> String {
    let site = &localized.site;
    let lang = localized.lang();
    let own = [
        site.url,
        &feed.path(localized.bundle(), localized.lang(), "atom"),
    ]
    .concat();
    let home = site.page_url(lang, &StaticPage::of(Page::Home));
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
            &feed.file_stem(site.bundle),
        ]
        .concat(),
    );
    push(&mut out, "title", &feed.name(localized));
    push(
        &mut out,
        "subtitle",
        &localized.text(&localized.bundle().site.summary),
    );
    push(
        &mut out,
        "updated",
        &timestamp(localized.bundle().site.updated),
    );
    push_link(&mut out, "self", "application/atom+xml", &own);
    push_link(&mut out, "alternate", "text/html", &home);
    let author = localized.text(&localized.bundle().site.title);
    out.push_str("<author>");
    push(&mut out, "name", &author);
    out.push_str("</author>\n<generator>Pobratim</generator>\n");
    for occurrence in newest_first(localized, occurrences) {
        push_entry(&mut out, localized, &occurrence);
    }
    out.push_str("</feed>\n");
    out
}

fn push_entry(out: &mut String, localized: &LocalizedSite<'_>, occurrence: &Occurrence) {
    let bundle = localized.bundle();
    let view = bundle.view_of(occurrence);
    let id = occurrence.subject.id(bundle);
    let page = StaticPage::of(Page::Event(id.as_ref().into()));
    let url = localized.site.page_url(localized.lang(), &page);
    out.push_str("<entry>\n");
    push(
        out,
        "id",
        &[&tag_uri(&localized.site), "events/", &id].concat(),
    );
    let found = localized.resolve(view.title);
    let lang = found.map_or(localized.lang(), |found| found.lang);
    push_text(out, "title", lang.html_tag(), &localized.text(view.title));
    push(
        out,
        "updated",
        &timestamp(view.revision.date.or(bundle.site.updated)),
    );
    push_link(out, "alternate", "text/html", &url);
    let category = bundle.category(view.category);
    let _ = write!(out, "<category term=\"{}\" label=\"", category.id);
    push_escaped(out, &localized.text(&category.title));
    out.push_str("\"/>\n");
    push_text(
        out,
        "summary",
        localized.lang().html_tag(),
        &summary(localized, occurrence),
    );
    push_content(out, localized, occurrence);
    out.push_str("</entry>\n");
}

/// Writes the summary and the description as paragraphs of HTML, if there is a description.
fn push_content(out: &mut String, localized: &LocalizedSite<'_>, occurrence: &Occurrence) {
    let view = localized.bundle().view_of(occurrence);
    let description = localized.text(&view.details.description);
    if description.is_empty() {
        return;
    }
    let summary = summary(localized, occurrence);
    let mut html = String::new();
    for paragraph in summary.lines().chain(Details::paragraphs(&description)) {
        html.push_str("<p>");
        push_escaped(&mut html, paragraph);
        html.push_str("</p>");
    }
    let tag = localized.lang().html_tag();
    let _ = write!(out, "<content type=\"html\" xml:lang=\"{tag}\">");
    push_escaped(out, &html);
    out.push_str("</content>\n");
}

/// Returns date, status, cities, reason and summary as text.
fn summary(localized: &LocalizedSite<'_>, occurrence: &Occurrence) -> String {
    let view = localized.bundle().view_of(occurrence);
    let when = localized.locale().date(&view.when);
    let mut text = localized.locale().capitalised(&when);
    text.push_str(" · ");
    text.push_str(&localized.messages.status(&view));
    let phrase = localized.export.phrase;
    if let Some(previous) = &view.details.previous_when {
        let previous = localized.locale().date(previous);
        text.push_str(" · ");
        text.push_str(&phrase(Phrase::Fact(Label::PreviousWhen, &previous)));
    }
    if view.details.sold_out {
        text.push_str(" · ");
        text.push_str(&phrase(Phrase::SoldOut));
    }
    let cities = view.cities.iter();
    let cities: Vec<String> = cities
        .map(|city| localized.text(&localized.bundle().city(*city).name))
        .collect();
    if !cities.is_empty() {
        text.push_str(" · ");
        text.push_str(&localized.locale().list(&cities));
    }
    let reason = localized.text(&view.details.reason);
    if !reason.is_empty() {
        text.push('\n');
        text.push_str(&phrase(Phrase::Fact(Label::Reason, &reason)));
    }
    let summary = localized.text(view.summary);
    if !summary.is_empty() {
        text.push('\n');
        text.push_str(&summary);
    }
    text
}

/// Sorts by revision, newest first, then by date, latest first. An expected occurrence has the
/// revision of its series.
fn newest_first(localized: &LocalizedSite<'_>, occurrences: &[Occurrence]) -> Vec<Occurrence> {
    let number = |day: Option<Date>| day.map_or(0, |day| i64::from(day.to_julian_day()));
    let order = sorted_indices(occurrences.len(), &|index| {
        let Some(one) = occurrences.get(index) else {
            return (0, 0);
        };
        let revised = localized.bundle().view_of(one).revision.date;
        let bounds = one.when.bounds();
        let is_expected = i64::from(matches!(one.subject, Subject::Expected { .. }));
        let latest = number(bounds.latest.or(bounds.earliest));
        (-number(revised), is_expected * 10_000_000 - latest)
    });
    let order = order.into_iter();
    order
        .filter_map(|index| occurrences.get(index).copied())
        .collect()
}

/// Returns the prefix of all ids, a tag URI (RFC 4151). Ids must never change: without a URL of the
/// site the host's id takes its place, and the year is that of the first bundle format.
fn tag_uri(site: &Site<'_>) -> String {
    let own = site.bundle.site.url.as_ref().map(|url| url.as_str());
    let authority = own.and_then(|url| url.split("//").nth(1));
    let authority = authority.and_then(|rest| rest.split(['/', '?', '#', ':']).next());
    match authority {
        Some(host) => ["tag:", &host.to_ascii_lowercase(), ",2026:"].concat(),
        None => ["tag:", &site.bundle.host.id, ".pobratim.invalid,2026:"].concat(),
    }
}

fn timestamp(day: Option<Date>) -> String {
    match day {
        Some(day) => [&day_text(day, "-"), "T00:00:00Z"].concat(),
        // `updated` is required; without any date in the data it is the Unix epoch.
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
