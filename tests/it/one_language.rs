//! The bundle in one language: its readers see the same as with the whole one.

use pobratim::model::schema::{BUNDLE, Shape};
use pobratim::model::{Bundle, Fault, in_one_language, load, one_language_path};
use pobratim::text::{Lang, LangOrder, Localized};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::small;

const BUNDLES: [&str; 5] = [
    include_str!("../../public/bundle/khabarovsk.json"),
    include_str!("../fixtures/otherville.json"),
    include_str!("../fixtures/fair.json"),
    include_str!("../fixtures/week.json"),
    include_str!("../fixtures/broken-event.json"),
];

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Reads a text object as the loader does; `None` if the loader rejects it.
fn localized(texts: &Value) -> Option<Localized> {
    let mut localized = Localized::default();
    for (code, text) in texts.as_object()? {
        let text = text.as_str()?;
        if let Some(lang) = Lang::from_code(code).filter(|_| !text.trim().is_empty()) {
            localized.set(lang, text);
        }
    }
    Some(localized)
}

/// Compares a value with its counterpart in the bundle of one language.
fn compare(whole: &Value, own: &Value, shape: &Shape, lang: Lang, order: &LangOrder) {
    compare_in(false, whole, own, shape, lang, order);
}

/// As [`compare`]; `is_place` for the name or address of a venue or place.
fn compare_in(
    is_place: bool,
    whole: &Value,
    own: &Value,
    shape: &Shape,
    lang: Lang,
    order: &LangOrder,
) {
    match (shape, whole) {
        (Shape::Object(record), Value::Object(fields)) => {
            assert_eq!(fields.len(), own.as_object().unwrap().len(), "{own}");
            for (name, value) in fields {
                match record.field(name) {
                    Some(field) => {
                        let is_place = ["Venue", "Place"].contains(&record.name)
                            && ["name", "address"].contains(&&**name);
                        compare_in(is_place, value, &own[name], &field.shape, lang, order);
                    }
                    None => assert_eq!(value, &own[name], "{name}"),
                }
            }
        }
        (Shape::List(item, _), Value::Array(items)) => {
            assert_eq!(items.len(), own.as_array().unwrap().len(), "{own}");
            for (index, value) in items.iter().enumerate() {
                compare(value, &own[index], item, lang, order);
            }
        }
        (Shape::Texts(_), _) => {
            let text = localized(whole);
            let seen = text.as_ref().and_then(|text| text.get(lang, order));
            let Some(seen) = seen else {
                return assert_eq!(whole, own);
            };
            // Names and addresses of places also have the text in the language spoken there.
            let most = if is_place { 2 } else { 1 };
            let count = own.as_object().map(|texts| texts.len());
            assert!(
                count.is_some_and(|count| (1..=most).contains(&count)),
                "{own}"
            );
            let text = localized(own).unwrap();
            assert_eq!(text.get(lang, order), Some(seen));
            let exact = localized(whole).unwrap();
            assert_eq!(text.exact(lang), exact.exact(lang));
        }
        _ => assert_eq!(whole, own),
    }
}

/// Returns the texts of entries, series and cities.
fn texts(bundle: &Bundle) -> Vec<&Localized> {
    let cities = [&bundle.host].into_iter().chain(&bundle.cities);
    let cities = cities.flat_map(|city| [&city.name, &city.summary]);
    let entries = bundle.entries.iter().flat_map(|entry| entry.texts());
    let series = bundle.series.iter().flat_map(|series| series.texts());
    entries.chain(series).chain(cities).collect()
}

fn places(faults: &[Fault]) -> Vec<(&str, &str)> {
    let places = faults.iter().map(|fault| (fault.code, &*fault.path));
    places.collect()
}

/// Checks the bundle of every language.
fn check(text: &str) {
    let whole = load(text).unwrap();
    let order = &whole.bundle.order;
    for lang in Lang::ALL {
        let own = in_one_language(text, order, lang);
        assert!(own.len() <= text.len());
        compare(
            &parsed(text),
            &parsed(&own),
            &Shape::Object(&BUNDLE),
            lang,
            order,
        );
        let loaded = load(&own).unwrap();
        assert!(loaded.bundle.has_same_records(&whole.bundle), "{lang:?}");
        assert_eq!(loaded.left_out, whole.left_out);
        assert_eq!(loaded.bundle.languages, whole.bundle.languages);
        assert_eq!(&loaded.bundle.order, order);
        let (all, own) = (texts(&whole.bundle), texts(&loaded.bundle));
        let seen = |texts: &[&Localized]| -> Vec<Option<(Lang, String)>> {
            let seen = texts.iter().map(|text| text.get(lang, order));
            seen.map(|found| found.map(|found| (found.lang, found.text.to_owned())))
                .collect()
        };
        assert_eq!(seen(&all), seen(&own));
        // Each fault of one language is one of the whole bundle, so it is reported once.
        let all = places(&whole.faults);
        for place in places(&loaded.faults) {
            assert!(all.contains(&place), "{place:?}");
        }
    }
}

