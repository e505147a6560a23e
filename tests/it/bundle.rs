//! Reading bundles: what is checked, what is left out, and what is told about it.

use pobratim::model::{
    self, Class, Failure, FaultCode, Kind, Loaded, Recurs, Severity, Status, TieKind, check, load,
};
use pobratim::text::Lang;
use serde_json::{Value, json};

/// A text in both languages of the test bundle.
fn both(text: &str) -> Value {
    json!({ "ru": text, "en": text })
}

/// A small bundle without a fault, with something in every list.
pub fn small() -> Value {
    let report = json!([{ "source": "report", "paragraphs": ["P05"] }]);
    json!({
        "format": "pobratim/1",
        "site": {
            "title": both("Amur"), "summary": both("A city and its sisters"),
            "url": "https://example.org/amur/",
            "contact": { "name": both("Office"), "email": "office@example.org" },
            "updated": "2022-02-01",
        },
        "languages": ["ru", "en"],
        "fallback": ["en", "ru"],
        "host": {
            "id": "khabarovsk", "name": both("Khabarovsk"), "country": "RU",
            "position": { "lat": 48.462, "lon": 135.0971 }, "zone": "Asia/Vladivostok",
        },
        "cities": [{
            "id": "niigata", "name": both("Niigata"), "own_name": { "lang": "ja", "text": "新潟" },
            "aliases": ["Niigata-shi"], "country": "JP",
            "position": { "lat": 37.9226, "lon": 139.0412 }, "zone": "Asia/Tokyo",
            "ties": [{
                "kind": "sister", "since": "1965-04-23", "status": "active", "as_of": "2021",
                "basis": "stated", "sources": report,
            }],
        }],
        "categories": [{ "id": "cultural", "title": both("Culture") }],
        "directions": [{
            "id": "culture", "title": both("Culture"),
            "sections": [{
                "id": "culture-ties", "title": both("Ties"), "text": both("Long"), "when": "2021",
                "cities": ["niigata"], "sources": report,
            }],
        }],
        "events": [{
            "id": "concert", "kind": "festival", "title": both("Concert"), "when": "2021-05-14",
            "time": { "start": "19:00", "end": "21:30", "offset": "+10:00", "zone": "Asia/Vladivostok" },
            "series": "city-day", "cities": ["niigata"], "countries": ["KR"],
            "category": "cultural", "direction": "culture", "format": "in-person",
            "audience": ["public", "youth"], "topics": ["music"], "ages": { "from": 7 },
            "exchange": true, "status": "held",
            "place": { "name": both("Square"), "city": "khabarovsk" },
            "organisers": [both("City hall")],
            "links": [
                { "title": both("Page"), "url": "https://example.org/concert", "lang": "ru" },
                { "title": both("Mail"), "url": "mailto:office@example.org" },
            ],
            "media": ["poster"], "sources": report, "revision": { "number": 2, "date": "2021-05-01" },
        }],
        "programmes": [{
            "id": "pupils", "kind": "programme", "title": both("Pupils"),
            "category": "cultural", "direction": "culture", "format": "online",
            "status": "ongoing", "sources": report,
        }],
        "documents": [{
            "id": "booklet", "kind": "document", "title": both("Booklet"), "when": "2021",
            "category": "cultural", "direction": "culture", "format": "unstated",
            "status": "produced", "sources": report,
        }],
        "series": [{
            "id": "city-day", "title": both("City day"), "yearly": "05-31~", "first_year": 1999,
            "without": [2020], "category": "cultural", "direction": "culture",
            "format": "in-person", "sources": report,
        }],
        "media": [{
            "id": "poster", "kind": "image", "url": "media/poster.webp",
            "description": both("A poster"), "credit": both("Office"),
        }],
        "sources": [
            { "id": "report", "kind": "document", "title": both("Report"), "date": "2021" },
            { "id": "page", "kind": "page", "title": both("Page"), "url": "https://example.org/" },
        ],
    })
}

/// The small bundle with one value set (`null` removes the field) or added to a list.
pub fn changed(pointer: &str, value: Value) -> Value {
    let mut bundle = small();
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match bundle.pointer_mut(parent).unwrap() {
        Value::Object(fields) if value.is_null() => {
            fields.remove(last).unwrap();
        }
        Value::Object(fields) => {
            fields.insert(last.to_owned(), value);
        }
        Value::Array(items) if last == "-" => items.push(value),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        other => panic!("{parent} is {other}"),
    }
    bundle
}

/// A copy of the record at `pointer` with some fields set.
fn copy(pointer: &str, fields: Value) -> Value {
    let mut record = small().pointer(pointer).unwrap().clone();
    for (name, value) in fields.as_object().unwrap() {
        record[name] = value.clone();
    }
    record
}

