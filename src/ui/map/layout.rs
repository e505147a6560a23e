//! Layout of what is over the canvas, computed once for markers and canvas.

use leptos::prelude::*;

use super::canvas::LabelSizes;
use super::state::{MapCity, MapState};
use crate::map::labels::LabelBox;
use crate::map::marker_layout::{
    LayoutInput, MarkerInput, MarkerLayout, importance, lay_out_markers,
};
use crate::map::{RINGS_KM, Size, ring_distances};

/// Padding, glyph and gap of an arrow, as in the style sheet.
const ARROW_PADDING_PX: f64 = 36.0;
/// Height of the buttons over a corner of the map, and their width without and with the one for chosen
/// cities, in sizes of type of ring labels.
const TOOLS_HEIGHT: f64 = 4.5;
const TOOLS_WIDTHS: [f64; 2] = [20.0, 33.0];

/// Returns the layout of markers, arrows and labels in the current view.
pub fn layout(state: MapState, label_sizes: RwSignal<LabelSizes>) -> Memo<MarkerLayout> {
    Memo::new(move |_| label_sizes.with(|sizes| lay_out(state, sizes)))
}

fn lay_out(state: MapState, sizes: &LabelSizes) -> MarkerLayout {
    let Some(viewport) = state.viewport.get() else {
        return MarkerLayout::default();
    };
    let chosen = state.chosen.get();
    let highlighted = state.highlighted.get();
    // Any other view closes the expanded cluster.
    let open = state
        .expanded
        .get()
        .filter(|(camera, _)| *camera == viewport.camera);
    let open = open.map(|(_, members)| members).unwrap_or_default();
    let width = |widths: &[f64], index: usize| widths.get(index).copied().unwrap_or(60.0);
    let name = |index: usize| Size {
        width: width(&sizes.widths_px, index),
        height: sizes.height_px,
    };
    let city = |(index, map_city): (usize, &MapCity)| {
        let tie = map_city.city(state.cx).current_tie();
        let texts = name(index + 1).width.max(width(&sizes.km_widths_px, index));
        MarkerInput {
            name: name(index + 1),
            arrow: Size {
                width: texts + ARROW_PADDING_PX,
                height: 2.0 * sizes.height_px + 4.0,
            },
            chosen: chosen.contains(&map_city.ix),
            highlighted: highlighted.contains(&map_city.ix),
            priority: importance(map_city.bond, tie.and_then(|tie| tie.since_year())),
        }
    };
    let cities: Vec<MarkerInput> = state.map_cities.iter().enumerate().map(city).collect();
    let size = viewport.camera.size();
    let tools_width = TOOLS_WIDTHS[usize::from(!chosen.is_empty())] * sizes.ring_px;
    let tools_height = TOOLS_HEIGHT * sizes.ring_px;
    let tools = LabelBox {
        left: size.width - tools_width,
        top: size.height - tools_height,
        width: tools_width,
        height: tools_height,
    };
    let ring = |km: f64| {
        let index = RINGS_KM.iter().position(|known| *known == km);
        let width = width(&sizes.ring_widths_px, index.unwrap_or_default());
        let height = 1.35 * sizes.ring_px;
        (km, Size { width, height })
    };
    let rings: Vec<_> = ring_distances(&viewport.camera)
        .into_iter()
        .map(ring)
        .collect();
    lay_out_markers(&LayoutInput {
        camera: &viewport.camera,
        places: &state.places(),
        cities: &cities,
        host_name: name(0),
        open: &open,
        occupied: &[tools],
        rings: &rings,
    })
}
