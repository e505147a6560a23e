//! Every series and every venue names its sources on its page, in each language.

use pobratim::model::{SourceRef, Subject};
use pobratim::text::Lang;
use pobratim::time::{Window, days};

use super::{bundle, html, links, page};

/// Checks that the page names the sources, by their titles in this language and their links.
fn check(lang: Lang, page: &html::Element, what: &str, sources: &[SourceRef]) {
    let bundle = bundle();
    assert!(!sources.is_empty(), "{what} has a source");
    let links = links(page);
    let text = page.text();
    for found in sources {
        let source = bundle.source(found.source);
        let title = source.title.exact(lang).unwrap_or_default();
        assert!(!title.is_empty(), "{what}: {:?} in {lang:?}", source.id);
        let is_there = match &source.url {
            Some(url) => links.iter().any(|(to, _)| to == url.as_str()),
            None => true,
        };
        assert!(is_there && text.contains(title), "{what}: {title}");
    }
}

#[test]
fn every_series_names_its_sources() {
    let bundle = bundle();
    let window = Window::new(
        days::date(2026, 12, 1).unwrap(),
        days::date(2027, 12, 31).unwrap(),
    );
    let all = pobratim::model::Scope::ALL;
    let list = bundle.occurrences_of(all, &window.unwrap(), 1_000).list;
    let mut seen = Vec::new();
    for occurrence in list {
        let Subject::Expected { series, .. } = occurrence.subject else {
            continue;
        };
        if seen.contains(&series) {
            continue;
        }
        seen.push(series);
        let id = occurrence.subject.id(bundle);
        for lang in Lang::ALL {
            let page = page(lang, &format!("events/{id}"));
            check(lang, &page, &id, &bundle.series(series).sources);
        }
    }
    assert_eq!(seen.len(), bundle.series.len());
}

#[test]
fn every_edition_and_every_place_names_its_sources() {
    let bundle = bundle();
    for lang in Lang::ALL {
        for entry in bundle.entries.iter().filter(|entry| entry.series.is_some()) {
            let page = page(lang, &format!("events/{}", entry.id));
            check(lang, &page, &entry.id, &entry.sources);
        }
        let places = page(lang, "places");
        for venue in &bundle.venues {
            check(lang, &places, &venue.id, &venue.sources);
        }
    }
}
