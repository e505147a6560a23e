//! The map's scene: land, rings, threads, the camera, names.

mod flight;
mod land;
mod sweep;

use std::sync::OnceLock;

use pobratim::geo::{Coast, LonLat, angle_rad, bearing_deg, distance_km, rad_from_km};
use pobratim::map::labels::{self, LabelBox, Wish};
use pobratim::map::{
    Camera, Grain, Mode, PathBuffer, Pixel, Place, Scene, Size, build, rings, thread,
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

/// The even-odd fill of a path along a row of pixels: where land begins and ends.
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
    build(&camera, (coast(), Grain::FINE), &places, &[], &mut scene);
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
fn everyone_fits_in_the_first_view() {
    for size in [
        (390.0, 600.0),
        (700.0, 700.0),
        (900.0, 500.0),
        (360.0, 200.0),
    ] {
        let size = Size {
            width: size.0,
            height: size.1,
        };
        for mode in Mode::ALL {
            let camera = Camera::fit(khabarovsk(), &partners(), size, 34.0, mode);
            for at in partners().iter().chain([&khabarovsk()]) {
                let seen = camera.project(*at).unwrap();
                assert!(
                    (33.9..size.width - 33.9).contains(&seen.x),
                    "{mode:?} {size:?} {seen:?}"
                );
                assert!(
                    (33.9..size.height - 33.9).contains(&seen.y),
                    "{mode:?} {size:?} {seen:?}"
                );
            }
        }
    }
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
                // Over Kamchatka and the Bering Sea; not one step over Europe.
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
                // At the globe's edge a hair of a pixel is many kilometres.
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
            // Only what is mostly outside of the picture goes without.
            let labelled = !ring.labels.is_empty();
            assert!(labelled || ring.km > 5000.0, "{mode:?}: {} km", ring.km);
            for label in ring.labels {
                let at = camera.unproject(label).unwrap();
                assert!((distance_km(khabarovsk(), at) - ring.km).abs() < 0.01);
                assert!((0.0..SIZE.width).contains(&label.x));
                assert!((0.0..SIZE.height).contains(&label.y));
            }
        }
        let beyond = rings(&camera, &[0.0, -5.0, 19_000.0, 30_000.0, f64::NAN]);
        assert!(beyond.is_empty(), "{mode:?} {beyond:?}");
    }
    // On a turned globe a ring may be cut, and then it is open, in one piece.
    let turned = Camera::at(khabarovsk(), place(-160.0, 10.0), 150.0, SIZE, Mode::Globe);
    let [ring] = rings(&turned, &[5000.0]).try_into().unwrap();
    assert_eq!((ring.closed, ring.pieces.len()), (false, 1));
}

#[test]
fn distances_are_true_in_the_equidistant_view() {
    let camera = Camera::fit(khabarovsk(), &partners(), SIZE, 34.0, Mode::Equidistant);
    let host = camera.project(khabarovsk()).unwrap();
    for at in partners() {
        let seen = camera.project(at).unwrap();
        let px = (seen.x - host.x).hypot(seen.y - host.y);
        let km = distance_km(khabarovsk(), at);
        assert!((px - camera.scale() * rad_from_km(km)).abs() < 1e-6);
        let bearing = (seen.x - host.x)
            .atan2(host.y - seen.y)
            .to_degrees()
            .rem_euclid(360.0);
        assert!((bearing - bearing_deg(khabarovsk(), at)).abs() < 1e-6);
    }
}

fn any_mode() -> impl Strategy<Value = Mode> {
    prop::sample::select(Mode::ALL.to_vec())
}

fn any_place() -> impl Strategy<Value = LonLat> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| place(lon, lat))
}

#[derive(Clone, Debug)]
enum Move {
    Pan(f64, f64),
    Zoom(f64, f64, f64),
    Resize(f64, f64),
    Switch(Mode),
}

fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        (-900.0..900.0, -900.0..900.0).prop_map(|(dx, dy)| Move::Pan(dx, dy)),
        (-100.0..900.0, -100.0..900.0, 0.01..100.0).prop_map(|(x, y, by)| Move::Zoom(x, y, by)),
        (0.0..2000.0, 0.0..2000.0).prop_map(|(width, height)| Move::Resize(width, height)),
        any_mode().prop_map(Move::Switch),
    ]
}