#[test]
fn readers_of_a_language_see_what_the_whole_bundle_shows() {
    for text in BUNDLES {
        check(text);
    }
}

#[test]
fn a_bundle_in_one_language_is_small() {
    let text = BUNDLES[0];
    let order = load(text).unwrap().bundle.order;
    for lang in Lang::ALL {
        let own = in_one_language(text, &order, lang);
        assert!(
            own.len() * 2 < text.len(),
            "{lang:?}: {} bytes of {}",
            own.len(),
            text.len()
        );
        assert!(!own.contains('\n'));
    }
}

fn check_text(text: &str, lang: Lang, expected: &str) {
    let order = LangOrder::new(vec![Lang::En, Lang::Ru]);
    assert_eq!(in_one_language(text, &order, lang), expected, "{text}");
}

#[test]
fn only_text_objects_of_the_format_are_reduced() {
    // A field that the format does not know, an object where the format has none.
    check_text(
        r#"{ "more": { "ru": "а", "en": "a" }, "languages": [ "ru", "en" ] }"#,
        Lang::Ru,
        r#"{"more":{"ru":"а","en":"a"},"languages":["ru","en"]}"#,
    );
    check_text(
        r#"{ "format": { "ru": "а", "en": "a" }, "cities": { "ru": 1, "en": 2 } }"#,
        Lang::Ru,
        r#"{"format":{"ru":"а","en":"a"},"cities":{"ru":1,"en":2}}"#,
    );
    // Lists of text objects, escapes, spaces in texts.
    check_text(
        "\u{feff}{\n\"events\": [ { \"organisers\": [ { \"ru\": \"а \\\" б\", \"en\": \"a\" }, { \"ja\": \"一\" } ] } ]\n}",
        Lang::Ru,
        "{\"events\":[{\"organisers\":[{\"ru\":\"а \\\" б\"},{\"ja\":\"一\"}]}]}",
    );
}