pub fn loaded(bundle: &Value) -> Loaded {
    load(&bundle.to_string()).unwrap()
}

/// Faults as `code path: message; hint`, one a line.
fn told(loaded: &Loaded) -> String {
    let mut lines = String::new();
    for fault in &loaded.faults {
        lines += &format!(
            "{} {}: {}; {}\n",
            fault.code, fault.path, fault.message, fault.hint
        );
    }
    lines
}

/// Changes one thing and expects one fault, with its path, and so many records left out.
fn check_fault(pointer: &str, value: Value, code: FaultCode, path: &str, left_out: usize) {
    let bundle = changed(pointer, value).to_string();
    let loaded = check(&bundle).unwrap();
    let found: Vec<(&str, &str)> = loaded
        .faults
        .iter()
        .map(|fault| (fault.code, fault.path.as_str()))
        .collect();
    assert_eq!(found, [(code.code(), path)], "{pointer}\n{}", told(&loaded));
    assert_eq!(loaded.left_out, left_out, "{pointer}");
    assert_eq!(loaded.faults[0].severity, code.severity());
    assert!(!loaded.faults[0].hint.is_empty());
    // The page tells the same errors as the check does.
    if code.severity() == Severity::Error {
        assert_eq!(load(&bundle).unwrap().faults, loaded.faults);
    }
}

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
    // A record without a date of its own revision has the bundle's.
    let pupils = bundle.entry(bundle.find_entry("pupils").unwrap());
    assert_eq!(pupils.revision.date, bundle.site.updated);
    assert_eq!(pupils.when.to_string(), "XXXX");
    let city_day = bundle.series(bundle.find_series("city-day").unwrap());
    assert!(matches!(&city_day.recurs, Recurs::Yearly(yearly) if yearly.first_year == 1999));
}

