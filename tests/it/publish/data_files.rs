//! The bundle and the coast of a site: their names, and that nothing else of the release's own city
//! is published.

use std::path::Path;

use pobratim::model::{in_one_language, load, one_language_path};
use pobratim::text::Lang;
use serde_json::{Value, json};

use super::{Files, HOME, Town, URL, between, folder, pages, publish, read, release, text};

/// The bundle of a town with changes, as a file of this name in a folder of this name.
fn bundle(town: Town, name: &str, change: impl Fn(&mut Value)) -> String {
    let source = std::fs::read_to_string(Path::new(HOME).join(town.bundle())).unwrap();
    let mut bundle: Value = serde_json::from_str(&source).unwrap();
    change(&mut bundle);
    let folder = folder("data-files");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bundle.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Returns the values of the metas, which must be equal on all pages that start the program: bundle,
/// languages and coast. Checks that a page with a language preloads the bundle of that language, and
/// another page none.
fn named(files: &Files) -> [Vec<String>; 3] {
    let mut found: Option<[Vec<String>; 3]> = None;
    let starting = pages(files).filter(|(_, html)| html.contains("boot.js"));
    for (path, html) in starting {
        let values = |start: &str| -> Vec<String> {
            let values = between(html, start, "\"").into_iter();
            values.map(str::to_owned).collect()
        };
        let metas = [
            "<meta name=\"pobratim:bundle\" content=\"",
            "<meta name=\"pobratim:languages\" content=\"",
            "<meta name=\"pobratim:coast\" content=\"",
        ];
        let metas = metas.map(values);
        let preloads = values("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"");
        let folder = path.split_once('/').map(|(lang, _)| lang);
        let expected = folder.and_then(Lang::from_code);
        let expected = expected.map(|lang| one_language_path(&metas[0][0], lang));
        assert_eq!(preloads, Vec::from_iter(expected), "{path}");
        assert_eq!(found.get_or_insert(metas.clone()), &metas, "{path}");
    }
    found.unwrap()
}

/// Publishes a bundle with `small` pages only as far as needed, and compares the names of the data
/// files, in the folders and in the pages.
fn check(site: &str, bundle: &str, more: &[&str], expected: [&str; 2]) -> Files {
    let out = folder(&["site-", site].concat());
    let arguments = [
        &["--url", URL, "--bundle", bundle, "--today", "2026-05-20"],
        more,
    ]
    .concat();
    let (code, printed) = publish(&release(site), &out, &arguments);
    assert_eq!(code, 0, "{printed}");
    let files = read(&out);
    let [bundle, coast] = expected;
    let in_folder = |folder: &str| {
        let paths = files.keys().filter(|path| path.starts_with(folder));
        paths.map(String::as_str).collect::<Vec<_>>()
    };
    let whole = load(text(&files, bundle)).unwrap().bundle;
    let of_languages = whole.languages.iter();
    let of_languages = of_languages.map(|lang| one_language_path(bundle, *lang));
    let of_languages: Vec<String> = of_languages.collect();
    let mut bundles = vec![bundle, "bundle/schema.json"];
    bundles.extend(of_languages.iter().map(String::as_str));
    let mut coasts = vec![coast, "coast/world.bin"];
    bundles.sort_unstable();
    coasts.sort_unstable();
    coasts.dedup();
    assert_eq!(in_folder("bundle/"), bundles, "{site}");
    assert_eq!(in_folder("coast/"), coasts, "{site}");
    let codes: Vec<&str> = whole.languages.iter().map(|lang| lang.code()).collect();
    let codes = codes.join(" ");
    let names = [bundle, &codes, coast].map(|name| vec![name.to_owned()]);
    assert_eq!(named(&files), names, "{site}");
    assert_eq!(files.get(bundle), files.get("data/bundle.json"), "{site}");
    for (path, lang) in of_languages.iter().zip(&whole.languages) {
        let expected = in_one_language(text(&files, bundle), &whole.order, *lang);
        assert_eq!(text(&files, path), expected, "{site}: {path}");
    }
    files
}

/// Checks that no file has the name of Khabarovsk in its path or content.
pub fn check_nothing_of_khabarovsk(files: &Files) {
    for (path, bytes) in files {
        let content = String::from_utf8_lossy(bytes).to_lowercase();
        for name in [
            "khabarovsk",
            "хабаровск",
            "哈巴罗夫斯克",
            "ハバロフスク",
            "하바롭스크",
        ] {
            assert!(!path.contains(name), "{path}");
            if let Some(at) = content.find(name) {
                let around: String = content[at..].chars().take(80).collect();
                panic!("{path} has {around}");
            }
        }
    }
}

#[test]
fn another_city_has_its_own_bundle_and_the_coast_of_the_world() {
    let otherville = Town::Otherville.bundle();
    let expected = ["bundle/otherville.json", "coast/world.bin"];
    let files = check("data-otherville", otherville, &[], expected);
    check_nothing_of_khabarovsk(&files);
}

#[test]
fn what_a_release_copies_into_every_site_names_no_city() {
    let mut files = Files::new();
    let public = Path::new(HOME).join("public");
    for path in [
        "boot.js",
        "embed.js",
        "feeds.js",
        "icon.svg",
        "embed/index.html",
        "embed/guide.css",
    ] {
        files.insert(path.to_owned(), std::fs::read(public.join(path)).unwrap());
    }
    for lang in Lang::ALL {
        let locale = Path::new(HOME).join("locales").join(lang.code());
        for entry in std::fs::read_dir(locale).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            // Not part of a site.
            if name != "office.json" {
                let name = [lang.code(), "/", name].concat();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    assert!(files.len() > 50);
    check_nothing_of_khabarovsk(&files);
}

#[test]
fn the_coast_of_the_release_is_kept_where_it_is_detailed() {
    let few = |bundle: &mut Value| {
        let cities = bundle["cities"].as_array_mut().unwrap();
        cities.retain(|city| city["id"] == "niigata");
        bundle["languages"] = json!(["en"]);
        for list in ["events", "programmes", "documents", "series"] {
            bundle[list] = json!([]);
        }
        for direction in bundle["directions"].as_array_mut().unwrap() {
            direction.as_object_mut().unwrap().remove("sections");
        }
    };
    let own = bundle(Town::Khabarovsk, "own.json", few);
    check(
        "data-own",
        &own,
        &[],
        ["bundle/own.json", "coast/khabarovsk.bin"],
    );
    // A further city, far from all for which the coast was made.
    let farther = bundle(Town::Khabarovsk, "farther.json", |bundle| {
        few(bundle);
        bundle["cities"][0]["position"] = json!({ "lat": -34.6, "lon": -58.4 });
    });
    check(
        "data-farther",
        &farther,
        &[],
        ["bundle/farther.json", "coast/world.bin"],
    );
    // Another host, near which the coast is detailed, would publish it under the name of Khabarovsk.
    let elsewhere = bundle(Town::Khabarovsk, "elsewhere.json", |bundle| {
        few(bundle);
        bundle["host"]["position"] = bundle["cities"][0]["position"].clone();
    });
    check(
        "data-elsewhere",
        &elsewhere,
        &[],
        ["bundle/elsewhere.json", "coast/world.bin"],
    );
}

#[test]
fn a_coast_made_for_the_bundle_is_published_under_its_own_name() {
    let coast = folder("data-files-tsubame.bin");
    std::fs::copy(Path::new(HOME).join("public/coast/world.bin"), &coast).unwrap();
    let coast = coast.to_str().unwrap();
    let expected = ["bundle/otherville.json", "coast/data-files-tsubame.bin"];
    check(
        "data-coast",
        Town::Otherville.bundle(),
        &["--coast", coast],
        expected,
    );
    let arguments = [
        "--url",
        URL,
        "--bundle",
        Town::Otherville.bundle(),
        "--coast",
        "README.md",
    ];
    let (code, printed) = publish(&release("data-bad"), &folder("site-data-bad"), &arguments);
    assert!(
        code == 1 && printed.contains("README.md: ") && printed.contains("pobratim coast"),
        "{printed}"
    );
}

#[test]
fn names_of_files_are_safe() {
    for (index, (name, expected)) in [
        ("City_2026.json", "City_2026"),
        ("Кирово-Чепецк 2.json", "kirovo-chepetsk-2"),
        ("新潟.json", "otherville"),
        ("schema.json", "otherville"),
        ("Schema.JSON", "otherville"),
        ("a b&c<d>.v2.json", "a-b-c-d-v2"),
        ("...json", "otherville"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = bundle(Town::Otherville, name, |_| {});
        let expected = format!("bundle/{expected}.json");
        check(
            &format!("data-name-{index}"),
            &path,
            &[],
            [&expected, "coast/world.bin"],
        );
    }
}
