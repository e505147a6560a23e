//! The scene of the map: land, rings, threads, markers.

mod animation;
mod camera;
mod labels;
mod land;
mod land_atlas;

use std::sync::OnceLock;

use pobratim::geo::{Coast, LonLat, angle_rad, distance_km};
use pobratim::map::{
    Camera, LevelOfDetail, Mode, PathBuffer, Pixel, Place, Scene, Size, build, rings, thread,
};
use proptest::prelude::*;

const FINE: &[u8] = include_bytes!("../../public/coast/khabarovsk.bin");

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn khabarovsk() -> LonLat {
    place(135.0971, 48.462)
}

fn partners() -> [LonLat; 8] {
    [
        (139.0412, 37.9226),
        (126.65, 45.75),
        (-122.6762, 45.5234),
        (-123.3516, 48.4359),
        (134.2984, 48.3635),
        (30.3404, 53.9088),
        (43.8464, 40.7931),
        (109.5095, 18.2543),
    ]
    .map(|(lon, lat)| place(lon, lat))
}

fn coast() -> &'static Coast {
    static COAST: OnceLock<Coast> = OnceLock::new();
    COAST.get_or_init(|| Coast::from_bytes(FINE).unwrap())
}

const SIZE: Size = Size {
    width: 600.0,
    height: 400.0,
};

/// Returns the boundaries of the even-odd fill of a path in a row of pixels.
fn crossings(path: &PathBuffer, y: f64) -> Vec<f64> {
    let mut found = Vec::new();
    for points in path.subpaths() {
        for (a, b) in points.iter().zip(points.iter().cycle().skip(1)) {
            let ([ax, ay], [bx, by]) = (a.map(f64::from), b.map(f64::from));
            if (ay > y) != (by > y) {
                found.push(ax + (y - ay) / (by - ay) * (bx - ax));
            }
        }
    }
    found.sort_by(f64::total_cmp);
    found
}

/// A view as 60 by 20 characters: land `#`, other `.`, the host `@`, partners `o`.
fn drawn(mode: Mode) -> String {
    let size = Size {
        width: 600.0,
        height: 400.0,
    };
    let camera = Camera::fit(khabarovsk(), &partners(), size, 24.0, mode);
    let mut scene = Scene::default();
    let places = partners().map(|at| Place {
        at,
        key: 0,
        thread: None,
    });
    build(
        &camera,
        (coast(), LevelOfDetail::FINE),
        &places,
        &[],
        &mut scene,
    );
    let mut rows: Vec<Vec<char>> = Vec::new();
    for row in 0..20 {
        let coasts = crossings(&scene.land, f64::from(row) * 20.0 + 10.0);
        let glyph = |column: i32| {
            let x = f64::from(column) * 10.0 + 5.0;
            let inside = coasts.iter().filter(|&&coast| coast < x).count() % 2 == 1;
            if inside { '#' } else { '.' }
        };
        rows.push((0..60).map(glyph).collect());
    }
    let host = scene.host.unwrap();
    for (at, glyph) in scene
        .markers
        .iter()
        .map(|marker| (marker.at, 'o'))
        .chain([(host, '@')])
    {
        rows[(at.y / 20.0) as usize][(at.x / 10.0) as usize] = glyph;
    }
    let lines: Vec<String> = rows.iter().map(|row| row.iter().collect()).collect();
    lines.join("\n")
}

