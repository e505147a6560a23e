//! How the earth is seen: from where, how large, and how far shifted.

use crate::geo::{Azimuthal, LonLat, Radial, Unit, angle_rad};

/// A point of the map in CSS pixels from its top left corner, `y` down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pixel {
    pub x: f64,
    pub y: f64,
}

/// The map's width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// The three ways of looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// From the host city, far places drawn near: the first view.
    Fisheye,
    /// From the host city, all distances true.
    Equidistant,
    /// A globe to turn.
    Globe,
}

impl Mode {
    /// All modes, in the order of the switch.
    pub const ALL: [Mode; 3] = [Mode::Fisheye, Mode::Equidistant, Mode::Globe];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Mode::Fisheye => "fisheye",
            Mode::Equidistant => "equidistant",
            Mode::Globe => "globe",
        }
    }

    /// The mode with exactly this code.
    pub fn from_code(code: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// The projection's radial function. The fisheye is true up to about 0.35 rad, 2,230 km.
    pub const fn radial(self) -> Radial {
        match self {
            Mode::Fisheye => Radial::Fisheye { a_rad: 0.35 },
            Mode::Equidistant => Radial::Equidistant,
            Mode::Globe => Radial::Globe,
        }
    }
}

/// A view of the earth. It is a value: moving gives a new camera.
///
/// ```
/// use pobratim::geo::LonLat;
/// use pobratim::map::{Camera, Mode, Size};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let portland = LonLat::new(-122.6762, 45.5234).unwrap();
/// let size = Size { width: 700.0, height: 500.0 };
/// let camera = Camera::fit(host, &[portland], size, 40.0, Mode::Fisheye);
/// let seen = camera.project(portland).unwrap();
/// assert!((40.0..=660.0).contains(&seen.x) && (40.0..=460.0).contains(&seen.y));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    host: LonLat,
    /// The middle of the projection: the host, but on a globe wherever it was turned to.
    centre: LonLat,
    map: Azimuthal,
    mode: Mode,
    size: Size,
    scale: f64,
    /// Where the middle of the projection stands.
    origin: Pixel,
}

impl Camera {
    /// The largest scale, pixels per radian: 3 pixels to the kilometre at the host.
    pub const LARGEST_SCALE: f64 = 20_000.0;
    /// The largest scale that [`Camera::fit`] chooses, at which the coast still looks well.
    const LARGEST_FIT: f64 = 6_000.0;
    /// How near to a pole the globe's middle may come.
    const LAT_LIMIT_DEG: f64 = 85.0;

    /// The view that looks at a place with so many pixels per radian; both are brought within the
    /// limits. An address needs no more than the mode, this place and this scale.
    pub fn at(host: LonLat, looking_at: LonLat, scale: f64, size: Size, mode: Mode) -> Camera {
        let centre = if mode == Mode::Globe {
            looking_at
        } else {
            host
        };
        let map = Azimuthal::about(centre, mode.radial());
        let size = Size {
            width: size.width.max(1.0),
            height: size.height.max(1.0),
        };
        let middle = Pixel {
            x: size.width / 2.0,
            y: size.height / 2.0,
        };
        let camera = Camera {
            host,
            centre,
            map,
            mode,
            size,
            scale,
            origin: middle,
        }
        .limited();
        let shift = map.plane(looking_at.unit()).unwrap_or([0.0, 0.0]);
        camera.with_plane_at(shift, middle).limited()
    }

    /// The largest view in which the host and all `points` stand at least `margin_px` from the
    /// edges. Without points, all that the mode can show.
    pub fn fit(host: LonLat, points: &[LonLat], size: Size, margin_px: f64, mode: Mode) -> Camera {
        let globe = mode == Mode::Globe;
        let centre = if globe { middle_of(host, points) } else { host };
        let camera = Camera::at(host, centre, Camera::LARGEST_FIT, size, mode);
        let [low, high] = camera.box_round(points);
        let room = |side: f64| (side - 2.0 * margin_px).max(side / 4.0);
        let width = (high[0] - low[0]).max(1e-9);
        let height = (high[1] - low[1]).max(1e-9);
        let scale = (room(camera.size.width) / width).min(room(camera.size.height) / height);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        let fitted = Camera {
            scale: scale.min(Camera::LARGEST_FIT),
            ..camera
        };
        fitted.with_plane_at(middle, camera.middle()).limited()
    }