#[test]
fn a_missing_text_is_replaced_in_the_order_of_the_bundle() {
    let bundle = |title: &str| format!(r#"{{"site":{{"title":{title}}}}}"#);
    for (title, lang, expected) in [
        (r#"{"ru":"а","en":"a"}"#, Lang::Ru, r#"{"ru":"а"}"#),
        (r#"{"ru":"а","en":"a"}"#, Lang::Ja, r#"{"en":"a"}"#),
        (r#"{"zh":"一","ru":"а"}"#, Lang::Ja, r#"{"ru":"а"}"#),
        (r#"{"ja":"一","zh":"二"}"#, Lang::Ru, r#"{"zh":"二"}"#),
        // Blank texts are none, and the last of two texts counts.
        (r#"{"ru":" ","en":"a"}"#, Lang::Ru, r#"{"en":"a"}"#),
        (r#"{"ru":"а","ru":"б"}"#, Lang::Ru, r#"{"ru":"б"}"#),
        (r#"{"de":"d","en":"a"}"#, Lang::En, r#"{"en":"a"}"#),
        // What the loader rejects stays.
        (r#"{"ru":1,"en":"a"}"#, Lang::En, r#"{"ru":1,"en":"a"}"#),
        (r#"{"ru":" "}"#, Lang::En, r#"{"ru":" "}"#),
        (
            r#"{"ru":"\ud800","en":"a"}"#,
            Lang::En,
            r#"{"ru":"\ud800","en":"a"}"#,
        ),
        ("{}", Lang::En, "{}"),
        ("null", Lang::En, "null"),
    ] {
        check_text(&bundle(title), lang, &bundle(expected));
    }
}

#[test]
fn the_file_of_a_language_is_beside_the_bundle() {
    let path = one_language_path("bundle/khabarovsk.json", Lang::Ja);
    assert_eq!(path, "bundle/khabarovsk.ja.json");
}

#[test]
fn bundles_of_another_edition_have_other_records() {
    let loaded = |bundle: &Value| load(&bundle.to_string()).unwrap().bundle;
    let one = loaded(&small());
    assert!(one.has_same_records(&loaded(&small())));
    let mut renamed = small();
    renamed["site"]["title"] = json!({ "en": "Other" });
    assert!(one.has_same_records(&loaded(&renamed)));
    let mut later = small();
    later["site"]["updated"] = json!("2022-02-02");
    assert!(!one.has_same_records(&loaded(&later)));
    let mut fewer = small();
    fewer["documents"] = json!([]);
    assert!(!one.has_same_records(&loaded(&fewer)));
}

/// Changes text objects at random: removes texts, empties them, adds other values.
fn damage(value: &mut Value, shape: &Shape, random: &mut impl FnMut() -> u32) {
    match (shape, value) {
        (Shape::Object(record), Value::Object(fields)) => {
            for (name, value) in fields {
                if let Some(field) = record.field(name) {
                    damage(value, &field.shape, random);
                }
            }
        }
        (Shape::List(item, _), Value::Array(items)) => {
            for value in items {
                damage(value, item, random);
            }
        }
        (Shape::Texts(_), Value::Object(texts)) => {
            for lang in Lang::ALL {
                match random() % 12 {
                    0..4 => drop(texts.remove(lang.code())),
                    4 => drop(texts.insert(lang.code().into(), json!(" "))),
                    5 => drop(texts.insert(lang.code().into(), json!("«\"\\\u{1}»"))),
                    _ => {}
                }
            }
            match random() % 60 {
                0 => drop(texts.insert("de".into(), json!("Stadt"))),
                1 => drop(texts.insert("ru".into(), json!(["а"]))),
                _ => {}
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_texts_may_be_missing(seed in any::<u32>(), fallback in proptest::sample::subsequence(vec!["ru", "en", "zh", "ko", "ja"], 0..=5)) {
        let mut bundle = parsed(BUNDLES[2]);
        let mut state = seed | 1;
        let mut random = || {
            // Marsaglia's xorshift.
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        };
        let site = bundle["site"].clone();
        let host = bundle["host"].clone();
        damage(&mut bundle, &Shape::Object(&BUNDLE), &mut random);
        // Without them there is no bundle.
        bundle["site"] = site;
        bundle["host"] = host;
        bundle["fallback"] = json!(fallback);
        // Without a usable record there is none either.
        if load(&bundle.to_string()).is_ok() {
            check(&serde_json::to_string_pretty(&bundle).unwrap());
        }
    }
}

#[test]
fn places_keep_their_names_in_the_language_spoken_there() {
    let text = r#"{ "host": { "id": "home", "own_name": { "lang": "ru", "text": "Дом" } },
        "cities": [ { "id": "niigata", "own_name": { "lang": "ja", "text": "新潟" } }, { "id": "minsk", "own_name": { "lang": "be", "text": "Мінск" } } ],
        "venues": [ { "name": { "ru": "Парк", "en": "Park", "ja": "公園" }, "city": "CITY", "address": { "en": "1 Road" }, "summary": { "ru": "Тихо", "en": "Quiet" } } ],
        "events": [ { "title": { "ru": "Бал", "en": "Ball" }, "place": { "name": { "ru": "Зал", "en": "Hall" } } } ] }"#;
    let order = LangOrder::new(vec![Lang::En]);
    for (city, name) in [
        ("home", r#"{"en":"Park","ru":"Парк"}"#),
        ("niigata", r#"{"en":"Park","ja":"公園"}"#),
        ("minsk", r#"{"en":"Park"}"#),
        ("unknown", r#"{"en":"Park"}"#),
    ] {
        let own = in_one_language(&text.replace("CITY", city), &order, Lang::En);
        let own = parsed(&own);
        let venue = &own["venues"][0];
        assert_eq!(venue["name"], parsed(name), "{city}");
        assert_eq!(venue["address"], json!({ "en": "1 Road" }));
        assert_eq!(venue["summary"], json!({ "en": "Quiet" }));
        let event = &own["events"][0];
        assert_eq!(event["title"], json!({ "en": "Ball" }));
        // Of the host, because no city is stated.
        assert_eq!(event["place"]["name"], json!({ "en": "Hall", "ru": "Зал" }));
    }
}