#[test]
fn every_fault_has_its_code_and_its_path() {
    use FaultCode as C;
    let table: Vec<(&str, Value, C, &str, usize)> = vec![
        (
            "/events/0/title",
            json!("Concert"),
            C::BadRecord,
            "$.events[0]",
            1,
        ),
        (
            "/events/0/kind",
            Value::Null,
            C::BadRecord,
            "$.events[0]",
            1,
        ),
        (
            "/events/0/id",
            json!("Concert 1"),
            C::BadId,
            "$.events[0].id",
            1,
        ),
        (
            "/events/-",
            copy("/events/0", json!({})),
            C::DuplicateId,
            "$.events[1].id",
            1,
        ),
        (
            "/documents/0/id",
            json!("city-day"),
            C::DuplicateId,
            "$.documents[0].id",
            1,
        ),
        (
            "/cities/-",
            copy("/cities/0", json!({ "id": "khabarovsk" })),
            C::DuplicateId,
            "$.cities[1].id",
            1,
        ),
        (
            "/directions/0/sections/-",
            copy("/directions/0/sections/0", json!({})),
            C::DuplicateId,
            "$.directions[0].sections[1].id",
            1,
        ),
        (
            "/events/0/cities",
            json!(["niigata", "niigata"]),
            C::DuplicateItem,
            "$.events[0].cities[1]",
            0,
        ),
        (
            "/events/0/audience",
            json!(["youth", "youth"]),
            C::DuplicateItem,
            "$.events[0].audience[1]",
            0,
        ),
        (
            "/languages",
            json!(["ru", "en", "ru"]),
            C::DuplicateItem,
            "$.languages[2]",
            0,
        ),
        (
            "/events/0/cities",
            json!(["nigata"]),
            C::UnknownReference,
            "$.events[0].cities[0]",
            0,
        ),
        (
            "/events/0/cities",
            json!(["khabarovsk"]),
            C::UnknownReference,
            "$.events[0].cities[0]",
            0,
        ),
        (
            "/events/0/category",
            json!("cultura"),
            C::UnknownReference,
            "$.events[0].category",
            1,
        ),
        (
            "/events/0/direction",
            json!("x"),
            C::UnknownReference,
            "$.events[0].direction",
            1,
        ),
        (
            "/events/0/series",
            json!("city-days"),
            C::UnknownReference,
            "$.events[0].series",
            0,
        ),
        (
            "/events/0/media",
            json!(["film"]),
            C::UnknownReference,
            "$.events[0].media[0]",
            0,
        ),
        (
            "/events/0/place/city",
            json!("niigat"),
            C::UnknownReference,
            "$.events[0].place.city",
            0,
        ),
        (
            "/events/0/kind",
            json!("programme"),
            C::BadValue,
            "$.events[0].kind",
            1,
        ),
        (
            "/events/0/status",
            json!("adopted"),
            C::BadValue,
            "$.events[0].status",
            1,
        ),
        (
            "/events/0/format",
            json!("onlin"),
            C::BadValue,
            "$.events[0].format",
            1,
        ),
        (
            "/events/0/audience",
            json!(["pupils"]),
            C::BadValue,
            "$.events[0].audience[0]",
            0,
        ),
        (
            "/documents/0/when",
            json!("2021-13"),
            C::BadDate,
            "$.documents[0].when",
            1,
        ),
        (
            "/cities/0/ties/0/since",
            json!("1965-04-31"),
            C::BadDate,
            "$.cities[0].ties[0].since",
            0,
        ),
        (
            "/site/updated",
            json!("2021"),
            C::BadDate,
            "$.site.updated",
            0,
        ),
        (
            "/events/0/time/start",
            json!("24:00"),
            C::BadTime,
            "$.events[0].time.start",
            0,
        ),
        (
            "/events/0/time/offset",
            json!("10:00"),
            C::BadTime,
            "$.events[0].time.offset",
            0,
        ),
        (
            "/events/0/when",
            json!("2021-05"),
            C::BadTime,
            "$.events[0].time",
            0,
        ),
        (
            "/events/0/place/position",
            json!({ "lat": 139.0, "lon": 37.9 }),
            C::BadPosition,
            "$.events[0].place.position",
            0,
        ),
        (
            "/events/0/countries",
            json!(["korea"]),
            C::BadCountry,
            "$.events[0].countries[0]",
            0,
        ),
        (
            "/events/0/time/zone",
            json!("+10:00"),
            C::BadZone,
            "$.events[0].time.zone",
            0,
        ),
        (
            "/events/0/title/de",
            json!("Konzert"),
            C::BadLanguage,
            "$.events[0].title.de",
            0,
        ),
        (
            "/events/0/title/zh-CN",
            json!("音乐会"),
            C::BadLanguage,
            "$.events[0].title['zh-CN']",
            0,
        ),
        (
            "/languages",
            json!(["ru", "en", "fr"]),
            C::BadLanguage,
            "$.languages[2]",
            0,
        ),
        (
            "/events/0/links/0/lang",
            json!("russian language"),
            C::BadLanguage,
            "$.events[0].links[0].lang",
            0,
        ),
        (
            "/events/0/ages",
            json!({ "from": 12, "to": 7 }),
            C::BadAges,
            "$.events[0].ages",
            0,
        ),
        (
            "/events/0/links/0/url",
            json!("javascript:alert(1)"),
            C::UnsafeLink,
            "$.events[0].links[0].url",
            0,
        ),
        (
            "/site/url",
            json!("mailto:a@example.org"),
            C::UnsafeLink,
            "$.site.url",
            0,
        ),
        (
            "/site/contact",
            json!({ "name": both("Office") }),
            C::BadContact,
            "$.site.contact",
            0,
        ),
        (
            "/site/contact/phone",
            json!("4212"),
            C::BadContact,
            "$.site.contact.phone",
            0,
        ),
        (
            "/events/0/title",
            json!({}),
            C::EmptyText,
            "$.events[0].title",
            1,
        ),
        (
            "/events/0/topics",
            json!([" "]),
            C::EmptyText,
            "$.events[0].topics[0]",
            0,
        ),
        (
            "/cities/0/ties/0/sources",
            json!([]),
            C::TieWithoutSource,
            "$.cities[0].ties[0]",
            0,
        ),
        (
            "/events/0/title",
            json!({ "ru": "Концерт" }),
            C::MissingTranslation,
            "$.events[0].title",
            0,
        ),
        (
            "/events/0/sources",
            json!([]),
            C::NoSource,
            "$.events[0].sources",
            0,
        ),
        series(json!({ "yearly": "05-32" }), "$.series[1].yearly"),
        series(json!({ "yearly": null }), "$.series[1]"),
        series(json!({ "rule": { "start": "2021-05-01" } }), "$.series[1]"),
        series(json!({ "first_year": null }), "$.series[1].first_year"),
        series(json!({ "last_year": 1990 }), "$.series[1].first_year"),
        series(json!({ "first_year": 12021 }), "$.series[1].first_year"),
        series(rule("FREQ=YEARLY;BYMONTH=13"), "$.series[1].rule.rrule"),
    ];
    let mut seen: Vec<FaultCode> = vec![C::TooMany, C::UnknownField];
    for (pointer, value, code, path, left_out) in table {
        seen.push(code);
        check_fault(pointer, value, code, path, left_out);
    }
    for code in FaultCode::ALL {
        assert!(seen.contains(code), "{} has no test", code.code());
    }
}

/// A case of a second series with some fields set, which is left out.
fn series(fields: Value, path: &str) -> (&str, Value, FaultCode, &str, usize) {
    let mut series = copy("/series/0", fields);
    series["id"] = json!("open-door");
    ("/series/-", series, FaultCode::BadSeries, path, 1)
}

