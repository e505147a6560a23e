//! Colours and font of the map, read from the style sheet to follow the theme.

use leptos::prelude::*;
use std::cell::Cell;

use web_sys::Element;

use crate::ui::browser;

/// Colours as CSS strings, and the font.
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
    /// Size of ring labels, CSS pixels.
    pub font_px: f64,
    /// Size of names, CSS pixels.
    pub name_px: f64,
    pub family: String,
}

impl Palette {
    /// Reads the colours of the current theme, and the font of `element`.
    pub fn read(element: &Element) -> Palette {
        let colour = |name: &str| browser::custom_property(name);
        let size = |element: &Element| px(&browser::computed_property(element, "font-size"));
        let font_px = size(element);
        let name = browser::query_selector(".map-host");
        Palette {
            water: colour("--map-water"),
            land: colour("--map-land"),
            coast: colour("--map-coast"),
            river: colour("--map-river"),
            ring: colour("--map-ring"),
            ring_text: colour("--map-ring-text"),
            thread: colour("--map-thread"),
            rim: colour("--map-rim"),
            font_px,
            name_px: name.map_or(font_px * 14.0 / 12.0, |name| size(&name)),
            family: browser::computed_property(element, "font-family"),
        }
    }
}

thread_local! {
    /// Counter of theme changes, watched for the lifetime of the page.
    static VERSION: ArcRwSignal<u32> = watched();
}

/// Returns a number that changes whenever colours or font may have changed.
pub fn version() -> RwSignal<u32> {
    VERSION.with(|version| version.clone().into())
}

fn watched() -> ArcRwSignal<u32> {
    let version = ArcRwSignal::new(0);
    let changed = || {
        let version = version.clone();
        move || version.update(|count| *count += 1)
    };
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        browser::on_media_change(query, changed());
    }
    // The canvas is painted in device pixels, so zooming requires a repaint.
    let (ratio, zoomed) = (Cell::new(browser::pixel_ratio()), version.clone());
    browser::on_window("resize", move |_: web_sys::Event| {
        let now = browser::pixel_ratio();
        if ratio.replace(now) != now {
            zoomed.update(|count| *count += 1);
        }
    });
    browser::on_root_change(
        &[
            "data-theme",
            "data-text-size",
            "data-low-vision",
            "data-dress",
        ],
        changed(),
    );
    version
}

/// Parses a computed length such as `16px`. Uses the parser of the browser, because that of the
/// standard library would add as much code as the rest of this file.
fn px(length: &str) -> f64 {
    let px = js_sys::Number::parse_float(length);
    if px.is_finite() { px } else { 12.0 }
}
