//! Names of countries: the files of each language, and the names in a bundle.

use crate::fixture::{changed, loaded, small};
use pobratim::model::compare::{ChangeKind, compare};
use pobratim::model::{Country, CountryNames, load, with_country_names};
use pobratim::text::Lang;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const KHABAROVSK: &str = include_str!("../../public/bundle/khabarovsk.json");

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

/// Returns the bundle with its names completed, and the countries that were added.
fn completed(bundle: &Value) -> (Value, Vec<String>) {
    let text = bundle.to_string();
    let (new, countries) = with_country_names(&text, &loaded(bundle).bundle);
    let codes = countries.iter().map(|country| country.as_str().to_string());
    (serde_json::from_str(&new).unwrap(), codes.collect())
}

#[test]
fn every_language_names_the_same_countries() {
    let files = Lang::ALL.map(|lang| {
        let path = format!(
            "{}/locales/{}/countries.json",
            env!("CARGO_MANIFEST_DIR"),
            lang.code()
        );
        let file = std::fs::read_to_string(path).unwrap();
        serde_json::from_str::<BTreeMap<String, String>>(&file).unwrap()
    });
    let codes: Vec<&String> = files[0].keys().collect();
    assert!(codes.len() > 249, "ISO 3166-1 has 249 countries");
    for (lang, file) in Lang::ALL.into_iter().zip(&files) {
        assert!(file.keys().eq(codes.iter().copied()), "{lang:?}");
        let names = CountryNames::of(lang);
        for (code, name) in file {
            assert!(!name.is_empty() && name.trim() == name, "{lang:?} {code}");
            assert_eq!(names.find(country(code)), Some(name.as_str()));
        }
    }
}

/// The page has the names of the bundle; the published site has the same, or those of the files.
#[test]
fn khabarovsk_calls_its_countries_as_the_command_does() {
    let bundle = load(KHABAROVSK).unwrap().bundle;
    let used = bundle.countries_used();
    assert!(used.len() > 5, "{used:?}");
    for lang in Lang::ALL {
        let names = CountryNames::of(lang);
        for country in &used {
            let own = bundle.country_name(*country, lang);
            assert!(own.is_some(), "{lang:?} {country:?}");
            assert_eq!(own, names.find(*country), "{lang:?}");
        }
    }
    assert_eq!(
        with_country_names(KHABAROVSK, &bundle),
        (KHABAROVSK.to_string(), Vec::new())
    );
}

#[test]
fn missing_names_are_added_and_others_stay() {
    let check = |names: Value, codes: &[&str], expected: Value| {
        let (new, completed_codes) = completed(&changed("/countries", names));
        assert_eq!(completed_codes, codes);
        assert_eq!(new["countries"], expected);
        assert_eq!(completed(&new).1, [""; 0]);
    };
    let whole = small()["countries"].clone();
    check(whole.clone(), &[], whole.clone());
    let russia = json!({ "code": "RU", "name": { "ru": "Россия", "en": "Russia" } });
    let japan = json!({ "code": "JP", "name": { "ru": "Япония", "en": "Japan" } });
    let korea = json!({ "code": "KR", "name": { "ru": "Республика Корея", "en": "South Korea" } });
    check(
        json!(null),
        &["RU", "JP", "KR"],
        json!([russia, japan, korea]),
    );
    check(
        json!([]),
        &["RU", "JP", "KR"],
        json!([russia, japan, korea]),
    );
    let half = json!([{ "code": "JP", "name": { "en": "Nippon" } }, whole[1], whole[2]]);
    let own = json!({ "code": "JP", "name": { "en": "Nippon", "ru": "Япония" } });
    check(half, &["JP"], json!([own, whole[1], whole[2]]));
}

#[test]
fn a_code_that_no_country_has_gets_no_name() {
    let (new, codes) = completed(&changed("/host/country", json!("QM")));
    assert_eq!(codes, [""; 0]);
    assert_eq!(new["countries"], small()["countries"]);
}

#[test]
fn a_new_name_is_a_change_of_its_country() {
    let (old, mut new) = (small(), small());
    new["countries"][0]["name"]["en"] = json!("Nippon");
    new["countries"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "code": "CN", "name": { "en": "China" } }));
    let changes = compare(&old.to_string(), &new.to_string());
    let ids: Vec<_> = changes
        .iter()
        .map(|change| (change.list, &*change.id))
        .collect();
    assert_eq!(ids, [("countries", "JP"), ("countries", "CN")]);
    assert_eq!(changes[1].kind, ChangeKind::Added);
}
