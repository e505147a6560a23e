//! A reader of the map: three ways of looking, moving it by hand, wheel and fingers, sharing what is
//! seen, and what is left when the coast is missing.

use pobratim::geo::LonLat;
use pobratim::map::{Camera, Mode, Pixel, Size};
use serde_json::{Value, json};

use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

const HOST: (f64, f64) = (135.0971, 48.462);

/// Views by the scale of the world, the Pacific and the Japan Sea: latitude, longitude and span.
const VIEWS: [(&str, &str); 3] = [
    ("world", ""),
    ("pacific", "@48,175,9000"),
    ("japan-sea", "@41,135,1900"),
];

/// Places far from any coast, and whether they are land.
const PLACES: [(&str, f64, f64, bool); 14] = [
    ("Hokkaido", 142.9, 43.4, true),
    ("Honshu", 140.6, 39.6, true),
    ("the Japan Sea", 134.9, 40.1, false),
    ("the Sea of Okhotsk", 149.5, 54.0, false),
    ("Kamchatka", 159.0, 55.5, true),
    ("the Pacific", 161.0, 40.0, false),
    ("the Bering Sea", -176.0, 57.0, false),
    ("Alaska", -152.0, 65.0, true),
    ("Hawaii's sea", -165.0, 27.0, false),
    ("Mongolia", 102.0, 46.5, true),
    ("Yakutia", 122.0, 64.5, true),
    ("Baikal", 108.6, 53.7, false),
    ("Khanka", 132.4, 45.0, false),
    ("India", 78.5, 22.0, true),
];

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a place")
}

/// The size of the map's box.
fn map_size(page: &Page) -> Size {
    let script = "const box = document.querySelector('.map-stage').getBoundingClientRect();\
        return [box.width, box.height]";
    let size = page.script(script, json!([]));
    let side = |at: usize| size[at].as_f64().expect("a length");
    Size {
        width: side(0),
        height: side(1),
    }
}

/// Waits until the map has been painted with its coast and moves no more.
fn settled(page: &Page) {
    page.ready();
    let sum = "const canvas = document.querySelector('.map-canvas');\
        const context = canvas.getContext('2d');\
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);\
        const colours = new Set();\
        let sum = 0;\
        for (let at = 0; at < data.length; at += 44) {\
            sum = (sum * 31 + data[at] + data[at + 1] * 7 + data[at + 2] * 13) % 1000003;\
            if (colours.size < 40) colours.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);\
        }\
        return [sum, colours.size]";
    let mut before = Value::Null;
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(150));
        let now = page.script(sum, json!([]));
        // Without land there are few colours.
        if now == before && now[1].as_u64() > Some(20) {
            return;
        }
        before = now;
    }
    panic!("the map never rests: {before}");
}

/// The colour that most pixels round each place have: `land`, `water`, or neither.
fn grounds(page: &Page, at: &[Pixel]) -> Vec<String> {
    let script = "const canvas = document.querySelector('.map-canvas');\
        const context = canvas.getContext('2d');\
        const ratio = devicePixelRatio;\
        const style = getComputedStyle(document.documentElement);\
        const paint = document.createElement('canvas').getContext('2d');\
        const rgb = (name) => {\
            paint.fillStyle = style.getPropertyValue(name).trim();\
            paint.fillRect(0, 0, 1, 1);\
            return paint.getImageData(0, 0, 1, 1).data.slice(0, 3).join();\
        };\
        const names = { [rgb('--map-land')]: 'land', [rgb('--map-water')]: 'water' };\
        return arguments[0].map(([x, y]) => {\
            const { data } = context.getImageData(x * ratio - 6, y * ratio - 6, 13, 13);\
            const count = {};\
            for (let at = 0; at < data.length; at += 4) {\
                const colour = data.slice(at, at + 3).join();\
                count[colour] = (count[colour] ?? 0) + 1;\
            }\
            const most = Object.keys(count).reduce((a, b) => (count[a] < count[b] ? b : a));\
            return names[most] ?? most;\
        })";
    let points: Vec<[f64; 2]> = at.iter().map(|at| [at.x, at.y]).collect();
    let found = page.script(script, json!([points]));
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .map(|word| word.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Puts a picture of the window into the folder that `POBRATIM_PICTURES` names, to be looked at.
fn keep_picture(page: &Page, name: &str) {
    let Some(folder) = std::env::var_os("POBRATIM_PICTURES") else {
        return;
    };
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in page.picture().bytes() {
        let Some(value) = letters.iter().position(|known| *known == letter) else {
            continue;
        };
        (bits, held) = (bits << 6 | value as u32, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    let path = std::path::Path::new(&folder).join(format!("{name}.png"));
    std::fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// Where the map says that it looks, after the address has been told.
fn view(page: &Page, mode: Mode, look: &str) -> Camera {
    let size = map_size(page);
    let host = place(HOST.0, HOST.1);
    match look.strip_prefix('@') {
        Some(look) => {
            let number: Vec<f64> = look
                .split(',')
                .map(|part| part.parse().expect("a number"))
                .collect();
            Camera::at_span(host, place(number[1], number[0]), number[2], size, mode)
        }
        None => {
            let bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("JSON");
            let cities = bundle["cities"].as_array().expect("cities").clone();
            let at = |city: &Value, name: &str| city["position"][name].as_f64().expect("degrees");
            let cities: Vec<LonLat> = cities
                .iter()
                .map(|city| place(at(city, "lon"), at(city, "lat")))
                .collect();
            Camera::fit(host, &cities, size, 44.0_f64.min(size.width / 9.0), mode)
        }
    }
}

#[test]
fn the_three_ways_of_looking_show_land_and_sea_where_they_are() {
    let page = Page::open();
    let mut told = 0;
    for mode in Mode::ALL {
        for (name, look) in VIEWS {
            page.visit(&format!("en/map?map={}{look}", mode.code()));
            settled(&page);
            keep_picture(&page, &format!("{}-{name}", mode.code()));
            let camera = view(&page, mode, look);
            let Size { width, height } = camera.size();
            let seen: Vec<(&str, bool, Pixel)> = PLACES
                .iter()
                .filter_map(|&(name, lon, lat, is_land)| {
                    Some((name, is_land, camera.project(place(lon, lat))?))
                })
                // Near the edge of the globe a place is no wider than a coast's line.
                .filter(|(_, _, at)| {
                    let (dx, dy) = (at.x - camera.origin().x, at.y - camera.origin().y);
                    (10.0..width - 10.0).contains(&at.x)
                        && (10.0..height - 10.0).contains(&at.y)
                        && dx.hypot(dy) < 0.85 * camera.rim_px()
                })
                // What is narrow must be large enough to be told.
                .filter(|(name, _, _)| {
                    !matches!(*name, "Khanka" | "Baikal") || look.contains("1900")
                })
                .collect();
            let pixels: Vec<Pixel> = seen.iter().map(|(_, _, at)| *at).collect();
            for ((place, is_land, at), found) in seen.iter().zip(grounds(&page, &pixels)) {
                let expected = if *is_land { "land" } else { "water" };
                assert_eq!(
                    found,
                    expected,
                    "{place} in {} {name} at {at:?}",
                    mode.code()
                );
                told += 1;
            }
        }
    }
    assert!(told > 60, "only {told} places were seen");
}
