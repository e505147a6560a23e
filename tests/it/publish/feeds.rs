//! Feeds and data files, read by independent parsers.

use super::{Files, Town, URL, text};
use atom_syndication::Feed;
use calamine::{Reader, Xlsx};
use icalendar::{Calendar, CalendarComponent, Component};
use pobratim::model::{Bundle, load};
use pobratim::time::Edtf;
use std::collections::BTreeSet;

fn bundle(town: Town) -> Bundle {
    let path = std::path::Path::new(super::HOME).join(town.bundle());
    load(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .bundle
}

/// The date of an entry or an expected occurrence by its id in a feed.
fn when(bundle: &Bundle, id: &str) -> Edtf {
    let id = id.replacen('.', "@", 1);
    let subject = bundle.find_subject(&id);
    subject.map_or(Edtf::Unknown, |subject| bundle.when(subject))
}

fn with_extension<'a>(files: &'a Files, extension: &str) -> Vec<&'a str> {
    let found = files.keys().filter(|path| path.ends_with(extension));
    found.map(String::as_str).collect()
}

#[test]
fn calendars_hold_all_that_has_days_and_invent_none() {
    // In Otherville two series and three events to come, in Khabarovsk 17 series.
    for (town, feeds) in [
        (Town::Otherville, 2 * (11 + 2 + 3)),
        (Town::Khabarovsk, 5 * (35 + 17)),
    ] {
        let (files, bundle) = (town.site(), bundle(town));
        let paths = with_extension(files, ".ics");
        assert_eq!(paths.len(), feeds, "{paths:?}");
        for path in paths {
            let calendar: Calendar = text(files, path).parse().unwrap();
            let mut uids = BTreeSet::new();
            for component in &calendar.components {
                let CalendarComponent::Event(event) = component else {
                    continue;
                };
                let uid = event.get_uid().unwrap();
                assert!(
                    uids.insert((uid, event.property_value("RECURRENCE-ID"))),
                    "{path} {uid}"
                );
                let when = when(&bundle, uid.split('@').next().unwrap());
                let is_timed = event.property_value("DTSTART").unwrap().contains('T');
                if when != Edtf::Unknown && !when.is_exact() {
                    assert!(!is_timed, "{path} {uid}: {when}");
                    assert_eq!(
                        event.property_value("STATUS"),
                        Some("TENTATIVE"),
                        "{path} {uid}"
                    );
                    assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
                }
                assert!(
                    event
                        .property_value("URL")
                        .is_none_or(|url| url.starts_with(URL))
                );
            }
        }
    }
}

#[test]
fn the_calendar_of_a_city_holds_just_what_names_it() {
    let files = Town::Khabarovsk.site();
    let bundle = bundle(Town::Khabarovsk);
    let niigata = bundle.find_city("niigata").unwrap();
    let calendar: Calendar = text(files, "feeds/ru/city-niigata.ics").parse().unwrap();
    let found = calendar
        .components
        .iter()
        .filter_map(CalendarComponent::as_event)
        .filter_map(|event| event.get_uid().map(str::to_owned));
    let found: BTreeSet<String> = found
        .map(|uid| uid.split('@').next().unwrap().to_owned())
        .collect();
    let expected = bundle.entries_where(&|entry| {
        let bounds = entry.when.bounds();
        entry.cities.contains(&niigata) && bounds.earliest.is_some() && bounds.latest.is_some()
    });
    let expected: BTreeSet<String> = expected
        .iter()
        .map(|one| one.subject.id(&bundle).into_owned())
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(found, expected);
}

#[test]
fn news_have_stable_ids_and_the_days_of_their_revisions() {
    for town in [Town::Otherville, Town::Khabarovsk] {
        let (files, bundle) = (town.site(), bundle(town));
        let updated = bundle.site.updated.unwrap().to_string();
        for path in with_extension(files, ".atom") {
            let feed = Feed::read_from(text(files, path).as_bytes()).unwrap();
            assert!(feed.id().starts_with("tag:"), "{path}: {}", feed.id());
            assert_eq!(
                feed.lang().unwrap().split('-').next(),
                path.split('/').nth(1)
            );
            let own = feed
                .links()
                .iter()
                .find(|link| link.rel() == "self")
                .unwrap();
            assert_eq!(own.href(), [URL, path].concat());
            assert!(feed.updated().to_rfc3339().starts_with(&updated), "{path}");
            let mut ids = BTreeSet::new();
            for entry in feed.entries() {
                assert!(
                    ids.insert(entry.id().to_owned()),
                    "{path}: {} twice",
                    entry.id()
                );
                let id = entry.id().rsplit('/').next().unwrap();
                let subject = bundle
                    .find_subject(id)
                    .unwrap_or_else(|| panic!("{path}: {id}"));
                let view = bundle.view(subject);
                let revised = view.revision.date.or(bundle.site.updated).unwrap();
                assert!(
                    entry
                        .updated()
                        .to_rfc3339()
                        .starts_with(&revised.to_string()),
                    "{id}"
                );
                assert!(
                    entry.published().is_none(),
                    "{id} has no date of publication"
                );
                assert!(entry.links()[0].href().starts_with(URL));
            }
        }
    }
}

