//! Where the reader looks.

use leptos::prelude::*;

use crate::map::{Camera, Mode};
use crate::route::{Look, MapParam};

/// Where the reader looks.
#[derive(Clone, Copy, PartialEq)]
pub struct Sight {
    pub camera: Camera,
    /// Whether the reader has moved it; until then it shows all cities in any size.
    pub moved: bool,
}

thread_local! {
    /// Where the reader looked last, for as long as the page lives.
    static SIGHT: ArcRwSignal<Option<Sight>> = ArcRwSignal::new(None);
}

/// Where the reader looks; `None` until a map knows its size.
pub fn sight() -> RwSignal<Option<Sight>> {
    SIGHT.with(|sight| sight.clone().into())
}

/// Looks there at once, also where no map is on the page any more.
pub fn show(now: Sight) {
    SIGHT.with(|sight| {
        if sight.get_untracked() != Some(now) {
            sight.set(Some(now));
        }
    });
}

impl Sight {
    /// What the address says of it; nothing of the view that everybody is shown first.
    pub fn param(&self) -> Option<MapParam> {
        let camera = &self.camera;
        let look = self
            .moved
            .then(|| Look::new(camera.looking_at(), camera.across_km()));
        let mode = camera.mode();
        (look.is_some() || mode != Mode::Fisheye).then_some(MapParam { mode, look })
    }
}
