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
                .filter(|(name, _, _)| match *name {
                    "Khanka" | "Baikal" => look.contains("1900"),
                    "Hokkaido" | "Honshu" => camera.scale() > 500.0,
                    _ => true,
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

    // On a finer screen, or zoomed in by the reader, it is painted for that screen's pixels.
    let metrics = json!({
        "width": 1000, "height": 700, "deviceScaleFactor": 2, "mobile": false,
    });
    page.engine
        .chromium("Emulation.setDeviceMetricsOverride", metrics);
    let (mode, look) = (Mode::Globe, VIEWS[2].1);
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
    let camera = view(&page, mode, look);
    let [japan_sea, hokkaido] = [place(134.9, 40.1), place(142.9, 43.4)];
    let seen = [japan_sea, hokkaido].map(|at| camera.project(at).expect("in view"));
    assert_eq!(grounds(&page, &seen), ["water", "land"]);
}

/// The middle of the map's box in the window.
fn middle(page: &Page) -> (i32, i32) {
    let script = "const box = document.querySelector('.map-stage').getBoundingClientRect();\
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]";
    let at = page.script(script, json!([]));
    let axis = |index: usize| at[index].as_i64().expect("a length") as i32;
    (axis(0), axis(1))
}

/// Where a city's marker and the host's stand in the window, in CSS pixels.
fn markers(page: &Page, city: &str) -> [(f64, f64); 2] {
    let script = "const at = (element) => {\
            const box = element.getBoundingClientRect();\
            return [box.left + box.width / 2, box.top + box.height / 2];\
        };\
        const host = document.querySelector('.map-host').getBoundingClientRect();\
        return [at(document.querySelector(`button[data-city='${arguments[0]}']`)),\
            [host.left, host.top]]";
    let at = page.script(script, json!([city]));
    let axis = |of: usize, index: usize| at[of][index].as_f64().expect("a length");
    [0, 1].map(|of| (axis(of, 0), axis(of, 1)))
}

fn apart(page: &Page, city: &str) -> f64 {
    let [a, b] = markers(page, city);
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Waits until the address is such, and gives it back.
fn told(page: &Page, what: &str, is: impl Fn(&str) -> bool) -> String {
    page.wait_for(what, || Some(page.address()).filter(|address| is(address)))
}

/// The address once it has been told of the last move.
fn noted(page: &Page) -> String {
    page.wait_for("an address that stays", || {
        let before = page.address();
        std::thread::sleep(std::time::Duration::from_millis(800));
        Some(page.address()).filter(|now| *now == before)
    })
}

#[test]
fn what_is_seen_is_in_the_address_and_back_undoes_another_way_of_looking() {
    let page = Page::open();
    page.visit("en/map");
    settled(&page);
    let globe = page.find("button", "Globe");
    page.click(&globe);
    told(&page, "the globe in the address", |it| {
        it == "en/map?map=globe"
    });
    settled(&page);
    assert_eq!(
        page.attribute(&globe, "aria-pressed").as_deref(),
        Some("true")
    );
    let (x, y) = middle(&page);
    page.pull((x, y), (x + 70, y + 20));
    told(&page, "the look in the address", |it| {
        it.starts_with("en/map?map=globe@")
    });
    settled(&page);
    let seen = noted(&page);
    let before = markers(&page, "mogilev");
    // Whoever opens the link sees the same.
    page.reload();
    settled(&page);
    assert_eq!(page.address(), seen);
    let after = markers(&page, "mogilev");
    for (a, b) in before.iter().zip(after) {
        assert!(
            (a.0 - b.0).hypot(a.1 - b.1) < 1.5,
            "{before:?} and then {after:?}"
        );
    }
    // Another page and back by a link: the map is where it was.
    page.click(&page.find("link", "About"));
    page.find("heading", "About this site");
    page.click(&page.find("link", "Map"));
    told(&page, "the same look", |it| it == seen);
    page.click(&page.find("button", "Show all"));
    told(&page, "all cities", |it| it == "en/map?map=globe");
    page.click(&page.find("button", "True distances"));
    told(&page, "true distances", |it| it == "en/map?map=equidistant");
    settled(&page);
    page.back();
    told(&page, "the globe again", |it| it == "en/map?map=globe");
    let globe = page.find("button", "Globe");
    page.wait_for("the globe", || {
        (page.attribute(&globe, "aria-pressed").as_deref() == Some("true")).then_some(())
    });
}

#[test]
fn the_map_is_moved_by_hand_wheel_keys_and_two_clicks() {
    let page = Page::open();
    // Without motion a change is there at once.
    page.prefer("prefers-reduced-motion", "reduce");
    page.visit("en/map");
    settled(&page);
    let (x, y) = middle(&page);
    let [_, host] = markers(&page, "sapporo");
    page.pull((x, y), (x - 60, y + 30));
    let [_, moved] = markers(&page, "sapporo");
    let by = (moved.0 - host.0, moved.1 - host.1);
    assert!(
        (by.0 + 60.0).abs() < 6.0 && (by.1 - 30.0).abs() < 6.0,
        "{by:?}"
    );
    // The sheet is moved, so that the thread is as long as before.
    let first = apart(&page, "sapporo");
    page.wheel((x, y), -100, "");
    let nearer = apart(&page, "sapporo");
    assert!(nearer > 1.1 * first, "{first} and then {nearer}");
    page.wheel((x, y), 100, "");
    assert!((apart(&page, "sapporo") - first).abs() < 3.0);
    let twice = json!([{ "type": "pointer", "id": "mouse", "actions": [
        { "type": "pointerMove", "duration": 0, "x": x, "y": y },
        { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
        { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
    ]}]);
    page.engine
        .call("POST", "actions", json!({ "actions": twice }));
    let double = apart(&page, "sapporo") / first;
    assert!((1.9..2.1).contains(&double), "{double}");
    page.press("0");
    let all = apart(&page, "sapporo");
    page.press("=");
    let key = apart(&page, "sapporo") / all;
    assert!((1.45..1.55).contains(&key), "{key}");
    page.press("Escape");
    page.click(&page.find("button", "Show all"));
    assert!((apart(&page, "sapporo") - all).abs() < 1.0);
    told(&page, "no look in the address", |it| it == "en/map");
}

#[test]
fn chosen_cities_are_fitted_into_the_map_and_all_again() {
    let page = Page::open();
    page.visit("en/map?city=niigata");
    settled(&page);
    let first = apart(&page, "niigata");
    page.click(&page.find("button", "Show chosen"));
    told(&page, "the look in the address", |it| {
        it.contains("map=fisheye@")
    });
    settled(&page);
    let [city, host] = markers(&page, "niigata");
    let (size, (x, y)) = (map_size(&page), middle(&page));
    for at in [city, host] {
        let (dx, dy) = ((at.0 - f64::from(x)).abs(), (at.1 - f64::from(y)).abs());
        assert!(
            dx < size.width / 2.0 && dy < size.height / 2.0,
            "{at:?} of {size:?}"
        );
    }
    assert!(apart(&page, "niigata") > 2.5 * first);
    page.click(&page.find("button", "Show all"));
    told(&page, "all cities", |it| it == "en/map?city=niigata");
    settled(&page);
    assert!((apart(&page, "niigata") - first).abs() < 1.0);
}

/// What the hint over the map says now.
fn hint(page: &Page) -> Vec<String> {
    page.texts(".map-hint[data-shown]")
}

#[test]
fn an_embedded_map_leaves_the_wheel_and_one_finger_to_the_page() {
    let page = Page::open();
    page.prefer("prefers-reduced-motion", "reduce");
    page.screen(700, 420);
    page.visit("en/map?embed=1");
    settled(&page);
    let scrolled = || {
        page.script("return scrollY", json!([]))
            .as_f64()
            .unwrap_or_default()
    };
    let first = apart(&page, "sapporo");
    let (x, _) = middle(&page);
    let at = (x, 300);
    page.wheel(at, 120, "");
    page.wait_for("the page to scroll", || (scrolled() > 50.0).then_some(()));
    assert!((apart(&page, "sapporo") - first).abs() < 0.5);
    assert_eq!(hint(&page), ["Drag to move; Ctrl and wheel to zoom"]);
    let here = scrolled();
    page.wheel(at, -100, "Control");
    page.wait_for("the map to come nearer", || {
        (apart(&page, "sapporo") > 1.1 * first).then_some(())
    });
    assert_eq!(scrolled(), here);
    page.wait_for("no hint", || hint(&page).is_empty().then_some(()));

    let before = apart(&page, "sapporo");
    let finger = json!([{
        "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
        "actions": [
            { "type": "pointerMove", "duration": 0, "x": x, "y": 250 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 120, "x": x + 90, "y": 250 },
            { "type": "pointerUp", "button": 0 },
        ],
    }]);
    let [still, _] = markers(&page, "sapporo");
    page.engine
        .call("POST", "actions", json!({ "actions": finger }));
    page.wait_for("the hint", || {
        (hint(&page) == ["Two fingers move the map"]).then_some(())
    });
    let [now, _] = markers(&page, "sapporo");
    assert!((still.0 - now.0).abs() < 0.5, "one finger moved the map");
    page.pinch([
        [(x - 30, 230), (x - 90, 230)],
        [(x + 30, 230), (x + 90, 230)],
    ]);
    page.wait_for("the map to be spread", || {
        (apart(&page, "sapporo") > 2.8 * before).then_some(())
    });
}

#[test]
fn one_finger_drags_the_map_of_its_own_page_all_the_way() {
    let page = Page::open();
    page.prefer("prefers-reduced-motion", "reduce");
    page.screen(700, 600);
    page.visit("en/map");
    settled(&page);
    let [still, _] = markers(&page, "sapporo");
    let (x, y) = middle(&page);
    // Away from the host's marker in the middle.
    let (x, y) = (x - 120, y - 60);
    let to = |along: i32| json!({ "type": "pointerMove", "duration": 60, "x": x + along, "y": y });
    let finger = json!([{
        "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
        "actions": [
            to(0), { "type": "pointerDown", "button": 0 },
            to(30), to(60), to(90), to(120), { "type": "pause", "duration": 150 },
            { "type": "pointerUp", "button": 0 },
        ],
    }]);
    page.engine
        .call("POST", "actions", json!({ "actions": finger }));
    page.wait_for("the map to follow the finger", || {
        let [now, _] = markers(&page, "sapporo");
        (now.0 - still.0 > 80.0).then_some(())
    });
}

#[test]
fn another_language_paints_the_coast_once_and_fetches_nothing() {
    let page = Page::open();
    page.visit("en/map?map=globe@50,150,8000");
    settled(&page);
    let count = "window.coasts = 0;\
        const own = CanvasRenderingContext2D.prototype.fill;\
        CanvasRenderingContext2D.prototype.fill = function (...how) {\
            if (how[0] === 'evenodd') window.coasts += 1;\
            return own.apply(this, how);\
        }";
    page.script(count, json!([]));
    page.click(&page.find("summary", "Language: English"));
    page.click(&page.find("link", "Русский"));
    page.find("heading", "Карта городов-партнёров");
    page.find("button", "Глобус");
    settled(&page);
    assert_eq!(page.script("return window.coasts", json!([])), json!(1));
    assert_eq!(page.address(), "ru/map?map=globe@50,150,8000");
    let coasts = page
        .fetched()
        .iter()
        .filter(|name| name.ends_with(".bin"))
        .count();
    assert_eq!(coasts, 1);
    // Resting, nothing is painted again.
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(page.script("return window.coasts", json!([])), json!(1));
}

/// The lines of the console that speak of the coast.
fn said_of_the_coast(page: &Page) -> Vec<String> {
    let lines = page.console().into_iter();
    lines
        .filter(|line| line.contains("pobratim: no-coast"))
        .collect()
}

#[test]
fn without_its_coast_the_map_still_shows_rings_threads_and_cities() {
    let own = "coast/khabarovsk.bin";
    let broken = Bundle::Text("PBCO\u{1}\u{64}\u{1}\u{0}no coast at all".into());
    let nothing = vec![
        (own, broken.clone()),
        ("coast/world.bin", Bundle::Status(404)),
    ];
    let hosting = Hosting {
        instead: nothing,
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map?city=mogilev");
    page.ready();
    // The console gives each line once.
    let said = std::cell::RefCell::new(Vec::new());
    page.wait_for("two lines in the console", || {
        said.borrow_mut().extend(said_of_the_coast(&page));
        (said.borrow().len() == 2).then_some(())
    });
    let lines = said.into_inner();
    assert!(
        lines[0].contains(own) && lines[1].contains("coast/world.bin: status 404"),
        "{lines:?}"
    );
    assert!(apart(&page, "mogilev") > 100.0);
    page.find("button", "Mogilev,*");
    let colours = "const canvas = document.querySelector('.map-canvas');\
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);\
        const colours = new Set();\
        for (let at = 0; at < data.length; at += 4) {\
            colours.add(data.slice(at, at + 3).join());\
        }\
        return colours.size";
    assert!(page.script(colours, json!([])).as_u64() > Some(20));

    // A damaged file of its own gives way to the world of even grain, and that is said.
    drop(page);
    let hosting = Hosting {
        instead: vec![(own, broken)],
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map");
    settled(&page);
    let lines = said_of_the_coast(&page);
    assert!(lines.len() == 1 && lines[0].contains(own), "{lines:?}");
}
