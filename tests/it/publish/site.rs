//! The whole site: links, languages, and reproducible bytes.

use super::{
    Files, Town, URL, between, folder, pages, plain, publish, published, read, release, text,
};
use pobratim::route::{Address, Page};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the file that a static host serves for a path, without any fallback.
fn file_of(path: &str) -> String {
    let path = path
        .split(['?', '#'])
        .next()
        .unwrap()
        .trim_start_matches('/');
    match path.is_empty() || path.ends_with('/') {
        true => [path, "index.html"].concat(),
        false => path.to_owned(),
    }
}

/// Returns every internal URL of a page, in links and in the head. HTML that the reader copies is
/// text and is skipped.
fn own_links(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let tags = between(html, "<", ">").into_iter();
    let html: String = tags.flat_map(|tag| [" ", tag]).collect();
    let html = &*html;
    for attribute in [" href=\"", " src=\"", " content=\""] {
        for value in between(html, attribute, "\"") {
            let value = plain(value);
            if let Some(path) = value.strip_prefix(URL) {
                found.insert(["/", path].concat());
            } else if value.starts_with('/') {
                found.insert(value);
            }
        }
    }
    found
}

fn check_links(files: &Files) {
    let mut dead = BTreeSet::new();
    let mut count = 0;
    for (page, html) in pages(files) {
        for link in own_links(html) {
            count += 1;
            if !files.contains_key(&file_of(&link)) {
                dead.insert(format!("{page} leads to {link}"));
            }
        }
    }
    assert!(count > 500, "{count} links");
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn every_link_leads_to_a_file() {
    check_links(Town::Otherville.site());
    check_links(Town::Khabarovsk.site());
}

#[test]
fn a_dead_link_is_noticed() {
    let mut files = Town::Otherville.site().clone();
    files.remove("en/about/index.html");
    let found = std::panic::catch_unwind(|| check_links(&files));
    assert!(found.is_err());
}

/// Pages of the app with their languages: the folder below the language, without the page of feeds.
fn by_folder(files: &Files) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, _) in pages(files) {
        if let Some((lang, folder)) = path.split_once('/') {
            folders.entry(folder).or_default().insert(lang);
        }
    }
    folders
}

#[test]
fn every_page_is_there_in_every_language_and_names_the_others() {
    let files = Town::Khabarovsk.site();
    let tags = [
        ("ru", "ru"),
        ("en", "en"),
        ("zh", "zh-Hans"),
        ("ko", "ko"),
        ("ja", "ja"),
    ];
    let folders = by_folder(files);
    assert!(folders.len() > 150, "{} pages", folders.len());
    for (folder, langs) in folders {
        assert_eq!(langs.len(), 5, "{folder} is in {langs:?} only");
        for lang in langs {
            let html = text(files, &[lang, "/", folder].concat());
            let place = folder.trim_end_matches("index.html");
            for (code, tag) in tags {
                let link = format!(
                    "<link rel=\"alternate\" hreflang=\"{tag}\" href=\"{URL}{code}/{place}\">"
                );
                assert!(html.contains(&link), "{lang}/{folder} lacks {link}");
            }
            let canonical = format!("<link rel=\"canonical\" href=\"{URL}{lang}/{place}\">");
            assert!(html.contains(&canonical), "{lang}/{folder}");
            assert_eq!(html.matches("hreflang=\"x-default\"").count(), 1);
            assert_eq!(html.matches("<h1").count(), 1, "{lang}/{folder}");
        }
    }
}

/// Returns the file of a page of this kind, below the language; `None` where it is not published.
fn a_file_of(page: &Page) -> Option<&'static str> {
    match page {
        Page::Home => Some("index.html"),
        Page::Map => Some("map/index.html"),
        Page::Calendar => Some("calendar/2021-05/index.html"),
        Page::Programmes => Some("programmes/index.html"),
        // Only of a bundle with venues: see `places.rs`.
        Page::Places => Some("places/index.html"),
        Page::City(_) => Some("cities/niigata/index.html"),
        Page::Event(_) => Some("events/city-day-2021/index.html"),
        Page::About => Some("about/index.html"),
        Page::Review(_) => Some("review/2021/index.html"),
        Page::Embed => Some("embed/index.html"),
        Page::Report => Some("report/index.html"),
        // `404.html` is served for a path without a page.
        Page::NotFound(_) => None,
    }
}

