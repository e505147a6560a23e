//! Links to map applications, against the documented forms of their URLs.

use pobratim::export::{MapApp, map_links};
use pobratim::model::{Bundle, load};
use pobratim::text::Lang;
use pobratim::text::query::decode;

use super::editions::BUNDLES;

/// The links of a venue by application, decoded; the URL itself has ASCII letters only.
fn links(bundle: &Bundle, venue: &str, lang: Lang) -> Vec<(MapApp, String)> {
    let venue = bundle.venue(bundle.find_venue(venue).unwrap());
    let links = map_links(bundle, &venue.place, lang).into_iter();
    let links = links.map(|link| {
        let is_plain = |letter: char| letter.is_ascii_graphic() && !"\"<>\\^`{|}".contains(letter);
        assert!(link.url.chars().all(is_plain), "{}", link.url);
        (link.app, decode(&link.url))
    });
    links.collect()
}

fn check(venue: &str, expected: &[(MapApp, &str)]) {
    let found = links(&BUNDLES[0], venue, Lang::Ja);
    for (app, url) in expected {
        let (_, found) = found.iter().find(|(one, _)| one == app).unwrap();
        assert_eq!(found, url, "{app:?}");
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_place_with_a_position_is_opened_at_it() {
    let query = "Платинум Арена, ул. Дикопольцева, 12, Хабаровск";
    let baidu = [
        "https://api.map.baidu.com/marker?location=48.48429,135.08625&title=Платинум Арена&content=",
        query,
        "&coord_type=wgs84&output=html&src=pobratim",
    ]
    .concat();
    let naver = ["https://map.naver.com/p/search/", query].concat();
    check(
        "platinum-arena",
        &[
            (
                MapApp::Device,
                "geo:48.48429,135.08625?q=48.48429,135.08625",
            ),
            (
                MapApp::Google,
                "https://www.google.com/maps/search/?api=1&query=48.48429,135.08625",
            ),
            (
                MapApp::Apple,
                "https://maps.apple.com/?ll=48.48429,135.08625&q=Платинум Арена",
            ),
            // Longitude first.
            (
                MapApp::Yandex,
                "https://yandex.ru/maps/?pt=135.08625,48.48429&z=17&l=map",
            ),
            (MapApp::TwoGis, "https://2gis.ru/geo/135.08625,48.48429"),
            (MapApp::Naver, &naver),
            (
                MapApp::Kakao,
                "https://map.kakao.com/link/map/Платинум Арена,48.48429,135.08625",
            ),
            (MapApp::Baidu, &baidu),
            (
                MapApp::Amap,
                "https://uri.amap.com/marker?position=135.08625,48.48429&name=Платинум Арена&coordinate=wgs84&callnative=1&src=pobratim",
            ),
        ],
    );
}

#[test]
fn another_place_is_searched_for_in_the_language_spoken_there() {
    let query = "Парк «Динамо», ул. Карла Маркса, 62, Хабаровск";
    let with = |before: &str, after: &str| [before, query, after].concat();
    let urls = [
        (MapApp::Device, with("geo:0,0?q=", "")),
        (
            MapApp::Google,
            with("https://www.google.com/maps/search/?api=1&query=", ""),
        ),
        (MapApp::Apple, with("https://maps.apple.com/?q=", "")),
        (MapApp::Yandex, with("https://yandex.ru/maps/?text=", "")),
        (MapApp::TwoGis, with("https://2gis.ru/search/", "")),
        (MapApp::Naver, with("https://map.naver.com/p/search/", "")),
        (
            MapApp::Kakao,
            with("https://map.kakao.com/link/search/", ""),
        ),
        (
            MapApp::Baidu,
            with(
                "https://api.map.baidu.com/place/search?query=",
                "&region=Хабаровск&output=html&src=pobratim",
            ),
        ),
        (
            MapApp::Amap,
            with(
                "https://uri.amap.com/search?keyword=",
                "&city=Хабаровск&callnative=1&src=pobratim",
            ),
        ),
    ];
    let urls: Vec<(MapApp, &str)> = urls.iter().map(|(app, url)| (*app, &**url)).collect();
    check("dynamo-park", &urls);
}

#[test]
fn the_applications_of_a_language_come_first() {
    let first = |lang: Lang| {
        let found = links(&BUNDLES[0], "dynamo-park", lang);
        [found[0].0, found[1].0]
    };
    assert_eq!(first(Lang::Ru), [MapApp::Yandex, MapApp::TwoGis]);
    assert_eq!(first(Lang::En), [MapApp::Google, MapApp::Apple]);
    assert_eq!(first(Lang::Zh), [MapApp::Amap, MapApp::Baidu]);
    assert_eq!(first(Lang::Ko), [MapApp::Naver, MapApp::Kakao]);
    assert_eq!(first(Lang::Ja), [MapApp::Google, MapApp::Apple]);
    for lang in Lang::ALL {
        let order = MapApp::order(lang);
        for app in MapApp::order(Lang::En) {
            assert!(order.contains(&app), "{lang:?}: {app:?}");
        }
    }
}

#[test]
fn characters_of_a_name_cannot_change_the_link() {
    let text = include_str!("../fixtures/fair.json").replace("Salt Museum", "A/b, c&d=e?f#g@h:i");
    let bundle = load(&text).unwrap().bundle;
    let venue = bundle.venue(bundle.find_venue("salt-museum").unwrap());
    let escaped = "A%2Fb%2C%20c%26d%3De%3Ff%23g%40h%3Ai";
    for link in map_links(&bundle, &venue.place, Lang::En) {
        assert!(link.url.contains(escaped), "{}", link.url);
    }
}
