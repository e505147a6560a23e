//! Filled land, compared with an independent computation.

use std::sync::OnceLock;

use pobratim::geo::coast::{Cell, decode};
use pobratim::geo::{LonLat, sin_cos};
use pobratim::map::{Camera, LevelOfDetail, Mode, PathBuffer, Pixel, land};

use super::{FINE, SIZE, coast, crossings, place};

/// Land by another method: the meridian from a place on land north to the pole, which is sea,
/// crosses an odd number of coasts. Edges are indexed by the whole degrees of longitude that they
/// touch.
pub struct Truth(Vec<Vec<[[f64; 2]; 2]>>);

impl Truth {
    /// Creates it from rings in degrees east and north; a ring may continue past ±180°.
    pub fn new(rings: impl IntoIterator<Item = Vec<[f64; 2]>>) -> Truth {
        let mut columns = vec![Vec::new(); 360];
        for ring in rings {
            for (&a, &(mut b)) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                b[0] -= 360.0 * ((b[0] - a[0]) / 360.0).round();
                let (west, east) = if a[0] < b[0] { (a, b) } else { (b, a) };
                for column in west[0].floor() as i32..=east[0].floor() as i32 {
                    let turns = f64::from(column.div_euclid(360)) * 360.0;
                    let edge = [[west[0] - turns, west[1]], [east[0] - turns, east[1]]];
                    columns[column.rem_euclid(360) as usize].push(edge);
                }
            }
        }
        Truth(columns)
    }

    pub fn is_land(&self, at: LonLat) -> bool {
        let lon = at.lon_deg().rem_euclid(360.0);
        let tan = |lat: f64| lat.to_radians().tan();
        let above = |[west, east]: &&[[f64; 2]; 2]| {
            // Half-open, so that a vertex is crossed once.
            if lon < west[0] || lon >= east[0] {
                return false;
            }
            // The latitude at which the great circle of the edge meets this meridian (Williams,
            // *Aviation Formulary*, latitude of a point on a great circle).
            let [to_west, to_east, whole] = [lon - west[0], east[0] - lon, east[0] - west[0]]
                .map(|turn| sin_cos(turn.to_radians()).0);
            (tan(west[1]) * to_east + tan(east[1]) * to_west) / whole > tan(at.lat_deg())
        };
        self.0[lon.floor() as usize % 360]
            .iter()
            .filter(above)
            .count()
            % 2
            == 1
    }
}

fn truth() -> &'static Truth {
    static TRUTH: OnceLock<Truth> = OnceLock::new();
    TRUTH.get_or_init(|| {
        let shapes = decode(FINE).unwrap();
        let degrees =
            |cell: &Cell| cell.map(|value| f64::from(value) / f64::from(shapes.per_degree));
        let rings = shapes.rings.iter();
        Truth::new(rings.map(|ring| ring.iter().map(degrees).collect()))
    })
}

/// Returns the distance of a pixel from the nearest edge of a path, in px.
fn px_to_edge(path: &PathBuffer, x: f64, y: f64) -> f64 {
    let mut least = f64::INFINITY;
    for points in path.subpaths() {
        for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            let (dx, dy) = (bx - ax, by - ay);
            let t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(1e-12);
            let t = t.clamp(0.0, 1.0);
            least = least.min((ax + t * dx - x).hypot(ay + t * dy - y));
        }
    }
    least
}

/// Compares the filled land of a view with the truth at a grid of pixels, and returns the number of
/// compared pixels. The fill is simplified to 0.7 px and has no smaller islands, so pixels within 2
/// px of a true coast or 1.2 px of a filled one are skipped.
fn check_land(camera: &Camera) -> usize {
    let mut path = PathBuffer::default();
    land(coast(), camera, LevelOfDetail::FINE, &mut path);
    let mut compared = 0;
    for row in 0..20 {
        let y = f64::from(row) * 20.0 + 9.7;
        let coasts = crossings(&path, y);
        for column in 0..30 {
            let x = f64::from(column) * 20.0 + 9.3;
            let around =
                [(0.0, 0.0), (2.0, 0.0), (-2.0, 0.0), (0.0, 2.0), (0.0, -2.0)].map(|(dx, dy)| {
                    camera.unproject(Pixel {
                        x: x + dx,
                        y: y + dy,
                    })
                });
            let around = around.map(|at| at.map(|at| truth().is_land(at)));
            let Some(expected) = around[0] else { continue };
            if around.iter().all(|&near| near == Some(expected)) {
                let filled = coasts.iter().filter(|&&coast| coast < x).count() % 2 == 1;
                if filled != expected {
                    let near = px_to_edge(&path, x, y);
                    assert!(
                        near < 1.2,
                        "not {filled}, {near} px off, at {x} {y} of {camera:?}"
                    );
                    continue;
                }
                compared += 1;
            }
        }
    }
    compared
}

/// Checks views of a mode from a place: all of it, a part away from the centre, and a close view.
fn check_views_from(host: LonLat, mode: Mode) -> usize {
    let whole = Camera::fit(host, &[], SIZE, 10.0, mode);
    let part = whole.zoomed_about(Pixel { x: 150.0, y: 120.0 }, 4.0);
    let close = whole
        .zoomed_about(Pixel { x: 400.0, y: 310.0 }, 12.0)
        .panned(40.0, -90.0);
    [whole, part, close].iter().map(check_land).sum()
}

#[test]
fn land_is_right_from_a_grid_of_places() {
    let mut compared = 0;
    for lat in [-75.0, -45.0, -15.0, 15.0, 45.0, 75.0] {
        for lon in (-170..180).step_by(30) {
            for mode in Mode::ALL {
                compared += check_views_from(place(f64::from(lon), lat), mode);
            }
        }
    }
    assert!(compared > 150_000, "{compared}");
}

#[test]
fn land_is_right_at_poles_antipodes_and_the_antimeridian() {
    let mut compared = 0;
    for (lon, lat) in [
        (135.0971, 48.462),
        (0.0, 90.0),
        (0.0, -90.0),
        (77.0, 89.99),
        // Argentina, whose antipode is in China, and China, whose antipode is in Argentina.
        (-63.0, -35.0),
        (117.0, 35.0),
        // Spain and New Zealand are each other's antipodes.
        (-5.0, 41.0),
        (175.5, -41.0),
        // Chukotka and Fiji cross 180°.
        (180.0, 67.0),
        (-180.0, 67.0),
        (-175.0, 66.0),
        (179.9, -17.5),
        // Antarctica surrounds the pole.
        (120.0, -80.0),
        (-60.0, -66.0),
        (0.0, 0.0),
    ] {
        for mode in Mode::ALL {
            compared += check_views_from(place(lon, lat), mode);
        }
    }
    assert!(compared > 30_000, "{compared}");
}
