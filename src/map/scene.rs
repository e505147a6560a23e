//! Scene of the map: everything that is drawn, without colours.

use super::camera::{Camera, Pixel};
use super::culling::LevelOfDetail;
use super::land::{land, water};
use super::path::PathBuffer;
use super::rings::{Ring, rings};
use super::threads::{Thread, thread};
use crate::geo::{Coast, LonLat};

/// Place to be shown, with keys of the caller, which are returned unchanged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub at: LonLat,
    /// Caller's key of the city.
    pub key: usize,
    /// Caller's number of the thread's stroke; `None` for a place without a tie.
    pub thread: Option<u8>,
}

/// Projected place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProjectedPlace {
    pub key: usize,
    pub at: Pixel,
}

/// Everything to paint, from the background up. Its buffers are reused for each frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Centre and radius of the disc of the earth, which is filled with water before land is drawn.
    pub disc: Option<(Pixel, f64)>,
    /// Land, to be filled by the even-odd rule.
    pub land: PathBuffer,
    /// Rivers, to be stroked.
    pub water: PathBuffer,
    pub rings: Vec<Ring>,
    /// Threads in the order of their places.
    pub threads: Vec<Thread>,
    /// Places on the visible side of the earth, in the given order, in the picture or outside it.
    pub markers: Vec<ProjectedPlace>,
    /// Host, unless the globe is turned away from it.
    pub host: Option<Pixel>,
}

/// Builds the scene of a coast and places for a camera.
///
/// ```
/// use pobratim::geo::{Coast, LonLat};
/// use pobratim::map::{Camera, LevelOfDetail, Mode, Place, Scene, Size, build};
/// let host = LonLat::new(135.0971, 48.462).unwrap();
/// let niigata = LonLat::new(139.0412, 37.9226).unwrap();
/// let size = Size { width: 400.0, height: 400.0 };
/// let camera = Camera::fit(host, &[niigata], size, 40.0, Mode::Fisheye);
/// let places = [Place { at: niigata, key: 7, thread: Some(0) }];
/// let mut scene = Scene::default();
/// build(&camera, (&Coast::default(), LevelOfDetail::FINE), &places, &[500.0, 1000.0], &mut scene);
/// assert_eq!((scene.markers[0].key, scene.threads[0].points.len()), (7, 2));
/// ```
pub fn build(
    camera: &Camera,
    (coast, detail): (&Coast, LevelOfDetail),
    places: &[Place],
    rings_km: &[f64],
    out: &mut Scene,
) {
    out.disc = Some((camera.origin(), camera.rim_px()));
    land(coast, camera, detail, &mut out.land);
    water(coast, camera, detail, &mut out.water);
    out.rings = rings(camera, rings_km);
    out.host = camera.project(camera.host());
    out.markers.clear();
    out.threads.clear();
    for place in places {
        if let Some(at) = camera.project(place.at) {
            out.markers.push(ProjectedPlace { key: place.key, at });
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
