//! Pages of bundles that lack what the first city has: cities, exchanges, sources, a page of the office.

use pobratim::export::page::{SiteMessages, StaticPage};
use pobratim::model::{Bundle, load};
use pobratim::route::Page;
use pobratim::text::Lang;
use pobratim::time::Weekday;
use pobratim::ui::render::Renderer;
use serde_json::{Value, json};

use super::html::{Element, parse};
use super::{address, environment, message, of_class, one};
use crate::fixture::{both, changed, small};

fn loaded(bundle: &Value) -> &'static Bundle {
    let loaded = load(&bundle.to_string()).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    Box::leak(Box::new(loaded.bundle))
}

fn page_of(bundle: &Value, path: &str) -> Element {
    let renderer = Renderer::new(loaded(bundle), "/", environment());
    parse(&renderer.page(address(Lang::En, path)))
}

fn headings(page: &Element) -> Vec<String> {
    let headings = page.named("h2").into_iter();
    headings.map(Element::text).collect()
}

/// The bundle without anything that others refer to.
fn alone() -> Value {
    let mut bundle = small();
    for list in [
        "cities",
        "events",
        "programmes",
        "documents",
        "series",
        "media",
        "sources",
    ] {
        bundle[list] = json!([]);
    }
    bundle["directions"][0]["sections"] = json!([]);
    bundle
}

#[test]
fn a_contact_is_shown_by_page_by_mail_and_by_telephone() {
    let name = both("Office");
    for (contact, links) in [
        (
            json!({ "name": name, "url": "https://example.org/office" }),
            vec!["https://example.org/office"],
        ),
        (
            json!({ "name": name, "email": "office@example.org" }),
            vec!["mailto:office@example.org"],
        ),
        (
            json!({ "name": name, "phone": "+81 25 000 0000" }),
            vec!["tel:+81250000000"],
        ),
        (
            json!({ "name": name, "phone": "+81 25 000 0000", "email": "office@example.org" }),
            vec!["mailto:office@example.org", "tel:+81250000000"],
        ),
    ] {
        let mut bundle = alone();
        bundle["site"]["contact"] = contact;
        let about = page_of(&bundle, "about");
        let main = one(&about, "id", "main");
        let title = message(Lang::En, "about.contact_title");
        let sections = main.named("section").into_iter();
        let section = sections
            .into_iter()
            .find(|it| headings(it) == [&*title])
            .unwrap();
        assert!(section.text().contains("Office"), "{}", section.text());
        let exchanges = page_of(&bundle, "programmes");
        let report = page_of(&bundle, "report");
        let report = of_class(&report, "report-form")[0];
        let report = report.named("p").into_iter().last().unwrap();
        for place in [section, report, one(&exchanges, "id", "main")] {
            let found: Vec<&str> = place
                .named("a")
                .iter()
                .filter_map(|link| link.attribute("href"))
                .filter(|href| href.contains(':'))
                .collect();
            assert_eq!(found, links);
        }
    }
}

#[test]
fn sections_without_content_have_no_heading() {
    let mut bundle = alone();
    let check = |bundle: &Value, path: &str, key: &str, is_there: bool| {
        let found = headings(&page_of(bundle, path)).contains(&message(Lang::En, key));
        assert_eq!(found, is_there, "{path} {key}");
    };
    for (path, key) in [
        ("", "map.list"),
        ("map", "map.list"),
        ("about", "about.sources"),
        ("about", "review.years"),
        ("about", "about.documents"),
        ("cities/khabarovsk", "event.sources"),
        ("review/2021", "review.years"),
    ] {
        check(&bundle, path, key, false);
    }
    bundle["directions"] = json!([]);
    check(&bundle, "about", "about.directions", false);
    check(&bundle, "about", "about.categories", true);
    let whole = small();
    for (path, key) in [
        ("", "map.list"),
        ("map", "map.list"),
        ("about", "about.sources"),
        ("about", "review.years"),
        ("about", "about.documents"),
        ("about", "about.directions"),
        ("review/1999", "review.years"),
    ] {
        check(&whole, path, key, true);
    }
}

#[test]
fn a_map_without_cities_promises_none() {
    let map = page_of(&alone(), "map");
    assert_eq!(map.named("h1")[0].text(), message(Lang::En, "shell.map"));
    for class in ["map-legend", "city-list", "cities-head"] {
        assert!(of_class(&map, class).is_empty(), "{class}");
    }
    let canvas = map.named("canvas")[0];
    let seen = message(Lang::En, "map.seen_from").replace("{{ host }}", "Khabarovsk");
    assert_eq!(canvas.attribute("aria-label"), Some(&*seen));
    let map = page_of(&small(), "map");
    assert_eq!(map.named("h1")[0].text(), message(Lang::En, "map.title"));
    assert_eq!(of_class(&map, "map-legend").len(), 1);
}

