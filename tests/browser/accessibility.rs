//! Accessibility: the WCAG 2.2 AA rules that axe-core can check, and the reading order of screen
//! readers.

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::language_texts::ALL;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

/// Path of the axe-core of `tests/package.json`.
const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/node_modules/axe-core/axe.min.js"
);

/// Pages of the site of Khabarovsk.
const PAGES: [&str; 17] = [
    "",
    "map",
    "map?city=niigata&date=2021-05&tie=sister&order=name",
    "calendar?view=month&date=2021-05",
    "calendar?view=schedule&date=2021",
    "calendar?view=year&date=2021",
    "calendar?view=month&date=2021-05&open=city-day-2021",
    "cities/bucheon",
    "events/music-school1-gyeonggi-masterclass-2021-05",
    "map?q=2021+Harbin",
    "map?q=",
    "programmes?country=JP&age=12",
    "programmes?list=new-names-apr-2021,pupils-meeting-niigata-2021",
    "about",
    "report?about=events/city-day-2021",
    "review/2021",
    "embed?widget=ja/map%3Fembed%3D1%26accent%3D%23a8321f",
];

/// Pages of the site of an invented city, whose bundle has days, hours and statuses that the bundle of
/// Khabarovsk does not have.
const PAGES_WITH_HOURS: [&str; 6] = [
    "calendar?view=year&date=2026",
    "calendar?view=month&date=2026-06-13&weeks=1",
    "calendar?view=week&date=2026-06-20",
    "calendar?view=schedule&date=2026-06",
    "calendar?view=month&date=2026-06&open=regatta-2026",
    "review/2026",
];

