//! The published site on a static host: readable without scripts, then taken over by the program.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::queries::strings;
use crate::server::Hosting;

fn open(scripts: bool) -> Page {
    let settings = Settings {
        scripts,
        // The test without scripts reads a thousand pages, whose pictures it does not need.
        is_eager: !scripts,
        ..Settings::default()
    };
    let hosting = Hosting {
        published: true,
        ..Hosting::default()
    };
    Page::with(&settings, hosting)
}

/// Returns the URL of the published site and the paths of all its pages, from its sitemap.
pub fn sitemap(page: &Page) -> (String, Vec<String>) {
    let robots = page.site.file("robots.txt");
    let url = robots
        .lines()
        .find_map(|line| line.strip_prefix("Sitemap: "));
    let url = url.unwrap().trim_end_matches("sitemap.xml").to_owned();
    let map = page.site.file("sitemap-1.xml");
    let found = map.split("<loc>").skip(1);
    let paths = found.map(|rest| {
        let address = rest.split("</loc>").next().unwrap();
        address.strip_prefix(&*url).unwrap().to_owned()
    });
    let paths = paths.collect();
    (url, paths)
}

/// Reads a page: title, heading, text, links, alternates.
const READ: &str = "
    const list = (selector, name) =>
        [...document.querySelectorAll(selector)].map((one) => one.getAttribute(name));
    return {
        title: document.title,
        lang: document.documentElement.lang,
        heading: [...document.querySelectorAll('h1')].map((one) => one.innerText).join('|'),
        text: document.querySelector('main').innerText,
        links: list('a[href]', 'href'),
        alternates: list('link[hreflang]', 'hreflang'),
        canonical: list('link[rel=canonical]', 'href').join('|'),
        idle: document.querySelectorAll(':is(button, input, select, textarea):enabled').length,
        pictures: list('img', 'src'),
    }";

#[test]
fn without_scripts_every_page_reads_and_its_links_lead_on() {
    let page = open(false);
    let (url, paths) = sitemap(&page);
    assert!(paths.len() > 800, "{} pages", paths.len());
    let known: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut files = BTreeSet::new();
    for path in &paths {
        page.visit(path);
        let seen = page.script(READ, json!([]));
        let field = |name: &str| seen[name].as_str().unwrap_or_default().to_owned();
        let text = field("text");
        assert!(
            text.chars().count() > 40,
            "{path} has only the text `{text}`"
        );
        assert!(
            !field("heading").is_empty() && !field("heading").contains('|'),
            "{path}"
        );
        let lang = path.split('/').next().unwrap();
        assert_eq!(field("lang").split('-').next(), Some(lang), "{path}");
        assert_eq!(field("canonical"), [&*url, path].concat());
        let alternates: BTreeSet<String> = strings(&seen["alternates"]).into_iter().collect();
        let wanted = ["ru", "en", "zh-Hans", "ko", "ja", "x-default"].map(str::to_owned);
        assert_eq!(alternates, wanted.into(), "{path}");
        assert_eq!(
            seen["idle"], 0,
            "{path} has enabled controls without a program"
        );
        for picture in strings(&seen["pictures"]) {
            files.insert(picture.trim_start_matches('/').to_owned());
        }
        if let Some(other) = titles.insert(field("title"), path) {
            panic!("{path} and {other} have the same title: {}", field("title"));
        }
        for link in strings(&seen["links"]) {
            let Some(link) = link.strip_prefix('/') else {
                let is_outward = link.contains(':');
                assert!(is_outward, "{path} has a broken link: {link}");
                continue;
            };
            let inside = link.split(['?', '#']).next().unwrap().to_owned();
            if !inside.is_empty() && !known.contains(&*inside) {
                files.insert(inside);
            }
        }
    }
    // The style sheet hides controls that need the program.
    page.visit("ru/");
    page.wait_for("the style sheet", || {
        let shown = "return [...document.querySelectorAll('.needs-program, .site-tools button')]
            .filter((one) => one.offsetWidth > 0).length";
        (page.script(shown, json!([])) == 0).then_some(())
    });
    // All other links lead to existing files.
    assert!(files.len() > 300, "{files:?}");
    for file in files {
        assert!(
            file.contains('.') && !page.site.file_is_missing(&file),
            "missing: {file}"
        );
    }
}

