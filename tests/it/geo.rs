//! The sphere, its projections and the coast file.

use geographiclib_rs::{Geodesic, InverseGeodesic};
use pobratim::geo::coast::{Cell, CoastFault, Shapes, decode, encode};
use pobratim::geo::simplify::{kept, ring_km2, triangle_km2};
use pobratim::geo::topology::{Arcs, TopologyFault, unwrapped};
use pobratim::geo::{
    Azimuthal, Coast, EARTH_RADIUS_KM, LonLat, LonLatFault, Octant, Radial, Rotation, Unit,
    angle_rad, bearing_deg, between, distance_km, sin_cos,
};
use proptest::prelude::*;

fn place(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn khabarovsk() -> LonLat {
    place(135.0971, 48.462)
}

fn any_place() -> impl Strategy<Value = LonLat> {
    // Even over the sphere, with the poles and the antimeridian included sometimes.
    let even =
        (-180.0..=180.0, -1.0..=1.0_f64).prop_map(|(lon, z)| place(lon, z.asin().to_degrees()));
    let odd = (
        prop::sample::select(vec![-180.0, 0.0, 179.999, 180.0]),
        -90..=90,
    )
        .prop_map(|(lon, lat)| place(lon, f64::from(lat)));
    prop_oneof![9 => even, 1 => odd]
}

#[test]
fn places_are_checked() {
    let check = |lon, lat, expected: Result<(), &str>| {
        assert_eq!(
            LonLat::new(lon, lat).map(drop).map_err(LonLatFault::code),
            expected,
            "{lon} {lat}"
        );
    };
    check(180.0, 90.0, Ok(()));
    check(-180.0, -90.0, Ok(()));
    check(180.1, 0.0, Err("longitude-range"));
    check(0.0, -90.01, Err("latitude-range"));
    check(f64::NAN, 0.0, Err("longitude-range"));
    check(0.0, f64::INFINITY, Err("latitude-range"));
    insta::assert_snapshot!(LonLat::new(0.0, 91.0).unwrap_err(), @"the latitude must be a number from -90 to 90");
}

#[test]
fn known_ways_have_their_length_and_direction() {
    // The lengths are those of the ellipsoid.
    let check = |lon, lat, km: f64, octant| {
        let to = place(lon, lat);
        let ours = distance_km(khabarovsk(), to);
        assert!((ours - km).abs() <= 0.006 * km + 0.5, "{ours} against {km}");
        assert_eq!(
            Octant::from_bearing(bearing_deg(khabarovsk(), to)).code(),
            octant
        );
    };
    check(139.0412, 37.9226, 1216.0, "south");
    check(126.65, 45.75, 707.0, "west");
    check(134.2984, 48.3635, 60.0, "west");
    check(109.5095, 18.2543, 4075.0, "south-west");
    // The way leads east over the Pacific, although the longitude is west.
    check(-122.6762, 45.5234, 7135.0, "north-east");
    check(30.3404, 53.9088, 6631.0, "north-west");
    check(135.0971, 48.462, 0.0, "north");
    // Every direction leads to the antipode.
    let antipode = distance_km(khabarovsk(), place(-44.9029, -48.462));
    assert!((antipode - 20015.11).abs() < 0.01, "{antipode}");
}

#[test]
fn every_bearing_has_an_octant() {
    let check = |bearing, expected: Octant| assert_eq!(Octant::from_bearing(bearing), expected);
    check(22.4, Octant::North);
    check(22.6, Octant::NorthEast);
    check(337.6, Octant::North);
    check(337.4, Octant::NorthWest);
    check(-90.0, Octant::West);
    check(540.0, Octant::South);
}

proptest! {
    #[test]
    fn distances_are_right_to_six_parts_in_a_thousand(a in any_place(), b in any_place()) {
        let oracle: f64 = Geodesic::wgs84().inverse(a.lat_deg(), a.lon_deg(), b.lat_deg(), b.lon_deg());
        let ours = distance_km(a, b) * 1000.0;
        prop_assert!((ours - oracle).abs() <= 0.006 * oracle + 1e-3, "{ours} against {oracle}");
    }

    #[test]
    fn near_distances_are_as_right(a in any_place(), east in -0.5..0.5_f64, north in -0.5..0.5_f64) {
        let b = place((a.lon_deg() + east).clamp(-180.0, 180.0), (a.lat_deg() + north).clamp(-90.0, 90.0));
        let oracle: f64 = Geodesic::wgs84().inverse(a.lat_deg(), a.lon_deg(), b.lat_deg(), b.lon_deg());
        let ours = distance_km(a, b) * 1000.0;
        prop_assert!((ours - oracle).abs() <= 0.006 * oracle + 1e-3, "{ours} against {oracle}");
    }

    #[test]
    fn bearings_are_right_to_a_third_of_a_degree(a in any_place(), b in any_place()) {
        let km = distance_km(a, b);
        prop_assume!(a.lat_deg().abs() < 85.0 && b.lat_deg().abs() < 85.0);
        prop_assume!((10.0..12_000.0).contains(&km));
        let (azimuth, _, _): (f64, f64, f64) =
            Geodesic::wgs84().inverse(a.lat_deg(), a.lon_deg(), b.lat_deg(), b.lon_deg());
        let ours = bearing_deg(a, b);
        prop_assert!((0.0..360.0).contains(&ours));
        let apart = (ours - azimuth + 540.0).rem_euclid(360.0) - 180.0;
        prop_assert!(apart.abs() < 0.34, "{ours} against {azimuth}");
    }

    #[test]
    fn the_way_between_is_the_shortest(a in any_place(), b in any_place(), t in 0.0..=1.0_f64) {
        let whole = angle_rad(a.unit(), b.unit());
        prop_assume!(whole < 3.1);
        let middle = between(a, b, t).unit();
        prop_assert!((angle_rad(a.unit(), middle) - t * whole).abs() < 1e-7);
        prop_assert!((angle_rad(middle, b.unit()) - (1.0 - t) * whole).abs() < 1e-7);
    }

    #[test]
    fn a_unit_vector_is_its_place(a in any_place()) {
        let back = LonLat::from_unit(a.unit());
        prop_assert!((back.lat_deg() - a.lat_deg()).abs() < 1e-9);
        prop_assert!(angle_rad(back.unit(), a.unit()) < 1e-12);
    }

    #[test]
    fn a_rotation_keeps_lengths_and_is_undone(centre in any_place(), a in any_place()) {
        let rotation = Rotation::to(centre);
        let seen = rotation.apply(a.unit());
        prop_assert!((seen.length() - 1.0).abs() < 1e-12);
        prop_assert!(angle_rad(rotation.undo(seen), a.unit()) < 1e-12);
        prop_assert!(rotation.apply(centre.unit()).z > 1.0 - 1e-12);
    }

    #[test]
    fn projections_come_back_within_the_clip(centre in any_place(), a in any_place()) {
        for radial in [Radial::Globe, Radial::Equidistant, Radial::Fisheye { a_rad: 0.35 }] {
            let map = Azimuthal::centred_on(centre, radial);
            let c_rad = angle_rad(centre.unit(), a.unit());
            match map.project(a.unit()) {
                None => prop_assert!(c_rad > radial.clip_rad() - 1e-9),
                Some([x, y]) => {
                    prop_assert!(c_rad < radial.clip_rad() + 1e-9);
                    prop_assert!((x.hypot(y) - radial.radius(c_rad)).abs() < 1e-9);
                    // At the edge of the globe a pixel covers more and more of the sphere.
                    let exact = if radial == Radial::Globe { 1e-15 / (radial.clip_rad() - c_rad).max(1e-9) } else { 0.0 };
                    let back = map.unproject([x, y]).unwrap();
                    prop_assert!(angle_rad(back, a.unit()) < 1e-9 + exact.max(0.0));
                }
            }
        }
    }
}

#[test]
fn the_radial_functions_are_what_they_are_called() {
    let check = |radial: Radial, c_rad: f64, expected: f64| {
        assert!(
            (radial.radius(c_rad) - expected).abs() < 1e-6,
            "{radial:?} {c_rad}"
        );
        assert!(
            (radial.angle(expected).unwrap() - c_rad).abs() < 1e-5,
            "{radial:?} {c_rad}"
        );
    };
    let fisheye = Radial::Fisheye { a_rad: 0.35 };
    check(Radial::Globe, 0.5, 0.479_425_5);
    check(Radial::Equidistant, 2.5, 2.5);
    check(fisheye, 0.0, 0.0);
    check(fisheye, 0.01, 0.009_998_64);
    check(fisheye, 1.0, 0.620296648);
    assert_eq!(fisheye.angle(fisheye.rim() + 1e-6), None);
    assert_eq!(Radial::Globe.angle(-0.1), None);
    assert_eq!(Radial::Equidistant.angle(f64::NAN), None);
}

/// Shapes that satisfy the invariants of [`Shapes`].
fn any_shapes() -> impl Strategy<Value = Shapes> {
    (1_u32..=Shapes::FINEST).prop_flat_map(|per_degree| {
        let cells = per_degree as i32;
        let cell = (-1080 * cells..=1080 * cells, -90 * cells..=90 * cells);
        let shape = |fewest: usize| {
            prop::collection::vec(cell.clone().prop_map(|(x, y)| [x, y]), fewest..20)
        };
        (
            prop::collection::vec(shape(3), 0..6),
            prop::collection::vec(shape(2), 0..4),
        )
            .prop_map(move |(rings, lines)| Shapes {
                per_degree,
                rings,
                lines,
            })
    })
}

/// The memory that shapes use, by the capacities of their vectors.
fn room(shapes: &Shapes) -> usize {
    let all = shapes.rings.iter().chain(&shapes.lines);
    all.map(|shape| shape.capacity() * size_of::<Cell>() + size_of_val(shape))
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_coast_file_comes_back(shapes in any_shapes()) {
        prop_assert_eq!(decode(&encode(&shapes)), Ok(shapes));
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(decode(&bytes).is_err() || bytes.starts_with(b"PBCO\x01"));
        let mut inside = b"PBCO\x01".to_vec();
        inside.extend(&bytes);
        if let Ok(shapes) = decode(&inside) {
            prop_assert_eq!(encode(&shapes).len() <= inside.len(), true);
            prop_assert!(room(&shapes) <= 16 * inside.len());
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        shapes in any_shapes(), at in any::<prop::sample::Index>(), bits in 1_u8..,
    ) {
        let mut bytes = encode(&shapes);
        let at = at.index(bytes.len());
        bytes[at] ^= bits;
        if let Ok(read) = decode(&bytes) {
            prop_assert!(room(&read) <= 16 * bytes.len());
            prop_assert_eq!(Coast::from_shapes(&read).rings().count(), read.rings.len());
        }
        // A truncated file is always refused.
        prop_assert!(decode(&encode(&shapes)[..at]).is_err());
    }
}

/// A million inputs: random bytes, random bytes after a valid beginning, and valid files with bytes
/// changed, removed or inserted. The generator is SplitMix64 (Steele, Lea and Flood, 2014).
#[test]
fn a_million_inputs_are_read_or_refused() {
    let mut state = 2021_u64;
    let mut draw = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let island = vec![[14210, 4300], [14220, 4300], [14215, 4310]];
    let river = vec![[14210, 4302], [14219, 4303]];
    let good = encode(&Shapes {
        per_degree: 100,
        rings: vec![island.clone(), island],
        lines: vec![river],
    });
    let (mut read, mut bytes) = (0, Vec::new());
    for round in 0..1_000_000 {
        bytes.clear();
        if round % 3 == 0 {
            bytes.extend_from_slice(&good);
            for _ in 0..=draw() % 3 {
                let (at, value) = (draw() as usize % bytes.len(), draw() as u8);
                match value % 3 {
                    0 => bytes[at] = value,
                    1 => bytes.insert(at, value),
                    _ => drop(bytes.remove(at)),
                }
            }
        } else {
            bytes.extend_from_slice(&good[..(round % 3) * 4]);
            for _ in 0..draw() % 3 {
                bytes.extend_from_slice(&draw().to_le_bytes());
            }
        }
        if let Ok(shapes) = decode(&bytes) {
            read += 1;
            assert!(room(&shapes) <= 16 * bytes.len());
        }
    }
    assert!((20_000..300_000).contains(&read), "{read}");
}

#[test]
fn bad_coast_files_say_why() {
    let check = |body: &[u8], expected: CoastFault| {
        let bytes = [b"PBCO\x01", body].concat();
        assert_eq!(decode(&bytes), Err(expected), "{body:?}");
    };
    assert_eq!(decode(b"PNG"), Err(CoastFault::NotCoast));
    assert_eq!(decode(b"PNGIF\x01"), Err(CoastFault::NotCoast));
    assert_eq!(decode(b"PBCO\x02"), Err(CoastFault::Version { found: 2 }));
    check(&[], CoastFault::Short { at: 5 });
    check(&[0, 0, 0], CoastFault::Grid { at: 6 });
    check(&[0x91, 0x4e, 0, 0], CoastFault::Grid { at: 7 });
    check(&[1, 0, 0, 7], CoastFault::Trailing { at: 8 });
    check(
        &[1, 0xff, 0xff, 0xff, 0xff, 0x7f, 0],
        CoastFault::Short { at: 12 },
    );
    check(&[0xff; 12], CoastFault::Number { at: 14 });
    check(
        &[1, 1, 0, 2, 0, 0, 2, 0, 0, 2],
        CoastFault::TooFew { at: 9 },
    );
    check(
        &[1, 1, 0, 3, 0, 0, 2, 0, 0, 0xb6, 1],
        CoastFault::OffEarth { at: 16 },
    );
    check(
        &[1, 0, 1, 2, 0xf2, 0x10, 0, 0, 0],
        CoastFault::OffEarth { at: 11 },
    );
    let messages: Vec<String> = [
        CoastFault::Version { found: 2 },
        CoastFault::OffEarth { at: 17 },
        CoastFault::TooFew { at: 9 },
    ]
    .map(|fault| format!("{}: {fault}", fault.code()))
    .into();
    insta::assert_snapshot!(messages.join("\n"), @"
    coast-version: coast version `2` is not supported, only version 1 is
    coast-off-earth: a point off the earth before byte 17
    coast-too-few: a ring needs 3 points and a line 2, before byte 9
    ");
}

#[test]
fn areas_are_those_of_the_sphere() {
    let check = |points: &[(f64, f64)], expected: f64| {
        let ring: Vec<Unit> = points
            .iter()
            .map(|&(lon, lat)| Unit::from_degrees(lon, lat))
            .collect();
        let area = ring_km2(&ring);
        assert!(
            (area - expected).abs() <= 1e-6 * expected,
            "{area} against {expected}"
        );
    };
    let sphere = 4.0 * std::f64::consts::PI * EARTH_RADIUS_KM * EARTH_RADIUS_KM;
    check(&[(0.0, 0.0), (90.0, 0.0), (0.0, 90.0)], sphere / 8.0);
    check(&[(0.0, 90.0), (90.0, 0.0), (0.0, 0.0)], sphere / 8.0);
    check(
        &[
            (0.0, 35.264_389_7),
            (90.0, 35.264_389_7),
            (180.0, 35.264_389_7),
            (270.0, 35.264_389_7),
        ],
        sphere / 6.0,
    );
    // A square of a hundred metres on the equator, where neighbours share most of their digits.
    let side = 0.1 / EARTH_RADIUS_KM * 180.0 / std::f64::consts::PI;
    check(&[(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)], 0.01);
    let [a, b, c] =
        [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)].map(|(lon, lat)| Unit::from_degrees(lon, lat));
    assert!(triangle_km2(a, b, c) < 1e-6);
}

proptest! {
    #[test]
    fn simplifying_more_keeps_fewer_of_the_same(
        bends in prop::collection::vec((-1.0..1.0_f64, 0.1..1.0_f64), 2..60), closed: bool,
    ) {
        let mut lon = 100.0;
        let line: Vec<Unit> = bends.iter().map(|&(lat, step)| {
            lon += step;
            Unit::from_degrees(lon, lat)
        }).collect();
        let fine = kept(&line, closed, |_| 100.0);
        let coarse = kept(&line, closed, |_| 2000.0);
        prop_assert!(coarse.iter().all(|at| fine.contains(at)));
        prop_assert!(fine.is_sorted());
        prop_assert_eq!(kept(&line, closed, |_| 1e-9).len(), line.len());
        let least = if closed { 3.min(line.len()) } else { 2 };
        prop_assert_eq!(kept(&line, closed, |_| f64::INFINITY).len(), least);
        if !closed {
            prop_assert_eq!((coarse.first(), coarse.last()), (Some(&0), Some(&(line.len() - 1))));
        }
    }

    #[test]
    fn unwrapped_longitudes_never_jump(lons in prop::collection::vec(-180.0..180.0_f64, 1..50)) {
        let points: Vec<[f64; 2]> = lons.iter().map(|&lon| [lon, 0.0]).collect();
        let run_on = unwrapped(&points);
        prop_assert!(run_on.windows(2).all(|pair| (pair[1][0] - pair[0][0]).abs() <= 180.0 + 1e-9));
        for (before, after) in points.iter().zip(&run_on) {
            let turns = (after[0] - before[0]) / 360.0;
            prop_assert!((turns - turns.round()).abs() < 1e-9);
        }
    }
}

#[test]
fn a_topology_says_what_is_wrong() {
    let arcs = Arcs {
        scale: [1.0, 1.0],
        translate: [0.0, 0.0],
        arcs: vec![vec![[0, 0], [1, 0]], vec![[5, 5], [1, 1]]],
    };
    let check =
        |indices: &[i64], expected| assert_eq!(arcs.points(indices).map(|p| p.len()), expected);
    check(&[0], Ok(2));
    check(&[0, !0], Ok(3));
    check(&[0, 1], Err(TopologyFault::Gap { index: 1 }));
    check(&[2], Err(TopologyFault::NoArc { index: 2 }));
    check(&[i64::MIN], Err(TopologyFault::NoArc { index: i64::MIN }));
    check(&[], Ok(0));
}

#[test]
fn the_shipped_coasts_can_be_read() {
    let check = |bytes: &[u8], per_degree, rings, lines| {
        let shapes = decode(bytes).unwrap();
        assert_eq!(
            (shapes.per_degree, shapes.rings.len(), shapes.lines.len()),
            (per_degree, rings, lines)
        );
        let coast = Coast::from_bytes(bytes).unwrap();
        for outline in coast.rings().chain(coast.lines()) {
            assert!(
                outline
                    .points()
                    .all(|at| angle_rad(at, outline.cap.centre) < outline.cap.radius_rad + 1e-6)
            );
        }
    };
    check(
        include_bytes!("../../public/coast/khabarovsk.bin"),
        100,
        991,
        30,
    );
    check(include_bytes!("../../public/coast/world.bin"), 50, 1149, 0);
}

/// The oracle is the function that `geo::sin_cos` replaces.
#[test]
#[allow(clippy::disallowed_methods)]
fn sine_and_cosine_are_those_of_the_standard_library() {
    let within = |rad: f64, error: f64| {
        let (sine, cosine) = sin_cos(rad);
        let wrong = (sine - rad.sin()).abs().max((cosine - rad.cos()).abs());
        assert!(wrong <= error, "{rad}: wrong by {wrong:e}");
    };
    for step in -200_000..=200_000 {
        within(f64::from(step) * 1e-5 * std::f64::consts::PI, 2.3e-16);
        within(f64::from(step) * 0.005, 2e-13);
    }
    for quarter in -8..=8 {
        let turn = f64::from(quarter) * std::f64::consts::FRAC_PI_2;
        for near in [turn.next_down(), turn, turn.next_up(), turn + 1e-9] {
            within(near, 2.3e-16);
        }
    }
}
