//! The world map: cities and their markers, what the canvas shows, gestures, the map view in the URL,
//! the arrows to far cities, the timeline, and the map without its coast file.

mod arrows;
mod cities;
mod coast;
mod gestures;
mod rendering;
mod timeline;
mod url;

use serde_json::{Value, json};

use crate::page::Page;
use pobratim::map::Size;

/// The size of the map's box, in CSS pixels.
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

/// Waits until the map is painted with its coast and is at rest.
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
    panic!("the map does not come to rest: {before}");
}

/// The middle of the map's box in the window, in CSS pixels.
fn middle(page: &Page) -> (i32, i32) {
    let script = "const box = document.querySelector('.map-stage').getBoundingClientRect();\
        return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]";
    let at = page.script(script, json!([]));
    let axis = |index: usize| at[index].as_i64().expect("a length") as i32;
    (axis(0), axis(1))
}

/// The positions of a city's marker and of the host's marker in the window, in CSS pixels.
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

/// The distance between a city's marker and the host's, in CSS pixels.
fn host_distance_px(page: &Page, city: &str) -> f64 {
    let [a, b] = markers(page, city);
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Waits until the address fulfils a condition, and returns it.
fn wait_for_address(page: &Page, what: &str, is: impl Fn(&str) -> bool) -> String {
    page.wait_for(what, || Some(page.address()).filter(|address| is(address)))
}

/// The address after the last movement of the map has been written into it.
fn settled_address(page: &Page) -> String {
    page.wait_for("an address that does not change", || {
        let before = page.address();
        std::thread::sleep(std::time::Duration::from_millis(800));
        Some(page.address()).filter(|now| *now == before)
    })
}

/// The distance between the markers of two cities, in CSS pixels.
fn distance_px(page: &Page, one: &str, other: &str) -> f64 {
    let [[a, _], [b, _]] = [markers(page, one), markers(page, other)];
    (a.0 - b.0).hypot(a.1 - b.1)
}