/// Returns the report of html-validate for files and folders of the site.
fn invalid(paths: &[String]) -> String {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let output = std::process::Command::new("node")
        .arg(tests.join("node_modules/html-validate/bin/html-validate.mjs"))
        .arg("--config")
        .arg(tests.join("html-validate.json"))
        .args(["--formatter", "text"])
        .args(paths)
        .output()
        .expect("node runs: `make setup-tests` installs it");
    let report = [output.stdout, output.stderr].concat();
    let report = String::from_utf8_lossy(&report).into_owned();
    assert!(output.status.success() || !report.is_empty());
    report
}

#[test]
fn the_pages_are_valid_html() {
    let hosting = Hosting {
        published: true,
        ..Hosting::default()
    };
    let site = crate::server::Site::serve(hosting);
    // All pages of one language, and one page of each kind in the others.
    let mut paths = vec![
        site.path("ru"),
        site.path("index.html"),
        site.path("404.html"),
    ];
    for lang in ["en", "zh", "ko", "ja"] {
        for part in [
            "index.html",
            "map",
            "calendar/2021-05",
            "cities/niigata",
            "about",
            "report",
            "review/2022",
            "feeds",
        ] {
            paths.push(site.path(&[lang, "/", part].concat()));
        }
    }
    assert_eq!(invalid(&paths), "");
    // The validator finds an error where there is one.
    let wrong = std::env::temp_dir().join(format!("pobratim-wrong-{}.html", std::process::id()));
    std::fs::write(
        &wrong,
        "<!DOCTYPE html><html lang=\"en\"><p><div></div></p></html>",
    )
    .unwrap();
    let report = invalid(&[wrong.display().to_string()]);
    std::fs::remove_file(&wrong).unwrap();
    assert!(report.contains("error"), "{report}");
}

/// Returns the sum of all layout shifts since navigation (web.dev/cls), and the elements that moved
/// with their boxes.
fn layout_shift(page: &Page) -> (f64, String) {
    let script = "const done = arguments[0];
        let sum = 0, moved = [];
        const box = (rect) => [rect.x, rect.y, rect.width, rect.height].map(Math.round).join(' ');
        const watch = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                sum += entry.value;
                for (const { node, previousRect, currentRect } of entry.sources)
                    moved.push(`${node && node.nodeName} ${node && node.className}: `
                        + `${box(previousRect)} to ${box(currentRect)} at ${entry.startTime | 0} ms`);
            }
        });
        watch.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done([sum, moved.join('; ')]), 400);";
    let found = page.script_async(script, json!([]));
    let moved = found[1].as_str().unwrap_or_default().to_owned();
    (found[0].as_f64().unwrap(), moved)
}

/// Counts the texts of a selector in the static page, and lists those that the app's view lacks.
const MISSING: &str = "const [selector, path, done] = arguments;
    fetch(location.origin + path).then((answer) => answer.text()).then((html) => {
        const page = new DOMParser().parseFromString(html, 'text/html');
        const plain = (text) => text.replace(/\\s+/g, ' ').trim();
        const shown = plain(document.querySelector('main').textContent);
        // Elements that depend on the present are filled by the program.
        const compared = [...page.querySelectorAll(selector)].filter((one) => !one.querySelector('[data-now]'));
        const texts = compared.map((one) => plain(one.textContent));
        done({ count: texts.length, missing: texts.filter((text) => !shown.includes(text)) });
    });";

