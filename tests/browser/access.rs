//! Readers who use other means than eyes and a mouse: the rules of WCAG 2.2 AA that a program can
//! check, by axe-core.

use serde_json::{Value, json};

use crate::page::Page;

/// Where the axe-core of `tests/package.json` is installed.
const AXE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/node_modules/axe-core/axe.min.js"
);

const PAGES: [&str; 8] = [
    "",
    "map",
    "calendar?date=2021-05",
    "calendar?view=agenda&date=2021",
    "calendar?date=2021-05&open=city-day-2021",
    "cities/bucheon",
    "events/music-school1-gyeonggi-masterclass-2021-05",
    "about",
];

/// The violations as lines: the rule, what it wants, and where.
fn violations(page: &Page) -> Vec<String> {
    let axe = std::fs::read_to_string(AXE)
        .unwrap_or_else(|error| panic!("{AXE}: {error}; `make setup-tests` installs it"));
    // The policy of the page binds its own scripts, not those of a driver.
    page.script(&axe, json!([]));
    let found = page.script_later(
        "const done = arguments[arguments.length - 1];\
         axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',\
            'best-practice'], resultTypes: ['violations'] })\
            .then(({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) =>\
                `${rule.id}: ${node.failureSummary.replace(/\\s+/g, ' ')} ${node.html}`))),\
            (error) => done([String(error)]))",
        json!([]),
    );
    let lines = found.as_array().cloned().unwrap_or_default();
    let line = |line: &Value| line.as_str().map(|line| line.chars().take(400).collect());
    lines.iter().filter_map(line).collect()
}

fn check_rules(lang: &str) {
    let page = Page::open();
    let mut all = Vec::new();
    for path in PAGES {
        page.visit(&format!("{lang}/{path}"));
        page.ready();
        for theme in ["light", "dark"] {
            page.prefer("prefers-color-scheme", theme);
            let found = violations(&page);
            all.extend(
                found
                    .iter()
                    .map(|line| format!("{lang}/{path} {theme}: {line}")),
            );
        }
    }
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn russian_pages_keep_the_rules_of_access_by_day_and_night() {
    check_rules("ru");
}

#[test]
fn japanese_pages_keep_the_rules_of_access_by_day_and_night() {
    check_rules("ja");
}
