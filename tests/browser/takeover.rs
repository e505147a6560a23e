//! A published page before and after the program starts: the same boxes to the pixel and the same
//! text to the letter.
//!
//! The program is held back by a wrapped `fetch`, and the clock stands at noon of the day for which
//! the page was rendered. A second pass has a later clock and compares the boxes that do not depend
//! on the present moment.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::published::sitemap;
use crate::server::Hosting;
use crate::stays::CLOCK;

/// Measures a page, before the program starts and after it.
const MEASURE: &str = include_str!("takeover.js");

/// Holds back what a page fetches by itself, and with that the program.
const HOLD: &str = "
    const fetched = window.fetch;
    const released = new Promise((resolve) => { window.releaseProgram = resolve; });
    window.fetch = (...given) => released.then(() => fetched(...given));";

/// A phone and a desktop, in CSS pixels.
const SCREENS: [(u32, u32); 2] = [(390, 844), (1440, 900)];

/// How much later the later clock is.
const LATER_DAYS: u32 = 400;

/// So many selectors at most are listed for one visit.
const LISTED: usize = 10;

/// What is measured. Each occurs on some page, else the test fails: a class may have been renamed.
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
    ".narrowing",
    ".card-actions",
    ".calendar",
    ".calendar-bar",
    ".calendar-steps",
    ".month-grid",
    ".week",
    ".day",
    ".band",
    ".longs",
    ".day-list",
    ".agenda",
    ".agenda-group",
    ".agenda-part",
    ".entry",
    ".map",
    ".map-head",
    ".map-frame",
    ".map-stage",
    ".map-legend",
    ".strip",
    ".cities",
    ".city-list > li",
    ".facts",
    ".facts > div",
    ".sources",
    ".story-year",
    ".tie",
    ".topic",
    ".desk-form",
    ".desk-results",
    ".offers",
    ".offer",
    ".builder-form",
    ".builder-preview",
    ".builder-lines",
    ".review-contents",
    ".review-table",
    ".review-table table",
    ".review-table tr",
    NOW,
];

/// What depends on the present moment: its text is not compared, and its box only at the page's day.
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
    "events/school43-konan-meeting-2021-06/",
    "programmes/",
    "about/",
    "review/2022/",
    "embed/",
];

/// The pages that choose by today which month they show.
const OPENED_BY_TODAY: [&str; 2] = ["", "calendar/"];

/// One visit of a published page.
#[derive(Clone, Copy, Debug)]
struct Visit<'a> {
    lang: &'a str,
    /// Below the folder of the language.
    path: &'a str,
    width_px: u32,
    /// How many days after the page's day the clock stands.
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

/// What was found on the way: what differs, and which selectors occurred.
#[derive(Debug, Default)]
struct Findings {
    failures: Vec<String>,
    occurred: BTreeSet<&'static str>,
}

fn published() -> Page {
    let hosting = Hosting {
        published: true,
        // Pages show their own address, and the program the one from which it came.
        at_own_address: true,
        // What the preview of a widget shows is another page, which comes later.
        blocks: "embed.js",
        ..Hosting::default()
    };
    Page::with(&Settings::default(), hosting)
}

/// The paths of [`PAGES`], an expected occurrence, and an event with hours if the bundle has one.
fn paths(page: &Page) -> Vec<String> {
    let mut paths: Vec<String> = PAGES.map(str::to_owned).into();
    paths.push(expected(page));
    paths.extend(with_hours(page));
    paths
}

/// The page of an expected occurrence, of the latest year that has one.
fn expected(page: &Page) -> String {
    let (_, paths) = sitemap(page);
    let paths = paths.iter().filter_map(|path| path.strip_prefix("ru/"));
    let found = paths.filter_map(|path| Some((path.split_once('@')?.1, path)));
    let (_, path) = found.max().expect("the site has an expected occurrence");
    path.to_owned()
}

/// The page of the first event whose hours are known.
fn with_hours(page: &Page) -> Option<String> {
    let bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("a bundle");
    let events = bundle["events"].as_array()?;
    let event = events.iter().find(|event| !event["time"].is_null())?;
    Some(format!("events/{}/", event["id"].as_str()?))
}

