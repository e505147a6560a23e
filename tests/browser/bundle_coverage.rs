//! All records of the bundle are shown where they belong. The expected values are computed natively
//! from the bundle.

use std::collections::{BTreeMap, BTreeSet};

use pobratim::model::{Bundle, Class, load};
use pobratim::text::Lang;
use pobratim::time::{Edtf, Window, days};
use serde_json::json;

use crate::language_texts::{ALL, JA, KO, RU};
use crate::page::Page;
use crate::{language_choice, queries};

/// A limit above the number of occurrences in any window.
const MANY: usize = 10_000;

/// Longest span that is shown in the band of a month, in days: a season.
const BAND_DAYS: i32 = 92;

fn bundle(page: &Page) -> Bundle {
    load(&page.site.built_bundle())
        .expect("the built bundle loads")
        .bundle
}

/// Returns the number of days between the bounds of a date; `None` without an end.
fn span_days(when: &Edtf) -> Option<i32> {
    let bounds = when.bounds();
    Some(days::days_between(bounds.earliest?, bounds.latest?))
}

/// Returns the ids of the painted entries: those of the band with their spans, and those on days.
fn painted(page: &Page) -> (BTreeMap<String, String>, BTreeSet<String>) {
    let pairs = page.script(
        "return [...document.querySelectorAll('[role=grid] [data-event], [data-span][data-event]')]\
            .map((entry) => [entry.dataset.event, entry.dataset.span ?? ''])",
        json!([]),
    );
    let (mut band, mut grid) = (BTreeMap::new(), BTreeSet::new());
    for pair in pairs.as_array().into_iter().flatten() {
        let pair = queries::strings(pair);
        if pair[1].is_empty() {
            grid.insert(pair[0].clone());
        } else {
            band.insert(pair[0].clone(), pair[1].clone());
        }
    }
    (band, grid)
}

#[test]
fn the_twelve_months_of_2021_hold_what_the_bundle_holds() {
    let page = Page::open();
    let bundle = bundle(&page);
    page.visit("ru/calendar?view=month&date=2021-01");
    page.ready();
    let mut seen = BTreeSet::new();
    for month in 1..=12 {
        let address = format!("ru/calendar?view=month&date=2021-{month:02}");
        page.wait_for(&address, || (page.address() == address).then_some(()));
        let window = Window::month(2021, month).expect("a month of 2021");
        let (mut band, mut grid, mut spans) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for occurrence in bundle.occurrences(&window, MANY).list {
            let id = occurrence.subject.id(&bundle).into_owned();
            let when = occurrence.when;
            seen.insert(id.clone());
            if when.is_exact() {
                grid.insert(id);
            } else if span_days(&when).is_some_and(|days| days < BAND_DAYS) {
                band.insert(id, when.to_string());
            } else {
                spans.insert(when.to_string());
            }
        }
        page.wait_for(&format!("the band of {address}"), || {
            (painted(&page).0 == band).then_some(())
        });
        assert_eq!(painted(&page), (band, grid), "{address}");
        let lines: BTreeSet<String> = page
            .data_values("data-span")
            .into_iter()
            .filter(|span| {
                span_days(&span.parse().expect("EDTF")).is_none_or(|days| days >= BAND_DAYS)
            })
            .collect();
        assert_eq!(lines, spans, "{address}");
        page.click(&page.find("button", "Следующий месяц"));
    }
    // Each entry of the year is in one of its months.
    let year = Window::year(2021).expect("a year");
    for entry in bundle
        .entries
        .iter()
        .filter(|entry| entry.when.overlaps(&year))
    {
        assert!(seen.contains(&*entry.id), "{}", entry.id);
    }
}

#[test]
fn the_lines_of_a_month_open_to_what_is_known_only_by_year() {
    let page = Page::open();
    let bundle = bundle(&page);
    page.visit("ru/calendar?view=month&date=2022-03");
    page.find("heading", "Март 2022");
    let shown = |span: &str| {
        let script = "return [...document.querySelectorAll(\
            `[data-span=\"${arguments[0]}\"] [data-event]`)].map((entry) => entry.dataset.event)";
        let shown = queries::strings(&page.script(script, json!([span])));
        shown.into_iter().collect::<BTreeSet<String>>()
    };
    let expected = |span: &str| {
        let entries = bundle.entries.iter();
        let entries = entries.filter(|entry| entry.when.to_string() == span);
        let ids = entries.map(|entry| entry.id.to_string());
        ids.collect::<BTreeSet<String>>()
    };
    let line = page.find("summary", "В течение 2022 года*");
    let count = line.name.rsplit(' ').next().unwrap_or_default();
    assert_eq!(count, expected("2022").len().to_string(), "{}", line.name);
    assert_eq!(shown("2022"), BTreeSet::new());
    page.click(&line);
    page.wait_for("the entries of 2022", || {
        (shown("2022") == expected("2022")).then_some(())
    });
    // A line with one entry shows its name.
    assert_eq!(expected("2021/2025").len(), 1);
    assert_eq!(shown("2021/2025"), expected("2021/2025"));
    page.find("link", "Муниципальная программа*");
    assert!(page.all_text().contains("В 2021–2025 годах"));
}

