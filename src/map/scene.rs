//! The whole picture, with roles and without colours.

use super::camera::{Camera, Pixel};
use super::land::{land, water};
use super::lens::Grain;
use super::path::PathBuffer;
use super::rings::{Ring, rings};
use super::threads::{Thread, thread};
use crate::geo::{Coast, LonLat};

/// A place to be shown, with the caller's own marks, which come back untouched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub at: LonLat,
    /// Which city it is to the caller.
    pub key: usize,
    /// The thread that leads to it, by the caller's own numbering of strokes; `None` for a place
    /// that has no tie.
    pub thread: Option<u8>,
}

/// A place in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    pub key: usize,
    pub at: Pixel,
}

/// Everything to paint, from the ground up. Keep it from frame to frame: its buffers are reused.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The middle and the radius of the disc of the earth, all of it water before land is drawn.
    pub disc: Option<(Pixel, f64)>,
    /// Land, to be filled by the even-odd rule.
    pub land: PathBuffer,
    /// Rivers, to be stroked.
    pub water: PathBuffer,
    pub rings: Vec<Ring>,
    /// Threads in the order of their places.
    pub threads: Vec<Thread>,
    /// Places on this side of the earth, in the order given, in the picture or outside of it.
    pub markers: Vec<Marker>,
    /// The host, unless the globe is turned away from it.
    pub host: Option<Pixel>,
}

/// Makes the scene of a coast and places as a camera sees them.
///
/// ```
/// use pobratim::geo::{Coast, LonLat};
/// use pobratim::map::{Camera, Grain, Mode, Place, Scene, Size, build};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let niigata = LonLat::new(139.0412, 37.9226).unwrap();
/// let size = Size { width: 400.0, height: 400.0 };
/// let camera = Camera::fit(host, &[niigata], size, 40.0, Mode::Fisheye);
/// let places = [Place { at: niigata, key: 7, thread: Some(0) }];
/// let mut scene = Scene::default();
/// build(&camera, (&Coast::default(), Grain::FINE), &places, &[500.0, 1000.0], &mut scene);
/// assert_eq!((scene.markers[0].key, scene.threads[0].points.len()), (7, 2));
/// ```
pub fn build(
    camera: &Camera,
    (coast, grain): (&Coast, Grain),
    places: &[Place],
    rings_km: &[f64],
    out: &mut Scene,
) {
    out.disc = Some((camera.origin(), camera.rim_px()));
    land(coast, camera, grain, &mut out.land);
    water(coast, camera, grain, &mut out.water);
    out.rings = rings(camera, rings_km);
    out.host = camera.project(camera.host());
    out.markers.clear();
    out.threads.clear();
    for place in places {
        if let Some(at) = camera.project(place.at) {
            out.markers.push(Marker { key: place.key, at });
        }
        if let Some(kind) = place.thread {
            let points = thread(camera, place.at);
            if points.len() > 1 {
                out.threads.push(Thread {
                    key: place.key,
                    kind,
                    points,
                });
            }
        }
    }
}
