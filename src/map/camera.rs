//! Camera of the map: viewpoint, scale and shift.

use super::mode::Mode;
use crate::geo::{Azimuthal, LonLat, Radial, Unit, angle_rad, km_from_rad, rad_from_km};

/// Point of the map in CSS pixels from its top left corner, `y` down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pixel {
    pub x: f64,
    pub y: f64,
}

/// Width and height of the map in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// View of the earth. An immutable value: moving returns a new camera.
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
    /// Centre of the projection: the host, or on a globe the place that it is turned to.
    centre: LonLat,
    map: Azimuthal,
    mode: Mode,
    size: Size,
    scale: f64,
    /// Position of the projection centre on the screen.
    origin: Pixel,
}

impl Camera {
    /// Maximum scale in pixels per radian: 3 pixels per kilometre at the host.
    pub const LARGEST_SCALE: f64 = 20_000.0;
    /// Width of the shorter side of the view at the end of a flight to a city, km.
    pub const NEAR_KM: f64 = 600.0;
    /// Maximum latitude of the globe's centre, degrees north or south.
    const LAT_LIMIT_DEG: f64 = 85.0;

    /// Returns the view with `looking_at` in the middle of the picture, at a scale in pixels per
    /// radian. Both are clamped to the limits. Mode, place and scale are enough to restore a view
    /// from a URL.
    pub fn at(host: LonLat, looking_at: LonLat, scale: f64, size: Size, mode: Mode) -> Camera {
        let centre = if mode == Mode::Globe {
            looking_at
        } else {
            host
        };
        let map = Azimuthal::centred_on(centre, mode.radial());
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
        let shift = map.project(looking_at.unit()).unwrap_or([0.0, 0.0]);
        camera.with_plane_at(shift, middle).limited()
    }

    /// Returns the same view in another size; the place in the middle stays there.
    pub fn resized(&self, size: Size) -> Camera {
        Camera::at(self.host, self.looking_at(), self.scale, size, self.mode)
    }

    /// Returns the same place in another mode, at the same size on the screen.
    pub fn in_mode(&self, mode: Mode) -> Camera {
        let place = self.looking_at();
        let c_rad = angle_rad(self.centre.unit(), place.unit());
        self.centred_on(
            place,
            self.scale * self.map.radial.magnification(c_rad),
            mode,
        )
    }

    /// Returns the view at the end of a flight to a place: about [`Camera::NEAR_KM`] around it, or
    /// less if the camera is closer already. A place beyond the clip of the flat map is shown on
    /// the globe.
    pub fn close_to(&self, place: LonLat) -> Camera {
        let near = self.shorter_px() / rad_from_km(Camera::NEAR_KM);
        let c_rad = angle_rad(self.centre.unit(), self.looking_at().unit());
        let now = self.scale * self.map.radial.magnification(c_rad);
        let distance_rad = angle_rad(self.host.unit(), place.unit());
        let mode = if distance_rad > self.mode.radial().clip_rad() {
            Mode::Globe
        } else {
            self.mode
        };
        self.centred_on(place, near.max(now), mode)
    }

    /// Returns the view with `place` in the middle and a local scale in pixels per radian.
    fn centred_on(&self, place: LonLat, px_per_rad: f64, mode: Mode) -> Camera {
        let magnified = match mode {
            Mode::Globe => 1.0,
            Mode::Fisheye | Mode::Equidistant => {
                let radial = mode.radial();
                let c_rad = angle_rad(self.host.unit(), place.unit());
                radial.magnification(c_rad.min(radial.clip_rad()))
            }
        };
        Camera::at(self.host, place, px_per_rad / magnified, self.size, mode)
    }

    /// Returns an intermediate view of an animation: the projection about `centre`, with a point of
    /// its plane in the middle of the picture. It is not clamped to the limits.
    pub(super) fn intermediate(
        &self,
        centre: LonLat,
        radial: Radial,
        scale: f64,
        looking_at: [f64; 2],
    ) -> Camera {
        let camera = Camera {
            centre,
            map: Azimuthal::centred_on(centre, radial),
            scale,
            ..*self
        };
        camera.with_plane_at(looking_at, self.middle())
    }

    /// Returns the position of a place, in the picture or outside it; `None` beyond the clip.
    pub fn project(&self, place: LonLat) -> Option<Pixel> {
        self.project_unit(place.unit())
    }

    /// Projects a direction, like [`Camera::project`].
    pub(super) fn project_unit(&self, place: Unit) -> Option<Pixel> {
        let [x, y] = self.map.project(place)?;
        Some(Pixel {
            x: self.origin.x + self.scale * x,
            y: self.origin.y - self.scale * y,
        })
    }

    /// Returns the place under a pixel; `None` beyond the rim.
    pub fn unproject(&self, pixel: Pixel) -> Option<LonLat> {
        self.map
            .unproject(self.plane_at(pixel))
            .map(LonLat::from_unit)
    }

