//! The page of places in five languages. The bundle is `tests/fixtures/fair.json`.

use std::collections::BTreeSet;

use pobratim::text::Lang;

use super::event::{fair, page};
use super::html::Element;
use super::{has_link, links, message, of_class, one};

fn places(lang: Lang) -> Element {
    page(lang, "places")
}

/// The article of a venue.
fn place<'a>(page: &'a Element, id: &str) -> &'a Element {
    one(page, "id", &["places-", id].concat())
}

/// The facts of a venue as `name: value`.
fn facts(place: &Element) -> Vec<String> {
    let rows = of_class(place, "facts")[0].named("div");
    let rows = rows.iter().map(|row| {
        let text = |name: &str| row.named(name)[0].text();
        [text("dt"), ": ".into(), text("dd")].concat()
    });
    rows.collect()
}

#[test]
fn every_venue_is_listed_once_under_the_heading_of_its_kind() {
    for lang in Lang::ALL {
        let page = places(lang);
        let main = one(&page, "id", "main");
        assert_eq!(main.named("h1")[0].text(), message(lang, "places.title"));
        assert_eq!(
            of_class(main, "lead")[0].text(),
            message(lang, "places.lead")
        );
        let text = |key: &str| message(lang, &["places.", key].concat());
        let other_city = match lang {
            Lang::Ja => "ソルトマーシュ",
            Lang::Ru | Lang::En | Lang::Zh | Lang::Ko => "Saltmarsh",
        };
        let headings: Vec<String> = main.named("h2").iter().map(|it| it.text()).collect();
        let expected = [
            text("sights"),
            text("outdoors"),
            text("stages"),
            other_city.to_owned(),
        ];
        assert_eq!(headings, expected, "{}", lang.code());
        let articles = of_class(main, "place");
        let ids = articles.iter().map(|it| it.attribute("id").unwrap());
        let ids: Vec<&str> = ids.collect();
        let expected = [
            "places-lighthouse",
            "places-old-quay",
            "places-harbour-hall",
            "places-salt-museum",
        ];
        assert_eq!(ids, expected);
        assert_eq!(ids.len(), fair().venues.len());
        for article in articles {
            let name = one(article, "id", article.attribute("aria-labelledby").unwrap());
            assert_eq!(name.name, "h3");
            let emblem = of_class(article, "emblem")[0];
            assert_eq!(emblem.attribute("aria-hidden"), Some("true"));
            assert_eq!(of_class(article, "sources").len(), 1);
        }
        let kinds: BTreeSet<String> = ["sight", "water", "concert_hall", "museum"]
            .map(text)
            .into();
        let shown = of_class(main, "eyebrow");
        let shown: BTreeSet<String> = shown.iter().map(|it| it.text()).collect();
        assert_eq!(shown, kinds);
    }
}

#[test]
fn the_contents_lead_to_the_groups() {
    let page = places(Lang::Ru);
    let contents = links(of_class(&page, "places-contents")[0]);
    assert_eq!(contents.len(), 4);
    for (href, name) in contents {
        let heading = one(&page, "id", href.strip_prefix('#').unwrap());
        assert_eq!(heading.text(), name);
        assert_eq!(heading.attribute("tabindex"), Some("-1"));
    }
}

#[test]
fn a_venue_has_its_summary_facts_and_sources() {
    let page = places(Lang::En);
    let hall = place(&page, "harbour-hall");
    assert_eq!(
        of_class(hall, "place-summary")[0].text(),
        "A concert hall by the water."
    );
    insta::assert_snapshot!(facts(hall).join("\n"), @"
    Where: 1 Quay Street
    Getting there: Tram 3 to Quay
    Opening hours: On the evenings of concerts
    Accessibility: Wheelchair accessible · Hearing loop
    Website: hall.example, another site
    Sources: Invented for tests
    ");
    // Coordinates only where there is no address; what is not known is left out.
    let quay = facts(place(&page, "old-quay"));
    assert_eq!(quay[0], "Where: 35.2100, 142.5100");
    assert_eq!(quay.len(), 2);
    let page = places(Lang::Ja);
    insta::assert_snapshot!(facts(place(&page, "harbour-hall")).join("\n"), @"
    場所: 岸壁通り1番地
    アクセス: 路面電車3番「岸壁」下車
    利用時間: 公演のある日の夜
    バリアフリー: 車いす対応 · 磁気ループ（補聴器用）
    ウェブサイト: hall.example、外部サイト
    出典: テスト用の架空資料
    ");
    // A text of another language is marked as such.
    let page = places(Lang::Ru);
    let hall = place(&page, "harbour-hall");
    assert_eq!(
        of_class(hall, "place-summary")[0].text(),
        "Концертный зал у воды."
    );
    assert_eq!(of_class(of_class(hall, "facts")[0], "chip").len(), 4);
}

#[test]
fn a_venue_has_its_next_events_also_those_with_one_session_there() {
    let events = |id: &str| -> Vec<String> {
        let page = places(Lang::En);
        let rows = place(&page, id).all(|it| it.attribute("data-event").is_some());
        let ids = rows.iter().map(|it| it.attribute("data-event").unwrap());
        ids.map(str::to_owned).collect()
    };
    assert_eq!(events("harbour-hall")[0], "lantern-fair-2026");
    let at_lighthouse = events("lighthouse");
    assert_eq!(
        at_lighthouse[..2],
        ["lantern-workshop-2026", "lantern-fair-2026"]
    );
    assert!(at_lighthouse.len() <= 3, "{at_lighthouse:?}");
    assert!(events("old-quay").is_empty());
}

#[test]
fn an_event_and_its_sessions_link_to_their_places() {
    for lang in Lang::ALL {
        let event = page(lang, "events/lantern-fair-2026");
        let code = lang.code();
        let hrefs: Vec<String> = links(&event).into_iter().map(|(href, _)| href).collect();
        for id in ["harbour-hall", "lighthouse"] {
            let href = format!("/{code}/places#places-{id}");
            assert!(hrefs.contains(&href), "{href}: {hrefs:?}");
        }
    }
    let event = page(Lang::En, "events/lantern-fair-2026");
    has_link(&event, "/en/places#places-harbour-hall", "Harbour Hall");
    has_link(&event, "https://hall.example/", "Website, another site");
}

#[test]
fn the_header_links_to_places_only_where_there_are_any() {
    for lang in Lang::ALL {
        let page = places(lang);
        let nav = of_class(&page, "site-nav")[0];
        let code = lang.code();
        let name = message(lang, "shell.places");
        has_link(nav, &format!("/{code}/places"), &name);
        let current = nav.all(|it| it.attribute("aria-current") == Some("page"));
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].text(), name);
    }
}

/// The page of a bundle without venues, which nothing links to.
#[test]
fn without_venues_the_page_says_so() {
    use pobratim::model::load;
    use pobratim::ui::render::Renderer;

    let bundle = load(&crate::fixture::small().to_string()).unwrap().bundle;
    let bundle = Box::leak(Box::new(bundle));
    assert!(!bundle.has_venues());
    let renderer = Renderer::new(bundle, "/", super::environment());
    for lang in [Lang::Ru, Lang::En] {
        let html = renderer.page(super::address(lang, "places"));
        let page = super::parse(&html);
        assert_eq!(
            of_class(&page, "empty")[0].text(),
            message(lang, "places.empty")
        );
        let nav = links(of_class(&page, "site-nav")[0]);
        assert!(nav.iter().all(|(href, _)| !href.contains("places")));
    }
}
