//! The page of a city: its head, the small map, and the order of its sections.

use pobratim::text::Lang;

use super::html::Element;
use super::{has_link, message, of_class, one, page};

/// The texts of the headings of the sections.
fn sections(page: &Element) -> Vec<String> {
    let headings = one(page, "id", "main").named("h2");
    headings.iter().map(|it| it.text()).collect()
}

#[test]
fn the_head_says_since_when_and_for_how_long_the_tie_has_lasted() {
    // On 15 June 2021 the agreements with Niigata (23 April 1965) and Harbin (15 June 1993) have lasted
    // for whole years.
    for (lang, niigata, harbin) in [
        (
            Lang::Ru,
            "Город-побратим с 1965 года, 56 лет",
            "Город-побратим с 1993 года, 28 лет",
        ),
        (
            Lang::En,
            "Sister city since 1965, 56 years",
            "Sister city since 1993, 28 years",
        ),
        (
            Lang::Zh,
            "友好城市（1965年起），至今56年",
            "友好城市（1993年起），至今28年",
        ),
        (
            Lang::Ko,
            "자매도시(1965년부터), 56년",
            "자매도시(1993년부터), 28년",
        ),
        (
            Lang::Ja,
            "姉妹都市（1965年から）、56年",
            "姉妹都市（1993年から）、28年",
        ),
    ] {
        for (city, expected) in [("niigata", niigata), ("harbin", harbin)] {
            let page = page(lang, &["cities/", city].concat());
            assert_eq!(of_class(&page, "eyebrow")[0].text().trim(), expected);
        }
    }
    // A suspended tie does not last, and the year of this one is unknown.
    for (city, expected) in [
        ("victoria", "Sister city since 1990, tie suspended"),
        ("busan", "Friendly city"),
    ] {
        let page = page(Lang::En, &["cities/", city].concat());
        assert_eq!(of_class(&page, "eyebrow")[0].text().trim(), expected);
    }
}

#[test]
fn the_small_map_names_both_ends_of_the_line_and_leads_to_the_map() {
    let page = page(Lang::En, "cities/niigata");
    let map = of_class(&page, "small-map")[0];
    assert_eq!(map.attribute("role"), Some("img"));
    assert_eq!(
        map.attribute("aria-label"),
        Some("Niigata, 1,210\u{a0}km south of Khabarovsk")
    );
    assert_eq!(map.attribute("data-stroke"), Some("sister"));
    let names: Vec<String> = map.named("text").iter().map(|it| it.text()).collect();
    assert_eq!(names, ["Khabarovsk", "Niigata"]);
    let line = of_class(map, "small-map-line")[0].attribute("d").unwrap();
    assert!(line.starts_with('M') && line.contains('L'), "{line}");
    let on_map = message(Lang::En, "city.on_map");
    has_link(&page, "/en/map?city=niigata", &on_map);
    // A city without an agreement has no line, and the host no map.
    let sapporo = super::page(Lang::En, "cities/sapporo");
    let map = of_class(&sapporo, "small-map")[0];
    assert_eq!(of_class(map, "small-map-line")[0].attribute("d"), Some(""));
    let host = super::page(Lang::En, "cities/khabarovsk");
    assert!(of_class(&host, "small-map").is_empty());
}

#[test]
fn what_comes_next_is_before_the_history() {
    for lang in Lang::ALL {
        let page = page(lang, "cities/niigata");
        let headings = sections(&page);
        let at = |key: &str| {
            let name = message(lang, key);
            let at = headings.iter().position(|heading| *heading == name);
            at.unwrap_or_else(|| panic!("no {name} in {headings:?}"))
        };
        assert!(at("city.coming") < at("city.festivals"), "{headings:?}");
        assert!(at("city.festivals") < at("city.story"), "{headings:?}");
        assert!(at("city.programmes") < at("city.story"), "{headings:?}");
    }
}
