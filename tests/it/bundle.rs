//! Loading bundles: checks, omitted records, and faults.

mod faults;
mod urls;

use crate::fixture::{changed, fault_lines, loaded, small};
use pobratim::model::{
    CityIx, Class, Failure, Kind, Loaded, MediaIx, Recurrence, Severity, SourceRef, Status,
    TieKind, check, load,
};
use pobratim::text::Lang;
use serde_json::{Value, json};

#[test]
fn a_bundle_without_fault_loads_whole() {
    let Loaded {
        bundle,
        faults,
        left_out,
    } = check(&small().to_string()).unwrap();
    assert_eq!((faults, left_out), (vec![], 0));
    assert_eq!(bundle.languages, [Lang::Ru, Lang::En]);
    assert_eq!(bundle.order.langs(), [Lang::En, Lang::Ru]);
    assert_eq!(bundle.entries.len(), 3);
    let niigata = bundle.find_city("niigata").unwrap();
    assert_eq!(bundle.city(niigata).country.as_str(), "JP");
    assert_eq!(
        bundle.city(niigata).current_tie().unwrap().kind,
        TieKind::Sister
    );
    assert_eq!(bundle.find_city("khabarovsk"), None);
    let concert = bundle.entry(bundle.find_entry("concert").unwrap());
    assert_eq!(
        (concert.class, concert.kind, concert.status),
        (Class::Event, Kind::Festival, Status::Held)
    );
    assert_eq!(concert.cities, [niigata]);
    assert_eq!(concert.time.as_ref().unwrap().start.to_string(), "19:00");
    assert_eq!(concert.series, bundle.find_series("city-day"));
    assert_eq!(concert.revision.number, 2);
    // A record without a revision date has the date of the bundle.
    let pupils = bundle.entry(bundle.find_entry("pupils").unwrap());
    assert_eq!(pupils.revision.date, bundle.site.updated);
    assert_eq!(pupils.when.to_string(), "XXXX");
    let city_day = bundle.series(bundle.find_series("city-day").unwrap());
    assert!(
        matches!(&city_day.recurrence, Recurrence::Yearly(yearly) if yearly.first_year == 1999)
    );
}

#[test]
fn one_bad_record_never_hides_the_rest() {
    // An invalid record is added to each list in turn; all others still load.
    for list in [
        "cities",
        "categories",
        "directions",
        "events",
        "programmes",
        "documents",
        "series",
        "media",
        "sources",
        "countries",
    ] {
        let whole = small();
        for broken in [json!(null), json!([]), json!({ "id": 7 }), json!({})] {
            let bundle = changed(&format!("/{list}/-"), broken);
            let loaded = loaded(&bundle);
            assert_eq!(loaded.left_out, 1, "{list}");
            assert_eq!(loaded.faults.len(), 1, "{list}");
            let place = whole[list].as_array().unwrap().len();
            assert_eq!(loaded.faults[0].path, format!("$.{list}[{place}]"));
            assert_eq!(loaded.bundle.entries.len(), 3);
            assert_eq!(loaded.bundle.cities.len(), 1);
        }
    }
}

#[test]
fn a_country_is_named_once() {
    let again = json!({ "code": "JP", "name": { "en": "Nippon" } });
    let loaded = loaded(&changed("/countries/-", again));
    let faults: Vec<_> = loaded
        .faults
        .iter()
        .map(|it| (it.code, &*it.path))
        .collect();
    assert_eq!(faults, [("duplicate-id", "$.countries[3].code")]);
    assert_eq!(loaded.left_out, 1);
    let country = |code| pobratim::model::Country::from_code(code).unwrap();
    let name = |code, lang| loaded.bundle.country_name(country(code), lang);
    assert_eq!(name("JP", Lang::En), Some("Japan"));
    assert_eq!((name("JP", Lang::Zh), name("CN", Lang::En)), (None, None));
    let used = loaded.bundle.countries_used();
    assert_eq!(used, ["RU", "JP", "KR"].map(country));
}

#[test]
fn a_bad_part_is_dropped_alone() {
    let loaded = loaded(&changed(
        "/events/0/links/0/url",
        json!("javascript:alert(1)"),
    ));
    let concert = &loaded.bundle.entries[0];
    assert_eq!((concert.links.len(), loaded.left_out), (1, 0));
    assert_eq!(concert.links[0].url.as_str(), "mailto:office@example.org");
}

#[test]
fn a_record_of_another_shape_is_reported_with_its_line() {
    let mut text = serde_json::to_string_pretty(&small()).unwrap();
    let at = text.find("\"kind\": \"festival\"").unwrap();
    text.replace_range(at + 8..at + 18, "77");
    let line = text[..at].lines().count();
    let loaded = load(&text).unwrap();
    assert!(
        loaded.faults[0]
            .message
            .starts_with("`kind`: expected a text, found the number `77`")
            && loaded.faults[0]
                .message
                .contains(&format!("(line {line}, ")),
        "{line}: {}",
        loaded.faults[0].message
    );
}

