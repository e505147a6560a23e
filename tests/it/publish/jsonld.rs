//! JSON-LD, checked against a table of the properties that schema.org and search engines require,
//! and against the bundle.

use super::{Town, between, pages, text};
use crate::schema_org::check;
use pobratim::model::{Bundle, Class, Scope, load};
use serde_json::Value;

fn graph(html: &str) -> Vec<Value> {
    let found = between(html, "<script type=\"application/ld+json\">", "</script>");
    let [json] = found[..] else {
        return Vec::new();
    };
    let whole: Value = serde_json::from_str(json).unwrap();
    assert_eq!(whole["@context"], "https://schema.org");
    whole["@graph"].as_array().unwrap().clone()
}

fn bundle(town: Town) -> Bundle {
    let path = std::path::Path::new(super::HOME).join(town.bundle());
    load(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .bundle
}

#[test]
fn every_object_has_what_its_type_requires() {
    for town in [Town::Otherville, Town::Khabarovsk] {
        let mut count = 0;
        for (path, html) in pages(town.site()) {
            let graph = graph(html);
            graph.iter().for_each(|object| check(object, path));
            count += graph.len();
            let is_page = path.split('/').count() > 2 && !path.contains("/feeds/");
            let has_way = graph.iter().any(|one| one["@type"] == "BreadcrumbList");
            assert_eq!(has_way, is_page, "{path}");
        }
        assert!(count > 100, "{count}");
    }
}

#[test]
#[should_panic(expected = "Event has no url")]
fn a_missing_property_is_noticed() {
    check(
        &serde_json::json!({ "@type": "Event", "@id": "a", "name": "b" }),
        "sample",
    );
}

#[test]
fn no_vague_event_has_an_invented_day() {
    for town in [Town::Otherville, Town::Khabarovsk] {
        let bundle = bundle(town);
        let lang = bundle.languages[0].code();
        let (mut exact, mut vague) = (0, 0);
        for (path, html) in pages(town.site()) {
            let id = path.strip_prefix(&[lang, "/events/"].concat());
            let Some(id) = id.and_then(|rest| rest.strip_suffix("/index.html")) else {
                continue;
            };
            let view = bundle.view(bundle.find_subject(id).unwrap());
            let event = graph(html).into_iter().find(|one| one["@type"] == "Event");
            let is_event = view.class == Class::Event && view.scope != Scope::Observance;
            assert_eq!(event.is_some(), is_event, "{id}");
            let Some(event) = event else { continue };
            let dates = ["startDate", "endDate"].map(|name| event[name].as_str().unwrap_or(""));
            if view.when.is_exact() {
                exact += 1;
                assert!(dates[0].len() >= 10, "{id}: {dates:?}");
                assert_eq!(
                    dates[0].contains('T'),
                    view.time.is_some() && !view.when.to_string().contains('/')
                );
            } else {
                vague += 1;
                for date in dates {
                    assert!(
                        date.len() <= 7 || view.when.to_string().contains(date),
                        "{id}: {date}"
                    );
                    assert!(!date.contains('T'), "{id}: {date}");
                }
                if view.when.is_qualified() {
                    assert_eq!(dates, ["", ""], "{id}");
                }
            }
        }
        assert!(vague > 3, "{vague}");
        assert!(town == Town::Khabarovsk || exact > 3, "{exact}");
    }
}

/// The JSON-LD of an event on a page of Otherville.
fn event(id: &str) -> String {
    let html = text(
        Town::Otherville.site(),
        &format!("en/events/{id}/index.html"),
    );
    let graph = graph(html);
    let event = graph.iter().find(|one| one["@type"] == "Event").unwrap();
    format!("{event:#}")
}

#[test]
fn an_hour_a_month_and_a_cancellation_keep_their_precision() {
    insta::assert_snapshot!(event("harbour-concert-2026"), @r#"
    {
      "@id": "https://example.org/en/events/harbour-concert-2026/#event",
      "@type": "Event",
      "about": {
        "@type": "City",
        "name": "Tallpine"
      },
      "audience": {
        "@type": "Audience",
        "audienceType": "Everyone"
      },
      "description": "The town band plays with a choir that listens in from Tallpine.",
      "endDate": "2026-06-20T20:30:00+09:00",
      "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
      "eventStatus": "https://schema.org/EventScheduled",
      "image": "https://example.org/preview/en/tallpine.png",
      "location": [
        {
          "@type": "Place",
          "address": {
            "@type": "PostalAddress",
            "addressCountry": "QM",
            "addressLocality": "Otherville"
          },
          "name": "Quay Four"
        },
        {
          "@type": "VirtualLocation",
          "url": "https://example.org/en/events/harbour-concert-2026/"
        }
      ],
      "name": "Concert on the quay",
      "organizer": {
        "@type": "Organization",
        "name": "Otherville Town Band"
      },
      "startDate": "2026-06-20T18:00:00+09:00",
      "url": "https://example.org/en/events/harbour-concert-2026/"
    }
    "#);
    insta::assert_snapshot!(event("mayors-call-2026"), @r#"
    {
      "@id": "https://example.org/en/events/mayors-call-2026/#event",
      "@type": "Event",
      "about": {
        "@type": "City",
        "name": "Tallpine"
      },
      "audience": {
        "@type": "Audience",
        "audienceType": "Officials"
      },
      "description": "A talk about resting ties and new ones, some day in early summer.",
      "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
      "eventStatus": "https://schema.org/EventScheduled",
      "image": "https://example.org/preview/en/tallpine.png",
      "location": {
        "@type": "VirtualLocation",
        "url": "https://example.org/en/events/mayors-call-2026/"
      },
      "name": "The mayors talk",
      "url": "https://example.org/en/events/mayors-call-2026/"
    }
    "#);
    insta::assert_snapshot!(event("picture-letters-2026"), @r#"
    {
      "@id": "https://example.org/en/events/picture-letters-2026/#event",
      "@type": "Event",
      "about": {
        "@type": "City",
        "name": "Evenfjord"
      },
      "audience": {
        "@type": "Audience",
        "audienceType": "Schoolchildren"
      },
      "description": "Pupils of two cities send each other drawings by post.",
      "eventStatus": "https://schema.org/EventScheduled",
      "image": "https://example.org/preview/en/evenfjord.png",
      "name": "Picture letters",
      "startDate": "2026-06",
      "typicalAgeRange": "9-12",
      "url": "https://example.org/en/events/picture-letters-2026/"
    }
    "#);
    insta::assert_snapshot!(event("regatta-2026"), @r#"
    {
      "@id": "https://example.org/en/events/regatta-2026/#event",
      "@type": "Event",
      "about": {
        "@type": "City",
        "name": "Saltmarsh"
      },
      "audience": [
        {
          "@type": "Audience",
          "audienceType": "Everyone"
        },
        {
          "@type": "Audience",
          "audienceType": "Young people"
        }
      ],
      "description": "Called off: the boats from Saltmarsh cannot come.",
      "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
      "eventStatus": "https://schema.org/EventCancelled",
      "image": "https://example.org/preview/en/saltmarsh.png",
      "name": "Partner Cities’ Regatta",
      "startDate": "2026-06-27",
      "url": "https://example.org/en/events/regatta-2026/"
    }
    "#);
}
