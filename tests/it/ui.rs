//! Every kind of page, rendered natively as HTML by the components of the app.

mod calendar;
mod city;
mod emblem;
mod event;
mod event_page;
mod exchanges;
mod html;
mod map;
mod one_language;
mod other_city;
mod places;
mod published;
mod report_page;
mod search;
mod sources;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use pobratim::model::{Bundle, load};
use pobratim::route::{Address, Folders};
use pobratim::text::{Lang, ranks};
use pobratim::time::{UtcOffset, days};
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;
use serde_json::Value;

use html::{Element, parse};

const ORIGIN: &str = "https://khabarovsk.example";
const LANGS: [Lang; 2] = [Lang::Ru, Lang::En];

/// Addresses below the language, one for each kind of page, with the message of the heading:
/// namespace and key, with the year in it.
const PAGES: [(&str, &str); 16] = [
    ("", "site"),
    ("map", "map.title"),
    ("calendar", "calendar.title"),
    ("calendar?date=2021-05&view=month", "calendar.title"),
    ("calendar?date=2021&view=schedule", "calendar.title"),
    ("calendar?date=2021&view=year", "calendar.title"),
    ("calendar?date=2021-05-12&view=week", "calendar.title"),
    ("cities/niigata", "city"),
    ("events/city-day-2021", "event"),
    ("programmes", "exchanges.title"),
    ("places", "places.title"),
    ("about", "about.title"),
    ("embed", "builder.title"),
    ("report?about=events/city-day-2021", "shell.mistake"),
    ("review/2021", "review.title"),
    ("nothing/here", "not_found.title"),
];

fn bundle() -> &'static Bundle {
    static BUNDLE: OnceLock<Bundle> = OnceLock::new();
    BUNDLE.get_or_init(|| load(&bundle_text()).unwrap().bundle)
}

fn bundle_text() -> String {
    let top = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{top}/public/bundle/khabarovsk.json")).unwrap()
}

/// Returns a message of the interface by namespace and key.
fn message(lang: Lang, key: &str) -> String {
    let (namespace, key) = key.split_once('.').unwrap();
    let top = env!("CARGO_MANIFEST_DIR");
    let file = format!("{top}/locales/{}/{namespace}.json", lang.code());
    let texts: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    texts[key].as_str().unwrap().to_string()
}

fn offset_at(zone: Option<&str>, minute: i64) -> Option<UtcOffset> {
    let zone: Tz = zone.unwrap_or("UTC").parse().ok()?;
    let at = DateTime::from_timestamp(minute * 60, 0)?.naive_utc();
    let minutes = zone.offset_from_utc_datetime(&at).fix().local_minus_utc() / 60;
    UtcOffset::from_minutes(i16::try_from(minutes).ok()?)
}

/// At 13:30 on 15 June 2021 in Khabarovsk.
pub fn environment() -> Environment {
    Environment {
        today: Some(days::date(2021, 6, 15).unwrap()),
        now: Box::new(|| {
            DateTime::parse_from_rfc3339("2021-06-15T13:30:00+10:00")
                .unwrap()
                .timestamp()
                / 60
        }),
        offset_at,
        ranks,
        country_name: |_, code| code.to_string(),
        language_name: |_, tag| tag.to_string(),
        bundle_folder: "bundle/".to_string(),
        origin: ORIGIN.to_string(),
        feeds: Some("feeds/".to_string()),
        is_narrow: Some(false),
        folders: None,
    }
}

fn renderer(base: &str) -> Renderer {
    Renderer::new(bundle(), base, environment())
}

fn address(lang: Lang, page: &str) -> Address {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    Address::parse(&format!("{}/{path}", lang.code()), query)
}

/// A page of a site at the root of its host.
fn page(lang: Lang, page: &str) -> Element {
    parse(&renderer("/").page(address(lang, page)))
}

