//! The messages of the office's tables, letters and reports, in five languages.

use pobratim::export::Export;
use pobratim::import::{heading, note};
use pobratim::model::schema::{BUNDLE, Shape, fields_of};
use pobratim::model::table::Column;
use pobratim::model::{Class, Kind, OfficeMessages};
use pobratim::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

type Texts = BTreeMap<String, String>;

fn texts(lang: Lang) -> Texts {
    let path = format!(
        "{}/locales/{}/office.json",
        env!("CARGO_MANIFEST_DIR"),
        lang.code()
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

const FORMS: [&str; 4] = ["one", "few", "many", "other"];

fn forms(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Ru => &FORMS,
        Lang::En => &["one", "other"],
        Lang::Zh | Lang::Ko | Lang::Ja => &[],
    }
}

/// The keys without plural suffixes, each with its forms.
fn keys(texts: &Texts) -> BTreeMap<String, BTreeSet<&str>> {
    let mut keys: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for key in texts.keys() {
        let plural = key.rsplit_once('_').filter(|(base, form)| {
            FORMS.contains(form) && texts.contains_key(&format!("{base}_other"))
        });
        match plural {
            Some((base, form)) => keys.entry(base.to_string()).or_default().insert(form),
            None => keys.entry(key.clone()).or_default().is_empty(),
        };
    }
    keys
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let pieces = text.split("{{").skip(1);
    pieces
        .map(|piece| piece.split_once("}}").unwrap().0.trim())
        .collect()
}

#[test]
fn all_languages_have_the_same_keys_placeholders_and_their_own_plurals() {
    let english = texts(Lang::En);
    let known = keys(&english);
    for lang in Lang::ALL {
        let own = texts(lang);
        let found = keys(&own);
        let names =
            |keys: &BTreeMap<String, BTreeSet<&str>>| keys.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(&known), "{}", lang.code());
        let expected: BTreeSet<&str> = forms(lang).iter().copied().collect();
        for (key, has) in &found {
            if !has.is_empty() {
                assert_eq!(has, &expected, "{}: {key}", lang.code());
            } else if !known[key].is_empty() {
                assert!(
                    forms(lang).is_empty(),
                    "{}: {key} has no plural",
                    lang.code()
                );
            }
            let all = own.iter().filter(|(name, _)| {
                *name == key
                    || name
                        .strip_prefix(&**key)
                        .is_some_and(|rest| FORMS.iter().any(|form| rest == format!("_{form}")))
            });
            for (name, text) in all {
                let english = english
                    .get(key)
                    .or_else(|| english.get(&format!("{key}_other")));
                assert_eq!(
                    placeholders(text),
                    placeholders(english.unwrap()),
                    "{}: {name}",
                    lang.code()
                );
                assert!(
                    !text.trim().is_empty() && text.trim() == text,
                    "{}: {name}",
                    lang.code()
                );
            }
        }
    }
}

#[test]
fn the_typography_is_that_of_each_language() {
    for lang in Lang::ALL {
        for (key, text) in texts(lang) {
            let bad: &[char] = match lang {
                Lang::Ru => &['"', '“', '”', '「'],
                Lang::En => &['"', '«', '「', '\''],
                Lang::Zh => &['"', '«', '「', '‘'],
                Lang::Ko => &['"', '«', '「', '“'],
                Lang::Ja => &['"', '«', '“', '‘'],
            };
            assert!(!text.contains(bad), "{}: {key}: {text}", lang.code());
            assert!(!text.contains("..."), "{}: {key}", lang.code());
        }
    }
}

