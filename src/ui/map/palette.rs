//! The map's colours and letters, read from the style sheet, so that it follows the theme.

use leptos::prelude::*;
use std::cell::Cell;

use web_sys::Element;

use crate::ui::browser;

/// Colours as CSS writes them, and the font.
#[derive(Clone, Default, PartialEq)]
pub struct Palette {
    pub water: String,
    pub land: String,
    pub coast: String,
    pub river: String,
    pub ring: String,
    pub ring_text: String,
    pub thread: String,
    pub rim: String,
    /// The size of ring labels, CSS pixels.
    pub font_px: f64,
    pub family: String,
}

impl Palette {
    /// The palette of the theme now; letters are those of an element of the map.
    pub fn read(element: &Element) -> Palette {
        let colour = |name: &str| browser::custom_property(name);
        let font_px = browser::computed(element, "font-size");
        Palette {
            water: colour("--map-water"),
            land: colour("--map-land"),
            coast: colour("--map-coast"),
            river: colour("--map-river"),
            ring: colour("--map-ring"),
            ring_text: colour("--map-ring-text"),
            thread: colour("--map-thread"),
            rim: colour("--map-rim"),
            font_px: px(&font_px),
            family: browser::computed(element, "font-family"),
        }
    }
}

thread_local! {
    /// Counts changes of the theme; watched once, for as long as the page lives.
    static LOOK: ArcRwSignal<u32> = watched();
}

/// A number that changes whenever colours or letters may have.
pub fn look() -> RwSignal<u32> {
    LOOK.with(|look| look.clone().into())
}

fn watched() -> ArcRwSignal<u32> {
    let look = ArcRwSignal::new(0);
    let changed = || {
        let look = look.clone();
        move || look.update(|count| *count += 1)
    };
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        browser::on_media_change(query, changed());
    }
    // A canvas is painted for the pixels of one screen at one zoom.
    let (ratio, zoomed) = (Cell::new(browser::pixel_ratio()), look.clone());
    browser::on_window("resize", move |_: web_sys::Event| {
        let now = browser::pixel_ratio();
        if ratio.replace(now) != now {
            zoomed.update(|count| *count += 1);
        }
    });
    browser::on_root_change(&["data-theme", "data-sight", "data-dress"], changed());
    look
}

/// A length as the browser computes it, `16px`. The browser reads the number, too: a second reader
/// of floating-point numbers would weigh as much as the whole palette.
fn px(length: &str) -> f64 {
    let px = js_sys::Number::parse_float(length);
    if px.is_finite() { px } else { 12.0 }
}
