//! Moving the map: drag, wheel, keys, double click, touch, and the buttons that fit cities into it.

use serde_json::json;

use super::{distance_px, host_distance_px, map_size, markers, middle, settled, wait_for_address};
use crate::page::Page;

#[test]
fn the_map_is_moved_by_hand_wheel_keys_and_two_clicks() {
    let page = Page::open();
    // With reduced motion a change takes effect at once.
    page.prefer("prefers-reduced-motion", "reduce");
    page.visit("en/map");
    settled(&page);
    // Between the host and Sapporo, where there is neither a marker nor a name.
    let (x, y) = middle(&page);
    let (x, y) = (x + 100, y - 86);
    let [_, host] = markers(&page, "sapporo");
    page.drag_between((x, y), (x - 60, y + 30));
    let [_, moved] = markers(&page, "sapporo");
    let by = (moved.0 - host.0, moved.1 - host.1);
    assert!(
        (by.0 + 60.0).abs() < 6.0 && (by.1 - 30.0).abs() < 6.0,
        "{by:?}"
    );
    // In this mode the drawn map is shifted, so the distance of two cities does not change. The host may
    // leave the picture.
    let apart_px = || distance_px(&page, "sapporo", "chongjin");
    let first = apart_px();
    page.wheel((x, y), -100, "");
    let nearer = apart_px();
    assert!(nearer > 1.1 * first, "{first} and then {nearer}");
    page.wheel((x, y), 100, "");
    assert!((apart_px() - first).abs() < 3.0);
    let twice = json!([{ "type": "pointer", "id": "mouse", "actions": [
        { "type": "pointerMove", "duration": 0, "x": x, "y": y },
        { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
        { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
    ]}]);
    page.engine
        .call("POST", "actions", json!({ "actions": twice }));
    let double = apart_px() / first;
    assert!((1.9..2.1).contains(&double), "{double}");
    page.press("0");
    let start = apart_px();
    page.press("=");
    let key = apart_px() / start;
    assert!((1.45..1.55).contains(&key), "{key}");
    page.press("Escape");
    page.click(&page.find("button", "Start view"));
    assert!((apart_px() - start).abs() < 1.0);
    wait_for_address(&page, "no view in the address", |it| it == "en/map");
}

#[test]
fn chosen_cities_are_fitted_into_the_map_then_the_first_ones_then_all() {
    let page = Page::open();
    page.visit("en/map?city=harbin");
    settled(&page);
    let first = host_distance_px(&page, "harbin");
    page.click(&page.find("button", "Show chosen"));
    wait_for_address(&page, "the view in the address", |it| {
        it.contains("map=fisheye@")
    });
    settled(&page);
    let [city, host] = markers(&page, "harbin");
    let (size, (x, y)) = (map_size(&page), middle(&page));
    for at in [city, host] {
        let (dx, dy) = ((at.0 - f64::from(x)).abs(), (at.1 - f64::from(y)).abs());
        assert!(
            dx < size.width / 2.0 && dy < size.height / 2.0,
            "{at:?} of {size:?}"
        );
    }
    assert!(host_distance_px(&page, "harbin") > 2.5 * first);
    page.click(&page.find("button", "Start view"));
    wait_for_address(&page, "the first view", |it| it == "en/map?city=harbin");
    settled(&page);
    assert!((host_distance_px(&page, "harbin") - first).abs() < 1.0);
    // From the first view the button shows all cities, each as a marker or in a cluster.
    page.click(&page.find("button", "Show all"));
    wait_for_address(&page, "all cities", |it| it.contains("map=fisheye@"));
    settled(&page);
    let arrows = "return document.querySelectorAll('.map-arrow').length";
    assert_eq!(page.script(arrows, json!([])), json!(0));
    page.find("button", "Start view");
}

/// The visible texts of the hint over the map.
fn hints(page: &Page) -> Vec<String> {
    page.texts(".map-hint[data-shown]")
}

#[test]
fn an_embedded_map_leaves_the_wheel_and_one_finger_to_the_page() {
    let page = Page::open();
    page.prefer("prefers-reduced-motion", "reduce");
    page.screen(700, 420);
    // With the host in the middle, so that it stays in the picture.
    page.visit("en/map?embed=1&map=fisheye@48,137,7000");
    settled(&page);
    let scrolled = || {
        page.script("return scrollY", json!([]))
            .as_f64()
            .unwrap_or_default()
    };
    let first = host_distance_px(&page, "sapporo");
    let (x, _) = middle(&page);
    let at = (x, 300);
    page.wheel(at, 120, "");
    page.wait_for("the page to scroll", || (scrolled() > 50.0).then_some(()));
    assert!((host_distance_px(&page, "sapporo") - first).abs() < 0.5);
    assert_eq!(hints(&page), ["Drag to move; Ctrl and wheel to zoom"]);
    let here = scrolled();
    page.wheel(at, -100, "Control");
    page.wait_for("the map to come nearer", || {
        (host_distance_px(&page, "sapporo") > 1.1 * first).then_some(())
    });
    assert_eq!(scrolled(), here);
    page.wait_for("no hint", || hints(&page).is_empty().then_some(()));

    let before = host_distance_px(&page, "sapporo");
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
        (hints(&page) == ["Two fingers move the map"]).then_some(())
    });
    let [now, _] = markers(&page, "sapporo");
    assert!((still.0 - now.0).abs() < 0.5, "one finger moved the map");
    page.pinch([
        [(x - 30, 230), (x - 90, 230)],
        [(x + 30, 230), (x + 90, 230)],
    ]);
    page.wait_for("the map to be spread", || {
        (host_distance_px(&page, "sapporo") > 2.8 * before).then_some(())
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
    // Not on the host's marker, which is in the middle.
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
