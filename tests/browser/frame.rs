//! The frame of every page: one row of the header, and one left edge.

use serde_json::json;

use crate::language_texts::ALL;
use crate::page::Page;

/// A page of each kind, below the folder of a language.
const PAGES: [&str; 12] = [
    "",
    "map",
    "calendar",
    "programmes",
    "places",
    "cities/niigata",
    "events/city-day-2021",
    "review/2022",
    "about",
    "report",
    "embed",
    "nowhere",
];

#[test]
fn the_header_is_one_row_from_900_px_in_every_language() {
    let page = Page::open();
    for texts in ALL {
        for width_px in [900, 1024, 1280, 1440, 1920] {
            page.screen(width_px, 900);
            page.visit(&format!("{}/calendar", texts.code));
            page.ready();
            let rows = "const parts = ['.brand', '.site-nav', '.site-tools'].map((part) =>
                    document.querySelector(part).getBoundingClientRect());
                const overlap = parts.every((part) => part.top < parts[0].bottom
                    && part.bottom > parts[0].top);
                const right = parts.at(-1).right <= document.documentElement.clientWidth;
                return overlap && right && parts[0].right <= parts[1].left
                    && parts[1].right <= parts[2].left";
            assert_eq!(
                page.script(rows, json!([])),
                json!(true),
                "{} at {width_px} px",
                texts.code
            );
        }
    }
}

#[test]
fn header_title_and_footer_begin_at_the_same_left_edge_on_every_page() {
    let page = Page::open();
    for width_px in [390, 1024, 1440, 1920] {
        page.screen(width_px, 900);
        for path in PAGES {
            page.visit(&format!("ru/{path}"));
            page.ready();
            let edges = "const left = (part) => [...document.querySelectorAll(part)]
                    .find((it) => it.checkVisibility()).getBoundingClientRect().left;
                return ['.brand', 'main h1', 'footer > *'].map((part) => Math.round(left(part)))";
            let edges = page.script(edges, json!([]));
            let edges: Vec<i64> = edges
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(serde_json::Value::as_i64)
                .collect();
            assert!(
                edges.len() == 3 && edges.iter().all(|edge| (edge - edges[0]).abs() <= 1),
                "ru/{path} at {width_px} px: {edges:?}"
            );
        }
    }
}

#[test]
fn on_a_phone_the_sections_are_one_bar_at_the_bottom_and_a_menu() {
    let page = Page::open();
    for (texts, [menu, about]) in ALL.into_iter().zip([
        ["Меню", "О проекте"],
        ["Menu", "About"],
        ["菜单", "关于"],
        ["메뉴", "소개"],
        ["メニュー", "このサイトについて"],
    ]) {
        for (width_px, height_px) in [(360, 640), (390, 844)] {
            page.screen(width_px, height_px);
            let mut heights = Vec::new();
            for path in ["", "map", "calendar", "programmes", "about"] {
                page.visit(&format!("{}/{path}", texts.code));
                page.ready();
                let measured = "const box = (part) => document.querySelector(part).getBoundingClientRect();
                    const [header, nav] = [box('.site-header'), box('.site-nav')];
                    const links = [...document.querySelectorAll('.site-nav a')]
                        .filter((link) => link.checkVisibility());
                    return [header.height, innerHeight - nav.bottom, nav.height / innerHeight,
                        links.length, links.filter((link) => link.scrollWidth > link.clientWidth).length,
                        document.querySelectorAll('[role=tablist], main nav').length]";
                let measured = page.script(measured, json!([]));
                let at = format!("{}/{path} at {width_px} px: {measured}", texts.code);
                assert_eq!(measured[1].as_f64(), Some(0.0), "{at}");
                assert!(measured[2].as_f64() < Some(0.12), "{at}");
                assert_eq!(measured[3], json!(4), "{at}");
                assert_eq!(measured[4], json!(0), "{at}");
                heights.push(measured[0].as_f64());
            }
            heights.dedup();
            assert_eq!(heights.len(), 1, "{}: {heights:?}", texts.code);
        }
        page.visit(&format!("{}/", texts.code));
        page.ready();
        page.click(&page.find("summary", menu));
        page.click(&page.find("link", about));
        page.wait_for("the page", || {
            (page.address() == format!("{}/about", texts.code)).then_some(())
        });
    }
}

#[test]
fn nothing_fixed_covers_more_than_a_fifth_of_a_low_window() {
    let page = Page::open();
    // A phone on its side, a phone with its keyboard open, and 200 % zoom.
    for (width_px, height_px) in [(844, 390), (390, 400), (683, 384)] {
        page.screen(width_px, height_px);
        for path in PAGES {
            page.visit(&format!("ru/{path}"));
            page.ready();
            let covered = "const fixed = [...document.querySelectorAll('body *')]
                    .filter((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position)
                        && part.checkVisibility());
                const heights = fixed.map((part) => part.getBoundingClientRect())
                    .filter((box) => box.top < innerHeight && box.bottom > 0)
                    .map((box) => Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
                return heights.reduce((sum, height) => sum + height, 0) / innerHeight";
            let covered = page.script(covered, json!([]));
            assert!(
                covered.as_f64().is_some_and(|share| share <= 0.2),
                "ru/{path} at {width_px} × {height_px} px: {covered}"
            );
        }
    }
}
