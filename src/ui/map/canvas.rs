//! Canvas of the map, repainted after a change, at most once per frame.

use crate::ui::effect::effect;
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
use crate::map::marker_layout::MarkerLayout;
use crate::map::{Mode, RINGS_KM, density};
use crate::ui::browser;

/// Sizes of texts on the map, CSS pixels.
#[derive(Clone, Default, PartialEq)]
pub struct LabelSizes {
    /// Widths of the names of the host and then the cities.
    pub widths_px: Vec<f64>,
    /// Widths of the distances of the cities.
    pub km_widths_px: Vec<f64>,
    pub height_px: f64,
    /// Widths of the labels of [`RINGS_KM`].
    pub ring_widths_px: Vec<f64>,
    /// Size of type of ring labels.
    pub ring_px: f64,
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
pub fn canvas(
    state: MapState,
    layout: Memo<MarkerLayout>,
    label_sizes: RwSignal<LabelSizes>,
) -> AnyView {
    let node = NodeRef::<html::Canvas>::new();
    let renderer: Rc<RefCell<Option<CanvasRenderer>>> = Rc::default();
    paint_on_change(state, layout, node, renderer, label_sizes);
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
    layout: Memo<MarkerLayout>,
    node: NodeRef<html::Canvas>,
    renderer: Rc<RefCell<Option<CanvasRenderer>>>,
    label_sizes: RwSignal<LabelSizes>,
) {
    let version = palette::version();
    let coast = coast(state.cx);
    // Colours and fonts are read when the canvas is mounted and when the theme changes.
    let refreshed = renderer.clone();
    effect(move || {
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
    animation::set_painter(Rc::new(move || paint(state, layout, coast, &painted)));
    effect(move || {
        version.track();
        node.track();
        coast.track();
        state.chosen.track();
        state.figures.track();
        state.highlighted.track();
        state.expanded.track();
        label_sizes.track();
        animation::request_frame();
    });
    effect(move || {
        state.viewport.track();
        animation::repaint_if_changed();
    });
    repaint_for_print(state, layout, coast, renderer);
}

/// Paints now. Does nothing if the view is gone or has no size yet.
fn paint(
    state: MapState,
    layout: Memo<MarkerLayout>,
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
    let Some(layout) = layout.try_get_untracked() else {
        return;
    };
    let content = PaintedContent {
        layout: &layout,
        density: density(state.map_cities.len()),
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
    let (ring_px, name_px) = (palette.font_px, palette.name_px);
    let width = |text: &str, weight: &str, px: f64| renderer.measure(text, weight, px).ceil() + 4.0;
    let (cx, lang) = (state.cx, state.lang);
    let km = |km: f64| td_string!(i18n(lang), map.km, km = locale::of(lang).km(km));
    let host = width(&cx.plain(lang, &cx.bundle.host.name), "700", name_px);
    let cities = || state.map_cities.iter();
    let names = cities().map(|one| width(&cx.plain(lang, &one.city(cx).name), "600", name_px));
    LabelSizes {
        widths_px: std::iter::once(host).chain(names).collect(),
        km_widths_px: cities()
            .map(|one| width(&km(one.km), "400", ring_px))
            .collect(),
        height_px: (name_px * 1.35).ceil(),
        ring_widths_px: RINGS_KM
            .map(|ring| width(&km(ring), "400", ring_px))
            .to_vec(),
        ring_px,
    }
}

/// Paints the map in the print colours before printing, and in those of the screen afterwards.
fn repaint_for_print(
    state: MapState,
    layout: Memo<MarkerLayout>,
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
            paint(state, layout, coast, &renderer);
        });
    }
}