fn otherville() -> Page {
    let bundle = Bundle::Text(include_str!("../fixtures/otherville.json").into());
    let hosting = Hosting {
        bundle,
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Returns the violations as lines: the rule, how to fix it, and the element.
pub fn violations(page: &Page) -> Vec<String> {
    let axe = std::fs::read_to_string(AXE)
        .unwrap_or_else(|error| panic!("{AXE}: {error}; `make setup-tests` installs it"));
    // The page's Content Security Policy does not apply to scripts of the driver.
    page.script(&axe, json!([]));
    let found = page.script_async(
        "const done = arguments[arguments.length - 1];\
         axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',\
            'best-practice'], resultTypes: ['violations'], iframes: false })\
            .then(({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) =>\
                `${rule.id}: ${node.failureSummary.replace(/\\s+/g, ' ')} ${node.html}`))),\
            (error) => done([String(error)]))",
        json!([]),
    );
    let lines = found.as_array().cloned().unwrap_or_default();
    let line = |line: &Value| line.as_str().map(|line| line.chars().take(400).collect());
    lines.iter().filter_map(line).collect()
}

/// Returns the violations on pages in a language, in the light and the dark theme.
fn violations_on_pages(page: &Page, lang: &str, paths: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for path in paths {
        page.visit(&format!("{lang}/{path}"));
        page.ready();
        open_filters(page);
        for theme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", theme);
            let found = violations(page);
            all.extend(
                found
                    .iter()
                    .map(|line| format!("{lang}/{path} {theme}: {line}")),
            );
        }
    }
    all
}

/// Opens the filters, where a page has them and no dialog covers it.
fn open_filters(page: &Page) {
    let open = "const details = document.querySelector('.facets');\
        if (details && !document.querySelector('dialog[open]')) details.open = true;\
        return !details || !details.open || !!details.querySelector('[role=checkbox]')";
    page.wait_for("the choices", || {
        (page.script(open, json!([])) == json!(true)).then_some(())
    });
}

/// Returns the violations on the map with an expanded cluster, on a phone.
fn violations_in_cluster(page: &Page, lang: &str) -> Vec<String> {
    page.screen(360, 740);
    page.visit(&format!("{lang}/map"));
    page.ready();
    page.wait_for("an expanded cluster", || {
        let open = "const cluster = document.querySelector('.map-cluster');\
            if (cluster?.getAttribute('aria-expanded') === 'false') cluster.click();\
            return !!document.querySelector('.map-expanded')";
        (page.script(open, json!([])) == json!(true)).then_some(())
    });
    let found = violations(page);
    let line = |line: &String| format!("{lang}/map with a cluster: {line}");
    found.iter().map(line).collect()
}

fn check_rules(lang: &str) {
    let page = Page::open();
    let mut all = violations_on_pages(&page, lang, &PAGES);
    all.extend(violations_in_cluster(&page, lang));
    // Closes its browser before the next one starts: two tests that each kept one and waited for a
    // second one would deadlock.
    drop(page);
    all.extend(violations_on_pages(&otherville(), lang, &PAGES_WITH_HOURS));
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn russian_pages_keep_the_accessibility_rules_in_both_themes() {
    check_rules("ru");
}

#[test]
fn english_pages_keep_the_accessibility_rules_in_both_themes() {
    check_rules("en");
}

#[test]
fn chinese_pages_keep_the_accessibility_rules_in_both_themes() {
    check_rules("zh");
}

#[test]
fn korean_pages_keep_the_accessibility_rules_in_both_themes() {
    check_rules("ko");
}

#[test]
fn japanese_pages_keep_the_accessibility_rules_in_both_themes() {
    check_rules("ja");
}

/// Returns the accessibility tree in reading order: role and name of each node.
fn reading_order(page: &Page) -> Vec<(String, String)> {
    let tree = page
        .engine
        .chromium("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().expect("a list of nodes");
    let by_id = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
    let mut waiting = vec![&nodes[0]];
    let mut found = Vec::new();
    while let Some(node) = waiting.pop() {
        if node["ignored"] == json!(false) {
            let text = |field: &str| node[field]["value"].as_str().unwrap_or_default();
            found.push((text("role").to_owned(), text("name").to_owned()));
        }
        let inside = node["childIds"].as_array().into_iter().flatten();
        waiting.extend(inside.rev().filter_map(by_id));
    }
    found
}

/// Returns the links after each element of a role, with the name of that element.
fn links_after(page: &Page, role: &str) -> Vec<(String, String)> {
    let mut day = String::new();
    let mut found = Vec::new();
    for (kind, name) in reading_order(page) {
        if kind == role {
            day = name;
        } else if kind == "link" && !day.is_empty() {
            found.push((day.clone(), name));
        } else if kind == "group" {
            // The menu below the calendar ends the last day.
            day.clear();
        }
    }
    found
}

#[test]
fn a_day_is_named_before_its_events_in_month_and_week() {
    let page = otherville();
    for lang in ALL {
        let lang = lang.code;
        page.visit(&format!("{lang}/calendar?view=month&date=2026-06"));
        page.ready();
        let found = links_after(&page, "gridcell");
        let days: Vec<String> = found
            .iter()
            .map(|(day, _)| {
                let numbers = day.split(|letter: char| !letter.is_ascii_digit());
                let number = numbers.filter_map(|number| number.parse::<u32>().ok());
                let days = number.filter(|number| [12, 13, 14, 20, 27].contains(number));
                days.map(|number| number.to_string()).collect()
            })
            .collect();
        // The bar from the 12th to the 14th is announced once a week: where weeks begin on Sunday, as
        // in Japanese, the 14th is in the next one. Languages that the bundle lacks are shown in
        // English.
        let named: &[&str] = match lang {
            "ja" => &["12", "13", "14", "20", "27"],
            _ => &["12", "13", "20", "27"],
        };
        assert_eq!(days, named, "{lang}: {found:?}");
        page.visit(&format!("{lang}/calendar?view=week&date=2026-06-20"));
        page.ready();
        let found = links_after(&page, "heading");
        let concert = found.iter().find(|(_, name)| name.contains("18:00"));
        let (day, _) = concert.unwrap_or_else(|| panic!("{lang}: no concert in {found:?}"));
        assert!(day.contains("20"), "{lang}: {day}");
    }
}