/// Fields of a series of exact days.
fn rule(rrule: &str) -> Value {
    json!({
        "yearly": null, "first_year": null, "without": [],
        "rule": { "start": "2021-05-01", "rrule": rrule, "except": ["2021-06-05"] },
    })
}

#[test]
fn a_list_that_is_too_long_is_cut() {
    let mut bundle = small();
    let topics: Vec<Value> = (0..300)
        .map(|number| json!({ "id": format!("topic-{number}"), "title": both("Topic") }))
        .collect();
    bundle["categories"] = json!(topics);
    let loaded = loaded(&bundle);
    assert_eq!(loaded.bundle.categories.len(), 255);
    let too_many = |fault: &&model::Fault| fault.code == FaultCode::TooMany.code();
    assert_eq!(loaded.faults.iter().filter(too_many).count(), 45);
}

#[cfg(feature = "cli")]
#[test]
fn unknown_fields_are_noted_by_the_check_alone() {
    for (pointer, path) in [
        ("/colour", "$.colour"),
        ("/events/0/titel", "$.events[0].titel"),
        ("/events/0/links/1/note", "$.events[0].links[1].note"),
        ("/events/0/place/position", ""),
    ] {
        let value = if path.is_empty() {
            json!({ "lat": 1, "lon": 2 })
        } else {
            json!(1)
        };
        let bundle = changed(pointer, value).to_string();
        let checked = check(&bundle).unwrap();
        let paths: Vec<&str> = checked.faults.iter().map(|fault| &*fault.path).collect();
        let expected: Vec<&str> = Some(path)
            .into_iter()
            .filter(|path| !path.is_empty())
            .collect();
        assert_eq!(paths, expected);
        assert!(
            checked
                .faults
                .iter()
                .all(|fault| fault.severity == Severity::Note)
        );
        assert_eq!(load(&bundle).unwrap().faults, []);
    }
}

#[test]
fn messages_say_what_was_found_what_is_allowed_and_what_to_do() {
    let mut bundle = small();
    bundle["events"][0]["format"] = json!("onlin");
    bundle["documents"][0]["when"] = json!("2021-06-31");
    bundle["programmes"][0]["cities"] = json!(["nigata"]);
    bundle["programmes"][0]["links"] = json!([{ "title": both("Bad"), "url": "//example.org" }]);
    bundle["host"]["summary"] = json!({ "zh-Hans": "城市" });
    insta::assert_snapshot!(told(&loaded(&bundle)), @r"
    bad-language $.host.summary['zh-Hans']: `zh-Hans` is not one of: ru, en, zh, ko, ja; write `zh`
    bad-value $.events[0].format: `onlin` is not one of: in-person, online, mixed, by-post, unstated; did you mean `online`?
    unknown-reference $.programmes[0].cities[0]: nothing in the bundle has the id `nigata`; did you mean `niigata`?
    unsafe-link $.programmes[0].links[0].url: `//example.org` cannot be linked to: the address has no scheme that is allowed here; links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with `https:` or `http:`; media may be a path below the site
    bad-date $.documents[0].when: `2021-06-31` is no date: there is no day `31` in June 2021, which has 30 days (column 9); leave the day out if only the month is known
    ");
}

#[test]
fn one_bad_record_never_hides_the_rest() {
    // Every record of every list is broken in turn; all the others still load.
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
fn a_record_of_another_shape_is_told_with_its_line_in_the_file() {
    let mut text = serde_json::to_string_pretty(&small()).unwrap();
    let at = text.find("\"kind\": \"festival\"").unwrap();
    text.replace_range(at + 8..at + 18, "77");
    let line = text[..at].lines().count();
    let loaded = load(&text).unwrap();
    assert!(
        loaded.faults[0]
            .message
            .starts_with("invalid type: integer `77`, expected a string")
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
        "the file is not JSON: expected value (line 2, column 13)"
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

/// The bundles that Pobratim ships.
fn shipped(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn the_bundle_of_khabarovsk_has_no_fault() {
    let loaded = check(&shipped("public/bundle/khabarovsk.json")).unwrap();
    assert_eq!(told(&loaded), "");
    // The host and its 19 partners; 10 of the report's 78 records are sections of directions.
    assert_eq!(
        (loaded.bundle.cities.len(), loaded.bundle.entries.len()),
        (19, 68)
    );
}

#[test]
fn a_bundle_of_another_city_and_two_languages_loads() {
    let loaded = check(&shipped("tests/fixtures/otherville.json")).unwrap();
    // One text is left untranslated on purpose, to show the chip.
    insta::assert_snapshot!(told(&loaded), @"missing-translation $.events[3].summary: the text is missing in: ja; readers of these languages see another one, marked as such");
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