    /// The box in the plane, least and largest corner, round the host and the points; round all
    /// that the mode can show where there are no points, or where a globe hides one.
    fn box_round(&self, points: &[LonLat]) -> [[f64; 2]; 2] {
        let globe = self.mode == Mode::Globe;
        let seen: Vec<[f64; 2]> = points
            .iter()
            .chain([&self.host])
            .filter_map(|at| self.map.plane(at.unit()))
            .collect();
        let hidden = seen.len() <= points.len();
        if points.is_empty() || (globe && hidden) {
            let rim = self.mode.radial().rim();
            return [[-rim, -rim], [rim, rim]];
        }
        let reach = |axis: usize, start: f64, pick: fn(f64, f64) -> f64| {
            seen.iter().map(|point| point[axis]).fold(start, pick)
        };
        let low = [0, 1].map(|axis| reach(axis, f64::INFINITY, f64::min));
        let high = [0, 1].map(|axis| reach(axis, f64::NEG_INFINITY, f64::max));
        if !globe {
            return [low, high];
        }
        // A globe stays in the middle: it must reach as far to both sides.
        let both = [0, 1].map(|axis| f64::max(high[axis], -low[axis]));
        // Where the places are spread so wide, the whole disc looks better than most of it.
        let both = if both[0].max(both[1]) > 0.6 {
            [1.0, 1.0]
        } else {
            both
        };
        [both.map(|reach| -reach), both]
    }

    /// The same view in another size: what was in the middle stays there.
    pub fn resized(&self, size: Size) -> Camera {
        Camera::at(self.host, self.looking_at(), self.scale, size, self.mode)
    }

    /// The same place seen in another mode.
    pub fn in_mode(&self, mode: Mode) -> Camera {
        Camera::at(self.host, self.looking_at(), self.scale, self.size, mode)
    }

    /// Where a place stands, in the picture or outside of it; `None` beyond the clip.
    pub fn project(&self, place: LonLat) -> Option<Pixel> {
        self.project_unit(place.unit())
    }

    /// [`Camera::project`] for a direction.
    pub(super) fn project_unit(&self, place: Unit) -> Option<Pixel> {
        let [x, y] = self.map.plane(place)?;
        Some(Pixel {
            x: self.origin.x + self.scale * x,
            y: self.origin.y - self.scale * y,
        })
    }

    /// The place under a pixel; `None` beyond the rim.
    pub fn unproject(&self, pixel: Pixel) -> Option<LonLat> {
        self.map.place(self.plane_at(pixel)).map(LonLat::from_unit)
    }

    /// Larger by `factor` (smaller below 1), with what is under `pixel` staying there.
    pub fn zoomed_about(&self, pixel: Pixel, factor: f64) -> Camera {
        let factor = if factor.is_finite() && factor > 0.0 {
            factor
        } else {
            1.0
        };
        let zoomed = Camera {
            scale: self.scale * factor,
            ..*self
        }
        .limited();
        match (self.mode, self.unproject(pixel)) {
            (Mode::Globe, Some(held)) => zoomed.holding(held, pixel),
            (Mode::Globe, None) => zoomed,
            _ => zoomed.with_plane_at(self.plane_at(pixel), pixel).limited(),
        }
    }

    /// Moved as if the map were dragged by `dx` to the right and `dy` down, in pixels.
    pub fn panned(&self, dx: f64, dy: f64) -> Camera {
        let middle = self.middle();
        let moved = Pixel {
            x: self.origin.x + dx,
            y: self.origin.y + dy,
        };
        if self.mode != Mode::Globe {
            return Camera {
                origin: moved,
                ..*self
            }
            .limited();
        }
        // On a globe the place that is to come to the middle; no further than nearly to the rim.
        let held = Pixel {
            x: middle.x - dx,
            y: middle.y - dy,
        };
        let [x, y] = self.plane_at(held);
        let pull = (0.9 / x.hypot(y).max(1e-12)).min(1.0);
        match self.map.place([x * pull, y * pull]) {
            Some(place) => self.turned_to(LonLat::from_unit(place)),
            None => *self,
        }
    }

    /// The host city, the middle of the rings and the start of the threads.
    pub const fn host(&self) -> LonLat {
        self.host
    }

