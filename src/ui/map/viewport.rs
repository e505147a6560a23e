//! Viewport of the map.

use leptos::prelude::*;

use crate::map::{Camera, Mode};
use crate::route::{MapParam, MapView};

/// Camera of the map and whether the user has moved it.
#[derive(Clone, Copy, PartialEq)]
pub struct Viewport {
    pub camera: Camera,
    /// Whether the user has moved it; until then it is the first view at any size.
    pub moved: bool,
}

thread_local! {
    /// Last viewport, kept for the lifetime of the page.
    static VIEWPORT: ArcRwSignal<Option<Viewport>> = ArcRwSignal::new(None);
}

/// Returns the viewport; `None` until the size of a map is known.
pub fn viewport() -> RwSignal<Option<Viewport>> {
    VIEWPORT.with(|viewport| viewport.clone().into())
}

/// Sets the viewport, also if there is no map on the page.
pub fn set_viewport(now: Viewport) {
    VIEWPORT.with(|viewport| {
        if viewport.get_untracked() != Some(now) {
            viewport.set(Some(now));
        }
    });
}

impl Viewport {
    /// Returns its parameter in the URL; `None` for the default view.
    pub fn param(&self) -> Option<MapParam> {
        let camera = &self.camera;
        let view = self
            .moved
            .then(|| MapView::new(camera.looking_at(), camera.span_km()));
        let mode = camera.mode();
        (view.is_some() || mode != Mode::Fisheye).then_some(MapParam { mode, view })
    }
}