/// Loads a published page with scripts and compares it with its file.
fn check_takeover(page: &Page, path: &str, selector: &str) {
    let before = page.site.requests().len();
    page.visit(path);
    page.ready();
    let (shift, moved) = layout_shift(page);
    assert!(shift <= 0.02, "{path}: layout shift {shift}: {moved}");
    let requests = page.site.requests().split_off(before);
    // The whole bundle may follow.
    let is_first =
        |path: &&String| path.contains("/bundle/") && !path.ends_with("/khabarovsk.json");
    let bundles: Vec<&String> = requests.iter().filter(is_first).collect();
    let own = path.split('/').next().unwrap();
    let is_own = |found: &&String| found.ends_with(&[".", own, ".json"].concat());
    assert!(
        bundles.len() <= 1 && bundles.iter().all(is_own),
        "{path}: {requests:#?}"
    );
    assert_eq!(
        page.texts("#boot").len(),
        0,
        "{path}: the program did not mount"
    );
    let found = page.script_async(MISSING, json!([selector, format!("/{path}")]));
    assert!(
        found["count"].as_u64().unwrap() > 0,
        "{path}: nothing to compare"
    );
    assert_eq!(found["missing"], Value::Array(Vec::new()), "{path}");
    let refused: Vec<String> = page
        .console()
        .into_iter()
        .filter(|line| line.contains("Content Security Policy") || line.starts_with("SEVERE"))
        .collect();
    assert!(
        refused.is_empty(),
        "{path}: errors in the console: {refused:#?}"
    );
}

#[test]
fn the_program_takes_a_page_over_without_layout_shifts() {
    let page = open(true);
    let main = "main h1, main .lead, main h2";
    let all = "main h1, main .lead, main h2, main dt, main dd, main .entry-title, main .sources li";
    for lang in ["ru", "ja"] {
        let at = |path: &str| [lang, "/", path].concat();
        check_takeover(
            &page,
            &at(""),
            "main h1, main .lead, main .year-link, .map-title, .city-name, .city-km, .city-tie, #calendar-heading, .calendar-count, .band .entry-title, .weekday",
        );
        check_takeover(
            &page,
            &at("map/"),
            "main h1, .map-title, .city-name, .city-entries",
        );
        check_takeover(
            &page,
            &at("calendar/2021-05/"),
            "main h1, #calendar-heading, .calendar-count, .band .entry-title, .long-label, .day-number, .weekday",
        );
        check_takeover(&page, &at("cities/niigata/"), all);
        check_takeover(&page, &at("about/"), main);
        check_takeover(
            &page,
            &at("review/2022/"),
            &[
                all,
                ", main h3, main th, main td, .review-text, .review-cited",
            ]
            .concat(),
        );
    }
    for lang in ["ru", "en", "zh", "ko", "ja"] {
        let at = [lang, "/events/school43-konan-meeting-2021-06/"].concat();
        check_takeover(&page, &at, all);
    }
}

#[test]
fn folders_of_months_and_years_open_in_the_app() {
    let page = open(true);
    page.visit("en/calendar/2021-05/");
    page.ready();
    assert_eq!(page.address(), "en/calendar?date=2021-05");
    page.find("heading", "May 2021");
    page.visit("ru/calendar/2021/");
    page.ready();
    assert_eq!(page.address(), "ru/calendar?date=2021");
    // A year without a page of its own is served `404.html`, whose program shows it.
    page.visit("ja/events/city-day@2041");
    page.ready();
    page.find("heading", "ハバロフスク市の日");
}

#[test]
fn the_start_page_leads_to_the_readers_language_and_to_subscriptions() {
    let page = open(true);
    page.visit("");
    page.ready();
    assert_eq!(page.address(), "en/");
    let link = page.find("link", "Subscriptions and data");
    page.click(&link);
    page.find("heading", "Subscriptions and data");
    assert_eq!(page.address(), "en/feeds/");
    let first = "return document.querySelector('[data-feed=all] li').dataset.way";
    assert_eq!(page.script(first, json!([])), "webcal");
    // The field finds feeds by their names, and opens their groups.
    page.type_into(&page.find("searchbox", "Find a subscription"), "niig");
    page.click(&page.find("summary", "Niigata Subscribe"));
    page.find("link", "Subscribe");
    let shown = "return [...document.querySelectorAll('[data-feed]')]\
        .filter((one) => one.offsetWidth > 0).length";
    assert_eq!(page.script(shown, json!([])), 1);
    page.click(&page.find("link", "Map"));
    page.ready();
    assert_eq!(page.address(), "en/map");
}