/// Returns the element with these classes or this id.
fn one<'a>(page: &'a Element, key: &str, value: &str) -> &'a Element {
    let found = page.all(|element| element.attribute(key) == Some(value));
    assert_eq!(found.len(), 1, "{key}={value}");
    found[0]
}

fn links(element: &Element) -> Vec<(String, String)> {
    let href = |link: &&Element| link.attribute("href").unwrap_or_default().to_string();
    let links = element.named("a");
    links.iter().map(|link| (href(link), link.text())).collect()
}

fn has_link(element: &Element, href: &str, text: &str) {
    let links = links(element);
    let found = links.iter().any(|(to, name)| to == href && name == text);
    assert!(found, "no link “{text}” to {href} among {links:?}");
}

#[test]
fn every_page_has_header_heading_content_and_footer() {
    for lang in LANGS {
        let code = lang.code();
        for (path, key) in PAGES {
            let page = page(lang, path);
            let main = one(&page, "id", "main");
            let headings = main.named("h1");
            assert_eq!(headings.len(), 1, "{code}/{path}");
            let expected = match key {
                "site" => bundle()
                    .site
                    .title
                    .get(lang, &bundle().order)
                    .unwrap()
                    .text
                    .to_string(),
                "city" => {
                    let city = bundle().city(bundle().find_city("niigata").unwrap());
                    city.name
                        .get(lang, &bundle().order)
                        .unwrap()
                        .text
                        .to_string()
                }
                "event" => {
                    let subject = bundle().find_subject("city-day-2021").unwrap();
                    let title = bundle().view(subject).title;
                    title.get(lang, &bundle().order).unwrap().text.to_string()
                }
                key => message(lang, key).replace("{{ year }}", "2021"),
            };
            let text = headings[0].text();
            assert!(text.starts_with(&expected), "{code}/{path}: {text}");

            let header = page
                .named("header")
                .into_iter()
                .find(|it| it.attribute("class") == Some("site-header"));
            let nav = header.unwrap().named("nav")[0];
            let sections = ["map", "calendar", "programmes", "about"].into_iter();
            let sections: Vec<&str> = sections
                .chain(bundle().has_venues().then_some("places"))
                .collect();
            for section in &sections {
                let name = message(lang, &format!("shell.{section}"));
                has_link(nav, &format!("/{code}/{section}"), &name);
            }
            has_link(nav, &format!("/{code}/"), &message(lang, "shell.whats_on"));
            has_link(
                nav,
                &format!("/{code}/review/2021"),
                &message(lang, "shell.review"),
            );
            let current: Vec<&Element> = nav.all(|it| it.attribute("aria-current").is_some());
            let section = path.split(['?', '/']).next().unwrap();
            let is_section = ["", "review"].contains(&section) || sections.contains(&section);
            assert_eq!(current.len(), usize::from(is_section), "{code}/{path}");
            // The same page in each language.
            for other in bundle().languages.iter() {
                let link = page
                    .all(|it| it.attribute("hreflang") == Some(other.html_tag()) && it.name == "a");
                let link = link
                    .iter()
                    .find(|it| it.attribute("data-remember").is_some())
                    .unwrap();
                assert_eq!(
                    link.attribute("href"),
                    Some(&*format!("/{}", address(*other, path)))
                );
                assert_eq!(link.attribute("lang"), Some(other.html_tag()));
            }
            let footer = page.named("footer");
            let footer = footer.last().unwrap();
            has_link(
                footer,
                &format!("/{code}/feeds/"),
                &message(lang, "shell.feeds"),
            );
            // A report is about the page, or about what the report form is open for.
            let about = match path {
                "" | "nothing/here" => String::new(),
                "report?about=events/city-day-2021" => "?about=events/city-day-2021".to_owned(),
                path => ["?about=", path.split('?').next().unwrap()].concat(),
            };
            has_link(
                footer,
                &format!("/{code}/report{about}"),
                &message(lang, "shell.mistake"),
            );
        }
    }
}

