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
