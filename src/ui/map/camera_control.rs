//! Camera moves of the map and their synchronization with the URL.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::animation;
use super::state::{MapCity, MapState};
use super::viewport::{Viewport, set_viewport, viewport};
use crate::geo::LonLat;
use crate::map::{Camera, Flight, LevelOfDetail, Mode, Pixel, Size, first_frame};
use crate::model::CityIx;
use crate::route::{MapParam, Page};
use crate::ui::browser::{self, Step};

/// Margin between chosen cities and the edges of the view, with room for their names.
const MARGIN_PX: f64 = 44.0;

/// Delay between the last move and the update of the URL: browsers refuse more than a hundred
/// history updates in half a minute.
const URL_DELAY: Duration = Duration::from_millis(500);

thread_local! {
    /// Viewport before the last flight to a city.
    static BEFORE_FLIGHT: Cell<Option<Viewport>> = const { Cell::new(None) };
    /// Map parameter of the URL at the last synchronization.
    static LAST_SYNCED: Cell<Option<Option<MapParam>>> = const { Cell::new(None) };
    /// Whether an update of the URL is scheduled.
    static URL_UPDATE_PENDING: Cell<bool> = const { Cell::new(false) };
}

impl MapState {
    /// Returns whether the map handles all gestures: on the map page (unless embedded), and in full
    /// screen, where there is nothing else to scroll.
    pub fn captures_gestures(&self) -> bool {
        let embed = self.cx.params.with_untracked(|params| params.embed);
        let own = !embed && self.cx.page.with_untracked(|page| *page == Page::Map);
        own || browser::matches("(display-mode: fullscreen)")
    }

    /// Sets the size of the map's element.
    pub fn resize(&self, size: Size) {
        let known = self.viewport.get_untracked();
        // A rebuilt view, as after a change of language, has the same size: nothing changes.
        let is_same = known.is_some_and(|known| known.camera.size() == size);
        if is_same || size.width < 1.0 || size.height < 1.0 {
            return;
        }
        animation::finish();
        set_viewport(match self.viewport.get_untracked() {
            Some(viewport) if viewport.moved => Viewport {
                camera: viewport.camera.resized(size),
                moved: true,
            },
            Some(viewport) => self.fitted(size, viewport.camera.mode()),
            None => self.viewport_from_url(untrack(|| self.cx.map()), size),
        });
    }

    /// Returns the viewport for a parameter of the URL.
    fn viewport_from_url(&self, param: Option<MapParam>, size: Size) -> Viewport {
        let mode = param.map_or(Mode::Fisheye, |param| param.mode);
        let view = param.and_then(|param| param.view);
        match view.and_then(|view| Some((view.centre()?, view.km()))) {
            Some((place, km)) => Viewport {
                camera: Camera::at_span(self.cx.bundle.host.position, place, km, size, mode),
                moved: true,
            },
            None => self.fitted(size, mode),
        }
    }

    /// Moves to the viewport in the URL. Tracked.
    pub fn sync_from_url(&self) {
        let param = self.cx.map();
        // The URL also changes for other reasons, and before it has the last move.
        if LAST_SYNCED.replace(Some(param)) == Some(param) {
            return;
        }
        let known = untrack(|| self.target());
        if let Some(known) = known.filter(|known| known.param() != param) {
            self.fly_to_viewport(self.viewport_from_url(param, known.camera.size()));
        }
    }

    /// Writes the viewport to the URL once the map is idle.
    pub fn update_url_when_idle(self) {
        if !URL_UPDATE_PENDING.replace(true) {
            set_timeout(
                move || {
                    URL_UPDATE_PENDING.set(false);
                    if animation::detail() != LevelOfDetail::FINE {
                        return self.update_url_when_idle();
                    }
                    if let Some(viewport) = viewport().get_untracked() {
                        self.cx.set_map_view(viewport.param(), Step::Replace);
                        // Mark it as synchronized: the user may move the map before the URL is read
                        // again.
                        LAST_SYNCED.set(Some(untrack(|| self.cx.map())));
                    }
                },
                URL_DELAY,
            );
        }
    }

    /// Changes the mode, keeping the place and its size on the screen, or the first view.
    pub fn set_mode(&self, mode: Mode) {
        if let Some(viewport) = self.target() {
            let next = match viewport.moved {
                true => Viewport {
                    camera: viewport.camera.in_mode(mode),
                    moved: true,
                },
                false => self.fitted(viewport.camera.size(), mode),
            };
            // The flight begins when the URL has changed; Back reverses it.
            self.cx.set_map_view(next.param(), Step::Push);
        }
    }

    /// Moves the camera without animation, as by dragging.
    pub fn move_by(&self, change: impl FnOnce(&Camera) -> Camera) {
        animation::cancel();
        if let Some(viewport) = self.viewport.get_untracked() {
            let camera = change(&viewport.camera);
            if camera != viewport.camera {
                animation::on_moved_by_user();
                set_viewport(Viewport {
                    camera,
                    moved: true,
                });
            }
        }
    }

