//! Reading bundles: what is checked, what is left out, and what is told about it.

use crate::fixture::{both, changed, copy, loaded, small, told};
use pobratim::model::{
    self, CityIx, Class, Failure, FaultCode, Kind, Loaded, MediaIx, Recurs, SafeUrl, Severity,
    SourceRef, Status, TieKind, UrlFault, check, load,
};
use pobratim::text::Lang;
use serde_json::{Value, json};

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

/// Where to set what, the fault that follows, its path, and how many records are left out.
const FAULTS: &str = r#"
/events/0/title | "Concert" | bad-record | $.events[0] | 1
/events/0/kind | null | bad-record | $.events[0] | 1
/events/0/id | "Concert 1" | bad-id | $.events[0].id | 1
/events/0/cities | ["niigata", "niigata"] | duplicate-item | $.events[0].cities[1] | 0
/events/0/audience | ["youth", "youth"] | duplicate-item | $.events[0].audience[1] | 0
/languages | ["ru", "en", "ru"] | duplicate-item | $.languages[2] | 0
/events/0/cities | ["nigata"] | unknown-reference | $.events[0].cities[0] | 0
/events/0/cities | ["khabarovsk"] | unknown-reference | $.events[0].cities[0] | 0
/events/0/category | "cultura" | unknown-reference | $.events[0].category | 1
/events/0/direction | "x" | unknown-reference | $.events[0].direction | 1
/events/0/series | "city-days" | unknown-reference | $.events[0].series | 0
/events/0/media | ["film"] | unknown-reference | $.events[0].media[0] | 0
/events/0/place/city | "niigat" | unknown-reference | $.events[0].place.city | 0
/events/0/kind | "programme" | bad-value | $.events[0].kind | 1
/events/0/status | "adopted" | bad-value | $.events[0].status | 1
/events/0/format | "onlin" | bad-value | $.events[0].format | 1
/events/0/audience | ["pupils"] | bad-value | $.events[0].audience[0] | 0
/documents/0/when | "2021-13" | bad-date | $.documents[0].when | 1
/cities/0/ties/0/since | "1965-04-31" | bad-date | $.cities[0].ties[0].since | 0
/site/updated | "2021" | bad-date | $.site.updated | 0
/events/0/time/start | "24:00" | bad-time | $.events[0].time.start | 0
/events/0/time/offset | "10:00" | bad-time | $.events[0].time.offset | 0
/events/0/when | "2021-05" | bad-time | $.events[0].time | 0
/events/0/place/position | { "lat": 139.0, "lon": 37.9 } | bad-position | $.events[0].place.position | 0
/events/0/countries | ["korea"] | bad-country | $.events[0].countries[0] | 0
/events/0/time/zone | "+10:00" | bad-zone | $.events[0].time.zone | 0
/events/0/title/de | "Konzert" | bad-language | $.events[0].title.de | 0
/events/0/title/zh-CN | "音乐会" | bad-language | $.events[0].title['zh-CN'] | 0
/languages | ["ru", "en", "fr"] | bad-language | $.languages[2] | 0
/events/0/links/0/lang | "russian language" | bad-language | $.events[0].links[0].lang | 0
/events/0/ages | { "from": 12, "to": 7 } | bad-ages | $.events[0].ages | 0
/events/0/links/0/url | "javascript:alert(1)" | unsafe-link | $.events[0].links[0].url | 0
/site/url | "mailto:a@example.org" | unsafe-link | $.site.url | 0
/site/contact | { "name": {"ru": "Office", "en": "Office"} } | bad-contact | $.site.contact | 0
/site/contact/phone | "4212" | bad-contact | $.site.contact.phone | 0
/events/0/title | {} | empty-text | $.events[0].title | 1
/cities/0/own_name/text | " " | empty-text | $.cities[0].own_name.text | 0
/events/0/topics | [" "] | empty-text | $.events[0].topics[0] | 0
/cities/0/ties/0/sources | [] | tie-without-source | $.cities[0].ties[0] | 0
/events/0/title | { "ru": "Концерт" } | missing-translation | $.events[0].title | 0
/events/0/sources | [] | no-source | $.events[0].sources | 0
/countries/0/code | "jp" | bad-country | $.countries[0].code | 1
/countries/0/name | {} | empty-text | $.countries[0].name | 1
"#;

#[test]
fn every_fault_has_its_code_and_its_path() {
    let mut seen: Vec<FaultCode> = vec![
        FaultCode::BadSeries,
        FaultCode::DuplicateId,
        FaultCode::TooMany,
        FaultCode::UnknownField,
    ];
    for row in FAULTS.trim().lines() {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [pointer, value, word, path, left_out] = cells[..] else {
            panic!("{row}");
        };
        let is_it = |code: &&FaultCode| code.code() == word;
        let code = *FaultCode::ALL.iter().find(is_it).unwrap();
        let value = serde_json::from_str(value).unwrap();
        check_fault(pointer, value, code, path, left_out.parse().unwrap());
        seen.push(code);
    }
    for code in FaultCode::ALL {
        assert!(seen.contains(code), "{} has no test", code.code());
    }
}