#[test]
fn the_lists_of_2021_and_2022_hold_each_entry_under_its_own_date() {
    let page = Page::open();
    let bundle = bundle(&page);
    for number in [2021, 2022] {
        page.visit(&format!("ja/calendar?view=schedule&date={number}"));
        page.ready();
        // A long list is painted in parts; a group that continues in the next part has one heading.
        page.wait_for("the whole list", || {
            let placeholders = "return document.querySelectorAll('.schedule-placeholder').length";
            (page.script(placeholders, json!([])) == json!(0)).then_some(())
        });
        let groups = page.script(
            "let heading = '';\
            return [...document.querySelectorAll('.schedule section')].map((group) => {\
                heading = group.querySelector('h3')?.textContent.trim() ?? heading;\
                return [heading,\
                    [...group.querySelectorAll('[data-event]')].map((entry) => entry.dataset.event)];\
            })",
            json!([]),
        );
        let mut heading_of = BTreeMap::new();
        for group in groups.as_array().into_iter().flatten() {
            let heading = group[0].as_str().unwrap_or_default().to_owned();
            for id in queries::strings(&group[1]) {
                let before = heading_of.insert(id.clone(), heading.clone());
                assert_eq!(before, None, "{id} is listed twice");
            }
        }
        let year = Window::year(number).expect("a year");
        let list = bundle.occurrences(&year, MANY).list;
        assert_eq!(heading_of.len(), list.len(), "{number}");
        for occurrence in list {
            let id = occurrence.subject.id(&bundle).into_owned();
            let heading = heading_of
                .get(&id)
                .unwrap_or_else(|| panic!("{id} is missing"));
            let bounds = occurrence.when.bounds();
            let (Some(first), Some(last)) = (bounds.earliest, bounds.latest) else {
                panic!("{id} has no end");
            };
            let beginning = if first.month() == last.month() {
                format!("{}年{}月", first.year(), u8::from(first.month()))
            } else {
                format!("{}", first.year())
            };
            assert!(
                heading.starts_with(&beginning),
                "{id} is listed under `{heading}`"
            );
        }
    }
}

#[test]
fn all_cities_are_on_the_map_and_in_the_list_in_five_languages() {
    let page = Page::open();
    let bundle = bundle(&page);
    assert_eq!(bundle.cities.len(), 19);
    page.visit("ru/map");
    page.ready();
    let mut before = &RU;
    for texts in ALL {
        if texts.code != before.code {
            language_choice::switch(&page, before, texts);
            page.find("summary", texts.menu);
        }
        before = texts;
        let lang = Lang::from_code(texts.code).expect("one of our languages");
        let read = |selector: &str| {
            let script = "return Object.fromEntries(\
                [...document.querySelectorAll(arguments[0])].map((place) => [\
                place.dataset.city,\
                (place.getAttribute('aria-label') ?? place.querySelector('a').textContent).trim()]))";
            page.script(script, json!([selector]))
        };
        let (map, list) = (read("button[data-city]"), read("li[data-city]"));
        for city in &bundle.cities {
            let name = city.name.get(lang, &bundle.order).expect("a name");
            assert_eq!(name.lang, lang, "{} has no name in {lang:?}", city.id);
            assert_eq!(list[&*city.id], json!(name.text), "{lang:?}");
            let marker = map[&*city.id].as_str().unwrap_or_default();
            assert!(
                marker.starts_with(name.text),
                "{} is {marker} on the map",
                city.id
            );
        }
        assert_eq!(map.as_object().map(serde_json::Map::len), Some(19));
        assert_eq!(list.as_object().map(serde_json::Map::len), Some(19));
    }
}

#[test]
fn bucheon_in_korean_has_its_ties_and_all_its_entries() {
    let page = Page::open();
    let bundle = bundle(&page);
    page.visit("ko/cities/bucheon");
    page.find("heading", KO.bucheon);
    page.find("heading", "교류의 발자취");
    page.find("heading", "2021년");
    let text = page.all_text();
    assert!(text.contains("자매도시"), "{text}");
    let city = bundle.find_city("bucheon").expect("Bucheon");
    let shown = page.data_values("data-event");
    for entry in bundle
        .entries
        .iter()
        .filter(|entry| entry.cities.contains(&city))
    {
        assert!(
            shown.contains(&entry.id.to_string()),
            "{} is missing",
            entry.id
        );
        let title = entry.title.get(Lang::Ko, &bundle.order).expect("a title");
        assert_eq!(title.lang, Lang::Ko);
        page.find("link", title.text);
    }
}

#[test]
fn the_about_page_names_every_source_in_japanese() {
    let page = Page::open();
    let bundle = bundle(&page);
    page.visit("ja/about");
    page.find("heading", JA.about);
    let text = page.all_text();
    for source in &bundle.sources {
        let title = source.title.get(Lang::Ja, &bundle.order).expect("a title");
        assert!(text.contains(title.text), "`{}` is not named", title.text);
    }
}

#[test]
fn the_about_page_lists_every_document_with_its_year_and_state() {
    let page = Page::open();
    let bundle = bundle(&page);
    page.visit("ru/about");
    page.find("heading", "Документы и материалы");
    let shown = page.data_values("data-event");
    let documents = bundle.entries.iter();
    let documents = documents.filter(|entry| entry.class == Class::Document);
    let documents: Vec<String> = documents.map(|entry| entry.id.to_string()).collect();
    assert_eq!(documents.len(), 19);
    for id in documents {
        assert!(shown.contains(&id), "{id} is missing");
    }
    let text = page.all_text();
    for phrase in ["в 2021–2025 годах", "Принято"] {
        assert!(text.contains(phrase), "{phrase}");
    }
}

#[test]
fn an_entry_without_any_date_is_on_the_page_of_its_city_and_says_so() {
    let page = Page::open();
    page.visit("ru/cities/harbin");
    page.find("link", "Седьмое заседание*");
    let undated = "harbin-committee-session-7".to_owned();
    assert!(page.data_values("data-event").contains(&undated));
    page.visit("ru/events/harbin-committee-session-7");
    page.find("paragraph", "Источник не называет даты.");
}