    /// The place in the middle of the picture.
    pub fn looking_at(&self) -> LonLat {
        self.unproject(self.middle()).unwrap_or(self.centre)
    }

    /// Pixels per radian at the middle of the projection; 6,371 is a pixel to the kilometre.
    pub const fn scale(&self) -> f64 {
        self.scale
    }

    /// The way of looking.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The size of the picture.
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The middle of the projection on the screen.
    pub const fn origin(&self) -> Pixel {
        self.origin
    }

    /// The radius in pixels of the rim, which lies round [`Camera::origin`].
    pub fn rim_px(&self) -> f64 {
        self.scale * self.mode.radial().rim()
    }

    /// The projection without scale and shift.
    pub(super) const fn map(&self) -> &Azimuthal {
        &self.map
    }

    const fn middle(&self) -> Pixel {
        Pixel {
            x: self.size.width / 2.0,
            y: self.size.height / 2.0,
        }
    }

    fn plane_at(&self, pixel: Pixel) -> [f64; 2] {
        [
            (pixel.x - self.origin.x) / self.scale,
            (self.origin.y - pixel.y) / self.scale,
        ]
    }

    /// Shifted so that a point of the plane stands at `pixel`.
    fn with_plane_at(self, [x, y]: [f64; 2], pixel: Pixel) -> Camera {
        let origin = Pixel {
            x: pixel.x - self.scale * x,
            y: pixel.y + self.scale * y,
        };
        Camera { origin, ..self }
    }

    /// Turned so that a place of the globe stands in the middle, the poles kept up and down.
    fn turned_to(&self, place: LonLat) -> Camera {
        let lat_deg = place
            .lat_deg()
            .clamp(-Camera::LAT_LIMIT_DEG, Camera::LAT_LIMIT_DEG);
        let centre = LonLat::new(place.lon_deg(), lat_deg).unwrap_or(place);
        Camera {
            centre,
            map: Azimuthal::about(centre, self.mode.radial()),
            ..*self
        }
    }

    /// Turned so that `held` stands under `pixel`, as nearly as a globe with north up can.
    fn holding(self, held: LonLat, pixel: Pixel) -> Camera {
        (0..4).fold(self, |camera, _| match camera.project(held) {
            Some(now) => camera.panned(pixel.x - now.x, pixel.y - now.y),
            None => camera,
        })
    }

    /// Held to the limits: the rim is never much smaller than the picture, and the middle of the
    /// picture never leaves the earth.
    fn limited(self) -> Camera {
        let smallest = 0.4 * self.size.width.min(self.size.height) / self.mode.radial().rim();
        let scale = if self.scale.is_finite() {
            self.scale
        } else {
            smallest
        };
        let camera = Camera {
            // Not `clamp`: its panic would bring the printing of floats into the page.
            scale: scale.min(Camera::LARGEST_SCALE).max(smallest),
            ..self
        };
        let middle = camera.middle();
        if camera.mode == Mode::Globe {
            let turned = camera.turned_to(camera.centre);
            return Camera {
                origin: middle,
                ..turned
            };
        }
        let (dx, dy) = (camera.origin.x - middle.x, camera.origin.y - middle.y);
        let away = dx.hypot(dy);
        if !away.is_finite() {
            return Camera {
                origin: middle,
                ..camera
            };
        }
        let pull = (camera.rim_px() * 0.95 / away.max(1e-12)).min(1.0);
        Camera {
            origin: Pixel {
                x: middle.x + dx * pull,
                y: middle.y + dy * pull,
            },
            ..camera
        }
    }
}

/// The middle of the least circle round all places (Bădoiu and Clarkson, *Smaller core-sets for
/// balls*, 2003): step toward the farthest, ever less.
fn middle_of(host: LonLat, points: &[LonLat]) -> LonLat {
    let mut middle = host.unit();
    for round in 1..=60 {
        let apart = |at: &LonLat| angle_rad(middle, at.unit());
        let farthest = points
            .iter()
            .chain([&host])
            .max_by(|a, b| apart(a).total_cmp(&apart(b)));
        let share = 1.0 / f64::from(round + 1);
        let Some(far) = farthest else { break };
        middle = middle
            .mixed(1.0 - share, far.unit(), share)
            .direction()
            .unwrap_or(middle);
    }
    LonLat::from_unit(middle)
}