    /// Flies to another view, or jumps there if reduced motion is preferred. A change during a
    /// flight starts from the end of that flight.
    pub fn fly(&self, change: &dyn Fn(&Camera) -> Camera) {
        if let Some(viewport) = self.target() {
            self.fly_to_viewport(Viewport {
                camera: change(&viewport.camera),
                moved: true,
            });
        }
    }

    /// Returns the mode in the URL. Tracked.
    pub fn mode(&self) -> Mode {
        self.cx.map().map_or(Mode::Fisheye, |param| param.mode)
    }

    /// Returns the current viewport, or that at the end of the current flight.
    fn target(&self) -> Option<Viewport> {
        animation::target().or(self.viewport.get_untracked())
    }

    fn fly_to_viewport(&self, to: Viewport) {
        let Some(from) = self.viewport.get_untracked() else {
            return;
        };
        if browser::prefers_reduced_motion() || from.camera == to.camera {
            animation::cancel();
            set_viewport(to);
        } else {
            animation::fly(Flight::new(&from.camera, &to.camera), to.moved);
        }
    }

    /// Zooms about the middle.
    pub fn zoom(&self, factor: f64) {
        self.fly(&|camera| {
            let Size { width, height } = camera.size();
            let middle = Pixel {
                x: width / 2.0,
                y: height / 2.0,
            };
            camera.zoomed_about(middle, factor)
        });
    }

    /// Flies to a city and its surroundings, with the city in the middle.
    pub fn fly_to(&self, city: CityIx) {
        let place = self.cx.bundle.city(city).position;
        BEFORE_FLIGHT.set(self.target());
        self.fly(&|camera| camera.close_to(place));
    }

    /// Flies back to the viewport before the last flight to a city, once.
    pub fn fly_back(&self) {
        if let (Some(before), Some(now)) = (BEFORE_FLIGHT.take(), self.viewport.get_untracked()) {
            let camera = before.camera.resized(now.camera.size());
            self.fly_to_viewport(Viewport { camera, ..before });
        }
    }

    /// Flies to a view of the host and the chosen cities, or to the first view if none is chosen.
    pub fn fit_chosen(&self) {
        let is_chosen = |one: &MapCity| self.chosen.with_untracked(|it| it.contains(&one.ix));
        let chosen: Vec<LonLat> = self.positions(&is_chosen);
        if chosen.is_empty() {
            return self.show_first();
        }
        self.fly(&|camera| self.fit(&chosen, camera));
    }

    /// Flies to a view of the host and these cities, by their indices.
    pub fn fly_to_all(&self, members: &[usize]) {
        let map_cities = members.iter().filter_map(|one| self.map_cities.get(*one));
        let places: Vec<LonLat> = map_cities.map(|one| one.city(self.cx).position).collect();
        self.fly(&|camera| self.fit(&places, camera));
    }

    /// Flies to the first view.
    pub fn show_first(&self) {
        if let Some(Viewport { camera, .. }) = self.target() {
            self.fly_to_viewport(self.fitted(camera.size(), camera.mode()));
        }
    }

    /// Flies to the view of all cities.
    pub fn show_all(&self) {
        let all = self.positions(&|_| true);
        self.fly(&|camera| self.fit(&all, camera));
    }

    /// Returns whether the first view of the mode leaves cities out: the globe shows all. Tracked.
    pub fn has_region(&self) -> bool {
        self.has_far_cities && self.mode() != Mode::Globe
    }

    /// Returns whether the map shows the first view. Tracked.
    pub fn is_first(&self) -> bool {
        self.viewport.with(|one| one.is_none_or(|one| !one.moved))
    }

    /// Flies to the first view again after another choice, unless the user has moved the map: the
    /// view includes the chosen cities. Tracked.
    pub fn follow_choice(&self) {
        self.chosen.track();
        if let Some(viewport) = untrack(|| self.target()).filter(|viewport| !viewport.moved) {
            let first = self.fitted(viewport.camera.size(), viewport.camera.mode());
            if first.camera != viewport.camera {
                self.fly_to_viewport(first);
            }
        }
    }

    /// Returns the first view: the region of most cities, and the chosen ones.
    fn fitted(&self, size: Size, mode: Mode) -> Viewport {
        let host = self.cx.bundle.host.position;
        let required = |index: usize| {
            let map_city = self.map_cities.get(index);
            map_city.is_some_and(|one| self.chosen.with_untracked(|it| it.contains(&one.ix)))
        };
        Viewport {
            camera: first_frame(host, &self.positions(&|_| true), &required, size, mode),
            moved: false,
        }
    }

    fn positions(&self, wanted: &dyn Fn(&MapCity) -> bool) -> Vec<LonLat> {
        let map_cities = self.map_cities.iter().filter(|one| wanted(one));
        map_cities.map(|one| one.city(self.cx).position).collect()
    }

    fn fit(&self, places: &[LonLat], camera: &Camera) -> Camera {
        let host = self.cx.bundle.host.position;
        let size = camera.size();
        let margin_px = MARGIN_PX.min(size.width / 9.0);
        Camera::fit(host, places, size, margin_px, camera.mode())
    }
}
