//! The coast file: painted once and fetched once, and the map without it.

use serde_json::json;

use super::{host_distance_px, settled};
use crate::engine::Settings;
use crate::page::Page;
use crate::server::{Bundle, Hosting};

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
    page.find("summary", "Вид мира*");
    settled(&page);
    assert_eq!(page.script("return window.coasts", json!([])), json!(1));
    assert_eq!(page.address(), "ru/map?map=globe@50,150,8000");
    let coasts = page
        .fetched()
        .iter()
        .filter(|name| name.ends_with(".bin"))
        .count();
    assert_eq!(coasts, 1);
    // A map at rest is not painted again.
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(page.script("return window.coasts", json!([])), json!(1));
}

/// The lines of the console about the coast.
fn coast_messages(page: &Page) -> Vec<String> {
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
        overrides: nothing,
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map?city=mogilev");
    page.ready();
    // The driver returns each line of the console once.
    let messages = std::cell::RefCell::new(Vec::new());
    page.wait_for("two lines in the console", || {
        messages.borrow_mut().extend(coast_messages(&page));
        (messages.borrow().len() == 2).then_some(())
    });
    let lines = messages.into_inner();
    assert!(
        lines[0].contains(own) && lines[1].contains("coast/world.bin: status 404"),
        "{lines:?}"
    );
    assert!(host_distance_px(&page, "mogilev") > 100.0);
    page.find("button", "Mogilev,*");
    let colours = "const canvas = document.querySelector('.map-canvas');\
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);\
        const colours = new Set();\
        for (let at = 0; at < data.length; at += 4) {\
            colours.add(data.slice(at, at + 3).join());\
        }\
        return colours.size";
    assert!(page.script(colours, json!([])).as_u64() > Some(20));

    // A damaged coast file is replaced by the coast of the world in even detail, with a message.
    drop(page);
    let hosting = Hosting {
        overrides: vec![(own, broken)],
        ..Hosting::default()
    };
    let page = Page::with(&Settings::default(), hosting);
    page.visit("en/map");
    settled(&page);
    let lines = coast_messages(&page);
    assert!(lines.len() == 1 && lines[0].contains(own), "{lines:?}");
}
