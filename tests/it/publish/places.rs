//! The page of places of a published site: its file, its structured data, and links to its anchors.

use serde_json::{Value, json};

use super::{Files, URL, between, folder, publish, read, release, text};
use crate::schema_org;

/// The site of the bundle `tests/fixtures/fair.json`.
fn site() -> Files {
    // The pictures of the fixture do not exist.
    let mut bundle: Value = serde_json::from_str(include_str!("../../fixtures/fair.json")).unwrap();
    for event in bundle["events"].as_array_mut().unwrap() {
        event.as_object_mut().unwrap().remove("images");
    }
    let path = folder("places.json");
    std::fs::write(&path, bundle.to_string()).unwrap();
    let out = folder("site-places");
    let bundle = path.to_str().unwrap();
    let arguments = ["--url", URL, "--bundle", bundle, "--today", "2026-05-20"];
    let (code, printed) = publish(&release("places"), &out, &arguments);
    assert_eq!(code, 0, "{printed}");
    read(&out)
}

#[test]
fn places_are_a_page_in_every_language_with_anchors_and_structured_data() {
    let files = site();
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        let path = format!("{lang}/places/index.html");
        let html = text(&files, &path);
        for id in ["harbour-hall", "lighthouse", "salt-museum", "old-quay"] {
            let anchor = format!("id=\"places-{id}\"");
            assert_eq!(html.matches(&anchor).count(), 1, "{path}: {anchor}");
        }
        // The table of contents names the page, because of `<base>`.
        let contents = format!("href=\"/{lang}/places/#group-sights\"");
        assert!(html.contains(&contents), "{path}");
        let event = text(
            &files,
            &format!("{lang}/events/lantern-fair-2026/index.html"),
        );
        let link = format!("href=\"/{lang}/places/#places-harbour-hall\"");
        assert!(event.contains(&link), "{lang}");
        let sitemap = text(&files, "sitemap-1.xml");
        assert!(sitemap.contains(&format!("<loc>{URL}{lang}/places/</loc>")));
    }

    let html = text(&files, "en/places/index.html");
    let found = between(html, "<script type=\"application/ld+json\">", "</script>");
    let graph: Value = serde_json::from_str(found[0]).unwrap();
    let graph = graph["@graph"].as_array().unwrap();
    for object in graph {
        schema_org::check(object, "en/places");
    }
    let types: Vec<&str> = graph
        .iter()
        .map(|it| it["@type"].as_str().unwrap())
        .collect();
    assert_eq!(types, ["ItemList", "BreadcrumbList"]);
    let items = graph[0]["itemListElement"].as_array().unwrap();
    let found: Vec<(&str, &str)> = items
        .iter()
        .map(|it| {
            let text = |name: &str| it["item"][name].as_str().unwrap();
            (text("@type"), text("name"))
        })
        .collect();
    let expected = [
        ("TouristAttraction", "Lighthouse"),
        ("TouristAttraction", "Old Quay"),
        ("MusicVenue", "Harbour Hall"),
        ("Museum", "Salt Museum"),
    ];
    assert_eq!(found, expected);
    let hall = &items[2]["item"];
    assert_eq!(hall["description"], "A concert hall by the water.");
    assert_eq!(hall["url"], format!("{URL}en/places/#places-harbour-hall"));
    assert_eq!(hall["sameAs"], "https://hall.example/");
    assert_eq!(hall["geo"]["latitude"], json!(35.2001));
    assert_eq!(hall["address"]["streetAddress"], "1 Quay Street");
    // When it is open is known in words only.
    assert!(hall.get("openingHours").is_none());
}
