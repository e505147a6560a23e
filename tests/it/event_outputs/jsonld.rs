//! Structured data of schema.org.

use insta::assert_snapshot;
use pobratim::export::page::{Release, StaticPage, document};
use pobratim::route::Page;
use serde_json::{Value, json};

use super::with;
use crate::fields::site::{event_metadata, facts, with_localized_site};
use crate::fixture::both;
use crate::schema_org::check;

/// The object of the festival.
fn object(bundle: &Value) -> Value {
    let text = with_localized_site(bundle, |localized| {
        facts(localized, Page::Event("fair".into()))
    });
    let object = serde_json::from_str(&text).unwrap();
    check(&object, "fair");
    object
}

#[test]
fn an_event_for_search_engines() {
    assert_snapshot!(format!("{:#}", object(&with(json!({})))), @r#"
    {
      "@id": "https://example.org/en/events/fair/#event",
      "@type": "Event",
      "about": {
        "@type": "City",
        "name": "Niigata"
      },
      "contributor": [
        {
          "name": "Amur Choir"
        },
        {
          "name": "A. Singer"
        }
      ],
      "description": "Songs and crafts.\n\nTwo days of songs.\n\nCrafts from both banks.",
      "endDate": "2022-06-12",
      "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
      "eventStatus": "https://schema.org/EventRescheduled",
      "image": "https://example.org/amur/bundle/images/fair-0a1b2c3d-800.jpg",
      "inLanguage": [
        "ru",
        "ja"
      ],
      "isAccessibleForFree": false,
      "location": [
        {
          "@type": "Place",
          "address": {
            "@type": "PostalAddress",
            "addressCountry": "RU",
            "addressLocality": "Khabarovsk",
            "streetAddress": "1 Quay Street"
          },
          "amenityFeature": [
            {
              "@type": "LocationFeatureSpecification",
              "name": "Wheelchair",
              "value": true
            },
            {
              "@type": "LocationFeatureSpecification",
              "name": "HearingLoop",
              "value": true
            },
            {
              "@type": "LocationFeatureSpecification",
              "name": "SignLanguage",
              "value": true
            }
          ],
          "geo": {
            "@type": "GeoCoordinates",
            "latitude": 48.4725,
            "longitude": 135.0577
          },
          "name": "River Hall",
          "url": "https://hall.example/"
        },
        {
          "@type": "VirtualLocation",
          "url": "https://example.org/live"
        }
      ],
      "maximumAttendeeCapacity": 120,
      "name": "Fair",
      "offers": [
        {
          "@type": "Offer",
          "availability": "https://schema.org/SoldOut",
          "description": "Cash only; by mail",
          "name": "Adults",
          "price": "500",
          "priceCurrency": "JPY",
          "url": "https://example.org/tickets",
          "validFrom": "2022-05-01",
          "validThrough": "2022-06-01"
        },
        {
          "@type": "Offer",
          "availability": "https://schema.org/SoldOut",
          "description": "Cash only; by mail",
          "name": "Children",
          "price": "12.5",
          "priceCurrency": "EUR",
          "url": "https://example.org/tickets",
          "validFrom": "2022-05-01",
          "validThrough": "2022-06-01"
        }
      ],
      "organizer": {
        "@type": "Organization",
        "name": "City hall"
      },
      "previousStartDate": "2022-05",
      "startDate": "2022-06-11",
      "subEvent": [
        {
          "@type": "Event",
          "doorTime": "2022-06-11T09:30:00+10:00",
          "endDate": "2022-06-11T12:00:00+10:00",
          "location": {
            "@type": "Place",
            "containedInPlace": {
              "@type": "Place",
              "address": {
                "@type": "PostalAddress",
                "addressCountry": "RU",
                "addressLocality": "Khabarovsk",
                "streetAddress": "1 Quay Street"
              },
              "amenityFeature": [
                {
                  "@type": "LocationFeatureSpecification",
                  "name": "Wheelchair",
                  "value": true
                },
                {
                  "@type": "LocationFeatureSpecification",
                  "name": "HearingLoop",
                  "value": true
                },
                {
                  "@type": "LocationFeatureSpecification",
                  "name": "SignLanguage",
                  "value": true
                }
              ],
              "geo": {
                "@type": "GeoCoordinates",
                "latitude": 48.4725,
                "longitude": 135.0577
              },
              "name": "River Hall",
              "url": "https://hall.example/"
            },
            "name": "Room 2"
          },
          "name": "Opening",
          "startDate": "2022-06-11T10:00:00+10:00"
        },
        {
          "@type": "Event",
          "endDate": "2022-06-11T11:00:00+10:00",
          "location": {
            "@type": "Place",
            "address": {
              "@type": "PostalAddress",
              "addressCountry": "RU",
              "addressLocality": "Khabarovsk",
              "streetAddress": "1 Quay Street"
            },
            "amenityFeature": [
              {
                "@type": "LocationFeatureSpecification",
                "name": "Wheelchair",
                "value": true
              },
              {
                "@type": "LocationFeatureSpecification",
                "name": "HearingLoop",
                "value": true
              },
              {
                "@type": "LocationFeatureSpecification",
                "name": "SignLanguage",
                "value": true
              }
            ],
            "geo": {
              "@type": "GeoCoordinates",
              "latitude": 48.4725,
              "longitude": 135.0577
            },
            "name": "River Hall",
            "url": "https://hall.example/"
          },
          "name": "Crafts",
          "startDate": "2022-06-11T10:00:00+10:00"
        },
        {
          "@type": "Event",
          "location": {
            "@type": "Place",
            "address": {
              "@type": "PostalAddress",
              "addressCountry": "RU",
              "addressLocality": "Khabarovsk",
              "streetAddress": "1 Quay Street"
            },
            "amenityFeature": [
              {
                "@type": "LocationFeatureSpecification",
                "name": "Wheelchair",
                "value": true
              },
              {
                "@type": "LocationFeatureSpecification",
                "name": "HearingLoop",
                "value": true
              },
              {
                "@type": "LocationFeatureSpecification",
                "name": "SignLanguage",
                "value": true
              }
            ],
            "geo": {
              "@type": "GeoCoordinates",
              "latitude": 48.4725,
              "longitude": 135.0577
            },
            "name": "River Hall",
            "url": "https://hall.example/"
          },
          "name": "Open house",
          "startDate": "2022-06-12"
        },
        {
          "@type": "Event",
          "endDate": "2022-06-12T20:00:00+10:00",
          "location": {
            "@type": "Place",
            "address": {
              "@type": "PostalAddress",
              "addressCountry": "RU",
              "addressLocality": "Khabarovsk"
            },
            "amenityFeature": [
              {
                "@type": "LocationFeatureSpecification",
                "name": "SignLanguage",
                "value": true
              },
              {
                "@type": "LocationFeatureSpecification",
                "name": "Wheelchair",
                "value": true
              }
            ],
            "name": "Lime Park"
          },
          "name": "Closing concert",
          "startDate": "2022-06-12T18:00:00+10:00"
        }
      ],
      "url": "https://example.org/en/events/fair/"
    }
    "#);
}

/// Checks one property of the event with these fields; `null` if it is absent.
fn check_property(fields: Value, property: &str, expected: Value) {
    let object = object(&with(fields.clone()));
    let found = object.get(property).cloned().unwrap_or_default();
    assert_eq!(found, expected, "{fields}");
}

#[test]
fn offers_state_what_is_known() {
    let offers = |fields: Value, expected: Value| check_property(fields, "offers", expected);
    let plain = json!({ "price": null, "tickets": null, "registration": null, "sold_out": null });
    let and = |fields: Value| {
        let mut all = plain.clone();
        for (name, value) in fields.as_object().unwrap() {
            all[name] = value.clone();
        }
        all
    };
    offers(plain.clone(), Value::Null);
    offers(
        and(json!({ "price": { "free": true } })),
        json!({ "@type": "Offer", "price": "0" }),
    );
    offers(
        and(json!({ "price": { "note": both("By donation") } })),
        json!({ "@type": "Offer", "description": "By donation" }),
    );
    offers(
        and(json!({ "tickets": "https://example.org/tickets" })),
        json!({ "@type": "Offer", "url": "https://example.org/tickets" }),
    );
    offers(
        and(json!({ "registration": { "url": "tel:+81250000000", "closes": "2022-06-01" } })),
        json!({ "@type": "Offer", "validThrough": "2022-06-01" }),
    );
    offers(
        and(json!({ "registration": { "url": "https://example.org/form" } })),
        json!({ "@type": "Offer", "url": "https://example.org/form" }),
    );
    offers(
        and(json!({ "sold_out": true })),
        json!({ "@type": "Offer", "availability": "https://schema.org/SoldOut" }),
    );
    let free = |price: Value, expected: Value| {
        check_property(json!({ "price": price }), "isAccessibleForFree", expected);
    };
    free(json!({ "free": true }), json!(true));
    free(json!({ "note": both("By donation") }), Value::Null);
    free(Value::Null, Value::Null);
}

#[test]
fn a_moved_event_is_rescheduled() {
    let status = |fields: Value, expected: Value| check_property(fields, "eventStatus", expected);
    let of = |name: &str| json!(format!("https://schema.org/{name}"));
    status(json!({}), of("EventRescheduled"));
    status(json!({ "previous_when": null }), of("EventScheduled"));
    status(json!({ "status": "cancelled" }), of("EventCancelled"));
    status(json!({ "status": "postponed" }), of("EventPostponed"));
    status(
        json!({ "status": "moved-online" }),
        json!([of("EventMovedOnline"), of("EventRescheduled")]),
    );
    let previous = |when: &str, expected: Value| {
        check_property(
            json!({ "previous_when": when }),
            "previousStartDate",
            expected,
        );
    };
    previous("2022-05", json!("2022-05"));
    previous("2022-05-14/2022-05-15", json!("2022-05-14"));
    // A season has no form in ISO 8601.
    previous("2022-21", Value::Null);
}

#[test]
fn without_pictures_the_preview_stands_for_an_event() {
    check_property(
        json!({ "images": null }),
        "image",
        json!("https://example.org/preview/en/niigata.png"),
    );
}

/// The Open Graph picture of the page of the festival with these fields.
fn check_preview(fields: Value, expected: &[(&str, &str)]) {
    let html = "<base href=\"/amur/\"><meta name=\"pobratim:bundle\" content=\"bundle/a.json\">\
                <script src=\"app.js\"></script>";
    let release = Release::parse(html).unwrap();
    let page = StaticPage::of(Page::Event("fair".into()));
    let text = with_localized_site(&with(fields.clone()), |localized| {
        let metadata = event_metadata(localized, &page).unwrap();
        document(localized, &release, &page, &metadata, "")
    });
    let tags = text.split("<meta property=\"og:image").skip(1);
    let found: Vec<(&str, &str)> = tags
        .map(|tag| {
            let (name, rest) = tag.split_once("\" content=\"").unwrap();
            (name, rest.split('"').next().unwrap())
        })
        .collect();
    assert_eq!(found, expected, "{fields}");
}

#[test]
fn previews_show_the_picture_of_an_event() {
    check_preview(
        json!({}),
        &[
            (
                "",
                "https://example.org/amur/bundle/images/fair-0a1b2c3d-800.jpg",
            ),
            (":alt", "A choir"),
            (":width", "800"),
            (":height", "600"),
        ],
    );
    // The size of a picture that is not published is unknown.
    check_preview(
        json!({ "images": [{
            "file": "images/fair.jpg", "alt": both("A choir"), "credit": both("A. Painter"),
        }] }),
        &[
            ("", "https://example.org/amur/bundle/images/fair.jpg"),
            (":alt", "A choir"),
        ],
    );
    check_preview(
        json!({ "images": null }),
        &[
            ("", "https://example.org/emblem/0-22/fair.png"),
            (":alt", "events/fair/"),
            (":width", "1200"),
            (":height", "630"),
        ],
    );
}