#[test]
fn pages_are_strict_html_that_the_policy_of_a_site_allows() {
    for lang in LANGS {
        let renderer = renderer("/");
        for (path, _) in PAGES {
            check_strict(
                &[lang.code(), "/", path].concat(),
                &renderer.page(address(lang, path)),
            );
        }
        check_strict("feeds", &renderer.feeds(lang));
        check_strict("choice", &renderer.choice());
        check_strict("missing", &renderer.missing());
    }
}

#[test]
fn a_bundle_without_cities_and_events_has_all_pages() {
    let mut empty = crate::fixture::small();
    for list in ["cities", "events", "programmes", "documents", "series"] {
        empty[list] = serde_json::json!([]);
    }
    let empty = Box::leak(Box::new(load(&empty.to_string()).unwrap().bundle));
    let renderer = Renderer::new(empty, "/", environment());
    for lang in [Lang::Ru, Lang::En] {
        for (path, heading) in PAGES {
            let html = renderer.page(address(lang, path));
            check_strict(path, &html);
            let heading = match path {
                "map" => "shell.map",
                _ => heading,
            };
            if heading.contains('.') {
                assert_eq!(
                    parse(&html).named("h1")[0].text(),
                    message(lang, heading).replace("{{ year }}", "2021"),
                    "{path}"
                );
            }
        }
    }
}

fn check_strict(path: &str, html: &str) {
    for wrong in [
        "undefined",
        "NaN",
        "[object",
        " style=",
        "<script",
        "javascript:",
    ] {
        assert!(!html.contains(wrong), "{wrong} in {path}");
    }
    parse(html).each(&mut Vec::new(), &mut |_, element| {
        for (name, _) in &element.attributes {
            assert!(!name.starts_with("on"), "{name} of {}", element.name);
        }
    });
}

#[test]
fn a_page_is_the_same_whatever_was_rendered_before() {
    let together = renderer("/");
    let pages = || {
        LANGS
            .into_iter()
            .flat_map(|lang| PAGES.map(|(path, _)| (lang, path)))
    };
    let first: Vec<String> = pages()
        .map(|(lang, path)| together.page(address(lang, path)))
        .collect();
    for ((lang, path), first) in pages().zip(first) {
        assert_eq!(
            together.page(address(lang, path)),
            first,
            "{}/{path}",
            lang.code()
        );
        let alone = renderer("/").page(address(lang, path));
        assert_eq!(alone, first, "{}/{path}", lang.code());
    }
}

#[test]
fn links_lead_below_the_base() {
    let renderer = renderer("/partners/khabarovsk/");
    for (path, _) in PAGES {
        let page = parse(&renderer.page(address(Lang::En, path)));
        for (href, text) in links(&page) {
            let fits = [
                "/partners/khabarovsk/",
                "#",
                "https://",
                "http://",
                "mailto:",
                "tel:",
                // Calendar and map applications.
                "webcal://khabarovsk.example/partners/khabarovsk/",
                "geo:",
            ];
            assert!(
                fits.iter().any(|start| href.starts_with(start)),
                "“{text}” of {path}: {href}"
            );
        }
    }
}

fn of_class<'a>(page: &'a Element, class: &str) -> Vec<&'a Element> {
    page.all(|element| element.attribute("class") == Some(class))
}

#[test]
fn a_city_has_its_facts_by_the_clock_of_the_environment() {
    for (lang, country, clock) in [
        (Lang::Ru, "Япония", "12:30"),
        (Lang::En, "Japan", "12:30, 1 h behind Khabarovsk"),
    ] {
        let code = lang.code();
        let page = page(lang, "cities/niigata");
        let facts = of_class(&page, "facts")[0];
        let values: Vec<String> = facts.named("dd").iter().map(|it| it.text()).collect();
        assert_eq!(values[0], country);
        assert!(
            values.iter().any(|value| value.starts_with(clock)),
            "{values:?}"
        );
        let to_map = message(lang, "city.on_map");
        has_link(&page, &format!("/{code}/map?city=niigata"), &to_map);
        assert!(!of_class(&page, "sources").is_empty());
        assert!(!of_class(&page, "story-year").is_empty());
    }
}

