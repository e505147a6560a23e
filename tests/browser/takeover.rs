//! A published page before and after the program starts: the same boxes to the pixel and the same
//! text to the letter.
//!
//! A wrapped `fetch` holds the program back, and the clock is set to noon of the day for which the page
//! was rendered. A second pass has a later clock and compares the boxes that do not depend on the
//! present moment.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::preserved_state::CLOCK;
use crate::published::sitemap;
use crate::server::Hosting;

/// Measures a page before and after the program starts.
const MEASURE: &str = include_str!("takeover.js");

/// Holds back the fetches of the page, and with them the program.
const HOLD: &str = "
    const fetched = window.fetch;
    const released = new Promise((resolve) => { window.releaseProgram = resolve; });
    window.fetch = (...given) => released.then(() => fetched(...given));";

/// A phone and a desktop, in CSS pixels.
const SCREENS: [(u32, u32); 2] = [(390, 844), (1440, 900)];

/// Difference of the later clock, in days.
const LATER_DAYS: u32 = 400;

/// Limit of the selectors that are listed for one visit.
const MAX_LISTED: usize = 10;

/// Selectors of the measured elements. The test fails where one occurs on no page, because its class
/// may have been renamed.
const SELECTORS: &[&str] = &[
    "header.site-header",
    "footer.site-footer",
    "main",
    "main h1",
    "main h2",
    "main h3",
    "main .lead",
    ".page-head",
    ".home-head",
    ".home-tabs",
    ".filters",
    ".card-actions",
    ".calendar",
    ".calendar-bar",
    ".calendar-steps",
    ".coming",
    ".coming-card",
    ".schedule-lead",
    ".schedule-observances",
    ".schedule",
    ".schedule-group",
    ".schedule-part",
    ".entry",
    ".map",
    ".map-head",
    ".map-frame",
    ".map-stage",
    ".map-legend",
    ".timeline",
    ".cities",
    ".city-list > li",
    ".facts",
    ".facts > div",
    ".sources",
    ".story-year",
    ".tie",
    ".topic",
    ".exchanges-form",
    ".exchanges-results",
    ".offers",
    ".offer",
    ".builder-form",
    ".builder-preview",
    ".builder-snippet",
    ".review-contents",
    ".review-table",
    ".review-table table",
    ".review-table tr",
    NOW,
];

/// Elements that depend on the present moment: their text is not compared, and their boxes only at the
/// clock of the page's day.
const NOW: &str = "[data-now]";

/// One page of each kind, below the folder of a language.
const PAGES: [&str; 12] = [
    "",
    "map/",
    "calendar/",
    "calendar/2021-05/",
    "calendar/2021/",
    "cities/niigata/",
    "cities/khabarovsk/",
    "events/happy-khabarovsk-2025/",
    "programmes/",
    "about/",
    "review/2022/",
    "embed/",
];

/// Pages that choose their month by the present day.
const OPENED_BY_TODAY: [&str; 2] = ["", "calendar/"];

/// One visit of a published page.
#[derive(Clone, Copy, Debug)]
struct Visit<'a> {
    lang: &'a str,
    /// Path below the folder of the language.
    path: &'a str,
    width_px: u32,
    /// Difference of the clock from the page's day, in days.
    later_days: u32,
}

impl Visit<'_> {
    fn path(&self) -> String {
        [self.lang, "/", self.path].concat()
    }

    fn is_later(&self) -> bool {
        self.later_days > 0
    }
}

/// Differences, and the selectors that occurred.
#[derive(Debug, Default)]
struct Findings {
    failures: Vec<String>,
    occurred: BTreeSet<&'static str>,
}