#[test]
fn every_kind_of_page_of_the_app_is_published() {
    let files = Town::Khabarovsk.site();
    // One of each kind. A new kind of page does not compile in `a_file_of`; add it here too.
    let all = [
        Page::Home,
        Page::Map,
        Page::Calendar,
        Page::Programmes,
        Page::City("niigata".into()),
        Page::Event("city-day-2021".into()),
        Page::About,
        Page::Review(2021),
        Page::Embed,
        Page::Report,
    ];
    for page in &all {
        let file = ["en/", a_file_of(page).unwrap()].concat();
        assert!(files.contains_key(&file), "{file} is not published");
        let folder = file.trim_end_matches("index.html").trim_end_matches('/');
        assert_eq!(Address::parse(folder, "").page, *page, "{file}");
    }
    assert_eq!(a_file_of(&Page::NotFound("x".into())), None);
    assert!(files.contains_key("404.html"));
}

#[test]
fn no_two_pages_have_one_title_or_lack_a_description() {
    for town in [Town::Otherville, Town::Khabarovsk] {
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for (path, html) in pages(town.site()) {
            let title = between(html, "<title>", "</title>");
            let [title] = title[..] else {
                panic!("{path} has {} titles", title.len());
            };
            assert!(!title.is_empty(), "{path}");
            if let Some(other) = titles.insert(title.to_owned(), path) {
                panic!("{path} and {other} are both called `{title}`");
            }
            let described = html.contains("<meta name=\"description\" content=\"");
            assert!(described || path == "404.html", "{path}");
            // A message key instead of its text would match.
            for namespace in [
                "words",
                "event",
                "city",
                "calendar",
                "published",
                "review",
                "shell",
            ] {
                let key = [">", namespace, "."].concat();
                assert!(!html.contains(&key), "{path} has a key of {namespace}");
            }
        }
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let again = read(&published(Town::Otherville, "otherville-again"));
    let first = Town::Otherville.site();
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        again.keys().collect::<Vec<_>>()
    );
    let other: Vec<&String> = first
        .iter()
        .filter(|(path, bytes)| again.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn an_earlier_site_is_replaced_and_nothing_of_it_stays() {
    let out = published(Town::Otherville, "replaced");
    std::fs::write(out.join("left-over.txt"), "old").unwrap();
    published(Town::Otherville, "replaced");
    assert!(!out.join("left-over.txt").exists());
    assert!(out.join("index.html").is_file());
    assert!(!folder("site-replaced.part").exists() && !folder("site-replaced.old").exists());
}

#[test]
fn the_program_starts_on_pages_of_the_app_and_nowhere_else() {
    let files = Town::Otherville.site();
    for (path, html) in pages(files) {
        let starts = html.contains("src=\"/boot.js\"");
        assert_eq!(starts, !path.ends_with("feeds/index.html"), "{path}");
        // The content security policy comes before everything that it restricts.
        let policy = html.find("Content-Security-Policy").unwrap();
        assert!(policy < html.find("<title>").unwrap(), "{path}");
        assert!(!html.contains(" style="), "{path}");
        assert!(!html.contains("onclick"), "{path}");
    }
    assert_eq!(text(files, "boot.js"), "start()");
    assert_eq!(
        files.get("bundle/otherville.json"),
        files.get("data/bundle.json")
    );
}

#[test]
fn the_sitemap_names_every_page_once() {
    let files = Town::Khabarovsk.site();
    let index = roxmltree::Document::parse(text(files, "sitemap.xml")).unwrap();
    let mut listed = BTreeSet::new();
    for part in index.descendants().filter(|node| node.has_tag_name("loc")) {
        let name = part.text().unwrap().strip_prefix(URL).unwrap();
        let map = roxmltree::Document::parse(text(files, name)).unwrap();
        for url in map
            .descendants()
            .filter(|node| node.tag_name().name() == "url")
        {
            let links: Vec<_> = url
                .descendants()
                .filter(|node| node.tag_name().name() == "link")
                .collect();
            assert_eq!(links.len(), 6);
            let place = url
                .descendants()
                .find(|node| node.tag_name().name() == "loc");
            let place = place.unwrap().text().unwrap().strip_prefix(URL).unwrap();
            assert!(
                listed.insert([place, "index.html"].concat()),
                "{place} twice"
            );
        }
    }
    let lone = ["index.html", "404.html"];
    let all: BTreeSet<String> = pages(files)
        .map(|(path, _)| path.to_owned())
        .filter(|path| !lone.contains(&path.as_str()))
        .collect();
    assert_eq!(listed, all);
    assert!(text(files, "robots.txt").contains("Sitemap: https://example.org/sitemap.xml"));
}

#[test]
fn previews_are_drawn_for_every_city_and_language() {
    let files = Town::Khabarovsk.site();
    let pictures = files
        .iter()
        .filter(|(path, _)| path.starts_with("preview/"));
    let mut count = 0;
    for (path, bytes) in pictures {
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        let size = [&bytes[16..20], &bytes[20..24]]
            .map(|side| u32::from_be_bytes(side.try_into().unwrap()));
        let expected = if path == "preview/map.png" {
            [800, 500]
        } else {
            [1200, 630]
        };
        assert_eq!(size, expected, "{path}");
        count += 1;
    }
    assert_eq!(count, 5 * 20 + 1);
    let shown = |lang: &str, city: &str| &files[&format!("preview/{lang}/{city}.png")];
    assert_ne!(shown("ru", "niigata"), shown("ru", "harbin"));
    assert_ne!(shown("ru", "niigata"), shown("en", "niigata"));
}

/// The path of the picture of a page, below the site.
fn shared_picture<'a>(files: &'a Files, page: &str) -> &'a str {
    let found = between(text(files, page), "property=\"og:image\" content=\"", "\"");
    found[0].strip_prefix(URL).unwrap()
}