#[test]
fn an_event_has_its_date_sources_and_other_years() {
    for (lang, when) in [(Lang::Ru, "в мае 2021"), (Lang::En, "in May 2021")] {
        let page = page(lang, "events/city-day-2021");
        let text = one(&page, "id", "main").text();
        assert!(text.contains(when), "{text}");
        assert!(text.contains(&message(lang, "event.sources")));
        let links = links(&page);
        let other = format!("/{}/events/city-day-2022", lang.code());
        assert!(links.iter().any(|(to, _)| *to == other));
    }
}

#[test]
fn the_other_pages_have_what_they_are_for() {
    for lang in LANGS {
        let code = lang.code();
        let home = page(lang, "");
        let cities: BTreeSet<&str> = home
            .all(|it| it.name == "button" && it.attribute("data-city").is_some())
            .iter()
            .filter_map(|it| it.attribute("data-city"))
            .collect();
        assert_eq!(cities.len(), bundle().cities.len());
        let subject = bundle().find_subject("city-day-2021").unwrap();
        assert!(
            bundle()
                .view(subject)
                .title
                .get(lang, &bundle().order)
                .is_some()
        );
        one(&home, "id", "calendar-heading");

        let programmes = page(lang, "programmes");
        let offers: usize = of_class(&programmes, "offers")
            .iter()
            .map(|it| it.named("li").len())
            .sum();
        assert!(offers > 4, "{offers}");

        let about = page(lang, "about");
        has_link(
            &about,
            &format!("/{code}/embed"),
            &message(lang, "builder.title"),
        );
        assert!(
            links(&about)
                .iter()
                .any(|(to, _)| *to == format!("/{code}/review/2021"))
        );

        let builder = page(lang, "embed");
        let lines = of_class(&builder, "snippet")[0].text();
        assert!(
            lines.contains(ORIGIN) && lines.contains("<pobratim-widget"),
            "{lines}"
        );

        let review = page(lang, "review/2021");
        let contents = links(of_class(&review, "review-contents")[0]);
        assert!(contents.len() > 5);
        for (href, _) in contents {
            one(&review, "id", href.strip_prefix('#').unwrap());
        }

        let lost = page(lang, "nothing/here");
        for (to, key) in [
            ("", "shell.home"),
            ("map", "shell.map"),
            ("calendar", "shell.calendar"),
        ] {
            has_link(
                one(&lost, "id", "main"),
                &format!("/{code}/{to}"),
                &message(lang, key),
            );
        }
    }
}

/// The environment of a published site with the year 2021 and its months April and May.
fn published() -> Environment {
    Environment {
        is_narrow: None,
        folders: Some(Folders {
            years: vec![2021],
            months: vec![(2021, 4), (2021, 5)],
        }),
        ..environment()
    }
}

#[test]
fn every_control_of_a_page_is_disabled_whatever_titles_say() {
    let mut text: Value = serde_json::from_str(&bundle_text()).unwrap();
    for event in text["events"].as_array_mut().unwrap() {
        event["title"]["en"] = "A day for disabled children disabled".into();
    }
    let bundle = Box::leak(Box::new(load(&text.to_string()).unwrap().bundle));
    let renderer = Renderer::new(bundle, "/", published());
    for (path, _) in PAGES {
        let page = parse(&renderer.page(address(Lang::En, path)));
        for control in ["button", "input", "select", "textarea"] {
            for found in page.named(control) {
                assert!(found.attribute("disabled").is_some(), "{path}: {found:?}");
            }
        }
    }
    let offers = parse(&renderer.page(address(Lang::En, "programmes")));
    assert!(offers.named("button").len() > 10);
}