/// The day for which a page was rendered, by its own file: `2026-11-29`.
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
        "the page does not say for which day it was rendered: no <meta name=\"pobratim:today\" \
         content=\"YYYY-MM-DD\">"
            .to_owned()
    })
}

/// The clock at noon of a day in Khabarovsk, or so many days later.
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
    let added = scripts.map(|script| page.begin_documents_with(script));
    page.visit(&path);
    for script in added {
        page.no_longer_begin_with(&script);
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
    let found = page.script_later(MEASURE, json!([what]));
    match found["fault"].as_str() {
        Some(fault) => Err(fault.to_owned()),
        None => Ok(found),
    }
}

/// What differs between two measurements, a line for each selector, from the top of the page down:
/// what moves the rest comes first.
fn moved(before: &Value, after: &Value) -> Vec<String> {
    let selectors = SELECTORS.iter();
    let mut found: Vec<(i64, String)> = selectors
        .filter_map(|selector| moved_of(selector, &before[*selector], &after[*selector]))
        .collect();
    found.sort_by_key(|(y_px, _)| *y_px);
    let more = found.len().saturating_sub(LISTED);
    let lines = found.into_iter().take(LISTED).map(|(_, line)| line);
    let more = (more > 0).then(|| format!("and {more} more selectors"));
    lines.chain(more).collect()
}

/// What differs between the boxes of one selector: how many there are, and the first that moved, came
/// or went, with its place from the top of the page.
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

/// The first place where two texts differ, with some context. White space is not compared.
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

/// What differs between two measurements of a page.
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

    fn note_occurred(&mut self, found: &Value) {
        let occurs = |selector: &str| {
            let sides = ["before", "after"].map(|side| &found[side]["boxes"][selector]);
            sides.iter().any(|boxes| boxes[0].is_array())
        };
        let occurring = SELECTORS.iter().filter(|selector| occurs(selector));
        self.occurred.extend(occurring);
    }

    fn check_all(&mut self, page: &Page, lang: &str, later_days: u32) {
        for (width_px, height_px) in SCREENS {
            page.screen(width_px, height_px);
            for path in paths(page) {
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

    /// Fails with everything that was found.
    fn end(self) {
        let count = self.failures.len();
        assert!(count == 0, "{count} failures\n{}", self.failures.join("\n"));
    }
}

/// Compares the pages of a language at the clock of the day for which they were rendered.
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
    // Where nothing could be measured, the failures say why.
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

/// Opens a page of the app and measures it when it has come to rest.
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

/// Whether the measured text has the last entry of the page, where it has entries: a list lays out
/// only what is near the screen.
fn reads_the_last_entry(page: &Page, measured: &Value) -> bool {
    let script = "const titles = [...document.querySelectorAll('main .entry-title')];
        return titles.filter((title) => title.checkVisibility()).at(-1)?.textContent ?? ''";
    let title = page.script(script, json!([]));
    let text = measured["texts"]["main"].as_str().unwrap_or_default();
    title.as_str().is_some_and(|title| text.contains(title))
}

/// The measuring itself: it finds nothing where nothing differs, one pixel, and one letter.
#[test]
fn the_same_view_measures_the_same_and_one_pixel_or_letter_is_found() {
    let page = Page::open();
    for (width_px, height_px) in SCREENS {
        page.screen(width_px, height_px);
        for path in [
            "ru/",
            "ja/map",
            "ru/calendar?date=2021-05",
            "zh/calendar?view=agenda&date=2021",
            "ko/programmes",
            "en/review/2022",
        ] {
            let first = measured_in_app(&page, path);
            let second = measured_in_app(&page, path);
            assert_eq!(differences(&first, &second, true), [""; 0], "{path}");
            assert!(reads_the_last_entry(&page, &first), "{path}");
        }
    }
    let before = measured_again(&page);
    page.script(
        "document.querySelector('main h1').style.marginBlockStart = '1px';
        document.querySelector('footer.site-footer p').append('x');",
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