/// Returns the rows of a CSV file (RFC 4180). Independent of the code that writes it.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut letters = csv.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut field)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            letter => field.push(letter),
        }
    }
    rows
}

#[test]
fn the_spreadsheet_and_the_text_table_say_the_same() {
    for town in [Town::Otherville, Town::Khabarovsk] {
        let (files, bundle) = (town.site(), bundle(town));
        let csv = text(files, "data/events.csv")
            .strip_prefix('\u{feff}')
            .unwrap();
        let mut csv = rows(csv);
        assert_eq!(csv.len(), 1 + bundle.entries.len());
        let bytes = std::io::Cursor::new(files["data/events.xlsx"].clone());
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(bytes).unwrap();
        let sheet = book.worksheet_range("events").unwrap();
        let mut xlsx: Vec<Vec<String>> = sheet
            .rows()
            .map(|row| row.iter().map(ToString::to_string).collect())
            .collect();
        // Empty cells at the end of a row are not written; the formula escape is only for CSV.
        for row in csv.iter_mut().chain(&mut xlsx) {
            for cell in row.iter_mut() {
                *cell = pobratim::export::unescape_formula(cell).to_owned();
            }
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
        }
        assert_eq!(csv, xlsx);
    }
}

#[test]
fn cities_and_ties_are_geojson_that_no_map_draws_the_long_way() {
    let json = text(Town::Khabarovsk.site(), "data/cities.geojson");
    let found: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(found["type"], "FeatureCollection");
    let features = found["features"].as_array().unwrap();
    let ids: BTreeSet<&str> = features
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), features.len());
    let mut crossings = 0;
    for feature in features {
        let geometry = &feature["geometry"];
        if geometry["type"] == "Point" {
            assert_eq!(geometry["coordinates"].as_array().unwrap().len(), 2);
            assert_eq!(feature["properties"]["name"].as_object().unwrap().len(), 5);
            continue;
        }
        let lines = geometry["coordinates"].as_array().unwrap();
        crossings += usize::from(lines.len() > 1);
        for line in lines {
            let line: Vec<[f64; 2]> = serde_json::from_value(line.clone()).unwrap();
            assert!(line.len() > 1, "{}", feature["id"]);
            for pair in line.windows(2) {
                let step = (pair[0][0] - pair[1][0]).abs();
                assert!(step < 60.0, "{}: {pair:?}", feature["id"]);
            }
        }
    }
    // Portland and Victoria are beyond the antimeridian.
    assert_eq!(crossings, 2);
}

#[test]
fn pages_have_oembed_descriptions() {
    let files = Town::Khabarovsk.site();
    for path in [
        "oembed/ru/home.json",
        "oembed/ja/cities/niigata.json",
        "oembed/en/calendar/2021-05.json",
    ] {
        let answer: serde_json::Value = serde_json::from_str(text(files, path)).unwrap();
        assert_eq!(
            (&answer["version"], &answer["type"]),
            (&"1.0".into(), &"rich".into())
        );
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.starts_with("<iframe src=\"https://example.org/") && html.contains("?embed=1\"")
        );
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
        let picture = answer["thumbnail_url"]
            .as_str()
            .unwrap()
            .strip_prefix(URL)
            .unwrap();
        assert!(files.contains_key(picture), "{picture}");
    }
    for (path, html) in super::pages(files).filter(|(path, _)| path.contains("/cities/")) {
        assert!(html.contains("type=\"application/json+oembed\""), "{path}");
    }
}

#[test]
fn the_schema_and_the_manifests_are_json() {
    let files = Town::Khabarovsk.site();
    let schema: serde_json::Value = serde_json::from_str(text(files, "data/schema.json")).unwrap();
    assert_eq!(schema["title"], "Bundle");
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        let name = format!("manifest-{lang}.webmanifest");
        let manifest: serde_json::Value = serde_json::from_str(text(files, &name)).unwrap();
        assert_eq!(manifest["start_url"], format!("/{lang}/"));
        for icon in manifest["icons"].as_array().unwrap() {
            let path = icon["src"].as_str().unwrap().trim_start_matches('/');
            assert!(files.contains_key(path), "{path}");
        }
    }
}

#[test]
fn a_series_and_an_event_to_come_have_calendars_of_their_own() {
    let files = Town::Otherville.site();
    let uids = |path: &str| -> Vec<String> {
        let calendar: Calendar = text(files, path).parse().unwrap();
        let events = calendar.components.iter();
        let events = events.filter_map(CalendarComponent::as_event);
        let uids = events.filter_map(|event| event.get_uid());
        uids.map(|uid| uid.split('@').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        uids("feeds/en/event-harbour-concert-2026.ics"),
        ["harbour-concert-2026"]
    );
    let sea_day = uids("feeds/ja/series-sea-day.ics");
    assert!(sea_day.contains(&"sea-day-2026".to_owned()), "{sea_day:?}");
    assert!(
        sea_day.iter().all(|uid| uid.starts_with("sea-day")),
        "{sea_day:?}"
    );
    // One of a past event would never change.
    assert!(!files.contains_key("feeds/en/event-lantern-days-2025.ics"));
    assert!(files.contains_key("feeds/en/series-sea-day.atom"));
}
