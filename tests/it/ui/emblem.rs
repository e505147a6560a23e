//! Drawn emblems on the pages of events and cities, in cards, and on the page for unknown addresses.

use pobratim::emblem::Emblem;
use pobratim::text::Lang;

use super::html::Element;
use super::{of_class, page};

/// Returns the paths of an emblem.
fn paths(emblem: &Element) -> Vec<&str> {
    let paths = emblem.named("path");
    paths.iter().map(|it| it.attribute("d").unwrap()).collect()
}

/// Checks the only emblem of a page, in its head.
fn check(path: &str, hue: &str, season: Option<&str>, expected: &Emblem) {
    let page = page(Lang::En, path);
    let [emblem] = of_class(&page, "drawn-emblem")[..] else {
        panic!("{path}");
    };
    assert_eq!(emblem.attribute("aria-hidden"), Some("true"), "{path}");
    assert_eq!(emblem.attribute("data-hue"), Some(hue), "{path}");
    assert_eq!(emblem.attribute("data-season"), season, "{path}");
    let expected: Vec<&str> = expected.shapes.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths(emblem), expected, "{path}");
    assert!(emblem.all(|_| true).len() <= 25, "{path}");
    assert!(emblem.all(|it| it.attribute("style").is_some()).is_empty());
}

#[test]
fn pages_have_the_emblem_of_their_subject() {
    use pobratim::time::Season::Spring;
    let city_day = Emblem::of_event(3, Some(Spring), "city-day");
    check("events/city-day-2021", "3", Some("21"), &city_day);
    for city in ["niigata", "khabarovsk", "gyumri"] {
        let emblem = Emblem::of_city(city);
        let season = emblem.season.map(|season| season.code().to_string());
        check(
            &["cities/", city].concat(),
            "city",
            season.as_deref(),
            &emblem,
        );
    }
    check("nothing/here", "city", None, &Emblem::of_nothing());
}

#[test]
fn lists_have_no_emblems() {
    for path in [
        "",
        "calendar?date=2021-05",
        "calendar?date=2021&view=agenda",
        "map",
    ] {
        let page = page(Lang::En, path);
        assert!(of_class(&page, "drawn-emblem").is_empty(), "{path}");
    }
}
