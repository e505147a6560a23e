//! What the canvas shows: land and sea where they are, in each projection and at several scales.

use pobratim::geo::LonLat;
use pobratim::map::{Camera, Mode, Pixel, Size, first_frame};
use serde_json::{Value, json};

use super::{map_size, settled};
use crate::page::Page;

const HOST: (f64, f64) = (135.0971, 48.462);

/// The first view, and map views at the scale of the world, the Pacific and the Japan Sea: latitude,
/// longitude in degrees and span in km.
const VIEWS: [(&str, &str); 4] = [
    ("first", ""),
    ("world", "@50,135,8000"),
    ("pacific", "@48,175,9000"),
    ("japan-sea", "@41,135,1900"),
];

/// Points far from any coast: name, degrees east and north, and whether they are on land.
const POINTS: [(&str, f64, f64, bool); 14] = [
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

fn lon_lat(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).expect("a position")
}

/// The most frequent colour around each position: `land`, `water`, or else its components.
fn surfaces(page: &Page, at: &[Pixel]) -> Vec<String> {
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
    let positions: Vec<[f64; 2]> = at.iter().map(|at| [at.x, at.y]).collect();
    let found = page.script(script, json!([positions]));
    let found = found.as_array().cloned().unwrap_or_default();
    found
        .iter()
        .map(|name| name.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Writes a screenshot into the folder that `POBRATIM_PICTURES` names, for inspection by eye.
fn save_screenshot(page: &Page, name: &str) {
    let Some(folder) = std::env::var_os("POBRATIM_PICTURES") else {
        return;
    };
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in page.screenshot().bytes() {
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

/// The camera of the map for a mode and a map view; an empty one is the first view.
fn camera_of(page: &Page, mode: Mode, view: &str) -> Camera {
    let size = map_size(page);
    let host = lon_lat(HOST.0, HOST.1);
    match view.strip_prefix('@') {
        Some(view) => {
            let number: Vec<f64> = view
                .split(',')
                .map(|part| part.parse().expect("a number"))
                .collect();
            Camera::at_span(host, lon_lat(number[1], number[0]), number[2], size, mode)
        }
        None => {
            let bundle: Value = serde_json::from_str(&page.site.built_bundle()).expect("JSON");
            let cities = bundle["cities"].as_array().expect("cities").clone();
            let at = |city: &Value, name: &str| city["position"][name].as_f64().expect("degrees");
            let cities: Vec<LonLat> = cities
                .iter()
                .map(|city| lon_lat(at(city, "lon"), at(city, "lat")))
                .collect();
            first_frame(host, &cities, &|_| false, size, mode)
        }
    }
}

#[test]
fn the_three_modes_show_land_and_sea_where_they_are() {
    let page = Page::open();
    let mut checked = 0;
    for mode in Mode::ALL {
        for (name, view) in VIEWS {
            page.visit(&format!("en/map?map={}{view}", mode.code()));
            settled(&page);
            save_screenshot(&page, &format!("{}-{name}", mode.code()));
            let camera = camera_of(&page, mode, view);
            let Size { width, height } = camera.size();
            let seen: Vec<(&str, bool, Pixel)> = POINTS
                .iter()
                .filter_map(|&(name, lon, lat, is_land)| {
                    Some((name, is_land, camera.project(lon_lat(lon, lat))?))
                })
                // Near the edge of the globe an area is as narrow as the line of a coast.
                .filter(|(_, _, at)| {
                    let (dx, dy) = (at.x - camera.origin().x, at.y - camera.origin().y);
                    (10.0..width - 10.0).contains(&at.x)
                        && (10.0..height - 10.0).contains(&at.y)
                        && dx.hypot(dy) < 0.85 * camera.rim_px()
                })
                // Narrow areas are checked only where they are drawn large enough.
                .filter(|(name, _, _)| match *name {
                    "Khanka" | "Baikal" => view.contains("1900"),
                    "Hokkaido" | "Honshu" => camera.scale() > 500.0,
                    _ => true,
                })
                .collect();
            let pixels: Vec<Pixel> = seen.iter().map(|(_, _, at)| *at).collect();
            for ((name_of_point, is_land, at), found) in seen.iter().zip(surfaces(&page, &pixels)) {
                let expected = if *is_land { "land" } else { "water" };
                assert_eq!(
                    found,
                    expected,
                    "{name_of_point} in {} {name} at {at:?}",
                    mode.code()
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "only {checked} points were in view");

    // With a device pixel ratio of 2 the canvas has twice as many pixels.
    let metrics = json!({
        "width": 1000, "height": 700, "deviceScaleFactor": 2, "mobile": false,
    });
    page.engine
        .chromium("Emulation.setDeviceMetricsOverride", metrics);
    let (mode, view) = (Mode::Globe, VIEWS[3].1);
    let pixels = "const canvas = document.querySelector('.map-canvas');\
        const box = canvas.getBoundingClientRect();\
        return [canvas.width - 2 * box.width, canvas.height - 2 * box.height]";
    page.wait_for("twice as many pixels", || {
        let off = page.script(pixels, json!([]));
        let near = |side: usize| off[side].as_f64().is_some_and(|off| off.abs() <= 1.0);
        (near(0) && near(1)).then_some(())
    });
    page.reload();
    settled(&page);
    let camera = camera_of(&page, mode, view);
    let [japan_sea, hokkaido] = [lon_lat(134.9, 40.1), lon_lat(142.9, 43.4)];
    let seen = [japan_sea, hokkaido].map(|at| camera.project(at).expect("in view"));
    assert_eq!(surfaces(&page, &seen), ["water", "land"]);
}