#[test]
fn what_leaves_nothing_to_show_is_a_failure() {
    let failure = |text: &str| load(text).unwrap_err();
    assert_eq!(failure(" \n"), Failure::Empty);
    assert_eq!(failure("\u{feff}"), Failure::Empty);
    assert_eq!(
        failure("{\n  \"format\": pobratim").to_string(),
        "the file is not JSON: expected a value, found `p` (line 2, column 13)"
    );
    assert_eq!(failure("<!doctype html>").code(), "not-json");
    assert_eq!(failure("[]"), Failure::WrongFormat { found: None });
    assert_eq!(
        failure(&changed("/format", json!("pobratim/2")).to_string()),
        Failure::WrongFormat {
            found: Some("pobratim/2".to_owned())
        }
    );
    for (pointer, value, code, faults) in [
        ("/events", json!({}), "bad-outline", 0),
        ("/site", Value::Null, "bad-outline", 0),
        ("/languages", json!(["fr"]), "no-language", 1),
        ("/site", json!({ "title": {} }), "no-site", 1),
        ("/host/zone", json!("JST"), "no-host", 1),
    ] {
        let failure = failure(&changed(pointer, value).to_string());
        assert_eq!(
            (failure.code(), failure.faults().len()),
            (code, faults),
            "{failure}"
        );
    }
    let mut bundle = small();
    for list in ["cities", "events", "programmes", "documents", "series"] {
        bundle[list] = json!([{}]);
    }
    assert_eq!(failure(&bundle.to_string()).code(), "no-usable-record");
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    assert!(load(&format!("\u{feff}{}", small())).is_ok());
}

/// A file of the checkout.
fn shipped(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_bundle_of_khabarovsk_has_no_fault() {
    let loaded = check(&shipped("public/bundle/khabarovsk.json")).unwrap();
    assert_eq!(fault_lines(&loaded), "");
    // 19 cities without the host; 10 of the report's 78 records are sections of directions. 17 editions
    // of later years come from public pages.
    assert_eq!(
        (loaded.bundle.cities.len(), loaded.bundle.entries.len()),
        (19, 68 + 17)
    );
}

#[test]
fn a_bundle_of_another_city_and_two_languages_loads() {
    let loaded = check(&shipped("tests/fixtures/otherville.json")).unwrap();
    // One text has no translation on purpose, for the mark of untranslated texts.
    insta::assert_snapshot!(fault_lines(&loaded), @"missing-translation $.events[3].summary: the text is missing in: ja; readers of these languages see another one, marked as such");
}

#[test]
fn a_bundle_with_many_faults_shows_the_rest() {
    let loaded = load(&shipped("tests/fixtures/broken-event.json")).unwrap();
    let codes: Vec<&str> = loaded.faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [
            "tie-without-source",
            "bad-date",
            "unknown-reference",
            "unsafe-link",
            "bad-value",
            "bad-ages",
            "bad-record",
            "duplicate-id",
        ]
    );
    assert_eq!(loaded.left_out, 4);
    assert_eq!(loaded.bundle.cities.len(), 3);
}

/// Adds the JSON pointers of every value below this one.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut below = |key: &str, value: &Value| {
        found.push(format!("{at}/{key}"));
        pointers(value, &format!("{at}/{key}"), found);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                below(&index.to_string(), value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn any_changed_value_is_reported_or_harmless() {
    let whole = small();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    let lists = [
        "/cities/",
        "/events/",
        "/directions/",
        "/series/",
        "/media/",
        "/sources/",
    ];
    for pointer in all {
        for value in [
            json!(null),
            json!(true),
            json!(-1),
            json!(1e300),
            json!(""),
            json!("-"),
            json!("ё@/"),
            json!([]),
            json!([null]),
            json!({}),
            json!({ "ru": "" }),
            json!("2021-02-30"),
        ] {
            let mut bundle = whole.clone();
            *bundle.pointer_mut(&pointer).unwrap() = value.clone();
            let text = bundle.to_string();
            let (read, checked) = (load(&text), check(&text));
            // The page and the check accept the same bundles.
            let code = |read: &Result<Loaded, Failure>| read.as_ref().map_err(Failure::code).err();
            assert_eq!(code(&read), code(&checked), "{pointer} {value}");
            let is_record = lists.iter().any(|list| pointer.starts_with(list));
            assert!(!is_record || read.is_ok(), "{pointer} {value}");
            let Ok(read) = read else { continue };
            // Every omitted record has an error.
            let errors = read
                .faults
                .iter()
                .filter(|fault| fault.severity == Severity::Error);
            assert!(
                read.left_out <= errors.count(),
                "{pointer} {value}\n{}",
                fault_lines(&read)
            );
            // Records refer only to records of the bundle.
            let bundle = &read.bundle;
            for entry in &bundle.entries {
                assert!(entry.category.index() < bundle.categories.len());
                assert!(entry.direction.index() < bundle.directions.len());
                let within = |one: &CityIx| one.index() < bundle.cities.len();
                assert!(entry.cities.iter().all(within), "{pointer} {value}");
                let within = |one: &SourceRef| one.source.index() < bundle.sources.len();
                assert!(entry.sources.iter().all(within), "{pointer} {value}");
                let within = |one: &MediaIx| one.index() < bundle.media.len();
                assert!(entry.media.iter().all(within), "{pointer} {value}");
                assert!(
                    entry
                        .series
                        .is_none_or(|one| one.index() < bundle.series.len())
                );
            }
        }
    }
}
