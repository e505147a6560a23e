//! How the earth is seen: from where, how large, and how far shifted.

use super::mode::Mode;
use crate::geo::{Azimuthal, LonLat, Radial, Unit, angle_rad, km_from_rad, rad_from_km};

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
    /// How much of the shorter side of the picture a flight to a city ends with.
    pub const NEAR_KM: f64 = 600.0;
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

    /// The same view in another size: what was in the middle stays there.
    pub fn resized(&self, size: Size) -> Camera {
        Camera::at(self.host, self.looking_at(), self.scale, size, self.mode)
    }

    /// The same place seen in another mode, as large as it is now.
    pub fn in_mode(&self, mode: Mode) -> Camera {
        let place = self.looking_at();
        let c_rad = angle_rad(self.centre.unit(), place.unit());
        self.over(place, self.scale * self.map.radial.magnified(c_rad), mode)
    }

    /// The view that a flight to a place ends in: about [`Camera::NEAR_KM`] round it, or less where
    /// the reader is nearer already. What the flat maps cannot show is shown on the globe.
    pub fn close_to(&self, place: LonLat) -> Camera {
        let near = self.shorter_px() / rad_from_km(Camera::NEAR_KM);
        let c_rad = angle_rad(self.centre.unit(), self.looking_at().unit());
        let now = self.scale * self.map.radial.magnified(c_rad);
        let away = angle_rad(self.host.unit(), place.unit());
        let mode = if away > self.mode.radial().clip_rad() {
            Mode::Globe
        } else {
            self.mode
        };
        self.over(place, near.max(now), mode)
    }

    /// A view with a place in the middle, where so many pixels are to make a radian.
    fn over(&self, place: LonLat, px_per_rad: f64, mode: Mode) -> Camera {
        let magnified = match mode {
            Mode::Globe => 1.0,
            Mode::Fisheye | Mode::Equidistant => {
                let radial = mode.radial();
                let c_rad = angle_rad(self.host.unit(), place.unit());
                radial.magnified(c_rad.min(radial.clip_rad()))
            }
        };
        Camera::at(self.host, place, px_per_rad / magnified, self.size, mode)
    }

    /// A view on the way to another one: the projection about `centre`, with a point of its plane
    /// in the middle of the picture. It is not held to the limits.
    pub(super) fn passing(
        &self,
        centre: LonLat,
        radial: Radial,
        scale: f64,
        looking_at: [f64; 2],
    ) -> Camera {
        let camera = Camera {
            centre,
            map: Azimuthal::about(centre, radial),
            scale,
            ..*self
        };
        camera.with_plane_at(looking_at, self.middle())
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
        match self.mode {
            Mode::Globe => match self.unproject(pixel) {
                Some(held) => zoomed.holding(held, pixel),
                None => zoomed,
            },
            Mode::Fisheye | Mode::Equidistant => {
                zoomed.with_plane_at(self.plane_at(pixel), pixel).limited()
            }
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

    /// How many kilometres the shorter side of the picture spans at the scale of the projection's
    /// middle. Unlike the scale, it says the same of a telephone and of a wall.
    pub fn across_km(&self) -> f64 {
        km_from_rad(self.across_rad())
    }

    /// [`Camera::at`] with the scale that gives this [`Camera::across_km`].
    pub fn at_span(host: LonLat, looking_at: LonLat, km: f64, size: Size, mode: Mode) -> Camera {
        let scale = size.width.min(size.height) / rad_from_km(km);
        Camera::at(host, looking_at, scale, size, mode)
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

    /// The middle of the projection on the sphere: the host, but on a globe what it is turned to.
    pub const fn centre(&self) -> LonLat {
        self.centre
    }

    /// The radius in pixels of the rim, which lies round [`Camera::origin`].
    pub fn rim_px(&self) -> f64 {
        self.scale * self.map.radial.rim()
    }

    /// The function of the projection; that of the mode, but in passing from one to another.
    pub const fn radial(&self) -> Radial {
        self.map.radial
    }

    /// Where a place stands in the plane; `None` beyond the clip.
    pub(super) fn plane_of(&self, place: LonLat) -> Option<[f64; 2]> {
        self.map.plane(place.unit())
    }

    /// How much of the plane the shorter side of the picture spans, radians.
    pub(super) fn across_rad(&self) -> f64 {
        self.shorter_px() / self.scale
    }

    /// The projection without scale and shift.
    pub(super) const fn map(&self) -> &Azimuthal {
        &self.map
    }

    pub(super) const fn middle(&self) -> Pixel {
        Pixel {
            x: self.size.width / 2.0,
            y: self.size.height / 2.0,
        }
    }

    /// The shorter side of the picture.
    fn shorter_px(&self) -> f64 {
        self.size.width.min(self.size.height)
    }

    /// The point of the plane in the middle of the picture.
    pub(super) fn plane_in_the_middle(&self) -> [f64; 2] {
        self.plane_at(self.middle())
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
    pub(super) fn limited(self) -> Camera {
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
        let pull = (camera.rim_px() * 0.995 / away.max(1e-12)).min(1.0);
        Camera {
            origin: Pixel {
                x: middle.x + dx * pull,
                y: middle.y + dy * pull,
            },
            ..camera
        }
    }
}
