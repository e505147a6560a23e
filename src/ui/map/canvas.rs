//! The canvas: painted anew when something changed, once per frame at most.

use crate::ui::messages::{i18n, td_string};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::brush::{Brush, Subject};
use super::coast::coast;
use super::motion;
use super::palette;
use super::state::MapState;
use crate::geo::Coast;
use crate::locale;
use crate::map::Mode;
use crate::ui::browser;

/// The sizes of names, by the host and then the cities, CSS pixels.
#[derive(Clone, Default, PartialEq)]
pub struct Names {
    pub widths_px: Vec<f64>,
    pub height_px: f64,
}

thread_local! {
    /// How many pixels of the screen the canvas covers, where the browser tells.
    static PIXELS: Cell<Option<[f64; 2]>> = const { Cell::new(None) };
}

/// The canvas covers so many pixels of the screen now.
pub fn fit(pixels: Option<[f64; 2]>) {
    if PIXELS.replace(pixels) != pixels {
        motion::ask();
    }
}

/// The canvas with its text alternative. Tells the widths of names once letters are known.
pub fn canvas(state: MapState, names: RwSignal<Names>) -> AnyView {
    let node = NodeRef::<html::Canvas>::new();
    let brush: Rc<RefCell<Option<Brush>>> = Rc::default();
    paint_on_change(state, node, brush, names);
    view! {
        <canvas
            class="map-canvas"
            node_ref=node
            role="img"
            aria-label=move || alternative(state)
        ></canvas>
    }
    .into_any()
}

/// What the picture shows, in words, and which cities stand out where not all do.
fn alternative(state: MapState) -> String {
    let (cx, lang) = (state.cx, state.lang);
    let host = cx.plain(lang, &cx.bundle.host.name);
    let words = match state.mode() {
        Mode::Globe => td_string!(i18n(lang), map.alt_globe, host = host),
        Mode::Fisheye | Mode::Equidistant => td_string!(i18n(lang), map.alt, host = host),
    };
    let stations = &state.stations;
    let standing = stations.iter().filter(|one| !state.is_faded(one.ix));
    let names: Vec<String> = standing.map(|one| cx.plain(lang, &one.city.name)).collect();
    if names.is_empty() || names.len() == stations.len() {
        return words;
    }
    let list = locale::of(lang).list(&names);
    [
        &words,
        " ",
        &td_string!(i18n(lang), map.alt_lit, list = list),
    ]
    .concat()
}

fn paint_on_change(
    state: MapState,
    node: NodeRef<html::Canvas>,
    brush: Rc<RefCell<Option<Brush>>>,
    names: RwSignal<Names>,
) {
    let look = palette::look();
    let coast = coast(state.cx);
    // Letters and colours: when the canvas is there, and whenever the theme changes.
    let dressed = brush.clone();
    Effect::new(move |_| {
        look.track();
        let Some(canvas) = node.get() else { return };
        let mut slot = dressed.borrow_mut();
        match slot.as_mut() {
            Some(brush) => brush.refresh(),
            None => *slot = Brush::new(canvas),
        }
        if let Some(brush) = slot.as_ref() {
            names.set(measured(state, brush));
        }
    });
    let painted = brush.clone();
    motion::paint_by(Rc::new(move || paint(state, coast, &painted)));
    Effect::new(move |_| {
        look.track();
        node.track();
        coast.track();
        state.chosen.track();
        state.figures.track();
        state.lit.track();
        motion::ask();
    });
    Effect::new(move |_| {
        state.sight.track();
        motion::follow();
    });
    print_in_ink(state, coast, brush);
}

/// Paints now. Nothing happens where the view is gone or has no size yet.
fn paint(state: MapState, coast: RwSignal<Option<&'static Coast>>, brush: &RefCell<Option<Brush>>) {
    let Some(sight) = state.sight.try_get_untracked().flatten() else {
        return;
    };
    let Ok(mut slot) = brush.try_borrow_mut() else {
        return;
    };
    let Some(brush) = slot.as_mut() else { return };
    let (chosen, lit) = (state.chosen.get_untracked(), state.lit.get_untracked());
    let stations = || state.stations.iter();
    let faded: Vec<bool> = stations()
        .map(|station| untrack(|| state.is_faded(station.ix)))
        .collect();
    let chosen: Vec<bool> = stations()
        .map(|one| chosen.contains(&one.ix) || lit.contains(&one.ix))
        .collect();
    let lang = state.lang;
    let subject = Subject {
        places: &state.places(),
        faded: &faded,
        chosen: &chosen,
        weights: &state.weights(),
        km_words: &move |km| td_string!(i18n(lang), map.km, km = locale::of(lang).km(km)),
    };
    let none = Coast::default();
    let coast = coast.try_get_untracked().flatten().unwrap_or(&none);
    brush.paint(
        &sight.camera,
        PIXELS.get(),
        (coast, motion::grain()),
        &subject,
    );
    motion::painted(sight.camera);
}

fn measured(state: MapState, brush: &Brush) -> Names {
    let palette = &brush.palette;
    // Names are a little larger than ring labels; the style sheet has the same share.
    let size_px = palette.font_px * 13.0 / 12.0;
    let width = |name: String, weight: &str| brush.measure(&name, weight, size_px).ceil() + 4.0;
    let (cx, lang) = (state.cx, state.lang);
    let host = width(cx.plain(lang, &cx.bundle.host.name), "700");
    let cities = state.stations.iter();
    let cities = cities.map(|one| width(cx.plain(lang, &one.city.name), "600"));
    Names {
        widths_px: std::iter::once(host).chain(cities).collect(),
        height_px: (size_px * 1.35).ceil(),
    }
}

/// Before it is printed the map is painted in ink on white, and afterwards as it was.
fn print_in_ink(
    state: MapState,
    coast: RwSignal<Option<&'static Coast>>,
    brush: Rc<RefCell<Option<Brush>>>,
) {
    for (event, ink) in [("beforeprint", Some("")), ("afterprint", None)] {
        let brush = brush.clone();
        browser::on_window_while_shown(event, move |_| {
            browser::set_root_attribute("data-print", ink);
            if let Some(brush) = brush.borrow_mut().as_mut() {
                brush.refresh();
            }
            paint(state, coast, &brush);
        });
    }
}
