//! Arrows at the edge of the map toward cities outside the first view.

use serde_json::{Value, json};

use super::{settled, wait_for_address};
use crate::page::Page;

/// Returns the boxes of the arrows and of the map: left, top, right, bottom.
const BOXES: &str = "const box = (element) => {\
        const { left, top, right, bottom } = element.getBoundingClientRect();\
        return [left, top, right, bottom];\
    };\
    const arrows = [...document.querySelectorAll('.map-arrow')].map(box);\
    return [box(document.querySelector('#map-stage')), ...arrows]";

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_f64).collect()
}

fn is_marker_shown(page: &Page, city: &str) -> bool {
    let script = "return !document.querySelector(`button[data-city='${arguments[0]}']`).hidden";
    page.script(script, json!([city])) == json!(true)
}

#[test]
fn a_far_partner_is_an_arrow_at_the_edge_and_a_click_flies_there() {
    let page = Page::open();
    for (width, height) in [(360, 740), (768, 1024), (1440, 900)] {
        page.screen(width, height);
        page.visit("en/map");
        settled(&page);
        // Niigata, the oldest sister city, has its name in the first view.
        let named = "const name = document.querySelector('[data-city=niigata] .map-name');\
            return !!name && name.checkVisibility()";
        assert_eq!(page.script(named, json!([])), json!(true), "{width}");
        let boxes = page.script(BOXES, json!([]));
        let boxes: Vec<Vec<f64>> = boxes
            .as_array()
            .expect("boxes")
            .iter()
            .map(numbers)
            .collect();
        let (stage, arrows) = boxes.split_first().expect("the map");
        assert!(!arrows.is_empty(), "{width}");
        for (index, one) in arrows.iter().enumerate() {
            assert!(
                one[0] >= stage[0] && one[1] >= stage[1],
                "{width}: {one:?} in {stage:?}"
            );
            assert!(
                one[2] <= stage[2] && one[3] <= stage[3],
                "{width}: {one:?} in {stage:?}"
            );
            for other in &arrows[..index] {
                let apart = one[2] <= other[0]
                    || other[2] <= one[0]
                    || one[3] <= other[1]
                    || other[3] <= one[1];
                assert!(apart, "{width}: {one:?} and {other:?}");
            }
        }
        // No text of an arrow is cut off.
        let cut = "return [...document.querySelectorAll('.map-arrow-text')]\
            .filter((text) => text.scrollWidth > text.clientWidth + 1).map((text) => text.textContent)";
        assert_eq!(page.script(cut, json!([])), json!([]), "{width}");

        assert!(!is_marker_shown(&page, "portland"), "{width}");
        page.click(&page.find("button", "Beyond the edge: Portland 7,140 km*"));
        wait_for_address(&page, "the view with Portland", |it| {
            it.contains("map=fisheye@")
        });
        settled(&page);
        let is_there = "const inside = (one) => one.right > 0 && one.left < innerWidth;\
            const marker = document.querySelector('button[data-city=portland]');\
            const clusters = [...document.querySelectorAll('.map-cluster')];\
            return (!marker.hidden && inside(marker.getBoundingClientRect()))\
                || clusters.some((one) => one.title.includes('Portland'))";
        assert_eq!(page.script(is_there, json!([])), json!(true), "{width}");
        page.click(&page.find("button", "Start view"));
        wait_for_address(&page, "the first view", |it| it == "en/map");
        settled(&page);
    }
}

#[test]
fn arrow_keys_reach_the_arrows_and_enter_flies_there() {
    let page = Page::open();
    page.prefer("prefers-reduced-motion", "reduce");
    page.visit("en/map");
    settled(&page);
    let stops = "return document.querySelectorAll('.map-markers [tabindex=\"0\"]').length";
    assert_eq!(page.script(stops, json!([])), json!(1));
    // Any arrow, from the marker of Sapporo up or to the right.
    let sapporo = page.find("button", "Sapporo, Japan,*");
    page.script("arguments[0].focus()", json!([sapporo.as_argument()]));
    let is_arrow = "return document.activeElement.className === 'map-arrow'";
    for key in ["ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight"] {
        if page.script(is_arrow, json!([])) != json!(true) {
            page.press(key);
        }
    }
    assert_eq!(page.script(is_arrow, json!([])), json!(true));
    page.press("Enter");
    wait_for_address(&page, "the view with the city", |it| {
        it.contains("map=fisheye@")
    });
    // The focus stays on the map.
    let is_on_map = "return !!document.activeElement.closest('#map-stage')";
    assert_eq!(page.script(is_on_map, json!([])), json!(true));
}

#[test]
fn a_chosen_far_city_comes_into_the_first_view_and_leaves_it_again() {
    let page = Page::open();
    page.prefer("prefers-reduced-motion", "reduce");
    page.visit("en/map");
    settled(&page);
    assert!(!is_marker_shown(&page, "gyumri"));
    page.click(&page.find("link", "Gyumri"));
    page.find("heading", "Gyumri*");
    page.wait_for("the marker", || {
        is_marker_shown(&page, "gyumri").then_some(())
    });
    // The view is still the first one.
    assert_eq!(page.address(), "en/map?city=gyumri");
    page.click(&page.find("button", "Close"));
    page.gone("heading", "Gyumri*");
    page.wait_for("the arrow", || {
        (!is_marker_shown(&page, "gyumri")).then_some(())
    });
    assert_eq!(page.address(), "en/map");
}

#[test]
fn the_list_is_filtered_by_a_name_in_any_language() {
    let page = Page::open();
    page.visit("en/map");
    page.ready();
    let field = page.find("searchbox", "Find a city");
    let listed = || {
        let script = "return [...document.querySelectorAll('.city-list li:not([hidden])')]\
            .map((item) => item.dataset.city)";
        crate::queries::strings(&page.script(script, json!([])))
    };
    assert_eq!(listed().len(), 19);
    let set = "const [field, text] = arguments; field.focus(); field.value = text;\
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    for (text, expected) in [
        ("NIIG", vec!["niigata"]),
        ("ниигата", vec!["niigata"]),
        ("新潟", vec!["niigata"]),
        ("부산", vec!["busan"]),
    ] {
        page.script(set, json!([field.as_argument(), text]));
        page.wait_for(text, || (listed() == expected).then_some(()));
    }
    page.find("status", "1 city in the list");
    page.script(set, json!([field.as_argument(), ""]));
    page.wait_for("all cities", || (listed().len() == 19).then_some(()));
}