#[test]
fn exchanges_are_linked_only_if_there_are_any() {
    let has_link = |bundle: &Value| {
        let page = page_of(bundle, "");
        let nav = page.named("nav")[0];
        let links = nav.named("a");
        links
            .iter()
            .any(|link| link.attribute("href") == Some("/en/programmes"))
    };
    assert!(has_link(&small()));
    assert!(!has_link(&changed("/events/0/exchange", json!(false))));
    let mut of_series = changed("/events/0/exchange", json!(false));
    of_series["series"][0]["exchange"] = json!(true);
    assert!(has_link(&of_series));
}

#[test]
fn widgets_are_offered_only_for_what_there_is() {
    let views = |bundle: &Value| {
        let builder = page_of(bundle, "embed");
        let options = builder.named("option").into_iter();
        let values = options.filter_map(|option| option.attribute("value"));
        let values = values.filter(|value| ["programmes", "city"].contains(value));
        values.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(views(&small()), ["programmes", "city"]);
    assert_eq!(views(&alone()), Vec::<String>::new());
}

#[test]
fn a_topic_opens_only_if_there_is_something_in_it() {
    let topics = |bundle: &Value| {
        let about = page_of(bundle, "about");
        let topics = of_class(&about, "topic").into_iter();
        topics.map(|topic| topic.name.clone()).collect::<Vec<_>>()
    };
    // The direction has sections, the category nothing.
    assert_eq!(topics(&small()), ["details", "div"]);
    let introduced = changed("/categories/0/introduction", both("Long"));
    assert_eq!(topics(&introduced), ["details", "details"]);
}

#[test]
fn the_about_page_says_what_is_true_of_the_bundle() {
    let credit = json!([
        { "text": both("Photographs: City archive"), "url": "https://example.org/archive" },
        { "text": both("Drawings: A. Painter") },
    ]);
    let page = page_of(&changed("/site/credits", credit), "about");
    let text = page.text();
    assert!(text.contains("Photographs: City archive") && text.contains("Drawings: A. Painter"));
    assert!(!text.contains("GeoNames"), "{text}");
    // The concert has its day, the booklet a year, the programme no date.
    assert!(
        text.contains("Entries without an exact day: 2 of 3."),
        "{text}"
    );
    let mut exact = small();
    exact["programmes"] = json!([]);
    exact["documents"] = json!([]);
    let text = page_of(&exact, "about").text();
    assert!(!text.contains("without an exact day"), "{text}");
}

#[test]
fn a_year_of_past_plans_does_not_read_as_nothing() {
    let mut bundle = changed("/events/0/status", json!("planned"));
    bundle["documents"] = json!([]);
    let review = page_of(&bundle, "review/2021");
    let text = one(&review, "id", "main").text();
    assert!(
        text.contains("Over, outcome not recorded: 1 entry."),
        "{text}"
    );
    assert!(!text.contains("under way: 0"), "{text}");
    let title = message(Lang::En, "review.unrecorded");
    assert!(
        headings(&review)
            .iter()
            .any(|heading| heading.ends_with(&title))
    );
    assert_eq!(review.named("table").len(), 1, "only that of statuses");
    // Before its time it is a plan like others.
    let mut coming = bundle.clone();
    coming["events"][0]["when"] = json!("2021-07-14");
    let review = page_of(&coming, "review/2021");
    let text = one(&review, "id", "main").text();
    assert!(!text.contains(&title), "{text}");
    assert!(
        text.contains("Listed apart and not counted: 1 entry"),
        "{text}"
    );
}

#[test]
fn descriptions_are_punctuated_as_in_their_language() {
    let mut bundle = small();
    bundle["languages"] = json!(["ja", "en"]);
    bundle["events"][0]["title"] = json!({ "ja": "音楽会", "en": "Concert" });
    let without = bundle.clone();
    bundle["events"][0]["summary"] = json!({ "ja": "広場で。", "en": "On the square." });
    for (bundle, lang, expected) in [
        (&bundle, Lang::Ja, "2021年5月14日。広場で。"),
        (&without, Lang::Ja, "音楽会。2021年5月14日"),
        (&bundle, Lang::En, "14 May 2021. On the square."),
        (&without, Lang::En, "Concert. 14 May 2021"),
    ] {
        let bundle = load(&bundle.to_string()).unwrap().bundle;
        let renderer = Renderer::new(Box::leak(Box::new(bundle)), "/", environment());
        let head = renderer
            .messages(lang)
            .head(&StaticPage::of(Page::Event("concert".into())));
        assert_eq!(head.description, expected);
    }
}

#[test]
fn an_english_week_begins_as_in_the_country_of_the_host() {
    for (country, first) in [
        ("RU", Weekday::Monday),
        ("DE", Weekday::Monday),
        ("JP", Weekday::Sunday),
        ("US", Weekday::Sunday),
        ("EG", Weekday::Saturday),
    ] {
        let bundle = changed("/host/country", json!(country));
        let bundle = load(&bundle.to_string()).unwrap().bundle;
        assert_eq!(bundle.first_weekday(Lang::En), first, "{country}");
        assert_eq!(bundle.first_weekday(Lang::Ru), Weekday::Monday);
        assert_eq!(bundle.first_weekday(Lang::Ja), Weekday::Sunday);
    }
}
