//! How it changes where the reader looks.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;

use super::motion;
use super::sight::{Sight, show, sight};
use super::state::MapState;
use crate::geo::LonLat;
use crate::map::{Camera, Flight, Grain, Mode, Pixel, Size};
use crate::model::CityIx;
use crate::route::{MapParam, Page};
use crate::ui::browser::{self, Step};

/// How far cities stay from the edges of a view that shows them, with room for their names.
const MARGIN_PX: f64 = 44.0;

/// How long the map rests before the address is told where it looks: browsers refuse more than a
/// hundred notes in half a minute.
const REST: Duration = Duration::from_millis(500);

thread_local! {
    /// Where the reader looked before the last flight to a city.
    static BEFORE: Cell<Option<Sight>> = const { Cell::new(None) };
    /// What the address asked for when it was heeded last.
    static HEEDED: Cell<Option<Option<MapParam>>> = const { Cell::new(None) };
    /// Whether the address will be told soon.
    static NOTING: Cell<bool> = const { Cell::new(false) };
}

impl MapState {
    /// Whether all gestures are the map's: on its own page, not inside another one; and wherever
    /// there is nothing else to scroll.
    pub fn is_free(&self) -> bool {
        let embed = self.cx.params.with_untracked(|params| params.embed);
        let own = !embed && self.cx.page.with_untracked(|page| *page == Page::Map);
        own || browser::matches("(display-mode: fullscreen)")
    }

    /// The map's box has this size now.
    pub fn resize(&self, size: Size) {
        let known = self.sight.get_untracked();
        // A view that is built anew, as in another language, has its old size: nothing changes.
        let is_same = known.is_some_and(|known| known.camera.size() == size);
        if is_same || size.width < 1.0 || size.height < 1.0 {
            return;
        }
        motion::arrive();
        show(match self.sight.get_untracked() {
            Some(sight) if sight.moved => Sight {
                camera: sight.camera.resized(size),
                moved: true,
            },
            Some(sight) => self.fitted(size, sight.camera.mode()),
            None => self.sight_of(untrack(|| self.cx.map()), size),
        });
    }

    /// What an address asks to see.
    fn sight_of(&self, asked: Option<MapParam>, size: Size) -> Sight {
        let mode = asked.map_or(Mode::Fisheye, |asked| asked.mode);
        let look = asked.and_then(|asked| asked.look);
        match look.and_then(|look| Some((look.place()?, look.km()))) {
            Some((place, km)) => Sight {
                camera: Camera::at_span(self.cx.bundle.host.position, place, km, size, mode),
                moved: true,
            },
            None => self.fitted(size, mode),
        }
    }

    /// Looks where the address asks to. Tracked.
    pub fn heed_address(&self) {
        let asked = self.cx.map();
        // The address changes for other reasons, too, and before it was told of the last move.
        if HEEDED.replace(Some(asked)) == Some(asked) {
            return;
        }
        let known = untrack(|| self.aim());
        if let Some(known) = known.filter(|known| known.param() != asked) {
            self.set_out(self.sight_of(asked, known.camera.size()));
        }
    }

    /// Tells the address where the map looks, once it has come to rest.
    pub fn note(self) {
        if !NOTING.replace(true) {
            set_timeout(
                move || {
                    NOTING.set(false);
                    if motion::grain() != Grain::FINE {
                        return self.note();
                    }
                    if let Some(sight) = sight().get_untracked() {
                        self.cx.note_map(sight.param(), Step::Replace);
                        // Heeded already: a hand may move on before the address is read again.
                        HEEDED.set(Some(untrack(|| self.cx.map())));
                    }
                },
                REST,
            );
        }
    }

    /// Another way of looking, in which the same place is seen as large as it is now; all cities
    /// are seen where they were before.
    pub fn turn_to(&self, mode: Mode) {
        if let Some(sight) = self.aim() {
            let next = match sight.moved {
                true => Sight {
                    camera: sight.camera.in_mode(mode),
                    moved: true,
                },
                false => self.fitted(sight.camera.size(), mode),
            };
            // The flight begins when the address has it; Back flies home.
            self.cx.note_map(next.param(), Step::Push);
        }
    }

    /// Moves the camera at once, as a hand does.
    pub fn look(&self, change: impl FnOnce(&Camera) -> Camera) {
        motion::halt();
        if let Some(sight) = self.sight.get_untracked() {
            let camera = change(&sight.camera);
            if camera != sight.camera {
                motion::moved();
                show(Sight {
                    camera,
                    moved: true,
                });
            }
        }
    }

    /// Flies to another view, or is there at once where the reader wants no animation. A change
    /// while it flies begins where the flight was to end.
    pub fn fly(&self, change: &dyn Fn(&Camera) -> Camera) {
        if let Some(sight) = self.aim() {
            self.set_out(Sight {
                camera: change(&sight.camera),
                moved: true,
            });
        }
    }

    /// The way of looking that the address asks for. Tracked.
    pub fn mode(&self) -> Mode {
        self.cx.map().map_or(Mode::Fisheye, |asked| asked.mode)
    }

    /// Where the reader looks, or will when a flight has ended.
    fn aim(&self) -> Option<Sight> {
        motion::aim().or(self.sight.get_untracked())
    }

    fn set_out(&self, to: Sight) {
        let Some(from) = self.sight.get_untracked() else {
            return;
        };
        if browser::is_calm() || from.camera == to.camera {
            motion::halt();
            show(to);
        } else {
            motion::fly(Flight::new(&from.camera, &to.camera), to.moved);
        }
    }

    /// Larger or smaller about the middle.
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

    /// Flies to a city and what lies round it, and ends with the city in the middle.
    pub fn fly_to(&self, city: CityIx) {
        let place = self.cx.bundle.city(city).position;
        BEFORE.set(self.aim());
        self.fly(&|camera| camera.close_to(place));
    }

    /// Back to where the reader looked before the last flight to a city, once.
    pub fn fly_back(&self) {
        if let (Some(before), Some(now)) = (BEFORE.take(), self.sight.get_untracked()) {
            let camera = before.camera.resized(now.camera.size());
            self.set_out(Sight { camera, ..before });
        }
    }

    /// Flies to a view of the chosen cities and the host, where their threads begin; of all cities
    /// where none is chosen.
    pub fn fit_chosen(&self) {
        let chosen = self.chosen.get_untracked();
        let stations = self.stations.iter();
        let wanted = stations.filter(|one| chosen.contains(&one.ix));
        let places: Vec<LonLat> = wanted.map(|one| one.city.position).collect();
        if places.is_empty() {
            return self.show_all();
        }
        self.fly(&|camera| self.fit(&places, camera.size(), camera.mode()));
    }

    /// Back to all cities.
    pub fn show_all(&self) {
        if let Some(Sight { camera, .. }) = self.aim() {
            self.set_out(self.fitted(camera.size(), camera.mode()));
        }
    }

    fn fitted(&self, size: Size, mode: Mode) -> Sight {
        let stations = self.stations.iter();
        let places: Vec<LonLat> = stations.map(|one| one.city.position).collect();
        Sight {
            camera: self.fit(&places, size, mode),
            moved: false,
        }
    }

    fn fit(&self, places: &[LonLat], size: Size, mode: Mode) -> Camera {
        let host = self.cx.bundle.host.position;
        Camera::fit(host, places, size, MARGIN_PX.min(size.width / 9.0), mode)
    }
}
