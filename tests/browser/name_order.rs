//! Names on which page and command must agree: their order in each language, and names of countries.

use pobratim::model::load;
use pobratim::text::Lang;
use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::queries::strings;
use crate::server::{Bundle, Hosting};

const BUNDLE: &str = include_str!("../../public/bundle/khabarovsk.json");
/// The command's order, which `tests/it/collate.rs` checks.
const IN_ORDER: &str = include_str!("../fixtures/names-in-order.txt");

/// Returns the texts of the elements of a selector in document order.
fn texts(page: &Page, selector: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll(arguments[0])]\
        .map((element) => element.textContent)";
    strings(&page.script(script, json!([selector])))
}

#[test]
fn cities_and_countries_are_named_and_ordered_as_by_the_command() {
    let bundle = load(BUNDLE).expect("the bundle loads").bundle;
    let page = Page::open();
    for lang in Lang::ALL {
        page.visit(&format!("{}/map?order=name", lang.code()));
        page.ready();
        let head = format!("{} cities: ", lang.code());
        let expected = IN_ORDER.lines().find_map(|line| line.strip_prefix(&head));
        let cities = texts(&page, ".cities [data-city] .city-name");
        assert_eq!(cities.join(" | "), expected.expect("the language is there"));
        // `tests/it/collate.rs` checks the names in the bundle.
        let countries = cities.iter().map(|name| {
            let mut all = bundle.cities.iter();
            let city = all.find(|city| city.name.exact(lang) == Some(name));
            let country = city.expect("a city of the bundle").country;
            bundle.country_name(country, lang).expect("a name")
        });
        assert_eq!(
            texts(&page, ".cities [data-city] .city-country"),
            countries.collect::<Vec<_>>()
        );
    }
}

/// The bundle's name of a country takes precedence over the browser's, which is the fallback.
#[test]
fn a_country_has_the_name_that_the_bundle_gives_it() {
    let mut bundle: Value = serde_json::from_str(BUNDLE).expect("JSON");
    bundle["countries"] = json!([{ "code": "JP", "name": { "en": "Nippon" } }]);
    let hosting = Hosting {
        bundle: Bundle::Text(bundle.to_string()),
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    for (path, name) in [
        ("en/cities/niigata", "Nippon"),
        ("en/cities/harbin", "China"),
        ("ru/cities/niigata", "Япония"),
    ] {
        page.visit(path);
        page.ready();
        let facts = texts(&page, ".facts dd");
        assert!(facts.iter().any(|fact| fact == name), "{path}: {facts:?}");
    }
}
