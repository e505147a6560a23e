//! Pages of years in review: which exist, and that they have the figures of the review.

use super::{Town, between, plain, text};
use pobratim::model::{Bundle, Review, load};
use pobratim::text::Lang;
use std::collections::BTreeSet;

fn bundle(town: Town) -> Bundle {
    let path = [env!("CARGO_MANIFEST_DIR"), "/", town.bundle()].concat();
    load(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .bundle
}

/// Returns the folders of years of a language.
fn years(town: Town, lang: &str) -> Vec<String> {
    let folder = [lang, "/review/"].concat();
    let files = town.site().keys();
    let years = files.filter_map(|path| path.strip_prefix(&*folder)?.strip_suffix("/index.html"));
    years.map(str::to_owned).collect()
}

#[test]
fn each_year_with_entries_has_a_page_in_each_language() {
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        let expected = ["2021", "2022", "2023", "2024", "2025", "2026"];
        assert_eq!(years(Town::Khabarovsk, lang), expected, "{lang}");
    }
    let bundle = bundle(Town::Otherville);
    let expected = bundle.years_with_entries(bundle.site.updated.unwrap());
    let expected: Vec<String> = expected.iter().map(i32::to_string).collect();
    assert_eq!(years(Town::Otherville, "en"), expected);
}

#[test]
fn a_calendar_year_has_a_link_to_its_review() {
    for (town, lang) in [(Town::Khabarovsk, "ko"), (Town::Otherville, "en")] {
        let expected = years(town, lang);
        let folder = [lang, "/calendar/"].concat();
        let mut links = Vec::new();
        for (path, page) in town.site() {
            let year = path
                .strip_prefix(&*folder)
                .and_then(|path| path.strip_suffix("/index.html"));
            let Some(year) = year.filter(|year| year.len() == 4) else {
                continue;
            };
            let page = std::str::from_utf8(page).unwrap();
            let link = ["review/", year].concat();
            let content = between(page, "<p class=\"year-link\"><a href=\"", "\"");
            let itself = ["calendar/", year].concat();
            let is_itself = |href: &&str| href.trim_end_matches('/').ends_with(&*itself);
            assert!(!content.iter().any(is_itself), "{path} leads to itself");
            if content
                .iter()
                .any(|href| href.trim_end_matches('/').ends_with(&*link))
            {
                links.push(year.to_owned());
            } else {
                assert!(!expected.contains(&year.to_owned()), "{path}");
            }
        }
        assert!(!expected.is_empty());
        assert_eq!(links, expected, "{lang}");
    }
}

#[test]
fn a_page_lists_every_entry_and_part_of_its_year() {
    let bundle = bundle(Town::Khabarovsk);
    let review = Review::of(&bundle, 2021, bundle.site.updated.unwrap());
    let mut ids = BTreeSet::new();
    for chapter in &review.chapters {
        ids.extend(chapter.sections.iter().map(|part| part.id.to_string()));
        let entries = chapter.entries.iter();
        ids.extend(entries.map(|one| one.subject.id(&bundle).into_owned()));
    }
    let apart = review.unrecorded.iter().chain(&review.not_counted);
    ids.extend(apart.map(|one| one.subject.id(&bundle).into_owned()));
    for lang in ["ru", "ja"] {
        let page = text(
            Town::Khabarovsk.site(),
            &[lang, "/review/2021/index.html"].concat(),
        );
        let listed: Vec<&str> = between(page, " data-event=\"", "\"");
        let each: BTreeSet<String> = listed.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(listed.len(), each.len(), "{lang}: duplicates");
        assert_eq!(each, ids, "{lang}");
        for source in &review.sources {
            let title = &bundle.source(*source).title;
            let lang = Lang::from_code(lang).unwrap();
            let title = title.get(lang, &bundle.order).unwrap().text;
            assert!(plain(page).contains(title), "{title}");
        }
    }
}

#[test]
fn tables_need_no_script_and_their_sums_are_the_review() {
    let bundle = bundle(Town::Khabarovsk);
    for year in [2021, 2022] {
        let review = Review::of(&bundle, year, bundle.site.updated.unwrap());
        let path = format!("en/review/{year}/index.html");
        let page = text(Town::Khabarovsk.site(), &path);
        let tables = between(page, "<table", "</table>");
        assert_eq!(tables.len(), review.tables.len());
        for (html, table) in tables.iter().zip(&review.tables) {
            let numbers: Vec<u32> = between(html, "</th><td>", "</td>")
                .iter()
                .filter_map(|number| number.parse().ok())
                .collect();
            // The rows, and the total between them.
            assert_eq!(numbers.len(), table.rows.len() + 1, "{:?}", table.dimension);
            let sum: u32 = table.rows.iter().map(|row| row.count).sum();
            assert_eq!(numbers.iter().sum::<u32>(), sum + review.total);
            let compared = html.contains("against 2021");
            assert_eq!(compared, review.previous.is_some(), "{year}");
        }
    }
    let page = text(Town::Khabarovsk.site(), "en/review/2021/index.html");
    assert!(!page.contains("against 2020"));
}
