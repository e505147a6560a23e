//! Links that open a place in map applications and on map sites.
//!
//! A place with a position is opened at it; any other is searched for by its name, address and city,
//! in the language that is spoken there. Formats: `geo:` of RFC 5870 with the query that Android
//! documents ("Common intents"), Google "Maps URLs", Apple "Map Links", Yandex "Maps URL parameters",
//! 2GIS "Deep links", Kakao "Map URL Scheme", Baidu "Map URI API", Amap "URI API". Naver documents no
//! link for websites: its form is the address of a search on its own site.

use crate::geo::LonLat;
use crate::model::{Bundle, City, Place, PlaceCity};
use crate::text::query::encode;
use crate::text::{Lang, Localized};

/// A map application or map site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapApp {
    /// The application that the device has set for `geo:` links.
    Device,
    Google,
    Apple,
    Yandex,
    TwoGis,
    Naver,
    Kakao,
    Baidu,
    Amap,
}

/// A link to a place in a map application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapLink {
    pub app: MapApp,
    pub url: String,
}

/// The source that Baidu and Amap ask for, as `company.product`.
const SOURCE: &str = "pobratim";

impl MapApp {
    /// The applications in the order for readers of a language: those most used by them first.
    pub const fn order(lang: Lang) -> [MapApp; 9] {
        use MapApp::{Amap, Apple, Baidu, Device, Google, Kakao, Naver, TwoGis, Yandex};
        match lang {
            Lang::Ru => [
                Yandex, TwoGis, Device, Google, Apple, Baidu, Amap, Naver, Kakao,
            ],
            Lang::En | Lang::Ja => [
                Google, Apple, Device, Yandex, TwoGis, Baidu, Amap, Naver, Kakao,
            ],
            Lang::Zh => [
                Amap, Baidu, Device, Apple, Google, Yandex, TwoGis, Naver, Kakao,
            ],
            Lang::Ko => [
                Naver, Kakao, Device, Google, Apple, Yandex, TwoGis, Baidu, Amap,
            ],
        }
    }
}

/// Returns the links to a place, in the order for readers of `lang`.
pub fn map_links(bundle: &Bundle, place: &Place, lang: Lang) -> Vec<MapLink> {
    let spoken = bundle.language_at(place);
    let text = |text: &Localized| {
        let found = text.get(spoken.unwrap_or(lang), &bundle.order);
        found
            .map(|found| found.text.to_string())
            .unwrap_or_default()
    };
    let city = city_of(bundle, place).map(|city| match &city.own_name {
        Some(own) => own.text.to_string(),
        None => text(&city.name),
    });
    let target = Target {
        name: text(&place.name),
        address: text(&place.address),
        city: city.unwrap_or_default(),
        position: place.position,
    };
    let apps = MapApp::order(lang).into_iter();
    apps.map(|app| MapLink {
        app,
        url: target.url(app),
    })
    .collect()
}

fn city_of<'a>(bundle: &'a Bundle, place: &Place) -> Option<&'a City> {
    place.city.map(|city| match city {
        PlaceCity::Host => &bundle.host,
        PlaceCity::City(city) => bundle.city(city),
    })
}

/// What a link leads to.
struct Target {
    name: String,
    /// May be empty, like `city`.
    address: String,
    city: String,
    position: Option<LonLat>,
}

impl Target {
    fn url(&self, app: MapApp) -> String {
        match self.position {
            Some(position) => self.url_at(app, position),
            None => search_url(app, &self.query(), &self.city),
        }
    }

    /// Name, address and city, as one types them into a search.
    fn query(&self) -> String {
        let is_named = self.name.contains(&self.city) || self.address.contains(&self.city);
        let city = (!is_named).then_some(&self.city);
        let parts = [Some(&self.name), Some(&self.address), city];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    fn url_at(&self, app: MapApp, position: LonLat) -> String {
        let (lat, lon) = (degrees(position.lat_deg()), degrees(position.lon_deg()));
        let lat_lon = [&*lat, ",", &lon].concat();
        let lon_lat = [&*lon, ",", &lat].concat();
        let name = escaped(&self.name);
        match app {
            MapApp::Device => ["geo:", &lat_lon, "?q=", &lat_lon].concat(),
            MapApp::Google => [
                "https://www.google.com/maps/search/?api=1&query=",
                &escaped(&lat_lon),
            ]
            .concat(),
            MapApp::Apple => ["https://maps.apple.com/?ll=", &lat_lon, "&q=", &name].concat(),
            MapApp::Yandex => ["https://yandex.ru/maps/?pt=", &lon_lat, "&z=17&l=map"].concat(),
            MapApp::TwoGis => ["https://2gis.ru/geo/", &lon_lat].concat(),
            // It has no link to a position with a marker.
            MapApp::Naver => search_url(app, &self.query(), &self.city),
            MapApp::Kakao => ["https://map.kakao.com/link/map/", &name, ",", &lat_lon].concat(),
            MapApp::Baidu => [
                "https://api.map.baidu.com/marker?location=",
                &lat_lon,
                "&title=",
                &name,
                "&content=",
                &escaped(&self.query()),
                "&coord_type=wgs84&output=html&src=",
                SOURCE,
            ]
            .concat(),
            MapApp::Amap => [
                "https://uri.amap.com/marker?position=",
                &lon_lat,
                "&name=",
                &name,
                "&coordinate=wgs84&callnative=1&src=",
                SOURCE,
            ]
            .concat(),
        }
    }
}

fn search_url(app: MapApp, query: &str, city: &str) -> String {
    let (query, city) = (escaped(query), escaped(city));
    match app {
        MapApp::Device => ["geo:0,0?q=", &query].concat(),
        MapApp::Google => ["https://www.google.com/maps/search/?api=1&query=", &query].concat(),
        MapApp::Apple => ["https://maps.apple.com/?q=", &query].concat(),
        MapApp::Yandex => ["https://yandex.ru/maps/?text=", &query].concat(),
        MapApp::TwoGis => ["https://2gis.ru/search/", &query].concat(),
        MapApp::Naver => ["https://map.naver.com/p/search/", &query].concat(),
        MapApp::Kakao => ["https://map.kakao.com/link/search/", &query].concat(),
        MapApp::Baidu => [
            "https://api.map.baidu.com/place/search?query=",
            &query,
            "&region=",
            &city,
            "&output=html&src=",
            SOURCE,
        ]
        .concat(),
        MapApp::Amap => [
            "https://uri.amap.com/search?keyword=",
            &query,
            "&city=",
            &city,
            "&callnative=1&src=",
            SOURCE,
        ]
        .concat(),
    }
}

/// Percent-encodes a text for one segment of a path or one value of a query.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    // Writing to a string cannot fail.
    let _ = encode(text, &mut escaped);
    // Kept by `encode`; a slash would begin another segment, a comma another part of a link.
    escaped
        .replace('/', "%2F")
        .replace(',', "%2C")
        .replace(':', "%3A")
        .replace('@', "%40")
}

/// Formats degrees with five digits after the point (1 m), without the tables of the standard
/// library for floating-point numbers.
fn degrees(degrees: f64) -> String {
    let rounded = (degrees * 100_000.0).round() as i32;
    let sign = if rounded < 0 { "-" } else { "" };
    let number = rounded.unsigned_abs();
    // The 1 in front keeps leading zeros.
    let rest = (100_000 + number % 100_000).to_string();
    let rest = rest.get(1..).unwrap_or_default();
    [sign, &(number / 100_000).to_string(), ".", rest].concat()
}