fn published() -> Page {
    let hosting = Hosting {
        published: true,
        // Pages show the URL of the published site, the program that of its host.
        rewrites_url: true,
        // The preview of a widget is another page, which loads later.
        blocks: "embed.js",
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// Returns the paths of [`PAGES`], of an expected occurrence, and of an event with hours where the
/// bundle has one.
fn paths(page: &Page) -> Vec<String> {
    let mut paths: Vec<String> = PAGES.map(str::to_owned).into();
    paths.push(expected(page));
    paths.extend(with_hours(page));
    paths
}

/// Returns the path of an expected occurrence in the latest year that has one.
fn expected(page: &Page) -> String {
    let (_, paths) = sitemap(page);
    let paths = paths.iter().filter_map(|path| path.strip_prefix("ru/"));
    let found = paths.filter_map(|path| Some((path.split_once('@')?.1, path)));
    let (_, path) = found.max().expect("the site has an expected occurrence");
    path.to_owned()
}

/// Returns the path of the first event with hours.
fn with_hours(page: &Page) -> Option<String> {
    let bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("a bundle");
    let events = bundle["events"].as_array()?;
    let event = events.iter().find(|event| !event["time"].is_null())?;
    Some(format!("events/{}/", event["id"].as_str()?))
}

/// Returns the day for which a page was rendered, such as `2026-11-29`.
fn day_of(page: &Page, path: &str) -> Result<String, String> {
    let file = [path, "index.html"].concat();
    if page.site.file_is_missing(&file) {
        return Err("the site has no such page".to_owned());
    }
    let html = page.site.file(&file);
    let mut tags = html
        .split("<meta ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    let tag = tags.find(|tag| tag.contains("pobratim:today"));
    let day = tag
        .and_then(|tag| tag.split("content=").nth(1))
        .and_then(|content| content.trim_start_matches('"').get(..10));
    day.map(str::to_owned).ok_or_else(|| {
        "the page does not name the day for which it was rendered: no <meta name=\"pobratim:today\" \
         content=\"YYYY-MM-DD\">"
            .to_owned()
    })
}

/// Returns the script that sets the clock to noon of a day in Khabarovsk, or `later_days` later.
fn clock(day: &str, later_days: u32) -> String {
    let noon = format!("{:?}", format!("{day}T12:00:00+10:00"));
    let later = format!("window.clock += {later_days} * 86400000;");
    [&CLOCK.replace("WHEN", &noon), &*later].concat()
}

/// Opens a published page with the program held back, measures it, releases the program, and measures
/// the page again.
fn measure(page: &Page, visit: Visit<'_>) -> Result<Value, String> {
    let path = visit.path();
    let day = day_of(page, &path)?;
    let scripts = [HOLD, &clock(&day, visit.later_days)];
    let added = scripts.map(|script| page.add_startup_script(script));
    page.visit(&path);
    for script in added {
        page.remove_startup_script(&script);
    }
    let selectors = SELECTORS
        .iter()
        .filter(|selector| !visit.is_later() || **selector != NOW);
    let what = json!({
        "selectors": selectors.collect::<Vec<_>>(),
        "later": visit.is_later(),
        "opensByToday": OPENED_BY_TODAY.contains(&visit.path),
        "held": true,
    });
    measured(page, &what)
}

fn measured(page: &Page, what: &Value) -> Result<Value, String> {
    let found = page.script_async(MEASURE, json!([what]));
    match found["fault"].as_str() {
        Some(fault) => Err(fault.to_owned()),
        None => Ok(found),
    }
}

/// Returns the differences of the boxes, a line for each selector, from the top of the page down,
/// because the topmost one moves the rest.
fn moved(before: &Value, after: &Value) -> Vec<String> {
    let selectors = SELECTORS.iter();
    let mut found: Vec<(i64, String)> = selectors
        .filter_map(|selector| moved_of(selector, &before[*selector], &after[*selector]))
        .collect();
    found.sort_by_key(|(y_px, _)| *y_px);
    let more = found.len().saturating_sub(MAX_LISTED);
    let lines = found.into_iter().take(MAX_LISTED).map(|(_, line)| line);
    let more = (more > 0).then(|| format!("and {more} more selectors"));
    lines.chain(more).collect()
}

/// Returns the difference of the boxes of one selector: their number and the first that moved, appeared
/// or disappeared, with its distance from the top of the page in CSS pixels.
fn moved_of(selector: &str, before: &Value, after: &Value) -> Option<(i64, String)> {
    let list = |boxes: &Value| boxes.as_array().cloned().unwrap_or_default();
    let (before, after) = (list(before), list(after));
    let longest = before.len().max(after.len());
    let is_unequal = |at: &usize| before.get(*at) != after.get(*at);
    let unequal: Vec<usize> = (0..longest).filter(is_unequal).collect();
    let first = *unequal.first()?;
    let (one, other) = (before.get(first), after.get(first));
    let count = match (before.len(), after.len()) {
        (one, other) if one == other => format!("{} of {one} differ", unequal.len()),
        (one, other) => format!("{one} before, {other} after"),
    };
    let written = |found: Option<&Value>| found.map_or("none".to_owned(), Value::to_string);
    let line = format!(
        "{selector}: {count}; [{first}] x, y, width, height: {} before, {} after",
        written(one),
        written(other)
    );
    let tops = [one, other].into_iter().flatten();
    let y_px = tops.filter_map(|found| found[1].as_i64()).min();
    Some((y_px.unwrap_or_default(), line))
}

/// Returns the first difference of two texts with some context. White space is not compared.
fn text_difference(before: &str, after: &str) -> Option<String> {
    let plain = |text: &str| {
        let words: Vec<_> = text.split_whitespace().collect();
        words.join(" ").chars().collect::<Vec<char>>()
    };
    let (before, after) = (plain(before), plain(after));
    if before == after {
        return None;
    }
    let pairs = before.iter().zip(&after);
    let equal = pairs.take_while(|(one, other)| one == other).count();
    let part = |text: &[char]| {
        let near = text.iter().skip(equal.saturating_sub(30)).take(90);
        near.collect::<String>()
    };
    Some(format!(
        "at character {equal}\n      before: …{}…\n      after:  …{}…",
        part(&before),
        part(&after)
    ))
}

/// Returns the differences between two measurements of a page.
fn differences(before: &Value, after: &Value, with_text: bool) -> Vec<String> {
    let mut lines = moved(&before["boxes"], &after["boxes"]);
    for part in ["header", "main", "footer"] {
        let text = |measured: &Value| {
            let text = measured["texts"][part].as_str();
            text.unwrap_or_default().to_owned()
        };
        let found = text_difference(&text(before), &text(after)).filter(|_| with_text);
        lines.extend(found.map(|found| format!("text of {part}: {found}")));
    }
    lines
}

impl Findings {
    /// Compares one page before and after the program starts.
    fn check(&mut self, page: &Page, visit: Visit<'_>) {
        let lines = match measure(page, visit) {
            Ok(found) => {
                self.note_occurred(&found);
                differences(&found["before"], &found["after"], !visit.is_later())
            }
            Err(fault) => vec![fault],
        };
        if !lines.is_empty() {
            let Visit {
                width_px,
                later_days,
                ..
            } = visit;
            let clock = match later_days {
                0 => String::new(),
                days => format!(", {days} days later"),
            };
            let head = format!("{} at {width_px} px{clock}:", visit.path());
            self.failures
                .push([vec![head], lines].concat().join("\n    "));
        }
    }

    /// Records the selectors that occurred.
    fn note_occurred(&mut self, found: &Value) {
        let occurs = |selector: &str| {
            let sides = ["before", "after"].map(|side| &found[side]["boxes"][selector]);
            sides.iter().any(|boxes| boxes[0].is_array())
        };
        let occurring = SELECTORS.iter().filter(|selector| occurs(selector));
        self.occurred.extend(occurring);
    }

    /// Checks all pages of a language on all screens.
    fn check_all(&mut self, page: &Page, lang: &str, later_days: u32) {
        for (width_px, height_px) in SCREENS {
            page.screen(width_px, height_px);
            // What comes next, and an event that was to come, differ at a later clock as a whole.
            let depends_on_now = |path: &str| path.is_empty() || path.contains('@');
            let paths = paths(page).into_iter();
            for path in paths.filter(|path| later_days == 0 || !depends_on_now(path)) {
                let visit = Visit {
                    lang,
                    path: &path,
                    width_px,
                    later_days,
                };
                self.check(page, visit);
            }
        }
    }

    /// Fails with all recorded differences.
    fn end(self) {
        let count = self.failures.len();
        assert!(count == 0, "{count} failures\n{}", self.failures.join("\n"));
    }
}

/// Compares the pages of a language with the clock of the day for which they were rendered.
fn check_language(lang: &str) -> Findings {
    let page = published();
    let mut findings = Findings::default();
    findings.check_all(&page, lang, 0);
    findings
}

#[test]
fn nothing_moves_on_russian_pages_and_every_selector_occurs() {
    let mut findings = check_language("ru");
    let selectors = SELECTORS.iter().copied();
    let missing: Vec<_> = selectors
        .filter(|selector| !findings.occurred.contains(selector))
        .collect();
    // Where nothing could be measured, the failures contain the reason.
    if !missing.is_empty() && !findings.occurred.is_empty() {
        let line = format!("selectors that occur on no page: {}", missing.join(", "));
        findings.failures.push(line);
    }
    findings.end();
}

#[test]
fn nothing_moves_on_english_pages() {
    check_language("en").end();
}

#[test]
fn nothing_moves_on_chinese_pages() {
    check_language("zh").end();
}

#[test]
fn nothing_moves_on_korean_pages() {
    check_language("ko").end();
}

#[test]
fn nothing_moves_on_japanese_pages() {
    check_language("ja").end();
}

#[test]
fn with_a_later_clock_nothing_moves_outside_what_depends_on_now() {
    let page = published();
    let mut findings = Findings::default();
    findings.check_all(&page, "ru", LATER_DAYS);
    findings.end();
}

/// Opens a page of the app and measures it after rendering.
fn measured_in_app(page: &Page, path: &str) -> Value {
    page.visit(path);
    measured_again(page)
}

fn measured_again(page: &Page) -> Value {
    let what =
        json!({ "selectors": SELECTORS, "later": false, "opensByToday": false, "held": false });
    let found = measured(page, &what).unwrap_or_else(|fault| panic!("{fault}"));
    found["after"].clone()
}

/// Whether the measured text contains the last entry of the page; true without entries. A list lays out
/// only the entries near the screen.
fn has_last_entry(page: &Page, measured: &Value) -> bool {
    let script = "const titles = [...document.querySelectorAll('main .entry-title')];
        return titles.filter((title) => title.checkVisibility()).at(-1)?.textContent ?? ''";
    let title = page.script(script, json!([]));
    let text = measured["texts"]["main"].as_str().unwrap_or_default();
    title.as_str().is_some_and(|title| text.contains(title))
}

/// The measurement reports no difference between equal pages, and detects one pixel and one letter.
#[test]
fn the_same_view_measures_the_same_and_one_pixel_or_letter_is_found() {
    let page = Page::open();
    for (width_px, height_px) in SCREENS {
        page.screen(width_px, height_px);
        for path in [
            "ru/",
            "ja/map",
            "ru/calendar?view=month&date=2021-05",
            "zh/calendar?view=schedule&date=2021",
            "ko/programmes",
            "en/review/2022",
        ] {
            let first = measured_in_app(&page, path);
            let second = measured_in_app(&page, path);
            assert_eq!(differences(&first, &second, true), [""; 0], "{path}");
            assert!(has_last_entry(&page, &first), "{path}");
        }
    }
    let before = measured_again(&page);
    page.script(
        "document.querySelector('main h1').style.marginBlockStart = '1px';
        [...document.querySelectorAll('footer.site-footer p')].at(-1).append('x');",
        json!([]),
    );
    let found = differences(&before, &measured_again(&page), true).join("\n");
    for part in ["main h1: ", "main .lead: ", "text of footer: "] {
        assert!(found.contains(part), "no `{part}` in {found}");
    }
    for part in ["header.site-header: ", "text of main: "] {
        assert!(!found.contains(part), "`{part}` in {found}");
    }
}
