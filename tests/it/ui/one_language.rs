//! Pages rendered from the bundle of one language, which are those of the whole bundle.

use pobratim::model::{Bundle, in_one_language, load};
use pobratim::text::Lang;
use pobratim::ui::render::Renderer;

use super::{PAGES, address, bundle_text, environment};

const FAIR: &str = include_str!("../../fixtures/fair.json");
const OTHERVILLE: &str = include_str!("../../fixtures/otherville.json");

/// Addresses that depend on more than the kind of the page.
const MORE: [&str; 4] = [
    "calendar?date=2021&view=schedule&readable=1",
    "map?order=name",
    "programmes?interest=music",
    "about?zone=local",
];

fn leaked(text: &str) -> &'static Bundle {
    Box::leak(Box::new(load(text).unwrap().bundle))
}

fn check(text: &str, paths: impl Fn(&Bundle) -> Vec<String>) {
    let whole = leaked(text);
    let of_whole = Renderer::new(whole, "/", environment());
    for lang in Lang::ALL {
        let own = leaked(&in_one_language(text, &whole.order, lang));
        let of_own = Renderer::new(own, "/", environment());
        for path in paths(whole) {
            let page = |renderer: &Renderer| renderer.page(address(lang, &path));
            let (expected, found) = (page(&of_whole), page(&of_own));
            assert!(expected == found, "{}/{path}", lang.code());
            assert!(expected.contains("<h1"), "{}/{path}", lang.code());
        }
    }
}

/// The addresses of all events, cities and series.
fn records(bundle: &Bundle) -> Vec<String> {
    let cities = bundle
        .cities
        .iter()
        .map(|city| ["cities/", &city.id].concat());
    let entries = bundle
        .entries
        .iter()
        .map(|entry| ["events/", &entry.id].concat());
    let series = bundle
        .series
        .iter()
        .map(|one| ["events/", &one.id].concat());
    cities.chain(entries).chain(series).collect()
}

#[test]
fn pages_are_equal_from_the_whole_bundle_and_from_one_language() {
    let kinds = PAGES.iter().map(|(path, _)| *path).chain(MORE);
    let kinds: Vec<String> = kinds.map(str::to_owned).collect();
    check(&bundle_text(), |bundle| {
        let records = records(bundle).into_iter();
        kinds.iter().cloned().chain(records).collect()
    });
}

#[test]
fn texts_in_another_language_are_marked_the_same() {
    for text in [FAIR, OTHERVILLE] {
        check(text, |bundle| {
            let pages = ["", "map", "about", "calendar?date=2026&view=schedule"];
            let pages = pages.into_iter().map(str::to_owned);
            pages.chain(records(bundle)).collect()
        });
    }
}
