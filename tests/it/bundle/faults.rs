//! Faults: codes, paths, messages, and what is left out.

use crate::fixture::{both, changed, copy, fault_lines, loaded, small};
use pobratim::model::{self, FaultCode, Severity, check, load};
use pobratim::text::Lang;
use serde_json::{Value, json};

/// Changes one value and expects one fault with its path, and a number of omitted records.
fn check_fault(pointer: &str, value: Value, code: FaultCode, path: &str, left_out: usize) {
    let bundle = changed(pointer, value).to_string();
    let loaded = check(&bundle).unwrap();
    let found: Vec<(&str, &str)> = loaded
        .faults
        .iter()
        .map(|fault| (fault.code, fault.path.as_str()))
        .collect();
    assert_eq!(
        found,
        [(code.code(), path)],
        "{pointer}\n{}",
        fault_lines(&loaded)
    );
    assert_eq!(loaded.left_out, left_out, "{pointer}");
    assert_eq!(loaded.faults[0].severity, code.severity());
    assert!(!loaded.faults[0].hint.is_empty());
    // The page has the same errors as the check.
    if code.severity() == Severity::Error {
        assert_eq!(load(&bundle).unwrap().faults, loaded.faults);
    }
}

/// JSON pointer, new value, code of the fault, its path, and the number of omitted records.
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
/events/0/time/zone | "Japan" | bad-zone | $.events[0].time.zone | 0
/events/0/title/de | "Konzert" | bad-language | $.events[0].title.de | 0
/events/0/title/zh-CN | "音乐会" | bad-language | $.events[0].title['zh-CN'] | 0
/languages | ["ru", "en", "fr"] | bad-language | $.languages[2] | 0
/events/0/links/0/lang | "russian language" | bad-language | $.events[0].links[0].lang | 0
/events/0/ages | { "from": 12, "to": 7 } | bad-ages | $.events[0].ages | 0
/events/0/price | { "amounts": [{ "amount": "5,00", "currency": "JPY" }] } | bad-price | $.events[0].price.amounts[0] | 0
/events/0/price | { "note": {} } | bad-price | $.events[0].price | 0
/events/0/registration | { "opens": "2021-05-02", "closes": "2021-05-01" } | bad-registration | $.events[0].registration | 0
/events/0/registration | { "note": {} } | bad-registration | $.events[0].registration | 0
/events/0/sessions | [{ "day": "2021-05-14" }] | bad-session | $.events[0].sessions | 0
/programmes/0/sessions | [{ "day": "2021-05-14" }] | bad-session | $.programmes[0].sessions[0].day | 0
/events/0/time/doors | "23:00" | bad-time | $.events[0].time.doors | 0
/events/0/images | [{ "file": "../a.jpg", "alt": {"ru": "A", "en": "A"}, "credit": {"ru": "B", "en": "B"} }] | bad-image | $.events[0].images[0].file | 0
/events/0/venue | "nowhere" | unknown-reference | $.events[0].venue | 0
/events/0/links/0/url | "javascript:alert(1)" | unsafe-link | $.events[0].links[0].url | 0
/site/url | "mailto:a@example.org" | unsafe-link | $.site.url | 0
/site/mistakes_url | "javascript:alert(1)" | unsafe-link | $.site.mistakes_url | 0
/site/credits | [{ "text": {} }] | empty-text | $.site.credits[0].text | 0
/site/credits | [{ "text": {"ru": "GeoNames", "en": "GeoNames"}, "url": "javascript:alert(1)" }] | unsafe-link | $.site.credits[0].url | 0
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
        FaultCode::BadPublication,
        FaultCode::VenueAndPlace,
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
fn a_record_is_not_published_until_a_day_before_the_first() {
    let dates = json!({
        "id": "other", "publish_from": "2030-01-01", "publish_until": "2029-12-31",
    });
    let code = FaultCode::BadPublication;
    let record = copy("/events/0", dates);
    check_fault("/events/-", record, code, "$.events[1]", 0);
}

#[test]
fn a_record_has_a_venue_or_a_place() {
    let mut bundle = small();
    bundle["venues"] = json!([{ "id": "hall", "name": both("Hall") }]);
    bundle["events"][0]["venue"] = json!("hall");
    let loaded = check(&bundle.to_string()).unwrap();
    let found: Vec<(&str, &str)> = loaded
        .faults
        .iter()
        .map(|fault| (fault.code, fault.path.as_str()))
        .collect();
    assert_eq!(found, [("venue-and-place", "$.events[0].place")]);
    let event = loaded
        .bundle
        .view(loaded.bundle.find_subject("concert").unwrap());
    let place = event.place.unwrap();
    assert_eq!(place.name.exact(Lang::En), Some("Hall"));
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

/// Fields of a series with a recurrence rule.
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
    insta::assert_snapshot!(fault_lines(&loaded(&bundle)), @r"
    bad-language $.host.summary['zh-Hans']: `zh-Hans` is not one of: ru, en, zh, ko, ja; write `zh`
    bad-value $.events[0].format: `onlin` is not one of: in-person, online, mixed, by-post, unstated; did you mean `online`?
    unknown-reference $.programmes[0].cities[0]: nothing in the bundle has the id `nigata`; did you mean `niigata`?
    unsafe-link $.programmes[0].links[0].url: `//example.org` cannot be linked to: the URL has no scheme that is allowed here; links begin with `https:`, `http:`, `mailto:` or `tel:`, sites with `https:` or `http:`; media may be a path below the site
    bad-date $.documents[0].when: `2021-06-31` is not a date: there is no day `31` in June 2021, which has 30 days (column 9); leave the day out if only the month is known
    ");
}