    /// Returns the view scaled by `factor` (smaller below 1) with the place under `pixel` fixed.
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
                Some(anchor) => zoomed.with_place_at(anchor, pixel),
                None => zoomed,
            },
            Mode::Fisheye | Mode::Equidistant => {
                zoomed.with_plane_at(self.plane_at(pixel), pixel).limited()
            }
        }
    }

    /// Returns the view after dragging the map by `dx` to the right and `dy` down, in pixels.
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
        // Turn the globe to the place that comes to the middle, at most to 0.9 of the rim.
        let anchor = Pixel {
            x: middle.x - dx,
            y: middle.y - dy,
        };
        let [x, y] = self.plane_at(anchor);
        let factor = (0.9 / x.hypot(y).max(1e-12)).min(1.0);
        match self.map.unproject([x * factor, y * factor]) {
            Some(place) => self.turned_to(LonLat::from_unit(place)),
            None => *self,
        }
    }

    /// Host city: the centre of the rings and the start of the threads.
    pub const fn host(&self) -> LonLat {
        self.host
    }

    /// Returns the place in the middle of the picture.
    pub fn looking_at(&self) -> LonLat {
        self.unproject(self.middle()).unwrap_or(self.centre)
    }

    /// Pixels per radian at the projection centre; 6,371 is one pixel per kilometre.
    pub const fn scale(&self) -> f64 {
        self.scale
    }

    /// Returns the width of the shorter side of the picture in kilometres, at the scale of the
    /// projection centre. Unlike the scale, it does not depend on the size of the screen.
    pub fn span_km(&self) -> f64 {
        km_from_rad(self.span_rad())
    }

    /// Returns [`Camera::at`] with the scale that gives this [`Camera::span_km`].
    pub fn at_span(host: LonLat, looking_at: LonLat, km: f64, size: Size, mode: Mode) -> Camera {
        let scale = size.width.min(size.height) / rad_from_km(km);
        Camera::at(host, looking_at, scale, size, mode)
    }

    /// Map mode.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Size of the picture.
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Position of the projection centre on the screen.
    pub const fn origin(&self) -> Pixel {
        self.origin
    }

    /// Projection centre on the sphere: the host, or on a globe the place that it is turned to.
    pub const fn centre(&self) -> LonLat {
        self.centre
    }

    /// Returns the radius in pixels of the rim, a circle about [`Camera::origin`].
    pub fn rim_px(&self) -> f64 {
        self.scale * self.map.radial.rim()
    }

    /// Radial function of the projection: that of the mode, or interpolated during a mode change.
    pub const fn radial(&self) -> Radial {
        self.map.radial
    }

    /// Returns the position of a place in the plane of the projection; `None` beyond the clip.
    pub(super) fn plane_of(&self, place: LonLat) -> Option<[f64; 2]> {
        self.map.project(place.unit())
    }

    /// Returns the width of the shorter side of the picture in the plane, radians.
    pub(super) fn span_rad(&self) -> f64 {
        self.shorter_px() / self.scale
    }

    /// Projection without scale and shift.
    pub(super) const fn map(&self) -> &Azimuthal {
        &self.map
    }

    pub(super) const fn middle(&self) -> Pixel {
        Pixel {
            x: self.size.width / 2.0,
            y: self.size.height / 2.0,
        }
    }

    /// Returns the length of the shorter side of the picture.
    fn shorter_px(&self) -> f64 {
        self.size.width.min(self.size.height)
    }

    /// Returns the point of the plane in the middle of the picture.
    pub(super) fn plane_at_middle(&self) -> [f64; 2] {
        self.plane_at(self.middle())
    }

    fn plane_at(&self, pixel: Pixel) -> [f64; 2] {
        [
            (pixel.x - self.origin.x) / self.scale,
            (self.origin.y - pixel.y) / self.scale,
        ]
    }

    /// Returns the view shifted so that a point of the plane is at `pixel`.
    fn with_plane_at(self, [x, y]: [f64; 2], pixel: Pixel) -> Camera {
        let origin = Pixel {
            x: pixel.x - self.scale * x,
            y: pixel.y + self.scale * y,
        };
        Camera { origin, ..self }
    }

    /// Returns the globe turned so that a place is in the middle, with the poles vertical.
    fn turned_to(&self, place: LonLat) -> Camera {
        let lat_deg = place
            .lat_deg()
            .clamp(-Camera::LAT_LIMIT_DEG, Camera::LAT_LIMIT_DEG);
        let centre = LonLat::new(place.lon_deg(), lat_deg).unwrap_or(place);
        Camera {
            centre,
            map: Azimuthal::centred_on(centre, self.mode.radial()),
            ..*self
        }
    }

    /// Returns the globe turned so that `anchor` is under `pixel`, as closely as north up allows.
    fn with_place_at(self, anchor: LonLat, pixel: Pixel) -> Camera {
        (0..4).fold(self, |camera, _| match camera.project(anchor) {
            Some(now) => camera.panned(pixel.x - now.x, pixel.y - now.y),
            None => camera,
        })
    }

    /// Clamps the view to the limits: the rim is never much smaller than the picture, and the
    /// middle of the picture stays on the earth.
    pub(super) fn limited(self) -> Camera {
        let smallest = 0.4 * self.size.width.min(self.size.height) / self.mode.radial().rim();
        let scale = if self.scale.is_finite() {
            self.scale
        } else {
            smallest
        };
        let camera = Camera {
            // Not `clamp`, whose panic message would add float formatting to the WebAssembly
            // module.
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
        let distance_px = dx.hypot(dy);
        if !distance_px.is_finite() {
            return Camera {
                origin: middle,
                ..camera
            };
        }
        let factor = (camera.rim_px() * 0.995 / distance_px.max(1e-12)).min(1.0);
        Camera {
            origin: Pixel {
                x: middle.x + dx * factor,
                y: middle.y + dy * factor,
            },
            ..camera
        }
    }
}
