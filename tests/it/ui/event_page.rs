//! The page of an event: date, countdown and status; the place and links to it; other editions and
//! other events.

use pobratim::model::Bundle;
use pobratim::text::Lang;
use pobratim::time::days;
use pobratim::ui::environment::Environment;
use pobratim::ui::render::Renderer;

use super::html::{Element, parse};
use super::{address, bundle, environment, has_link, links, of_class, one};

/// A page on 30 November 2026.
fn page_of(bundle: &'static Bundle, lang: Lang, path: &str, feeds: Option<&str>) -> Element {
    let environment = Environment {
        today: days::date(2026, 11, 30),
        feeds: feeds.map(str::to_string),
        ..environment()
    };
    let html = Renderer::new(bundle, "/", environment).page(address(lang, path));
    super::check_strict(path, &html);
    parse(&html)
}

fn page(lang: Lang, path: &str) -> Element {
    page_of(bundle(), lang, path, Some("feeds/"))
}

fn text_of(page: &Element, class: &str) -> String {
    of_class(page, class)[0].text()
}

/// The names of the facts.
fn names(page: &Element) -> Vec<String> {
    let names = of_class(page, "facts")[0].named("dt");
    names.iter().map(|name| name.text()).collect()
}

#[test]
fn a_past_event_leads_to_the_coming_edition() {
    let page = page(Lang::En, "events/city-day-2021");
    let section = of_class(&page, "event-editions")[0];
    let coming = "/en/events/city-day@2027";
    assert!(links(section).iter().any(|(href, _)| href == coming));
    assert_eq!(one(section, "rel", "next").text(), "Next time: in 2022");
    assert!(
        section
            .all(|it| it.attribute("rel") == Some("prev"))
            .is_empty()
    );

    let actions = of_class(&page, "event-actions")[0];
    let next = links(actions)[0].clone();
    assert_eq!(next.0, coming);
    assert_eq!(next.1, "Next time: from late May to early June 2027");
    // Nobody can put it into a calendar any more.
    let menus: Vec<String> = actions
        .named("summary")
        .iter()
        .map(|it| it.text())
        .collect();
    assert_eq!(menus, ["Share", "Tell me when the dates are announced"]);
}

#[test]
fn the_coming_edition_leads_to_the_last_one_and_its_dates_can_be_heard_of() {
    let page = page(Lang::En, "events/city-day@2027");
    let section = of_class(&page, "event-editions")[0];
    assert_eq!(one(section, "rel", "prev").text(), "Last time: 31 May 2025");
    let actions = of_class(&page, "event-actions")[0];
    let menus: Vec<String> = actions
        .named("summary")
        .iter()
        .map(|it| it.text())
        .collect();
    let add = "Add to my calendar";
    assert_eq!(menus, [add, "Tell me when the dates are announced"]);
    let host = super::ORIGIN.strip_prefix("https://").unwrap();
    let webcal = format!("webcal://{host}/feeds/en/series-city-day.ics");
    has_link(actions, &webcal, "Subscribe");
    has_link(actions, "/feeds/en/series-city-day.atom", "Atom feed");

    // A site without feeds has nothing to subscribe to.
    let page = page_of(bundle(), Lang::En, "events/city-day@2027", None);
    let actions = of_class(&page, "event-actions")[0];
    assert_eq!(actions.named("summary").len(), 1);
    assert!(links(actions).is_empty());
}

#[test]
fn the_head_has_date_countdown_and_status() {
    for (lang, path, expected) in [
        (
            Lang::En,
            "events/amur-crystal@2026",
            "In the second half of December 2026 In about 3 weeks Expected",
        ),
        (
            Lang::Ru,
            "events/amur-crystal@2026",
            "Во второй половине декабря 2026 года Примерно через 3 недели Ожидается",
        ),
        (
            Lang::Ja,
            "events/city-day@2027",
            "2027年5月下旬から6月上旬まで 約6か月後 見込み",
        ),
        (
            Lang::En,
            "events/city-day-2025",
            "Saturday, 31 May 2025 The date has passed Outcome unknown",
        ),
        (
            Lang::En,
            "events/harbin-committee-session-7",
            "Date unknown Held The source names no date.",
        ),
    ] {
        let text = text_of(&page(lang, path), "date-block");
        assert!(
            text.to_lowercase().starts_with(&expected.to_lowercase()),
            "{path}: {text}"
        );
    }
}

#[test]
fn facts_that_nobody_stated_are_left_out() {
    let unstated = page(Lang::En, "events/city-day-2021");
    assert!(!names(&unstated).contains(&"Format".to_owned()));
    let stated = page(Lang::En, "events/city-day-2025");
    assert!(names(&stated).contains(&"Format".to_owned()));
    for lang in Lang::ALL {
        let page = page(lang, "events/city-day-2021");
        let text = one(&page, "id", "main").text();
        let unstated = super::message(lang, "words.format_unstated");
        assert!(!text.contains(&unstated), "{lang:?}: {text}");
    }
}

#[test]
fn a_place_has_its_name_for_a_driver_and_links_to_maps() {
    let path = "events/amur-crystal@2026";
    let ja = page(Lang::Ja, path);
    let facts = of_class(&ja, "facts")[0];
    let local = facts.all(|it| it.attribute("lang") == Some("ru"));
    assert_eq!(local[0].text(), "Парк «Динамо», ул. Карла Маркса, 62");
    let maps = of_class(&ja, "map-links")[0];
    let found: Vec<String> = links(maps).into_iter().map(|(href, _)| href).collect();
    assert_eq!(found.len(), 9);
    assert!(found[0].starts_with("https://www.google.com/maps/"));
    assert!(found.iter().any(|href| href.starts_with("geo:0,0?q=")));

    // Readers of the language spoken there see it once.
    let ru = page(Lang::Ru, path);
    assert!(!names(&ru).contains(&"Показать водителю".to_owned()));
    let maps = of_class(&ru, "map-links")[0];
    assert!(links(maps)[0].0.starts_with("https://yandex.ru/maps/"));

    // The card has the first ones.
    let card = page(Lang::Ru, "calendar?date=2026-12&open=amur-crystal@2026");
    assert_eq!(links(of_class(&card, "map-links")[0]).len(), 3);
    // Without a place there are none.
    let page = page(Lang::En, "events/city-day-2021");
    assert!(of_class(&page, "map-links").is_empty());
}

#[test]
fn what_else_is_on_around_the_dates_is_listed() {
    let page = page(Lang::En, "events/happy-khabarovsk-2025");
    let section = of_class(&page, "event-around")[0];
    assert_eq!(section.named("h2")[0].text(), "Around these dates");
    let ids = section.all(|it| it.attribute("data-event").is_some());
    let ids: Vec<&str> = ids
        .iter()
        .filter_map(|it| it.attribute("data-event"))
        .collect();
    assert_eq!(ids[..2], ["amur-waves-2025", "city-day-2025"]);
    let year = self::page(Lang::En, "events/city-day-2022");
    assert!(of_class(&year, "event-around").is_empty());
}

#[test]
fn what_depends_on_the_present_day_is_marked() {
    let page = page(Lang::En, "events/city-day-2021");
    for class in [
        "countdown",
        "event-actions",
        "event-around",
        "event-editions",
    ] {
        let found = of_class(&page, class)[0];
        assert!(found.attribute("data-now").is_some(), "{class}");
    }
}