proptest! {
    #[test]
    fn no_moves_lose_the_earth(
        host in any_place(), mode in any_mode(), moves in prop::collection::vec(any_move(), 1..30),
    ) {
        let mut camera = Camera::fit(host, &partners(), SIZE, 34.0, mode);
        for step in &moves {
            camera = match *step {
                Move::Pan(dx, dy) => camera.panned(dx, dy),
                Move::Zoom(x, y, by) => camera.zoomed_about(Pixel { x, y }, by),
                Move::Resize(width, height) => camera.resized(Size { width, height }),
                Move::Switch(mode) => camera.in_mode(mode),
            };
            let Size { width, height } = camera.size();
            let middle = Pixel { x: width / 2.0, y: height / 2.0 };
            prop_assert!(camera.unproject(middle).is_some(), "{:?}", camera);
            prop_assert!(camera.scale() > 0.0 && camera.scale() <= Camera::LARGEST_SCALE);
            prop_assert!(2.0 * camera.rim_px() >= 0.79 * width.min(height));
            prop_assert_eq!(camera.host(), host);
        }
        for odd in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
            prop_assert_eq!(camera.zoomed_about(Pixel { x: 1.0, y: 1.0 }, odd).scale(), camera.scale());
        }
    }

    #[test]
    fn a_pixel_is_its_place(host in any_place(), mode in any_mode(), x in 0.0..600.0, y in 0.0..400.0) {
        let camera = Camera::fit(host, &[], SIZE, 0.0, mode).zoomed_about(Pixel { x: 300.0, y: 200.0 }, 2.5);
        if let Some(at) = camera.unproject(Pixel { x, y }) {
            let back = camera.project(at).unwrap();
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-6);
        }
    }

    #[test]
    fn zooming_holds_what_is_under_the_pointer(
        host in any_place(), mode in any_mode(), x in 200.0..400.0, y in 150.0..250.0, by in 1.0..6.0,
    ) {
        // Near a pole a globe with north up cannot follow.
        prop_assume!(mode != Mode::Globe || host.lat_deg().abs() < 50.0);
        let camera = Camera::fit(host, &[], SIZE, 10.0, mode);
        let held = camera.unproject(Pixel { x, y }).unwrap();
        let zoomed = camera.zoomed_about(Pixel { x, y }, by);
        prop_assert!((zoomed.scale() - camera.scale() * by).abs() < 1e-6 * zoomed.scale());
        let now = zoomed.project(held).unwrap();
        prop_assert!((now.x - x).hypot(now.y - y) < 1.0, "{:?}", now);
    }

    #[test]
    fn an_address_brings_the_view_back(
        host in any_place(), mode in any_mode(), dx in -200.0..200.0, dy in -200.0..200.0, by in 1.0..9.0,
    ) {
        let seen = Camera::fit(host, &[], SIZE, 10.0, mode)
            .zoomed_about(Pixel { x: 300.0, y: 200.0 }, by)
            .panned(dx, dy);
        let again = Camera::at(host, seen.looking_at(), seen.scale(), SIZE, mode);
        for (x, y) in [(300.0, 200.0), (320.0, 190.0)] {
            let Some(at) = seen.unproject(Pixel { x, y }) else { continue };
            let back = again.project(at).unwrap();
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-3);
        }
    }

    #[test]
    fn names_cover_nothing(
        wishes in prop::collection::vec((0.0..600.0, 0.0..400.0, 20.0..120.0, 0..3), 1..30),
        must in 0_usize..30,
    ) {
        let wishes: Vec<Wish> = wishes
            .iter()
            .enumerate()
            .map(|(index, &(x, y, width, priority))| Wish {
                marker: Pixel { x, y },
                radius_px: 5.0,
                size: Size { width, height: 16.0 },
                priority,
                must: index == must,
            })
            .collect();
        let taken = LabelBox { left: 200.0, top: 100.0, width: 150.0, height: 90.0 };
        let boxes = labels::place(&wishes, &[taken], SIZE);
        let picture = LabelBox { left: 0.0, top: 0.0, width: SIZE.width, height: SIZE.height };
        prop_assert_eq!(boxes.len(), wishes.len());
        for (i, label) in boxes.iter().enumerate() {
            // One that must be named always is, and is the only one that may cover others.
            prop_assert!(label.is_some() || i != must);
            let Some(label) = label else { continue };
            prop_assert!(picture.holds(label));
            prop_assert_eq!(label.width, wishes[i].size.width);
            if i == must {
                continue;
            }
            prop_assert!(!taken.meets(label));
            let others = boxes[..i].iter().enumerate().filter(|(other, _)| *other != must);
            prop_assert!(!others.filter_map(|(_, other)| *other).any(|other| other.meets(label)));
            for wish in &wishes {
                let Pixel { x, y } = wish.marker;
                let inside = (label.left..label.left + label.width).contains(&x)
                    && (label.top..label.top + label.height).contains(&y);
                prop_assert!(!inside);
            }
        }
    }
}

#[test]
fn the_more_important_name_stands() {
    let wish = |x, priority| Wish {
        marker: Pixel { x, y: 50.0 },
        radius_px: 4.0,
        size: Size {
            width: 80.0,
            height: 60.0,
        },
        priority,
        must: false,
    };
    let narrow = Size {
        width: 120.0,
        height: 100.0,
    };
    let check = |wishes: &[Wish], expected: &[bool]| {
        let placed = labels::place(wishes, &[], narrow);
        assert_eq!(
            placed.iter().map(Option::is_some).collect::<Vec<_>>(),
            expected
        );
    };
    check(&[wish(10.0, 0), wish(20.0, 0)], &[false, true]);
    check(&[wish(20.0, 1)], &[true]);
    check(&[wish(5.0, 0), wish(110.0, 9)], &[false, true]);
    check(&[wish(5.0, 9), wish(110.0, 0)], &[true, false]);
    check(&[], &[]);
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
        (coast(), Grain::FINE),
        &places[..2],
        &[500.0],
        &mut used,
    );
    build(
        &camera,
        (coast(), Grain::FINE),
        &places,
        &[500.0, 2500.0],
        &mut used,
    );
    build(
        &camera,
        (coast(), Grain::FINE),
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