#[test]
fn previews_of_events_are_their_emblems() {
    let files = Town::Khabarovsk.site();
    let picture = |lang: &str| {
        let page = [lang, "/events/city-day-2021/index.html"].concat();
        shared_picture(files, &page)
    };
    assert_eq!(picture("ru"), picture("ja"));
    assert_eq!(picture("ru"), "emblem/3-21/city-day.png");
    let written: BTreeSet<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("emblem/"))
        .collect();
    let linked: BTreeSet<&str> = pages(files)
        .filter(|(path, _)| path.contains("/events/"))
        .map(|(path, _)| shared_picture(files, path))
        .filter(|path| path.starts_with("emblem/"))
        .collect();
    assert_eq!(written, linked);
    let mut pictures = BTreeSet::new();
    for path in written {
        let bytes = &files[path];
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        assert!(bytes.len() < 60_000, "{path}: {} bytes", bytes.len());
        assert!(pictures.insert(bytes), "{path} looks like another one");
    }
}

/// Names of countries in the bundle take precedence over those of CLDR, which a bundle without
/// names gets.
#[test]
fn countries_have_the_names_of_the_bundle() {
    let bundle = std::fs::read_to_string(Town::Otherville.bundle()).unwrap();
    let mut bundle: Value = serde_json::from_str(&bundle).unwrap();
    bundle["host"]["country"] = json!("JP");
    bundle["countries"] = json!([{ "code": "QN", "name": { "en": "Northland", "ja": "北国" } }]);
    let path = folder("countries.json");
    std::fs::write(&path, bundle.to_string()).unwrap();
    let out = folder("site-countries");
    let arguments = ["--url", URL, "--bundle", path.to_str().unwrap()];
    let (code, printed) = publish(&release("countries"), &out, &arguments);
    assert_eq!(code, 0, "{printed}");
    let files = &read(&out);
    let data: Value = serde_json::from_str(text(files, "data/bundle.json")).unwrap();
    let names = json!([
        bundle["countries"][0],
        { "code": "JP", "name": { "en": "Japan", "ja": "日本" } },
    ]);
    assert_eq!(data["countries"], names);
    assert_eq!(
        files.get("data/bundle.json"),
        files.get("bundle/countries.json")
    );
    assert!(text(files, "en/map/index.html").contains(">Northland<"));
    assert!(text(files, "ja/map/index.html").contains(">北国<"));
    assert!(text(files, "en/cities/otherville/index.html").contains(">Japan<"));
}