#[test]
fn the_first_view() {
    insta::assert_snapshot!(drawn(Mode::Fisheye), @"
    ..######..##########......................#.##############..
    .#####...####o####.#.#.#...................################.
    ######.#.############...##...............########..oo#####..
    #####..#####################....#..........####.............
    #######o..################################...##.............
    ##.####.##################################..................
    #.####################################..#...................
    .##.##############################.....##...................
    ###.###########.################.......##...................
    .##.###############################.....#...................
    ....###############################.........................
    .....#########################o@#...........................
    .....#####################o#####............................
    .....########################.....##........................
    .....#################....#.......#.........................
    .....#....############....##....#o..........................
    ...........############.....#.##............................
    ............###########.....................................
    ............####.o..........................................
    ............#.###...........................................
    ");
}

#[test]
fn the_globe() {
    insta::assert_snapshot!(drawn(Mode::Globe), @"
    ............................................................
    ............................................................
    ...................#............########....................
    .................####.......###......######.................
    ...............##.#####.....###..############...............
    ..............#.#####.##....##.##..##########...............
    .............###.##o#...............#####oo.................
    ............#.#o#######.............###.....................
    .............###.########.##..........#.....................
    ...........###################.#####........................
    ............######################..........................
    ..............##################..#.........................
    ...............#################............................
    ...............#############o#@..#..........................
    ...............#..########..#..o............................
    ...................########..#..............................
    .....................#.o..#.................................
    ....................#.....#.................................
    .......................#...#................................
    ............................................................
    ");
}

#[test]
fn threads_to_america_go_the_short_way() {
    let [_, _, portland, victoria, ..] = partners();
    for mode in Mode::ALL {
        let camera = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, mode);
        for city in [portland, victoria] {
            let points = thread(&camera, city);
            let ways: Vec<LonLat> = points
                .windows(2)
                .flat_map(|pair| {
                    [0.0, 0.25, 0.5, 0.75, 1.0].map(|t| {
                        let mix = |axis: usize| {
                            f64::from(pair[0][axis]) * (1.0 - t) + f64::from(pair[1][axis]) * t
                        };
                        camera
                            .unproject(Pixel {
                                x: mix(0),
                                y: mix(1),
                            })
                            .unwrap()
                    })
                })
                .collect();
            let whole = distance_km(khabarovsk(), city);
            for at in ways {
                let detour = distance_km(khabarovsk(), at) + distance_km(at, city) - whole;
                assert!(detour < 1.0, "{mode:?}: {detour} km at {at:?}");
                // Over Kamchatka and the Bering Sea, never over Europe.
                assert!(!(-115.0..134.0).contains(&at.lon_deg()), "{at:?}");
            }
        }
        let straight = thread(&camera, portland).len() == 2;
        assert_eq!(straight, mode != Mode::Globe);
    }
}

#[test]
fn a_thread_ends_where_the_globe_does() {
    let away = Camera::at(khabarovsk(), place(-45.0, -48.0), 300.0, SIZE, Mode::Globe);
    assert_eq!(thread(&away, partners()[0]), Vec::<[f32; 2]>::new());
    assert_eq!(away.project(khabarovsk()), None);
    let beside = Camera::at(khabarovsk(), place(-100.0, 40.0), 300.0, SIZE, Mode::Globe);
    let seen = thread(&beside, partners()[2]);
    let end = beside.project(partners()[2]).unwrap();
    assert_eq!(seen.last(), Some(&[end.x as f32, end.y as f32]));
    assert_eq!(thread(&beside, khabarovsk()), Vec::<[f32; 2]>::new());
}

#[test]
fn rings_are_at_their_distance() {
    const KM: [f64; 5] = [500.0, 1000.0, 2500.0, 5000.0, 7500.0];
    for mode in Mode::ALL {
        let camera = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, mode);
        let found = rings(&camera, &KM);
        assert_eq!(
            found.iter().map(|ring| ring.km).collect::<Vec<_>>(),
            KM,
            "{mode:?}"
        );
        for ring in found {
            for &[x, y] in ring.pieces.iter().flatten() {
                // At the edge of the globe a small part of a pixel is many kilometres.
                let Some(at) = camera.unproject(Pixel {
                    x: x.into(),
                    y: y.into(),
                }) else {
                    continue;
                };
                let apart = (distance_km(khabarovsk(), at) - ring.km).abs();
                let edge = angle_rad(at.unit(), camera.looking_at().unit()) > 1.5;
                assert!(
                    apart < 0.5 || (edge && mode == Mode::Globe),
                    "{mode:?} {apart}"
                );
            }
        }
        let beyond = rings(&camera, &[0.0, -5.0, 19_000.0, 30_000.0, f64::NAN]);
        assert!(beyond.is_empty(), "{mode:?} {beyond:?}");
    }
    // On a rotated globe a ring may be cut; then it is open, in one piece.
    let turned = Camera::at(khabarovsk(), place(-160.0, 10.0), 150.0, SIZE, Mode::Globe);
    let [ring] = rings(&turned, &[5000.0]).try_into().unwrap();
    assert_eq!((ring.closed, ring.pieces.len()), (false, 1));
}

fn any_mode() -> impl Strategy<Value = Mode> {
    prop::sample::select(Mode::ALL.to_vec())
}

fn any_place() -> impl Strategy<Value = LonLat> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| place(lon, lat))
}

#[test]
fn a_scene_is_the_same_in_a_used_buffer() {
    let camera = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Fisheye);
    let places = partners().map(|at| Place {
        at,
        key: 3,
        thread: Some(1),
    });
    let [mut fresh, mut used] = [Scene::default(), Scene::default()];
    let globe = camera.in_mode(Mode::Globe);
    build(
        &globe,
        (coast(), LevelOfDetail::FINE),
        &places[..2],
        &[500.0],
        &mut used,
    );
    build(
        &camera,
        (coast(), LevelOfDetail::FINE),
        &places,
        &[500.0, 2500.0],
        &mut used,
    );
    build(
        &camera,
        (coast(), LevelOfDetail::FINE),
        &places,
        &[500.0, 2500.0],
        &mut fresh,
    );
    assert_eq!(used, fresh);
    assert_eq!(
        (fresh.markers.len(), fresh.threads.len(), fresh.rings.len()),
        (8, 8, 2)
    );
    assert!(
        fresh
            .threads
            .iter()
            .all(|thread| (thread.key, thread.kind) == (3, 1))
    );
    assert!(!fresh.water.is_empty() && fresh.land.len() < 15_000);
}

#[test]
fn modes_have_codes_that_come_back() {
    for mode in Mode::ALL {
        assert_eq!(Mode::from_code(mode.code()), Some(mode));
    }
    assert_eq!(Mode::from_code("mercator"), None);
}
