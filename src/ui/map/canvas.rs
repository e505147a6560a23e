//! Canvas of the map, repainted after a change, at most once per frame.

use crate::ui::messages::{i18n, td_string};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::animation;
use super::coast::coast;
use super::palette;
use super::renderer::{CanvasRenderer, PaintedContent};
use super::state::MapState;
use crate::geo::Coast;
use crate::locale;
use crate::map::Mode;
use crate::ui::browser;

/// Sizes of the names of the host and then the cities, CSS pixels.
#[derive(Clone, Default, PartialEq)]
pub struct LabelSizes {
    pub widths_px: Vec<f64>,
    pub height_px: f64,
}

thread_local! {
    /// Size of the canvas in device pixels, if the browser reports it.
    static PIXELS: Cell<Option<[f64; 2]>> = const { Cell::new(None) };
}

/// Sets the size of the canvas in device pixels.
pub fn fit(pixels: Option<[f64; 2]>) {
    if PIXELS.replace(pixels) != pixels {
        animation::request_frame();
    }
}

/// Renders the canvas with its text alternative. Sets the widths of names once fonts are known.
pub fn canvas(state: MapState, label_sizes: RwSignal<LabelSizes>) -> AnyView {
    let node = NodeRef::<html::Canvas>::new();
    let renderer: Rc<RefCell<Option<CanvasRenderer>>> = Rc::default();
    paint_on_change(state, node, renderer, label_sizes);
    view! {
        <canvas
            class="map-canvas"
            node_ref=node
            role="img"
            aria-label=move || alt_text(state)
        ></canvas>
    }
    .into_any()
}

/// Returns the text alternative, with the cities that are emphasized if not all are.
fn alt_text(state: MapState) -> String {
    let (cx, lang) = (state.cx, state.lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    let map_cities = &state.map_cities;
    if map_cities.is_empty() {
        return td_string!(i18n(lang), map.seen_from, host = host);
    }
    let text = match state.mode() {
        Mode::Globe => td_string!(i18n(lang), map.alt_globe, host = host),
        Mode::Fisheye | Mode::Equidistant => td_string!(i18n(lang), map.alt, host = host),
    };
    let emphasized = map_cities.iter().filter(|one| !state.is_faded(one.ix));
    let names: Vec<String> = emphasized
        .map(|one| cx.plain(lang, &one.city(cx).name))
        .collect();
    if names.is_empty() || names.len() == map_cities.len() {
        return text;
    }
    let list = locale::of(lang).list(&names);
    [
        &text,
        " ",
        &td_string!(i18n(lang), map.alt_highlighted, list = list),
    ]
    .concat()
}

fn paint_on_change(
    state: MapState,
    node: NodeRef<html::Canvas>,
    renderer: Rc<RefCell<Option<CanvasRenderer>>>,
    label_sizes: RwSignal<LabelSizes>,
) {
    let version = palette::version();
    let coast = coast(state.cx);
    // Colours and fonts are read when the canvas is mounted and when the theme changes.
    let refreshed = renderer.clone();
    Effect::new(move |_| {
        version.track();
        let Some(canvas) = node.get() else { return };
        let mut slot = refreshed.borrow_mut();
        match slot.as_mut() {
            Some(renderer) => renderer.refresh(),
            None => *slot = CanvasRenderer::new(canvas),
        }
        if let Some(renderer) = slot.as_ref() {
            label_sizes.set(measure_labels(state, renderer));
        }
    });
    let painted = renderer.clone();
    animation::set_painter(Rc::new(move || paint(state, coast, &painted)));
    Effect::new(move |_| {
        version.track();
        node.track();
        coast.track();
        state.chosen.track();
        state.figures.track();
        state.highlighted.track();
        animation::request_frame();
    });
    Effect::new(move |_| {
        state.viewport.track();
        animation::repaint_if_changed();
    });
    repaint_for_print(state, coast, renderer);
}

/// Paints now. Does nothing if the view is gone or has no size yet.
fn paint(
    state: MapState,
    coast: RwSignal<Option<&'static Coast>>,
    renderer: &RefCell<Option<CanvasRenderer>>,
) {
    let Some(viewport) = state.viewport.try_get_untracked().flatten() else {
        return;
    };
    let Ok(mut slot) = renderer.try_borrow_mut() else {
        return;
    };
    let Some(renderer) = slot.as_mut() else {
        return;
    };
    let (chosen, highlighted) = (
        state.chosen.get_untracked(),
        state.highlighted.get_untracked(),
    );
    let map_cities = || state.map_cities.iter();
    let faded: Vec<bool> = map_cities()
        .map(|map_city| untrack(|| state.is_faded(map_city.ix)))
        .collect();
    let chosen: Vec<bool> = map_cities()
        .map(|one| chosen.contains(&one.ix) || highlighted.contains(&one.ix))
        .collect();
    let lang = state.lang;
    let content = PaintedContent {
        places: &state.places(),
        faded: &faded,
        chosen: &chosen,
        weights: &state.weights(),
        km_label: &move |km| td_string!(i18n(lang), map.km, km = locale::of(lang).km(km)),
    };
    let none = Coast::default();
    let coast = coast.try_get_untracked().flatten().unwrap_or(&none);
    renderer.paint(
        &viewport.camera,
        PIXELS.get(),
        (coast, animation::detail()),
        &content,
    );
    animation::on_painted(viewport.camera);
}

fn measure_labels(state: MapState, renderer: &CanvasRenderer) -> LabelSizes {
    let palette = &renderer.palette;
    // LabelSizes are a little larger than ring labels, in the same ratio as in the style sheet.
    let size_px = palette.font_px * 13.0 / 12.0;
    let width = |name: String, weight: &str| renderer.measure(&name, weight, size_px).ceil() + 4.0;
    let (cx, lang) = (state.cx, state.lang);
    let host = width(cx.plain(lang, &cx.bundle.host.name), "700");
    let cities = state.map_cities.iter();
    let cities = cities.map(|one| width(cx.plain(lang, &one.city(cx).name), "600"));
    LabelSizes {
        widths_px: std::iter::once(host).chain(cities).collect(),
        height_px: (size_px * 1.35).ceil(),
    }
}

/// Paints the map in the print colours before printing, and in those of the screen afterwards.
fn repaint_for_print(
    state: MapState,
    coast: RwSignal<Option<&'static Coast>>,
    renderer: Rc<RefCell<Option<CanvasRenderer>>>,
) {
    for (event, ink) in [("beforeprint", Some("")), ("afterprint", None)] {
        let renderer = renderer.clone();
        browser::on_window_while_shown(event, move |_| {
            browser::set_root_attribute("data-print", ink);
            if let Some(renderer) = renderer.borrow_mut().as_mut() {
                renderer.refresh();
            }
            paint(state, coast, &renderer);
        });
    }
}