#[test]
fn ids_are_unique_and_entries_share_theirs_with_series() {
    use FaultCode as C;
    check_fault(
        "/documents/0/id",
        json!("city-day"),
        C::DuplicateId,
        "$.documents[0].id",
        1,
    );
    check_fault(
        "/events/-",
        copy("/events/0", json!({})),
        C::DuplicateId,
        "$.events[1].id",
        1,
    );
    check_fault(
        "/cities/-",
        copy("/cities/0", json!({ "id": "khabarovsk" })),
        C::DuplicateId,
        "$.cities[1].id",
        1,
    );
    check_fault(
        "/directions/0/sections/-",
        copy("/directions/0/sections/0", json!({})),
        C::DuplicateId,
        "$.directions[0].sections[1].id",
        1,
    );
}

#[test]
fn a_series_that_does_not_say_how_it_recurs_is_left_out() {
    for (fields, path) in [
        (json!({ "yearly": "05-32" }), ".yearly"),
        (json!({ "yearly": null }), ""),
        (json!({ "rule": { "start": "2021-05-01" } }), ""),
        (json!({ "first_year": null }), ".first_year"),
        (json!({ "last_year": 1990 }), ".first_year"),
        (json!({ "first_year": 12021 }), ".first_year"),
        (rule("FREQ=YEARLY;BYMONTH=13"), ".rule.rrule"),
    ] {
        let mut series = copy("/series/0", fields);
        series["id"] = json!("open-door");
        let path = format!("$.series[1]{path}");
        check_fault("/series/-", series, FaultCode::BadSeries, &path, 1);
    }
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
        ("/$schema", ""),
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
fn a_record_of_another_shape_is_told_with_its_line_in_the_file() {
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

/// The pointers of every value below this one.
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
fn whatever_one_value_becomes_it_is_told_or_does_no_harm() {
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
            // The page and the check agree on what can be shown.
            let code = |read: &Result<Loaded, Failure>| read.as_ref().map_err(Failure::code).err();
            assert_eq!(code(&read), code(&checked), "{pointer} {value}");
            let is_record = lists.iter().any(|list| pointer.starts_with(list));
            assert!(!is_record || read.is_ok(), "{pointer} {value}");
            let Ok(read) = read else { continue };
            // What is left out was told.
            let errors = read
                .faults
                .iter()
                .filter(|fault| fault.severity == Severity::Error);
            assert!(
                read.left_out <= errors.count(),
                "{pointer} {value}\n{}",
                told(&read)
            );
            // What is kept refers only to what is kept.
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

#[test]
fn only_addresses_that_run_no_code_are_links() {
    type Found = Result<(), UrlFault>;
    let check = |text: &str, link: Found, page: Found, file: Found| {
        assert_eq!(SafeUrl::link(text).map(drop), link, "link {text:?}");
        assert_eq!(SafeUrl::page(text).map(drop), page, "page {text:?}");
        assert_eq!(SafeUrl::file(text).map(drop), file, "file {text:?}");
    };
    use UrlFault::{Character, Empty, Path, Scheme, User};
    for good in [
        "https://example.org",
        "HTTP://example.org:8080/a?b#c",
        "https://хабаровск.рф/дом",
    ] {
        check(good, Ok(()), Ok(()), Ok(()));
    }
    for mail in ["mailto:office@example.org", "tel:+74212000000"] {
        check(mail, Ok(()), Err(Scheme), Err(Scheme));
    }
    for (bad, fault) in [
        ("javascript:alert(1)", Scheme),
        ("JaVaScRiPt:alert(1)", Scheme),
        ("data:text/html,<script>", Scheme),
        ("vbscript:x", Scheme),
        ("file:///etc/passwd", Scheme),
        ("https:example.org", Scheme),
        ("https:\\\\example.org", Character),
        (" https://example.org", Character),
        ("java\tscript:alert(1)", Character),
        ("https://example.org/\u{0}", Character),
        ("https://example.org/a b", Character),
        ("https://", Empty),
        ("https:///path", Empty),
        ("https://:80/", Empty),
        ("https://example.org@evil.example/", User),
        ("https://evil.example\\@example.org/", Character),
    ] {
        check(bad, Err(fault), Err(fault), Err(fault));
    }
    for (path, file) in [
        ("media/poster.webp", Ok(())),
        ("poster..webp", Ok(())),
        ("//evil.example/a.png", Err(Path)),
        ("/media/a.png", Err(Path)),
        ("../a.png", Err(Path)),
        ("media/../../a.png", Err(Path)),
        ("media\\a.png", Err(Character)),
        ("", Err(Empty)),
        ("a b.png", Err(Character)),
    ] {
        let link = if path.contains([' ', '\\']) {
            Err(Character)
        } else {
            Err(Scheme)
        };
        check(path, link, link, file);
    }
}