#[test]
fn every_message_used_in_code_exists() {
    for lang in Lang::ALL {
        let office = OfficeMessages::of(lang);
        let has = |key: &str| assert!(office.find(key).is_some(), "{}: {key}", lang.code());
        for column in Column::all(&Lang::ALL) {
            assert!(
                !heading(column, &office).contains("field_"),
                "{}",
                column.key()
            );
            assert!(!note(column, &office).contains("note_"), "{}", column.key());
            for (word, code) in pobratim::import::choices(column, &office) {
                assert!(word != code || lang == Lang::En, "{}: {code}", lang.code());
            }
        }
        for field in BUNDLE.fields {
            has(&format!("list_{}", field.name));
        }
        for list in [
            "cities",
            "events",
            "series",
            "media",
            "sources",
            "categories",
        ] {
            for field in fields_of(list)
                .iter()
                .filter(|field| field.name != "revision")
            {
                has(&format!("field_{}", field.name));
            }
        }
        // `pobratim diff` names the fields of objects within records as well.
        for field in BUNDLE.fields {
            for name in nested(&field.shape) {
                has(&format!("field_{name}"));
            }
        }
        for kind in Class::ALL.iter().flat_map(|class| class.kinds()) {
            has(&format!("kind_{}", Kind::code(*kind)));
        }
    }
}

/// Returns the names of the fields that `diff` compares one by one: those of objects, also within
/// records of a list. A list within a record is one value.
fn nested(shape: &Shape) -> Vec<&'static str> {
    let (Shape::Object(record) | Shape::List(Shape::Object(record), _)) = shape else {
        return Vec::new();
    };
    let compared = record.fields.iter();
    let compared = compared.filter(|it| !["revision", "updated"].contains(&it.name));
    let inner = |shape: &Shape| match matches!(shape, Shape::Object(_)) {
        true => nested(shape),
        false => Vec::new(),
    };
    compared
        .flat_map(|it| std::iter::once(it.name).chain(inner(&it.shape)))
        .collect()
}

/// Keys in quotes in the sources, found by the prefixes that only messages of the office have.
#[test]
fn no_key_is_left_over_or_misspelt() {
    let english = texts(Lang::En);
    let mut code = String::new();
    let top = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    gather(&top, &mut code);
    for key in keys(&english).keys() {
        // These are built from a prefix and a name.
        let made = [
            "field_",
            "note_",
            "list_",
            "class_",
            "exchange_",
            "sold_out_",
            "draft_",
            "accessibility_",
            "category_",
            "direction_",
            "kind_",
            "status_",
            "basis_",
        ];
        let is_made = made.iter().any(|start| key.starts_with(start));
        assert!(
            is_made || code.contains(&format!("\"{key}\"")),
            "{key} is unused"
        );
    }
    for start in [
        "\"date_",
        "\"digest_",
        "\"report_",
        "\"diff_",
        "\"new_",
        "\"ics_",
    ] {
        for (at, _) in code.match_indices(start) {
            let key = code[at + 1..].split('"').next().unwrap();
            let known = english.contains_key(key) || english.contains_key(&format!("{key}_other"));
            assert!(known, "{key} is no word of the office");
        }
    }
}

fn gather(folder: &std::path::Path, code: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().unwrap() != "ui" {
                gather(&path, code);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            code.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn numbers_take_the_right_form() {
    for (count, expected) in [
        (1, "1 различие"),
        (2, "2 различия"),
        (5, "5 различий"),
        (11, "11 различий"),
        (21, "21 различие"),
        (112, "112 различий"),
        (0, "0 различий"),
    ] {
        assert_eq!(
            OfficeMessages::of(Lang::Ru).count("diff_count", count),
            expected
        );
    }
    assert_eq!(
        OfficeMessages::of(Lang::En).count("diff_count", 1),
        "1 difference"
    );
    assert_eq!(
        OfficeMessages::of(Lang::Ja).count("diff_count", 3),
        "違い3件"
    );
}

/// The digest needs no messages of the page in its export context.
#[test]
fn an_export_needs_no_words_of_the_page_for_a_digest() {
    let path = format!("{}/tests/fixtures/week.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let bundle = pobratim::model::load(&text).unwrap().bundle;
    let export = Export {
        bundle: &bundle,
        lang: Lang::Ko,
        base: Some("https://example.org/x/"),
        bundle_folder: "bundle/",
        phrase: &|_| panic!("the page's words are not asked for"),
        offset_at: &|_, _| panic!("no clock is asked"),
    };
    let from = pobratim::time::days::date(2026, 6, 8).unwrap();
    let digest = export.digest(&OfficeMessages::of(Lang::Ko), from, None);
    assert!(
        digest
            .text()
            .contains("https://example.org/x/ko/events/sea-songs-2026")
    );
}
